import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import Bot
from telegram.error import TelegramError

from bot.telegram.client.request import AiohttpRequest
from bot.telegram.updates.polling import ALLOWED_UPDATES, Polling, set_webhook
from storage.errors import DatabaseFull
from tests.logbook import logbook
from tests.telegram.faulty_server import TOKEN, Line, Server, crooked
from tests.telegram.world import PATIENCE, text


class Telegram:
    """Hands out updates the way getUpdates does: again, until a question confirms them."""

    def __init__(self, *updates: Any) -> None:
        self.updates = list(updates)
        self.troubles: list[tuple[int, dict[str, Any]]] = []
        self.asked: list[dict[str, Any]] = []
        self.methods: list[str] = []
        self.parameters: dict[str, dict[str, Any]] = {}

    async def __call__(self, line: Line) -> None:
        await line.read_body()
        method = line.request.method.split("?")[0]
        parameters = json.loads(line.request.body or b"{}")
        self.methods.append(method)
        self.parameters[method] = parameters
        if method != "getUpdates":
            await line.write(b'{"ok":true,"result":true}')
            return
        self.asked.append(parameters)
        if self.troubles:
            status, document = self.troubles.pop(0)
            await line.write(json.dumps({"ok": False} | document).encode(), status)
            return
        offset = parameters.get("offset", 0)
        waiting = [u for u in self.updates if not isinstance(u, dict) or u.get("update_id", offset) >= offset]
        if not waiting and offset:
            await asyncio.Event().wait()
        await line.write(json.dumps({"ok": True, "result": waiting[: parameters["limit"]]}).encode())


class Table:
    """An inbox that keeps what it is given, or fails as told."""

    def __init__(self, *errors: Exception) -> None:
        self.stored: list[int] = []
        self.errors = list(errors)
        self.news = asyncio.Event()
        self.closed = False

    async def accept_all(self, raws: list[dict[str, Any]]) -> int:
        if self.errors:
            raise self.errors.pop(0)
        self.stored += [raw.get("update_id", 0) for raw in raws]
        self.news.set()
        return len(raws)

    async def holds(self, count: int) -> None:
        while len(self.stored) < count:
            assert not self.closed, "polling has ended"
            self.news.clear()
            await self.news.wait()

    def close(self, _: object) -> None:
        self.closed = True
        self.news.set()


@asynccontextmanager
async def polling(
    telegram: Telegram, table: Table, **options: Any
) -> AsyncIterator[tuple[asyncio.Task[None], list[float]]]:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    async with asyncio.timeout(PATIENCE), crooked(telegram) as server, AiohttpRequest(sleep=sleep) as request:
        bot = _bot(server, request)
        task = asyncio.create_task(Polling(bot, table, sleep=sleep, **options).run())
        task.add_done_callback(table.close)
        try:
            yield task, pauses
        finally:  # also when a test fails: what still asks would keep the server open
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


def _bot(server: Server, request: AiohttpRequest) -> Bot:
    return Bot(TOKEN, base_url=f"{server.url}/bot", request=request, get_updates_request=request)


async def test_updates_are_confirmed_by_the_question_after_they_were_stored() -> None:
    telegram, table = Telegram(*(text(number) for number in range(1, 6))), Table()
    async with polling(telegram, table, batch=2):
        await table.holds(5)
    assert table.stored == [1, 2, 3, 4, 5]
    assert [question.get("offset") for question in telegram.asked][:3] == [None, 3, 5]
    assert telegram.asked[0]["allowed_updates"] == list(ALLOWED_UPDATES)


async def test_what_could_not_be_stored_is_asked_for_again() -> None:
    telegram, table = Telegram(text(1), text(2)), Table(DatabaseFull("full"), DatabaseFull("full"))
    async with polling(telegram, table) as (_, pauses):
        await table.holds(2)
    assert [question.get("offset") for question in telegram.asked][:3] == [None, None, None]
    assert pauses == [1.0, 2.0]


async def test_a_webhook_is_taken_away_first_and_nothing_is_dropped() -> None:
    telegram, table = Telegram(text(1)), Table()
    async with polling(telegram, table):
        await table.holds(1)
    assert telegram.methods[:2] == ["deleteWebhook", "getUpdates"]
    assert telegram.parameters["deleteWebhook"].get("drop_pending_updates") in (None, False)


async def test_an_odd_update_does_not_spoil_its_batch() -> None:
    telegram, table = Telegram({"update_id": 1, "message": 5}, text(2)), Table()
    async with polling(telegram, table):
        await table.holds(2)
    assert table.stored == [1, 2]


async def test_a_conflict_is_explained_once_and_outlasted() -> None:
    telegram, table = Telegram(text(1)), Table()
    telegram.troubles = [(409, {"description": "Conflict: terminated by other getUpdates request"})] * 7
    with logbook() as book:
        async with polling(telegram, table) as (_, pauses):
            await table.holds(1)
    assert book.getvalue().count("another process polls") == 1
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]


TROUBLES: list[tuple[tuple[int, dict[str, Any]], float]] = [
    ((502, {"description": "Bad Gateway"}), 1.0),
    ((429, {"description": "Too Many Requests", "parameters": {"retry_after": 17}}), 17.0),
]


@pytest.mark.parametrize(("trouble", "pause"), TROUBLES)
async def test_trouble_is_waited_out(trouble: tuple[int, dict[str, Any]], pause: float) -> None:
    telegram, table = Telegram(text(1)), Table()
    telegram.troubles = [trouble]
    async with polling(telegram, table) as (_, pauses):
        await table.holds(1)
    assert pauses == [pause]


@pytest.mark.parametrize("status", [401, 404])
async def test_a_wrong_token_ends_it(status: int) -> None:
    telegram, table = Telegram(), Table()
    telegram.troubles = [(status, {"description": "Unauthorized"})]
    async with polling(telegram, table) as (task, _):
        with pytest.raises(TelegramError):
            await task


async def test_updates_without_a_number_do_not_make_it_ask_without_a_pause() -> None:
    telegram, table = Telegram({"message": {}}), Table(DatabaseFull("full"))
    async with polling(telegram, table) as (_, pauses):
        await table.holds(2)
    assert pauses[:2] == [1.0, 30.0]


async def test_a_webhook_is_set_with_its_secret_and_drops_nothing() -> None:
    telegram = Telegram()
    async with crooked(telegram) as server, AiohttpRequest() as request:
        for _ in range(2):
            await set_webhook(_bot(server, request), "https://bot.example/telegram", "s3cret")
    parameters = telegram.parameters["setWebhook"]
    assert parameters["url"] == "https://bot.example/telegram"
    assert parameters["secret_token"] == "s3cret"
    assert parameters["allowed_updates"] == list(ALLOWED_UPDATES)
    assert parameters.get("drop_pending_updates") in (None, False)
    assert "pre_checkout_query" in ALLOWED_UPDATES
