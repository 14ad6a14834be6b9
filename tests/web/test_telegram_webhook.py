from collections.abc import AsyncIterator

import httpx
import pytest

from bot.web.server import serving
from bot.web.telegram_webhook import MAX_BYTES, _same, telegram_hook
from storage import StorageError

SECRET = "a-secret"
NEARLY = [
    "",
    "wrong",
    "a",
    "a-secre",
    "-secret",
    "a-secret-",
    "a-secreta-secret",
    "A-SECRET",
    "a_secret",
    "*",
]
RIGHT = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


class Desk:
    """Takes updates in, or says that the database is ill."""

    def __init__(self) -> None:
        self.accepted: list[bytes] = []
        self.ill = False

    async def accept(self, update: bytes) -> bool:
        if self.ill:
            raise StorageError("disk full")
        self.accepted.append(update)
        return True


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def client(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    async with (
        serving([telegram_hook(desk.accept, SECRET)], host="127.0.0.1", port=0) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client,
    ):
        yield client


async def test_an_update_with_the_secret_is_taken_in(client: httpx.AsyncClient, desk: Desk) -> None:
    answer = await client.post("/telegram", content=b'{"update_id": 7}', headers=RIGHT)
    assert (answer.status_code, desk.accepted) == (200, [b'{"update_id": 7}'])


@pytest.mark.parametrize(
    "headers",
    [{}, *({"X-Telegram-Bot-Api-Secret-Token": given} for given in NEARLY)],
    ids=["missing", *map(repr, NEARLY)],
)
async def test_without_the_whole_secret_nothing_is_taken_in(
    client: httpx.AsyncClient, desk: Desk, headers: dict[str, str]
) -> None:
    answer = await client.post("/telegram", json={"update_id": 7}, headers=headers)
    assert (answer.status_code, desk.accepted) == (401, [])


async def test_a_secret_of_other_bytes_is_refused_and_breaks_nothing(
    client: httpx.AsyncClient, desk: Desk
) -> None:
    for odd in (
        "schlüssel".encode("latin-1"),
        "a-secrét".encode(),
        "\N{CYRILLIC SMALL LETTER A}-secret".encode(),
        "a-secret\u200b".encode(),
        b"a-secret\xff",
    ):
        headers = [(b"X-Telegram-Bot-Api-Secret-Token", odd)]
        answer = await client.post("/telegram", json={"update_id": 7}, headers=headers)
        assert (answer.status_code, desk.accepted) == (401, [])


async def test_of_two_secrets_the_first_counts(client: httpx.AsyncClient, desk: Desk) -> None:
    name = b"X-Telegram-Bot-Api-Secret-Token"
    headers = [(name, b"wrong"), (name, SECRET.encode())]
    answer = await client.post("/telegram", json={"update_id": 7}, headers=headers)
    assert (answer.status_code, desk.accepted) == (401, [])


async def test_what_cannot_be_stored_is_not_acknowledged(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.ill = True
    answer = await client.post("/telegram", json={"update_id": 7}, headers=RIGHT)
    assert answer.status_code == 503


async def test_a_body_without_end_is_cut_off(client: httpx.AsyncClient, desk: Desk) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(MAX_BYTES // 1000 + 10):
            yield b"x" * 1000

    answer = await client.post("/telegram", content=endless(), headers=RIGHT)
    assert (answer.status_code, desk.accepted) == (413, [])


class NotCompared(bytes):
    """Equality ends at the first byte that differs, and so tells by its time how much was right."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("compared in a time that depends on the secret")

    __hash__ = bytes.__hash__


@pytest.mark.parametrize(("given", "fits"), [(b"a-secret", True), (b"a-secres", False), (b"", False)])
def test_the_time_of_the_comparison_tells_nothing_about_the_secret(given: bytes, *, fits: bool) -> None:
    assert _same(NotCompared(given), SECRET) is fits
