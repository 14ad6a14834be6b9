"""The one press that costs something. The order is known by its draft, so it is taken once.

In a group that wants results in private, the card of the job lives in the private chat:

before the order     whether that chat can be written to; if not, nothing is ordered and the card says what to do
after the order      a card is sent there; if the process dies first, the courier sends one with the result
"""

import structlog
from telegram import InlineKeyboardButton
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.jobs.model import OrderRefused
from bot.telegram.flows.board import Board, stage_of
from bot.telegram.flows.document import Notice, Step, spec_of
from bot.telegram.flows.drafting import Drafting
from bot.telegram.flows.group_cards import UNREACHABLE
from bot.telegram.flows.group_rules import GroupRules
from bot.telegram.flows.press import Press
from bot.telegram.keyboards import keyboard
from bot.telegram.links import private_chat
from bot.telegram.promises import Promise
from bot.telegram.refusals import nobody_there
from bot.telegram.screen import Same, Shown
from bot.telegram.services import Services
from bot.telegram.visit import Visit
from storage.model import Draft, Job

log = structlog.get_logger(__name__)


class Ordering:
    def __init__(self, services: Services, *, board: Board, drafting: Drafting, rules: GroupRules) -> None:
        self._services = services
        self._board = board
        self._drafting = drafting
        self._rules = rules

    async def order(self, press: Press, draft: Draft) -> None:
        visit, stage, promise = press.visit, stage_of(draft), Promise.decode(press.button.arg)
        if stage.step is not Step.PRICE or promise is None:
            await self._board.show(visit, draft)
            return
        job = await self._submit(press, draft, promise)
        if isinstance(job, Notice):
            draft = await self._drafting.advance(draft, stage.noticing(job.key, **job.details))
            await self._board.show(visit, draft)
            return
        await self._show(visit, draft, job)

    async def show_again(self, press: Press, draft: Draft, job: Job) -> None:
        """The process may have died between the order and what the card says of it."""
        if job.asked_in is not None:
            await self._say_where(press.visit, draft)

    async def _submit(self, press: Press, draft: Draft, promise: Promise) -> Job | Notice:
        """For no more than the card said, and paid by whom it named, whatever has changed since then."""
        visit = press.visit
        if (refusal := await self._rules.refusal_of_order(visit)) is not None:
            return refusal
        own_chat = visit.user.telegram_id if visit.group and visit.group.results == "private" else None
        if own_chat is not None and not await self._reaches(own_chat):
            return Notice(key=UNREACHABLE)
        stage = stage_of(draft)
        try:
            return await self._services.orders.submit(
                draft,
                spec_of(stage.kind, stage.data),
                user=visit.user,
                locale=self._locale(visit, private=own_chat is not None),
                wallet=visit.group.wallet if visit.group and promise.by_group else None,
                chat_id=own_chat,
                shown_price=promise.price,
            )
        except OrderRefused as refused:
            return Notice(key=refused.key, details=refused.details)

    def _locale(self, visit: Visit, *, private: bool) -> str:
        user = visit.user
        return self._services.texts.resolve(user.language, user.app_language) if private else visit.locale

    async def _reaches(self, chat_id: int) -> bool:
        """Telegram refuses a sign of life where it would refuse a message; anything else is no answer."""
        try:
            await self._services.bot.send_chat_action(chat_id, ChatAction.UPLOAD_PHOTO)
        except TelegramError as error:
            return not nobody_there(error)
        return True

    async def _show(self, visit: Visit, draft: Draft, job: Job) -> None:
        progress = await self._services.orders.progress(job)
        if job.asked_in is None:
            await self._services.courier.show_progress(job, progress)
            return
        await self._services.courier.open_card(job, progress)
        await self._say_where(visit, draft)

    async def _say_where(self, visit: Visit, draft: Draft) -> None:
        label = self._services.texts.plain(visit.locale, "button-private-chat")
        door = InlineKeyboardButton(label, url=private_chat(self._services.bot.username))
        text = self._services.texts(visit.locale, "group-comes-privately", name=visit.user.name)
        shown = Shown(text=text, keyboard=keyboard([[door]]), picture=Same.PICTURE)
        await self._board.last_word(draft, shown)
