"""Every conversation once, with what it needs. Who answers what is in `routes`."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.jobs.model import ORDERED, Kind
from bot.telegram.callback_router import CallbackRouter, OnMenu
from bot.telegram.handlers import report
from bot.telegram.handlers.admin.router import AdminRouter
from bot.telegram.handlers.balance import Balance
from bot.telegram.handlers.cancel import Cancel
from bot.telegram.handlers.consent import Consent, Terms
from bot.telegram.handlers.draft_buttons import DraftButtons
from bot.telegram.handlers.draft_flow import DraftFlow
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import NEW_FACE, DraftView
from bot.telegram.handlers.faces import Faces
from bot.telegram.handlers.forget import Forget
from bot.telegram.handlers.groups.consent import GroupConsent
from bot.telegram.handlers.groups.denials import Denials
from bot.telegram.handlers.groups.info import GroupInfo
from bot.telegram.handlers.groups.membership import Membership
from bot.telegram.handlers.groups.rules import GroupRules
from bot.telegram.handlers.groups.settings import GroupSettings
from bot.telegram.handlers.help import Help
from bot.telegram.handlers.history import History
from bot.telegram.handlers.language import Language
from bot.telegram.handlers.media_intake import MediaIntake, Receiver
from bot.telegram.handlers.messages import Messages
from bot.telegram.handlers.order import Ordering
from bot.telegram.handlers.privacy import Privacy
from bot.telegram.handlers.quota import Quota
from bot.telegram.handlers.report import Report
from bot.telegram.handlers.results import Results
from bot.telegram.handlers.save_face import SaveFace
from bot.telegram.handlers.start import Start
from bot.telegram.handlers.timezone import Timezone
from bot.telegram.handlers.video import ClipFlow
from bot.telegram.middleware.admission import Admission, Handler
from bot.telegram.middleware.banned import Bans
from bot.telegram.middleware.chat_admins import ChatAdmins
from bot.telegram.middleware.context import Press
from bot.telegram.middleware.replies import Replies
from bot.telegram.middleware.services import Services
from bot.telegram.ui.previews import Previews


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """What moves drafts on and shows them, and who may begin one in a group."""

    view: DraftView
    store: DraftStore
    intake: MediaIntake
    clips: ClipFlow
    flow: DraftFlow
    rules: GroupRules


def _drafts(services: Services, replies: Replies, admins: ChatAdmins) -> Drafts:
    storage, orders, clock = services.storage, services.orders, services.clock
    view = DraftView(
        messenger=replies.messenger,
        storage=storage,
        orders=orders,
        previews=Previews(services.pictures, services.clips),
        clock=clock,
    )
    store = DraftStore(storage=storage, orders=orders, draft_view=view, clock=clock, ids=services.ids)
    receiver = Receiver(
        bot=services.bot,
        pictures=services.pictures,
        clips=services.clips,
        detector=services.detector,
    )
    intake = MediaIntake(receiver, storage=storage, draft_view=view, clock=clock)
    clips = ClipFlow(storage=storage, orders=orders, draft_view=view, draft_store=store, media_intake=intake)
    rules = GroupRules(storage=storage, admins=admins, clock=clock)
    flow = DraftFlow(
        storage=storage,
        orders=orders,
        draft_view=view,
        draft_store=store,
        media_intake=intake,
        clip_flow=clips,
        rules=rules,
    )
    return Drafts(view=view, store=store, intake=intake, clips=clips, flow=flow, rules=rules)


class Conversations:
    def __init__(self, services: Services) -> None:
        storage, orders, clock = services.storage, services.orders, services.clock
        self._services = services
        self.replies = Replies(
            services.bot, messenger=services.courier.messenger, texts=services.texts, nursery=services.nursery
        )
        self.chat_admins = ChatAdmins(services.bot, clock)
        self.drafts = drafts = _drafts(services, self.replies, self.chat_admins)
        self.denials = Denials(storage=storage, replies=self.replies, clock=clock)
        self.group_consent = GroupConsent(
            storage=storage,
            draft_store=drafts.store,
            draft_flow=drafts.flow,
            denials=self.denials,
            clock=clock,
        )
        self.group_info = GroupInfo(storage=storage, orders=orders, limits=services.limits, clock=clock)
        self.group_settings = GroupSettings(
            bot=services.bot, storage=storage, admins=self.chat_admins, clock=clock
        )
        self.membership = self._membership()
        self.consent = self._consent()
        self.admission = self._admission()
        self.bans = Bans(clock)
        self.save_face = self._save_face()
        self.messages = self._messages()
        self.on_unknown = self.bans.reject_banned(self.messages.on_unknown_command)
        self.admin = AdminRouter(services, unknown=self.on_unknown)
        self.faces = Faces(
            storage=storage, pictures=services.pictures, save_face=self.save_face, group_info=self.group_info
        )
        self.history = History(storage=storage, orders=orders)
        self.balance = Balance(storage=storage, orders=orders)
        self.quota = self._quota()
        self.cancel = Cancel(storage=storage, orders=orders, draft_store=drafts.store, clock=clock)
        self.help = Help(orders=orders, group_info=self.group_info, admin=self.admin)
        self.privacy = Privacy(orders=orders, retention=services.retention)
        self.language = Language(storage=storage, orders=orders)
        self.timezone = Timezone(storage=storage, clock=clock)
        self.report = Report(storage=storage, courier=services.courier, clock=clock)
        self.start = self._start()
        self.forget = self._forget()
        self.presses = self._presses()

    def _membership(self) -> Membership:
        return Membership(
            storage=self._services.storage,
            draft_view=self.drafts.view,
            replies=self.replies,
            denials=self.denials,
            clock=self._services.clock,
        )

    def _admission(self) -> Admission:
        return Admission(
            storage=self._services.storage,
            replies=self.replies,
            ask_consent=self.consent.ask,
            clock=self._services.clock,
            fingerprint=self._services.fingerprint,
        )

    def _consent(self) -> Consent:
        services, drafts = self._services, self.drafts
        return Consent(
            storage=services.storage,
            orders=services.orders,
            draft_view=drafts.view,
            draft_store=drafts.store,
            draft_flow=drafts.flow,
            groups=self.group_consent,
            rules=drafts.rules,
            terms=Terms(
                free_credits=services.free_credits,
                retention=services.retention,
                fingerprint=services.fingerprint,
            ),
            clock=services.clock,
        )

    def _save_face(self) -> SaveFace:
        return SaveFace(
            storage=self._services.storage,
            clock=self._services.clock,
            draft_view=self.drafts.view,
            draft_store=self.drafts.store,
            media_intake=self.drafts.intake,
        )

    def _messages(self) -> Messages:
        return Messages(
            orders=self._services.orders,
            draft_view=self.drafts.view,
            draft_store=self.drafts.store,
            draft_flow=self.drafts.flow,
            save_face=self.save_face,
        )

    def _quota(self) -> Quota:
        return Quota(
            storage=self._services.storage,
            orders=self._services.orders,
            limits=self._services.limits,
            admission=self.admission,
            group_info=self.group_info,
            admin=self.admin,
            clock=self._services.clock,
        )

    def _start(self) -> Start:
        return Start(
            storage=self._services.storage,
            orders=self._services.orders,
            groups=self.group_consent,
            doors={NEW_FACE: self.save_face.on_new},
            admission=self.admission,
            report=self.report,
            admin=self.admin,
            clock=self._services.clock,
        )

    def _forget(self) -> Forget:
        services = self._services
        return Forget(
            storage=services.storage,
            orders=services.orders,
            pictures=services.pictures,
            clock=services.clock,
            fingerprint=services.fingerprint,
        )

    def _presses(self) -> CallbackRouter:
        services, drafts = self._services, self.drafts
        ordering = Ordering(
            bot=services.bot,
            orders=services.orders,
            courier=services.courier,
            draft_view=drafts.view,
            draft_store=drafts.store,
            rules=drafts.rules,
        )
        draft_buttons = DraftButtons(
            storage=services.storage,
            orders=services.orders,
            draft_view=drafts.view,
            draft_store=drafts.store,
            clip_flow=drafts.clips,
            ordering=ordering,
        )
        results = Results(
            storage=services.storage,
            orders=services.orders,
            pictures=services.pictures,
            courier=services.courier,
            reports=self.report,
            draft_view=drafts.view,
            draft_store=drafts.store,
            clock=services.clock,
        )
        return CallbackRouter(
            storage=services.storage,
            admission=self.admission,
            bans=self.bans,
            ask_consent=self.consent.ask,
            drafts_of={
                **dict.fromkeys(ORDERED, draft_buttons.on_press),
                Kind.FACE: self.save_face.on_press,
                Kind.CONSENT: self.consent.on_press,
            },
            on_job=results.on_press,
            on_face=self.faces.on_press,
            menu=self._menu(),
            on_admin=self.admin.on_press,
            on_group=self.group_settings.on_press,
            admins=self.chat_admins,
        )

    def _menu(self) -> Mapping[str, OnMenu]:
        flow = self.drafts.flow
        return {
            "swap": _as_command(flow.command(Kind.SWAP)),
            "age": _as_command(flow.command(Kind.AGE)),
            "video": _as_command(flow.command(Kind.VIDEO)),
            "faces": _as_command(self.faces.on_faces),
            "facesback": self.faces.on_back,
            "newface": _as_command(self.save_face.on_new),
            "history": _as_command(self.history.on_history),
            "balance": _as_command(self.balance.on_balance),
            "help": _as_command(self.help.on_help),
            "lang": self.language.on_chosen,
            "zone": self.timezone.on_chosen,
            "forget": _as_command(self.forget.on_forget),
            "forgetsure": self.forget.on_sure,
            "forgetnot": self.forget.on_declined,
            report.ACTION: self.report.on_reason,
            report.DECLINED: self.report.on_declined,
        }


def _as_command(handle: Handler) -> OnMenu:
    """A menu button that does what a command does."""

    async def pressed(press: Press) -> None:
        press.answer.ok()
        await handle(press.ctx)

    return pressed
