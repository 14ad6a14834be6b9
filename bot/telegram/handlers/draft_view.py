"""Shows a draft: looks up what its card needs, and puts the card on the screen.

The card follows the conversation: after a message of the person it is sent again below that message and the old one
is taken away, so that its buttons stay in sight. After a press, and always in groups, it is edited where it is.
The old one goes first: wherever the process dies in between, no two cards of a draft can be pressed that are known.
In a group a card says besides whose it is, and how to answer it there.
"""

from dataclasses import replace

import structlog
from telegram import InlineKeyboardButton
from telegram.error import TelegramError

from bot.clock import Clock
from bot.drafts.model import Notice, Step, least_spec, spec_of
from bot.drafts.transitions import ENHANCEMENTS, DraftState, skip_enhance
from bot.jobs.model import ORDERED, OrderRefused
from bot.jobs.orders import Orders
from bot.telegram.client.api_errors import FILE_ID_DEAD, says
from bot.telegram.middleware.context import DraftContext, UpdateContext
from bot.telegram.ui.draft_card import CardView, Facts, Preview, draft_card
from bot.telegram.ui.keyboards import Row, keyboard
from bot.telegram.ui.links import message_in_group, private_chat
from bot.telegram.ui.messages import CardGone, Content, Destination, Messenger, Same, Upload
from bot.telegram.ui.previews import Previews
from bot.telegram.ui.uploads import file_id_of
from storage import Storage, drafts, faces
from storage.model import Draft, Wallet

log = structlog.get_logger(__name__)

NEW_FACE = "newface"
"""What a link into the private chat carries that leads to saving a face."""
UNREACHABLE = "group-unreachable"


class DraftView:
    def __init__(
        self, *, messenger: Messenger, storage: Storage, orders: Orders, previews: Previews, clock: Clock
    ) -> None:
        self._messenger = messenger
        self._storage = storage
        self._orders = orders
        self._previews = previews
        self._clock = clock

    async def show(self, ctx: DraftContext) -> DraftContext:
        """Raises MediaGone and TelegramError."""
        return await self.put(ctx, await self._view(ctx))

    async def put(self, ctx: DraftContext, view: CardView, *, below: bool = False) -> DraftContext:
        """Put a card of this draft on the screen, where the person looks. `below`: below everything else."""
        try:
            return await self._put(ctx, view, below=below)
        except TelegramError as error:
            if (
                not isinstance(view.preview, Preview)
                or not view.preview.photo
                or not says(error, FILE_ID_DEAD)
            ):
                raise
        return await self._put(ctx, replace(view, preview=replace(view.preview, photo=None)), below=below)

    async def _put(self, ctx: DraftContext, view: CardView, *, below: bool) -> DraftContext:
        draft = ctx.draft
        content = Content(text=view.text, keyboard=view.keyboard, picture=await self._picture(view))
        place = Destination(chat_id=draft.chat_id, thread_id=draft.thread_id, reply_to=answered_message(ctx))
        card = draft.card_message_id
        if card is not None and (below or _is_left_behind(ctx, card)):
            await self._messenger.remove(draft.chat_id, card)
            card = None
        seen = await self._messenger.edit_or_send(place, card, content)
        if seen.sent:
            ctx = await self._place(ctx, seen.message_id)
        file_id = file_id_of(seen.message)
        if file_id and view.preview and not isinstance(view.preview, Same):
            self._previews.remember(view.preview, file_id)
        return ctx

    async def _place(self, ctx: DraftContext, message_id: int) -> DraftContext:
        at = self._clock()
        draft = await self._storage.write(drafts.place_card, ctx.draft.id, message_id, at=at)
        if draft.card_message_id != message_id:
            await self._messenger.remove(draft.chat_id, message_id)
        return ctx.with_draft(draft, ctx.state)

    async def adopt(self, ctx: DraftContext, message_id: int) -> DraftContext:
        """The person pressed that message: it is the card if no newer one is known; the other one says where it went.

        A card is sent before its number is written down. So there may be one more than is known, after a crash or
        when an answer was lost, and another process may see a press of it first.
        """
        draft = ctx.draft
        if message_id == draft.card_message_id or ctx.user.id != draft.user_id:
            return ctx
        placed = await self._storage.write(drafts.place_card, draft.id, message_id, at=self._clock())
        if placed.card_message_id != message_id:
            await self.say_moved(ctx, message_id)
        elif draft.card_message_id is not None:
            await self._messenger.remove(draft.chat_id, draft.card_message_id)
        return ctx.with_draft(placed, ctx.state)

    async def say_moved(self, ctx: DraftContext, message_id: int) -> None:
        """An older card of a draft leads to the one that counts. Best effort."""
        draft = ctx.draft
        link = message_in_group(draft.chat_id, draft.card_message_id, draft.thread_id)
        door = [InlineKeyboardButton(ctx.label("button-to-card"), url=link)] if link else []
        moved = Content(text=ctx.t("card-moved"), keyboard=keyboard([door]), picture=Same.PICTURE)
        await self.finish_card(replace(draft, card_message_id=message_id), moved)

    async def _picture(self, view: CardView) -> Upload | Same | None:
        if view.preview is None or isinstance(view.preview, Same):
            return view.preview
        return await self._previews.upload_of(view.preview)

    async def finish_card(self, draft: Draft, content: Content) -> None:
        """What the card of a closed draft says. Best effort: nothing depends on it."""
        if draft.card_message_id is None:
            return
        try:
            await self._messenger.edit(draft.chat_id, draft.card_message_id, content)
        except (CardGone, TelegramError) as error:
            log.info("draft_card.not_finished", draft=draft.id, error=type(error).__name__)

    async def _view(self, ctx: DraftContext) -> CardView:
        facts = await self._facts(ctx)
        view = draft_card(ctx.draft.id, ctx.state, facts, ctx.replies.texts, ctx.locale)
        return view if ctx.private or ctx.state.kind not in ORDERED else _for_group(ctx, facts, view)

    async def _facts(self, ctx: DraftContext) -> Facts:
        orders, state = self._orders, ctx.state
        match state.step:
            case Step.SCENE | Step.TRIM if state.kind in ORDERED:
                return Facts(most_seconds=orders.most_seconds(state.kind.with_clip))
            case Step.FACES:
                return Facts(max_faces=orders.max_faces(state.kind), short=await self._short(ctx))
            case Step.IDENTITY:
                saved = await self._storage.read(faces.listing, ctx.user.id)
                saved.sort(key=lambda face: not face.is_default)
                return Facts(saved=tuple(saved), short=await self._short(ctx))
            case Step.YEARS:
                return Facts(short=await self._short(ctx))
            case Step.ENHANCE:
                return Facts(prices=await enhanced_prices(orders, state))
        return await self._price(ctx) if state.step is Step.PRICE else Facts()

    async def _short(self, ctx: DraftContext) -> Notice | None:
        """Told as soon as there is a picture, not when everything else has been sent."""
        spec = least_spec(ctx.state.kind, ctx.state.data)
        if spec is None or ctx.state.kind not in ORDERED:
            return None
        try:
            price = (await self._orders.quote(spec)).price
        except OrderRefused:
            return None
        payer = await self._orders.payer(ctx.user, ctx.chat_id, price)
        if payer.available >= price:
            return None
        return Notice(key="short-early", details={"available": payer.available, "price": price})

    async def _price(self, ctx: DraftContext) -> Facts:
        try:
            quote = await self._orders.quote(spec_of(ctx.state.kind, ctx.state.data))
        except OrderRefused as refused:
            return Facts(refusal=Notice(key=refused.key, details=refused.details))
        payer = await self._orders.payer(ctx.user, ctx.chat_id, quote.price)
        wallet = Wallet(available=payer.available, held=0)
        return Facts(wallet=wallet, quote=quote, group_pays=payer.is_group, in_group=not ctx.private)


def _is_left_behind(ctx: DraftContext, card: int) -> bool:
    """The person has written below it, between the two of them."""
    return ctx.private and ctx.message is not None and card < ctx.message.message_id


def answered_message(ctx: DraftContext) -> int | None:
    """In groups the picture that the command pointed at. Numbers of messages mean nothing in another chat."""
    chat_id, message_id = ctx.state.data.pointed or (0, 0)
    if ctx.private or chat_id != ctx.draft.chat_id:
        return ctx.place.reply_to
    return message_id


async def enhanced_prices(orders: Orders, state: DraftState) -> tuple[int, ...]:
    """What each way to sharpen the faces of a clip costs; nothing when nobody can do it now."""
    spec = spec_of(state.kind, state.data)
    try:
        quotes = [await orders.quote(replace(spec, enhance=enhance)) for enhance in ENHANCEMENTS]
    except OrderRefused:
        return ()
    return tuple(quote.price for quote in quotes)


async def without_needless_question(orders: Orders, state: DraftState) -> DraftState:
    """A question whose answers all cost the same is not asked."""
    if state.step is not Step.ENHANCE:
        return state
    prices = await enhanced_prices(orders, state)
    return state if len(set(prices)) > 1 else skip_enhance(state)


def _for_group(ctx: DraftContext, facts: Facts, view: CardView) -> CardView:
    text = "\n".join([ctx.t("group-card-of", name=ctx.name), view.text, *_hints(ctx)])
    rows = [list(row) for row in view.keyboard.inline_keyboard] if view.keyboard is not None else []
    return replace(view, text=text, keyboard=keyboard([*rows, *_doors(ctx, facts)]))


def _hints(ctx: DraftContext) -> list[str]:
    match ctx.state.step:
        case Step.SCENE:
            return [ctx.t("group-answer-picture", command=ctx.state.kind.with_picture)]
        case Step.IDENTITY:
            return [ctx.t("group-answer-face")]
    return []


def _doors(ctx: DraftContext, facts: Facts) -> list[Row]:
    """Ways to the private chat, where one is of use."""
    notice = ctx.state.data.notice
    if ctx.state.step is Step.IDENTITY and not facts.saved:
        return [[private_chat_button(ctx, "button-save-privately", NEW_FACE)]]
    if notice is not None and notice.key == UNREACHABLE:
        return [[private_chat_button(ctx, "button-private-chat")]]
    return []


def private_chat_button(ctx: UpdateContext, key: str, payload: str = "") -> InlineKeyboardButton:
    """Leads to the private chat with the bot."""
    return InlineKeyboardButton(ctx.label(key), url=private_chat(ctx.replies.username, payload))
