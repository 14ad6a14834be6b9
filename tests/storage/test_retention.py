"""What is over goes, a rule for each table that grows; what is not over, or not for long, stays."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import (
    Storage,
    Transaction,
    alerts,
    attempts,
    audit,
    broadcasts,
    callbacks,
    detections,
    drafts,
    erasure,
    faces,
    inbox,
    jobs,
    looks,
    media,
    migrator,
    outbox,
    proposals,
    reports,
    retention,
)
from storage.broadcasts import BroadcastState
from storage.model import AttemptState, JobState
from storage.retention import RULES, Rule
from tests.storage.rows import DAY, HOUR, LEASE, NOW, draft, fresh, job, person, picture

Maker = Callable[[Transaction, datetime], object]
PICTURES_KEEP = 7 * DAY
STAYS = {
    "users": "one a person",
    "chats": "one a group",
    "accounts": "two an owner",
    "transfers": "the ledger is never changed",
    "quotas": "one for those with limits of their own",
    "jobs": "what was ordered, and what its price was",
    "saved_faces": "until the person deletes them, a few each",
    "switches": "a few",
    "provider_pauses": "one a provider",
    "broadcasts": "one for each that an admin ever drew up",
    "replicas": "removed by the next sign of life of another",
    "job_media": "removed by trigger when the job ends",
    "draft_media": "removed by trigger when the draft is closed",
}


def handled_update(tx: Transaction, at: datetime) -> None:
    update_id = tx.value("SELECT COALESCE(MAX(update_id), 0) + 1 FROM inbox")
    inbox.receive(tx, update_id=update_id, lane=1, payload="{}", at=at)
    inbox.handled(tx, [update_id], at=at)


def handled_callback(tx: Transaction, at: datetime) -> None:
    stored = callbacks.store(tx, attempt_id=attempt(tx, NOW), body=b"{}", at=at)
    assert stored is not None
    callbacks.handled(tx, stored, "ready", at=at)


def closed_draft(tx: Transaction, at: datetime) -> None:
    drafts.close(tx, draft(tx, person(tx), at=at).id, at=at)


def attempt(tx: Transaction, at: datetime) -> int:
    begun = attempts.begin(tx, job=job(tx, at=at), provider="akool", token_hash=fresh("token"), at=at)
    state = AttemptState.SUCCEEDED
    attempts.record(tx, begun.id, state=state, ticket={"a": 1}, result="https://x", points=3, at=at)
    return begun.id


def detection(tx: Transaction, at: datetime) -> None:
    detections.remember(tx, sha256=fresh("hash"), detector="local", faces=[], at=at)


def sent(tx: Transaction, at: datetime) -> None:
    outbox.put(tx, job_id=job(tx, state=JobState.READY, at=at).id, kind="result", at=at)
    claimed = outbox.claim(tx, at=at, lease=LEASE, limit=9)
    outbox.sent(tx, claimed[-1], at=at)


def deleted_media(tx: Transaction, at: datetime) -> None:
    media.mark_deleted(tx, [picture(tx, at=at).id], at=at)


def proposal(tx: Transaction, at: datetime) -> None:
    proposals.open_proposal(tx, fresh("proposal"), actor=1, action="ban", data={}, at=at)


def alert(tx: Transaction, at: datetime) -> None:
    alerts.ring(tx, fresh("alert"), at=at, every=HOUR)


def finished_broadcast(tx: Transaction, at: datetime) -> None:
    tx.execute("UPDATE users SET consent_version = 1 WHERE id = :id", id=person(tx).id)
    made = broadcasts.draw_up(tx, fresh("broadcast"), actor=1, message_id=5, at=at)
    assert broadcasts.begin(tx, made.id, actor=1, with_groups=False, at=at) == 1
    broadcasts.finish(tx, made.id, state=BroadcastState.GONE, at=at)


def closed_report(tx: Transaction, at: datetime) -> None:
    reported = job(tx)
    reports.file(tx, reported.id, reported.user_id, at=at)
    reports.close_of_job(tx, reported.id, at=at)


def audited(tx: Transaction, at: datetime) -> None:
    audit.write(tx, actor="user:1", action="ban", target="user:2", at=at)


def forgotten(tx: Transaction, at: datetime) -> None:
    someone = person(tx, tx.value("SELECT COALESCE(MAX(id), 0) + 5000 FROM users"))
    erasure.forget(tx, someone.id, fingerprint=fresh("print"), until=at, at=NOW)


def look(tx: Transaction, at: datetime) -> None:
    looks.take(tx, person(tx).id, day=at, limit=None)
    tx.execute("UPDATE looks SET day = day - count")  # each of its own day


# What is over of each kind; the table; and what of the same table is never over by itself.
CASES: dict[str, tuple[Maker, str, Maker | None]] = {
    "handled updates": (
        handled_update,
        "inbox",
        lambda tx, at: inbox.receive(tx, update_id=10**9, lane=1, payload="{}", at=at),
    ),
    "handled callbacks": (
        handled_callback,
        "callbacks",
        lambda tx, at: callbacks.store(tx, attempt_id=attempt(tx, NOW), body=b"new", at=at),
    ),
    "closed drafts": (
        closed_draft,
        "drafts",
        lambda tx, at: draft(tx, person(tx, 77), at=at),
    ),
    "attempts": (attempt, "attempts", None),
    "found faces": (detection, "detections", None),
    "messages about jobs": (
        sent,
        "outbox",
        lambda tx, at: outbox.put(tx, job_id=job(tx).id, kind="result", at=at),
    ),
    "deleted pictures and clips": (deleted_media, "media", lambda tx, at: picture(tx, at=at)),
    "proposals": (proposal, "proposals", None),
    "alerts": (alert, "alerts", None),
    "targets of broadcasts": (finished_broadcast, "broadcast_targets", None),
    "closed reports": (
        closed_report,
        "reports",
        lambda tx, at: reports.file(tx, job(tx).id, person(tx).id, at=at),
    ),
    "audit": (audited, "audit", None),
    "fingerprints of forgotten people": (forgotten, "forgotten", None),
    "looks for faces": (look, "looks", None),
}
RETIRING = "tokens and tickets of attempts"
BY_NAME = {rule.name: rule for rule in RULES}


def prune(tx: Transaction, rule: Rule, limit: int = 100) -> int:
    return retention.prune(tx, rule, at=NOW, pictures_keep=PICTURES_KEEP, limit=limit)


def count(tx: Transaction, table: str) -> int:
    return int(tx.value(f"SELECT count(*) FROM {table}"))


def kept(rule: Rule) -> timedelta:
    return max(rule.keeps, PICTURES_KEEP) if rule.with_pictures else rule.keeps


def test_every_table_has_a_rule_or_a_reason_to_stay() -> None:
    scripts = "".join(one.up for one in migrator.migrations("sqlite"))
    tables = set(re.findall(r"CREATE TABLE (\w+)", scripts))
    ruled = {table for _, table, _ in CASES.values()}
    assert tables == ruled | STAYS.keys()
    assert not ruled & STAYS.keys()
    assert BY_NAME.keys() == CASES.keys() | {RETIRING}


def test_operators_can_read_every_rule() -> None:
    text = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([a-z][^|]+?) \| (\d+ days|for good)", text, flags=re.MULTILINE))
    told = {rule.name: f"{rule.keeps.days} days" for rule in RULES}
    told["fingerprints of forgotten people"] = (
        "180 days"  # the row says until when: see `REMEMBERED` in /forget
    )
    assert {name: rows.get(name) for name in told} == told


@pytest.mark.parametrize("name", CASES)
async def test_what_is_over_goes_when_its_time_has_come(storage: Storage, name: str) -> None:
    make, table, never = CASES[name]
    rule = BY_NAME[name]

    def fill(tx: Transaction) -> int:
        for _ in range(3):
            make(tx, NOW - kept(rule) - HOUR)
        over = count(tx, table)
        make(tx, NOW - kept(rule) + HOUR)
        if never is not None:
            never(tx, NOW - 2 * kept(rule) - DAY)
        return count(tx, table) - over

    staying = await storage.write(fill)
    assert await storage.write(prune, rule, 2) == 2
    assert await storage.write(prune, rule) == 1
    assert await storage.write(prune, rule) == 0
    assert await storage.read(count, table) == staying


async def test_drafts_stay_as_long_as_their_pictures(storage: Storage) -> None:
    rule = BY_NAME["closed drafts"]
    await storage.write(closed_draft, NOW - 20 * DAY)
    long: dict[str, Any] = {"at": NOW, "pictures_keep": 30 * DAY, "limit": 9}
    assert await storage.write(retention.prune, rule, **long) == 0
    assert await storage.write(retention.prune, rule, **long | {"pictures_keep": DAY}) == 1


async def test_an_old_attempt_keeps_what_figures_are_made_of_and_no_secret(storage: Storage) -> None:
    attempt_id = await storage.write(attempt, NOW - 8 * DAY)
    before = await storage.read(lambda tx: tx.one("SELECT * FROM attempts WHERE id = :id", id=attempt_id))
    assert await storage.write(prune, BY_NAME[RETIRING]) == 1
    assert await storage.write(prune, BY_NAME[RETIRING]) == 0
    after = await storage.read(lambda tx: tx.one("SELECT * FROM attempts WHERE id = :id", id=attempt_id))
    gone = {"token_hash", "ticket", "result", "retired_at"}
    assert {key for key in before if before[key] != after[key]} == gone
    assert (after["ticket"], after["result"]) == (None, None)
    assert await storage.read(attempts.by_token_hash, before["token_hash"]) is None


async def test_a_deleted_result_leaves_its_job_and_a_saved_face_keeps_its_row(storage: Storage) -> None:
    def fill(tx: Transaction) -> tuple[str, str]:
        result, face = picture(tx).id, picture(tx, person(tx)).id
        made = job(tx, state=JobState.SUBMITTING)
        jobs.advance(tx, made.id, JobState.READY, at=NOW, result_media=result)
        jobs.advance(tx, made.id, JobState.DELIVERED, at=NOW)
        faces.save(tx, user_id=person(tx).id, name="Me", media_id=face, box=(0, 0, 1, 1), at=NOW)
        media.mark_deleted(tx, [result, face], at=NOW - 60 * DAY)
        return made.id, face

    job_id, face = await storage.write(fill)
    assert await storage.write(prune, BY_NAME["deleted pictures and clips"]) == 1
    found = await storage.read(jobs.get, job_id)
    assert found is not None
    assert (found.state, found.result_media) == (JobState.DELIVERED, None)
    assert await storage.read(lambda tx: tx.value("SELECT id FROM media")) == face


async def test_an_alert_that_was_held_back_is_not_dropped_untold(storage: Storage) -> None:
    def ring_twice(tx: Transaction) -> None:
        for _ in range(2):
            alerts.ring(tx, "a", at=NOW - 60 * DAY, every=HOUR)

    await storage.write(ring_twice)
    assert await storage.write(prune, BY_NAME["alerts"]) == 0


async def test_a_broadcast_that_still_runs_keeps_its_targets(storage: Storage) -> None:
    def begin(tx: Transaction) -> None:
        tx.execute("UPDATE users SET consent_version = 1 WHERE id = :id", id=person(tx).id)
        broadcasts.draw_up(tx, "b", actor=1, message_id=5, at=NOW - 60 * DAY)
        broadcasts.begin(tx, "b", actor=1, with_groups=False, at=NOW - 60 * DAY)

    await storage.write(begin)
    assert await storage.write(prune, BY_NAME["targets of broadcasts"]) == 0


async def test_a_ban_outlives_the_memory_of_having_been_forgotten(storage: Storage) -> None:
    def forget(tx: Transaction) -> None:
        someone = person(tx)
        tx.execute("UPDATE users SET banned_at = 1 WHERE id = :id", id=someone.id)
        erasure.forget(tx, someone.id, fingerprint="f", until=NOW - DAY, at=NOW - DAY)

    await storage.write(forget)
    assert await storage.write(prune, BY_NAME["fingerprints of forgotten people"]) == 0
