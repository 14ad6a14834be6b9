"""/retry, /refund, /resolve and /reports: putting right what went wrong. Each is shown first, and done when confirmed.

The people concerned are told afterwards, once at most: if the process dies in between, they see it in /balance, or on
their card when the job ends.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

import structlog
from telegram.error import TelegramError

from bot.drafts.model import Notice
from bot.jobs.model import OrderRefused, Spec
from bot.telegram.handlers.admin import repair_units
from bot.telegram.handlers.admin.changes import Changes
from bot.telegram.handlers.admin.jobs import name_of
from bot.telegram.handlers.admin.module import OnPress
from bot.telegram.handlers.admin.proposals import CannotBeDone, Proposals
from bot.telegram.handlers.admin.repair_units import DELIVERED, FAILED, REDELIVER, REFUND, RETRY
from bot.telegram.handlers.admin.reports import BAN, Reporting
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.keyboards import Labels
from bot.telegram.ui.messages import CardGone, Content, Destination, Messenger, Same
from storage import Transaction, accounts, groups, jobs, timeline
from storage.model import Document, Job, JobState
from storage.proposals import Proposal
from storage.timeline import Story

log = structlog.get_logger(__name__)

RETRYING = Command("retry")
REFUNDING = Command("refund")
RESOLVING = Command("resolve")
REPORTS = Command("reports")

COMMANDS: tuple[Command, ...] = (RETRYING, REFUNDING, RESOLVING, REPORTS)
LONGEST_ID = 36


class Repairs:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker
        self._messenger = Messenger(services.bot)
        self._changes = Changes(services.limits)
        self._proposals = Proposals(
            services, letter="r", carry_out=self._carry_out, tell=self._tell, afterwards=self._afterwards
        )
        self._reporting = Reporting(services, speaker=speaker, proposals=self._proposals)

    @property
    def commands(self) -> Mapping[Command, Handler]:
        return {
            RETRYING: self._on_retry,
            REFUNDING: self._on_refund,
            RESOLVING: self._on_resolve,
            REPORTS: self._reporting.on_reports,
        }

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {
            "rretry": self._button(RETRY),
            "rrefund": self._button(REFUND),
            "rdelivered": self._button(DELIVERED),
            "rfailed": self._button(FAILED),
            **self._reporting.presses,
            **self._proposals.presses,
        }

    async def _on_retry(self, ctx: UpdateContext) -> None:
        await self._on_command(ctx, RETRYING, RETRY)

    async def _on_refund(self, ctx: UpdateContext) -> None:
        await self._on_command(ctx, REFUNDING, REFUND)

    async def _on_command(self, ctx: UpdateContext, command: Command, action: str) -> None:
        words = arguments_in(ctx.message)
        if words:
            await self._propose(ctx, action, words[0])
        else:
            await self._speaker.say(ctx, "repair-usage", command=command.name, job="1a2b3c4d5e6f")

    async def _on_resolve(self, ctx: UpdateContext) -> None:
        words = arguments_in(ctx.message)
        action = words[1].lower() if len(words) > 1 else ""
        if not words:
            await self._speaker.say(ctx, "repair-usage", command=RESOLVING.name, job="1a2b3c4d5e6f failed")
        elif action not in (DELIVERED, FAILED):
            await self._speaker.say(ctx, "repair-resolve-usage", job=words[0][:LONGEST_ID])
        else:
            await self._propose(ctx, action, words[0])

    def _button(self, action: str) -> OnPress:
        async def on_press(press: Press) -> None:
            press.answer.ok()
            await self._propose(press.ctx, action, press.button.target, on=press.message_id)

        return on_press

    async def _propose(self, ctx: UpdateContext, action: str, job_id: str, *, on: int | None = None) -> None:
        try:
            action, story = await self._services.storage.read(possible, action, job_id)
            data = await self._data(action, story.job)
        except CannotBeDone as refused:
            text = self._speaker.text(ctx, refused.notice.key, **refused.notice.details)
            await self._speaker.show(ctx, Content(text=text))
            return
        label = Labels(self._services.texts, ctx.locale)
        question = self._speaker.text(
            ctx,
            f"repair-{action}-ask",
            job=story.job.id,
            name=await self._concerned(label, action, story),
            credits=label("credits-count", count=story.job.price),
        )
        await self._proposals.ask(ctx, action, data, question, on=on)

    async def _concerned(self, label: Labels, action: str, story: Story) -> str:
        """Who pays or gets credits back, where that is what is asked; else who ordered it."""
        if story.job.group_pays and action in (DELIVERED, FAILED):
            payer = await self._services.storage.read(accounts.of_scope, story.job.wallet)
            if payer is not None:
                return payer.label
        return name_of(label, story.user)

    async def _data(self, action: str, job: Job) -> Document:
        """Whatever is decided now, so that a confirmation that comes twice orders the same. Raises CannotBeDone."""
        if action != RETRY:
            return {"job": job.id}
        try:
            providers, patience = await self._services.orders.providers_for(
                Spec.from_document(job.kind, job.spec)
            )
        except OrderRefused as refused:
            raise CannotBeDone(Notice(key=refused.key, details=refused.details)) from refused
        return {
            "job": job.id,
            "new": self._services.ids(),
            "draft": self._services.ids(),
            "providers": list(providers),
            "seconds": patience.total_seconds(),
        }

    def _carry_out(self, tx: Transaction, proposal: Proposal, at: datetime) -> None:
        deed = self._changes.carry_out if proposal.action == BAN else repair_units.carry_out
        deed(tx, proposal, at)

    def _tell(self, tx: Transaction, proposal: Proposal) -> Notice:
        if proposal.action == BAN:
            return self._changes.tell(tx, proposal)
        return told(tx, proposal)

    async def _afterwards(self, proposal: Proposal) -> None:
        tell: Mapping[str, Callable[[Proposal, Job], Awaitable[None]]] = {
            RETRY: self._begin_card,
            REFUND: self._tell_refund,
            DELIVERED: self._end_card,
        }
        if proposal.action not in tell:
            return
        job = await self._services.storage.read(jobs.get, proposal.data["job"])
        assert job is not None
        try:
            await tell[proposal.action](proposal, job)
        except TelegramError as error:
            log.info("person not told of a repair", job=job.id, error=type(error).__name__)

    async def _begin_card(self, proposal: Proposal, job: Job) -> None:
        """The new job's card, unless its result was there first."""
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

    async def _tell_refund(self, proposal: Proposal, job: Job) -> None:  # noqa: ARG002
        key = "refund-told-group" if job.group_pays else "refund-told"
        text = self._services.texts(job.locale, key, price=job.price)
        place = Destination(chat_id=job.chat_id, thread_id=job.thread_id, reply_to=job.card_message_id)
        await self._messenger.send(place, Content(text=text))

    async def _end_card(self, proposal: Proposal, job: Job) -> None:  # noqa: ARG002
        if job.card_message_id is None:
            return
        shown = Content(text=self._services.texts(job.locale, "resolved-told"), picture=Same.PICTURE)
        try:
            await self._messenger.edit(job.chat_id, job.card_message_id, shown)
        except CardGone:
            log.info("card is gone", job=job.id)


def possible(tx: Transaction, action: str, job_id: str) -> tuple[str, Story]:
    """What `action` means for this job as it is: a result that waits is delivered, not made again.

    Raises CannotBeDone.
    """
    story = timeline.story(tx, job_id)
    if action == RETRY and story is not None and story.job.state is JobState.READY:
        action = REDELIVER
    return action, repair_units.check(tx, action, job_id)


def told(tx: Transaction, proposal: Proposal) -> Notice:
    job = jobs.get(tx, proposal.data["job"])
    assert job is not None
    match proposal.action:
        case "retry":
            return Notice(key="repair-retried", details={"job": proposal.data["new"]})
        case "redeliver":
            return Notice(key="repair-redelivered", details={"job": job.id})
        case "refund":
            return Notice(key="repair-refunded", details={"job": job.id, "price": job.price})
    return Notice(key=f"repair-resolved-{proposal.action}", details={"job": job.id})
