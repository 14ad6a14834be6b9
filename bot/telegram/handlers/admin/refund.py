"""/refund: give back what was paid for a delivered job."""

from datetime import datetime

from bot.drafts.model import Notice
from bot.telegram.handlers.admin.proposals import CannotBeDone
from bot.telegram.handlers.admin.repair import EXAMPLE_JOB, RepairCommand, not_now
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.messages import Content, Destination
from storage import Transaction, jobs, ledger
from storage.model import Job, JobState
from storage.proposals import Proposal
from storage.timeline import Story

COMMAND = Command("refund")
REFUND = "refund"


class Refund(RepairCommand):
    command = COMMAND
    actions = (REFUND,)
    buttons = {"rrefund": REFUND}  # noqa: RUF012

    async def on_command(self, ctx: UpdateContext) -> None:
        words = arguments_in(ctx.message)
        if words:
            await self.propose(ctx, REFUND, words[0])
        else:
            await ctx.reply("repair-usage", command=COMMAND.name, job=EXAMPLE_JOB)

    def check(self, tx: Transaction, action: str, story: Story) -> None:  # noqa: ARG002
        if story.job.state is not JobState.DELIVERED:
            raise not_now(story.job)
        if not story.refundable:
            raise CannotBeDone("repair-nothing", job=story.job.id)

    def change(self, tx: Transaction, job: Job, proposal: Proposal, at: datetime) -> str:
        amount = ledger.refund(tx, job_id=job.id, note=f"refund by user:{proposal.actor}", at=at)
        return f"{amount} credits"

    def told(self, tx: Transaction, proposal: Proposal) -> Notice:
        job = jobs.get(tx, proposal.data["job"])
        assert job is not None
        return Notice(key="repair-refunded", details={"job": job.id, "price": job.price})

    async def tell_person(self, proposal: Proposal, job: Job) -> None:  # noqa: ARG002
        key = "refund-told-group" if job.group_pays else "refund-told"
        text = self._services.texts(job.locale, key, price=job.price)
        place = Destination(chat_id=job.chat_id, thread_id=job.thread_id, reply_to=job.card_message_id)
        await self._messenger.send(place, Content(text=text))
