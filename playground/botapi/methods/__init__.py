"""What each method of the Bot API does, by family."""

from playground.botapi.methods import (
    about,
    answering,
    chats,
    copying,
    deleting,
    editing,
    files,
    payments,
    receiving,
    sending,
)
from playground.botapi.methods.handler import Handler

HANDLERS: dict[str, Handler] = {
    **about.HANDLERS,
    **answering.HANDLERS,
    **chats.HANDLERS,
    **copying.HANDLERS,
    **deleting.HANDLERS,
    **editing.HANDLERS,
    **files.HANDLERS,
    **payments.HANDLERS,
    **receiving.HANDLERS,
    **sending.HANDLERS,
}
