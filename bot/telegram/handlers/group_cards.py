"""What a card needs beside its own words when it stands in a group: whose it is, and how to answer it there."""

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.drafts.model import MAKING, Step
from bot.drafts.transitions import DraftState
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.services import Services
from bot.telegram.ui.draft_card import CardView, Facts
from bot.telegram.ui.keyboards import Row, keyboard
from bot.telegram.ui.links import private_chat

NEW_FACE = "newface"
UNREACHABLE = "group-unreachable"


def for_group(
    services: Services, ctx: UpdateContext, state: DraftState, facts: Facts, view: CardView
) -> CardView:
    """A private chat needs nothing of it."""
    if ctx.private or state.kind not in MAKING:
        return view
    text = "\n".join([_owner(services, ctx), view.text, *_hints(services, ctx, state)])
    rows = [*_rows_of(view), *_doors(services, ctx, state, facts)]
    return replace(view, text=text, keyboard=keyboard(rows))


def _owner(services: Services, ctx: UpdateContext) -> str:
    return services.texts(ctx.locale, "group-card-of", name=ctx.user.name)


def _hints(services: Services, ctx: UpdateContext, state: DraftState) -> list[str]:
    match state.step:
        case Step.SCENE:
            return [services.texts(ctx.locale, "group-answer-picture", command=state.kind.with_picture)]
        case Step.IDENTITY:
            return [services.texts(ctx.locale, "group-answer-face")]
    return []


def _doors(services: Services, ctx: UpdateContext, state: DraftState, facts: Facts) -> list[Row]:
    """Ways to the private chat, where one is of use."""
    if state.step is Step.IDENTITY and not facts.saved:
        return [[_door(services, ctx, "button-save-privately", NEW_FACE)]]
    if state.data.notice is not None and state.data.notice.key == UNREACHABLE:
        return [[_door(services, ctx, "button-private-chat", "")]]
    return []


def _door(services: Services, ctx: UpdateContext, key: str, payload: str) -> InlineKeyboardButton:
    label = services.texts.plain(ctx.locale, key)
    return InlineKeyboardButton(label, url=private_chat(services.bot.username, payload))


def _rows_of(view: CardView) -> list[Row]:
    markup: InlineKeyboardMarkup | None = view.keyboard
    return [list(row) for row in markup.inline_keyboard] if markup is not None else []
