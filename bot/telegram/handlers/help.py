"""/help: what the bot can do, how, and a line for each command; in a group what works there."""

from bot.jobs.orders import Orders
from bot.telegram.handlers.admin.router import AdminRouter
from bot.telegram.handlers.groups.info import GroupInfo
from bot.telegram.handlers.menu import abilities, main_menu
from bot.telegram.middleware.commands import usable
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.messages import Content


class Help:
    def __init__(self, *, orders: Orders, group_info: GroupInfo, admin: AdminRouter) -> None:
        self._orders = orders
        self._group_info = group_info
        self._admin = admin

    async def on_help(self, ctx: UpdateContext) -> None:
        if not ctx.private:
            await self._group_info.on_help(ctx)
            return
        commands = [each for each in usable(self._orders.capabilities()) if not each.for_chat_admins]
        parts = [abilities(self._orders, ctx), ctx.t("help-how"), ctx.explained(commands)]
        await ctx.show(Content(text="\n\n".join(parts), keyboard=main_menu(self._orders, ctx)))
        if self._admin.is_admin(ctx):
            await self._admin.on_help(ctx)
