"""Rows of buttons. Labels come from the catalogues; what a button does is in its callback data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Argument, Texts
from bot.telegram.ui.callback_data import About, Button

Row = list[InlineKeyboardButton]
FACES_A_ROW = 6


@dataclass(frozen=True, slots=True)
class Labels:
    """Button labels in one person's language."""

    texts: Texts
    locale: str

    def __call__(self, key: str, **args: Argument) -> str:
        return self.texts.plain(self.locale, key, **args)


def button(
    label: str, about: About, target: str | int, action: str, arg: str | int = ""
) -> InlineKeyboardButton:
    data = Button(about, str(target), action, str(arg)).encode()
    return InlineKeyboardButton(label, callback_data=data)


def menu_button(label: str, action: str, arg: str = "") -> InlineKeyboardButton:
    return button(label, About.MENU, "", action, arg)


def rows_of(buttons: Sequence[InlineKeyboardButton], length: int) -> list[Row]:
    return [list(buttons[start : start + length]) for start in range(0, len(buttons), length)]


def even_rows(buttons: Sequence[InlineKeyboardButton], most: int = FACES_A_ROW) -> list[Row]:
    """As few rows as `most` allows, all about equally long: 7 buttons are 4 and 3, not 6 and 1."""
    if not buttons:
        return []
    count = -(-len(buttons) // most)
    return rows_of(buttons, -(-len(buttons) // count))


def keyboard(rows: Iterable[Row]) -> InlineKeyboardMarkup | None:
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None
