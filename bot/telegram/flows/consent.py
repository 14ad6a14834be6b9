"""The rules, once: nothing of anybody's pictures is touched before the person has agreed to them.

What they sent first is not lost: Telegram keeps the picture for us, and it is used as soon as they have agreed.
"""

from dataclasses import replace
from datetime import datetime

from bot.telegram.callback_data import About
from bot.telegram.cards import CardView
from bot.telegram.flows.board import Board, stage_of
from bot.telegram.flows.document import MAKING, DraftData, DraftKind, Step, Waiting
from bot.telegram.flows.drafting import Drafting
from bot.telegram.flows.group_consent import GroupConsent, origin_in
from bot.telegram.flows.group_rules import GroupRules
from bot.telegram.flows.making import Making
from bot.telegram.flows.menu import main_menu, takes_clips
from bot.telegram.flows.press import Press
from bot.telegram.incoming import asked_about, command_in, sent_in, words_in
from bot.telegram.keyboards import Labels, button, keyboard
from bot.telegram.screen import Same, Shown
from bot.telegram.services import Services
from bot.telegram.visit import CONSENT_VERSION, Visit
from storage import Transaction, drafts, ledger, users
from storage.model import Draft, User

MOST_WAITING = 2  # a scene and an identity
WELCOME_GIFT = "welcome"
"""How the ledger calls it."""


class Consent:
    def __init__(
        self,
        services: Services,
        *,
        board: Board,
        drafting: Drafting,
        making: Making,
        groups: GroupConsent,
        rules: GroupRules,
    ) -> None:
        self._services = services
        self._board = board
        self._drafting = drafting
        self._making = making
        self._groups = groups
        self._rules = rules

    async def ask(self, visit: Visit) -> None:
        """Show the rules, or in a group the way to them, and remember what the person came for."""
        data = _wishes(visit, clips=takes_clips(self._services))
        if not visit.private and not await self._may_ask_here(visit, data):
            return
        asked = visit.draft if visit.draft is not None and visit.draft.kind == DraftKind.CONSENT else None
        if asked is None:
            draft = await self._drafting.open(visit, DraftKind.CONSENT, Step.ASKED, data)
        else:
            stage = stage_of(asked)
            joined = stage.to(stage.step, _joined(stage.data, data))
            draft = asked if joined == stage else await self._drafting.advance(asked, joined)
        card = self._card(visit, draft) if visit.private else self._groups.card(visit, draft)
        await self._board.put(visit, draft, card, anew=visit.private or draft is not asked)

    async def _may_ask_here(self, visit: Visit, data: DraftData) -> bool:
        """Not for every word under a card, and not for what the group's admins do not want here."""
        if visit.message is not None and command_in(visit.message) is None:
            return False
        return not data.wanted or await self._rules.lets_in(visit)

    async def on_press(self, press: Press, draft: Draft) -> None:
        if draft.chat_id < 0:
            press.answer.alert("answer-old")  # the rules are read in the private chat
        elif draft.closed_at is not None:
            await self._closed(press, draft)
        elif press.button.action == "agree":
            press.answer.ok()
            await self._agree(press, draft)
        else:
            press.answer.ok()
            text = self._services.texts(press.visit.locale, "consent-declined")
            await self._drafting.close(draft, Shown(text=text, picture=Same.PICTURE))

    async def _closed(self, press: Press, draft: Draft) -> None:
        """Agreed to, and then the process died before it went on with the picture."""
        if press.button.action == "agree" and press.visit.agreed and press.visit.draft is None:
            press.answer.ok()
            await self._go_on(press.visit, stage_of(draft).data)
        else:
            press.answer.alert("answer-closed")

    async def _agree(self, press: Press, draft: Draft) -> None:
        visit, data = press.visit, stage_of(draft).data
        given = await self._services.storage.write(
            agree,
            visit.user,
            draft.id,
            credits_given=self._services.free_credits,
            fingerprint=self._services.fingerprint(visit.user.telegram_id or 0),
            at=self._services.clock(),
        )
        text = self._services.texts(visit.locale, "consent-thanks", credits=given)
        menu = None if data.waiting or data.wanted else main_menu(self._services, visit)
        wait = await self._groups.find(visit, data.origin)
        if wait is not None:
            line, menu = self._groups.way_back(visit, wait)
            text = f"{text}\n{line}"
        await self._board.last_word(draft, Shown(text=text, keyboard=menu, picture=Same.PICTURE))
        await self._go_on(replace(visit, draft=None), data)

    async def _go_on(self, visit: Visit, data: DraftData) -> None:
        if (wait := await self._groups.find(visit, data.origin)) is not None:
            await self._groups.go_on(visit, wait)
            return
        kind = DraftKind(data.wanted) if data.wanted else DraftKind.SWAP
        if data.waiting:
            first, *others = data.waiting
            await self._making.begin(visit, kind, first, words=data.words)
            for picture in others:
                await self._making.go_on_with(await self._again(visit), picture)
        elif data.wanted:
            await self._making.begin(visit, kind, words=data.words)

    async def _again(self, visit: Visit) -> Visit:
        current = await self._services.storage.read(
            drafts.current, user_id=visit.user.id, chat_id=visit.chat_id
        )
        return replace(visit, draft=current)

    def _card(self, visit: Visit, draft: Draft) -> CardView:
        texts, locale = self._services.texts, visit.locale
        label = Labels(texts, locale)
        hours = self._services.retention.total_seconds() / 3600
        again = visit.user.consent_version is not None
        head = (
            texts(locale, "consent-changed")
            if again
            else texts(locale, "consent-hello", name=visit.user.name)
        )
        rules = texts(locale, "consent-rules", days=max(1, round(hours / 24)))
        rows = [[button(label("button-agree"), About.DRAFT, draft.id, "agree")]]
        rows.append([button(label("button-decline"), About.DRAFT, draft.id, "decline")])
        waiting = stage_of(draft).data.waiting
        key = "consent-waiting-clip" if any(each.is_clip for each in waiting) else "consent-waiting"
        parts = [head, rules, *([texts(locale, key)] if waiting else [])]
        return CardView(text="\n\n".join(parts), keyboard=keyboard(rows))


def agree(
    tx: Transaction, user: User, draft_id: str, *, credits_given: int, fingerprint: str, at: datetime
) -> int:
    """Agreed to, and the welcome gift given, once in a lifetime. Returns how many credits it was."""
    users.record_consent(tx, user.id, CONSENT_VERSION, at=at)
    drafts.close(tx, draft_id, at=at)
    if not credits_given or users.was_forgotten(tx, fingerprint, at=at):
        return 0
    gift_id = f"{WELCOME_GIFT}:{user.id}"
    fresh = ledger.grant(tx, user.wallet, credits_given, note=WELCOME_GIFT, external_id=gift_id, at=at)
    return credits_given if fresh else 0


def _wishes(visit: Visit, *, clips: bool) -> DraftData:
    message = visit.message
    if message is None:
        return DraftData()
    command = command_in(message)
    picture = asked_about(message) if command else sent_in(message)
    if picture is not None and picture.is_clip and not clips:
        picture = None
    wanted = command if command in MAKING else None
    return DraftData(
        waiting=(picture,) if picture else (),
        wanted=wanted,
        album=picture.album if picture else None,
        words=words_in(message) if wanted else (),
        pointed=(visit.chat_id, picture.message_id) if picture else None,
        origin=origin_in(message) if visit.private and command == "start" else None,
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
