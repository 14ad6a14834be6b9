"""/quota of somebody else: limits, what was used today, credits, a ban, the time zone."""

from bot.telegram.handlers.admin.arguments import answer_words
from bot.telegram.handlers.admin.limits import shown
from bot.telegram.handlers.admin.targets import Targets
from bot.telegram.middleware.commands import QUOTA
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content
from storage import allowances
from storage.allowances import Allowance
from storage.model import User

NO_REASON = "–"


class QuotaPage:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._targets = Targets(services)

    async def on_quota(self, ctx: UpdateContext) -> None:
        """/quota with words or in reply to somebody."""
        await answer_words(ctx, QUOTA, self._answer)

    async def _answer(self, ctx: UpdateContext, words: list[str]) -> None:
        target, _ = await self._targets.split(ctx, words)
        limits = self._services.limits
        owner = target.user or target.chat
        assert owner is not None
        standing = await self._services.storage.read(
            allowances.standing,
            owner,
            defaults=limits.of_user if target.user else limits.of_chat,
            at=self._services.clock(),
        )
        lines = [
            ctx.t("money-quota-who", user=target.label),
            *self._ban(ctx, target.user),
            ctx.t(
                "money-quota-balance",
                available=standing.wallet.available,
                held=standing.wallet.held,
            ),
            *self._use(ctx, standing.use),
            ctx.t("money-quota-own" if standing.has_own_limits else "money-quota-default"),
            self._day(ctx, standing.use),
        ]
        await ctx.show(Content(text="\n".join(lines)))

    def _use(self, ctx: UpdateContext, use: Allowance) -> list[str]:
        quota = use.quota
        return [
            ctx.t(key, used=used, limit=shown(limit))
            for key, used, limit in (
                ("money-quota-jobs", use.jobs_today, quota.jobs_per_day),
                ("money-quota-credits", use.credits_today, quota.credits_per_day),
                ("money-quota-open", use.open_now, quota.open_jobs),
            )
        ]

    def _day(self, ctx: UpdateContext, use: Allowance) -> str:
        """The new day by their clock, for it is their day."""
        begins = use.resets_at.astimezone(allowances.zone_of(use.timezone))
        return ctx.t("money-quota-day", name=use.timezone, at=begins)

    def _ban(self, ctx: UpdateContext, user: User | None) -> list[str]:
        if user is None or user.banned_at is None:
            return []
        why = user.ban_reason or NO_REASON
        return [ctx.t("money-quota-banned", at=user.banned_at, why=why)]
