import io
from typing import Any

import pytest
from telegram import InputFile
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.telegram.client.multipart import FormBody, JsonBody, encode

SLICE = 256 * 1024


class Writer:
    """Takes slices, and fails after having taken the one that it is told."""

    def __init__(self, fails_after: int = -1) -> None:
        self.taken: list[bytes] = []
        self._fails_after = fails_after

    async def write(self, part: bytes) -> None:
        self.taken.append(bytes(part))
        if len(self.taken) == self._fails_after:
            raise ConnectionResetError


def upload(content: bytes) -> RequestData:
    return RequestData(
        [RequestParameter("photo", "attach://photo", [InputFile(io.BytesIO(content), attach=True)])]
    )


async def written(body: JsonBody | FormBody, writer: Any) -> int:
    await body.write_with_length(writer, None)
    return len(writer.taken)


async def test_a_form_goes_out_in_slices_and_whole() -> None:
    content = b"x" * (3 * SLICE + 1)
    body, writer = encode(upload(content)), Writer()
    await written(body, writer)
    assert content in b"".join(writer.taken)
    assert max(map(len, writer.taken)) <= SLICE
    assert body.size == sum(map(len, writer.taken))
    assert body.left


async def test_a_form_may_have_left_as_soon_as_its_last_boundary_is_tried() -> None:
    whole = await written(encode(upload(b"x" * 3 * SLICE)), Writer())
    for taken in range(1, whole + 1):
        body = encode(upload(b"x" * 3 * SLICE))
        with pytest.raises(ConnectionResetError):
            await written(body, Writer(fails_after=taken))
        assert body.left is (taken == whole)


async def test_a_document_may_have_left_as_soon_as_it_is_tried() -> None:
    body = encode(RequestData([RequestParameter("text", "hello", None)]))
    assert not body.left
    with pytest.raises(ConnectionResetError):
        await written(body, Writer(fails_after=1))
    assert body.left


async def test_a_call_without_parameters_has_an_empty_document() -> None:
    assert encode(RequestData()).decode() == "{}"
