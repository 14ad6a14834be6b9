"""A press of a button, with its row found and its owner checked."""

from dataclasses import dataclass

from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.replies import CallbackAnswer
from bot.telegram.ui.callback_data import Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """`message_id` is the message that the button is on."""

    ctx: UpdateContext
    button: Button
    answer: CallbackAnswer
    message_id: int

    @property
    def number(self) -> int:
        """The button's argument as a number; 0 when it is none."""
        try:
            return int(self.button.arg)
        except ValueError:
            return 0
