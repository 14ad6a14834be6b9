"""Jobs against a model: only legal moves, only forward, and never by hands that lost the job."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from storage import StaleState, attempts, jobs
from storage.model import Job, JobState
from tests.storage.databases import Blocking
from tests.storage.rows import LEASE, NOW, fresh, job

# A finished job teaches little, so most wishes lead elsewhere.
WISHES = st.sampled_from([*sorted(jobs.OPEN) * 3, *JobState])
CLAIMABLE = st.frozensets(st.sampled_from(sorted(jobs.OPEN)), min_size=1)


@dataclass
class Model:
    state: JobState = JobState.QUEUED
    epoch: int = 0
    attempt_no: int = 0
    lease_until: datetime | None = None
    next_check_at: datetime = NOW

    def free(self, states: frozenset[JobState], now: datetime) -> bool:
        return self.state in states and (self.lease_until is None or self.lease_until < now)


class JobMachine(RuleBasedStateMachine):
    def __init__(self, database: Blocking) -> None:
        super().__init__()
        self.database = database
        self.now = NOW
        self.model = Model()
        self.ways: list[JobState] = [JobState.QUEUED]
        self.hands: list[Job] = []

    @initialize()
    def create(self) -> None:
        self.database.write(lambda tx: tx.execute("UPDATE jobs SET lease_until = NULL, state = 'expired'"))
        made = self.database.write(job, at=self.now)
        self.id = made.id
        self.hands = [made]
        self.ways = [JobState.QUEUED]
        self.model = Model(next_check_at=self.now)

    @precondition(lambda self: not jobs.MOVES[self.model.state])
    @rule()
    def begin_anew(self) -> None:
        self.create()

    def hand(self, choice: int) -> Job:
        """The job as somebody saw it, lately or long ago."""
        return self.hands[-1 - choice % len(self.hands)]

    @rule(states=CLAIMABLE)
    def claim(self, states: frozenset[JobState]) -> None:
        due = self.model.free(states, self.now) and self.model.next_check_at <= self.now
        claimed = self.database.write(jobs.claim, states=states, at=self.now, lease=LEASE, limit=5)
        assert [one.id for one in claimed] == ([self.id] if due else [])
        self.taken(claimed[0] if claimed else None)

    def taken(self, claimed: Job | None) -> None:
        if claimed is not None:
            self.model.epoch += 1
            self.model.lease_until = self.now + LEASE
            self.hands.append(claimed)

    @rule(to=WISHES, choice=st.integers(0, 3), fenced=st.booleans(), keep=st.booleans())
    def advance(self, to: JobState, choice: int, fenced: bool, keep: bool) -> None:
        epoch = self.hand(choice).epoch if fenced else None
        lease_until = self.now + LEASE if keep else None
        allowed = to in jobs.MOVES[self.model.state] and epoch in (None, self.model.epoch)
        try:
            moved = self.database.write(
                jobs.advance, self.id, to, at=self.now, epoch=epoch, lease_until=lease_until
            )
        except StaleState:
            assert not allowed
            return
        assert allowed
        self.model.state, self.model.lease_until = to, lease_until
        self.model.epoch += epoch is None
        self.ways.append(to)
        self.hands.append(moved)

    @rule(choice=st.integers(0, 3), seconds=st.integers(1, 60))
    def postpone(self, choice: int, seconds: int) -> None:
        hand = self.hand(choice)
        later = self.now + timedelta(seconds=seconds)
        allowed = (hand.epoch, hand.state) == (self.model.epoch, self.model.state)
        try:
            self.hands.append(self.database.write(jobs.postpone, hand, next_check_at=later, at=self.now))
        except StaleState:
            assert not allowed
            return
        assert allowed
        self.model.lease_until, self.model.next_check_at = None, later

    @rule(choice=st.integers(0, 3))
    def begin_attempt(self, choice: int) -> None:
        hand = self.hand(choice)
        allowed = (hand.epoch, hand.attempt_no) == (self.model.epoch, self.model.attempt_no)
        try:
            begun = self.database.write(
                attempts.begin, job=hand, provider="local", token_hash=fresh("token"), at=self.now
            )
        except StaleState:
            assert not allowed
            return
        assert allowed
        self.model.attempt_no += 1
        assert begun.number == self.model.attempt_no

    @rule(seconds=st.integers(1, 40))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @invariant()
    def the_row_is_as_modelled(self) -> None:
        if not self.hands:
            return
        row = self.database.write(jobs.get, self.id)
        assert row is not None
        assert (row.state, row.epoch, row.attempt_no) == (
            self.model.state,
            self.model.epoch,
            self.model.attempt_no,
        )
        assert (row.lease_until, row.next_check_at) == (self.model.lease_until, self.model.next_check_at)

    def teardown(self) -> None:
        assert all(
            later in jobs.MOVES[sooner] for sooner, later in zip(self.ways, self.ways[1:], strict=False)
        )


def test_jobs_do_what_their_model_does(url: str) -> None:
    with Blocking(url) as database:
        run_state_machine_as_test(
            lambda: JobMachine(database),  # type: ignore[arg-type]
            settings=settings(max_examples=25, stateful_step_count=30, deadline=None, derandomize=True),
        )
