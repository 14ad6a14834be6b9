"""What the real server refuses, this one refuses in the same words."""

import json
from typing import Any

import pytest

from playground.botapi import World
from playground.botapi.flood import FloodLimits
from playground.botapi.sample_world import ALICE, BORIS, GROUP
from tests.playground.calls import Api, picture
from tests.playground.refused_calls import HI, REFUSED, TO
from tests.support.people import Person


@pytest.mark.parametrize(("method", "params", "reason"), REFUSED, ids=lambda value: str(value)[:40])
async def test_the_call_is_refused(
    api: Api, alice: Person, method: str, params: dict[str, Any], reason: str
) -> None:
    await alice.writes("/start")
    assert reason in await api.refusal(method, **params)


async def test_a_wrong_token_is_unauthorized_and_nonsense_is_not_found(api: Api) -> None:
    wrong = await api.client.get("/bot123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/getMe")
    nonsense = await api.client.get("/botnonsense/getMe")
    assert wrong.status_code == 401
    assert wrong.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert nonsense.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_unknown_parameters_pass_when_the_world_is_lenient(
    api: Api, world: World, alice: Person
) -> None:
    world.strict = False
    await alice.writes("/start")
    assert (await api("sendMessage", **HI, replymarkup={}))["text"] == "hi"


async def test_json_forms_queries_and_multipart_say_the_same(api: Api, alice: Person) -> None:
    await alice.writes("/start")
    path = f"{api.base}/sendMessage"
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    flat = {"chat_id": str(ALICE), "text": "hi", "reply_markup": json.dumps(markup)}
    answers = [
        await api.client.post(path, json={**HI, "reply_markup": markup}),
        await api.client.post(path, json=flat),
        await api.client.post(path, data=flat),
        await api.client.get(path, params=flat),
        await api.client.post(path, files={name: (None, value) for name, value in flat.items()}),
    ]
    assert [answer.json()["result"]["reply_markup"] for answer in answers] == [markup] * 5


async def test_methods_are_found_in_any_case(api: Api) -> None:
    assert (await api("GETME"))["is_bot"]


async def test_the_bot_may_not_write_first_nor_to_who_blocked_it(
    api: Api, alice: Person, boris: Person
) -> None:
    await boris.in_group(GROUP).writes("/start")
    assert await api.refusal("sendMessage", chat_id=BORIS, text="hi") == (
        "403 Forbidden: bot can't initiate conversation with a user"
    )
    await alice.writes("/start")
    await alice.blocks_the_bot()
    assert await api.refusal("sendMessage", **HI) == "403 Forbidden: bot was blocked by the user"
    await alice.blocks_the_bot(False)
    assert await api("sendMessage", **HI)


async def test_nobody_reaches_a_deleted_account(api: Api, world: World, alice: Person) -> None:
    await alice.writes("/start")
    world.people[ALICE].deactivated = True
    assert await api.refusal("sendMessage", **HI) == "403 Forbidden: user is deactivated"
    assert (await api("getChat", chat_id=ALICE))["first_name"] == "Alice"


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"{", "application/json", "400 Bad Request: can't parse request JSON object"),
        (b"[]", "application/json", "400 Bad Request: object expected as request JSON"),
        (b"hello", "text/plain", '400 Bad Request: unsupported content type "text/plain"'),
        (
            b"--x\r\n: nonsense\r\n\r\n",
            "multipart/form-data; boundary=x",
            "400 Bad Request: can't parse request",
        ),
    ],
)
async def test_a_body_must_be_readable(api: Api, body: bytes, kind: str, reason: str) -> None:
    path = f"{api.base}/sendMessage"
    answer = (await api.client.post(path, content=body, headers={"content-type": kind})).json()
    assert f"{answer['error_code']} {answer['description']}".startswith(reason)


async def test_captions_are_counted_after_their_markup(api: Api, alice: Person) -> None:
    await alice.writes("/start")
    just_fits = "<b>" + "x" * 1024 + "</b>"
    files = {"photo": ("a.jpg", picture())}
    assert await api("sendPhoto", **TO, caption=just_fits, parse_mode="HTML", files=files)
    too_long = await api.refusal("sendPhoto", **TO, caption="x" * 1025, files=files)
    assert too_long == "400 Bad Request: message caption is too long"


async def test_flood_limits_answer_with_a_time_to_wait(world: World, api: Api, alice: Person) -> None:
    world.flood.limit(FloodLimits())
    await alice.writes("/start")
    for _ in range(3):
        await api("sendMessage", **HI)
    refused = (await api.answer("sendMessage", **HI)).json()
    assert refused["error_code"] == 429
    assert refused["parameters"]["retry_after"] >= 1
    assert await api("sendChatAction", **TO, action="typing")
