"""The emulator misbehaves on demand, and lets a test act at the very moment of a call."""

import asyncio
import time
from typing import Any

import httpx
import pytest

from playground.botapi import World
from playground.botapi.faults import Fault, FaultMode
from playground.botapi.parameters import Arguments
from playground.botapi.sample_world import ALICE, BORIS
from tests.playground.calls import Api
from tests.support.people import Person

HI = {"chat_id": ALICE, "text": "hi"}


@pytest.fixture(autouse=True)
async def started(alice: Person) -> None:
    await alice.writes("/start")


async def order(api: Api, **fault: Any) -> None:
    assert (await api.client.post("/play/faults", json={"method": "sendMessage", **fault})).status_code == 200


def texts(world: World) -> list[str]:
    return [message.body["text"] for message in world.chats[ALICE].messages.values() if message.by_bot]


@pytest.mark.parametrize(
    ("fault", "code", "description"),
    [
        ({"mode": "429", "retry_after": 7}, 429, "Too Many Requests: retry after 7"),
        ({"mode": "500"}, 500, "Internal Server Error"),
        ({"mode": "403"}, 403, "Forbidden: bot was blocked by the user"),
        ({"mode": "400", "text": "Bad Request: CHAT_RESTRICTED"}, 400, "Bad Request: CHAT_RESTRICTED"),
    ],
)
async def test_a_refusal_does_nothing_and_is_over_after_its_times(
    api: Api, world: World, fault: dict[str, Any], code: int, description: str
) -> None:
    await order(api, times=2, **fault)
    for _ in range(2):
        answer = await api.answer("sendMessage", **HI)
        assert (answer.status_code, answer.json()["description"]) == (code, description)
        assert answer.json().get("parameters") == ({"retry_after": 7} if code == 429 else None)
    assert texts(world) == []
    assert await api("sendMessage", **HI)


@pytest.mark.parametrize(("mode", "done"), [("lost_before", []), ("lost_after", ["hi"])])
async def test_a_lost_call_breaks_the_connection(api: Api, world: World, mode: str, done: list[str]) -> None:
    await order(api, mode=mode)
    with pytest.raises(httpx.RemoteProtocolError):
        await api.answer("sendMessage", **HI)
    assert texts(world) == done
    assert (await api.client.get("/play/journal")).json()[-1]["ok"] is bool(done)


async def test_a_slow_call_is_done_all_the_same(api: Api, world: World) -> None:
    await order(api, mode="slow", seconds=0.2)
    start = time.monotonic()
    await api("sendMessage", **HI)
    assert time.monotonic() - start >= 0.2
    assert texts(world) == ["hi"]


async def test_a_fault_may_be_for_one_chat_only_or_for_any_method(api: Api, boris: Person) -> None:
    await boris.writes("/start")
    await order(api, mode="500", chat_id=BORIS)
    assert await api("sendMessage", **HI)
    assert await api.refusal("sendMessage", chat_id=BORIS, text="hi") == "500 Internal Server Error"
    await order(api, method="*", mode="500")
    assert await api.refusal("getMe") == "500 Internal Server Error"


async def test_downloads_can_fail_too(api: Api, world: World, alice: Person) -> None:
    document = await alice.sends_file(b"words", name="a.txt")
    file = await api("getFile", file_id=document.json["document"]["file_id"])
    world.faults.add(Fault(method="file", mode=FaultMode.SERVER_ERROR))
    path = f"/file{api.base}/{file['file_path']}"
    assert (await api.client.get(path)).status_code == 500
    assert (await api.client.get(path)).content == b"words"


async def test_an_unknown_mode_is_refused(api: Api) -> None:
    answer = await api.client.post("/play/faults", json={"method": "sendMessage", "mode": "explode"})
    assert answer.status_code == 400


async def test_hooks_run_before_the_effect_and_after_it(api: Api, world: World) -> None:
    seen: list[tuple[str, list[str]]] = []
    world.on_call("sendMessage", lambda call: seen.append((call.text("text"), texts(world))))
    world.on_call("sendMessage", lambda call: seen.append((call.text("text"), texts(world))), when="done")
    await api("sendMessage", **HI)
    await api("sendMessage", **HI)
    assert seen == [("hi", []), ("hi", ["hi"])]


async def test_a_hook_can_hold_a_call_up_and_be_taken_away(api: Api, world: World) -> None:
    arrived, go = asyncio.Event(), asyncio.Event()

    async def hold(_: Arguments) -> None:
        arrived.set()
        await go.wait()

    remove = world.on_call("sendMessage", hold, when="done", times=None)
    call = asyncio.create_task(api("sendMessage", **HI))
    await arrived.wait()
    assert texts(world) == ["hi"]
    remove()
    go.set()
    await call
    await api("sendMessage", **HI)


async def test_the_journal_has_every_call(api: Api) -> None:
    await api("sendMessage", **HI)
    await api.refusal("sendMessage", chat_id=5, text="hi")
    await api.refusal("sendMessage", chatid=5)
    await api("sendDocument", chat_id=ALICE, files={"document": ("a.txt", b"abc")})
    first, second, third, fourth = (await api.client.get("/play/journal")).json()
    assert (first["method"], first["params"], first["ok"]) == ("sendMessage", HI, True)
    assert (second["ok"], second["error"]) == (False, "Bad Request: chat not found")
    assert third["error"].startswith('Bad Request: unknown parameter "chatid"')
    assert fourth["params"]["document"] == {"upload": "a.txt", "bytes": 3}
    assert [first["seq"], second["seq"], third["seq"], fourth["seq"]] == [1, 2, 3, 4]
    assert first["at"] <= fourth["at"]
