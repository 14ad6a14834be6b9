import asyncio

import pytest

from storage import StaleDraft, Storage, Transaction, drafts
from storage.model import Draft
from tests.storage.rows import ALICE, HOUR, NOW, SECOND, draft, person


async def opened(storage: Storage, **changes: object) -> Draft:
    return await storage.write(lambda tx: draft(tx, person(tx), **changes))


async def test_a_draft_is_a_row_and_comes_back_as_it_was(storage: Storage) -> None:
    made = await opened(storage, data={"scene": "m1", "picked": [0, 2]}, thread_id=3)
    assert await storage.read(drafts.get, made.id) == made
    assert await storage.read(drafts.current, user_id=made.user_id, chat_id=ALICE) == made
    assert (made.version, made.closed_at, made.thread_id) == (1, None, 3)


async def test_a_new_draft_closes_the_one_before_in_the_same_chat(storage: Storage) -> None:
    first = await opened(storage)
    elsewhere = await opened(storage, chat_id=-5)
    second = await opened(storage)
    assert await storage.read(drafts.current, user_id=first.user_id, chat_id=ALICE) == second
    assert await storage.read(drafts.current, user_id=first.user_id, chat_id=-5) == elsewhere
    closed = await storage.read(drafts.get, first.id)
    assert closed is not None
    assert closed.closed_at == NOW


async def test_a_replayed_update_finds_the_draft_that_it_had_opened(storage: Storage) -> None:
    first = await opened(storage, source_update=77)
    assert (await opened(storage, source_update=77)).id == first.id
    later = await opened(storage, source_update=78)
    assert (await opened(storage, source_update=77)).id == first.id
    assert await storage.read(drafts.current, user_id=first.user_id, chat_id=ALICE) == later


async def test_a_draft_is_closed_where_it_stands_and_not_where_it_has_moved_on(storage: Storage) -> None:
    async def close(made: Draft) -> bool:
        return await storage.write(drafts.close_unmoved, made.id, version=made.version, at=NOW)

    moving, staying = await opened(storage), await opened(storage, chat_id=-5)
    moved = await storage.write(drafts.advance, staying, step="faces", data={}, at=NOW)
    assert not await close(staying)
    assert await storage.read(drafts.current, user_id=staying.user_id, chat_id=-5) == moved
    assert await close(moved)
    assert await close(moved), "said again, it is so still"
    with pytest.raises(StaleDraft):
        await storage.write(drafts.advance, moved, step="price", data={}, at=NOW)
    assert not await storage.write(drafts.close_unmoved, "nobody", version=1, at=NOW)
    assert await storage.read(drafts.current, user_id=moving.user_id, chat_id=ALICE) == moving


async def test_of_two_who_move_a_draft_on_one_is_too_late(storage: Storage) -> None:
    made = await opened(storage)
    outcomes = await asyncio.gather(
        *(storage.write(drafts.advance, made, step=step, data={}, at=NOW) for step in ("faces", "price")),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes if not isinstance(outcome, Draft)] == [StaleDraft]
    [moved] = [outcome for outcome in outcomes if isinstance(outcome, Draft)]
    assert moved.version == 2


async def test_a_closed_draft_does_not_move(storage: Storage) -> None:
    made = await opened(storage)
    assert await storage.write(drafts.close, made.id, at=NOW)
    assert not await storage.write(drafts.close, made.id, at=NOW)
    with pytest.raises(StaleDraft):
        await storage.write(drafts.advance, made, step="price", data={}, at=NOW)
    assert await storage.read(drafts.current, user_id=made.user_id, chat_id=ALICE) is None


async def test_placing_the_card_does_not_disturb_who_presses_meanwhile(storage: Storage) -> None:
    made = await opened(storage)
    placed = await storage.write(drafts.place_card, made.id, 42, at=NOW)
    assert (placed.card_message_id, placed.version) == (42, made.version)
    moved = await storage.write(drafts.advance, made, step="price", data={"a": 1}, at=NOW)
    assert (moved.card_message_id, moved.step, moved.data) == (42, "price", {"a": 1})


async def test_drafts_that_nobody_came_back_to_are_closed(storage: Storage) -> None:
    def prepare(tx: Transaction) -> tuple[Draft, Draft]:
        user = person(tx)
        return draft(tx, user), draft(tx, user, chat_id=-5, at=NOW + HOUR)

    old, fresh = await storage.write(prepare)
    assert await storage.write(drafts.close_idle, before=NOW + SECOND, at=NOW + HOUR, limit=9) == 1
    assert await storage.read(drafts.current, user_id=old.user_id, chat_id=ALICE) is None
    assert await storage.read(drafts.current, user_id=old.user_id, chat_id=-5) == fresh
