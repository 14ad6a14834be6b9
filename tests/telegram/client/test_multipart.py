from typing import Any

import pytest
from telegram.request import RequestData

from bot.telegram.client.multipart import SLICE, Body, encode


class Writer:
    """Takes slices, and fails after having taken the one that it is told."""

    def __init__(self, fails_after: int = -1) -> None:
        self.taken: list[bytes] = []
        self._fails_after = fails_after

    async def write(self, part: bytes) -> None:
        self.taken.append(bytes(part))
        if len(self.taken) == self._fails_after:
            raise ConnectionResetError


async def written(body: Body, writer: Any) -> None:
    await body.write(writer)


async def test_a_body_goes_out_in_slices_and_whole() -> None:
    pieces = (b"head", b"x" * (3 * SLICE + 1), b"", b"tail")
    body, writer = Body(pieces, "text/plain"), Writer()
    await written(body, writer)
    assert b"".join(writer.taken) == b"".join(pieces)
    assert max(map(len, writer.taken)) <= SLICE
    assert body.size == 3 * SLICE + 9
    assert body.left


@pytest.mark.parametrize(("fails_after", "left"), [(1, False), (2, False), (3, True)])
async def test_a_body_may_have_left_as_soon_as_its_last_slice_is_tried(fails_after: int, left: bool) -> None:
    body = Body((b"x" * 3 * SLICE,), "text/plain")
    with pytest.raises(ConnectionResetError):
        await written(body, Writer(fails_after))
    assert body.left is left
    assert body.again().left is False


async def test_a_call_without_parameters_has_an_empty_document() -> None:
    assert encode(RequestData()).decode() == "{}"
