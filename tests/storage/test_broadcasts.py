"""One message to many chats: everybody once at most, whoever dies when."""

import pytest

from storage import Storage, Transaction, audit, broadcast_targets, broadcasts, erasure, users
from storage.broadcast_targets import Tally, TargetState
from storage.broadcasts import Audience, BroadcastState
from tests.storage.rows import DAY, HOUR, LEASE, NOW, SECOND, person

ADA, ONE = 1000, "b1"
GROUP, OLD_GROUP = -100500, -500


def people(tx: Transaction, count: int) -> None:
    for number in range(1, count + 1):
        users.record_consent(tx, person(tx, number, username=None).id, 1, at=NOW)


def group(tx: Transaction, /, chat_id: int = GROUP, kind: str = "supergroup", **changes: object) -> None:
    row = {"id": chat_id, "kind": kind, "created_at": 0, **changes}
    tx.execute(
        f"INSERT INTO chats ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})",
        **row,
    )


async def begun(storage: Storage, count: int = 3, *, with_groups: bool = False) -> None:
    await storage.write(people, count)
    await storage.write(broadcasts.draw_up, ONE, actor=ADA, message_id=5, at=NOW)
    assert await begin(storage, with_groups=with_groups) is not None


async def begin(storage: Storage, *, with_groups: bool = False) -> int | None:
    return await storage.write(broadcasts.begin, ONE, actor=ADA, with_groups=with_groups, at=NOW)


async def adopted(storage: Storage, holder: str = "me", at=NOW) -> list[str]:  # type: ignore[no-untyped-def]
    found = await storage.write(broadcasts.adopt, holder=holder, at=at, lease=LEASE)
    return [one.id for one in found]


async def claimed(storage: Storage, holder: str = "me", at=NOW) -> int | None:  # type: ignore[no-untyped-def]
    return await storage.write(broadcast_targets.claim, ONE, holder=holder, at=at, lease=LEASE)


async def settled(storage: Storage, chat: int | None, state: TargetState = TargetState.SENT) -> bool:
    assert chat is not None
    return await storage.write(broadcast_targets.settle, ONE, chat, state, at=NOW)


async def tally(storage: Storage) -> Tally:
    return await storage.read(broadcast_targets.tally, ONE)


async def actions(storage: Storage) -> list[str]:
    return [entry.action for entry in reversed(await storage.read(audit.listing, limit=50))]


async def test_those_who_agreed_and_can_be_reached_are_counted(storage: Storage) -> None:
    def rows(tx: Transaction) -> None:
        people(tx, 5)
        person(tx, 6, username=None)  # never agreed
        users.set_blocked(tx, person(tx, 1, username=None).id, True, at=NOW)
        tx.execute("UPDATE users SET banned_at = 1 WHERE telegram_id = 2")
        tx.execute("UPDATE users SET telegram_id = NULL WHERE telegram_id = 3")
        group(tx)
        group(tx, -1, "group")
        group(tx, -2, "group", left_at=1)
        group(tx, -3, "group", migrated_to=GROUP)
        group(tx, -4, "group", enabled=0)
        group(tx, 4, "private")

    await storage.write(rows)
    counted = await storage.read(broadcasts.audience)
    assert counted == Audience(people=2, groups=2)
    assert (counted.count(with_groups=False), counted.count(with_groups=True)) == (2, 4)
    await storage.write(broadcasts.draw_up, ONE, actor=ADA, message_id=5, at=NOW)
    assert await begin(storage, with_groups=True) == 4
    assert await tally(storage) == Tally(waiting=4)


async def test_a_draft_that_is_made_again_is_the_same(storage: Storage) -> None:
    await storage.write(broadcasts.draw_up, ONE, actor=ADA, message_id=5, at=NOW)
    await storage.write(broadcasts.place_card, ONE, 6)
    again = await storage.write(broadcasts.draw_up, ONE, actor=ADA, message_id=7, at=NOW)
    assert (again.message_id, again.card_message_id, again.state) == (5, 6, BroadcastState.DRAFT)


async def test_it_begins_once_and_is_written_down_once(storage: Storage) -> None:
    await begun(storage)
    assert await begin(storage) is None
    assert not await storage.write(broadcasts.drop, ONE, actor=ADA, at=NOW)
    assert await tally(storage) == Tally(waiting=3)
    [entry] = await storage.read(audit.listing, limit=9)
    assert (entry.actor, entry.action, entry.target) == ("user:1000", "broadcast", "broadcast:b1")
    assert entry.details == "3 chats"


async def write_down(storage: Storage, *, with_groups: bool = False, limit: int = 2) -> int:
    return await storage.write(broadcasts.write_down, ONE, with_groups=with_groups, limit=limit, at=NOW)


async def drawn_up(storage: Storage) -> None:
    def rows(tx: Transaction) -> None:
        people(tx, 3)
        group(tx, -7)
        group(tx, -8)
        broadcasts.draw_up(tx, ONE, actor=ADA, message_id=5, at=NOW)

    await storage.write(rows)


async def test_everybody_is_written_down_a_page_at_a_time(storage: Storage) -> None:
    await drawn_up(storage)
    assert [await write_down(storage, with_groups=True) for _ in range(4)] == [2, 2, 1, 0]
    assert await begin(storage, with_groups=True) == 5
    assert await tally(storage) == Tally(waiting=5)
    assert await write_down(storage, with_groups=True) == 0


async def test_those_who_are_missing_when_it_begins_are_written_down_then(storage: Storage) -> None:
    await drawn_up(storage)
    assert await write_down(storage, with_groups=True, limit=1) == 1
    assert await begin(storage, with_groups=True) == 5


async def test_groups_that_were_written_down_are_left_out_when_they_are_not_meant(storage: Storage) -> None:
    await drawn_up(storage)
    assert await write_down(storage, with_groups=True, limit=9) == 5
    assert await begin(storage, with_groups=False) == 3


async def test_groups_that_are_meant_after_all_are_written_down_too(storage: Storage) -> None:
    await drawn_up(storage)
    assert await write_down(storage, with_groups=False, limit=9) == 3
    assert await write_down(storage, with_groups=True, limit=9) == 2
    assert await begin(storage, with_groups=True) == 5


async def test_nobody_is_written_down_for_what_was_dropped(storage: Storage) -> None:
    await drawn_up(storage)
    await storage.write(broadcasts.drop, ONE, actor=ADA, at=NOW)
    assert await write_down(storage, with_groups=True) == 0
    assert await tally(storage) == Tally()


async def test_what_was_dropped_never_begins(storage: Storage) -> None:
    await storage.write(broadcasts.draw_up, ONE, actor=ADA, message_id=5, at=NOW)
    assert await storage.write(broadcasts.drop, ONE, actor=ADA, at=NOW)
    assert await begin(storage) is None
    assert await adopted(storage) == []
    assert not await storage.read(broadcasts.any_open)


async def test_every_chat_has_its_turn_once(storage: Storage) -> None:
    await begun(storage)
    assert await adopted(storage) == [ONE]
    assert [await claimed(storage) for _ in range(4)] == [3, 2, 1, None]
    assert await tally(storage) == Tally(sending=3)
    assert await settled(storage, 1)
    assert await settled(storage, 2, TargetState.FAILED)
    assert not await storage.write(broadcasts.finish, ONE, state=BroadcastState.DONE, at=NOW)
    assert await settled(storage, 3, TargetState.UNSURE)
    assert await storage.write(broadcasts.finish, ONE, state=BroadcastState.DONE, at=NOW)
    assert await tally(storage) == Tally(sent=1, failed=1, unsure=1)
    assert await actions(storage) == ["broadcast", "broadcast-done"]


async def test_what_was_surely_not_sent_comes_again_when_it_is_due(storage: Storage) -> None:
    await begun(storage, 1)
    await adopted(storage)
    chat = await claimed(storage)
    assert chat is not None
    assert await storage.write(broadcast_targets.put_back, ONE, chat, next_at=NOW + SECOND, at=NOW)
    assert await claimed(storage) is None
    assert await claimed(storage, at=NOW + SECOND) == chat
    assert await settled(storage, chat)
    assert not await storage.write(broadcast_targets.put_back, ONE, chat, next_at=NOW, at=NOW)


async def test_what_a_dead_process_was_sending_is_unsure(storage: Storage) -> None:
    await begun(storage)
    await adopted(storage)
    await claimed(storage)
    assert await adopted(storage, "next", NOW + HOUR) == [ONE]
    assert await tally(storage) == Tally(waiting=2, unsure=1)
    assert await claimed(storage) is None  # it is not theirs any more
    assert await claimed(storage, "next", NOW + HOUR) == 2


async def test_a_late_answer_of_a_process_that_was_not_dead_counts(storage: Storage) -> None:
    await begun(storage, 1)
    await adopted(storage)
    chat = await claimed(storage)
    await adopted(storage, "next", NOW + HOUR)
    assert await settled(storage, chat)
    assert await tally(storage) == Tally(sent=1)


async def test_two_replicas_never_work_on_one_broadcast(postgres: Storage) -> None:
    await begun(postgres)
    assert await adopted(postgres) == [ONE]
    assert await adopted(postgres, "other") == []
    assert await claimed(postgres, "other") is None
    assert await claimed(postgres, at=NOW + LEASE) == 3  # which renews the lease
    assert await adopted(postgres, "other", NOW + LEASE + SECOND) == []
    assert await adopted(postgres, "other", NOW + 2 * LEASE + SECOND) == [ONE]


async def test_the_one_process_of_a_sqlite_database_waits_for_no_lease(sqlite: Storage) -> None:
    await begun(sqlite)
    assert await adopted(sqlite) == [ONE]
    assert await adopted(sqlite, "after the restart") == [ONE]


async def test_stopped_it_rests_until_it_goes_on(storage: Storage) -> None:
    await begun(storage)
    await adopted(storage)
    await settled(storage, await claimed(storage))
    assert await storage.write(broadcasts.stop, ONE, actor=ADA, at=NOW)
    assert not await storage.write(broadcasts.stop, ONE, actor=ADA, at=NOW)
    assert await claimed(storage) is None
    assert await storage.write(broadcasts.resume, ONE, actor=ADA, at=NOW)
    assert not await storage.write(broadcasts.resume, ONE, actor=ADA, at=NOW)
    assert await claimed(storage) == 2
    assert await actions(storage) == ["broadcast", "broadcast-stop", "broadcast-continue"]


async def test_those_who_left_meanwhile_are_left_out_when_it_goes_on(storage: Storage) -> None:
    await storage.write(group)
    await storage.write(group, OLD_GROUP, "group")
    await begun(storage, with_groups=True)
    await storage.write(broadcasts.stop, ONE, actor=ADA, at=NOW)

    def leave(tx: Transaction) -> None:
        users.set_blocked(tx, person(tx, 1, username=None).id, True, at=NOW)
        tx.execute("UPDATE users SET banned_at = 1 WHERE telegram_id = 2")
        tx.execute("UPDATE chats SET left_at = 1 WHERE id = :id", id=OLD_GROUP)

    await storage.write(leave)
    assert await storage.write(broadcasts.resume, ONE, actor=ADA, at=NOW)
    assert await tally(storage) == Tally(waiting=2, failed=3)


async def test_it_is_told_only_when_nothing_is_under_way(storage: Storage) -> None:
    async def told(state: BroadcastState) -> bool:
        return await storage.write(broadcasts.told, ONE, state=state, at=NOW)

    await begun(storage)
    await adopted(storage)
    chat = await claimed(storage)
    assert not await told(BroadcastState.RUNNING)
    await storage.write(broadcasts.stop, ONE, actor=ADA, at=NOW)
    assert not await told(BroadcastState.STOPPED)
    await settled(storage, chat)
    assert not await told(BroadcastState.DONE)
    assert await storage.read(broadcasts.any_open)
    assert await told(BroadcastState.STOPPED)
    assert not await storage.read(broadcasts.any_open)
    await storage.write(broadcasts.resume, ONE, actor=ADA, at=NOW)
    assert await adopted(storage) == [ONE]


@pytest.mark.parametrize("known", [True, False])
async def test_a_group_that_moved_gets_it_at_its_new_place_and_once(storage: Storage, known: bool) -> None:
    await storage.write(group, OLD_GROUP, "group")
    if known:
        await storage.write(group)
    await begun(storage, 0, with_groups=True)
    await adopted(storage)
    assert await claimed(storage) == OLD_GROUP
    await storage.write(broadcast_targets.migrated, ONE, old=OLD_GROUP, new=GROUP, at=NOW)
    assert [await claimed(storage) for _ in range(2)] == [GROUP, None]


async def test_those_who_are_forgotten_are_forgotten_here_too(storage: Storage) -> None:
    await begun(storage)

    def forget(tx: Transaction) -> None:
        erasure.forget(tx, person(tx, 2, username=None).id, fingerprint="x", until=NOW + DAY, at=NOW)

    await storage.write(forget)
    await adopted(storage)
    assert [await claimed(storage) for _ in range(3)] == [3, 1, None]
