"""What a confirmed repair changes, and whether it can be done: units of work, with their audit.

What can be done is looked at when it is asked for, and once more in the transaction that does it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.drafts.model import Notice
from bot.jobs.model import Spec
from bot.jobs.transitions import end_without_result, settle_result
from bot.telegram.handlers.admin.proposals import CannotBeDone
from storage import Transaction, audit, drafts, job_queue, jobs, ledger, outbox, timeline
from storage import media as media_rows
from storage.model import Job, JobState
from storage.proposals import Proposal
from storage.timeline import Story

RETRY, REDELIVER, REFUND, DELIVERED, FAILED = "retry", "redeliver", "refund", "delivered", "failed"


def check(tx: Transaction, action: str, job_id: str) -> Story:
    """The job as it is, when this can be done with it. Raises CannotBeDone."""
    story = timeline.story(tx, job_id)
    if story is None:
        raise CannotBeDone(Notice(key="job-unknown", details={"job": job_id[:36]}))
    _CHECKS[action](tx, story)
    return story


def _may_retry(tx: Transaction, story: Story) -> None:
    job = story.job
    if job.state not in jobs.NO_RESULT:
        raise _not_now(job)
    if story.user.telegram_id is None:
        raise CannotBeDone(Notice(key="repair-forgotten"))
    again = jobs.last_retry(tx, job.id)
    if again is not None and again.state not in jobs.NO_RESULT:
        raise CannotBeDone(Notice(key="repair-again", details={"job": again.id}))
    if drafts.get(tx, job.draft_id) is None or _pictures_gone(tx, job):
        raise pictures_gone(job)


def _pictures_gone(tx: Transaction, job: Job) -> bool:
    spec = Spec.from_document(job.kind, job.spec)
    return any(media_rows.get(tx, media_id) is None for media_id in spec.media_ids)


def _may_deliver_again(tx: Transaction, story: Story) -> None:  # noqa: ARG001
    if story.job.state is not JobState.READY or not story.stuck:
        raise _not_now(story.job)


def _may_refund(tx: Transaction, story: Story) -> None:  # noqa: ARG001
    if story.job.state is not JobState.DELIVERED:
        raise _not_now(story.job)
    if not story.refundable:
        raise CannotBeDone(Notice(key="repair-nothing", details={"job": story.job.id}))


def _may_resolve(tx: Transaction, story: Story) -> None:  # noqa: ARG001
    if story.job.state is not JobState.UNSURE:
        raise _not_now(story.job)


_CHECKS: Mapping[str, Callable[[Transaction, Story], None]] = {
    RETRY: _may_retry,
    REDELIVER: _may_deliver_again,
    REFUND: _may_refund,
    DELIVERED: _may_resolve,
    FAILED: _may_resolve,
}


def carry_out(tx: Transaction, proposal: Proposal, at: datetime) -> None:
    """Once, for the proposal is closed in the same transaction. Raises CannotBeDone."""
    job_id: str = proposal.data["job"]
    found = jobs.get(tx, job_id)
    if found is not None:
        job_queue.lock_person(tx, found.user_id)
    story = check(tx, proposal.action, job_id)
    details = _DEEDS[proposal.action](tx, story.job, proposal, at)
    audit.write(
        tx,
        actor=f"user:{proposal.actor}",
        action="resolve" if proposal.action in (DELIVERED, FAILED) else proposal.action,
        target=f"job:{job_id}",
        details=details,
        at=at,
    )


def _retry(tx: Transaction, job: Job, proposal: Proposal, at: datetime) -> str:
    """The same order once more, for nothing. It has no card yet: the person gets a new one."""
    new, draft = proposal.data["new"], proposal.data["draft"]
    if not drafts.copy(tx, job.draft_id, copy_id=draft, at=at):
        raise pictures_gone(job)
    jobs.create(
        tx,
        job_id=new,
        draft_id=draft,
        user_id=job.user_id,
        wallet=job.wallet,
        chat_id=job.chat_id,
        thread_id=job.thread_id,
        card_message_id=None,
        locale=job.locale,
        kind=job.kind,
        spec=job.spec,
        price=0,
        providers=proposal.data["providers"],
        deadline_at=at + timedelta(seconds=proposal.data["seconds"]),
        asked_in=job.asked_in,
        retry_of=job.id,
        at=at,
    )
    return str(new)


def _deliver_again(tx: Transaction, job: Job, proposal: Proposal, at: datetime) -> str:  # noqa: ARG001
    outbox.deliver_again(tx, job.id, at=at)
    return ""


def _refund(tx: Transaction, job: Job, proposal: Proposal, at: datetime) -> str:
    amount = ledger.refund(tx, job_id=job.id, note=f"refund by user:{proposal.actor}", at=at)
    return f"{amount} credits"


def _count_as_delivered(tx: Transaction, job: Job, proposal: Proposal, at: datetime) -> str:  # noqa: ARG001
    settle_result(tx, job.id, at=at)
    return DELIVERED


def _count_as_failed(tx: Transaction, job: Job, proposal: Proposal, at: datetime) -> str:  # noqa: ARG001
    end_without_result(tx, job.id, "failed-provider", at=at)
    return FAILED


_DEEDS: Mapping[str, Callable[[Transaction, Job, Proposal, datetime], str]] = {
    RETRY: _retry,
    REDELIVER: _deliver_again,
    REFUND: _refund,
    DELIVERED: _count_as_delivered,
    FAILED: _count_as_failed,
}


def pictures_gone(job: Job) -> CannotBeDone:
    return CannotBeDone(Notice(key="repair-pictures-gone", details={"job": job.id}))


def _not_now(job: Job) -> CannotBeDone:
    return CannotBeDone(Notice(key="repair-not-now", details={"job": job.id, "state": job.state.value}))
