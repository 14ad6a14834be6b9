"""Updates reach the bot by long poll or by webhook: in order, until it takes them, one way at a time."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground.botapi import World
from playground.botapi.sample_world import ALICE, BORIS, GROUP
from playground.botapi.serving import running
from playground.botapi.webhook import SECRET_HEADER
from tests.playground.calls import Api
from tests.support.people import Person


class Hook:
    """A bot's webhook: `takes` decides the status of each delivery."""

    def __init__(self, takes: Callable[[dict[str, Any]], Awaitable[int] | int]) -> None:
        self.takes = takes
        self.deliveries: list[dict[str, Any]] = []
        self.secrets: set[str | None] = set()
        self.taken: list[str] = []
        self.news = asyncio.Condition()

    async def answer(self, request: Request) -> Response:
        update = json.loads(await request.body())
        self.deliveries.append(update)
        self.secrets.add(request.headers.get(SECRET_HEADER))
        status = self.takes(update)
        code = status if isinstance(status, int) else await status
        async with self.news:
            if code == 200:
                self.taken.append(name_of(update))
            self.news.notify_all()
        return Response(status_code=code)

    async def until(self, count: int) -> None:
        async with asyncio.timeout(5), self.news:
            await self.news.wait_for(lambda: len(self.taken) >= count)


def name_of(update: dict[str, Any]) -> str:
    if "callback_query" in update:
        return str(update["callback_query"]["data"])
    return str(update["message"]["text"])


@contextlib.asynccontextmanager
async def hooked(
    api: Api, takes: Callable[[dict[str, Any]], Awaitable[int] | int], **options: Any
) -> AsyncIterator[Hook]:
    hook = Hook(takes)
    async with running(Starlette(routes=[Route("/hook", hook.answer, methods=["POST"])])) as server:
        await api("setWebhook", url=f"{server.url}/hook", **options)
        yield hook
        await api("deleteWebhook")


async def test_updates_stay_until_they_are_confirmed(api: Api, alice: Person) -> None:
    await alice.writes("one")
    await alice.writes("two")
    first = await api("getUpdates")
    assert [update["message"]["text"] for update in first] == ["one", "two"]
    assert await api("getUpdates") == first
    assert await api("getUpdates", limit=1) == first[:1]
    assert await api("getUpdates", offset=first[1]["update_id"]) == first[1:]
    assert await api("getUpdates") == first[1:]
    assert await api("getUpdates", offset=first[1]["update_id"] + 1) == []


async def test_a_negative_offset_forgets_all_but_the_last(api: Api, alice: Person) -> None:
    for text in ("one", "two", "three"):
        await alice.writes(text)
    assert [update["message"]["text"] for update in await api("getUpdates", offset=-1)] == ["three"]
    assert len(await api("getUpdates")) == 1


async def test_a_long_poll_ends_with_the_first_update(api: Api, alice: Person) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await alice.writes("hello")
    assert len(await asyncio.wait_for(poll, 5)) == 1


async def test_of_two_pollers_the_first_is_sent_away(api: Api, world: World, alice: Person) -> None:
    arrived = asyncio.Event()
    world.on_call("getUpdates", lambda _: arrived.set())
    first = asyncio.create_task(api.refusal("getUpdates", timeout=30))
    await arrived.wait()
    second = asyncio.create_task(api("getUpdates", timeout=30))
    assert await asyncio.wait_for(first, 5) == (
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await alice.writes("hello")
    assert len(await asyncio.wait_for(second, 5)) == 1


async def test_polling_and_webhook_exclude_each_other(api: Api, world: World) -> None:
    arrived = asyncio.Event()
    world.on_call("getUpdates", lambda _: arrived.set())
    poll = asyncio.create_task(api.refusal("getUpdates", timeout=30))
    await arrived.wait()
    async with hooked(api, lambda _: 200):
        assert await asyncio.wait_for(poll, 5) == "409 Conflict: terminated by setWebhook request"
        assert await api.refusal("getUpdates") == (
            "409 Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    assert await api("getUpdates") == []


async def test_only_the_allowed_kinds_come_and_the_choice_is_remembered(api: Api, alice: Person) -> None:
    await api("getUpdates", allowed_updates=["callback_query"])
    await alice.writes("unheard")
    assert await api("getUpdates") == []
    assert (await api("getWebhookInfo"))["allowed_updates"] == ["callback_query"]
    await api("getUpdates", allowed_updates=[])
    await alice.writes("heard")
    assert len(await api("getUpdates")) == 1


async def test_updates_expire(api: Api, world: World, alice: Person) -> None:
    await alice.writes("old")
    then = world.clock()
    world.clock = lambda: then + timedelta(hours=25)
    world.queue._clock = world.clock
    assert await api("getUpdates") == []


async def test_a_webhook_gets_the_secret_and_what_waited(api: Api, alice: Person) -> None:
    await alice.writes("one")
    async with hooked(api, lambda _: 200, secret_token="s3cret_-") as hook:
        await alice.writes("two")
        await hook.until(2)
        info = await api("getWebhookInfo")
    assert hook.taken == ["one", "two"]
    assert hook.secrets == {"s3cret_-"}
    assert (info["pending_update_count"], info["max_connections"], "last_error_date" in info) == (
        0,
        40,
        False,
    )


async def test_a_failing_webhook_is_tried_until_it_takes_the_update(api: Api, alice: Person) -> None:
    answers = iter([500, 502, 404, 200, 200])
    async with hooked(api, lambda _: next(answers)) as hook:
        await alice.writes("one")
        await hook.until(1)
        info = await api("getWebhookInfo")
        await alice.writes("two")
        await hook.until(2)
    assert [name_of(update) for update in hook.deliveries] == ["one"] * 4 + ["two"]
    assert len({update["update_id"] for update in hook.deliveries}) == 2
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_a_stuck_chat_holds_up_nobody_else_and_keeps_its_order(
    api: Api, alice: Person, boris: Person
) -> None:
    stuck = True

    def takes(update: dict[str, Any]) -> int:
        return 500 if stuck and update.get("message", {}).get("chat", {}).get("id") == ALICE else 200

    async with hooked(api, takes) as hook:
        await alice.writes("a1")
        await alice.writes("a2")
        await boris.writes("b1")
        await hook.until(1)
        assert hook.taken == ["b1"]
        stuck = False
        await hook.until(3)
    assert hook.taken == ["b1", "a1", "a2"]


async def test_a_press_can_overtake_a_message(api: Api, alice: Person) -> None:
    await alice.writes("/start")
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    await api("sendMessage", chat_id=ALICE, text="card", reply_markup=markup)
    pressed = asyncio.Event()

    async def takes(update: dict[str, Any]) -> int:
        if "callback_query" in update:
            pressed.set()
        elif update["message"]["text"] == "slow":
            await pressed.wait()
        return 200

    async with hooked(api, takes) as hook:
        await alice.writes("slow")
        await alice.presses("Go")
        await hook.until(3)
    assert hook.taken == ["/start", "go", "slow"]


async def test_only_so_many_deliveries_are_under_way_at_once(api: Api, alice: Person, boris: Person) -> None:
    under_way, most = 0, 0

    async def takes(_: dict[str, Any]) -> int:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        under_way -= 1
        return 200

    async with hooked(api, takes, max_connections=1) as hook:
        for person in (alice, boris, alice.in_group(GROUP)):
            await person.writes("/start")
        await hook.until(3)
    assert most == 1


async def test_nobody_at_the_webhook_is_an_error_that_one_can_ask_for(
    api: Api, world: World, alice: Person
) -> None:
    failed = asyncio.Event()
    world.webhook.on_failure = lambda _: failed.set()
    await api("setWebhook", url="http://127.0.0.1:9/")
    await alice.writes("one")
    await asyncio.wait_for(failed.wait(), 5)
    info = await api("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await api("deleteWebhook", drop_pending_updates=True)
    assert await api("getUpdates") == []


async def test_the_real_servers_rules_for_addresses_can_be_switched_on(api: Api, world: World) -> None:
    world.local_server = False
    assert await api.refusal("setWebhook", url="http://example.org/") == (
        "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    )
    assert await api.refusal("setWebhook", url="https://example.org:8080/") == (
        "400 Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
    )


async def test_an_update_can_come_twice(api: Api, world: World, alice: Person) -> None:
    await alice.writes("again")
    (update,) = world.queue.waiting()
    async with hooked(api, lambda _: 200) as hook:
        await hook.until(1)
        world.queue.repeat(update)
        await hook.until(2)
    assert hook.deliveries[0] == hook.deliveries[1]


@pytest.mark.parametrize("person", [ALICE, BORIS])
async def test_message_numbers_are_shared_by_private_chats_and_own_in_a_supergroup(
    world: World, person: int
) -> None:
    private, group = world.chats[person], world.chats[GROUP]
    numbers = [world.post(chat, {"text": "x"}).id for chat in (private, group, world.chats[BORIS], group)]
    assert numbers == [1, 2, 2, 3]
