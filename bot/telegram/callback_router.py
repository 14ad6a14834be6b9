"""Every press of every button comes through here: its row is found, its owner checked, and it is answered."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from telegram import CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.jobs.model import ORDERED, Kind
from bot.telegram.middleware.admission import Admission, Handler
from bot.telegram.middleware.banned import Bans
from bot.telegram.middleware.chat_admins import ChatAdmins
from bot.telegram.middleware.context import DraftContext, Press, UpdateContext, origin_of
from bot.telegram.ui.callback_data import About, Button, row_number
from storage import Storage, drafts, faces, jobs
from storage.model import Draft, Job, SavedFace

OnDraft = Callable[[Press, DraftContext], Awaitable[None]]
OnJob = Callable[[Press, Job], Awaitable[None]]
OnFace = Callable[[Press, SavedFace], Awaitable[None]]
OnMenu = Callable[[Press], Awaitable[None]]

BEFORE_CONSENT = frozenset(
    {"help", "lang", "zone", "report", "reportnot", "forget", "forgetsure", "forgetnot"}
)


class CallbackRouter:
    """`drafts_of` and `menu` say who deals with which kind of draft and which button of a menu."""

    def __init__(
        self,
        *,
        storage: Storage,
        admission: Admission,
        bans: Bans,
        ask_consent: Handler,
        drafts_of: Mapping[Kind, OnDraft],
        on_job: OnJob,
        on_face: OnFace,
        menu: Mapping[str, OnMenu],
        on_admin: OnMenu,
        on_group: OnMenu,
        admins: ChatAdmins,
    ) -> None:
        self._storage = storage
        self._admission = admission
        self._bans = bans
        self._ask_consent = ask_consent
        self._drafts_of = drafts_of
        self._on_job = on_job
        self._on_face = on_face
        self._menu = menu
        self._on_admin = on_admin
        self._on_group = on_group
        self._admins = admins

    async def on_press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:  # noqa: ARG002
        query, origin = update.callback_query, origin_of(update)
        if query is None:
            return
        if origin is None:
            await _answer_nobody(query)
            return
        await self._admission.twice_if_stale(origin, partial(self._pressed, query))

    async def _pressed(self, query: CallbackQuery, ctx: UpdateContext) -> None:
        answer = ctx.replies.to_press(query, ctx.locale)
        button = Button.decode(query.data or "")
        try:
            if button is None or query.message is None:
                answer.alert("answer-old")
                return
            press = Press(ctx=ctx, button=button, answer=answer, message_id=query.message.message_id)
            await self._route(press)
        finally:
            answer.ok()

    async def _route(self, press: Press) -> None:
        if self._bans.stop(press):
            return
        match press.button.about:
            case About.DRAFT:
                await self._draft(press)
            case About.JOB:
                await self._job(press)
            case About.FACE:
                await self._face(press)
            case About.MENU:
                await self._menu_button(press)
            case About.ADMIN:
                await self._on_admin(press)
            case About.GROUP:
                await self._on_group(press)

    async def _draft(self, press: Press) -> None:
        draft = await self._storage.read(drafts.get, press.button.target)
        if draft is not None and await self._stops_as_admin(press, draft):
            await self._on_draft(press, draft)
            return
        if not _owns(press, draft) or draft is None:
            return
        if draft.kind == Kind.CONSENT or await self._agreed(press):
            await self._on_draft(press, draft)

    async def _on_draft(self, press: Press, draft: Draft) -> None:
        ctx = press.ctx.with_draft(draft)
        await self._drafts_of[ctx.state.kind](press, ctx)

    async def _job(self, press: Press) -> None:
        job = await self._storage.read(jobs.get, press.button.target)
        if job is not None and await self._stops_as_admin(press, job):
            await self._on_job(press, job)
            return
        if _owns(press, job) and job is not None and await self._agreed(press):
            await self._on_job(press, job)

    async def _face(self, press: Press) -> None:
        number = row_number(press.button.target)
        face = await self._storage.read(faces.get, number) if number is not None else None
        if _owns(press, face) and face is not None and await self._agreed(press):
            await self._on_face(press, face)

    async def _menu_button(self, press: Press) -> None:
        """Menus act for the person who presses them, so they belong between the bot and one person."""
        action = self._menu.get(press.button.action)
        if action is None:
            press.answer.alert("answer-old")
        elif not press.ctx.private:
            press.answer.alert("answer-private-only")
        elif press.button.action in BEFORE_CONSENT or await self._agreed(press):
            await action(press)

    async def _stops_as_admin(self, press: Press, row: Draft | Job) -> bool:
        """Those who run a group may stop what others do there; that and nothing else."""
        if press.button.action != "cancel" or press.ctx.private or row.user_id == press.ctx.user.id:
            return False
        here = row.chat_id == press.ctx.chat_id and row.kind in ORDERED
        return here and await self._admins.includes(row.chat_id, press.ctx.user.telegram_id)

    async def _agreed(self, press: Press) -> bool:
        if not press.ctx.agreed:
            press.answer.ok()
            await self._ask_consent(press.ctx)
        return press.ctx.agreed


def _owns(press: Press, row: Draft | Job | SavedFace | None) -> bool:
    """The one check that keeps strangers out; it answers them, too."""
    if row is None:
        press.answer.alert("answer-old")
        return False
    if row.user_id != press.ctx.user.id:
        press.answer.alert("answer-not-yours")
        return False
    return True


async def _answer_nobody(query: CallbackQuery) -> None:
    try:
        await query.answer()
    except TelegramError:
        return
