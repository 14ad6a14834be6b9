"""Reads a request's parameters from its query string and from any kind of body that the Bot API takes."""

import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from playground.botapi.parameters import LARGEST_UPLOAD, Upload
from playground.botapi.wire import ApiError, bad_request

_SPARE = 1024 * 1024
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


async def read_parameters(request: Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    values: dict[str, Any] = dict(request.query_params)
    uploads: dict[str, Upload] = {}
    if int(request.headers.get("content-length") or 0) > LARGEST_UPLOAD + _SPARE:
        raise ApiError(413, "Request Entity Too Large")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in _FORMS:
        await _read_form(request, values, uploads)
    elif body := await request.body():
        values |= _read_json(body, kind)
    return values, uploads


async def _read_form(request: Request, values: dict[str, Any], uploads: dict[str, Upload]) -> None:
    try:
        async with request.form(max_part_size=LARGEST_UPLOAD) as form:
            for name, part in form.multi_items():
                if isinstance(part, UploadFile):
                    uploads[name] = Upload(part.filename or "", await part.read(), part.content_type or "")
                else:
                    values[name] = part
    except HTTPException as error:
        raise bad_request(f"can't parse request: {error.detail}") from error


def _read_json(body: bytes, kind: str) -> dict[str, Any]:
    if kind != "application/json":
        raise bad_request(f'unsupported content type "{kind}"')
    try:
        values = json.loads(body)
    except ValueError as error:
        raise bad_request("can't parse request JSON object") from error
    if not isinstance(values, dict):
        raise bad_request("object expected as request JSON")
    return values
