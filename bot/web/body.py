"""Bodies of requests, never longer than expected."""

from starlette.requests import ClientDisconnect, Request


class BodyTooLarge(Exception):
    pass


class ClientGone(Exception):
    """The connection ended before the body did: nobody is there to be answered."""


async def read_body(request: Request, max_bytes: int) -> bytes:
    """The whole body. Raises BodyTooLarge as soon as it is longer than `max_bytes`, and ClientGone."""
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > max_bytes:
        raise BodyTooLarge
    parts: list[bytes] = []
    size = 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > max_bytes:
                raise BodyTooLarge
            parts.append(part)
    except ClientDisconnect:
        raise ClientGone from None
    return b"".join(parts)
