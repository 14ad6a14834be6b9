"""/quota of somebody else: limits, what was used today, credits, a ban, the time zone."""

from dataclasses import dataclass
from datetime import datetime

from bot.jobs.orders import Limits
from bot.telegram.handlers.admin.changes import shown
from bot.telegram.handlers.admin.targets import Target
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content
from storage import Transaction, allowances, ledger
from storage.allowances import Use
from storage.model import User, Wallet

NO_REASON = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    use: Use
    wallet: Wallet

    @property
    def has_own_limits(self) -> bool:
        return self.use.quota.scope == self.use.scope


def standing_of(tx: Transaction, target: Target, limits: Limits, at: datetime) -> Standing:
    """All of one moment."""
    if target.user is not None:
        use = allowances.of_user(tx, target.user, defaults=limits.of_user, at=at)
    else:
        assert target.chat is not None
        use = allowances.of_chat(tx, target.chat, defaults=limits.of_chat, at=at)
    return Standing(use=use, wallet=ledger.wallet(tx, target.wallet))


class QuotaPage:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker

    async def show(self, ctx: UpdateContext, target: Target) -> None:
        at = self._services.clock()
        standing = await self._services.storage.read(standing_of, target, self._services.limits, at)
        lines = [
            self._speaker.text(ctx, "money-quota-who", user=target.label),
            *self._ban(ctx, target.user),
            self._speaker.text(
                ctx,
                "money-quota-balance",
                available=standing.wallet.available,
                held=standing.wallet.held,
            ),
            *self._use(ctx, standing.use),
            self._speaker.text(ctx, "money-quota-own" if standing.has_own_limits else "money-quota-default"),
            self._day(ctx, standing.use),
        ]
        await self._speaker.show(ctx, Content(text="\n".join(lines)))

    def _use(self, ctx: UpdateContext, use: Use) -> list[str]:
        quota = use.quota
        return [
            self._speaker.text(ctx, key, used=used, limit=shown(limit))
            for key, used, limit in (
                ("money-quota-jobs", use.jobs_today, quota.jobs_per_day),
                ("money-quota-credits", use.credits_today, quota.credits_per_day),
                ("money-quota-open", use.open_now, quota.open_jobs),
            )
        ]

    def _day(self, ctx: UpdateContext, use: Use) -> str:
        """The new day by their clock, for it is their day."""
        begins = use.resets_at.astimezone(allowances.zone_of(use.timezone))
        return self._speaker.text(ctx, "money-quota-day", name=use.timezone, at=begins)

    def _ban(self, ctx: UpdateContext, user: User | None) -> list[str]:
        if user is None or user.banned_at is None:
            return []
        why = user.ban_reason or NO_REASON
        return [self._speaker.text(ctx, "money-quota-banned", at=user.banned_at, why=why)]
