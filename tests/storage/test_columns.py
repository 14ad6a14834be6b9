"""What is said in columns stays true whoever writes: this release, or the previous one beside it."""

from typing import Any

import pytest

from storage import Storage, Transaction, audit, drafts, erasure, jobs, media, migrator, provider_pauses
from storage.model import JobState
from storage.provider_pauses import Cause
from tests.storage.rows import DAY, HOUR, NOW, PATHS, draft, job, person, picture

BEFORE = 5  # the schema of the previous release
ENDED = [JobState.DELIVERED, JobState.FAILED, JobState.EXPIRED, JobState.CANCELLED]
JOB = """INSERT INTO jobs (id, draft_id, user_id, wallet, chat_id, locale, kind, spec, price, state, providers,
             next_check_at, deadline_at, created_at, changed_at)
         VALUES (:id, :draft, 1, 'user:1', 1, 'en', 'swap', :spec, 3, :state, :providers, 1, 9, :at, 1)"""
SPEC = '{"scene":"scene","pairs":[{"box":[1,2,3,4],"identity":"face","token":"gone"}]}'
PAUSE = """{"until": null, "why": "no credit \\u00e9", "by": "auto", "cause": "trouble", "since": 1000,
            "probe_at": 2000, "relapses": 2, "told": false}"""


def needed(tx: Transaction, table: str, column: str, key: str) -> set[str]:
    sql = f"SELECT media_id FROM {table} WHERE {column} = :key"
    return {row["media_id"] for row in tx.all(sql, key=key)}


def needed_by_job(tx: Transaction, job_id: str) -> set[str]:
    return needed(tx, "job_media", "job_id", job_id)


def needed_by_draft(tx: Transaction, draft_id: str) -> set[str]:
    return needed(tx, "draft_media", "draft_id", draft_id)


def old_rows(tx: Transaction) -> None:
    """As the previous release wrote them."""
    tx.execute("INSERT INTO users (telegram_id, created_at) VALUES (1, 1)")
    for media_id in ("scene", "face", "result"):
        tx.execute(
            """INSERT INTO media (id, user_id, purpose, sha256, mime, bytes, width, height, path, created_at)
               VALUES (:id, 1, 'scene', 'h', 'image/jpeg', 1, 1, 1, 'p', 1)""",
            id=media_id,
        )
    states = {"open": "running", "over": "failed", "shown": "ready", "again": "queued"}
    for at, (job_id, state) in enumerate(states.items()):
        tx.execute(
            JOB, id=job_id, draft=f"d-{job_id}", spec=SPEC, state=state, providers='["akool","local"]', at=at
        )
    tx.execute("UPDATE jobs SET result_media = 'result' WHERE id = 'shown'")
    for draft_id, closed in (("idle", None), ("closed", 5)):
        tx.execute(
            """INSERT INTO drafts (id, user_id, chat_id, kind, step, data, created_at, changed_at, closed_at)
               VALUES (:id, 1, 1, 'swap', 'price', :data, 1, 1, :closed)""",
            id=draft_id,
            data='{"scene":{"media":"scene","faces":[]}}',
            closed=closed,
        )
    tx.execute(
        """INSERT INTO audit (actor, action, target, details, at)
           VALUES ('user:9', 'retry', 'job:over', 'again', 3), ('user:9', 'refund', 'job:over', '', 4)"""
    )
    tx.execute(
        "INSERT INTO switches (name, value, changed_at) VALUES ('pause:akool', :value, 7), ('maintenance', 'on', 7)",
        value=PAUSE,
    )


async def test_rows_of_the_previous_release_are_carried_over(bare: Storage) -> None:
    await bare.write(migrator.apply_pending, BEFORE)
    await bare.write(old_rows)
    await bare.migrate()
    assert await bare.read(needed_by_job, "open") == {"scene", "face"}
    assert await bare.read(needed_by_job, "shown") == {"scene", "face", "result"}
    assert await bare.read(needed_by_job, "over") == set()
    assert await bare.read(needed_by_draft, "idle") == {"scene"}
    assert await bare.read(needed_by_draft, "closed") == set()
    again = await bare.read(jobs.last_retry, "over")
    assert again is not None
    assert (again.id, again.retry_of, again.provider) == ("again", "over", "akool")
    await _the_pause_is_known(bare)
    assert list(await bare.read(provider_pauses.listing)) == ["akool"]


async def _the_pause_is_known(storage: Storage) -> None:
    pause = await storage.read(provider_pauses.get, "akool")
    assert pause is not None
    assert (pause.cause, pause.by, pause.why) == (Cause.TROUBLE, "auto", "no credit é")
    assert (pause.until, pause.relapses, pause.told) == (None, 2, False)
    assert pause.probe_at is not None
    assert (pause.probe_at - pause.since).total_seconds() == 1


async def test_what_the_previous_release_writes_meanwhile_is_known(bare: Storage) -> None:
    await bare.migrate()
    await bare.write(old_rows)
    assert await bare.read(needed_by_job, "open") == {"scene", "face"}
    assert await bare.read(needed_by_job, "shown") == {"scene", "face", "result"}
    assert await bare.read(needed_by_draft, "idle") == {"scene"}
    again = await bare.read(jobs.last_retry, "over")
    assert again is not None
    assert again.id == "again"
    await _the_pause_is_known(bare)

    def goes_on(tx: Transaction) -> None:
        tx.execute("""UPDATE jobs SET providers = '["local"]' WHERE id = 'open'""")
        tx.execute("UPDATE jobs SET state = 'delivered' WHERE id = 'shown'")
        tx.execute("UPDATE drafts SET closed_at = 8, changed_at = 8 WHERE id = 'idle'")
        tx.execute("DELETE FROM switches WHERE name = 'pause:akool'")

    await bare.write(goes_on)
    moved = await bare.read(jobs.get, "open")
    assert moved is not None
    assert moved.provider == "local"
    assert await bare.read(lambda tx: tx.value("SELECT provider FROM jobs WHERE id = 'open'")) == "local"
    assert await bare.read(needed_by_job, "shown") == await bare.read(needed_by_draft, "idle") == set()
    assert await bare.read(provider_pauses.get, "akool") is None


async def test_the_previous_release_knows_of_pauses_that_this_one_makes(storage: Storage) -> None:
    def as_it_reads(tx: Transaction) -> Any:
        name = "why" if tx.dialect == "sqlite" else "'why'"
        json = f"json_extract(value, '$.{name}')" if tx.dialect == "sqlite" else f"value::jsonb ->> {name}"
        return tx.value(f"SELECT {json} FROM switches WHERE name = 'pause:akool'")

    for why in ("empty", "é"):
        await storage.write(
            lambda tx: tx.execute(
                "UPDATE provider_pauses SET until = :past", past=int(NOW.timestamp() * 1000)
            )
        )
        paused = await storage.write(
            provider_pauses.stop_for_trouble, "akool", why=why, until=NOW + HOUR, at=NOW
        )
        assert paused is not None
        assert await storage.read(as_it_reads) == why
        assert await storage.read(provider_pauses.get, "akool") == paused
    await storage.write(provider_pauses.resume, "akool", actor=1, at=NOW)
    assert await storage.read(as_it_reads) is None


@pytest.mark.parametrize("state", list(JobState))
async def test_a_job_needs_its_media_until_it_has_ended(storage: Storage, state: JobState) -> None:
    def order(tx: Transaction) -> tuple[str, set[str]]:
        scene, face, unrelated = (picture(tx, person(tx)).id for _ in range(3))
        spec = {"scene": scene, "pairs": [{"identity": face, "token": scene}], "word": unrelated[:-1]}
        made = job(tx, spec=spec)
        for step in PATHS[state]:
            result = picture(tx).id if step is JobState.READY else None
            jobs.advance(tx, made.id, step, at=NOW, result_media=result)
        found = jobs.get(tx, made.id)
        assert found is not None
        return made.id, {scene, face} | ({found.result_media} if found.result_media else set())

    job_id, media_ids = await storage.write(order)
    assert await storage.read(needed_by_job, job_id) == (set() if state in ENDED else media_ids)
    later = {one.id for one in await storage.write(media.expired, at=NOW + 2 * DAY, limit=99)}
    assert bool(later & media_ids) == (state in ENDED)


async def test_an_open_draft_needs_the_media_that_it_names_now(storage: Storage) -> None:
    first, second = [await storage.write(picture) for _ in range(2)]
    opened = await storage.write(lambda tx: draft(tx, person(tx), data={"scene": {"media": first.id}}))
    assert await storage.read(needed_by_draft, opened.id) == {first.id}
    moved = await storage.write(drafts.advance, opened, step="price", data={"others": [second.id]}, at=NOW)
    assert await storage.read(needed_by_draft, opened.id) == {second.id}
    await storage.write(drafts.close, moved.id, at=NOW)
    assert await storage.read(needed_by_draft, opened.id) == set()


async def test_a_draft_that_is_erased_needs_nothing_any_more(storage: Storage) -> None:
    def begin(tx: Transaction) -> tuple[int, str]:
        user = person(tx)
        one = picture(tx, user)
        return user.id, draft(tx, user, data={"scene": one.id}).id

    user_id, draft_id = await storage.write(begin)
    assert len(await storage.read(needed_by_draft, draft_id)) == 1
    await storage.write(erasure.forget, user_id, fingerprint="f", until=NOW, at=NOW)
    assert await storage.read(drafts.get, draft_id) is None
    assert await storage.read(needed_by_draft, draft_id) == set()


async def test_what_was_ordered_again_and_again_is_followed_to_its_end(storage: Storage) -> None:
    def order(tx: Transaction) -> list[str]:
        first = job(tx, state=JobState.FAILED)
        second = job(tx, state=JobState.FAILED, retry_of=first.id)
        return [first.id, second.id, job(tx, retry_of=second.id, at=NOW + HOUR).id]

    first, second, third = await storage.write(order)
    assert [
        found.id if found else None
        for found in [await storage.read(jobs.last_retry, one) for one in (first, second, third)]
    ] == [third, third, None]


async def test_the_audit_log_is_not_where_a_retry_is_looked_up(storage: Storage) -> None:
    made = await storage.write(job, state=JobState.FAILED)
    await storage.write(
        audit.write, actor="user:1", action="retry", target=f"job:{made.id}", details="no such job", at=NOW
    )
    assert await storage.read(jobs.last_retry, made.id) is None
