"""The one press that costs something. The order is known by its draft, so it is taken once.

In a group that wants results in private, the card of the job lives in the private chat:

before the order     whether that chat can be written to; if not, nothing is ordered and the card says what to do
after the order      a card is sent there; if the process dies first, the courier sends one with the result
"""

import structlog
from telegram import InlineKeyboardButton
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.drafts.model import Notice, Step, spec_of
from bot.jobs.model import OrderRefused
from bot.telegram.client.api_errors import nobody_there
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.group_cards import UNREACHABLE
from bot.telegram.handlers.groups.rules import GroupRules
from bot.telegram.middleware.context import UpdateContext, state_of
from bot.telegram.middleware.press import Press
from bot.telegram.middleware.services import Services
from bot.telegram.ui.confirmed_price import ConfirmedPrice
from bot.telegram.ui.keyboards import keyboard
from bot.telegram.ui.links import private_chat
from bot.telegram.ui.messages import Content, Same
from storage.model import Draft, Job

log = structlog.get_logger(__name__)


class Ordering:
    def __init__(
        self, services: Services, *, draft_view: DraftView, draft_store: DraftStore, rules: GroupRules
    ) -> None:
        self._services = services
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._rules = rules

    async def order(self, press: Press, draft: Draft) -> None:
        ctx, state, promise = press.ctx, state_of(draft), ConfirmedPrice.decode(press.button.arg)
        if state.step is not Step.PRICE or promise is None:
            await self._draft_view.show(ctx, draft)
            return
        job = await self._submit(press, draft, promise)
        if isinstance(job, Notice):
            draft = await self._draft_store.advance(draft, state.noticing(job.key, **job.details))
            await self._draft_view.show(ctx, draft)
            return
        await self._show(ctx, draft, job)

    async def show_again(self, press: Press, draft: Draft, job: Job) -> None:
        """The process may have died between the order and what the card says of it."""
        if job.asked_in is not None:
            await self._say_where(press.ctx, draft)

    async def _submit(self, press: Press, draft: Draft, promise: ConfirmedPrice) -> Job | Notice:
        """For no more than the card said, and paid by whom it named, whatever has changed since then."""
        ctx = press.ctx
        if (refusal := await self._rules.refusal_of_order(ctx)) is not None:
            return refusal
        own_chat = ctx.user.telegram_id if ctx.group and ctx.group.results == "private" else None
        if own_chat is not None and not await self._reaches(own_chat):
            return Notice(key=UNREACHABLE)
        state = state_of(draft)
        try:
            return await self._services.orders.submit(
                draft,
                spec_of(state.kind, state.data),
                user=ctx.user,
                locale=self._locale(ctx, private=own_chat is not None),
                wallet=ctx.group.wallet if ctx.group and promise.by_group else None,
                chat_id=own_chat,
                shown_price=promise.price,
            )
        except OrderRefused as refused:
            return Notice(key=refused.key, details=refused.details)

    def _locale(self, ctx: UpdateContext, *, private: bool) -> str:
        user = ctx.user
        return self._services.texts.resolve(user.language, user.app_language) if private else ctx.locale

    async def _reaches(self, chat_id: int) -> bool:
        """Telegram refuses a sign of life where it would refuse a message; anything else is no answer."""
        try:
            await self._services.bot.send_chat_action(chat_id, ChatAction.UPLOAD_PHOTO)
        except TelegramError as error:
            return not nobody_there(error)
        return True

    async def _show(self, ctx: UpdateContext, draft: Draft, job: Job) -> None:
        progress = await self._services.orders.progress(job)
        if job.asked_in is None:
            await self._services.courier.show_progress(job, progress)
            return
        await self._services.courier.open_card(job, progress)
        await self._say_where(ctx, draft)

    async def _say_where(self, ctx: UpdateContext, draft: Draft) -> None:
        label = ctx.label("button-private-chat")
        door = InlineKeyboardButton(label, url=private_chat(self._services.bot.username))
        text = ctx.t("group-comes-privately", name=ctx.user.name)
        shown = Content(text=text, keyboard=keyboard([[door]]), picture=Same.PICTURE)
        await self._draft_view.last_word(draft, shown)
