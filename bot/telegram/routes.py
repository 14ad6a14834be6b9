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

from bot.drafts.model import MAKING, DraftKind
from bot.telegram.callback_router import CallbackRouter, OnMenu
from bot.telegram.error_handler import Errors
from bot.telegram.handlers.admin.router import Desk
from bot.telegram.handlers.admin.targets import points_at_somebody
from bot.telegram.handlers.balance import Account
from bot.telegram.handlers.consent import Consent
from bot.telegram.handlers.draft_buttons import DraftButtons
from bot.telegram.handlers.draft_flow import DraftFlow
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.faces import Gallery
from bot.telegram.handlers.filming import Filming
from bot.telegram.handlers.forget import Forgetting
from bot.telegram.handlers.group_cards import NEW_FACE
from bot.telegram.handlers.groups.consent import GroupConsent
from bot.telegram.handlers.groups.info import GroupInfo
from bot.telegram.handlers.groups.membership import Membership
from bot.telegram.handlers.groups.rules import GroupRules
from bot.telegram.handlers.groups.settings import GroupSettings
from bot.telegram.handlers.history import History
from bot.telegram.handlers.media_intake import MediaIntake
from bot.telegram.handlers.messages import Messages
from bot.telegram.handlers.order import Ordering
from bot.telegram.handlers.results import Results
from bot.telegram.handlers.save_face import Naming
from bot.telegram.handlers.start import Start
from bot.telegram.handlers.timezone import Timezones
from bot.telegram.middleware import commands
from bot.telegram.middleware.admission import Admission, Handler
from bot.telegram.middleware.banned import Bans
from bot.telegram.middleware.chat_admins import ChatAdmins
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.press import Press
from bot.telegram.middleware.replies import Replies, Speaker
from bot.telegram.middleware.services import Services

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

PICTURES = (
    filters.PHOTO | filters.VIDEO | filters.ANIMATION | filters.VIDEO_NOTE | filters.Document.ALL
)  # and clips
NEW = filters.UpdateType.MESSAGE
EDITED = filters.UpdateType.EDITED_MESSAGE
TALK = filters.ChatType.PRIVATE | filters.ChatType.GROUPS


class Conversations:
    """Every conversation once, with what it needs."""

    def __init__(self, services: Services) -> None:
        self.replies = Replies(services.bot, texts=services.texts, nursery=services.nursery)
        speaker, draft_view = Speaker(services), DraftView(services)
        draft_store = DraftStore(services, draft_view=draft_view)
        media_intake = MediaIntake(services, draft_view=draft_view)
        chat_admins = ChatAdmins(services.bot, services.clock)
        rules = GroupRules(services, admins=chat_admins, speaker=speaker)
        filming = Filming(services, draft_view=draft_view, draft_store=draft_store, media_intake=media_intake)
        self.draft_flow = DraftFlow(
            services,
            draft_view=draft_view,
            draft_store=draft_store,
            media_intake=media_intake,
            filming=filming,
            rules=rules,
        )
        going_on = GroupConsent(
            services, draft_store=draft_store, draft_flow=self.draft_flow, speaker=speaker
        )
        self.consent = Consent(
            services,
            draft_view=draft_view,
            draft_store=draft_store,
            draft_flow=self.draft_flow,
            groups=going_on,
            rules=rules,
        )
        ordering = Ordering(services, draft_view=draft_view, draft_store=draft_store, rules=rules)
        self.draft_buttons = DraftButtons(
            services, draft_view=draft_view, draft_store=draft_store, filming=filming, ordering=ordering
        )
        self.naming = Naming(
            services, draft_view=draft_view, draft_store=draft_store, media_intake=media_intake
        )
        self.messages = Messages(
            services,
            draft_view=draft_view,
            draft_store=draft_store,
            draft_flow=self.draft_flow,
            naming=self.naming,
        )
        self.results = Results(services, draft_view=draft_view, draft_store=draft_store)
        self.start = Start(services, groups=going_on, doors={NEW_FACE: self.naming.on_new})
        self.group_info = GroupInfo(services, speaker=speaker)
        self.group_settings = GroupSettings(services, admins=chat_admins, speaker=speaker)
        self.account = Account(services, draft_store=draft_store)
        self.gallery = Gallery(services, naming=self.naming)
        self.history = History(services)
        self.forgetting = Forgetting(services)
        self.membership = Membership(services, draft_view=draft_view, replies=self.replies)
        self.bans = Bans(services)
        self.on_unknown = self.bans.reject_banned(self.messages.on_unknown_command)
        self.desk = Desk(services, speaker=speaker, unknown=self.on_unknown)
        self.timezones = Timezones(services)
        self.admission = Admission(services, replies=self.replies, ask_consent=self.consent.ask)
        self.presses = self._presses(services, chat_admins)

    def _presses(self, services: Services, chat_admins: ChatAdmins) -> CallbackRouter:
        return CallbackRouter(
            services,
            admission=self.admission,
            bans=self.bans,
            ask_consent=self.consent.ask,
            drafts_of={
                **dict.fromkeys(MAKING, self.draft_buttons.on_press),
                DraftKind.FACE: self.naming.on_press,
                DraftKind.CONSENT: self.consent.on_press,
            },
            on_job=self.results.on_press,
            on_face=self.gallery.on_press,
            menu=self._menu(),
            on_admin=self.desk.on_press,
            on_group=self.group_settings.on_press,
            admins=chat_admins,
        )

    async def on_start(self, ctx: UpdateContext) -> None:
        self.desk.greet(ctx)
        await self.admission.after_consent(self.start.on_start)(ctx)

    async def on_help(self, ctx: UpdateContext) -> None:
        if not ctx.private:
            await self.group_info.on_help(ctx)
            return
        await self.start.on_help(ctx)
        if self.desk.is_admin(ctx):
            await self.desk.on_help(ctx)

    async def on_quota(self, ctx: UpdateContext) -> None:
        """Of the group, of whom an admin names, or one's own."""
        if not ctx.private:
            await self.group_info.on_quota(ctx)
        elif self.desk.is_admin(ctx) and points_at_somebody(ctx.message):
            await self.desk.money.on_quota(ctx)
        else:
            await self.admission.after_consent(self.account.on_balance)(ctx)

    def _menu(self) -> dict[str, OnMenu]:
        return {
            "swap": _as_command(self.draft_flow.on_swap),
            "age": _as_command(self.draft_flow.on_age),
            "video": _as_command(self.draft_flow.on_video),
            "faces": _as_command(self.gallery.on_faces),
            "facesback": self.gallery.on_back,
            "newface": _as_command(self.naming.on_new),
            "history": _as_command(self.history.on_history),
            "balance": _as_command(self.account.on_balance),
            "help": _as_command(self.on_help),
            "lang": self.start.on_language_chosen,
            "zone": self.timezones.on_chosen,
            "forget": _as_command(self.forgetting.on_forget),
            "forgetsure": self.forgetting.on_sure,
            "forgetnot": self.forgetting.on_declined,
        }


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
    application.add_error_handler(Errors(services).on_error)


def _register_commands(application: AnyApplication, talk: Conversations) -> None:
    for meant in _meanings(talk):
        handle = talk.admission.after_consent(meant.handle) if meant.after_consent else meant.handle
        handle = handle if meant.for_banned else talk.bans.reject_banned(handle)
        handle = handle if meant.command.in_groups else talk.start.privately(handle)
        callback = talk.admission.callback(talk.messages.one_at_a_time(handle))
        application.add_handler(CommandHandler(meant.command.name, callback, NEW & TALK))
    for command, handle in talk.desk.commands.items():
        application.add_handler(CommandHandler(command.name, talk.admission.callback(handle), NEW & TALK))
    unknown = talk.admission.callback(talk.on_unknown)
    application.add_handler(MessageHandler(NEW & filters.COMMAND & filters.ChatType.PRIVATE, unknown))


def _meanings(talk: Conversations) -> tuple[Meant, ...]:
    return (
        Meant(commands.SWAP, talk.draft_flow.on_swap),
        Meant(commands.AGE, talk.draft_flow.on_age),
        Meant(commands.VIDEO, talk.draft_flow.on_video),
        Meant(commands.FACES, _by_place(talk.gallery.on_faces, talk.group_info.on_faces)),
        Meant(commands.HISTORY, talk.history.on_history),
        Meant(commands.BALANCE, talk.account.on_balance, for_banned=True),
        Meant(commands.QUOTA, talk.on_quota, after_consent=False, for_banned=True),
        Meant(commands.START, talk.on_start, after_consent=False),
        # Reading, leaving and stopping need no promise.
        Meant(commands.CANCEL, talk.account.on_cancel, after_consent=False, for_banned=True),
        Meant(commands.LANGUAGE, talk.start.on_language, after_consent=False),
        Meant(commands.TIMEZONE, talk.timezones.on_timezone, after_consent=False),
        Meant(commands.HELP, talk.on_help, after_consent=False, for_banned=True),
        Meant(commands.SETTINGS, talk.group_settings.on_settings, after_consent=False),
        Meant(commands.PRIVACY, talk.start.on_privacy, after_consent=False, for_banned=True),
        Meant(commands.FORGET, talk.forgetting.on_forget, after_consent=False, for_banned=True),
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


def _by_place(privately: Handler, in_group: Handler) -> Handler:
    """What a command does between the bot and one person, and what it does in front of everybody."""

    async def handle(ctx: UpdateContext) -> None:
        await (privately if ctx.private else in_group)(ctx)

    return handle


def _as_command(handle: Handler) -> OnMenu:
    """A menu button that does what a command does."""

    async def pressed(press: Press) -> None:
        press.answer.ok()
        await handle(press.ctx)

    return pressed
