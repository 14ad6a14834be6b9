"""Single jobs as an admin looks at them and puts them right: pages, stories, rows to take away, refunds, reports."""

from storage import Storage, Transaction, ledger, outbox, reports, timeline
from storage.model import Job, JobState, OutboxState
from tests.storage.paid_rows import attempt, paid
from tests.storage.rows import DAY, HOUR, MINUTE, NOW, job, person

MIDNIGHT = NOW.replace(hour=0)


async def test_the_latest_jobs_page_by_page_and_by_state(storage: Storage) -> None:
    def arrange(tx: Transaction) -> list[str]:
        alice = person(tx)
        return [
            job(tx, alice, JobState.FAILED if n % 2 else JobState.QUEUED, at=NOW + n * MINUTE).id
            for n in range(5)
        ]

    made = await storage.write(arrange)

    async def listed(state: str | None, limit: int, offset: int) -> list[str]:
        return [
            one.id for one in await storage.read(timeline.latest, state=state, limit=limit, offset=offset)
        ]

    assert await listed(None, 3, 0) == [made[4], made[3], made[2]]
    assert await listed(None, 3, 3) == [made[1], made[0]]
    assert await listed("failed", 3, 0) == [made[3], made[1]]
    assert await listed("running", 3, 0) == []


async def test_a_story_knows_all_of_a_job(storage: Storage) -> None:
    def arrange(tx: Transaction) -> Job:
        alice = person(tx)
        made = paid(tx, alice)
        attempt(tx, made, 12)
        outbox.put(tx, job_id=made.id, kind="result", at=NOW)
        reports.file(tx, made.id, alice.id, at=NOW)
        return made

    made = await storage.write(arrange)
    story = await storage.read(timeline.story, made.id)
    assert story is not None
    assert story.user.name == "Alice"
    assert [one.provider for one in story.attempts] == ["akool"]
    assert [(one.kind, one.state) for one in story.told] == [("result", OutboxState.WAITING)]
    assert [(one.kind, one.amount) for one in story.paid] == [("hold", 3), ("settle", 3)]
    assert (story.reports, story.refundable, story.stuck) == (1, 3, False)
    assert await storage.write(ledger.refund, job_id=made.id, note="", at=NOW) == 3
    after = await storage.read(timeline.story, made.id)
    assert after is not None
    assert (after.refunded, after.refundable) == (True, 0)
    assert await storage.read(timeline.story, "nothing") is None


async def test_exported_rows_come_once_each_however_they_are_cut(storage: Storage) -> None:
    def arrange(tx: Transaction) -> list[str]:
        alice = person(tx)
        for number in range(3):
            attempt(tx, paid(tx, alice, at=NOW + number * HOUR), 5)
        made = [job(tx, alice, at=NOW).id for _ in range(4)]
        job(tx, alice, at=NOW - DAY)
        return made

    await storage.write(arrange)
    seen = []
    after = None
    while batch := await storage.read(timeline.export, since=MIDNIGHT, after=after, limit=2):
        seen += batch
        after = batch[-1]
    whole = await storage.read(timeline.export, since=MIDNIGHT, limit=100)
    assert seen == whole
    assert len({one.id for one in whole}) == 7
    done = next(one for one in whole if one.state == "delivered")
    assert (done.provider, done.points, done.price, done.group_id) == ("akool", 4, 3, None)
    assert done.ended_at == done.created_at + MINUTE


async def test_a_refund_happens_once_and_only_after_it_was_paid(storage: Storage) -> None:
    def arrange(tx: Transaction) -> tuple[Job, Job, Job]:
        alice = person(tx)
        return paid(tx, alice), paid(tx, alice, JobState.FAILED), job(tx, alice, price=0)

    done, broken, free = await storage.write(arrange)
    wallet = done.wallet
    assert await storage.write(ledger.refund, job_id=done.id, note="sorry", at=NOW) == 3
    assert await storage.write(ledger.refund, job_id=done.id, note="sorry", at=NOW) == 0
    assert await storage.write(ledger.refund, job_id=broken.id, note="sorry", at=NOW) == 0
    assert await storage.write(ledger.refund, job_id=free.id, note="sorry", at=NOW) == 0
    assert (await storage.read(ledger.wallet, wallet)).available == 6
    assert await storage.read(ledger.problems) == []


async def test_reports_are_gathered_by_job_and_closed_together(storage: Storage) -> None:
    def arrange(tx: Transaction) -> tuple[Job, Job]:
        alice, boris = person(tx), person(tx, 1002, name="Boris", username=None)
        first, second = job(tx, alice), job(tx, boris)
        reports.file(tx, first.id, alice.id, at=NOW)
        reports.file(tx, second.id, alice.id, at=NOW + MINUTE)
        reports.file(tx, first.id, boris.id, at=NOW + HOUR)
        return first, second

    first, second = await storage.write(arrange)
    found = await storage.read(reports.reported, limit=10)
    assert [(one.job.id, one.maker.name, [user.name for user in one.by]) for one in found] == [
        (first.id, "Alice", ["Alice", "Boris"]),
        (second.id, "Boris", ["Alice"]),
    ]
    assert await storage.read(reports.count_reported) == 2
    assert await storage.write(reports.close_of_job, first.id, at=NOW) == 2
    assert await storage.write(reports.close_of_job, first.id, at=NOW) == 0
    assert [one.job.id for one in await storage.read(reports.reported, limit=10)] == [second.id]
