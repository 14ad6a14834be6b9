"""/maintenance: take no new orders for a while."""

from collections.abc import Mapping

from bot.telegram.handlers.admin.module import AdminModule, actor_of
from bot.telegram.handlers.admin.proposals import OnPress
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import button, keyboard
from bot.telegram.ui.messages import Content
from storage import provider_figures, switches

COMMAND = Command("maintenance")


class Maintenance(AdminModule):
    command = COMMAND

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {"smaintenance": self._on_button}

    async def on_command(self, ctx: UpdateContext) -> None:
        match [word.lower() for word in arguments_in(ctx.message)]:
            case ["on" | "off" as wanted]:
                await self._turn(ctx, on=wanted == "on")
        await self._show(ctx, None)

    async def _on_button(self, press: Press) -> None:
        done = True
        if press.button.target in ("on", "off"):  # without one the card is only shown again
            done = await self._turn(press.ctx, on=press.button.target == "on")
        if done:
            press.answer.ok()
        else:
            press.answer.toast("answer-switch-as-before")
        await self._show(press.ctx, press.message_id)

    async def _turn(self, ctx: UpdateContext, *, on: bool) -> bool:
        return await self._services.storage.write(
            switches.turn_maintenance, on, actor=actor_of(ctx), at=self._services.clock()
        )

    async def _show(self, ctx: UpdateContext, card: int | None) -> None:
        await self._services.pauses.load()
        on = self._services.pauses.in_maintenance
        count = await self._services.storage.read(provider_figures.count_unfinished)
        turn = button(
            ctx.label("button-maintenance-off" if on else "button-maintenance-on"),
            About.ADMIN,
            "off" if on else "on",
            "smaintenance",
        )
        refresh = button(ctx.label("button-switchboard-refresh"), About.ADMIN, "", "smaintenance")
        lines = [ctx.t("maintenance-on" if on else "maintenance-off"), ctx.t("maintenance-jobs", count=count)]
        content = Content(text="\n".join(lines), keyboard=keyboard([[turn], [refresh]]))
        await ctx.edit_or_send(content, card)
