"""Single jobs as the operator looks at them: the latest ones, the whole story of one, and rows to take away."""

from dataclasses import dataclass
from datetime import datetime

from storage import attempts, jobs, users
from storage.codecs import from_ms, to_ms
from storage.model import Attempt, Job, OutboxState, User
from storage.transaction import Row, Transaction

# States that jobs are seldom in: an index for each kind, which is taken for a statement that says its condition. The
# sum keeps SQLite from going through all jobs in the order of their times, in search of one.
_SELDOM = {
    **dict.fromkeys(("failed", "expired", "cancelled"), (jobs.IS_WITHOUT_RESULT, "created_at")),
    **dict.fromkeys(("queued", "submitting", "running", "unsure"), (jobs.IS_OPEN, "created_at + 0")),
    "ready": ("state = 'ready'", "created_at + 0"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A callback of a provider, without its body."""

    received_at: datetime
    handled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row of the outbox: what Telegram was to be told."""

    kind: str
    state: OutboxState
    tries: int
    created_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    kind: str
    amount: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    job: Job
    user: User
    attempts: list[Attempt]
    posted: list[Posted]
    told: list[Told]
    paid: list[Paid]
    reports: int

    @property
    def refunded(self) -> bool:
        return any(one.kind == "correction" for one in self.paid)

    @property
    def refundable(self) -> int:
        """What may be given back: paid, and not given back yet."""
        settled = sum(one.amount for one in self.paid if one.kind == "settle")
        return 0 if self.refunded else settled

    @property
    def stuck(self) -> bool:
        """The result is there and nobody tries to deliver it any more."""
        ended = {OutboxState.PARKED, OutboxState.DEAD}
        return any(one.kind == "result" and one.state in ended for one in self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """`user` ordered the job."""

    job: Job
    user: User


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A job without anything that says what was in the pictures, and without anybody's Telegram id."""

    id: str
    user_id: int
    group_id: int | None
    kind: str
    provider: str | None
    state: str
    price: int
    points: int | None
    created_at: datetime
    ended_at: datetime | None
    reason: str | None


def latest(tx: Transaction, *, state: str | None, limit: int, offset: int = 0) -> list[Job]:
    """Newest first. `state` None: in any."""
    among, time = _SELDOM.get(state or "", ("true", "created_at"))
    wanted = "true" if state is None else "state = :state"
    rows = tx.all(
        f"""SELECT * FROM jobs WHERE {among} AND {wanted}
            ORDER BY {time} DESC, id DESC LIMIT :limit OFFSET :offset""",  # noqa: S608 - constants of this module
        state=state,
        limit=limit,
        offset=offset,
    )
    return [jobs.from_row(row) for row in rows]


def page(tx: Transaction, *, state: str | None, page: int, size: int) -> list[Listed]:
    """One page of `latest`, counted from 0, and one job more where there is a next page."""
    found = latest(tx, state=state, limit=size + 1, offset=page * size)
    return [Listed(job=job, user=users.get(tx, job.user_id)) for job in found]


def story(tx: Transaction, job_id: str) -> Story | None:
    job = jobs.get(tx, job_id)
    if job is None:
        return None
    return Story(
        job=job,
        user=users.get(tx, job.user_id),
        attempts=attempts.of_job(tx, job_id),
        posted=[
            Posted(received_at=from_ms(row["received_at"]), handled_at=from_ms(row["handled_at"]))
            for row in tx.all(
                """SELECT c.received_at, c.handled_at FROM callbacks c JOIN attempts a ON a.id = c.attempt_id
                   WHERE a.job_id = :id ORDER BY c.id""",
                id=job_id,
            )
        ],
        told=[_told(row) for row in tx.all("SELECT * FROM outbox WHERE job_id = :id ORDER BY id", id=job_id)],
        paid=[
            Paid(kind=row["kind"], amount=row["amount"], at=from_ms(row["at"]))
            for row in tx.all(
                "SELECT kind, amount, at FROM transfers WHERE job_id = :id AND kind <> 'cost' ORDER BY id",
                id=job_id,
            )
        ],
        reports=tx.value("SELECT count(*) FROM reports WHERE job_id = :id", id=job_id),
    )


def _told(row: Row) -> Told:
    return Told(
        kind=row["kind"],
        state=OutboxState(row["state"]),
        tries=row["tries"],
        created_at=from_ms(row["created_at"]),
        sent_at=from_ms(row["sent_at"]),
    )


def export(tx: Transaction, *, since: datetime, after: Exported | None = None, limit: int) -> list[Exported]:
    """Oldest first, and those that come after `after`."""
    rows = tx.all(
        """SELECT j.*, a.provider AS provider,
               (SELECT sum(p.points) FROM attempts p WHERE p.job_id = j.id) AS points
           FROM jobs j LEFT JOIN attempts a ON a.job_id = j.id AND a.number = j.attempt_no
           WHERE j.created_at >= :at AND (j.created_at > :at OR j.id > :id)
           ORDER BY j.created_at, j.id LIMIT :limit""",
        at=to_ms(after.created_at if after else since),
        id=after.id if after else "",
        limit=limit,
    )
    return [_exported(row) for row in rows]


def _exported(row: Row) -> Exported:
    chat_id = row["asked_in"] or row["chat_id"]
    ended = row["state"] in ("delivered", "failed", "expired", "cancelled")
    return Exported(
        id=row["id"],
        user_id=row["user_id"],
        group_id=chat_id if chat_id < 0 else None,
        kind=row["kind"],
        provider=row["provider"],
        state=row["state"],
        price=row["price"],
        points=None if row["points"] is None else int(row["points"]),
        created_at=from_ms(row["created_at"]),
        ended_at=from_ms(row["changed_at"]) if ended else None,
        reason=row["reason"],
    )
