"""What a card needs beside its own words when it stands in a group: whose it is, and how to answer it there."""

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.cards import CardView, Facts
from bot.telegram.flows.document import MAKING, Step
from bot.telegram.flows.steps import Stage
from bot.telegram.keyboards import Row, keyboard
from bot.telegram.links import private_chat
from bot.telegram.services import Services
from bot.telegram.visit import Visit

NEW_FACE = "newface"
UNREACHABLE = "group-unreachable"


def for_group(services: Services, visit: Visit, stage: Stage, facts: Facts, view: CardView) -> CardView:
    """A private chat needs nothing of it."""
    if visit.private or stage.kind not in MAKING:
        return view
    text = "\n".join([_owner(services, visit), view.text, *_hints(services, visit, stage)])
    rows = [*_rows_of(view), *_doors(services, visit, stage, facts)]
    return replace(view, text=text, keyboard=keyboard(rows))


def _owner(services: Services, visit: Visit) -> str:
    return services.texts(visit.locale, "group-card-of", name=visit.user.name)


def _hints(services: Services, visit: Visit, stage: Stage) -> list[str]:
    match stage.step:
        case Step.SCENE:
            return [services.texts(visit.locale, "group-answer-picture", command=stage.kind.with_picture)]
        case Step.IDENTITY:
            return [services.texts(visit.locale, "group-answer-face")]
    return []


def _doors(services: Services, visit: Visit, stage: Stage, facts: Facts) -> list[Row]:
    """Ways to the private chat, where one is of use."""
    if stage.step is Step.IDENTITY and not facts.saved:
        return [[_door(services, visit, "button-save-privately", NEW_FACE)]]
    if stage.data.notice is not None and stage.data.notice.key == UNREACHABLE:
        return [[_door(services, visit, "button-private-chat", "")]]
    return []


def _door(services: Services, visit: Visit, key: str, payload: str) -> InlineKeyboardButton:
    label = services.texts.plain(visit.locale, key)
    return InlineKeyboardButton(label, url=private_chat(services.bot.username, payload))


def _rows_of(view: CardView) -> list[Row]:
    markup: InlineKeyboardMarkup | None = view.keyboard
    return [list(row) for row in markup.inline_keyboard] if markup is not None else []
