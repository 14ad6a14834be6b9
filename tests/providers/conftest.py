"""Our side of the conversation, and a witness that nothing is called beyond this machine."""

import sys
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.providers.media_server import Home, at_home

LOOPBACK = ("127.", "::1", "localhost")
_called: list[str] = []


def _witness(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        _called.append(str(arguments[1][0]))
    elif event == "socket.getaddrinfo":
        _called.append(str(arguments[0]))


sys.addaudithook(_witness)


@pytest.fixture(autouse=True)
def _nothing_beyond_this_machine() -> Iterator[None]:
    _called.clear()
    yield
    assert [host for host in _called if not host.startswith(LOOPBACK)] == []


@pytest.fixture
async def home() -> AsyncIterator[Home]:
    async with at_home() as home:
        yield home
