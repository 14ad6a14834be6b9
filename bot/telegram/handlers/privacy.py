"""/privacy: what is kept, how long, and the way to have it erased."""

from datetime import timedelta

from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.keyboards import keyboard, menu_button


class Privacy:
    def __init__(self, *, retention: timedelta) -> None:
        self._days = max(1, round(retention.total_seconds() / 86400))

    async def on_privacy(self, ctx: UpdateContext) -> None:
        forget = keyboard([[menu_button(ctx.label("button-forget"), "forget")]])
        await ctx.reply("privacy", keyboard=forget, days=self._days)
