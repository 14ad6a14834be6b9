"""/stats, /usage, /top, /jobs, /job and /export: what happens, for those who run the bot. Nothing is changed here."""

from collections.abc import Awaitable, Callable, Mapping

from bot.telegram.handlers.admin.export import Exporting
from bot.telegram.handlers.admin.jobs import Browsing
from bot.telegram.handlers.admin.module import OnPress
from bot.telegram.handlers.admin.stats import MOST, USUALLY, Stats, days_in
from bot.telegram.handlers.admin.targets import TargetUnknown
from bot.telegram.handlers.admin.usage import Usages
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content

STATS = Command("stats")
USAGE = Command("usage")
TOP = Command("top")
JOBS = Command("jobs")
JOB = Command("job")
EXPORT = Command("export")

COMMANDS: tuple[Command, ...] = (STATS, USAGE, TOP, JOBS, JOB, EXPORT)
EXPORTED, MOST_EXPORTED = 30, 366

OfDays = Callable[[UpdateContext, int], Awaitable[None]]
OfWords = Callable[[UpdateContext, list[str]], Awaitable[None]]


class Insight:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._speaker = speaker
        self._stats = Stats(services, speaker=speaker)
        self._usages = Usages(services, speaker=speaker)
        self._browsing = Browsing(services, speaker=speaker)
        self._exporting = Exporting(services, speaker=speaker)

    @property
    def commands(self) -> Mapping[Command, Handler]:
        return {
            STATS: self._of_days(STATS, self._stats.on_stats, usually=USUALLY, most=MOST),
            USAGE: _of_words(self._on_usage),
            TOP: self._usages.on_top,
            JOBS: _of_words(self._browsing.on_jobs),
            JOB: _of_words(self._browsing.on_job),
            EXPORT: self._of_days(EXPORT, self._exporting.on_export, usually=EXPORTED, most=MOST_EXPORTED),
        }

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {"ijobs": self._browsing.on_page, "ijob": self._browsing.on_open}

    async def _on_usage(self, ctx: UpdateContext, words: list[str]) -> None:
        try:
            await self._usages.on_usage(ctx, words)
        except TargetUnknown as problem:
            text = self._speaker.text(ctx, problem.notice.key, **problem.notice.details)
            await self._speaker.show(ctx, Content(text=text))

    def _of_days(self, command: Command, handle: OfDays, *, usually: int, most: int) -> Handler:
        async def of_days(ctx: UpdateContext) -> None:
            days = days_in(arguments_in(ctx.message), usually=usually, most=most)
            if days is None:
                await self._speaker.say(
                    ctx, "insight-days-usage", command=command.name, limit=most, usually=usually
                )
            else:
                await handle(ctx, days)

        return of_days


def _of_words(handle: OfWords) -> Handler:
    async def of_words(ctx: UpdateContext) -> None:
        await handle(ctx, arguments_in(ctx.message))

    return of_words
