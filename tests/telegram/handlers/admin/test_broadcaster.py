"""A broadcast on bad days: everybody gets it once at most, and what became of each is known."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.telegram.client.rate_limiter import ChatLimiter
from bot.telegram.notify.broadcaster import Broadcaster, broadcast_pace
from playground.botapi.faults import Fault, FaultMode, Moment
from playground.botapi.flood import FloodLimits
from playground.botapi.model import Chat, ChatKind
from playground.botapi.sample_world import GROUP
from storage import broadcasts, chats, groups, users
from storage.broadcast_targets import Tally
from tests.support.conversations import House, open_house
from tests.support.people import Person
from tests.telegram.handlers.admin.crowds import copies, gather_crowd, send_out, state, tally


class Moments:
    """Time for whoever paces: it passes when they sleep, and with the clock of the house."""

    now = 0.0
    house: House | None = None

    def __call__(self) -> float:
        return self.now + (self.house.clock().timestamp() if self.house else 0.0)

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """With the limiter that the bot has when it runs for real."""
    moments = Moments()
    limiter = ChatLimiter(overall=None, now=moments, sleep=moments.sleep)
    async with open_house(tmp_path, limiter=limiter) as house:
        moments.house = house
        yield house


async def begun(house: House, count: int) -> list[int]:
    """As the button Send does it."""
    people = await gather_crowd(house.world, house.storage, count, at=house.clock())
    ada = house.world.people[1000]
    ada.started = True
    message = house.world.post(house.world.chats[ada.id], {"text": "Good news!"})
    await house.storage.write(broadcasts.draw_up, "b1", actor=ada.id, message_id=message.id, at=house.clock())
    await house.storage.write(broadcasts.begin, "b1", actor=ada.id, with_groups=True, at=house.clock())
    return people


def fault(house: House, chat: int, mode: FaultMode, **options: int | str) -> None:
    house.world.faults.add(Fault(method="copyMessage", mode=mode, chat_id=chat, **options))  # type: ignore[arg-type]


def met(house: House, chats_in_question: list[int]) -> list[int]:
    """How many messages each of them has."""
    return [len(house.world.chats[chat].messages) for chat in chats_in_question]


async def test_a_thousand_chats_on_a_bad_day_get_it_once_each(house: House) -> None:
    people = await begun(house, 1000)
    told_to_wait, broken, lost, unheard, blocked = (people[start::50] for start in range(5))
    for chat in told_to_wait:
        fault(house, chat, FaultMode.TOO_MANY, retry_after=3, times=2)
    for chat in broken:
        fault(house, chat, FaultMode.SERVER_ERROR)
    for chat in lost:
        fault(house, chat, FaultMode.LOST_AFTER)
    for chat in unheard:
        fault(house, chat, FaultMode.LOST_BEFORE)
    for chat in blocked:
        house.world.people[chat].blocked_bot = True
    await send_out(house, rounds=1000)
    nobody_knows = {*broken, *lost, *unheard}
    assert await tally(house.storage) == Tally(
        sent=1000 - len(nobody_knows) - len(blocked), failed=len(blocked), unsure=len(nobody_knows)
    )
    got_it = set(people) - {*broken, *unheard, *blocked}
    assert copies(house.world) == dict.fromkeys(got_it, 1)
    assert met(house, people) == [int(chat in got_it) for chat in people]


async def test_a_thousand_chats_with_nothing_but_waits_in_between_all_get_it_once(house: House) -> None:
    people = await begun(house, 1000)
    for number, chat in enumerate(people[::20]):
        fault(house, chat, FaultMode.TOO_MANY, retry_after=1 + number % 7)
    await send_out(house, rounds=1000)
    assert await tally(house.storage) == Tally(sent=1000)
    assert copies(house.world) == dict.fromkeys(people, 1)


async def test_told_to_wait_everybody_waits_as_long_as_telegram_says(house: House) -> None:
    people = await begun(house, 100)
    fault(house, max(people), FaultMode.TOO_MANY, retry_after=30)
    await house.broadcaster.work()
    before = copies(house.world)
    house.clock.forward(29)
    await house.broadcaster.work()
    assert copies(house.world) == before
    assert len(before) < 50
    house.clock.forward(1)
    await house.broadcaster.work()
    assert copies(house.world) == dict.fromkeys(people, 1)


async def test_a_group_that_has_to_wait_stops_nobody_else(house: House) -> None:
    await house.storage.write(chats.meet, chat_id=GROUP, kind="supergroup", title="", at=house.clock())
    people = await begun(house, 20)
    fault(house, GROUP, FaultMode.TOO_MANY, retry_after=30)
    await house.broadcaster.work()
    await house.broadcaster.work()
    assert copies(house.world) == dict.fromkeys(people, 1)
    house.clock.forward(30)
    await house.broadcaster.work()
    assert copies(house.world) == dict.fromkeys([*people, GROUP], 1)


async def test_a_group_in_slow_mode_gets_it_when_it_may(house: House) -> None:
    await house.storage.write(chats.meet, chat_id=GROUP, kind="supergroup", title="", at=house.clock())
    people = await begun(house, 2)
    slow = Fault(
        method="copyMessage", mode=FaultMode.BAD_REQUEST, chat_id=GROUP, text="Bad Request: SLOWMODE_WAIT_20"
    )
    house.world.faults.add(slow)
    for _ in range(2):
        await house.broadcaster.work()
    assert copies(house.world) == dict.fromkeys(people, 1)
    house.clock.forward(20)
    await house.broadcaster.work()
    assert copies(house.world) == dict.fromkeys([*people, GROUP], 1)


async def test_a_group_that_does_not_let_the_bot_write_has_not_thrown_it_out(house: House) -> None:
    await house.storage.write(chats.meet, chat_id=GROUP, kind="supergroup", title="", at=house.clock())
    await begun(house, 2)
    words = "Forbidden: not enough rights to send text messages to the chat"
    house.world.faults.add(
        Fault(method="copyMessage", mode=FaultMode.FORBIDDEN, chat_id=GROUP, text=words, times=9)
    )
    await send_out(house)
    assert await tally(house.storage) == Tally(sent=2, failed=1)
    assert await house.storage.read(groups.left_at, GROUP) is None


async def test_who_blocked_the_bot_is_remembered(house: House) -> None:
    [guest] = await begun(house, 1)
    house.world.people[guest].blocked_bot = True
    await send_out(house)
    user = await house.storage.read(users.by_telegram_id, guest)
    assert user is not None
    assert user.blocked_at is not None
    assert await tally(house.storage) == Tally(failed=1)


async def test_a_group_that_became_a_supergroup_gets_it_there(house: House) -> None:
    old = house.world.add_group(Chat(id=-77, kind=ChatKind.GROUP, title="Old", members=[1000]))
    old.migrated_to = GROUP
    await house.storage.write(chats.meet, chat_id=-77, kind="group", title="Old", at=house.clock())
    await begun(house, 0)
    await send_out(house)
    assert copies(house.world) == {GROUP: 1}
    assert await tally(house.storage) == Tally(sent=1)


async def test_a_group_that_the_bot_was_thrown_out_of_is_not_reached(house: House) -> None:
    house.world.chats[GROUP].bot_was_kicked = True
    await house.storage.write(chats.meet, chat_id=GROUP, kind="supergroup", title="", at=house.clock())
    await begun(house, 1)
    await send_out(house)
    assert await tally(house.storage) == Tally(sent=1, failed=1)
    assert (await house.storage.read(broadcasts.audience)).groups == 0


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (FaultMode.FORBIDDEN, "Forbidden: CHAT_WRITE_FORBIDDEN"),
        (FaultMode.FORBIDDEN, "Forbidden: not enough rights to send photos to the chat"),
        (FaultMode.BAD_REQUEST, "Bad Request: TOPIC_CLOSED"),
        (FaultMode.BAD_REQUEST, "Bad Request: have no rights to send a message"),
    ],
)
async def test_a_group_that_allows_nothing_now_is_asked_again_by_the_next_broadcast(
    house: House, mode: FaultMode, words: str
) -> None:
    await house.storage.write(chats.meet, chat_id=GROUP, kind="supergroup", title="", at=house.clock())
    await begun(house, 1)
    fault(house, GROUP, mode, text=words)
    await send_out(house)
    assert await tally(house.storage) == Tally(sent=1, failed=1)
    assert (await house.storage.read(broadcasts.audience)).groups == 1


async def restart(house: House) -> None:
    await house.end()
    await house.begin()


@pytest.mark.parametrize("when", ["arrives", "done"])
async def test_killed_around_a_call_nobody_gets_it_twice(house: House, when: Moment) -> None:
    """Again and again, until everybody had a turn."""
    people = await begun(house, 40)
    deaths = 0
    while await state(house.storage) == "running":
        working = asyncio.create_task(house.broadcaster.work())

        def die(_: object, task: "asyncio.Task[object]" = working) -> None:
            task.cancel()

        died = house.world.on_call("copyMessage", die, when=when)
        await asyncio.wait({working})
        died()
        deaths += working.cancelled()
        await restart(house)
        house.clock.forward(1)
    counted = await tally(house.storage)
    assert deaths >= 5
    assert counted.sent + counted.unsure == 40
    assert counted.unsure >= deaths
    assert max(copies(house.world).values()) == 1
    assert set(met(house, people)) <= {0, 1}
    assert counted.sent <= len(copies(house.world))


async def test_killed_between_the_mark_and_the_call_it_is_unsure(house: House) -> None:
    await begun(house, 3)

    async def die(*_: object, **__: object) -> None:
        raise RuntimeError

    house.broadcaster._deliver = die  # type: ignore[method-assign]
    with pytest.raises(ExceptionGroup):
        await house.broadcaster.work()
    marked = (await tally(house.storage)).sending
    assert marked >= 1
    await restart(house)
    await send_out(house)
    assert await tally(house.storage) == Tally(sent=3 - marked, unsure=marked)
    assert sum(copies(house.world).values()) == 3 - marked


async def test_killed_between_two_rounds_it_goes_on(house: House) -> None:
    people = await begun(house, 30)
    fault(house, people[10], FaultMode.TOO_MANY, retry_after=5)
    await house.broadcaster.work()
    assert 0 < len(copies(house.world)) < 30
    await restart(house)
    await send_out(house)
    assert copies(house.world) == dict.fromkeys(people, 1)
    assert await tally(house.storage) == Tally(sent=30)


async def test_killed_before_the_last_word_the_card_still_says_it(house: House) -> None:
    await begun(house, 3)
    async with house.person("Ada") as ada:
        fault_of_card = Fault(method="sendMessage", mode=FaultMode.LOST_BEFORE, times=99)
        house.world.faults.add(fault_of_card)
        await house.broadcaster.work()
        assert await state(house.storage) == "done"
        await restart(house)
        house.world.faults.waiting.clear()
        await house.broadcaster.work()
        assert "Sent: 3 of 3" in (await ada.sees("Done", anytime=True)).text
        await house.broadcaster.work()
        assert sum("Done" in message.text for message in await ada.chat()) == 1


async def test_stopped_in_good_order_it_leaves_nobody_unsure(house: House) -> None:
    people = await begun(house, 300)
    house.broadcaster.start(house.nursery)
    reached = asyncio.Event()
    house.world.on_call("copyMessage", lambda _: reached.set())
    await reached.wait()
    await house.broadcaster.close()
    assert 0 < len(copies(house.world)) < 300
    await restart(house)
    assert (await tally(house.storage)).unsure == 0
    await send_out(house)
    assert copies(house.world) == dict.fromkeys(people, 1)


async def test_when_the_line_is_down_it_waits_and_loses_nobody(house: House) -> None:
    people = await begun(house, 20)
    await house.application.bot._request[1].shutdown()
    await house.broadcaster.work()
    assert await tally(house.storage) == Tally(waiting=20)
    await restart(house)
    house.clock.forward(5)
    await send_out(house)
    assert copies(house.world) == dict.fromkeys(people, 1)


async def test_its_pace_leaves_room_for_others(house: House) -> None:
    await begun(house, 100)
    moments = Moments()
    paced = Broadcaster(
        bot=house.application.bot,
        storage=house.storage,
        texts=house.texts,
        clock=house.clock,
        holder="paced",
        per_second=20,
        now=moments,
        sleep=moments.sleep,
    )
    await paced.work()
    assert await tally(house.storage) == Tally(sent=100)
    assert moments.now == pytest.approx(99 / 20, abs=0.5)


@pytest.mark.parametrize(("overall", "pace"), [(30, 20), (15, 10), (300, 20), (None, None)])
def test_its_pace_follows_the_settings(overall: float | None, pace: float | None) -> None:
    assert broadcast_pace(overall) == pace


async def test_within_telegrams_own_limits_it_all_gets_through(house: House) -> None:
    people = await begun(house, 60)
    house.world.flood.limit(FloodLimits())
    for _ in range(20):
        await house.broadcaster.work()
        house.clock.forward(2)
        if await state(house.storage) == "done":
            break
        house.world.flood.limit(FloodLimits())  # the emulator's seconds are real ones
    assert copies(house.world) == dict.fromkeys(people, 1)


async def test_the_card_is_edited_every_three_seconds_at_most(house: House, ada: Person) -> None:
    people = await begun(house, 60)
    house.world.on_call("copyMessage", lambda _: house.clock.forward(0.1), times=None)
    await send_out(house)
    edits = [entry for entry in house.world.journal if entry["method"].startswith("editMessage")]
    assert len(people) * 0.1 == pytest.approx(6)
    assert 1 <= len(edits) <= 4
