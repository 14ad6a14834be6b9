"""What Akool's answers mean. Pure functions."""

from bot.media.model import Box, Face
from bot.providers.akool.agora import read_token
from bot.providers.akool.codes import (
    CANNOT_OPERATE,
    OK_CODE,
    OPERATED_ALREADY,
    TOKEN_REFUSED,
    error_of,
)
from bot.providers.akool.schemas import (
    Accepted,
    Balance,
    CurrentDetected,
    Detected,
    DetectorStatus,
    Envelope,
    LiveSession,
    Results,
    Row,
)
from bot.providers.base import Misconfigured, Observation, Outcome, Ticket, Unavailable
from bot.providers.http import Reply, by_status, nonsense, quoted, read_as

DONE, FAILED = 3, 4


def data_of(reply: Reply, *, paid: bool) -> dict[str, object]:
    """What is inside the envelope. Raises ProviderError when it holds a refusal."""
    return _opened(reply, paid=paid).data or {}


def token_refused(reply: Reply) -> bool:
    envelope = read_as(Envelope, reply.json())
    return reply.status == 401 if envelope is None else envelope.code == TOKEN_REFUSED


def token_from(reply: Reply) -> str:
    """It stands beside the code or inside the data, depending on whom one asks."""
    envelope = _opened(reply, paid=False)
    token = envelope.token or (envelope.data or {}).get("token")
    if not isinstance(token, str) or not token:
        raise Misconfigured("getToken answered without a token")
    return token


def ticket_from(reply: Reply) -> Ticket:
    accepted = read_as(Accepted, data_of(reply, paid=True))
    if accepted is None:
        raise nonsense(reply, paid=True)
    return Ticket(ref=accepted.id, extra={"job_id": accepted.job_id} if accepted.job_id else {})


def live_session_from(reply: Reply) -> LiveSession:
    """With the application's id from its token when the answer leaves it empty, as the documents' example does."""
    session = read_as(LiveSession, data_of(reply, paid=True))
    if session is None:
        raise nonsense(reply, paid=True)
    if session.app_id or (token := read_token(session.front_rtc_token)) is None:
        return session
    return session.model_copy(update={"app_id": token.app_id})


def rows_from(reply: Reply) -> list[Row]:
    results = read_as(Results, data_of(reply, paid=False))
    if results is None:
        raise nonsense(reply, paid=False)
    return results.result


def observation_from(rows: list[Row], ref: str) -> Observation:
    """A task that is not in the list is young, or was deleted: wait. An address counts only when it says done."""
    row = next((row for row in rows if row.id == ref), None)
    if row is None:
        return Observation(outcome=Outcome.PENDING, ref=ref)
    return observed(ref, row.faceswap_status, row.url, row.reason)


def observed(ref: str, status: int, url: str | None, reason: str = "") -> Observation:
    if status == DONE and url:
        return Observation(outcome=Outcome.SUCCEEDED, ref=ref, result=url)
    if status == FAILED:
        return Observation(outcome=Outcome.FAILED, ref=ref, detail=quoted(reason) or "status 4")
    return Observation(outcome=Outcome.PENDING, ref=ref)


def deleted_from(reply: Reply) -> bool:
    """Whether the job is off the list, by this call or by the same one before, whose answer was lost."""
    envelope = read_as(Envelope, reply.json())
    if envelope is not None and envelope.code in {CANNOT_OPERATE, OPERATED_ALREADY}:
        return envelope.code == OPERATED_ALREADY
    _opened(reply, paid=False)
    return True


def balance_from(reply: Reply) -> int:
    balance = read_as(Balance, data_of(reply, paid=False))
    if balance is None:
        raise nonsense(reply, paid=False)
    return int(balance.credit)


def legacy_faces_from(reply: Reply) -> tuple[Face, ...]:
    if _nobody_in(reply):
        return ()
    detected = read_as(Detected, reply.json())
    if detected is None:
        raise nonsense(reply, paid=False)
    return _faces(detected, reply)


def current_faces_from(reply: Reply) -> tuple[Face, ...]:
    """Of a picture all entries count, whether they are numbered by frame or by face."""
    if _nobody_in(reply):
        return ()
    detected = read_as(CurrentDetected, reply.json())
    if detected is None:
        raise nonsense(reply, paid=False)
    return tuple(face for one in detected.faces_obj.values() for face in _faces(one, reply))


def _nobody_in(reply: Reply) -> bool:
    """True when the detector found no face. Raises ProviderError when it did not look."""
    status = read_as(DetectorStatus, reply.json())
    if status is None:
        data_of(reply, paid=False)  # what guards the detector answers in the other services' envelope
        raise nonsense(reply, paid=False)
    if status.error_code == 0 and reply.ok:
        return False
    if "no face" in status.error_msg.lower():
        return True
    raise Unavailable(f"its detector said {status.error_code}: {quoted(status.error_msg)}")


def _faces(detected: Detected, reply: Reply) -> tuple[Face, ...]:
    if len(detected.region) != len(detected.landmarks_str):
        raise nonsense(reply, paid=False)
    return tuple(
        Face(box=Box(round(x), round(y), round(x + width), round(y + height)), token=opts)
        for (x, y, width, height), opts in zip(detected.region, detected.landmarks_str, strict=True)
    )


def _opened(reply: Reply, *, paid: bool) -> Envelope:
    envelope = read_as(Envelope, reply.json())
    if envelope is None:
        raise nonsense(reply, paid=paid) if reply.ok else by_status(reply, paid=paid)
    if envelope.code != OK_CODE:
        said = quoted(envelope.msg)
        raise error_of(envelope.code, said, paid=paid, retry_after=reply.retry_after)
    if not reply.ok:
        raise by_status(reply, paid=paid)
    return envelope
