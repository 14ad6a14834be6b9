"""/broadcast as an admin sees it: shown first, sent once, stopped and gone on with."""

import asyncio
import json

import pytest

from playground.botapi.sample_world import ALICE, GROUP, MALLORY
from storage import Transaction, audit, chats
from tests.support.conversation import SeenMessage
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.crowds import copies, gather_crowd, send_out, state, tally
from tests.telegram.handlers.studio import picture

ASK = "This goes out"


async def crowd_of(house: House, count: int = 3) -> list[int]:
    return await gather_crowd(house.world, house.storage, count, at=house.clock())


async def meet_group(house: House) -> None:
    await house.storage.write(
        chats.meet, chat_id=GROUP, kind="supergroup", title="Weekend trip", at=house.clock()
    )


async def asks(
    ada: Person, text: str = "/broadcast Good news!", reply_to: SeenMessage | None = None
) -> SeenMessage:
    await ada.writes(text, reply_to=reply_to)
    return await ada.sees(ASK)


def got(house: House, chat: int) -> list[dict[str, object]]:
    return [message.body for message in house.world.chats[chat].messages.values() if message.by_bot]


async def test_it_is_shown_and_counted_and_nothing_goes_out_before_send(house: House, ada: Person) -> None:
    people = await crowd_of(house, 40)
    card = await asks(ada)
    assert "People: 40" in card.text
    assert "about one second" in card.text
    assert card.buttons[0] == "🚀 Send to 40"
    await house.broadcaster.work()
    assert copies(house.world) == {}
    await ada.presses("Send to 40")
    await ada.sees("on its way")
    await send_out(house)
    done = await ada.sees("Done")
    assert "Sent: 40 of 40" in done.text
    assert done.buttons == []
    assert done.id == card.id
    assert copies(house.world) == dict.fromkeys(people, 1)


async def test_words_keep_their_formatting_and_lose_the_command(house: House, ada: Person) -> None:
    [guest] = await crowd_of(house, 1)
    await asks(ada, "/broadcast   Look at /help 🎉 https://example.org")
    await ada.presses("Send to 1")
    await send_out(house)
    [message] = got(house, guest)
    assert message["text"] == "Look at /help 🎉 https://example.org"
    commands = [entity for entity in message["entities"] if entity["type"] == "bot_command"]  # type: ignore[attr-defined]
    assert [(entity["offset"], entity["length"]) for entity in commands] == [(8, 5)]


async def test_any_message_is_sent_that_is_replied_to(house: House, ada: Person) -> None:
    [guest] = await crowd_of(house, 1)
    photo = await ada.sends_photo(picture(1), caption="Our new hat")
    await asks(ada, "/broadcast", photo)
    await ada.presses("Send to 1")
    await send_out(house)
    [message] = got(house, guest)
    assert message["photo"] == photo.json["photo"]
    assert message["caption"] == "Our new hat"


async def test_what_goes_out_is_what_was_shown_though_the_original_changes(house: House, ada: Person) -> None:
    [guest] = await crowd_of(house, 1)
    message = await ada.writes("Good news!")
    await asks(ada, "/broadcast", message)
    await ada.edits(message, "Something else")
    await ada.presses("Send to 1")
    await send_out(house)
    assert [each["text"] for each in got(house, guest)] == ["Good news!"]


async def test_without_a_message_it_says_how(house: House, ada: Person) -> None:
    await ada.writes("/broadcast")
    await ada.sees("Reply with /broadcast")


async def test_what_telegram_does_not_copy_is_refused_at_once(house: House, ada: Person) -> None:
    message = await ada.writes("secret")
    house.world.chats[ada.id].messages[message.id].body["has_protected_content"] = True
    await ada.writes("/broadcast", reply_to=message)
    await ada.sees("does not let me copy")


async def test_groups_only_when_asked_for(house: House, ada: Person) -> None:
    people = await crowd_of(house, 2)
    await meet_group(house)
    card = await asks(ada)
    assert "Groups: 1, left out" in card.text
    await ada.presses("To groups, too")
    await ada.sees("Groups: 1")
    await ada.presses("Not to groups")
    await ada.sees("left out")
    await ada.presses("To groups, too")
    await ada.presses("Send to 3")
    await send_out(house)
    assert copies(house.world) == dict.fromkeys([*people, GROUP], 1)


async def test_nobody_to_send_to_leaves_no_button_to_send(house: House, ada: Person) -> None:
    card = await asks(ada)
    assert "nobody yet" in card.text
    assert not [label for label in card.buttons if "Send" in label]


async def test_cancelled_it_is_never_sent(house: House, ada: Person) -> None:
    await crowd_of(house)
    card = await asks(ada)
    await ada.presses("Cancel", on=card)
    await ada.sees("nothing was sent")
    press = await ada.presses("Send", on=card, stale=True)
    assert (await press.answered()).show_alert
    await house.broadcaster.work()
    assert copies(house.world) == {}


async def test_stop_ends_it_and_continue_goes_on_with_the_rest(house: House, ada: Person) -> None:
    people = await crowd_of(house, 30)
    await asks(ada)
    await ada.presses("Send to 30")
    card = await ada.sees("on its way")

    async def stop(_: object) -> None:
        await ada.presses("Stop", on=card)
        await ada.sees("Stopped")
        stopping.set()

    async def wait(_: object) -> None:
        await stopping.wait()

    stopping = asyncio.Event()
    house.world.on_call("copyMessage", stop)
    waiting = house.world.on_call("copyMessage", wait, times=None)
    await house.broadcaster.work()
    waiting()
    stopped = await tally(house.storage)
    assert 1 <= stopped.sent <= 8  # those that were under way
    assert stopped.waiting == 30 - stopped.sent
    house.clock.forward(60)
    await house.broadcaster.work()
    assert await tally(house.storage) == stopped
    await ada.presses("Continue")
    await ada.sees("on its way")
    await send_out(house)
    assert "Sent: 30 of 30" in (await ada.sees("Done")).text
    assert copies(house.world) == dict.fromkeys(people, 1)
    entries = await house.storage.read(audit.listing, limit=9)
    ours = [
        (entry.actor, entry.action) for entry in reversed(entries) if entry.action.startswith("broadcast")
    ]
    assert ours == [
        ("user:1000", "broadcast"),
        ("user:1000", "broadcast-stop"),
        ("user:1000", "broadcast-continue"),
        ("bot", "broadcast-done"),
    ]


async def test_buttons_that_are_pressed_too_late_change_nothing(house: House, ada: Person) -> None:
    await crowd_of(house)
    draft = await asks(ada)
    await ada.presses("Send to 3")
    running = await ada.sees("on its way")
    await send_out(house)
    await ada.sees("Done")
    for label, card in (("Send", draft), ("Stop", running), ("Cancel", draft)):
        press = await ada.presses(label, on=card, stale=True)
        assert (await press.answered()).show_alert
    await house.settled()
    assert await state(house.storage) == "done"
    assert max(copies(house.world).values()) == 1


async def test_updates_that_are_handled_again_after_a_crash_change_nothing(house: House, ada: Person) -> None:
    people = await crowd_of(house)
    accept, came = house.inbox.accept_all, []

    async def note(raws):  # type: ignore[no-untyped-def]
        came.extend(raws)
        return await accept(raws)

    house.inbox.accept_all = note  # type: ignore[method-assign]
    await asks(ada)
    await ada.presses("Send to 3")
    await ada.sees("on its way")
    await send_out(house)
    await ada.sees("Done")
    await house.settled()
    before = [message.text for message in await ada.chat()]
    await house.end()
    for raw in came:
        await house.storage.write(put_back, raw)
    await house.begin()
    await house.settled()
    await house.broadcaster.work()
    assert len(came) == 2
    assert [message.text for message in await ada.chat()] == before
    assert copies(house.world) == dict.fromkeys(people, 1)


def put_back(tx: Transaction, raw: dict[str, object]) -> None:
    tx.execute(
        "UPDATE inbox SET handled_at = NULL, payload = :payload WHERE update_id = :id",
        id=raw["update_id"],
        payload=json.dumps(raw),
    )


async def test_a_message_that_is_deleted_meanwhile_ends_it_with_a_word(house: House, ada: Person) -> None:
    await crowd_of(house, 30)
    await asks(ada)
    preview = next(message for message in await ada.chat() if message.text == "Good news!")
    await ada.presses("Send to 30")
    await ada.sees("on its way")

    async def delete(_: object) -> None:
        await ada.deletes(preview)

    house.world.on_call("copyMessage", delete)
    await house.broadcaster.work()
    gone = await ada.sees("was deleted")
    assert gone.buttons == []
    assert (await tally(house.storage)).failed == 0
    assert await state(house.storage) == "gone"


async def test_a_card_that_was_deleted_comes_again(house: House, ada: Person) -> None:
    await crowd_of(house)
    card = await asks(ada)
    await ada.presses("Send to 3")
    await ada.sees("on its way")
    await ada.deletes(card)
    await send_out(house)
    assert "Sent: 3 of 3" in (await ada.sees("Done")).text


async def test_two_broadcasts_go_out_one_after_the_other(house: House, ada: Person) -> None:
    [guest] = await crowd_of(house, 1)
    for words in ("one", "two"):
        await asks(ada, f"/broadcast {words}")
        await ada.presses("Send to 1")
        await ada.sees("on its way")
        house.clock.forward(1)
    await house.broadcaster.work()
    assert [message["text"] for message in got(house, guest)] == ["one", "two"]


async def test_the_command_is_unknown_to_everybody_else(house: House, boris: Person) -> None:
    await boris.writes("/broadcast Buy now!")
    await boris.sees("No conozco")
    assert await house.storage.read(lambda tx: tx.value("SELECT count(*) FROM broadcasts")) == 0


async def test_in_a_group_an_admin_hears_nothing_of_it(house: House, ada: Person) -> None:
    await ada.in_group(GROUP).writes("/broadcast Buy now!")
    await house.settled()
    assert await house.storage.read(lambda tx: tx.value("SELECT count(*) FROM broadcasts")) == 0


@pytest.mark.parametrize("action", ["bsend:1", "bsend:0", "bgroups:1", "bdrop", "bstop", "bgo"])
async def test_forged_buttons_of_others_do_nothing(
    house: House, ada: Person, mallory: Person, action: str
) -> None:
    await crowd_of(house)
    await asks(ada)
    name = await house.storage.read(lambda tx: tx.value("SELECT id FROM broadcasts"))
    await mallory.writes("/start")
    card = await mallory.sees("promise me")
    forged = {
        **card.json,
        "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": f"a:{name}:{action}"}]]},
    }
    press = await mallory.presses("x", on=SeenMessage(forged, mallory._feed), stale=True)
    assert (await press.answered()).show_alert
    await house.broadcaster.work()
    assert await state(house.storage) == "draft"
    assert copies(house.world) == {}
    assert {ALICE, MALLORY}.isdisjoint(copies(house.world))
