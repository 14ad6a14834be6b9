"""What can be done now, by what the enabled providers offer."""

from telegram import InlineKeyboardMarkup

from bot.jobs.model import ORDERED, Kind
from bot.jobs.orders import Orders
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.keyboards import keyboard, menu_button


def offers(orders: Orders) -> tuple[Kind, ...]:
    return tuple(kind for kind in ORDERED if orders.max_faces(kind))


def takes_clips(orders: Orders) -> bool:
    return any(kind.of_clip for kind in offers(orders))


def abilities(orders: Orders, ctx: UpdateContext) -> str:
    """A line for each thing that the bot can do now."""
    return "\n".join(_ability(orders, ctx, kind) for kind in offers(orders)) or ctx.t("can-nothing")


def main_menu(orders: Orders, ctx: UpdateContext) -> InlineKeyboardMarkup | None:
    label = ctx.label
    kinds = [kind for kind in offers(orders) if kind is not Kind.AGE_VIDEO]  # that is done with /age
    doing = [menu_button(label(f"button-menu-{kind}"), kind) for kind in kinds]
    having = [
        menu_button(label("button-menu-faces"), "faces"),
        menu_button(label("button-menu-history"), "history"),
    ]
    asking = [
        menu_button(label("button-menu-balance"), "balance"),
        menu_button(label("button-menu-help"), "help"),
    ]
    return keyboard([doing, having, asking])


def services_line(orders: Orders, ctx: UpdateContext) -> str:
    """Who is sent pictures now."""
    names = [ctx.label("engine", name=name) for name in orders.services()]
    return ctx.t("services", services=", ".join(names)) if names else ctx.t("services-none")


def menu_if_private(orders: Orders, ctx: UpdateContext) -> InlineKeyboardMarkup | None:
    """Menus act for the person who presses them, so they belong between the bot and one person."""
    return main_menu(orders, ctx) if ctx.private else None


def _ability(orders: Orders, ctx: UpdateContext, kind: Kind) -> str:
    if kind.of_clip:
        seconds = int(orders.most_seconds(kind))
        return ctx.t("can-age-clip" if kind.ages else "can-video", seconds=seconds)
    many = orders.max_faces(kind) > 1
    return ctx.t(f"can-{kind}-many" if many else f"can-{kind}")
