"""Orders against a model: whatever is taken, fails or is delivered in between, no limit is ever exceeded."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bot.jobs.model import Kind, OrderRefused, Spec
from bot.jobs.place_order import Limits, Order, place_order
from storage import Transaction, allowances, chats, jobs, ledger, quotas, users
from storage.model import Job, JobState, User
from tests.storage.databases import Blocking
from tests.storage.rows import HOUR, NOW, PATHS, draft, fresh, person

LIMITS = Limits(jobs_per_day=3, jobs_per_day_in_group=4, open_jobs=2)
CREDITS = 10
GROUPS = (-1, -2)
ZONES = (None, "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati")
ENDS = st.sampled_from([JobState.DELIVERED, JobState.FAILED, JobState.CANCELLED, JobState.EXPIRED])
IN_VAIN = (JobState.FAILED, JobState.CANCELLED, JobState.EXPIRED)


class Ordering(RuleBasedStateMachine):
    def __init__(self, database: Blocking) -> None:
        super().__init__()
        self.database = database
        self.now = NOW

    @initialize()
    def meet(self) -> None:
        self.people = [self.database.write(newcomer, 1000 + number) for number in range(2)]
        self.groups = [group * 10**6 - self.people[0].id for group in GROUPS]
        self.open: list[Job] = []
        self.database.write(introduce, self.groups)

    @rule(who=st.integers(0, 1), where=st.integers(0, 2), price=st.integers(0, 4))
    def order(self, who: int, where: int, price: int) -> None:
        user = self.people[who]
        chat_id = user.id if where == 2 else self.groups[where]
        wanted = self.database.write(order_of, user, chat_id, price, self.now)
        outcome = self.outcome_of(wanted)
        if isinstance(outcome, Job):
            self.open.append(outcome)
        else:
            assert self.is_reached(outcome, user, chat_id, price), outcome

    def outcome_of(self, order: Order) -> Job | str:
        try:
            return self.database.write(place_order, LIMITS, order)
        except OrderRefused as refused:
            return refused.key

    def is_reached(self, key: str, user: User, chat_id: int, price: int) -> bool:
        """A refusal needs a reason."""
        mine, theirs = self.database.write(self.uses_of, user, chat_id)
        reasons = {
            "refused-daily": mine.jobs_left == 0,
            "refused-daily-credits": mine.credits_left is not None and mine.credits_left < price,
            "refused-open-jobs": mine.is_open_full,
            "refused-daily-group": theirs is not None and theirs.jobs_left == 0,
        }
        return reasons[key]

    def uses_of(
        self, tx: Transaction, user: User, chat_id: int
    ) -> tuple[allowances.Allowance, allowances.Allowance | None]:
        person_now, chat = users.get(tx, user.id), chats.get(tx, chat_id)
        mine = allowances.of_user(tx, person_now, defaults=LIMITS.of_user, at=self.now)
        if chat is None:
            return mine, None
        return mine, allowances.of_chat(tx, chat, defaults=LIMITS.of_chat, at=self.now)

    @rule(which=st.integers(0, 5), how=ENDS)
    def end(self, which: int, how: JobState) -> None:
        if self.open:
            self.database.write(bring_to, self.open.pop(which % len(self.open)), how, self.now)

    @rule(minutes=st.sampled_from([1, 60, 600, 1439]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(who=st.integers(0, 1), zone=st.sampled_from(ZONES))
    def move(self, who: int, zone: str | None) -> None:
        self.database.write(allowances.move, self.people[who].id, zone, at=self.now)

    @invariant()
    def no_limit_is_exceeded(self) -> None:
        for user in getattr(self, "people", ()):
            for group in self.groups:
                mine, theirs = self.database.write(self.uses_of, user, group)
                assert theirs is not None
                assert mine.jobs_today <= 3
                assert mine.credits_today <= CREDITS
                assert mine.open_now <= 2
                assert theirs.jobs_today <= 4

    @invariant()
    def nobody_gets_three_days_in_one(self) -> None:
        """Moving around the world ends one day early at most: what is left of it is a short one."""
        for user in getattr(self, "people", ()):
            since = self.now - timedelta(hours=23)
            ordered = self.database.write(jobs.ordered_since, user_id=user.id, since=since)
            assert ordered.jobs <= 2 * 3

    def teardown(self) -> None:
        assert self.database.write(ledger.problems) == []


def newcomer(tx: Transaction, telegram_id: int) -> User:
    tx.execute("UPDATE users SET telegram_id = NULL WHERE telegram_id = :id", id=telegram_id)
    user = person(tx, telegram_id)
    ledger.grant(tx, user.wallet, 10**6, note="", at=NOW)
    quotas.set_quota(tx, user.wallet, jobs_per_day=3, credits_per_day=CREDITS, open_jobs=2, at=NOW)
    return user


def introduce(tx: Transaction, groups: list[int]) -> None:
    for group in groups:
        chats.meet(tx, chat_id=group, kind="group", title="", at=NOW)


def order_of(tx: Transaction, user: User, chat_id: int, price: int, at: datetime) -> Order:
    return Order(
        job_id=fresh("job"),
        draft=draft(tx, user, chat_id=chat_id),
        spec=Spec(kind=Kind.SWAP, scene="scene"),
        wallet=user.wallet,
        chat_id=None,
        locale="en",
        price=price,
        providers=("local",),
        deadline_at=at + HOUR,
        at=at,
    )


def bring_to(tx: Transaction, job: Job, end: JobState, at: datetime) -> None:
    for step in PATHS[end]:
        jobs.advance(tx, job.id, step, at=at)
    (ledger.release if end in IN_VAIN else ledger.settle)(tx, job_id=job.id, at=at)


def test_orders_do_what_their_model_does(tmp_path: Path) -> None:
    with Blocking(f"sqlite:///{tmp_path}/bot.db") as database:
        machine: Any = partial(Ordering, database)  # hypothesis wants something that makes one
        run_state_machine_as_test(
            machine,
            settings=settings(max_examples=15, stateful_step_count=40, deadline=None, derandomize=True),
        )
