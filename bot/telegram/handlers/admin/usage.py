"""/usage: how much one person, one group, or everybody used."""

from bot.telegram.handlers.admin.module import AdminModule
from bot.telegram.handlers.admin.periods import start_of
from bot.telegram.handlers.admin.proposals import Proposals
from bot.telegram.handlers.admin.targets import Targets, TargetUnknown, points_at_somebody
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content
from storage import insight
from storage.accounts import Account
from storage.allowances import zone_of
from storage.insight import Busy, Usage

COMMAND = Command("usage")
PERIODS_DAYS = (1, 7, 30)


class UsageReport(AdminModule):
    command = COMMAND

    def __init__(self, services: Services, proposals: Proposals) -> None:
        super().__init__(services, proposals)
        self._targets = Targets(services)

    async def on_command(self, ctx: UpdateContext) -> None:
        """Of everybody when nobody is named."""
        try:
            account = await self._account(ctx)
        except TargetUnknown as problem:
            await ctx.explain(problem)
            return
        zone, now = zone_of(ctx.user.timezone), self._services.clock()
        used = await self._services.storage.read(
            insight.usages,
            [start_of(now, zone, days) for days in PERIODS_DAYS],
            user_id=account.user.id if account and account.user else None,
            chat_id=account.chat.id if account and account.chat else None,
        )
        lines = [ctx.t("usage-of", name=account.label) if account else ctx.t("usage-everybody"), ""]
        for days, usage in zip(PERIODS_DAYS, used, strict=True):
            lines.append(ctx.t("usage-today" if days == 1 else "usage-days", days=days, **sums(ctx, usage)))
        lines += _parts(ctx, used[-1])
        await ctx.show(Content(text="\n".join(lines)))

    async def _account(self, ctx: UpdateContext) -> Account | None:
        """Raises TargetUnknown."""
        if not points_at_somebody(ctx.message):
            return None
        return await self._targets.target_of(ctx, " ".join(arguments_in(ctx.message)) or None)


def sums(ctx: UpdateContext, usage: Usage | Busy) -> dict[str, str]:
    return {
        "jobs": ctx.label("jobs-count", count=usage.jobs),
        "credits": ctx.label("credits-count", count=usage.credits),
    }


def _parts(ctx: UpdateContext, usage: Usage) -> list[str]:
    """Of the longest period: by kind, and by what became of them."""
    if not usage.jobs:
        return []
    kinds = [f"{ctx.label('job-kind', kind=kind)} {count}" for kind, count in usage.kinds.items()]
    outcomes = [
        f"{ctx.label(f'chart-{name}')} {usage.outcomes[name]}"
        for name in insight.OUTCOMES
        if name in usage.outcomes
    ]
    return [
        "",
        ctx.t("usage-kinds", kinds=" · ".join(kinds)),
        ctx.t("usage-outcomes", outcomes=" · ".join(outcomes)),
    ]
