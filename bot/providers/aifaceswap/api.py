"""aifaceswap.io's endpoints, one method each, what its answers and callbacks mean, and what it charges.

Every call costs credits there, so each is sent once. Prices are those of the table in its documents, in its own
credits; parts of a second are not spoken of there, so the quote counts them as whole ones.

Any code but 200 is undocumented (2026-11-20), so codes are read as the HTTP statuses that they look like.
"""

import math
import re

from pydantic import BaseModel

from bot.media.model import Box, Face
from bot.providers.aifaceswap.schemas import (
    Accepted,
    Callback,
    Enhance,
    Envelope,
    Extracted,
    ExtractFaces,
    ExtractFrameFaces,
    MultiSwap,
    MultiVideoSwap,
    Swap,
    VideoSwap,
)
from bot.providers.base import Observation, Outcome, OutOfCredit, ProviderError, Rejected, Ticket
from bot.providers.http import Call, Http, Reply, by_status, nonsense, quoted, read_as

PREFIX = "/api/aifaceswap/v1"
ORDER_SECONDS = 45.0
EXTRACTION_SECONDS = 30.0

SWAP_PRICE = 2
EXTRACTION_PRICE = 2
MULTI_SWAP_PRICE = 5

OK_CODE = 200
PRICE_OF_TYPE = {"1": SWAP_PRICE, "2": MULTI_SWAP_PRICE}
_LACK = re.compile(r"(?i)insufficient|not enough|no more|run out|exhausted|used up")
_CREDIT = re.compile(r"(?i)credit|points|coin|balance|quota")


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


def video_swap_price(seconds: float, enhance: Enhance) -> int:
    return 2 * (1 + enhance) * math.ceil(seconds)


def multi_video_swap_price(faces: int, seconds: float, enhance: Enhance) -> int:
    return 2 * (faces + 1 + enhance) * math.ceil(seconds)


def ticket_from(reply: Reply) -> Ticket:
    """Raises ProviderError."""
    accepted = read_as(Accepted, data_of(reply, paid=True))
    if accepted is None:
        raise nonsense(reply, paid=True)
    return Ticket(ref=accepted.task_id, points=accepted.points)


def faces_from(reply: Reply) -> tuple[tuple[Face, ...], int]:
    """The faces in its own order, which `index` refers to, and what the look cost. Raises ProviderError."""
    found = read_as(Extracted, data_of(reply, paid=True))
    if found is None:
        raise nonsense(reply, paid=True)
    faces = tuple(
        Face(box=Box(*(round(value) for value in corners)), token=str(index))
        for index, corners in enumerate(found.faces)
    )
    if any(face.box.width <= 0 or face.box.height <= 0 for face in faces):
        raise nonsense(reply, paid=True)
    return faces, found.points or 0


def data_of(reply: Reply, *, paid: bool) -> dict[str, object]:
    """What is inside the envelope. Raises ProviderError when it holds a refusal."""
    envelope = read_as(Envelope, reply.json())
    if envelope is None:
        raise nonsense(reply, paid=paid) if reply.ok else by_status(reply, paid=paid)
    if reply.ok and envelope.code == OK_CODE:
        return envelope.data or {}
    raise _refusal(reply, envelope, paid=paid)


def _refusal(reply: Reply, envelope: Envelope, *, paid: bool) -> ProviderError:
    said = quoted(envelope.message)
    if _LACK.search(said) and _CREDIT.search(said):
        return OutOfCredit(f"code {envelope.code}: {said}")
    status = envelope.code if _is_telling(envelope.code) else reply.status
    if 200 <= status < 300:
        return Rejected(f"code {envelope.code}: {said}")
    return by_status(Reply(status=status, body=b"", retry_after=reply.retry_after), paid=paid, said=said)


def _is_telling(code: int) -> bool:
    return code in {401, 402, 403, 429} or 500 <= code < 600


def claim_in(body: bytes, *, charged: bool = False) -> Observation | None:
    """What a callback says, or None when it says nothing. `charged`: with the table's price of a picture like that.

    Unsigned, without a reason for a failure, and documented for pictures only (2026-11-20).
    """
    said = read_as(Callback, Reply(status=OK_CODE, body=body).json())
    if said is None or said.success is None:
        return None
    if not said.success:
        return Observation(outcome=Outcome.FAILED, ref=said.task_id, detail="success is 0")
    if not said.result:
        return None
    points = PRICE_OF_TYPE.get(said.kind) if charged else None
    return Observation(outcome=Outcome.SUCCEEDED, ref=said.task_id, result=said.result, points=points)
