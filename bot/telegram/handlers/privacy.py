"""/privacy: what is kept, how long, and the way to have it erased."""

from datetime import timedelta

from bot.jobs.orders import Orders
from bot.telegram.handlers.menu import services_line
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.keyboards import keyboard, menu_button
from bot.telegram.ui.messages import Content


class Privacy:
    def __init__(self, *, orders: Orders, retention: timedelta) -> None:
        self._orders = orders
        self._days = max(1, round(retention.total_seconds() / 86400))

    async def on_privacy(self, ctx: UpdateContext) -> None:
        forget = keyboard([[menu_button(ctx.label("button-forget"), "forget")]])
        parts = [ctx.t("privacy", days=self._days), services_line(self._orders, ctx)]
        await ctx.show(Content(text="\n\n".join(parts), keyboard=forget))
