"""/retry: order a job again that ended without a result, for nothing; or deliver a result that nobody got."""

from datetime import datetime, timedelta

from bot.drafts.model import Notice
from bot.jobs.model import OrderRefused, Spec
from bot.jobs.transitions import order_again
from bot.telegram.handlers.admin.proposals import CannotBeDone
from bot.telegram.handlers.admin.repair import EXAMPLE_JOB, RepairCommand, not_now
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.messages import Content, Destination
from storage import Transaction, drafts, groups, jobs, outbox
from storage import media as media_rows
from storage.model import Document, Job, JobState
from storage.proposals import Proposal
from storage.timeline import Story

COMMAND = Command("retry")
RETRY, REDELIVER = "retry", "redeliver"


class Retry(RepairCommand):
    command = COMMAND
    actions = (RETRY, REDELIVER)
    buttons = {"rretry": RETRY}  # noqa: RUF012

    async def on_command(self, ctx: UpdateContext) -> None:
        words = arguments_in(ctx.message)
        if words:
            await self.propose(ctx, RETRY, words[0])
        else:
            await ctx.reply("repair-usage", command=COMMAND.name, job=EXAMPLE_JOB)

    def meant(self, action: str, story: Story) -> str:
        """A result that waits is delivered, not made again."""
        return REDELIVER if story.job.state is JobState.READY else action

    def check(self, tx: Transaction, action: str, story: Story) -> None:
        if action == REDELIVER:
            if story.job.state is not JobState.READY or not story.stuck:
                raise not_now(story.job)
        else:
            _check_retry(tx, story)

    async def data(self, action: str, job: Job) -> Document:
        if action == REDELIVER:
            return {"job": job.id}
        try:
            providers, patience = await self._services.orders.providers_for(
                Spec.from_document(job.kind, job.spec)
            )
        except OrderRefused as refused:
            raise CannotBeDone(refused.key, **refused.details) from refused
        return {
            "job": job.id,
            "new": self._services.ids(),
            "draft": self._services.ids(),
            "providers": list(providers),
            "seconds": patience.total_seconds(),
        }

    def change(self, tx: Transaction, job: Job, proposal: Proposal, at: datetime) -> str:
        if proposal.action == REDELIVER:
            outbox.deliver_again(tx, job.id, at=at)
            return ""
        ordered = order_again(
            tx,
            job,
            job_id=proposal.data["new"],
            draft_id=proposal.data["draft"],
            providers=proposal.data["providers"],
            deadline_at=at + timedelta(seconds=proposal.data["seconds"]),
            at=at,
        )
        if not ordered:
            raise _pictures_gone(job)
        return str(proposal.data["new"])

    def told(self, tx: Transaction, proposal: Proposal) -> Notice:  # noqa: ARG002
        if proposal.action == REDELIVER:
            return Notice(key="repair-redelivered", details={"job": proposal.data["job"]})
        return Notice(key="repair-retried", details={"job": proposal.data["new"]})

    async def tell_person(self, proposal: Proposal, job: Job) -> None:
        """Send the new job's card, unless its result was there first."""
        if proposal.action == REDELIVER:
            return
        text = self._services.texts(job.locale, "retry-told")
        sent = await self._messenger.send(
            Destination(chat_id=job.chat_id, thread_id=job.thread_id, reply_to=job.card_message_id),
            Content(text=text),
        )
        placed = await self._services.storage.write(
            groups.place_first_card, proposal.data["new"], sent.message_id
        )
        if not placed:
            await self._messenger.remove(job.chat_id, sent.message_id)


def _check_retry(tx: Transaction, story: Story) -> None:
    job = story.job
    if job.state not in jobs.NO_RESULT:
        raise not_now(job)
    if story.user.telegram_id is None:
        raise CannotBeDone("repair-forgotten")
    again = jobs.last_retry(tx, job.id)
    if again is not None and again.state not in jobs.NO_RESULT:
        raise CannotBeDone("repair-again", job=again.id)
    spec = Spec.from_document(job.kind, job.spec)
    lost = any(media_rows.get(tx, media_id) is None for media_id in spec.media_ids)
    if lost or drafts.get(tx, job.draft_id) is None:
        raise _pictures_gone(job)


def _pictures_gone(job: Job) -> CannotBeDone:
    return CannotBeDone("repair-pictures-gone", job=job.id)
