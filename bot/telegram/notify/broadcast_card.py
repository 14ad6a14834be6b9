"""The card of a broadcast: what it says is a function of what is stored, so it may be drawn again at any time."""

from datetime import datetime, timedelta

import structlog
from cachetools import TTLCache
from telegram import Bot, InlineKeyboardButton
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.i18n import Argument, Texts
from bot.i18n.format import duration
from bot.keyed_lock import KeyedLock
from bot.telegram.client.api_errors import nobody_there
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import Labels, Row, button, keyboard
from bot.telegram.ui.messages import Content, Destination, Messenger
from storage import Storage, Transaction, broadcast_targets, broadcasts, users
from storage.broadcast_targets import Tally
from storage.broadcasts import Audience, Broadcast, BroadcastState

log = structlog.get_logger(__name__)

BETWEEN_EDITS = timedelta(seconds=3)
MOST_REMEMBERED = 256
GUESSED_PER_SECOND = 30.0  # where nothing slows it down


class BroadcastCard:
    """`per_second` is how fast it goes."""

    def __init__(
        self, broadcast: Broadcast, *, texts: Texts, locale: str, per_second: float | None = None
    ) -> None:
        self._broadcast = broadcast
        self._texts = texts
        self._locale = locale
        self._label = Labels(texts, locale)
        self._per_second = per_second or GUESSED_PER_SECOND

    def draft(self, audience: Audience, *, with_groups: bool) -> Content:
        count = audience.count(with_groups=with_groups)
        groups = "broadcast-groups" if with_groups else "broadcast-groups-not"
        lines = [
            self._text("broadcast-ask"),
            self._text("broadcast-people", count=audience.people),
            self._text(groups, count=audience.groups),
            self._text("broadcast-time", time=self._time(count)) if count else self._text("broadcast-nobody"),
        ]
        send = self._labelled(self._label("button-broadcast-send", count=count), "bsend", int(with_groups))
        toggle = self._labelled(
            self._label("button-broadcast-people" if with_groups else "button-broadcast-groups"),
            "bgroups",
            int(not with_groups),
        )
        cancel = self._labelled(self._label("button-cancel"), "bdrop")
        rows: list[Row] = [[send] if count else [], [toggle] if audience.groups else [], [cancel]]
        return Content(text="\n".join(lines), keyboard=keyboard(rows))

    def standing(self, tally: Tally) -> Content:
        state = self._broadcast.state
        lines = [
            self._text(f"broadcast-{state}"),
            self._text("broadcast-sent", count=tally.sent, all=tally.all),
        ]
        if tally.failed:
            lines.append(self._text("broadcast-failed", count=tally.failed))
        if tally.unsure:
            lines.append(self._text("broadcast-unsure", count=tally.unsure))
        if tally.left:
            lines.append(self._text("broadcast-left", count=tally.left, time=self._time(tally.left)))
        actions = {
            BroadcastState.RUNNING: [self._labelled(self._label("button-broadcast-stop"), "bstop")],
            BroadcastState.STOPPED: [self._labelled(self._label("button-broadcast-continue"), "bgo")],
        }
        return Content(text="\n".join(lines), keyboard=keyboard([actions.get(state, [])]))

    def _time(self, count: int) -> str:
        return duration(count / self._per_second, self._label)

    def _text(self, key: str, **args: Argument) -> str:
        return self._texts(self._locale, key, **args)

    def _labelled(self, label: str, action: str, arg: str | int = "") -> InlineKeyboardButton:
        return button(label, About.ADMIN, self._broadcast.id, action, arg)


class BroadcastCards:
    """Keeps the cards of broadcasts as things are."""

    def __init__(
        self, *, bot: Bot, storage: Storage, texts: Texts, clock: Clock, per_second: float | None
    ) -> None:
        self._messenger = Messenger(bot)
        self._storage = storage
        self._texts = texts
        self._clock = clock
        self._per_second = per_second
        self._locks = KeyedLock()
        self._quiet: TTLCache[str, bool, datetime] = TTLCache(MOST_REMEMBERED, BETWEEN_EDITS, timer=clock)

    def of(self, broadcast: Broadcast, locale: str) -> BroadcastCard:
        return BroadcastCard(broadcast, texts=self._texts, locale=locale, per_second=self._per_second)

    async def progress(self, broadcast_id: str) -> None:
        """At most one edit in three seconds."""
        if broadcast_id not in self._quiet:
            self._quiet[broadcast_id] = True
            await self.show(broadcast_id)

    async def show(self, broadcast_id: str) -> None:
        """How it stands now. What Telegram does not take at the moment is left for the next time."""
        async with self._locks.hold(broadcast_id):
            found = await self._storage.read(_standing, broadcast_id)
            if found is None:
                return
            broadcast, tally, wishes = found
            card = self.of(broadcast, self._texts.resolve(*wishes))
            if (
                await self._draw(broadcast, card.standing(tally))
                and broadcast.state is not BroadcastState.RUNNING
            ):
                await self._storage.write(
                    broadcasts.told, broadcast_id, state=broadcast.state, at=self._clock()
                )

    async def _draw(self, broadcast: Broadcast, shown: Content) -> bool:
        """True when there is nothing left to draw: it is seen, or nobody can see it."""
        try:
            await self._edit_or_send(broadcast, shown)
        except TelegramError as error:
            log.info("broadcast.card_not_shown", broadcast=broadcast.id, error=type(error).__name__)
            return isinstance(error, BadRequest) or nobody_there(error)
        return True

    async def _edit_or_send(self, broadcast: Broadcast, shown: Content) -> None:
        place = Destination(chat_id=broadcast.actor)
        seen = await self._messenger.edit_or_send(place, broadcast.card_message_id, shown)
        if seen.sent:
            await self._storage.write(broadcasts.place_card, broadcast.id, seen.message_id)


def _standing(
    tx: Transaction, broadcast_id: str
) -> tuple[Broadcast, Tally, tuple[str | None, str | None]] | None:
    """Nothing of drafts: those are drawn by the handler that makes them."""
    broadcast = broadcasts.get(tx, broadcast_id)
    if broadcast is None or broadcast.state in (BroadcastState.DRAFT, BroadcastState.DROPPED):
        return None
    admin = users.by_telegram_id(tx, broadcast.actor)
    wishes = (admin.language, admin.app_language) if admin else (None, None)
    return broadcast, broadcast_targets.tally(tx, broadcast_id), wishes
