"""What may be asked in front of everybody: one's own faces by name, what is left today, how the bot works here."""

from bot.clock import Clock
from bot.i18n import timezones
from bot.i18n.format import hours_and_minutes
from bot.jobs.orders import Orders
from bot.jobs.place_order import Limits
from bot.telegram.handlers.draft_view import private_chat_button
from bot.telegram.middleware.commands import usable
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.keyboards import keyboard
from bot.telegram.ui.messages import Content
from storage import Storage, allowances, faces
from storage.allowances import Allowance, LeftInGroup


class GroupInfo:
    def __init__(self, *, storage: Storage, orders: Orders, limits: Limits, clock: Clock) -> None:
        self._storage = storage
        self._orders = orders
        self._limits = limits
        self._clock = clock

    async def on_faces(self, ctx: UpdateContext) -> None:
        """Names only: a picture of one's faces is nobody else's business."""
        saved = await self._storage.read(faces.listing, ctx.user.id)
        if not saved:
            door = private_chat_button(ctx, "button-save-privately", "newface")
            await ctx.reply("group-faces-none", keyboard=keyboard([[door]]))
            return
        default = next((face.name for face in saved if face.is_default), saved[0].name)
        names = ", ".join(face.name for face in saved)
        await ctx.reply("group-faces", names=names, name=default, example=saved[-1].name)

    async def on_quota(self, ctx: UpdateContext) -> None:
        """What is left today for the group and for the person who asks, and who pays."""
        if ctx.group is None:
            return
        left = await self._storage.read(
            allowances.left_in_group,
            ctx.user,
            ctx.group,
            of_users=self._limits.of_user,
            of_chats=self._limits.of_chat,
            at=self._clock(),
        )
        lines = [
            ctx.t("group-quota", title=ctx.group.title),
            *self._left(ctx, "group", left.group),
            self._resets(ctx, left.group),
            ctx.t("group-quota-yours", name=ctx.name),
            *self._left(ctx, "own", left.own),
            self._pays(ctx, left),
        ]
        await ctx.show(Content(text="\n".join(lines)))

    def _left(self, ctx: UpdateContext, whose: str, use: Allowance) -> list[str]:
        quota = use.quota
        if use.jobs_left is None or quota.jobs_per_day is None:
            lines = [ctx.t(f"group-quota-{whose}-free")]
        else:
            lines = [ctx.t(f"group-quota-{whose}", left=use.jobs_left, limit=quota.jobs_per_day)]
        if use.credits_left is not None and quota.credits_per_day is not None:
            lines.append(ctx.t("group-quota-credits", left=use.credits_left, limit=quota.credits_per_day))
        return lines

    def _resets(self, ctx: UpdateContext, use: Allowance) -> str:
        hours, minutes = hours_and_minutes(use.resets_at - self._clock())
        zone = timezones.title(use.timezone, ctx.locale)
        at = use.resets_at.astimezone(allowances.zone_of(use.timezone))
        return ctx.t("balance-resets", hours=hours, minutes=minutes, at=at, name=zone)

    def _pays(self, ctx: UpdateContext, left: LeftInGroup) -> str:
        if left.balance > 0:
            return ctx.t("group-quota-group-pays", balance=left.balance)
        return ctx.t("group-quota-each-pays")

    async def on_help(self, ctx: UpdateContext) -> None:
        commands = [command for command in usable(self._orders.capabilities()) if command.in_groups]
        how = [ctx.t(key) for key in ("help-group", "group-help-more")]
        text = "\n\n".join([*how, ctx.explained(commands)])
        await ctx.show(Content(text=text))
