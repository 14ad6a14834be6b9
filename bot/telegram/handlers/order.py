"""The one press that costs something. The order is known by its draft, so it is taken once.

In a group that wants results in private, the card of the job lives in the private chat:

before the order     whether that chat can be written to; if not, nothing is ordered and the card says what to do
after the order      a card is sent there; if the process dies first, the courier sends one with the result
"""

import structlog
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.drafts.model import Notice, Step, spec_of
from bot.jobs.model import OrderRefused
from bot.jobs.orders import Orders
from bot.telegram.client.api_errors import nobody_there
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import UNREACHABLE, DraftView, private_chat_button
from bot.telegram.handlers.groups.rules import GroupRules
from bot.telegram.middleware.context import DraftContext, Press
from bot.telegram.notify.courier import TelegramCourier
from bot.telegram.ui.callback_data import ConfirmedPrice
from bot.telegram.ui.keyboards import keyboard
from bot.telegram.ui.messages import Content, Same
from storage.model import Job

log = structlog.get_logger(__name__)


class Ordering:
    def __init__(
        self,
        *,
        bot: Bot,
        orders: Orders,
        courier: TelegramCourier,
        draft_view: DraftView,
        draft_store: DraftStore,
        rules: GroupRules,
    ) -> None:
        self._bot = bot
        self._orders = orders
        self._courier = courier
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._rules = rules

    async def order(self, press: Press, ctx: DraftContext) -> None:
        """The short answer says that it is taken: the card follows once there is something to tell."""
        confirmed = ConfirmedPrice.decode(press.button.arg)
        if ctx.state.step is not Step.PRICE or confirmed is None:
            press.answer.ok()
            await self._draft_view.show(ctx)
            return
        job = await self._submit(ctx, confirmed)
        if isinstance(job, Notice):
            press.answer.ok()
            refused = ctx.state.noticing(job.key, **job.details)
            await self._draft_view.show(await self._draft_store.advance(ctx, refused))
            return
        press.answer.toast("answer-taken")
        await self._show(ctx, job)

    async def show_again(self, ctx: DraftContext, job: Job) -> None:
        """The process may have died between the order and what the card says of it."""
        if job.asked_in is not None:
            await self._say_where(ctx)

    async def _submit(self, ctx: DraftContext, confirmed: ConfirmedPrice) -> Job | Notice:
        """For no more than the card said, and paid by the wallet that it named, whatever has changed since then."""
        if (refusal := await self._rules.refusal_of_order(ctx)) is not None:
            return refusal
        own_chat = ctx.user.telegram_id if ctx.group and ctx.group.results == "private" else None
        if own_chat is not None and not await self._reaches(own_chat):
            return Notice(key=UNREACHABLE)
        try:
            return await self._orders.submit(
                ctx.draft,
                spec_of(ctx.state.kind, ctx.state.data),
                user=ctx.user,
                locale=_locale(ctx, private=own_chat is not None),
                wallet=ctx.group.wallet if ctx.group and confirmed.by_group else None,
                chat_id=own_chat,
                shown_price=confirmed.price,
            )
        except OrderRefused as refused:
            return Notice(key=refused.key, details=refused.details)

    async def _reaches(self, chat_id: int) -> bool:
        """Telegram refuses a sign of life where it would refuse a message; anything else is no answer."""
        try:
            await self._bot.send_chat_action(chat_id, ChatAction.UPLOAD_PHOTO)
        except TelegramError as error:
            return not nobody_there(error)
        return True

    async def _show(self, ctx: DraftContext, job: Job) -> None:
        progress = await self._orders.progress(job)
        if job.asked_in is None:
            await self._courier.show_progress(job, progress)
            return
        await self._courier.open_card(job, progress)
        await self._say_where(ctx)

    async def _say_where(self, ctx: DraftContext) -> None:
        door = private_chat_button(ctx, "button-private-chat")
        text = ctx.t("group-comes-privately", name=ctx.name)
        content = Content(text=text, keyboard=keyboard([[door]]), picture=Same.PICTURE)
        await self._draft_view.finish_card(ctx.draft, content)


def _locale(ctx: DraftContext, *, private: bool) -> str:
    user = ctx.user
    return ctx.replies.texts.resolve(user.language, user.app_language) if private else ctx.locale
