"""Settings of groups, who ordered there last, and whether the bot is still there."""

from typing import Any

import pytest

from storage import Storage, Transaction, audit, chats, groups, jobs
from storage.model import JobState
from tests.storage.rows import DAY, HOUR, MINUTE, NOW, SECOND, draft, job, person

GROUP = -1001


@pytest.fixture
async def met(storage: Storage) -> Storage:
    await storage.write(chats.meet, chat_id=GROUP, kind="supergroup", title="Weekend trip", at=NOW)
    return storage


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("enabled", 0, "0"),
        ("allowed", "admins", "admins"),
        ("cooldown", 300, "300"),
        ("results", "private", "private"),
        ("language", "es", "es"),
        ("timezone", "Europe/Madrid", "Europe/Madrid"),
    ],
)
async def test_a_setting_and_who_set_it_are_one_change(
    met: Storage, setting: str, value: Any, said: str
) -> None:
    for _ in range(2):
        changed = await met.write(groups.change, GROUP, setting, value, actor=7, at=NOW)
        assert getattr(changed, setting) == value
    (entry,) = await met.read(audit.listing, limit=9)
    assert (entry.actor, entry.action, entry.target) == ("user:7", f"group-{setting}", f"chat:{GROUP}")
    assert entry.details == said


async def test_what_is_set_can_be_left_to_each_person_again(met: Storage) -> None:
    await met.write(groups.change, GROUP, "language", "es", actor=7, at=NOW)
    assert (await met.write(groups.change, GROUP, "language", None, actor=7, at=NOW)).language is None


async def test_nothing_is_set_for_a_group_that_nobody_met(storage: Storage) -> None:
    with pytest.raises(LookupError):
        await storage.write(groups.change, GROUP, "enabled", 0, actor=7, at=NOW)
    assert await storage.read(audit.listing, limit=9) == []


async def test_where_the_bot_went_out_and_came_back(met: Storage) -> None:
    assert await met.read(groups.left_at, GROUP) is None
    await met.write(groups.left, GROUP, NOW)
    assert await met.read(groups.left_at, GROUP) == NOW
    await met.write(groups.left, GROUP, None)
    assert await met.read(groups.left_at, GROUP) is None


async def test_the_last_order_in_a_group_wherever_its_card_is(met: Storage) -> None:
    def ordered(tx: Transaction) -> int:
        alice, boris = person(tx), person(tx, 1002, name="Boris", username="boris")
        job(tx, alice, JobState.DELIVERED, chat_id=GROUP, at=NOW)
        job(tx, alice, chat_id=5, asked_in=GROUP, at=NOW + MINUTE)
        job(tx, alice, JobState.FAILED, chat_id=GROUP, at=NOW + HOUR)
        job(tx, alice, chat_id=-2, at=NOW + DAY)
        job(tx, boris, chat_id=GROUP, at=NOW + DAY)
        return alice.id

    alice = await met.write(ordered)
    lately: dict[str, Any] = {"user_id": alice, "since": NOW - HOUR}
    assert await met.read(groups.last_order_at, chat_id=GROUP, **lately) == NOW + MINUTE
    assert await met.read(groups.last_order_at, chat_id=-3, **lately) is None
    later = NOW + MINUTE + SECOND
    assert await met.read(groups.last_order_at, user_id=alice, chat_id=GROUP, since=later) is None


async def test_open_drafts_that_are_shown_nowhere(met: Storage) -> None:
    def open_three(tx: Transaction) -> str:
        alice, boris = person(tx), person(tx, 1002, name="Boris", username="boris")
        lost = draft(tx, alice, chat_id=GROUP)
        draft(tx, boris, chat_id=-2)
        return lost.id

    lost = await met.write(open_three)
    assert [each.draft.id for each in await met.read(groups.cardless, GROUP)] == [lost]


async def test_only_the_first_card_of_a_job_is_placed(met: Storage) -> None:
    made = await met.write(job, card_message_id=None)
    assert await met.write(groups.place_first_card, made.id, 11)
    assert not await met.write(groups.place_first_card, made.id, 12)
    placed = await met.read(jobs.get, made.id)
    assert placed is not None
    assert placed.card_message_id == 11
