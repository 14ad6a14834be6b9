"""/balance: the credits, and what changed lately. What a day allows is in `quota`."""

from bot.i18n.format import signed
from bot.jobs.orders import Orders
from bot.telegram.handlers.menu import main_menu
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.messages import Content
from storage import Storage, ledger
from storage.model import Movement

LATELY = 6
MOVEMENTS = frozenset({"grant", "take", "hold", "release", "correction"})


class Balance:
    def __init__(self, *, storage: Storage, orders: Orders) -> None:
        self._storage = storage
        self._orders = orders

    async def on_balance(self, ctx: UpdateContext) -> None:
        wallet = await self._storage.read(ledger.wallet, ctx.user.wallet)
        lines = [ctx.t("balance", available=wallet.available)]
        if wallet.held:
            lines.append(ctx.t("balance-held", held=wallet.held))
        lines.append("")
        movements = await self._storage.read(ledger.movements, ctx.user.wallet, limit=LATELY)
        told = [_told(ctx, movement) for movement in movements if movement.kind in MOVEMENTS]
        if told:
            lines += [ctx.t("balance-lately"), *told]
        text = "\n".join(lines).strip()
        await ctx.show(Content(text=text, keyboard=main_menu(self._orders, ctx)))


def _told(ctx: UpdateContext, movement: Movement) -> str:
    key = "movement-welcome" if movement.note == "welcome" else f"movement-{movement.kind}"
    return ctx.t(key, change=signed(movement.change), at=movement.at)
