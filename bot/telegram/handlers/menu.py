"""What can be done now, by what the enabled providers offer."""

from telegram import InlineKeyboardMarkup

from bot.jobs.model import Kind
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.services import Services
from bot.telegram.ui.keyboards import keyboard, menu_button


def offers(services: Services) -> tuple[Kind, ...]:
    return tuple(kind for kind in Kind if services.orders.max_faces(kind))


def takes_clips(services: Services) -> bool:
    return any(kind.of_clip for kind in offers(services))


def abilities(services: Services, ctx: UpdateContext) -> str:
    """A line for each thing that the bot can do now."""
    lines = [_ability(services, ctx, kind) for kind in offers(services)]
    return "\n".join(lines) or ctx.t("can-nothing")


def main_menu(services: Services, ctx: UpdateContext) -> InlineKeyboardMarkup | None:
    label = ctx.label
    kinds = [kind for kind in offers(services) if kind is not Kind.AGE_VIDEO]  # that is done with /age
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


def _ability(services: Services, ctx: UpdateContext, kind: Kind) -> str:
    if kind.of_clip:
        seconds = int(services.orders.most_seconds(kind))
        return ctx.t("can-age-clip" if kind.ages else "can-video", seconds=seconds)
    many = services.orders.max_faces(kind) > 1
    return ctx.t(f"can-{kind}-many" if many else f"can-{kind}")
