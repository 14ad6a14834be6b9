"""The one place where handlers are registered. Order matters: the first that fits is the only one."""

from dataclasses import dataclass
from typing import Any

from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.jobs.model import Kind
from bot.telegram.conversations import Conversations
from bot.telegram.error_handler import Errors
from bot.telegram.middleware import commands
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.services import Services

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

PICTURES = (
    filters.PHOTO | filters.VIDEO | filters.ANIMATION | filters.VIDEO_NOTE | filters.Document.ALL
)  # and clips
NEW = filters.UpdateType.MESSAGE
EDITED = filters.UpdateType.EDITED_MESSAGE
TALK = filters.ChatType.PRIVATE | filters.ChatType.GROUPS


@dataclass(frozen=True, slots=True)
class Meant:
    """What a command does, whether the rules come first, and whether it works for people who are banned."""

    command: Command
    handle: Handler
    after_consent: bool = True
    for_banned: bool = False


def register(application: AnyApplication, services: Services) -> None:
    """Every handler of the bot."""
    talk = Conversations(services)
    _register_commands(application, talk)
    _register_messages(application, talk)
    # CallbackRouter of buttons, whatever they are on.
    application.add_handler(CallbackQueryHandler(talk.presses.on_press))
    # Blocked, welcomed back, added to a group.
    application.add_handler(ChatMemberHandler(talk.membership.on_changed, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(Errors(services, denials=talk.denials).on_error)


def _register_commands(application: AnyApplication, talk: Conversations) -> None:
    for meant in _meanings(talk):
        handle = talk.admission.after_consent(meant.handle) if meant.after_consent else meant.handle
        handle = handle if meant.for_banned else talk.bans.reject_banned(handle)
        handle = handle if meant.command.in_groups else talk.admission.privately(handle)
        callback = talk.admission.callback(talk.messages.one_at_a_time(handle))
        application.add_handler(CommandHandler(meant.command.name, callback, NEW & TALK))
    for command, handle in talk.admin.commands.items():
        application.add_handler(CommandHandler(command.name, talk.admission.callback(handle), NEW & TALK))
    unknown = talk.admission.callback(talk.on_unknown)
    application.add_handler(MessageHandler(NEW & filters.COMMAND & filters.ChatType.PRIVATE, unknown))


def _meanings(talk: Conversations) -> tuple[Meant, ...]:
    return (
        Meant(commands.SWAP, talk.drafts.flow.command(Kind.SWAP)),
        Meant(commands.AGE, talk.drafts.flow.command(Kind.AGE)),
        Meant(commands.VIDEO, talk.drafts.flow.command(Kind.VIDEO)),
        Meant(commands.FACES, talk.faces.on_faces),
        Meant(commands.HISTORY, talk.history.on_history),
        Meant(commands.BALANCE, talk.balance.on_balance, for_banned=True),
        Meant(commands.QUOTA, talk.quota.on_quota, after_consent=False, for_banned=True),
        Meant(commands.START, talk.start.on_start, after_consent=False),
        # Reading, leaving and stopping need no promise.
        Meant(commands.CANCEL, talk.cancel.on_cancel, after_consent=False, for_banned=True),
        Meant(commands.LANGUAGE, talk.language.on_language, after_consent=False),
        Meant(commands.TIMEZONE, talk.timezone.on_timezone, after_consent=False),
        Meant(commands.HELP, talk.help.on_help, after_consent=False, for_banned=True),
        Meant(commands.SETTINGS, talk.group_settings.on_settings, after_consent=False),
        Meant(commands.PRIVACY, talk.privacy.on_privacy, after_consent=False, for_banned=True),
        Meant(commands.REPORT, talk.report.on_report, after_consent=False, for_banned=True),
        Meant(commands.FORGET, talk.forget.on_forget, after_consent=False, for_banned=True),
    )


def _register_messages(application: AnyApplication, talk: Conversations) -> None:
    # A group that becomes a supergroup, before anything else that such a message could be taken for.
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, talk.membership.on_migrated))
    # New messages: pictures and clips, words, all the rest. Nothing else in a group's traffic is ours to answer.
    for what, handle in (
        (PICTURES, talk.messages.on_picture),
        (filters.TEXT & ~filters.COMMAND, talk.messages.on_text),
        (~filters.TEXT & ~filters.StatusUpdate.ALL & ~filters.SUCCESSFUL_PAYMENT, talk.messages.on_other),
    ):
        application.add_handler(
            MessageHandler(
                NEW & TALK & what,
                talk.admission.callback(talk.bans.reject_banned(talk.admission.after_consent(handle))),
            )
        )
    # Edited messages never begin or change anything.
    edited = EDITED & filters.ChatType.PRIVATE & (filters.COMMAND | PICTURES)
    application.add_handler(MessageHandler(edited, talk.admission.callback(talk.messages.on_edited)))
