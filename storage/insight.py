"""What happened, in sums: jobs and credits by day, by person and by group, and how long providers took.

The database counts. What comes back is as long as the period has days, however many jobs there were.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from storage import attempts, jobs
from storage.attempts import Doubt
from storage.codecs import to_ms
from storage.transaction import Row, Transaction

OUTCOMES = ("delivered", "failed", "cancelled", "open")
QUARTER = 15 * 60 * 1000  # every time zone's midnight is at the edge of a quarter of an hour
_OUTCOME = """CASE WHEN j.state = 'delivered' THEN 'delivered' WHEN j.state IN ('failed', 'expired') THEN 'failed'
    WHEN j.state = 'cancelled' THEN 'cancelled' ELSE 'open' END"""
# Of jobs since `:since`: what was given back for them was given back later, and is found by time, all at once.
_KEPT = """CASE WHEN j.state = 'delivered' AND j.id NOT IN (
        SELECT t.job_id FROM transfers t WHERE t.kind IN ('settle', 'grant', 'correction') AND t.at >= :since
        AND t.kind = 'correction' AND t.external_id LIKE 'refund:%' AND t.job_id IS NOT NULL
    ) THEN j.price ELSE 0 END"""


@dataclass(slots=True, kw_only=True)
class Day:
    """`spent` was paid for delivered jobs, `returned` was given back afterwards, `granted` came from outside."""

    jobs: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    spent: int = 0
    granted: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Seconds from the submission to the result, of those that succeeded: of half of them, and of 95 in 100."""

    provider: str
    jobs: int
    half: float
    most: float


@dataclass(slots=True, kw_only=True)
class Usage:
    jobs: int = 0
    credits: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """A person, by our id, or a chat. `name` is empty for somebody who was forgotten."""

    id: int
    name: str
    username: str | None
    jobs: int
    credits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    days: list[Day]
    latencies: list[Latency]
    doubts: list[Doubt] = field(default_factory=list)

    def outcomes(self, name: str) -> tuple[int, ...]:
        return tuple(day.jobs[name] for day in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Busiest:
    people: list[Busy]
    groups: list[Busy]


def figures(tx: Transaction, edges: Sequence[datetime]) -> Figures:
    """All that /stats shows of the days between `edges`, which are midnights."""
    return Figures(
        days=days(tx, edges),
        latencies=latencies(tx, since=edges[0], until=edges[-1]),
        doubts=attempts.in_doubt(tx, since=edges[0]),
    )


def days(tx: Transaction, edges: Sequence[datetime]) -> list[Day]:
    """One for each pair of neighbours in `edges`, which are midnights."""
    limits = [to_ms(edge) for edge in edges]
    found = [Day() for _ in limits[1:]]
    period = {"since": limits[0], "until": limits[-1], "quarter": QUARTER}

    def day_of(row: Row) -> Day:
        return found[bisect_right(limits, row["quarter"] * QUARTER) - 1]

    for row in tx.all(_JOBS, **period):
        day_of(row).jobs[row["outcome"]] += row["jobs"]
    for row in tx.all(_CREDITS, **period):
        day = day_of(row)
        setattr(day, row["what"], getattr(day, row["what"]) + int(row["amount"]))
    return found


_JOBS = f"""SELECT j.created_at / CAST(:quarter AS BIGINT) AS quarter, {_OUTCOME} AS outcome, count(*) AS jobs
    FROM jobs j WHERE j.created_at >= :since AND j.created_at < :until GROUP BY 1, 2"""  # noqa: S608
_CREDITS = """SELECT at / CAST(:quarter AS BIGINT) AS quarter,
        CASE WHEN kind = 'settle' THEN 'spent' WHEN kind = 'grant' THEN 'granted' ELSE 'returned' END AS what,
        sum(amount) AS amount
    FROM transfers WHERE at >= :since AND at < :until AND kind IN ('settle', 'grant', 'correction')
    AND (kind <> 'correction' OR external_id LIKE 'refund:%')
    GROUP BY 1, 2"""


def latencies(tx: Transaction, *, since: datetime, until: datetime) -> list[Latency]:
    """Of work that was sent to a provider in the period, the busiest provider first."""
    rows = tx.all(
        """SELECT provider, max(jobs) AS jobs,
               min(CASE WHEN place * 100 >= jobs * 50 THEN took END) AS half,
               min(CASE WHEN place * 100 >= jobs * 95 THEN took END) AS most
           FROM (
               SELECT a.provider, a.ended_at - a.sent_at AS took,
                   row_number() OVER (PARTITION BY a.provider ORDER BY a.ended_at - a.sent_at) AS place,
                   count(*) OVER (PARTITION BY a.provider) AS jobs
               FROM attempts a WHERE a.sent_at >= :since AND a.sent_at < :until
               AND a.state = 'succeeded' AND a.ended_at IS NOT NULL
           ) AS sorted GROUP BY provider ORDER BY 2 DESC, provider""",
        since=to_ms(since),
        until=to_ms(until),
    )
    return [
        Latency(provider=row["provider"], jobs=row["jobs"], half=row["half"] / 1000, most=row["most"] / 1000)
        for row in rows
    ]


def usage(
    tx: Transaction, *, since: datetime, user_id: int | None = None, chat_id: int | None = None
) -> Usage:
    """Of one person, of one chat, or of everybody. Credits are those that were paid and not given back."""
    # A condition that is not wanted must not be there at all, or it keeps the planner from the index.
    whose = "true"
    if user_id is not None:
        whose = "j.user_id = :owner"
    elif chat_id is not None:
        whose = jobs.IN_CHAT
    rows = tx.all(
        f"""SELECT j.kind, {_OUTCOME} AS outcome, count(*) AS jobs, sum({_KEPT}) AS credits FROM jobs j
            WHERE j.created_at >= :since AND {whose} GROUP BY 1, 2 ORDER BY 1, 2""",  # noqa: S608
        since=to_ms(since),
        owner=chat_id if user_id is None else user_id,
    )
    found = Usage()
    for row in rows:
        found.jobs += row["jobs"]
        found.credits += int(row["credits"])
        found.kinds[row["kind"]] = found.kinds.get(row["kind"], 0) + row["jobs"]
        found.outcomes[row["outcome"]] = found.outcomes.get(row["outcome"], 0) + row["jobs"]
    return found


def usages(
    tx: Transaction, starts: Sequence[datetime], *, user_id: int | None = None, chat_id: int | None = None
) -> list[Usage]:
    """The usage since each of `starts`: of one person, of one chat, or of everybody."""
    return [usage(tx, since=since, user_id=user_id, chat_id=chat_id) for since in starts]


def busiest(tx: Transaction, *, since: datetime) -> Busiest:
    """Those who ordered most since then."""
    return Busiest(people=busiest_people(tx, since=since), groups=busiest_groups(tx, since=since))


def busiest_people(tx: Transaction, *, since: datetime, limit: int = 10) -> list[Busy]:
    """The sum keeps SQLite from going through all jobs in the order of their people."""
    rows = tx.all(
        f"""SELECT u.id, u.name, u.username, b.jobs, b.credits FROM (
                SELECT j.user_id + 0 AS user_id, count(*) AS jobs, sum({_KEPT}) AS credits FROM jobs j
                WHERE j.created_at >= :since GROUP BY j.user_id + 0 ORDER BY 2 DESC, 3 DESC, 1 LIMIT :limit
            ) AS b JOIN users u ON u.id = b.user_id ORDER BY b.jobs DESC, b.credits DESC, u.id""",  # noqa: S608
        since=to_ms(since),
        limit=limit,
    )
    return [_busy(row) for row in rows]


def busiest_groups(tx: Transaction, *, since: datetime, limit: int = 10) -> list[Busy]:
    rows = tx.all(
        f"""SELECT b.id, COALESCE(c.title, '') AS name, NULL AS username, b.jobs, b.credits FROM (
                SELECT COALESCE(j.asked_in, j.chat_id) AS id, count(*) AS jobs, sum({_KEPT}) AS credits
                FROM jobs j WHERE j.created_at >= :since AND COALESCE(j.asked_in, j.chat_id) < 0
                GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1 LIMIT :limit
            ) AS b LEFT JOIN chats c ON c.id = b.id ORDER BY b.jobs DESC, b.credits DESC, b.id""",  # noqa: S608
        since=to_ms(since),
        limit=limit,
    )
    return [_busy(row) for row in rows]


def _busy(row: Row) -> Busy:
    return Busy(
        id=row["id"],
        name=row["name"],
        username=row["username"],
        jobs=row["jobs"],
        credits=int(row["credits"]),
    )
