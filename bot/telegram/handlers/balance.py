"""/balance: the credits, what is left of the day, and what changed lately."""

from bot.clock import Clock
from bot.i18n import timezones
from bot.i18n.format import hours_and_minutes, signed
from bot.jobs.orders import Orders
from bot.jobs.place_order import Limits
from bot.telegram.handlers.menu import main_menu
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.messages import Content
from storage import Storage, allowances, ledger
from storage.allowances import Allowance
from storage.model import Movement

LATELY = 6
MOVEMENTS = frozenset({"grant", "take", "hold", "release", "correction"})


class Balance:
    def __init__(self, *, storage: Storage, orders: Orders, limits: Limits, clock: Clock) -> None:
        self._storage = storage
        self._orders = orders
        self._limits = limits
        self._clock = clock

    async def on_balance(self, ctx: UpdateContext) -> None:
        wallet = await self._storage.read(ledger.wallet, ctx.user.wallet)
        lines = [ctx.t("balance", available=wallet.available)]
        if wallet.held:
            lines.append(ctx.t("balance-held", held=wallet.held))
        lines += await self._today(ctx)
        lines.append("")
        movements = await self._storage.read(ledger.movements, ctx.user.wallet, limit=LATELY)
        told = [_told(ctx, movement) for movement in movements if movement.kind in MOVEMENTS]
        if told:
            lines += [ctx.t("balance-lately"), *told]
        text = "\n".join(lines).strip()
        await ctx.show(Content(text=text, keyboard=main_menu(self._orders, ctx)))

    async def _today(self, ctx: UpdateContext) -> list[str]:
        """What is left of the person's day, and when the next one begins."""
        use = await self._storage.read(
            allowances.of_user, ctx.user, defaults=self._limits.of_user, at=self._clock()
        )
        lines, quota = [], use.quota
        if quota.jobs_per_day is not None and use.jobs_left is not None:
            lines.append(ctx.t("balance-today", left=use.jobs_left, limit=quota.jobs_per_day))
        if quota.credits_per_day is not None and use.credits_left is not None:
            left, limit = use.credits_left, quota.credits_per_day
            lines.append(ctx.t("balance-today-credits", left=left, limit=limit))
        if quota.jobs_per_day or quota.credits_per_day:
            lines.append(self._resets(ctx, use))
        if quota.open_jobs is not None:
            lines.append(ctx.t("balance-open", count=use.open_now, limit=quota.open_jobs))
        return lines

    def _resets(self, ctx: UpdateContext, use: Allowance) -> str:
        hours, minutes = hours_and_minutes(use.resets_at - self._clock())
        zone = timezones.title(use.timezone, ctx.locale)
        at = use.resets_at.astimezone(allowances.zone_of(use.timezone))
        return ctx.t("balance-resets", hours=hours, minutes=minutes, at=at, name=zone)


def _told(ctx: UpdateContext, movement: Movement) -> str:
    key = "movement-welcome" if movement.note == "welcome" else f"movement-{movement.kind}"
    return ctx.t(key, change=signed(movement.change), at=movement.at)
