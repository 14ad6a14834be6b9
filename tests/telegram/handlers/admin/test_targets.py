"""Whom an admin means, shown by /quota, which changes nothing."""

from typing import Any

import pytest

from storage import chats, erasure, users
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.confirming import BORIS, GROUP, log, meet_group


async def meet(house: House, telegram_id: int, name: str, username: str | None = None) -> None:
    await house.storage.write(
        users.meet,
        telegram_id=telegram_id,
        name=name,
        username=username,
        app_language="en",
        at=house.clock(),
    )


async def replies(house: House, ada: Person, text: str, **replied: Any) -> None:
    """A reply to a message that looks as Telegram would show it."""
    came = (await ada.writes("hm")).json
    await ada.sees("please promise")
    message = came | {
        "text": text,
        "from": ada.user | {"is_bot": False},
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}],
        "reply_to_message": came | {"from": ada.user | {"is_bot": False}} | replied,
    }
    await house.inbox.accept({"update_id": 999_000_000, "message": message})


@pytest.mark.parametrize("word", ["1002", "@boris", "@BORIS"])
async def test_a_person_by_id_or_name(house: House, ada: Person, boris: Person, word: str) -> None:
    await ada.writes(f"/quota {word}")
    await ada.sees(BORIS)


async def test_a_person_by_a_reply_to_their_forwarded_message(
    house: House, ada: Person, boris: Person
) -> None:
    said = await boris.in_group(GROUP).writes("hola")
    forwarded = await ada.forwards(said)
    await ada.writes("/quota", reply_to=forwarded)
    await ada.sees(BORIS)


async def test_a_reply_to_ones_own_words_is_oneself(house: House, ada: Person) -> None:
    mine = await ada.writes("hello")
    await ada.writes("/quota", reply_to=mine)
    await ada.sees("Ada (@ada, 1000)")


async def test_a_reply_to_the_bot_s_own_words_points_at_nobody(house: House, ada: Person) -> None:
    await ada.writes("hello")
    answer = await ada.sees("please promise")
    await ada.writes("/grant 5", reply_to=answer)
    await ada.sees("I have never met 5")


async def test_a_name_goes_before_a_reply(house: House, ada: Person, boris: Person) -> None:
    mine = await ada.writes("hello")
    await ada.writes("/quota @boris", reply_to=mine)
    await ada.sees(BORIS)


async def test_who_hides_in_forwarded_messages_is_asked_for_by_id(house: House, ada: Person) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Secret <b>", "date": 1}
    await replies(house, ada, "/quota", forward_origin=origin)
    await ada.sees("Secret <b> doesn't show their account")


async def test_a_message_forwarded_from_a_group_is_the_group(house: House, ada: Person) -> None:
    await meet_group(house)
    chat = {"id": GROUP, "type": "supergroup", "title": "Weekend trip"}
    await replies(house, ada, "/quota", forward_origin={"type": "chat", "sender_chat": chat, "date": 1})
    await ada.sees(f"Weekend trip ({GROUP})")


async def test_a_reply_into_another_chat_points_at_whom_telegram_names(
    house: House, ada: Person, boris: Person
) -> None:
    came = (await ada.writes("hm")).json
    await ada.sees("please promise")
    message = came | {
        "text": "/quota",
        "from": ada.user | {"is_bot": False},
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        "external_reply": {
            "origin": {"type": "user", "sender_user": boris.user | {"is_bot": False}, "date": 1},
            "chat": {"id": GROUP, "type": "supergroup", "title": "Weekend trip"},
            "message_id": 5,
        },
    }
    await house.inbox.accept({"update_id": 999_000_000, "message": message})
    await ada.sees(BORIS)


async def test_bots_have_no_accounts(house: House, ada: Person) -> None:
    bot = {"id": 77, "is_bot": True, "first_name": "Beep"}
    origin = {"type": "user", "sender_user": bot, "date": 1}
    await replies(house, ada, "/quota", forward_origin=origin)
    await ada.sees("Beep is a bot")


async def test_a_stranger_who_was_forwarded_is_named_with_their_id(house: House, ada: Person) -> None:
    origin = {
        "type": "user",
        "sender_user": {"id": 5555, "is_bot": False, "first_name": "Carl"},
        "date": 1,
    }
    await replies(house, ada, "/quota", forward_origin=origin)
    await ada.sees("I have never met Carl (5555)")


@pytest.mark.parametrize("word", [str(GROUP), '"Weekend trip"', "“weekend TRIP”"])
async def test_a_group_by_id_or_title(house: House, ada: Person, word: str) -> None:
    await meet_group(house)
    await ada.writes(f"/quota {word}")
    await ada.sees(f"Weekend trip ({GROUP})")


async def test_a_group_by_the_id_that_it_had_before(house: House, ada: Person) -> None:
    await meet_group(house, -5)
    await house.storage.write(chats.migrate, old=-5, new=GROUP, at=house.clock())
    await ada.writes("/quota -5")
    await ada.sees(f"Weekend trip ({GROUP})")


async def test_two_groups_of_one_title_are_told_apart_by_id(house: House, ada: Person) -> None:
    await meet_group(house)
    await meet_group(house, -7)
    await ada.writes('/quota "Weekend trip"')
    seen = await ada.sees("More than one")
    assert f"Weekend trip ({GROUP}); Weekend trip (-7)" in seen.text


async def test_a_name_that_changed_hands_is_told_apart_by_id(
    house: House, ada: Person, boris: Person
) -> None:
    await meet(house, 2222, "Impostor", "boris")
    await ada.writes("/grant @boris 50")
    seen = await ada.sees("More than one")
    assert "Impostor (@boris, 2222); Boris (@boris, 1002)" in seen.text
    assert (await house.wallet(boris)).available == 10


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("9999", "I have never met 9999"),
        ("-9999", "I have never met -9999"),
        ("@nobody", "I have never met @nobody"),
        ('"No such group"', "I have never met No such group"),
        ("boris", "“boris” is neither an id nor an @name"),
        ("10.5", "“10.5” is neither"),
        ("٣x", "is neither"),
        ("9" * 30, "is neither"),
        ("@", "I have never met @"),
        ("-", "“-” is neither"),
        ('"', "I have never met"),
        ("<b>", "“<b>” is neither"),
    ],
)
async def test_whom_the_bot_does_not_know_is_said_with_an_example(
    house: House, ada: Person, boris: Person, word: str, said: str
) -> None:
    await ada.writes(f"/quota {word}")
    seen = await ada.sees(said)
    assert "/quota @boris" in seen.text


async def test_who_asked_to_be_forgotten_is_unknown(house: House, ada: Person, boris: Person) -> None:
    user = await house.user(boris)
    await house.storage.write(
        erasure.forget, user.id, fingerprint="print", until=house.clock(), at=house.clock()
    )
    await ada.writes("/quota 1002")
    await ada.sees("I have never met 1002")
    assert await log(house) == []


async def test_a_command_that_somebody_else_wrote_is_not_obeyed_when_it_is_forwarded(
    house: House, ada: Person, boris: Person
) -> None:
    trap = await boris.in_group(GROUP).writes("/maintenance on")
    forwarded = await ada.forwards(trap)
    await ada.sees("I don't obey forwarded commands")
    assert not await house.orders.in_maintenance()
    await ada.writes("/quota", reply_to=forwarded)
    await ada.sees("Boris")
