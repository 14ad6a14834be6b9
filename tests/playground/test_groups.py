"""Groups: what a bot hears in them, topics, coming and going, and the move to a supergroup."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from playground.botapi import World
from playground.botapi.model import Chat, ChatKind
from playground.botapi.sample_world import ADA, ALICE, BORIS, CLARA, GROUP
from playground.botapi.serving import Running
from tests.playground.calls import Api, picture
from tests.support.people import Person

BASIC = -4001
Play = Callable[..., Awaitable[Any]]


@pytest.fixture
def play(api: Api) -> Play:
    async def post(path: str, **fields: Any) -> Any:
        answer = await api.client.post(f"/play/{path}", json=fields)
        assert answer.is_success, answer.text
        return answer.json()

    return post


@pytest.fixture
async def ada(telegram: Running) -> AsyncIterator[Person]:
    async with await Person.named("Ada", telegram.url) as ada:
        yield ada


async def heard(api: Api) -> list[dict[str, Any]]:
    """The updates that the bot has not had yet."""
    updates: list[dict[str, Any]] = await api("getUpdates")
    if updates:
        await api("getUpdates", offset=updates[-1]["update_id"] + 1)
    return updates


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("hello everybody", False),
        ("/swap", True),
        ("/swap@faceswap_playground_bot please", True),
        ("/swap@another_bot", False),
        ("look, @FaceSwap_playground_bot", True),
        ("look, @another_bot", False),
        ("not a /swap", False),
    ],
)
async def test_in_a_group_a_bot_hears_only_what_is_for_it(
    api: Api, alice: Person, text: str, is_heard: bool
) -> None:
    await alice.in_group(GROUP).writes(text)
    assert bool(await heard(api)) is is_heard


async def test_a_bot_hears_replies_to_it_and_captions_that_name_it(api: Api, alice: Person) -> None:
    group = alice.in_group(GROUP)
    await api("sendMessage", chat_id=GROUP, text="card")
    card = await group.sees("card")
    await group.sends_photo(picture(), reply_to=card)
    await group.sends_photo(picture(), caption="/swap")
    await group.sends_photo(picture(), caption="lovely")
    messages = [update["message"] for update in await heard(api)]
    assert [message.get("caption") for message in messages] == [None, "/swap"]
    assert messages[0]["reply_to_message"]["text"] == "card"


@pytest.mark.parametrize("everything_by", ["admin", "setting"])
async def test_an_admin_bot_hears_everything(
    api: Api, world: World, alice: Person, everything_by: str
) -> None:
    if everything_by == "admin":
        world.chats[GROUP].bot_is_admin = True
    else:
        world.bot.reads_all_group_messages = True
    await alice.in_group(GROUP).writes("hello everybody")
    assert len(await heard(api)) == 1


async def test_a_group_becomes_a_supergroup_and_the_old_one_says_where(
    api: Api, world: World, alice: Person, play: Play
) -> None:
    world.add_group(Chat(id=BASIC, kind=ChatKind.GROUP, title="Old", members=[ALICE, BORIS], owner=ALICE))
    await api("sendMessage", chat_id=BASIC, text="before")
    new = (await play("migrate", chat_id=BASIC))["chat_id"]
    told = [update["message"] for update in await heard(api)]
    assert (told[0]["chat"]["id"], told[0]["migrate_to_chat_id"]) == (BASIC, new)
    assert (told[1]["chat"]["id"], told[1]["migrate_from_chat_id"]) == (new, BASIC)
    refused = (await api.answer("sendMessage", chat_id=BASIC, text="x")).json()
    assert refused["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused["parameters"] == {"migrate_to_chat_id": new}
    assert (await api("sendMessage", chat_id=new, text="x"))["chat"]["type"] == "supergroup"
    with pytest.raises(AssertionError, match="supergroup"):
        await alice.in_group(BASIC).writes("x")


async def test_people_come_and_go(api: Api, play: Play, boris: Person) -> None:
    await play("leave", chat_id=GROUP, user_id=BORIS)
    with pytest.raises(AssertionError, match="not in this chat"):
        await boris.in_group(GROUP).writes("x")
    assert (await api("getChatMember", chat_id=GROUP, user_id=BORIS))["status"] == "left"
    await play("join", chat_id=GROUP, user_id=BORIS)
    assert (await api("getChatMember", chat_id=GROUP, user_id=BORIS))["status"] == "member"
    service = [list(update["message"])[-1] for update in await heard(api)]
    assert service == ["left_chat_member", "new_chat_members"]


async def test_a_bot_that_was_thrown_out_is_told_so_and_cannot_write(api: Api, play: Play) -> None:
    bot = (await api("getMe"))["id"]
    await play("leave", chat_id=GROUP, user_id=bot, **{"from": ADA})
    assert await api.refusal("sendMessage", chat_id=GROUP, text="x") == (
        "403 Forbidden: bot was kicked from the supergroup chat"
    )
    await play("join", chat_id=GROUP, user_id=bot, **{"from": ADA})
    assert await api("sendMessage", chat_id=GROUP, text="x")
    changes = [update["my_chat_member"] for update in await heard(api) if "my_chat_member" in update]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_blocking_is_told_and_stops_the_person_too(api: Api, alice: Person) -> None:
    await alice.writes("/start")
    await alice.blocks_the_bot()
    with pytest.raises(AssertionError, match="has blocked the bot"):
        await alice.writes("x")
    change = (await heard(api))[-1]["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")


async def test_topics_keep_their_messages_apart(api: Api, world: World, alice: Person, play: Play) -> None:
    group = (await play("groups", title="Forum", type="supergroup", members=[ALICE, ADA], forum=True))["id"]
    topic = (await play("topics", chat_id=group, name="Faces", **{"from": ALICE}))["id"]
    asked = await alice.in_group(group).writes("/swap", thread=topic)
    assert (asked.json["message_thread_id"], asked.json["is_topic_message"]) == (topic, True)
    assert asked.json["reply_to_message"]["message_id"] == topic
    answer = await api("sendMessage", chat_id=group, text="x", message_thread_id=topic)
    assert answer["reply_to_message"]["forum_topic_created"]["name"] == "Faces"
    reply = await api("sendMessage", chat_id=group, text="x", reply_parameters={"message_id": asked.id})
    assert reply["message_thread_id"] == topic
    general = await api("sendMessage", chat_id=group, text="x")
    assert "message_thread_id" not in general
    for thread in (1, topic + 99):
        refused = await api.refusal("sendMessage", chat_id=group, text="x", message_thread_id=thread)
        assert refused == "400 Bad Request: message thread not found"


async def test_replies_in_a_supergroup_without_topics_have_a_thread_that_is_no_topic(
    api: Api, alice: Person
) -> None:
    group = alice.in_group(GROUP)
    first = await group.writes("/swap")
    second = await group.writes("/swap", reply_to=first)
    third = await group.writes("/swap", reply_to=second)
    assert [message.json["message_thread_id"] for message in (second, third)] == [first.id, first.id]
    assert "is_topic_message" not in second.json
    answer = await api("sendMessage", chat_id=GROUP, text="x", message_thread_id=first.id)
    assert answer["reply_to_message"]["message_id"] == first.id
    refused = await api.refusal("sendMessage", chat_id=GROUP, text="x", message_thread_id=third.id)
    assert refused == "400 Bad Request: message thread not found"


async def test_closed_and_deleted_topics_take_nothing(api: Api, play: Play) -> None:
    group = (await play("groups", title="Forum", type="supergroup", members=[ALICE], forum=True))["id"]
    topic = (await play("topics", chat_id=group, name="Faces", **{"from": ALICE}))["id"]
    there = {"chat_id": group, "text": "x", "message_thread_id": topic}
    await play("topics", chat_id=group, id=topic, closed=True, **{"from": ALICE})
    assert await api.refusal("sendMessage", **there) == "400 Bad Request: TOPIC_CLOSED"
    await play("topics", chat_id=group, id=topic, deleted=True, **{"from": ALICE})
    assert await api.refusal("sendMessage", **there) == "400 Bad Request: message thread not found"


async def test_the_bot_can_leave(api: Api) -> None:
    assert await api("leaveChat", chat_id=GROUP)
    assert await api.refusal("sendMessage", chat_id=GROUP, text="x") == (
        "403 Forbidden: bot is not a member of the supergroup chat"
    )


async def test_what_the_bot_can_know_of_a_group(api: Api) -> None:
    assert (await api("getChat", chat_id=GROUP))["title"] == "Weekend trip"
    assert await api("getChatMemberCount", chat_id=GROUP) == 6
    admins = await api("getChatAdministrators", chat_id=GROUP)
    assert [each["user"]["id"] for each in admins] == [ADA, CLARA]
    assert (await api("getChatMember", chat_id=GROUP, user_id=ADA))["status"] == "creator"


async def test_the_narrowest_menu_in_the_persons_language_is_shown(
    api: Api, alice: Person, boris: Person, ada: Person
) -> None:
    async def menu(name: str, language: str = "", **scope: Any) -> None:
        commands = [{"command": name, "description": name}]
        await api("setMyCommands", commands=commands, scope=scope or None, language_code=language)

    await boris.writes("/start")
    await menu("default")
    await menu("spanish", "es")
    await menu("private", type="all_private_chats")
    await menu("groups", type="all_group_chats")
    await menu("admins", type="all_chat_administrators")
    await menu("boris_here", type="chat_member", chat_id=GROUP, user_id=BORIS)
    people = {"private": alice, "groups": alice.in_group(GROUP), "admins": ada.in_group(GROUP)}
    assert [await person.commands() for person in people.values()] == [[name] for name in people]
    assert await boris.in_group(GROUP).commands() == ["boris_here"]
    await menu("only_boris", "es", type="chat", chat_id=BORIS)
    assert await boris.commands() == ["only_boris"]
    await api("deleteMyCommands", scope={"type": "chat", "chat_id": BORIS}, language_code="es")
    await api("deleteMyCommands", scope={"type": "all_private_chats"})
    assert await boris.commands() == ["spanish"]
    assert await api("getMyCommands", scope={"type": "chat_member", "chat_id": GROUP, "user_id": BORIS}) == [
        {"command": "boris_here", "description": "boris_here"}
    ]
