"""Bodies of requests, never longer than expected."""

from starlette.requests import Request


class BodyTooLarge(Exception):
    pass


async def read_body(request: Request, most: int) -> bytes:
    """The whole body; raises BodyTooLarge as soon as it is longer than `most` bytes."""
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > most:
        raise BodyTooLarge
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise BodyTooLarge
        parts.append(part)
    return b"".join(parts)
