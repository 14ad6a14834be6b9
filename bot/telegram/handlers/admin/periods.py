"""Days of an admin's own time zone, and commands that ask for a number of them."""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import ClassVar

from bot.telegram.handlers.admin.arguments import days_in
from bot.telegram.handlers.admin.module import AdminModule
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in


class DaysCommand(AdminModule):
    """A command that takes a number of days: `usual_days` without words, `most_days` at the most."""

    usual_days: ClassVar[int]
    most_days: ClassVar[int]

    async def on_command(self, ctx: UpdateContext) -> None:
        days = days_in(arguments_in(ctx.message), usually=self.usual_days, most=self.most_days)
        if days is None:
            await ctx.reply(
                "insight-days-usage",
                command=self.command.name,
                limit=self.most_days,
                usually=self.usual_days,
            )
        else:
            await self.answer(ctx, days)

    @abstractmethod
    async def answer(self, ctx: UpdateContext, days: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """`edges` are the midnights around the days, in the admin's own time zone; the last one is still to come."""

    edges: tuple[datetime, ...]

    @property
    def days(self) -> int:
        return len(self.edges) - 1


def period_of(now: datetime, zone: tzinfo, days: int) -> Period:
    """Today and the days before it. A day may have 23 or 25 hours."""
    today = now.astimezone(zone).date()
    dates = [today - timedelta(days=back) for back in range(days - 1, -2, -1)]
    return Period(edges=tuple(datetime.combine(date, time(), zone) for date in dates))


def start_of(now: datetime, zone: tzinfo, days: int) -> datetime:
    """The beginning of the first of the last `days` days."""
    return period_of(now, zone, days).edges[0].astimezone(UTC)
