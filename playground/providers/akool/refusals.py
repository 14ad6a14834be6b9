"""Akool's envelope, which is around refusals too, with HTTP 200."""

from starlette.responses import JSONResponse, Response

from playground.providers.service import Refusal

GOOD = 1000
BAD_PARAMETER = 1003
NO_QUOTA = 1006
TOO_MANY_FACES = 1007
CANNOT_OPERATE = 1010
OPERATED_ALREADY = 1011
BAD_TOKEN = 1101
NO_TOKEN = 1102
NO_LIVE_QUOTA = 1104

PATIENCE = (
    "Please be patient! If your results are not generated in three hours, please check your input image."
)


def envelope(code: int, msg: str, data: object = None) -> Response:
    document: dict[str, object] = {"code": code, "msg": msg}
    return JSONResponse(document if data is None else document | {"data": data})


def refuse(code: int, msg: str) -> Refusal:
    return Refusal(envelope(code, msg))
