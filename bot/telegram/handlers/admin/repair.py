"""What /retry, /refund and /resolve share: one job is put right. Shown first, and done when confirmed.

What can be done is looked at when it is asked for, and once more in the transaction that does it. The people concerned
are told afterwards, once at most: if the process dies in between, they see it in /balance, or on their card when the
job ends.
"""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

import structlog
from telegram.error import TelegramError

from bot.drafts.model import Notice
from bot.telegram.handlers.admin.module import AdminModule
from bot.telegram.handlers.admin.proposals import CannotBeDone, OnPress, Proposals, ProposedAction
from bot.telegram.handlers.admin.targets import name_of
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Messenger
from storage import Transaction, audit, job_queue, jobs, timeline
from storage.model import Document, Job
from storage.proposals import Proposal
from storage.timeline import Story

log = structlog.get_logger(__name__)

EXAMPLE_JOB = "1a2b3c4d5e6f"
LONGEST_ID = 36


class RepairCommand(AdminModule):
    """`actions` are those of its proposals; `buttons` says which action a button of /job asks for."""

    actions: ClassVar[tuple[str, ...]]
    buttons: ClassVar[Mapping[str, str]]

    def __init__(self, services: Services, proposals: Proposals) -> None:
        super().__init__(services, proposals)
        self._messenger = Messenger(services.bot)
        action = ProposedAction(
            letter="r", carry_out=self.carry_out, told=self.told, afterwards=self.afterwards
        )
        for name in self.actions:
            proposals.add(name, action)

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {button: self._asks(action) for button, action in self.buttons.items()}

    def meant(self, action: str, story: Story) -> str:  # noqa: ARG002
        """The action that `action` means for this job as it is."""
        return action

    @abstractmethod
    def check(self, tx: Transaction, action: str, story: Story) -> None:
        """Raises CannotBeDone when this cannot be done with the job as it is."""

    async def data(self, action: str, job: Job) -> Document:  # noqa: ARG002
        """All that is decided now, so that a confirmation that comes twice does the same. Raises CannotBeDone."""
        return {"job": job.id}

    @abstractmethod
    def change(self, tx: Transaction, job: Job, proposal: Proposal, at: datetime) -> str:
        """Do it. Returns what the audit log says of it. Raises CannotBeDone."""

    @abstractmethod
    def told(self, tx: Transaction, proposal: Proposal) -> Notice:
        """What the admin's card says afterwards."""

    async def tell_person(self, proposal: Proposal, job: Job) -> None:
        """Tell the person who ordered the job. Raises TelegramError."""

    async def concerned(self, ctx: UpdateContext, action: str, story: Story) -> str:  # noqa: ARG002
        """The name in the question."""
        return name_of(ctx.label, story.user)

    async def propose(self, ctx: UpdateContext, action: str, job_id: str, *, on: int | None = None) -> None:
        try:
            action, story = await self._services.storage.read(self._possible, action, job_id)
            data = await self.data(action, story.job)
        except CannotBeDone as refused:
            await ctx.explain(refused)
            return
        question = ctx.t(
            f"repair-{action}-ask",
            job=story.job.id,
            name=await self.concerned(ctx, action, story),
            credits=ctx.label("credits-count", count=story.job.price),
        )
        await self._proposals.ask(ctx, action, data, question, on=on)

    def carry_out(self, tx: Transaction, proposal: Proposal, at: datetime) -> None:
        """Once, for the proposal is closed in the same transaction. Raises CannotBeDone."""
        job_id: str = proposal.data["job"]
        found = jobs.get(tx, job_id)
        if found is not None:
            job_queue.lock_person(tx, found.user_id)
        story = _story(tx, job_id)
        self.check(tx, proposal.action, story)
        details = self.change(tx, story.job, proposal, at)
        audit.write(
            tx,
            actor=f"user:{proposal.actor}",
            action=self.audited_as(proposal.action),
            target=f"job:{job_id}",
            details=details,
            at=at,
        )

    def audited_as(self, action: str) -> str:
        return action

    async def afterwards(self, proposal: Proposal) -> None:
        job = await self._services.storage.read(jobs.get, proposal.data["job"])
        assert job is not None
        try:
            await self.tell_person(proposal, job)
        except TelegramError as error:
            log.info("repair.not_told", job=job.id, action=proposal.action, error=type(error).__name__)

    def _asks(self, action: str) -> OnPress:
        async def on_press(press: Press) -> None:
            press.answer.ok()
            await self.propose(press.ctx, action, press.button.target, on=press.message_id)

        return on_press

    def _possible(self, tx: Transaction, action: str, job_id: str) -> tuple[str, Story]:
        """What is meant, and the job's story when it can be done. Raises CannotBeDone."""
        story = _story(tx, job_id)
        action = self.meant(action, story)
        self.check(tx, action, story)
        return action, story


def _story(tx: Transaction, job_id: str) -> Story:
    """Raises CannotBeDone when there is no such job."""
    story = timeline.story(tx, job_id)
    if story is None:
        raise CannotBeDone("job-unknown", job=job_id[:LONGEST_ID])
    return story


def not_now(job: Job) -> CannotBeDone:
    """The job's state forbids it."""
    return CannotBeDone("repair-not-now", job=job.id, state=job.state.value)
