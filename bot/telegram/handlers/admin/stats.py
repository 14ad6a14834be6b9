"""/stats: the last days as one picture that is read on a phone, and in three lines below it."""

import asyncio
from collections.abc import Sequence

from bot.i18n import DEFAULT
from bot.i18n.format import seconds
from bot.telegram.handlers.admin import chart
from bot.telegram.handlers.admin.chart import Bars, Chart, Row, Rows, Series
from bot.telegram.handlers.admin.periods import DaysCommand, Period, period_of
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.keyboards import Labels
from bot.telegram.ui.messages import Content, Upload
from storage import insight
from storage.allowances import zone_of
from storage.attempts import Doubt
from storage.insight import Figures, Latency

COMMAND = Command("stats")


class Stats(DaysCommand):
    command = COMMAND
    usual_days = 7
    most_days = 90

    async def answer(self, ctx: UpdateContext, days: int) -> None:
        period = period_of(self._services.clock(), zone_of(ctx.user.timezone), days)
        with ctx.busy():
            figures = await self._services.storage.read(insight.figures, period.edges)
            picture = await asyncio.to_thread(chart.draw_chart, self._chart(ctx, period, figures))
        upload = Upload(content=picture, filename=f"stats-{period.edges[-2]:%Y-%m-%d}.png")
        await ctx.show(Content(text=_caption(ctx, figures), picture=upload))

    def _chart(self, ctx: UpdateContext, period: Period, figures: Figures) -> Chart:
        """In the admin's language, or in English where the font lacks its letters."""
        ours = self._drawn(ctx.locale, ctx.user.timezone, period, figures)
        if all(map(chart.writable, ours.words)):
            return ours
        return self._drawn(DEFAULT, ctx.user.timezone, period, figures)

    def _drawn(self, locale: str, timezone: str | None, period: Period, figures: Figures) -> Chart:
        label = Labels(self._services.texts, locale)
        names = tuple(label("chart-day", day=edge.day, month=edge.month) for edge in period.edges[:-1])
        spent = tuple(day.spent for day in figures.days)
        granted = tuple(day.granted for day in figures.days)
        return Chart(
            title=label("chart-title", days=period.days),
            subtitle=label("chart-period", since=names[0], until=names[-1], zone=timezone or "UTC"),
            days=names,
            jobs=Bars(title=label("chart-jobs"), stacked=True, series=_outcomes(label, figures)),
            credits=Bars(
                title=label("chart-credits"),
                series=(
                    Series(label=label("chart-spent"), colour=chart.INDIGO, values=spent),
                    Series(label=label("chart-granted"), colour=chart.TEAL, values=granted),
                ),
            ),
            latency=Rows(
                title=label("chart-latency"),
                half=label("chart-half"),
                most=label("chart-most"),
                rows=tuple(_row(label, one) for one in figures.latencies),
            ),
            empty=label("chart-empty"),
        )


def _caption(ctx: UpdateContext, figures: Figures) -> str:
    count = {name: sum(figures.outcomes(name)) for name in insight.OUTCOMES}
    failed = count["failed"]
    ended = count["delivered"] + failed
    lines = [
        ctx.t(
            "stats-jobs",
            count=sum(count.values()),
            delivered=count["delivered"],
            failed=failed,
            percent=round(100 * failed / ended) if ended else 0,
        ),
        ctx.t(
            "stats-credits",
            spent=sum(day.spent for day in figures.days),
            granted=sum(day.granted for day in figures.days),
            returned=sum(day.returned for day in figures.days),
        ),
        _latency(ctx, figures.latencies),
        *(_doubt(ctx, doubt) for doubt in figures.doubts),
    ]
    return "\n".join(lines)


def _latency(ctx: UpdateContext, latencies: Sequence[Latency]) -> str:
    if not latencies:
        return ctx.t("stats-latency-none")
    busiest = latencies[0]
    return ctx.t(
        "stats-latency",
        provider=ctx.label("engine", name=busiest.provider),
        half=seconds(busiest.half),
        most=seconds(busiest.most),
    )


def _doubt(ctx: UpdateContext, doubt: Doubt) -> str:
    return ctx.t(
        "stats-doubt",
        provider=ctx.label("engine", name=doubt.provider),
        lost=doubt.lost,
        waiting=doubt.waiting,
    )


def _outcomes(label: Labels, figures: Figures) -> tuple[Series, ...]:
    colours = {
        "delivered": chart.GREEN,
        "failed": chart.RED,
        "cancelled": chart.AMBER,
        "open": chart.SKY,
    }
    return tuple(
        Series(label=label(f"chart-{name}"), colour=colours[name], values=figures.outcomes(name))
        for name in insight.OUTCOMES
    )


def _row(label: Labels, latency: Latency) -> Row:
    return Row(
        label=label("engine", name=latency.provider),
        half=latency.half,
        most=latency.most,
        text=label("chart-seconds", half=seconds(latency.half), most=seconds(latency.most)),
    )
