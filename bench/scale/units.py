"""The units that are measured, as the bot calls them, each with something to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import partial
from typing import Any

from bench.scale.fill import BUSY, HEAVY, NOW, YEAR
from bot.jobs.callbacks import hash_token, receive_callback
from bot.jobs.model import Spec
from bot.jobs.place_order import Limits, Order, place_order
from bot.jobs.transitions import accept_ticket, begin_attempt, end_with_result, mark_delivered
from bot.providers.base import Ticket
from storage import (
    Transaction,
    accounts,
    allowances,
    attempts,
    broadcasts,
    callbacks,
    chats,
    detections,
    drafts,
    erasure,
    faces,
    groups,
    inbox,
    insight,
    job_queue,
    jobs,
    ledger,
    media,
    observations,
    outbox,
    provider_figures,
    provider_pauses,
    reports,
    retention,
    timeline,
    users,
)
from storage.model import Draft, Job, JobState, Quota, User

Run = Callable[[Transaction], Any]
SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)
LEASE = timedelta(seconds=30)
TOKEN_HASH = hash_token("token")
BATCH = 200  # as housekeeping takes them
LIMITS = Limits(jobs_per_day=10**6, jobs_per_day_in_group=10**6, open_jobs=10**6)
QUOTA = Quota(scope="default", jobs_per_day=None, credits_per_day=None, open_jobs=None)


class When(StrEnum):
    """`everyday` and `upkeep` must not grow with all that ever was; `admin` and `rare` may, within their bounds."""

    EVERYDAY = "everyday"
    UPKEEP = "upkeep"
    ADMIN = "admin"
    RARE = "rare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """`prepare` returns what is measured; what it does itself is not, and both are rolled back."""

    when: When
    name: str
    prepare: Callable[[Transaction], Run]
    writes: bool = False


@dataclass(slots=True)
class Catalogue:
    units: list[Unit]

    def read(self, when: When, name: str, run: Run) -> None:
        self.units.append(Unit(when=when, name=name, prepare=lambda _: run))

    def write(self, when: When, name: str, run: Run) -> None:
        self.units.append(Unit(when=when, name=name, prepare=lambda _: run, writes=True))

    def prepared(self, when: When, name: str, prepare: Callable[[Transaction], Run]) -> None:
        self.units.append(Unit(when=when, name=name, prepare=prepare, writes=True))


def catalogue() -> list[Unit]:
    found = Catalogue([])
    _updates(found)
    _orders(found)
    _work(found)
    _people(found)
    _upkeep(found)
    _admins(found)
    return found.units


def _usual(tx: Transaction) -> User:
    return users.get(tx, 3)


def _draft_of(tx: Transaction, user_id: int) -> Draft:
    draft = drafts.current(tx, user_id=user_id, chat_id=1_000_000 + user_id)
    assert draft is not None
    return draft


def _updates(found: Catalogue) -> None:
    day = When.EVERYDAY
    found.write(
        day, "inbox.receive", lambda tx: inbox.receive(tx, update_id=-5, lane=7, payload="{}" * 200, at=NOW)
    )

    def handled(tx: Transaction) -> Run:
        inbox.receive(tx, update_id=-5, lane=7, payload="{}" * 200, at=NOW)
        return lambda tx: inbox.handled(tx, [-5], at=NOW)

    found.prepared(day, "inbox.handled", handled)
    found.read(day, "inbox.backlog of a lane", lambda tx: inbox.backlog(tx, lane=7, limit=10))
    found.read(When.RARE, "inbox.backlog page (start)", lambda tx: inbox.backlog(tx, limit=500))
    found.read(
        day,
        "recall: person and open draft",
        lambda tx: (
            users.by_telegram_id(tx, 1_000_003),
            drafts.current(tx, user_id=3, chat_id=1_000_003),
        ),
    )
    found.write(
        day,
        "users.meet, changed name",
        lambda tx: users.meet(
            tx, telegram_id=1_000_003, name="New", username="new", app_language="en", at=NOW
        ),
    )
    found.write(
        day,
        "drafts.advance",
        lambda tx: drafts.advance(
            tx, draft := _draft_of(tx, 3), step="price", data=draft.data | {"years": 5}, at=NOW
        ),
    )
    found.prepared(day, "media.get", lambda tx: partial(media.get, media_id=_media_of(tx)))
    found.prepared(
        day,
        "detections.find",
        lambda tx: partial(
            detections.find, sha256=tx.value("SELECT MAX(sha256) FROM detections"), detector="local"
        ),
    )
    found.read(day, "faces.listing", lambda tx: faces.listing(tx, 3))


def _media_of(tx: Transaction) -> str:
    return str(tx.value("SELECT id FROM media WHERE user_id = 3 AND deleted_at IS NULL LIMIT 1"))


def _ordering(user_id: int, chat_id: int | None = None) -> Callable[[Transaction], Run]:
    def prepare(tx: Transaction) -> Run:
        user = users.get(tx, user_id)
        media_id = _media_of(tx)
        draft = drafts.open_draft(
            tx,
            draft_id="ordered",
            user_id=user.id,
            chat_id=chat_id or user.telegram_id or 0,
            thread_id=None,
            kind="swap",
            step="price",
            data={"scene": {"media": media_id, "faces": []}},
            source_update=None,
            at=NOW,
        )
        order = Order(
            job_id="new",
            draft=draft,
            spec=Spec.from_document("swap", {"scene": media_id, "pairs": []}),
            wallet=user.wallet,
            chat_id=None,
            locale="en",
            price=3,
            providers=["akool"],
            deadline_at=NOW + DAY,
            at=NOW,
        )
        return lambda tx: place_order(tx, LIMITS, order)

    return prepare


def _orders(found: Catalogue) -> None:
    day = When.EVERYDAY
    found.prepared(day, "place_order, usual person", _ordering(3))
    found.prepared(day, "place_order, person with N/500 jobs", _ordering(HEAVY))
    found.prepared(day, "place_order, busy group", _ordering(3, BUSY))
    found.read(day, "provider_pauses.listing", provider_pauses.listing)
    room = {"akool": 10, "local": 10, "aifaceswap": 10}
    found.write(
        day,
        "job_queue.claim_queued",
        lambda tx: job_queue.claim_queued(tx, room=room, at=NOW, lease=LEASE),
    )
    found.write(
        day,
        "jobs.claim due",
        lambda tx: jobs.claim(tx, states=[JobState.RUNNING, JobState.UNSURE], at=NOW, lease=LEASE, limit=20),
    )
    found.read(day, "job_queue.open_jobs", job_queue.open_jobs)
    found.prepared(
        day, "jobs.queue_place", lambda tx: partial(jobs.queue_place, job=_job_in(tx, JobState.QUEUED))
    )


def _job_in(tx: Transaction, state: JobState) -> Job:
    return timeline.latest(tx, state=state, limit=1)[0]


def _work(found: Catalogue) -> None:
    day = When.EVERYDAY

    def submit(tx: Transaction) -> Run:
        [job, *_] = job_queue.claim_queued(tx, room={"akool": 50}, at=NOW, lease=LEASE)

        def run(tx: Transaction) -> None:
            attempt = begin_attempt(tx, job, provider="akool", token_hash="new", at=NOW)
            accept_ticket(tx, job.id, attempt, Ticket(ref="task"), deadline_at=NOW + DAY, at=NOW)

        return run

    found.prepared(day, "begin_attempt and accept_ticket", submit)

    def callback(tx: Transaction) -> Run:
        job = _job_in(tx, JobState.RUNNING)
        tx.execute(
            "UPDATE attempts SET token_hash = :hash WHERE job_id = :id AND number = :number",
            id=job.id,
            number=job.attempt_no,
            hash=TOKEN_HASH,
        )
        provider = tx.value("SELECT provider FROM attempts WHERE token_hash = :hash", hash=TOKEN_HASH)
        return lambda tx: receive_callback(tx, provider=provider, token="token", body=b"{}", at=NOW)

    found.prepared(day, "receive_callback", callback)
    found.read(day, "job_of_task", lambda tx: job_queue.job_of_task(tx, provider="akool", ref="task-30"))
    found.prepared(
        day,
        "callbacks_of",
        lambda tx: partial(
            job_queue.callbacks_of, attempt_id=tx.value("SELECT MAX(attempt_id) FROM callbacks")
        ),
    )

    _results(found)


def _results(found: Catalogue) -> None:
    day = When.EVERYDAY

    def look(tx: Transaction) -> Run:
        job_id = _job_in(tx, JobState.RUNNING).id
        return lambda tx: observations.begin(tx, job_id, at=NOW, lease=LEASE)

    found.prepared(day, "observations.begin", look)

    def deliver(tx: Transaction) -> Run:
        job, media_id = _job_in(tx, JobState.RUNNING), _media_of(tx)

        def run(tx: Transaction) -> None:
            end_with_result(tx, job.id, media_id, at=NOW)
            [outbound] = outbox.claim(tx, at=NOW, lease=LEASE, limit=10)
            mark_delivered(tx, outbound, "file", at=NOW)

        return run

    found.prepared(day, "result, claimed and delivered", deliver)
    found.read(day, "outbox.claim, nothing", lambda tx: outbox.claim(tx, at=NOW, lease=LEASE, limit=10))
    found.read(
        day,
        "provider_figures.ended_lately",
        lambda tx: provider_figures.ended_lately(tx, "akool", since=NOW - timedelta(hours=1), limit=20),
    )
    found.read(day, "count_unfinished", provider_figures.count_unfinished)
    found.read(When.RARE, "jobs_with_news (start)", job_queue.jobs_with_news)
    found.write(When.RARE, "release_leases (start)", lambda tx: job_queue.release_leases(tx, at=NOW))


def _allowance_of(tx: Transaction, user_id: int) -> allowances.Allowance:
    return allowances.of_user(tx, users.get(tx, user_id), defaults=QUOTA, at=NOW)


def _people(found: Catalogue) -> None:
    day = When.EVERYDAY
    for name, user_id in (("usual", 3), ("N/500 jobs", HEAVY)):
        found.read(day, f"jobs.history, {name}", partial(jobs.history, user_id=user_id, limit=10))
        found.read(
            day,
            f"ledger.movements, {name}",
            partial(ledger.movements, wallet=f"user:{user_id}", limit=10),
        )
        found.read(
            day,
            f"allowances.of_user, {name}",
            partial(_allowance_of, user_id=user_id),
        )
        found.read(
            day,
            f"groups.last_order_at, {name}",
            partial(groups.last_order_at, user_id=user_id, chat_id=BUSY, since=NOW - timedelta(hours=1)),
        )
        found.write(day, f"outbox.unpark, {name}", partial(outbox.unpark, user_id=user_id, at=NOW))
        found.write(
            When.UPKEEP,
            f"forget a person, {name}",
            partial(erasure.forget, user_id=user_id, fingerprint="f", until=NOW, at=NOW),
        )
    found.write(day, "allowances.take_look", lambda tx: allowances.take_look(tx, _usual(tx), limit=9, at=NOW))


def _upkeep(found: Catalogue) -> None:
    when = When.UPKEEP
    found.read(when, "unclaimed", lambda tx: job_queue.unclaimed(tx, before=NOW - 7 * DAY))
    found.write(
        when,
        "drafts.close_idle, none due",
        lambda tx: drafts.close_idle(tx, before=NOW - 2 * DAY, at=NOW, limit=BATCH),
    )
    found.write(
        when,
        f"drafts.close_idle, {BATCH} due",
        lambda tx: drafts.close_idle(tx, before=NOW, at=NOW, limit=BATCH),
    )
    found.write(when, "media.expired, none due", lambda tx: media.expired(tx, at=NOW - DAY, limit=BATCH))
    found.write(when, "media.expired, 100 due", lambda tx: media.expired(tx, at=NOW, limit=BATCH))

    def needed(tx: Transaction) -> Run:
        tx.execute(
            "UPDATE media SET expires_at = 1 WHERE id IN (SELECT media_id FROM draft_media LIMIT 5000)"
        )
        return lambda tx: media.expired(tx, at=NOW - DAY, limit=BATCH)

    found.prepared(when, "media.expired, the first 5,000 are needed", needed)

    def paths(tx: Transaction) -> Run:
        some = [row["path"] for row in tx.all("SELECT path FROM media WHERE deleted_at IS NULL LIMIT 500")]
        return lambda tx: media.wanted_paths(tx, some)

    found.prepared(when, "media.wanted_paths of 500 files", paths)
    found.write(
        when, "finish_forgetting, nothing to do", lambda tx: erasure.finish_forgetting(tx, limit=BATCH)
    )

    def forgotten(tx: Transaction) -> Run:
        tx.execute("UPDATE users SET forgotten_at = 1 WHERE id IN (1, 3, 4, 5, 6)")
        return lambda tx: erasure.finish_forgetting(tx, limit=BATCH)

    found.prepared(when, f"finish_forgetting, {BATCH} jobs due", forgotten)
    for rule in retention.RULES:
        for due, at in (("nothing due", NOW - 3 * YEAR), (f"{BATCH} due", NOW + timedelta(days=20))):
            found.write(
                when,
                f"prune {rule.name}, {due}",
                partial(retention.prune, rule=rule, at=at, pictures_keep=7 * DAY, limit=BATCH),
            )


def _admins(found: Catalogue) -> None:
    admin, month = When.ADMIN, NOW - timedelta(days=30)
    edges = [NOW - timedelta(days=number) for number in range(30, -1, -1)]
    found.read(admin, "/stats: insight.days, 30", lambda tx: insight.days(tx, edges))
    found.read(
        admin, "/stats: insight.latencies, 30", lambda tx: insight.latencies(tx, since=month, until=NOW)
    )
    found.read(admin, "/stats: attempts.in_doubt", lambda tx: attempts.in_doubt(tx, since=month))
    found.read(admin, "/top: busiest people, 30", lambda tx: insight.busiest_people(tx, since=month))
    found.read(admin, "/top: busiest groups, 30", lambda tx: insight.busiest_groups(tx, since=month))
    found.read(admin, "/usage of all, 30", lambda tx: insight.usage(tx, since=month))
    found.read(admin, "/usage of a person, 30", lambda tx: insight.usage(tx, since=month, user_id=HEAVY))
    found.read(admin, "/usage of a group, 30", lambda tx: insight.usage(tx, since=month, chat_id=BUSY))
    for state in (None, "failed", "expired", "ready", "queued"):
        found.read(admin, f"/jobs {state or 'any'}", partial(timeline.latest, state=state, limit=10))
    found.read(admin, "/jobs page 100", partial(timeline.latest, state=None, limit=10, offset=1000))
    found.prepared(
        admin,
        "/job: story",
        lambda tx: partial(timeline.story, job_id=jobs.history(tx, HEAVY, limit=1)[0].id),
    )
    found.read(admin, "/export: a page of 500", lambda tx: timeline.export(tx, since=month, limit=500))
    found.read(
        admin,
        "/providers: day and points",
        lambda tx: (
            provider_figures.day_of(tx, "akool", since=NOW - DAY),
            provider_figures.points_since(tx, "akool", since=NOW - DAY),
        ),
    )
    found.read(admin, "/broadcast: audience", broadcasts.audience)
    found.read(admin, "by @name", partial(accounts.called, username="@person77"))
    found.read(admin, "by title", partial(accounts.titled, title="group 4"))
    found.read(admin, "/reports", partial(reports.reported, limit=10))

    _repairs(found)


def _repairs(found: Catalogue) -> None:
    admin = When.ADMIN

    def refund(tx: Transaction) -> Run:
        job_id = tx.value("SELECT job_id FROM transfers WHERE kind = 'settle' ORDER BY id DESC LIMIT 1")
        return lambda tx: ledger.refund(tx, job_id=job_id, note="", at=NOW)

    found.prepared(admin, "/refund", refund)

    def first_page(tx: Transaction) -> Run:
        broadcasts.draw_up(tx, "new", actor=1, message_id=1, at=NOW)
        return lambda tx: broadcasts.write_down(tx, "new", with_groups=True, limit=2000, at=NOW)

    def begin(tx: Transaction) -> Run:
        broadcasts.draw_up(tx, "new", actor=1, message_id=1, at=NOW)
        broadcasts.write_down(tx, "new", with_groups=True, limit=10**9, at=NOW)
        return lambda tx: broadcasts.begin(tx, "new", actor=1, with_groups=True, at=NOW)

    found.prepared(When.UPKEEP, "/broadcast: 2,000 are written down", first_page)
    found.prepared(When.UPKEEP, "/broadcast: begin", begin)
    found.write(
        When.RARE, "group becomes a supergroup", lambda tx: chats.migrate(tx, old=BUSY, new=-(10**9), at=NOW)
    )
    found.read(When.RARE, "callbacks kept of an attempt", lambda tx: callbacks.kept_of(tx, 5))
