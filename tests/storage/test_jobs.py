import asyncio
from datetime import timedelta

import pytest

from storage import NotUnique, StaleState, Storage, Transaction, attempts, jobs
from storage.jobs import ordered_since
from storage.model import AttemptState, Job, JobState
from tests.storage.rows import DAY, HOUR, LEASE, MINUTE, NOW, PATHS, SECOND, job, person

ALL = sorted(jobs.OPEN)


async def claim(storage: Storage, *, limit: int = 10, at: timedelta = timedelta(0)) -> list[Job]:
    return await storage.write(jobs.claim, states=ALL, at=NOW + at, lease=LEASE, limit=limit)


async def test_a_job_comes_back_as_it_was_made(storage: Storage) -> None:
    spec = {"scene": "m1", "pairs": [{"box": [1, 2, 3, 4], "identity": "é"}]}
    made = await storage.write(job, spec=spec, providers=["akool", "local"], thread_id=7)
    assert await storage.read(jobs.get, made.id) == made
    assert (made.spec, made.providers, made.thread_id) == (spec, ("akool", "local"), 7)
    assert (made.state, made.epoch, made.attempt_no, made.created_at) == (JobState.QUEUED, 0, 0, NOW)
    assert await storage.read(jobs.get, "nobody") is None


async def test_ten_presses_on_one_draft_make_one_job(storage: Storage) -> None:
    await storage.write(person)
    outcomes = await asyncio.gather(
        *(storage.write(job, draft_id="d") for _ in range(10)), return_exceptions=True
    )
    assert sum(isinstance(outcome, Job) for outcome in outcomes) == 1
    refused = [outcome for outcome in outcomes if isinstance(outcome, NotUnique)]
    assert {error.columns for error in refused} == {("draft_id",)}
    assert len(refused) == 9
    [made] = [outcome for outcome in outcomes if isinstance(outcome, Job)]
    assert await storage.read(jobs.by_draft, "d") == made


@pytest.mark.parametrize("source", JobState)
async def test_a_job_moves_as_the_table_says_and_not_otherwise(storage: Storage, source: JobState) -> None:
    for to in JobState:
        made = await storage.write(job, state=source)
        assert made.state is source
        if to in jobs.MOVES[source]:
            assert (await storage.write(jobs.advance, made.id, to, at=NOW)).state is to
        else:
            with pytest.raises(StaleState):
                await storage.write(jobs.advance, made.id, to, at=NOW)
            assert await storage.read(jobs.get, made.id) == made


def test_a_finished_job_never_moves_again_and_every_state_can_be_reached() -> None:
    finished = {JobState.DELIVERED, JobState.FAILED, JobState.EXPIRED, JobState.CANCELLED}
    assert {state for state, targets in jobs.MOVES.items() if not targets} == finished
    assert set(jobs.MOVES) == set(JobState) == set(PATHS)
    assert {JobState.QUEUED}.union(*jobs.MOVES.values()) == set(JobState)


def test_a_result_is_delivered_or_expires_and_only_who_surely_paid_nothing_waits_again() -> None:
    assert jobs.MOVES[JobState.READY] == {JobState.DELIVERED, JobState.EXPIRED}
    assert jobs.sources_of(JobState.DELIVERED) == [
        JobState.UNSURE,
        JobState.READY,
    ]  # the first by an admin's word
    assert jobs.sources_of(JobState.QUEUED) == [JobState.SUBMITTING, JobState.RUNNING]
    assert JobState.QUEUED not in jobs.MOVES[JobState.UNSURE]


async def test_of_many_that_move_a_job_at_once_one_wins(storage: Storage, other: Storage) -> None:
    made = await storage.write(job, state=JobState.RUNNING)
    ends = [JobState.READY, JobState.FAILED, JobState.CANCELLED, JobState.EXPIRED] * 2
    outcomes = await asyncio.gather(
        *(store.write(jobs.advance, made.id, to, at=NOW) for to in ends for store in (storage, other)),
        return_exceptions=True,
    )
    won = [outcome for outcome in outcomes if isinstance(outcome, Job)]
    assert len(won) == 1 or {one.state for one in won} == {JobState.READY, JobState.EXPIRED}
    assert all(isinstance(outcome, Job | StaleState) for outcome in outcomes)


async def test_a_move_changes_what_it_names_and_keeps_the_rest(storage: Storage) -> None:
    made = await storage.write(job, state=JobState.SUBMITTING, providers=["akool", "local"])
    moved = await storage.write(
        jobs.advance,
        made.id,
        JobState.QUEUED,
        at=NOW + SECOND,
        reason="busy",
        providers=["local"],
        next_check_at=NOW + MINUTE,
        deadline_at=NOW + DAY,
    )
    assert (moved.reason, moved.providers) == ("busy", ("local",))
    assert (moved.next_check_at, moved.deadline_at, moved.changed_at) == (
        NOW + MINUTE,
        NOW + DAY,
        NOW + SECOND,
    )
    assert (moved.spec, moved.price, moved.created_at) == (made.spec, made.price, made.created_at)
    again = await storage.write(jobs.advance, made.id, JobState.SUBMITTING, at=NOW)
    assert (again.reason, again.providers) == ("busy", ("local",))


async def test_a_claim_is_a_lease_that_ends(storage: Storage) -> None:
    made = await storage.write(job)
    [claimed] = await claim(storage)
    assert (claimed.id, claimed.epoch, claimed.lease_until) == (made.id, 1, NOW + LEASE)
    assert await claim(storage) == []
    [again] = await claim(storage, at=LEASE + SECOND)
    assert (again.id, again.epoch) == (made.id, 2)


async def test_what_a_lost_claimant_writes_is_refused(storage: Storage) -> None:
    await storage.write(job)
    [slow] = await claim(storage)
    [quick] = await claim(storage, at=LEASE + SECOND)
    for unit in (
        lambda tx: jobs.advance(tx, slow.id, JobState.SUBMITTING, at=NOW, epoch=slow.epoch),
        lambda tx: jobs.postpone(tx, slow, next_check_at=NOW, at=NOW),
        lambda tx: attempts.begin(tx, job=slow, provider="local", token_hash="t", at=NOW),
    ):
        with pytest.raises(StaleState):
            await storage.write(unit)
    moved = await storage.write(jobs.advance, quick.id, JobState.SUBMITTING, at=NOW, epoch=quick.epoch)
    assert moved.epoch == quick.epoch


async def test_a_move_from_outside_ends_the_claim_that_it_overtakes(storage: Storage) -> None:
    await storage.write(job, state=JobState.RUNNING)
    [claimed] = await claim(storage)
    await storage.write(jobs.advance, claimed.id, JobState.QUEUED, at=NOW)
    with pytest.raises(StaleState):
        await storage.write(jobs.advance, claimed.id, JobState.FAILED, at=NOW, epoch=claimed.epoch)


async def test_only_due_jobs_are_claimed_longest_due_first(storage: Storage) -> None:
    late = await storage.write(job, at=NOW + SECOND)
    early = await storage.write(job, at=NOW)
    await storage.write(job, at=NOW + HOUR)
    assert [one.id for one in await claim(storage, limit=1, at=MINUTE)] == [early.id]
    assert [one.id for one in await claim(storage, at=MINUTE)] == [late.id]


async def test_claims_take_the_states_that_they_name(storage: Storage) -> None:
    made = {state: await storage.write(job, state=state) for state in JobState}
    for state in jobs.OPEN:
        claimed = await storage.write(jobs.claim, states=[state], at=NOW, lease=LEASE, limit=9)
        assert [one.id for one in claimed] == [made[state].id]
    with pytest.raises(ValueError, match="open jobs"):
        await storage.write(jobs.claim, states=[JobState.READY], at=NOW, lease=LEASE, limit=9)


async def test_replicas_that_claim_at_once_never_get_the_same_job(storage: Storage, other: Storage) -> None:
    replicas = [storage, other]
    made = {(await storage.write(job)).id for _ in range(20)}
    claims = await asyncio.gather(*(claim(replicas[number % 2], limit=3) for number in range(8)))
    taken = [one.id for claimed in claims for one in claimed]
    assert len(taken) == len(set(taken)) == 20
    assert set(taken) == made


async def test_postponing_counts_and_lets_go(storage: Storage) -> None:
    await storage.write(job, state=JobState.RUNNING)
    [claimed] = await claim(storage)
    put_off = await storage.write(jobs.postpone, claimed, next_check_at=NOW + MINUTE, at=NOW)
    assert (put_off.checks, put_off.lease_until, put_off.next_check_at) == (1, None, NOW + MINUTE)
    assert await claim(storage) == []
    assert len(await claim(storage, at=MINUTE)) == 1


async def test_a_wish_to_cancel_is_noted_and_makes_the_job_due(storage: Storage) -> None:
    made = await storage.write(job, state=JobState.RUNNING, at=NOW + HOUR)
    assert await storage.write(jobs.ask_cancel, made.id, at=NOW)
    assert await storage.write(jobs.ask_cancel, made.id, at=NOW + SECOND)
    [claimed] = await claim(storage)
    assert claimed.cancel_asked_at == NOW
    done = await storage.write(job, state=JobState.READY)
    assert not await storage.write(jobs.ask_cancel, done.id, at=NOW)


async def test_counting(storage: Storage) -> None:
    def count(tx: Transaction) -> tuple[int, ...]:
        me, other = person(tx), person(tx, 2002)
        for state in JobState:
            job(tx, me, state)
        job(tx, me, at=NOW - DAY, chat_id=-5)
        job(tx, other, chat_id=-5)
        return (
            jobs.count_open(tx, me.id),
            ordered_since(tx, user_id=me.id, since=NOW).jobs,
            ordered_since(tx, user_id=me.id, since=NOW - DAY).jobs,
            ordered_since(tx, chat_id=-5, since=NOW).jobs,
        )

    # One of the six that came to something is in doubt, which is nobody's fault: it is not open for its person.
    assert await storage.write(count) == (4, 6, 7, 1)


async def test_of_two_that_came_at_once_one_is_first_in_the_queue(storage: Storage) -> None:
    def stand_in_line(tx: Transaction) -> list[int]:
        waiting = [job(tx, job_id=job_id, at=NOW) for job_id in ("b", "a", "c")]
        return [jobs.queue_place(tx, one) for one in waiting]

    assert await storage.write(stand_in_line) == [1, 0, 2]


async def test_the_place_in_the_queue_is_among_those_who_wait_for_the_same_provider(storage: Storage) -> None:
    def stand_in_line(tx: Transaction) -> list[int]:
        first = job(tx, providers=["akool", "local"])
        job(tx, providers=["local"])
        job(tx, state=JobState.RUNNING, providers=["akool"])
        job(tx, providers=["akoolish"])
        last = job(tx, providers=["akool"], at=NOW + SECOND)
        return [jobs.queue_place(tx, first), jobs.queue_place(tx, last)]

    assert await storage.write(stand_in_line) == [0, 1]


async def test_history_is_newest_first(storage: Storage) -> None:
    made = [await storage.write(job, at=NOW + number * SECOND) for number in range(4)]
    seen = await storage.read(jobs.history, made[0].user_id, limit=3)
    assert [one.id for one in seen] == [one.id for one in reversed(made[1:])]


async def test_attempts_are_numbered_and_found_by_their_token(storage: Storage) -> None:
    made = await storage.write(job, state=JobState.SUBMITTING)
    first = await storage.write(attempts.begin, job=made, provider="akool", token_hash="t1", at=NOW)
    again = await storage.read(jobs.get, made.id)
    assert again is not None
    second = await storage.write(attempts.begin, job=again, provider="local", token_hash="t2", at=NOW)
    assert [first.number, second.number] == [1, 2]
    assert await storage.read(attempts.latest, made.id) == second
    assert await storage.read(attempts.of_job, made.id) == [first, second]
    assert await storage.read(attempts.by_token_hash, "t1") == first
    assert await storage.read(attempts.by_token_hash, "t3") is None


async def test_an_attempt_gathers_what_is_learned_and_keeps_its_end(storage: Storage) -> None:
    made = await storage.write(job, state=JobState.SUBMITTING)
    begun = await storage.write(attempts.begin, job=made, provider="akool", token_hash="t1", at=NOW)
    assert (begun.state, begun.answered_at, begun.ticket) == (AttemptState.SUBMITTING, None, {})
    await storage.write(
        attempts.record, begun.id, state=AttemptState.RUNNING, at=NOW + SECOND, task_ref="r", ticket={"a": 1}
    )
    done = await storage.write(
        attempts.record,
        begun.id,
        state=AttemptState.SUCCEEDED,
        at=NOW + MINUTE,
        result="https://x/y",
        points=3,
    )
    assert (done.task_ref, done.ticket, done.result, done.points) == ("r", {"a": 1}, "https://x/y", 3)
    assert (done.answered_at, done.ended_at) == (NOW + SECOND, NOW + MINUTE)
    late = await storage.write(
        attempts.record, begun.id, state=AttemptState.FAILED, at=NOW + HOUR, error="late"
    )
    assert (late.state, late.ended_at, late.error) == (AttemptState.SUCCEEDED, NOW + MINUTE, "late")
