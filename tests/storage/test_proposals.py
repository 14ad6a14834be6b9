"""What an admin was asked to confirm, on both databases; and how admins name people and groups."""

import asyncio

from storage import Storage, accounts, chats, erasure, proposals
from storage.accounts import Account
from storage.proposals import Proposal
from tests.storage.rows import HOUR, MINUTE, NOW, person

ADA = 1000


async def propose(storage: Storage, proposal_id: str = "m1-1", *, amount: int = 50) -> Proposal:
    return await storage.write(
        proposals.open_proposal,
        proposal_id,
        actor=ADA,
        action="grant",
        data={"scope": "user:1", "amount": amount, "reason": "é"},
        at=NOW,
    )


async def test_a_proposal_keeps_what_was_proposed(storage: Storage) -> None:
    proposed = await propose(storage)
    assert await storage.read(proposals.get, "m1-1") == proposed
    assert (proposed.actor, proposed.action, proposed.created_at) == (ADA, "grant", NOW)
    assert proposed.data == {"scope": "user:1", "amount": 50, "reason": "é"}
    assert (proposed.done_at, proposed.outcome) == (None, None)


async def test_a_proposal_is_closed_once_and_remembers_how(storage: Storage) -> None:
    await propose(storage)
    closed = await storage.write(proposals.close, "m1-1", outcome="done", at=NOW + MINUTE)
    assert closed is not None
    assert (closed.outcome, closed.done_at) == ("done", NOW + MINUTE)
    assert await storage.write(proposals.close, "m1-1", outcome="dropped", at=NOW + HOUR) is None
    assert await storage.read(proposals.get, "m1-1") == closed


async def test_of_many_who_close_at_once_one_does_it(storage: Storage, other: Storage) -> None:
    await propose(storage)
    closed = await asyncio.gather(
        *(each.write(proposals.close, "m1-1", outcome="done", at=NOW) for each in [storage, other] * 6)
    )
    assert len([one for one in closed if one is not None]) == 1


async def test_what_was_never_proposed_cannot_be_closed(storage: Storage) -> None:
    assert await storage.read(proposals.get, "m9-9") is None
    assert await storage.write(proposals.close, "m9-9", outcome="done", at=NOW) is None


async def test_a_repeat_finds_the_proposal_as_it_stands_and_changes_nothing(storage: Storage) -> None:
    first = await propose(storage)
    assert await propose(storage, amount=999) == first
    closed = await storage.write(proposals.close, "m1-1", outcome="done", at=NOW)
    assert await propose(storage) == closed


async def test_everybody_who_had_a_name_is_found_by_it(storage: Storage) -> None:
    first = await storage.write(person, 1, name="Ann", username="Ann")
    second = await storage.write(person, 2, name="Anna", username="ann")
    await storage.write(person, 3, name="Bob", username=None)
    assert await storage.read(accounts.called, "@aNN") == [Account(user=second), Account(user=first)]
    assert await storage.read(accounts.called, "@bob") == []
    await storage.write(erasure.forget, second.id, fingerprint="print", until=NOW + HOUR, at=NOW)
    assert await storage.read(accounts.called, "@ann") == [Account(user=first)]


async def test_a_group_is_found_by_its_id_the_one_before_and_its_title(storage: Storage) -> None:
    for chat_id, kind, title in ((-5, "group", "Поход"), (-6, "group", "Walk"), (7, "private", "")):
        await storage.write(chats.meet, chat_id=chat_id, kind=kind, title=title, at=NOW)
    await storage.write(chats.migrate, old=-5, new=-1005, at=NOW)
    now = await storage.read(accounts.group, -1005)
    assert now is not None
    assert now.wallet == "chat:-5"
    assert await storage.read(accounts.group, -5) == now
    assert await storage.read(accounts.titled, "Поход") == [Account(chat=now)]
    assert [found.scope for found in await storage.read(accounts.titled, "wALK")] == ["chat:-6"]
    assert [await storage.read(accounts.group, chat_id) for chat_id in (7, -8)] == [None, None]
    assert await storage.read(accounts.titled, "") == []
