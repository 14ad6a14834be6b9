"""/resolve: an admin has looked up what became of a job that nobody knows about, and says it."""

from datetime import datetime

import structlog

from bot.drafts.model import Notice
from bot.jobs.transitions import end_without_result, settle_result
from bot.telegram.handlers.admin.repair import EXAMPLE_JOB, LONGEST_ID, RepairCommand, not_now
from bot.telegram.handlers.admin.targets import name_of
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.messages import CardGone, Content, Same
from storage import Transaction, accounts
from storage.model import Job, JobState
from storage.proposals import Proposal
from storage.timeline import Story

log = structlog.get_logger(__name__)

COMMAND = Command("resolve")
DELIVERED, FAILED = "delivered", "failed"


class Resolve(RepairCommand):
    command = COMMAND
    actions = (DELIVERED, FAILED)
    buttons = {"rdelivered": DELIVERED, "rfailed": FAILED}  # noqa: RUF012

    async def on_command(self, ctx: UpdateContext) -> None:
        words = arguments_in(ctx.message)
        action = words[1].lower() if len(words) > 1 else ""
        if not words:
            await ctx.reply("repair-usage", command=COMMAND.name, job=f"{EXAMPLE_JOB} failed")
        elif action not in (DELIVERED, FAILED):
            await ctx.reply("repair-resolve-usage", job=words[0][:LONGEST_ID])
        else:
            await self.propose(ctx, action, words[0])

    async def concerned(self, ctx: UpdateContext, action: str, story: Story) -> str:  # noqa: ARG002
        """The account that pays or gets credits back."""
        if story.job.group_pays:
            payer = await self._services.storage.read(accounts.of_scope, story.job.wallet)
            if payer is not None:
                return payer.label
        return name_of(ctx.label, story.user)

    def check(self, tx: Transaction, action: str, story: Story) -> None:  # noqa: ARG002
        if story.job.state is not JobState.UNSURE:
            raise not_now(story.job)

    def change(self, tx: Transaction, job: Job, proposal: Proposal, at: datetime) -> str:
        if proposal.action == DELIVERED:
            settle_result(tx, job.id, at=at)
        else:
            end_without_result(tx, job.id, "failed-provider", at=at)
        return proposal.action

    def audited_as(self, action: str) -> str:  # noqa: ARG002
        return COMMAND.name

    def told(self, tx: Transaction, proposal: Proposal) -> Notice:  # noqa: ARG002
        return Notice(key=f"repair-resolved-{proposal.action}", details={"job": proposal.data["job"]})

    async def tell_person(self, proposal: Proposal, job: Job) -> None:
        """A job that counts as failed tells of itself."""
        if proposal.action != DELIVERED or job.card_message_id is None:
            return
        shown = Content(text=self._services.texts(job.locale, "resolved-told"), picture=Same.PICTURE)
        try:
            await self._messenger.edit(job.chat_id, job.card_message_id, shown)
        except CardGone:
            log.info("repair.card_gone", job=job.id)
