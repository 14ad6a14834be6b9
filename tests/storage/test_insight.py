"""What the database counts for the operator, the same on both databases, and quickly when there is much of it."""

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from storage import Storage, Transaction, insight, ledger
from storage.codecs import to_ms
from storage.insight import Busy, Latency
from storage.model import JobState, User
from tests.storage.paid_rows import attempt, paid
from tests.storage.rows import DAY, NOW, SECOND, job, person

MIDNIGHT = NOW.replace(hour=0)
EDGES = [MIDNIGHT - DAY, MIDNIGHT, MIDNIGHT + DAY]
GROUP = -100123


async def test_days_tell_jobs_by_outcome_and_credits(storage: Storage) -> None:
    def arrange(tx: Transaction) -> None:
        alice = person(tx)
        paid(tx, alice)
        paid(tx, alice, JobState.FAILED)
        paid(tx, alice, JobState.EXPIRED)
        paid(tx, alice, JobState.CANCELLED)
        paid(tx, alice, JobState.QUEUED)
        refunded = paid(tx, alice, at=NOW - DAY)
        ledger.refund(tx, job_id=refunded.id, note="", at=NOW)
        ledger.grant(tx, alice.wallet, 50, note="gift", at=NOW)
        paid(tx, alice, at=NOW - 2 * DAY)
        paid(tx, alice, at=NOW + DAY)

    await storage.write(arrange)
    yesterday, today = await storage.read(insight.days, EDGES)
    assert today.jobs == {"delivered": 1, "failed": 2, "cancelled": 1, "open": 1}
    assert (today.spent, today.granted, today.returned) == (3, 50, 3)
    assert yesterday.jobs == {"delivered": 1, "failed": 0, "cancelled": 0, "open": 0}
    assert (yesterday.spent, yesterday.granted, yesterday.returned) == (3, 0, 0)


@pytest.mark.parametrize(
    "zone", ["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham", "America/New_York"]
)
async def test_a_day_begins_at_midnight_where_the_admin_is(storage: Storage, zone: str) -> None:
    """Among them one that is 45 minutes off, and the night when clocks go forward."""
    here = ZoneInfo(zone)
    dates = [datetime(2025, 3, day, tzinfo=here) for day in (8, 9, 10, 11)]

    def arrange(tx: Transaction) -> None:
        alice = person(tx)
        for midnight in dates[:3]:
            job(tx, alice, at=midnight.astimezone(UTC))
        job(tx, alice, at=dates[3].astimezone(UTC) - SECOND)
        job(tx, alice, at=dates[0].astimezone(UTC) - SECOND)
        job(tx, alice, at=dates[3].astimezone(UTC))

    await storage.write(arrange)
    days = await storage.read(insight.days, dates)
    assert [sum(day.jobs.values()) for day in days] == [1, 1, 2]


async def test_no_jobs_are_days_of_noughts(storage: Storage) -> None:
    days = await storage.read(insight.days, EDGES)
    assert [(sum(day.jobs.values()), day.spent, day.granted, day.returned) for day in days] == [
        (0, 0, 0, 0)
    ] * 2
    assert await storage.read(insight.latencies, since=EDGES[0], until=EDGES[-1]) == []


async def test_latency_is_of_what_succeeded_by_provider(storage: Storage) -> None:
    def arrange(tx: Transaction) -> None:
        alice = person(tx)
        for seconds in range(1, 101):
            attempt(tx, job(tx, alice), seconds)
        attempt(tx, job(tx, alice), 7.5, provider="local")
        attempt(tx, job(tx, alice), 1000, failed=True)
        attempt(tx, job(tx, alice, at=NOW - 9 * DAY), 2000)

    await storage.write(arrange)
    assert await storage.read(insight.latencies, since=EDGES[0], until=EDGES[-1]) == [
        Latency(provider="akool", jobs=100, half=50, most=95),
        Latency(provider="local", jobs=1, half=7.5, most=7.5),
    ]


async def test_usage_is_of_a_person_of_a_chat_or_of_everybody(storage: Storage) -> None:
    def arrange(tx: Transaction) -> tuple[User, User]:
        alice, boris = person(tx), person(tx, 1002, name="Boris", username=None)
        paid(tx, alice)
        paid(tx, alice, JobState.FAILED, kind="age")
        ledger.refund(tx, job_id=paid(tx, alice).id, note="", at=NOW)
        paid(tx, boris, price=5, chat_id=GROUP)
        paid(tx, boris, price=7, asked_in=GROUP)
        paid(tx, boris, at=NOW - 3 * DAY)
        return alice, boris

    alice, boris = await storage.write(arrange)
    hers = await storage.read(insight.usage, since=MIDNIGHT, user_id=alice.id)
    assert (hers.jobs, hers.credits) == (3, 3)
    assert hers.kinds == {"swap": 2, "age": 1}
    assert hers.outcomes == {"delivered": 2, "failed": 1}
    group = await storage.read(insight.usage, since=MIDNIGHT, chat_id=GROUP)
    assert (group.jobs, group.credits) == (2, 12)
    his = await storage.read(insight.usage, since=MIDNIGHT - 7 * DAY, user_id=boris.id)
    assert (his.jobs, his.credits) == (3, 15)
    everybody = await storage.read(insight.usage, since=MIDNIGHT)
    assert (everybody.jobs, everybody.credits) == (5, 15)


async def test_the_busiest_come_first_and_groups_count_what_was_asked_there(storage: Storage) -> None:
    def arrange(tx: Transaction) -> tuple[User, User]:
        alice, boris = person(tx), person(tx, 1002, name="Boris", username=None)
        paid(tx, alice)
        for _ in range(2):
            paid(tx, boris, price=5, asked_in=GROUP)
        for number in range(12):
            paid(tx, person(tx, 2000 + number, name=f"P{number}"), at=NOW - 8 * DAY)
        return alice, boris

    alice, boris = await storage.write(arrange)
    since = MIDNIGHT - 6 * DAY
    assert await storage.read(insight.busiest_people, since=since) == [
        Busy(id=boris.id, name="Boris", username=None, jobs=2, credits=10),
        Busy(id=alice.id, name="Alice", username="alice", jobs=1, credits=3),
    ]
    assert await storage.read(insight.busiest_groups, since=since) == [
        Busy(id=GROUP, name="", username=None, jobs=2, credits=10)
    ]
    assert len(await storage.read(insight.busiest_people, since=since - 3 * DAY)) == 10


MANY = 50_000


async def test_fifty_thousand_jobs_are_counted_in_a_moment(storage: Storage) -> None:
    await storage.write(crowd)
    began = time.process_time()  # of this process, whatever else the machine does
    edges = [MIDNIGHT - n * DAY for n in range(89, -2, -1)]
    days = await storage.read(insight.days, edges)
    latencies = await storage.read(insight.latencies, since=edges[0], until=edges[-1])
    usage = await storage.read(insight.usage, since=edges[0])
    people = await storage.read(insight.busiest_people, since=edges[0])
    took = time.process_time() - began
    assert sum(sum(day.jobs.values()) for day in days) == MANY == usage.jobs
    assert sum(one.jobs for one in latencies) == MANY
    assert len(people) == 10
    assert took < 2


def crowd(tx: Transaction) -> None:
    """Jobs of ninety days, with an attempt and a settled hold each."""
    alice = person(tx)
    for number in range(11):
        person(tx, 3000 + number, name=f"P{number}")
    ids = [row["id"] for row in tx.all("SELECT id FROM users ORDER BY id")]
    ledger.grant(tx, alice.wallet, 1, note="", at=NOW)
    ledger.hold(tx, job_id="none", wallet=alice.wallet, amount=1, at=NOW)
    numbers = "WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < :last)"
    span = {"last": MANY - 1, "since": to_ms(MIDNIGHT - 89 * DAY), "step": 90 * 86_400_000 // MANY}
    tx.execute(
        f"""INSERT INTO jobs (id, draft_id, user_id, wallet, chat_id, locale, kind, spec, price, state, attempt_no,
                providers, next_check_at, deadline_at, created_at, changed_at)
            {numbers} SELECT 'many' || n, 'draft' || n, :first + n % :people, :wallet, 1, 'en', 'swap', '{{}}', 3,
                CASE WHEN n % 10 = 0 THEN 'failed' ELSE 'delivered' END, 1, '[]', 0, 0,
                CAST(:since AS BIGINT) + n * CAST(:step AS BIGINT), CAST(:since AS BIGINT) + n * CAST(:step AS BIGINT)
            FROM numbers""",
        first=ids[0],
        people=len(ids),
        wallet=alice.wallet,
        **span,
    )
    tx.execute(
        """INSERT INTO attempts (job_id, number, provider, token_hash, state, sent_at, ended_at)
           SELECT id, 1, 'akool', id, 'succeeded', created_at, created_at + 20000 FROM jobs WHERE id LIKE 'many%'"""
    )
