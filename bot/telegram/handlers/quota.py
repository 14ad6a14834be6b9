"""/quota: what a day allows. Of the group, of the person whom an admin names, or one's own."""

from bot.clock import Clock
from bot.i18n import timezones
from bot.i18n.format import hours_and_minutes
from bot.jobs.orders import Orders
from bot.jobs.place_order import Limits
from bot.telegram.handlers.admin.router import AdminRouter
from bot.telegram.handlers.admin.targets import points_at_somebody
from bot.telegram.handlers.groups.info import GroupInfo
from bot.telegram.handlers.menu import main_menu
from bot.telegram.middleware.admission import Admission
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.messages import Content
from storage import Storage, allowances
from storage.allowances import Allowance


class Quota:
    def __init__(
        self,
        *,
        storage: Storage,
        orders: Orders,
        limits: Limits,
        admission: Admission,
        group_info: GroupInfo,
        admin: AdminRouter,
        clock: Clock,
    ) -> None:
        self._storage = storage
        self._orders = orders
        self._limits = limits
        self._own_after_consent = admission.after_consent(self._own)
        self._group_info = group_info
        self._admin = admin
        self._clock = clock

    async def on_quota(self, ctx: UpdateContext) -> None:
        if not ctx.private:
            await self._group_info.on_quota(ctx)
        elif self._admin.is_admin(ctx) and points_at_somebody(ctx.message):
            await self._admin.on_quota(ctx)
        else:
            await self._own_after_consent(ctx)

    async def _own(self, ctx: UpdateContext) -> None:
        text = "\n".join([ctx.t("quota-today"), *await self._today(ctx)])
        await ctx.show(Content(text=text, keyboard=main_menu(self._orders, ctx)))

    async def _today(self, ctx: UpdateContext) -> list[str]:
        """What is left of the person's day, and when the next one begins."""
        use = await self._storage.read(
            allowances.of_user, ctx.user, defaults=self._limits.of_user, at=self._clock()
        )
        lines, quota = [], use.quota
        if quota.jobs_per_day is not None and use.jobs_left is not None:
            lines.append(ctx.t("balance-today", left=use.jobs_left, limit=quota.jobs_per_day))
        else:
            lines.append(ctx.t("group-quota-own-free"))
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
