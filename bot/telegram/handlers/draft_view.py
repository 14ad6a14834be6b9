"""Shows a draft: looks up what its card needs, and puts the card on the screen.

The card follows the conversation: after a message of the person it is sent anew below that message and the old one
is taken away, so that its buttons stay in sight. After a press, and always in groups, it is edited where it is.
"""

import structlog
from telegram import Message
from telegram.error import TelegramError

from bot.drafts.model import MAKING, Notice, Step, spec_of
from bot.drafts.transitions import DraftState
from bot.jobs.model import Kind, OrderRefused
from bot.telegram.handlers.enhance import enhanced_prices
from bot.telegram.handlers.group_cards import for_group
from bot.telegram.middleware.context import UpdateContext, state_of
from bot.telegram.middleware.services import Services
from bot.telegram.notify.courier import file_id_of
from bot.telegram.ui.draft_card import CardView, Facts, draft_card
from bot.telegram.ui.messages import CardGone, Content, Destination, Messenger, Same, Upload
from bot.telegram.ui.previews import Previews
from storage import drafts, faces
from storage.model import Draft, Wallet

log = structlog.get_logger(__name__)


def answered_message(ctx: UpdateContext, draft: Draft) -> int | None:
    """In groups the picture that the command pointed at. Numbers of messages mean nothing in another chat."""
    chat_id, message_id = state_of(draft).data.pointed or (0, 0)
    if ctx.private or chat_id != draft.chat_id:
        return ctx.place.reply_to
    return message_id


class DraftView:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._messenger = Messenger(services.bot)
        self._previews = Previews(services.pictures, services.clips)

    async def show(self, ctx: UpdateContext, draft: Draft) -> Draft:
        """Raises MediaGone and TelegramError."""
        return await self.put(ctx, draft, await self._view(ctx, draft))

    async def put(self, ctx: UpdateContext, draft: Draft, view: CardView, *, anew: bool = False) -> Draft:
        """Put a card of this draft on the screen, where the person looks. `anew`: below everything else."""
        shown = Content(text=view.text, keyboard=view.keyboard, picture=await self._picture(view))
        follows = anew or (ctx.private and ctx.message is not None)
        message: Message | None
        if draft.card_message_id is None or follows:
            message, draft = await self._send(ctx, draft, shown)
        else:
            try:
                message = await self._messenger.edit(draft.chat_id, draft.card_message_id, shown)
            except CardGone:
                message, draft = await self._send(ctx, draft, shown)
        file_id = file_id_of(message)
        if file_id and view.preview and not isinstance(view.preview, Same):
            self._previews.remember(view.preview, file_id)
        return draft

    async def _picture(self, view: CardView) -> Upload | Same | None:
        if view.preview is None or isinstance(view.preview, Same):
            return view.preview
        return await self._previews.upload_of(view.preview)

    async def last_word(self, draft: Draft, shown: Content) -> None:
        """What the card of a closed draft says. Best effort: nothing depends on it."""
        if draft.card_message_id is None:
            return
        try:
            await self._messenger.edit(draft.chat_id, draft.card_message_id, shown)
        except (CardGone, TelegramError) as error:
            log.info("last word not said", draft=draft.id, error=type(error).__name__)

    async def _send(self, ctx: UpdateContext, draft: Draft, shown: Content) -> tuple[Message, Draft]:
        place = Destination(
            chat_id=draft.chat_id, thread_id=draft.thread_id, reply_to=answered_message(ctx, draft)
        )
        message = await self._messenger.send(place, shown)
        old = draft.card_message_id
        at = self._services.clock()
        draft = await self._services.storage.write(drafts.place_card, draft.id, message.message_id, at=at)
        if old is not None:
            await self._messenger.remove(draft.chat_id, old)
        return message, draft

    async def _view(self, ctx: UpdateContext, draft: Draft) -> CardView:
        state = state_of(draft)
        facts = await self._facts(ctx, state)
        view = draft_card(draft.id, state, facts, self._services.texts, ctx.locale)
        return for_group(self._services, ctx, state, facts, view)

    async def _facts(self, ctx: UpdateContext, state: DraftState) -> Facts:
        orders = self._services.orders
        match state.step:
            case Step.SCENE | Step.TRIM if state.kind in MAKING:
                return Facts(most_seconds=orders.most_seconds(Kind(state.kind.with_clip)))
            case Step.FACES:
                return Facts(max_faces=orders.max_faces(Kind(state.kind)))
            case Step.IDENTITY:
                saved = await self._services.storage.read(faces.listing, ctx.user.id)
                return Facts(saved=tuple(sorted(saved, key=lambda face: not face.is_default)))
            case Step.ENHANCE:
                return Facts(prices=await enhanced_prices(orders, state))
        return await self._price(ctx, state) if state.step is Step.PRICE else Facts()

    async def _price(self, ctx: UpdateContext, state: DraftState) -> Facts:
        orders = self._services.orders
        try:
            quote = await orders.quote(spec_of(state.kind, state.data))
        except OrderRefused as refused:
            return Facts(refusal=Notice(key=refused.key, details=refused.details))
        payer = await orders.payer(ctx.user, ctx.chat_id, quote.price)
        wallet = Wallet(available=payer.available, held=0)
        return Facts(wallet=wallet, quote=quote, group_pays=payer.is_group, in_group=not ctx.private)
