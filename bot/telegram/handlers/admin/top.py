"""/top: the people and groups who ordered most in a week."""

from bot.telegram.handlers.admin.module import AdminModule
from bot.telegram.handlers.admin.periods import start_of
from bot.telegram.handlers.admin.usage import sums
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.messages import Content
from storage import insight
from storage.allowances import zone_of
from storage.insight import Busy

COMMAND = Command("top")
WEEK_DAYS = 7


class Top(AdminModule):
    command = COMMAND

    async def on_command(self, ctx: UpdateContext) -> None:
        since = start_of(self._services.clock(), zone_of(ctx.user.timezone), WEEK_DAYS)
        busiest = await self._services.storage.read(insight.busiest, since=since)
        if not busiest.people:
            await ctx.reply("top-none")
            return
        lines = [ctx.t("top-people")]
        lines += [_line(ctx, place, one) for place, one in enumerate(busiest.people, 1)]
        if busiest.groups:
            lines += ["", ctx.t("top-groups")]
            lines += [_line(ctx, place, one) for place, one in enumerate(busiest.groups, 1)]
        await ctx.show(Content(text="\n".join(lines)))


def _line(ctx: UpdateContext, place: int, one: Busy) -> str:
    name = one.name or ctx.label("somebody-forgotten", user=str(one.id))
    if one.username:
        name += f" (@{one.username})"
    return ctx.t("top-line", number=place, name=name, **sums(ctx, one))
