"""The bot is added to groups, groups change, and the menus are in the right places and languages."""

from bot.telegram.middleware.commands import COMMANDS, VIDEO, publish_commands
from storage import drafts
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture

GROUP = -1000000000001


async def test_menus_differ_between_private_chats_and_groups(house: House, alice: Person) -> None:
    await publish_commands(house.application.bot, house.texts, house.orders.capabilities())
    private = await alice.commands()
    group = await alice.in_group(GROUP).commands()
    assert private == [
        command.name for command in COMMANDS if command != VIDEO and not command.for_chat_admins
    ]
    assert group == ["swap", "age", "faces", "quota", "cancel", "help"]


async def test_clips_are_in_the_menus_when_something_can_be_done_with_them(
    house: House, alice: Person
) -> None:
    house.engine.films = True
    await publish_commands(house.application.bot, house.texts, house.orders.capabilities())
    assert "video" in await alice.commands()
    assert await alice.in_group(GROUP).commands() == [
        "swap",
        "age",
        "video",
        "faces",
        "quota",
        "cancel",
        "help",
    ]


async def test_menus_are_in_the_language_of_the_app(house: House, alice: Person) -> None:
    await publish_commands(house.application.bot, house.texts, house.orders.capabilities())
    async with house.person("Boris") as boris:
        menu = await boris._feed.get("/play/commands", chat_id=boris.id, user_id=boris.id)
        assert {"command": "balance", "description": "tus créditos"} in menu


async def test_a_group_that_becomes_a_supergroup_keeps_its_drafts(house: House, alice: Person) -> None:
    made = await alice._feed.post("/play/groups", title="Small", members=[alice.id])
    here = alice.in_group(made["id"])
    await here.sends_photo(picture(2), caption="/swap")
    await here.sees("I see 2 faces")
    moved = await alice._feed.post("/play/migrate", chat_id=made["id"])
    await house.settled()
    user = await house.user(alice)
    assert await house.storage.read(drafts.current, user_id=user.id, chat_id=made["id"]) is None
    assert await house.storage.read(drafts.current, user_id=user.id, chat_id=moved["chat_id"]) is not None


async def test_a_group_that_it_is_added_to_is_greeted_once(house: House, alice: Person) -> None:
    chat = {"id": GROUP, "type": "supergroup", "title": "Weekend trip"}
    member = {"user": house.application.bot.bot.to_dict()}
    change = {
        "chat": chat,
        "from": alice.user | {"is_bot": False},
        "date": 1_780_000_000,
        "old_chat_member": member | {"status": "left"},
        "new_chat_member": member | {"status": "member"},
    }
    await house.inbox.accept({"update_id": 999_000_001, "my_chat_member": change})
    await alice.in_group(GROUP).sees("Hi everybody!")
    promoted = change | {"old_chat_member": member | {"status": "member"}}
    await house.inbox.accept({"update_id": 999_000_002, "my_chat_member": promoted})
    await house.settled()
    said = await alice.in_group(GROUP).chat()
    assert sum("Hi everybody!" in message.text for message in said) == 1


async def test_somebody_who_writes_as_the_group_is_told_why_that_does_not_work(
    house: House, alice: Person
) -> None:
    chat = {"id": GROUP, "type": "supergroup", "title": "Weekend trip"}
    message = {
        "message_id": 999,
        "date": 1_780_000_000,
        "chat": chat,
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
        "sender_chat": chat,
        "text": "/swap",
        "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
    }
    await house.inbox.accept({"update_id": 999_000_003, "message": message})
    await alice.in_group(GROUP).sees("Remain anonymous")
