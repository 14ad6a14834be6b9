"""What aifaceswap.io's answers and callbacks mean. Pure functions.

Any code but 200 is undocumented, so codes are read as the HTTP statuses that they look like.
"""

import re

from bot.media.model import Box, Face
from bot.providers.aifaceswap import prices
from bot.providers.aifaceswap.schemas import Accepted, Callback, Envelope, Extracted
from bot.providers.base import Observation, Outcome, OutOfCredit, ProviderError, Rejected, Ticket
from bot.providers.replies import Reply, by_status, nonsense, quoted, read_as

GOOD = 200
PRICE_OF_TYPE = {"1": prices.SWAP, "2": prices.MULTI_SWAP}
_LACK = re.compile(r"(?i)insufficient|not enough|no more|run out|exhausted|used up")
_CREDIT = re.compile(r"(?i)credit|points|coin|balance|quota")


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
    if reply.ok and envelope.code == GOOD:
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
    """What a callback says, or None when it says nothing. `charged`: with the table's price of a picture like that."""
    said = read_as(Callback, Reply(status=GOOD, body=body).json())
    if said is None or said.success is None:
        return None
    if not said.success:
        return Observation(outcome=Outcome.FAILED, ref=said.task_id, detail="success is 0")
    if not said.result:
        return None
    points = PRICE_OF_TYPE.get(said.kind) if charged else None
    return Observation(outcome=Outcome.SUCCEEDED, ref=said.task_id, result=said.result, points=points)
