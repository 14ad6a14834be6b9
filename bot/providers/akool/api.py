"""Akool's endpoints, one method each. What is charged for is sent once, the rest may be asked again.

A refused token is the one refusal after which a call is made again: with a new token, and only once.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Literal

from pydantic import BaseModel

from bot.media.model import Face
from bot.providers.akool.auth import Auth, Headers
from bot.providers.akool.parse import (
    balance_from,
    current_faces_from,
    data_of,
    deleted_from,
    legacy_faces_from,
    live_session_from,
    rows_from,
    ticket_from,
    token_refused,
)
from bot.providers.akool.schemas import (
    CurrentDetect,
    DeleteJobs,
    LegacyDetect,
    LiveClose,
    LiveCreate,
    LiveSession,
    LiveUpdate,
    ReageImage,
    ReageVideo,
    Row,
    SwapImage,
    SwapVideo,
)
from bot.providers.base import Ticket
from bot.providers.http import Call, Http, Reply

FACESWAP = "/api/open/v3/faceswap"
Detector = Literal["legacy", "current"]
DETECTORS: Mapping[Detector, str] = {
    "legacy": "https://sg3.akool.com/detect",
    "current": "/interface/detect-api/detect_faces",
}
ORDER_SECONDS = 45.0


class AkoolApi:
    def __init__(
        self, http: Http, auth: Auth, *, detector: Detector = "legacy", detect_url: str = ""
    ) -> None:
        """`detect_url`: a whole address, or a path on the service's own host; empty: the documented one."""
        self._http = http
        self._auth = auth
        self._detector = detector
        self._detect_url = detect_url or DETECTORS[detector]

    async def detect(self, url: str) -> tuple[Face, ...]:
        if self._detector == "legacy":
            return legacy_faces_from(await self._ask(self._detect_url, LegacyDetect(image_url=url)))
        return current_faces_from(await self._ask(self._detect_url, CurrentDetect(url=url)))

    async def reage_image(self, order: ReageImage) -> Ticket:
        return ticket_from(await self._buy("/highquality/imgreage", order))

    async def reage_video(self, order: ReageVideo) -> Ticket:
        return ticket_from(await self._buy("/highquality/vidreage", order))

    async def swap_image(self, order: SwapImage) -> Ticket:
        return ticket_from(await self._buy("/highquality/specifyimage", order))

    async def swap_video(self, order: SwapVideo) -> Ticket:
        return ticket_from(await self._buy("/highquality/specifyvideo", order))

    async def results(self, *ids: str) -> list[Row]:
        return rows_from(await self._get("/result/listbyids", _ids=",".join(ids)))

    async def delete_job(self, job_id: str) -> bool:
        """Only this takes a job id: everything else is asked by `_id`."""
        return deleted_from(await self._ask(f"{FACESWAP}/job/del", DeleteJobs(job_ids=job_id)))

    async def credit(self) -> int:
        return balance_from(await self._get("/quota/info"))

    async def create_live(self, order: LiveCreate) -> LiveSession:
        return live_session_from(await self._buy("/live/create", order))

    async def update_live(self, order: LiveUpdate) -> None:
        data_of(await self._ask(f"{FACESWAP}/live/update", order), paid=False)

    async def close_live(self, session_id: str) -> None:
        data_of(await self._ask(f"{FACESWAP}/live/close", LiveClose(_id=session_id)), paid=False)

    async def close(self) -> None:
        await self._http.close()

    async def _buy(self, path: str, order: BaseModel) -> Reply:
        async def send(headers: Headers) -> Reply:
            body = order.model_dump(mode="json", by_alias=True, exclude_none=True)
            return await self._http.buy(
                Call(path=FACESWAP + path, body=body, headers=headers, seconds=ORDER_SECONDS)
            )

        return await self._known(send)

    async def _ask(self, path: str, question: BaseModel) -> Reply:
        async def send(headers: Headers) -> Reply:
            body = question.model_dump(mode="json", by_alias=True, exclude_none=True)
            return await self._http.ask(Call(path=path, body=body, headers=headers))

        return await self._known(send)

    async def _get(self, path: str, **params: str) -> Reply:
        async def send(headers: Headers) -> Reply:
            return await self._http.ask(
                Call(method="GET", path=FACESWAP + path, params=params, headers=headers)
            )

        return await self._known(send)

    async def _known(self, send: Callable[[Headers], Awaitable[Reply]]) -> Reply:
        headers = await self._auth.headers()
        reply = await send(headers)
        if not token_refused(reply):
            return reply
        again = await self._auth.renewed(headers)
        return reply if again is None else await send(again)
