import asyncio
from pathlib import Path

import pytest

from storage import (
    Storage,
    Transaction,
    accounts,
    attempts,
    audit,
    callbacks,
    detections,
    drafts,
    erasure,
    faces,
    inbox,
    jobs,
    ledger,
    media,
    users,
)
from storage.accounts import Account
from storage.model import AttemptState, Job, JobState, User, Wallet
from tests.storage.rows import ALICE, DAY, HOUR, NOW, draft, job, person, picture


async def test_meeting_again_updates_what_telegram_says(storage: Storage) -> None:
    async def meet(name: str) -> tuple[User, bool]:
        return await storage.write(
            users.meet, telegram_id=ALICE, name=name, username="alice", app_language="es", at=NOW
        )

    first, new = await meet("Alice")
    assert (new, first.name, first.wallet) == (True, "Alice", f"user:{first.id}")
    again, new = await meet("Alicia")
    assert (new, again.id, again.name, again.app_language) == (False, first.id, "Alicia", "es")
    assert await meet("Alicia") == (again, False)


async def test_ten_updates_of_a_stranger_at_once_make_one_person(storage: Storage) -> None:
    met = await asyncio.gather(
        *(
            storage.write(users.meet, telegram_id=ALICE, name="A", username=None, app_language=None, at=NOW)
            for _ in range(10)
        )
    )
    assert sum(new for _, new in met) == 1
    assert len({user.id for user, _ in met}) == 1


async def test_people_are_found_by_id_and_by_name(storage: Storage) -> None:
    made = await storage.write(person, username="Alice_A")
    assert await storage.read(users.get, made.id) == made
    assert await storage.read(users.by_telegram_id, ALICE) == made
    assert await storage.read(accounts.called, "@alice_a") == [Account(user=made)]
    assert await storage.read(accounts.called, "boris") == []
    with pytest.raises(LookupError):
        await storage.read(users.get, made.id + 1)


async def test_what_people_choose_is_kept(storage: Storage) -> None:
    made = await storage.write(person)
    await storage.write(users.set_language, made.id, "es")
    await storage.write(users.record_consent, made.id, 2, at=NOW)
    await storage.write(users.set_blocked, made.id, True, at=NOW)
    seen = await storage.read(users.get, made.id)
    assert (seen.language, seen.consent_version, seen.blocked_at) == ("es", 2, NOW)
    await storage.write(users.set_language, made.id, None)
    await storage.write(users.set_blocked, made.id, False, at=NOW)
    seen = await storage.read(users.get, made.id)
    assert (seen.language, seen.blocked_at) == (None, None)


def live(tx: Transaction) -> tuple[User, Job, Job]:
    """A life in the bot: a finished job, an open one, and all that lies around."""
    user = person(tx, name="Alice Liddell", username="wonderland")
    ledger.grant(tx, user.wallet, 9, note="", at=NOW)
    scene = picture(tx, user, sha256="hash-of-a-face", path="old-path")
    kept = picture(tx, user, media_id="needed", path="open-path")
    done = job(tx, user, JobState.SUBMITTING, spec={"scene": scene.id, "note": "rabbit hole"})
    begun = attempts.begin(tx, job=done, provider="akool", token_hash="t", at=NOW)
    attempts.record(
        tx,
        begun.id,
        state=AttemptState.SUCCEEDED,
        at=NOW,
        result="https://cdn/looking-glass",
        ticket={"q": "hatter"},
    )
    callbacks.store(tx, attempt_id=begun.id, body=b"looking-glass", at=NOW)
    jobs.advance(tx, done.id, JobState.FAILED, at=NOW)
    waiting = job(tx, user, spec={"scene": kept.id, "note": "rabbit hole"})
    draft(tx, user, data={"caption": "tea party"})
    faces.save(tx, user_id=user.id, name="Cheshire", media_id=scene.id, box=(0, 0, 9, 9), at=NOW)
    detections.remember(tx, sha256="hash-of-a-face", detector="local", faces=[{"box": [1]}], at=NOW)
    inbox.receive(tx, update_id=1, lane=ALICE, payload="drink me", at=NOW)
    inbox.handled(tx, [1], at=NOW)
    return user, done, waiting


def forget(tx: Transaction, user_id: int) -> set[str]:
    return {one.path for one in erasure.forget(tx, user_id, fingerprint="f", until=NOW + DAY, at=NOW)}


async def test_forgetting_leaves_a_pseudonym_and_the_credits(storage: Storage) -> None:
    user, done, _ = await storage.write(live)
    await storage.write(forget, user.id)
    left = await storage.read(users.get, user.id)
    assert (left.telegram_id, left.name, left.username, left.app_language) == (None, "", None, None)
    assert await storage.read(users.by_telegram_id, ALICE) is None
    assert await storage.read(drafts.current, user_id=user.id, chat_id=ALICE) is None
    assert await storage.read(faces.listing, user.id) == []
    assert await storage.read(detections.find, sha256="hash-of-a-face", detector="local") is None
    emptied = await storage.read(jobs.get, done.id)
    assert emptied is not None
    assert (emptied.spec, emptied.chat_id, emptied.price) == ({}, 0, 3)
    assert await storage.read(ledger.wallet, user.wallet) == Wallet(available=9, held=0)
    assert await storage.read(ledger.problems) == []


async def test_the_audit_names_nobody_who_is_forgotten(storage: Storage) -> None:
    user = await storage.write(person)
    for actor in (f"user:{ALICE}", "user:2002"):
        await storage.write(audit.write, actor=actor, action="group-enabled", target="chat:-5", at=NOW)
    await storage.write(forget, user.id)
    entries = await storage.read(audit.listing, limit=9)
    assert [entry.actor for entry in entries] == ["user:2002", f"forgotten:{user.id}"]


async def test_what_an_open_job_needs_goes_when_it_is_over(storage: Storage) -> None:
    user, _, waiting = await storage.write(live)
    assert await storage.write(forget, user.id) == {"old-path"}
    assert [one.id for one in await storage.read(media.of_user, user.id)] == ["needed"]
    assert await storage.write(media.expired, at=NOW + DAY, limit=9) == []
    kept = await storage.read(jobs.get, waiting.id)
    assert kept is not None
    assert (kept.spec["scene"], kept.chat_id) == ("needed", ALICE)
    await storage.write(jobs.advance, waiting.id, JobState.CANCELLED, at=NOW)
    assert await storage.write(erasure.finish_forgetting) == 1
    assert await storage.write(erasure.finish_forgetting) == 0
    later = NOW + DAY + media.NEEDED_AGAIN
    assert [one.path for one in await storage.write(media.expired, at=later, limit=9)] == ["open-path"]


async def test_a_forgotten_person_is_a_stranger_whose_gift_is_remembered(storage: Storage) -> None:
    user = await storage.write(person)
    assert not await storage.read(erasure.was_forgotten, "f", at=NOW)
    await storage.write(forget, user.id)
    assert await storage.read(erasure.was_forgotten, "f", at=NOW + HOUR)
    assert not await storage.read(erasure.was_forgotten, "f", at=NOW + DAY)
    assert (await storage.write(person)).id != user.id


async def test_no_byte_of_a_forgotten_person_is_left_in_the_files(sqlite: Storage, sqlite_url: str) -> None:
    user, _, waiting = await sqlite.write(live)
    await sqlite.write(jobs.advance, waiting.id, JobState.CANCELLED, at=NOW)
    await sqlite.write(forget, user.id)
    await sqlite.scrub()
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    stored = b"".join(file.read_bytes() for file in folder.iterdir())
    words = ["Liddell", "wonderland", "hash-of-a-face", "rabbit hole", "looking-glass", "hatter", "tea party"]
    words += ["Cheshire", "drink me"]
    assert [word for word in words if word.encode() in stored] == []


async def test_somebody_with_much_is_forgotten_a_little_at_a_time(storage: Storage) -> None:
    """Nobody waits for it, and in the end nothing is left."""

    def fill(tx: Transaction) -> int:
        user = person(tx)
        for number in range(3):
            drafts.close(tx, draft(tx, user, chat_id=-number).id, at=NOW)
            job(tx, user, JobState.DELIVERED, spec={"scene": "x"})
            one = picture(tx, user)
            detections.remember(tx, sha256=one.sha256, detector="local", faces=[], at=NOW)
        return user.id

    def left(tx: Transaction) -> list[int]:
        return [
            tx.value(f"SELECT count(*) FROM {what}")
            for what in ("drafts", "detections", "media WHERE sha256 <> ''", "jobs WHERE spec <> '{}'")
        ]

    user_id = await storage.write(fill)
    await storage.write(forget, user_id)
    assert await storage.read(left) == [0, 0, 0, 0]  # little enough for one unit
    await storage.write(
        lambda tx: tx.execute("UPDATE users SET telegram_id = 7, forgotten_at = NULL, erased_at = NULL")
    )
    user_id = await storage.write(fill)
    await storage.write(lambda tx: tx.execute("UPDATE users SET forgotten_at = 1, telegram_id = NULL"))
    await storage.write(lambda tx: tx.execute("UPDATE media SET deleted_at = 1"))
    assert [await storage.write(erasure.finish_forgetting, limit=2) for _ in range(6)] == [2, 2, 2, 2, 1, 0]
    assert await storage.read(left) == [0, 0, 0, 0]


async def test_people_of_whom_nothing_is_left_are_looked_at_no_more(storage: Storage) -> None:
    def pending(tx: Transaction) -> int:
        return int(tx.value(f"SELECT count(*) FROM users u WHERE {erasure.PENDING}"))

    user = await storage.write(person)
    made = await storage.write(lambda tx: job(tx, user, spec={"scene": "x"}))
    await storage.write(forget, user.id)
    assert await storage.read(pending) == 1
    await storage.write(jobs.advance, made.id, JobState.CANCELLED, at=NOW)
    assert await storage.write(erasure.finish_forgetting) == 1
    assert await storage.read(pending) == 0
