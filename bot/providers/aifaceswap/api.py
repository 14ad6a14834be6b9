"""aifaceswap.io's endpoints, one method each. All of them cost credits, so each is called once."""

from pydantic import BaseModel

from bot.media.model import Face
from bot.providers.aifaceswap.parse import faces_from, ticket_from
from bot.providers.aifaceswap.schemas import (
    ExtractFaces,
    ExtractFrameFaces,
    MultiSwap,
    MultiVideoSwap,
    Swap,
    VideoSwap,
)
from bot.providers.base import Ticket
from bot.providers.http import Call, Http
from bot.providers.replies import Reply

PREFIX = "/api/aifaceswap/v1"
ORDER_SECONDS = 45.0
EXTRACTION_SECONDS = 30.0


class AifaceswapApi:
    def __init__(self, http: Http, key: str) -> None:
        http.hide(key)
        self._http = http
        self._key = key

    async def faceswap(self, order: Swap) -> Ticket:
        return ticket_from(await self._post("faceswap", order, ORDER_SECONDS))

    async def extract_face(self, picture: ExtractFaces) -> tuple[tuple[Face, ...], int]:
        """The faces and what the look cost."""
        return faces_from(await self._post("extract_face", picture, EXTRACTION_SECONDS))

    async def multi_faceswap(self, order: MultiSwap) -> Ticket:
        return ticket_from(await self._post("multi_faceswap", order, ORDER_SECONDS))

    async def video_faceswap(self, order: VideoSwap) -> Ticket:
        return ticket_from(await self._post("video_faceswap", order, ORDER_SECONDS))

    async def extract_base64_face(self, frame: ExtractFrameFaces) -> tuple[tuple[Face, ...], int]:
        """The faces of a frame and what the look cost (its answer does not tell: 0)."""
        return faces_from(await self._post("extract_base64_face", frame, EXTRACTION_SECONDS))

    async def multi_video_faceswap(self, order: MultiVideoSwap) -> Ticket:
        return ticket_from(await self._post("multi_video_faceswap", order, ORDER_SECONDS))

    async def close(self) -> None:
        await self._http.close()

    async def _post(self, path: str, body: BaseModel, seconds: float) -> Reply:
        call = Call(
            path=f"{PREFIX}/{path}",
            body=body.model_dump(mode="json"),
            headers={"Authorization": f"Bearer {self._key}"},
            seconds=seconds,
        )
        return await self._http.buy(call)
