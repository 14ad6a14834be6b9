"""/usage and /top: who used how much."""

from datetime import datetime

from bot.telegram.handlers.admin.stats import start_of
from bot.telegram.handlers.admin.targets import Targets, points_at_somebody
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.keyboards import Labels
from bot.telegram.ui.messages import Content
from storage import insight
from storage.allowances import zone_of
from storage.insight import Busy, Usage

PERIODS = (1, 7, 30)
WEEK = 7


class Usages:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker
        self._targets = Targets(services)

    async def on_usage(self, ctx: UpdateContext, words: list[str]) -> None:
        """Of everybody when nobody is named. Raises TargetUnknown."""
        asked = points_at_somebody(ctx.message)
        target = await self._targets.target_of(ctx, " ".join(words) or None) if asked else None
        used = await self._services.storage.read(
            insight.usages,
            self._starts(ctx),
            user_id=target.user.id if target and target.user else None,
            chat_id=target.chat.id if target and target.chat else None,
        )
        name = {"name": target.label} if target else {}
        lines = [self._speaker.text(ctx, "usage-of" if target else "usage-everybody", **name), ""]
        for days, usage in zip(PERIODS, used, strict=True):
            lines.append(self._line(ctx, days, usage))
        lines += self._parts(ctx, used[-1])
        await self._speaker.show(ctx, Content(text="\n".join(lines)))

    async def on_top(self, ctx: UpdateContext) -> None:
        since = start_of(self._services.clock(), zone_of(ctx.user.timezone), WEEK)
        top = await self._services.storage.read(insight.busiest, since=since)
        if not top.people:
            await self._speaker.say(ctx, "top-none")
            return
        lines = [self._speaker.text(ctx, "top-people")]
        lines += [self._busy(ctx, place, one) for place, one in enumerate(top.people, 1)]
        if top.groups:
            lines += ["", self._speaker.text(ctx, "top-groups")]
            lines += [self._busy(ctx, place, one) for place, one in enumerate(top.groups, 1)]
        await self._speaker.show(ctx, Content(text="\n".join(lines)))

    def _starts(self, ctx: UpdateContext) -> list[datetime]:
        zone = zone_of(ctx.user.timezone)
        return [start_of(self._services.clock(), zone, days) for days in PERIODS]

    def _line(self, ctx: UpdateContext, days: int, usage: Usage) -> str:
        return self._speaker.text(
            ctx, "usage-today" if days == 1 else "usage-days", days=days, **self._sums(ctx, usage)
        )

    def _sums(self, ctx: UpdateContext, usage: Usage | Busy) -> dict[str, str]:
        label = Labels(self._services.texts, ctx.locale)
        return {
            "jobs": label("jobs-count", count=usage.jobs),
            "credits": label("credits-count", count=usage.credits),
        }

    def _parts(self, ctx: UpdateContext, usage: Usage) -> list[str]:
        """Of the longest period: by kind, and by what became of them."""
        if not usage.jobs:
            return []
        label = Labels(self._services.texts, ctx.locale)
        kinds = [f"{label('job-kind', kind=kind)} {count}" for kind, count in usage.kinds.items()]
        outcomes = [
            f"{label(f'chart-{name}')} {usage.outcomes[name]}"
            for name in insight.OUTCOMES
            if name in usage.outcomes
        ]
        return [
            "",
            self._speaker.text(ctx, "usage-kinds", kinds=" · ".join(kinds)),
            self._speaker.text(ctx, "usage-outcomes", outcomes=" · ".join(outcomes)),
        ]

    def _busy(self, ctx: UpdateContext, place: int, one: Busy) -> str:
        name = one.name or Labels(self._services.texts, ctx.locale)("somebody-forgotten", user=str(one.id))
        if one.username:
            name += f" (@{one.username})"
        return self._speaker.text(ctx, "top-line", number=place, name=name, **self._sums(ctx, one))
