"""/job: the whole story of one job, with buttons for what can be put right."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, tzinfo

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Argument
from bot.i18n.format import seconds
from bot.telegram.handlers.admin.module import AdminModule
from bot.telegram.handlers.admin.proposals import OnPress
from bot.telegram.handlers.admin.targets import name_of
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import Row, button, keyboard
from bot.telegram.ui.messages import Content
from storage import jobs, timeline
from storage.allowances import zone_of
from storage.model import Attempt, JobState, OutboxState
from storage.timeline import Story

COMMAND = Command("job")
LONGEST_STORY = 3_000  # letters, of the 4096 of a message; what is left out is said
LONGEST_ERROR = 160
OVER = jobs.NO_RESULT | {JobState.DELIVERED}
Event = tuple[datetime, str]


class JobStory(AdminModule):
    command = COMMAND

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {"ijob": self._on_open}

    async def on_command(self, ctx: UpdateContext) -> None:
        words = arguments_in(ctx.message)
        if words:
            await self._tell(ctx, words[0])
        else:
            await ctx.reply("job-usage")

    async def _on_open(self, press: Press) -> None:
        press.answer.ok()
        await self._tell(press.ctx, press.button.target)

    async def _tell(self, ctx: UpdateContext, job_id: str) -> None:
        story = await self._services.storage.read(timeline.story, job_id)
        if story is None:
            await ctx.reply("job-unknown", job=job_id[:36])
            return
        told = StoryText(ctx, story, knows=self._services.texts.knows).text()
        await ctx.show(Content(text=told, keyboard=_repairs(ctx, story)))


def _repairs(ctx: UpdateContext, story: Story) -> InlineKeyboardMarkup | None:
    """A button for each repair that this job may need."""
    job = story.job

    def offer(key: str, action: str) -> InlineKeyboardButton:
        return button(ctx.label(key), About.ADMIN, job.id, action)

    rows: list[Row] = []
    if job.state in jobs.NO_RESULT or (job.state is JobState.READY and story.stuck):
        rows.append([offer("button-job-retry", "rretry")])
    if job.state is JobState.DELIVERED and story.refundable:
        rows.append([offer("button-job-refund", "rrefund")])
    if job.state is JobState.UNSURE:
        rows.append([offer("button-job-delivered", "rdelivered"), offer("button-job-failed", "rfailed")])
    return keyboard(rows)


class StoryText:
    """One job's story as lines in the order in which things happened."""

    def __init__(self, ctx: UpdateContext, story: Story, *, knows: Callable[[str], bool]) -> None:
        """`knows`: whether there is a text of that name."""
        self._ctx = ctx
        self._story = story
        self._knows = knows
        self._label = ctx.label
        self._zone: tzinfo = zone_of(ctx.user.timezone)

    def text(self) -> str:
        events = sorted(self._events(), key=lambda event: event[0])
        lines = [*self._head(), ""]
        room = LONGEST_STORY
        day = None
        for number, (at, line) in enumerate(events):
            room -= len(line)
            if room < 0:
                lines.append(self._ctx.t("timeline-more", count=len(events) - number))
                break
            local = at.astimezone(self._zone)
            if local.date() != day:
                day = local.date()
                lines.append(self._ctx.t("timeline-day", at=local))
            lines.append(line)
        return "\n".join(lines)

    def _head(self) -> Iterator[str]:
        job = self._story.job
        label = self._label
        yield self._ctx.t("job-head", job=job.id)
        yield self._ctx.t(
            "job-what",
            kind=label("job-kind", kind=job.kind),
            state=label("job-state", state=job.state.value),
            credits=label("credits-count", count=job.price),
        )
        yield self._ctx.t("job-who", name=name_of(label, self._story.user), user=self._person())
        group = job.asked_in or (job.chat_id if job.chat_id < 0 else None)
        if group is not None:
            yield self._ctx.t("job-group", user=str(group))
        if job.reason is not None:
            known = self._knows(job.reason)
            yield self._ctx.t("job-reason", why=label(job.reason) if known else job.reason)
        if self._story.reports:
            yield self._ctx.t("job-reports", count=self._story.reports)

    def _person(self) -> str:
        return str(self._story.user.telegram_id or self._story.job.wallet)

    def _events(self) -> Iterator[Event]:
        """In the order of things that may happen within the same millisecond."""
        job = self._story.job
        yield self._event(job.created_at, "timeline-ordered")
        yield from self._credits(holding=True)
        if job.cancel_asked_at is not None:
            yield self._event(job.cancel_asked_at, "timeline-cancelled")
        for attempt in self._story.attempts:
            yield from self._attempt(attempt)
        yield from self._messages()
        if job.state in OVER:
            state = self._label("job-state", state=job.state.value)
            yield self._event(job.changed_at, "timeline-over", state=state)
        yield from self._credits(holding=False)

    def _credits(self, *, holding: bool) -> Iterator[Event]:
        for paid in self._story.paid:
            if (paid.kind == "hold") is holding:
                amount = self._label("credits-count", count=paid.amount)
                yield self._event(paid.at, f"timeline-{paid.kind}", credits=amount)

    def _messages(self) -> Iterator[Event]:
        """From the provider, and to the person."""
        for posted in self._story.posted:
            yield self._event(posted.received_at, "timeline-callback")
        for told in self._story.told:
            if told.sent_at is not None:
                yield self._event(told.sent_at, f"timeline-told-{told.kind}")
            elif told.state is not OutboxState.SENT:
                yield self._event(told.created_at, f"timeline-{told.state}", count=told.tries)

    def _attempt(self, attempt: Attempt) -> Iterator[Event]:
        engine = self._label("engine", name=attempt.provider)
        yield self._event(attempt.sent_at, "timeline-sent", number=attempt.number, provider=engine)
        until = attempt.ended_at or attempt.answered_at
        took = seconds((until - attempt.sent_at).total_seconds()) if until else "?"
        state = self._label("attempt-state", state=attempt.state.value)
        at, line = self._event(until or attempt.sent_at, "timeline-attempt", state=state, took=took)
        if attempt.points is not None:
            line += self._ctx.t("timeline-points", count=attempt.points)
        if attempt.error:
            line += "\n" + self._ctx.t(
                "timeline-error", error=" ".join(attempt.error.split())[:LONGEST_ERROR]
            )
        yield at, line

    def _event(self, at: datetime, key: str, **args: Argument) -> Event:
        return at, self._ctx.t(key, at=at.astimezone(self._zone), **args)
