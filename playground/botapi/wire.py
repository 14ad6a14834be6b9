"""What goes over the wire: JSON objects, and the error envelope of the Bot API."""

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """A call that the Bot API refuses. `parameters` are the envelope's, such as retry_after."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def envelope(self) -> Json:
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class ConnectionLost(Exception):
    """The caller is to see its connection break instead of an answer."""


def bad_request(reason: str, **parameters: int) -> ApiError:
    return ApiError(400, f"Bad Request: {_sentence_inside(reason)}", **parameters)


def forbidden(reason: str) -> ApiError:
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    return ApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def _sentence_inside(reason: str) -> str:
    # The real server does the same: words lose their capital, codes such as PHOTO_INVALID_DIMENSIONS keep it.
    return reason[:1].lower() + reason[1:] if reason[1:2].islower() or reason[1:2] == " " else reason
