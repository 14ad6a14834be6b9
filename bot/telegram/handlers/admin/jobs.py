"""/jobs and /job: the latest jobs page by page, and the whole story of one."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Argument, Texts
from bot.telegram.handlers.admin.stats import seconds
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import About, row_number
from bot.telegram.ui.keyboards import Labels, Row, button, even_rows, keyboard
from bot.telegram.ui.messages import Content
from storage import jobs, timeline
from storage.allowances import zone_of
from storage.model import Attempt, JobState, OutboxState, User
from storage.timeline import Listed, Story

PAGE = 10
ANY = "all"
MOST_PAGES = 1000
LONGEST_STORY = 3_000  # letters, of the 4096 of a message; what is left out is said
LONGEST_ERROR = 160
OVER = jobs.NO_RESULT | {JobState.DELIVERED}
Event = tuple[datetime, str]


class Browsing:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker

    async def on_jobs(self, ctx: UpdateContext, words: list[str]) -> None:
        state = words[0].lower() if words else ANY
        if state not in {ANY, *JobState}:
            await self._speaker.say(ctx, "jobs-usage", names=", ".join(JobState))
            return
        await self._speaker.show(ctx, await self._page(ctx, state, 0))

    async def on_page(self, press: Press) -> None:
        state, page = press.button.target, row_number(press.button.arg) or 0
        if state not in {ANY, *JobState} or page > MOST_PAGES:
            press.answer.alert("answer-old")
            return
        press.answer.ok()
        shown = await self._page(press.ctx, state, page)
        await self._speaker.show_on(press.ctx, press.message_id, shown)

    async def on_job(self, ctx: UpdateContext, words: list[str]) -> None:
        if not words:
            await self._speaker.say(ctx, "job-usage")
            return
        await self._tell(ctx, words[0])

    async def on_open(self, press: Press) -> None:
        press.answer.ok()
        await self._tell(press.ctx, press.button.target)

    async def _tell(self, ctx: UpdateContext, job_id: str) -> None:
        story = await self._services.storage.read(timeline.story, job_id)
        if story is None:
            await self._speaker.say(ctx, "job-unknown", job=job_id[:36])
            return
        telling = Telling(self._services.texts, ctx, story)
        await self._speaker.show(ctx, Content(text=telling.text(), keyboard=self._mends(ctx, story)))

    def _mends(self, ctx: UpdateContext, story: Story) -> InlineKeyboardMarkup | None:
        label = Labels(self._services.texts, ctx.locale)
        job = story.job

        def offer(key: str, action: str) -> InlineKeyboardButton:
            return button(label(key), About.ADMIN, job.id, action)

        rows: list[Row] = []
        if job.state in jobs.NO_RESULT or (job.state is JobState.READY and story.stuck):
            rows.append([offer("button-job-retry", "rretry")])
        if job.state is JobState.DELIVERED and story.refundable:
            rows.append([offer("button-job-refund", "rrefund")])
        if job.state is JobState.UNSURE:
            rows.append([offer("button-job-delivered", "rdelivered"), offer("button-job-failed", "rfailed")])
        return keyboard(rows)

    async def _page(self, ctx: UpdateContext, state: str, page: int) -> Content:
        listed = await self._services.storage.read(
            timeline.page, state=None if state == ANY else state, page=page, size=PAGE
        )
        label = Labels(self._services.texts, ctx.locale)
        if not listed:
            return Content(text=self._speaker.text(ctx, "jobs-none"))
        shown = listed[:PAGE]
        first = page * PAGE + 1
        lines = [self._speaker.text(ctx, "jobs-list"), ""]
        lines += [self._line(ctx, label, number, one) for number, one in enumerate(shown, first)]
        opening = [
            button(str(number), About.ADMIN, one.job.id, "ijob") for number, one in enumerate(shown, first)
        ]
        turning: Row = []
        if page:
            turning.append(button(label("button-jobs-newer"), About.ADMIN, state, "ijobs", page - 1))
        if len(listed) > PAGE:
            turning.append(button(label("button-jobs-older"), About.ADMIN, state, "ijobs", page + 1))
        return Content(text="\n".join(lines), keyboard=keyboard([*even_rows(opening, 5), turning]))

    def _line(self, ctx: UpdateContext, label: Labels, number: int, listed: Listed) -> str:
        job = listed.job
        return self._speaker.text(
            ctx,
            "jobs-line",
            number=number,
            name=name_of(label, listed.user),
            kind=label("job-kind", kind=job.kind),
            state=label("job-state", state=job.state.value),
            at=job.created_at.astimezone(zone_of(ctx.user.timezone)),
        )


class Telling:
    """One job's story as lines in the order in which things happened."""

    def __init__(self, texts: Texts, ctx: UpdateContext, story: Story) -> None:
        self._texts = texts
        self._ctx = ctx
        self._story = story
        self._label = Labels(texts, ctx.locale)
        self._zone: tzinfo = zone_of(ctx.user.timezone)

    def text(self) -> str:
        events = sorted(self._events(), key=lambda event: event[0])
        lines = [*self._head(), ""]
        room = LONGEST_STORY
        day = None
        for number, (at, line) in enumerate(events):
            room -= len(line)
            if room < 0:
                lines.append(self._text("timeline-more", count=len(events) - number))
                break
            local = at.astimezone(self._zone)
            if local.date() != day:
                day = local.date()
                lines.append(self._text("timeline-day", at=local))
            lines.append(line)
        return "\n".join(lines)

    def _head(self) -> Iterator[str]:
        job = self._story.job
        label = self._label
        yield self._text("job-head", job=job.id)
        yield self._text(
            "job-what",
            kind=label("job-kind", kind=job.kind),
            state=label("job-state", state=job.state.value),
            credits=label("credits-count", count=job.price),
        )
        yield self._text("job-who", name=name_of(label, self._story.user), user=self._person())
        group = job.asked_in or (job.chat_id if job.chat_id < 0 else None)
        if group is not None:
            yield self._text("job-group", user=str(group))
        if job.reason is not None:
            known = self._texts.knows(job.reason)
            yield self._text("job-reason", why=label(job.reason) if known else job.reason)
        if self._story.reports:
            yield self._text("job-reports", count=self._story.reports)

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
            line += self._text("timeline-points", count=attempt.points)
        if attempt.error:
            line += "\n" + self._text("timeline-error", error=" ".join(attempt.error.split())[:LONGEST_ERROR])
        yield at, line

    def _event(self, at: datetime, key: str, **args: Argument) -> Event:
        return at, self._text(key, at=at.astimezone(self._zone), **args)

    def _text(self, key: str, **args: Argument) -> str:
        return self._texts(self._ctx.locale, key, **args)


def name_of(label: Labels, user: User) -> str:
    if user.telegram_id is None:
        return label("somebody-forgotten", user=str(user.id))
    return f"{user.name} (@{user.username})" if user.username else user.name
