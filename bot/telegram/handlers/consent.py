"""The rules, once: nothing of anybody's pictures is touched before the person has agreed to them.

What they sent first is not lost: Telegram keeps the picture for us, and it is used as soon as they have agreed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.drafts.model import DraftData, Step, Waiting
from bot.jobs.model import ORDERED, Kind
from bot.jobs.orders import Orders
from bot.telegram.handlers.draft_flow import DraftFlow
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.groups.consent import GroupConsent, origin_in
from bot.telegram.handlers.groups.rules import GroupRules
from bot.telegram.handlers.language import nearest_language
from bot.telegram.handlers.menu import main_menu, services_line, takes_clips
from bot.telegram.middleware.context import CONSENT_VERSION, DraftContext, Press, UpdateContext
from bot.telegram.middleware.message_content import asked_about, command_in, sent_in, words_in
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.draft_card import CardView
from bot.telegram.ui.keyboards import button, keyboard
from bot.telegram.ui.messages import Content, Same
from storage import Storage, Transaction, drafts, erasure, ledger, users
from storage.model import User

MOST_WAITING = 2  # a scene and an identity
WELCOME_GIFT = "welcome"
"""How the ledger calls it."""


class Consent:
    def __init__(
        self,
        *,
        storage: Storage,
        orders: Orders,
        draft_view: DraftView,
        draft_store: DraftStore,
        draft_flow: DraftFlow,
        groups: GroupConsent,
        rules: GroupRules,
        terms: "Terms",
        clock: Clock,
    ) -> None:
        self._storage = storage
        self._orders = orders
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._draft_flow = draft_flow
        self._groups = groups
        self._rules = rules
        self._terms = terms
        self._clock = clock

    async def ask(self, ctx: UpdateContext) -> None:
        """Show the rules, or in a group the way to them, and remember what the person came for."""
        data = _wishes(ctx, clips=takes_clips(self._orders))
        if not ctx.private and not await self._may_ask_here(ctx, data):
            return
        if isinstance(ctx, DraftContext) and ctx.state.kind is Kind.CONSENT:
            joined = ctx.state.to(ctx.state.step, _joined(ctx.state.data, data))
            asking = ctx if joined == ctx.state else await self._draft_store.advance(ctx, joined)
            below = asking is not ctx
        else:
            asking, below = await self._draft_store.open(ctx, Kind.CONSENT, Step.ASKED, data), True
        card = self._card(asking) if ctx.private else self._groups.card(asking, asking.draft)
        await self._draft_view.put(asking, card, below=ctx.private or below)

    async def _may_ask_here(self, ctx: UpdateContext, data: DraftData) -> bool:
        """Not for every word under a card, and not for what the group's admins do not want here."""
        if ctx.message is not None and command_in(ctx.message) is None:
            return False
        return not data.wanted or await self._rules.lets_in(ctx)

    async def on_press(self, press: Press, ctx: DraftContext) -> None:
        if ctx.draft.chat_id < 0:
            press.answer.alert("answer-old")  # the rules are read in the private chat
        elif ctx.draft.closed_at is not None:
            await self._closed(press, ctx)
        elif press.button.action == "agree":
            press.answer.ok()
            await self._agree(await self._draft_view.adopt(ctx, press.message_id))
        else:
            press.answer.ok()
            ctx = await self._draft_view.adopt(ctx, press.message_id)
            declined = Content(text=ctx.t("consent-declined"), picture=Same.PICTURE)
            await self._draft_store.close(ctx.draft, declined)

    async def _closed(self, press: Press, ctx: DraftContext) -> None:
        """Agreed to, and then the process died before it said thank you or went on with the picture."""
        if press.button.action == "agree" and ctx.agreed and press.ctx.draft is None:
            press.answer.ok()
            wallet = await self._storage.read(ledger.wallet, ctx.user.wallet)
            await self._thank(ctx, wallet.available)
            await self._go_on(press.ctx, ctx.state.data)
        else:
            press.answer.alert("answer-closed")

    async def _agree(self, ctx: DraftContext) -> None:
        data = ctx.state.data
        given = await self._storage.write(
            agree,
            ctx.user,
            ctx.draft.id,
            credits_given=self._terms.free_credits,
            fingerprint=self._terms.fingerprint(ctx.user.telegram_id or 0),
            at=self._clock(),
        )
        await self._thank(ctx, given)
        await self._go_on(ctx.without_draft(), data)

    async def _thank(self, ctx: DraftContext, given: int) -> None:
        data = ctx.state.data
        text = ctx.t("consent-thanks", credits=given)
        menu = None if data.waiting or data.wanted else main_menu(self._orders, ctx)
        wait = await self._groups.find(ctx, data.origin)
        if wait is not None:
            line, menu = self._groups.way_back(ctx, wait)
            text = f"{text}\n{line}"
        thanks = Content(text=text, keyboard=menu, picture=Same.PICTURE)
        await self._draft_view.finish_card(ctx.draft, thanks)

    async def _go_on(self, ctx: UpdateContext, data: DraftData) -> None:
        if (wait := await self._groups.find(ctx, data.origin)) is not None:
            await self._groups.go_on(ctx, wait)
            return
        kind = Kind(data.wanted) if data.wanted else Kind.SWAP
        if data.waiting:
            first, *others = data.waiting
            await self._draft_flow.begin(ctx, kind, first, words=data.words)
            for picture in others:
                await self._draft_flow.go_on_with(await self._again(ctx), picture)
        elif data.wanted:
            await self._draft_flow.begin(ctx, kind, words=data.words)

    async def _again(self, ctx: UpdateContext) -> UpdateContext:
        current = await self._storage.read(drafts.current, user_id=ctx.user.id, chat_id=ctx.chat_id)
        return ctx.without_draft() if current is None else ctx.with_draft(current)

    def _card(self, ctx: DraftContext) -> CardView:
        again = ctx.user.consent_version is not None
        head = ctx.t("consent-changed") if again else ctx.t("consent-hello", name=ctx.name)
        rules = ctx.t("consent-rules", days=self._terms.days)
        rows = [
            [button(ctx.label("button-agree"), About.DRAFT, ctx.draft.id, "agree")],
            [button(ctx.label("button-decline"), About.DRAFT, ctx.draft.id, "decline")],
        ]
        waiting = ctx.state.data.waiting
        key = "consent-waiting-clip" if any(each.is_clip for each in waiting) else "consent-waiting"
        told = [services_line(self._orders, ctx), *nearest_language(ctx)]
        parts = [head, rules, *told, *([ctx.t(key)] if waiting else [])]
        return CardView(text="\n\n".join(parts), keyboard=keyboard(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the rules promise. `fingerprint` is a keyed hash of a Telegram id: it recognises who was forgotten."""

    free_credits: int
    retention: timedelta
    fingerprint: Callable[[int], str]

    @property
    def days(self) -> int:
        return max(1, round(self.retention / timedelta(days=1)))


def agree(
    tx: Transaction, user: User, draft_id: str, *, credits_given: int, fingerprint: str, at: datetime
) -> int:
    """Agreed to, and the welcome gift given, once in a lifetime. Returns how many credits it was."""
    users.record_consent(tx, user.id, CONSENT_VERSION, at=at)
    drafts.close(tx, draft_id, at=at)
    if not credits_given or erasure.was_forgotten(tx, fingerprint, at=at):
        return 0
    gift_id = f"{WELCOME_GIFT}:{user.id}"
    fresh = ledger.grant(tx, user.wallet, credits_given, note=WELCOME_GIFT, external_id=gift_id, at=at)
    return credits_given if fresh else 0


def _wishes(ctx: UpdateContext, *, clips: bool) -> DraftData:
    message = ctx.message
    if message is None:
        return DraftData()
    command = command_in(message)
    picture = asked_about(message) if command else sent_in(message)
    if picture is not None and picture.is_clip and not clips:
        picture = None
    wanted = command if command in ORDERED else None
    return DraftData(
        waiting=(picture,) if picture else (),
        wanted=wanted,
        album=picture.album if picture else None,
        words=words_in(message) if wanted else (),
        pointed=(ctx.chat_id, picture.message_id) if picture else None,
        origin=origin_in(message) if ctx.private and command == "start" else None,
        taken=message.message_id,
    )


def _joined(before: DraftData, now: DraftData) -> DraftData:
    """What is wished for by now; only a replayed message changes nothing."""
    return _wished(before, now).with_(taken=now.taken or before.taken)


def _wished(before: DraftData, now: DraftData) -> DraftData:
    """Two pictures of one album belong together; otherwise the last wish is the one that counts."""
    if now.waiting and before.waiting and now.album is not None and now.album == before.album:
        known: tuple[Waiting, ...] = tuple(
            w for w in before.waiting if w.message_id != now.waiting[0].message_id
        )
        return before.with_(waiting=(*known, *now.waiting)[:MOST_WAITING])
    if now.origin is not None:
        return before.with_(origin=now.origin)
    return now.with_(origin=before.origin) if now.waiting or now.wanted else before
