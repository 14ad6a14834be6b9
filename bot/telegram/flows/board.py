"""Shows a draft: looks up what its card needs, and puts the card on the screen.

The card follows the conversation: after a message of the person it is sent anew below that message and the old one
is taken away, so that its buttons stay in sight. After a press, and always in groups, it is edited where it is.
"""

import structlog
from telegram import Message
from telegram.error import TelegramError

from bot.jobs.model import Kind, OrderRefused
from bot.telegram.cards import CardView, Facts, draft_card
from bot.telegram.courier import file_id_of
from bot.telegram.flows.document import MAKING, DraftData, DraftKind, Notice, Step, spec_of
from bot.telegram.flows.enhancing import enhanced_prices
from bot.telegram.flows.group_cards import for_group
from bot.telegram.flows.steps import Stage
from bot.telegram.previews import Previews
from bot.telegram.screen import CardGone, Place, Same, Screen, Shown, Upload
from bot.telegram.services import Services
from bot.telegram.visit import Visit
from storage import drafts, faces
from storage.model import Draft, Wallet

log = structlog.get_logger(__name__)


def stage_of(draft: Draft) -> Stage:
    data = DraftData.from_document(draft.data)
    return Stage(kind=DraftKind(draft.kind), step=Step(draft.step), data=data)


def answered_message(visit: Visit, draft: Draft) -> int | None:
    """In groups the picture that the command pointed at. Numbers of messages mean nothing in another chat."""
    chat_id, message_id = stage_of(draft).data.pointed or (0, 0)
    if visit.private or chat_id != draft.chat_id:
        return visit.place.reply_to
    return message_id


class Board:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._screen = Screen(services.bot)
        self._previews = Previews(services.pictures, services.clips)

    async def show(self, visit: Visit, draft: Draft) -> Draft:
        """Raises MediaGone and TelegramError."""
        return await self.put(visit, draft, await self._view(visit, draft))

    async def put(self, visit: Visit, draft: Draft, view: CardView, *, anew: bool = False) -> Draft:
        """Put a card of this draft on the screen, where the person looks. `anew`: below everything else."""
        shown = Shown(text=view.text, keyboard=view.keyboard, picture=await self._picture(view))
        follows = anew or (visit.private and visit.message is not None)
        message: Message | None
        if draft.card_message_id is None or follows:
            message, draft = await self._send(visit, draft, shown)
        else:
            try:
                message = await self._screen.edit(draft.chat_id, draft.card_message_id, shown)
            except CardGone:
                message, draft = await self._send(visit, draft, shown)
        file_id = file_id_of(message)
        if file_id and view.preview and not isinstance(view.preview, Same):
            self._previews.remember(view.preview, file_id)
        return draft

    async def _picture(self, view: CardView) -> Upload | Same | None:
        if view.preview is None or isinstance(view.preview, Same):
            return view.preview
        return await self._previews.upload_of(view.preview)

    async def last_word(self, draft: Draft, shown: Shown) -> None:
        """What the card of a closed draft says. Best effort: nothing depends on it."""
        if draft.card_message_id is None:
            return
        try:
            await self._screen.edit(draft.chat_id, draft.card_message_id, shown)
        except (CardGone, TelegramError) as error:
            log.info("last word not said", draft=draft.id, error=type(error).__name__)

    async def _send(self, visit: Visit, draft: Draft, shown: Shown) -> tuple[Message, Draft]:
        place = Place(
            chat_id=draft.chat_id, thread_id=draft.thread_id, reply_to=answered_message(visit, draft)
        )
        message = await self._screen.send(place, shown)
        old = draft.card_message_id
        at = self._services.clock()
        draft = await self._services.storage.write(drafts.place_card, draft.id, message.message_id, at=at)
        if old is not None:
            await self._screen.remove(draft.chat_id, old)
        return message, draft

    async def _view(self, visit: Visit, draft: Draft) -> CardView:
        stage = stage_of(draft)
        facts = await self._facts(visit, stage)
        view = draft_card(draft.id, stage, facts, self._services.texts, visit.locale)
        return for_group(self._services, visit, stage, facts, view)

    async def _facts(self, visit: Visit, stage: Stage) -> Facts:
        orders = self._services.orders
        match stage.step:
            case Step.SCENE | Step.TRIM if stage.kind in MAKING:
                return Facts(most_seconds=orders.most_seconds(Kind(stage.kind.with_clip)))
            case Step.FACES:
                return Facts(max_faces=orders.max_faces(Kind(stage.kind)))
            case Step.IDENTITY:
                saved = await self._services.storage.read(faces.listing, visit.user.id)
                return Facts(saved=tuple(sorted(saved, key=lambda face: not face.is_default)))
            case Step.ENHANCE:
                return Facts(prices=await enhanced_prices(orders, stage))
        return await self._price(visit, stage) if stage.step is Step.PRICE else Facts()

    async def _price(self, visit: Visit, stage: Stage) -> Facts:
        orders = self._services.orders
        try:
            quote = await orders.quote(spec_of(stage.kind, stage.data))
        except OrderRefused as refused:
            return Facts(refusal=Notice(key=refused.key, details=refused.details))
        payer = await orders.payer(visit.user, visit.chat_id, quote.price)
        wallet = Wallet(available=payer.available, held=0)
        return Facts(wallet=wallet, quote=quote, group_pays=payer.is_group, in_group=not visit.private)
