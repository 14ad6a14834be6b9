"""/stats, /usage, /top, /jobs, /job and /export: what happens, for those who run the bot. Nothing is changed here."""

from collections.abc import Awaitable, Callable, Mapping

from bot.telegram.admin.browsing import Browsing
from bot.telegram.admin.exporting import Exporting
from bot.telegram.admin.part import OnPress
from bot.telegram.admin.stats import MOST, USUALLY, Stats, days_in
from bot.telegram.admin.targets import TargetUnknown
from bot.telegram.admin.usage import Usages
from bot.telegram.commands import Command
from bot.telegram.gate import Handler
from bot.telegram.incoming import arguments_in
from bot.telegram.screen import Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit

STATS = Command("stats")
USAGE = Command("usage")
TOP = Command("top")
JOBS = Command("jobs")
JOB = Command("job")
EXPORT = Command("export")

COMMANDS: tuple[Command, ...] = (STATS, USAGE, TOP, JOBS, JOB, EXPORT)
EXPORTED, MOST_EXPORTED = 30, 366

OfDays = Callable[[Visit, int], Awaitable[None]]
OfWords = Callable[[Visit, list[str]], Awaitable[None]]


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

    async def _on_usage(self, visit: Visit, words: list[str]) -> None:
        try:
            await self._usages.on_usage(visit, words)
        except TargetUnknown as problem:
            text = self._speaker.text(visit, problem.notice.key, **problem.notice.details)
            await self._speaker.show(visit, Shown(text=text))

    def _of_days(self, command: Command, handle: OfDays, *, usually: int, most: int) -> Handler:
        async def of_days(visit: Visit) -> None:
            days = days_in(arguments_in(visit.message), usually=usually, most=most)
            if days is None:
                await self._speaker.say(
                    visit, "insight-days-usage", command=command.name, limit=most, usually=usually
                )
            else:
                await handle(visit, days)

        return of_days


def _of_words(handle: OfWords) -> Handler:
    async def of_words(visit: Visit) -> None:
        await handle(visit, arguments_in(visit.message))

    return of_words
