"""Messages to those who run the bot. What repeats itself is told once in a while, with how often it happened."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from cachetools import TLRUCache
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.clock import Clock
from bot.i18n import DEFAULT, Texts
from bot.i18n.format import moment
from storage import Storage, StorageError, alerts, users
from storage.alerts import Held, Verdict
from storage.allowances import zone_of
from storage.model import User

log = structlog.get_logger(__name__)

EVERY = timedelta(minutes=15)
OFTENER = dict.fromkeys(("alert-unsure", "alert-price", "alert-report"), timedelta(minutes=5))
STATES = frozenset(
    {"alert-errors", "alert-spend", "alert-disk"}
)  # true for a while: to count how often it was seen says nothing

MOST_REMEMBERED = 256

Words = Callable[[str, str | None], str]
"""A text for a locale and a time zone."""


class AdminAlerts:
    def __init__(
        self, *, bot: Bot, storage: Storage, texts: Texts, clock: Clock, admin_ids: frozenset[int]
    ) -> None:
        self._bot = bot
        self._storage = storage
        self._texts = texts
        self._clock = clock
        self._admin_ids = admin_ids
        self._told: TLRUCache[str, datetime, datetime] = TLRUCache(
            MOST_REMEMBERED, lambda _name, until, _now: until, timer=clock
        )

    async def send(self, key: str, **details: str | int) -> None:
        """Best effort; when nobody could be reached, the next message says that there was more."""
        name = name_of(key, details)
        log.warning("alert.raised", alert=name)
        verdict = await self._ask(name)
        if not verdict.tell:
            return

        def words(locale: str, timezone: str | None) -> str:
            text = self._texts(locale, key, **details)
            if verdict.held is None:
                return text
            since = moment(verdict.held.since, zone_of(timezone), now=self._clock())
            return f"{text}\n{self._texts(locale, 'alert-more', count=verdict.held.count, time=since)}"

        if not await self._tell(words):
            await self._give_back(name, 1 + (verdict.held.count if verdict.held else 0))

    async def tell_held_back(self) -> None:
        """Kept back, and nothing of that name came since. Raises StorageError."""
        for name in await self._storage.read(alerts.held_back):
            held = await self._storage.write(alerts.collect, name, at=self._clock(), every=every(name))
            if held is not None:
                await self._tell_alone(held)

    async def _tell_alone(self, held: Held) -> None:
        key, _, subject = held.name.partition(":")

        def words(locale: str, timezone: str | None) -> str:
            kind = self._texts.plain(locale, "alert-kind", name=key)
            about = f"{kind} · {subject}" if subject else kind
            since = moment(held.since, zone_of(timezone), now=self._clock())
            return self._texts(locale, "alert-held", kind=about, count=held.count, time=since)

        if not await self._tell(words):
            await self._give_back(held.name, held.count)

    async def _ask(self, name: str) -> Verdict:
        """Without storage what was told is remembered here, so that a disk that is full is told once in a while."""
        try:
            return await self._storage.write(
                alerts.ring, name, at=self._clock(), every=every(name), counted=_key(name) not in STATES
            )
        except StorageError as error:
            log.error("alert.not_counted", alert=name, why=str(error))
        tell = name not in self._told
        if tell:
            self._told[name] = self._clock() + every(name)
        return Verdict(tell=tell)

    async def _give_back(self, name: str, count: int) -> None:
        if not self._admin_ids:
            return
        try:
            await self._storage.write(alerts.give_back, name, count)
        except StorageError as error:
            log.error("alert.reached_nobody", alert=name, why=str(error))

    async def _tell(self, words: Words) -> bool:
        """Whether anybody was reached."""
        return any([await self._tell_one(admin, words) for admin in sorted(self._admin_ids)])

    async def _tell_one(self, admin: int, words: Words) -> bool:
        person = await self._person(admin)
        locale = self._texts.resolve(person.language, person.app_language) if person else DEFAULT
        text = words(locale, person.timezone if person else None)
        try:
            await self._bot.send_message(admin, text, parse_mode=ParseMode.HTML)
        except TelegramError as error:
            log.warning("alert.admin_not_reached", admin=admin, error=type(error).__name__)
            return False
        return True

    async def _person(self, admin: int) -> User | None:
        try:
            return await self._storage.read(users.by_telegram_id, admin)
        except StorageError:
            return None


def name_of(key: str, details: dict[str, str | int]) -> str:
    """What counts as the same: the kind of alert, and which provider or error it is about."""
    subject = details.get("provider") or details.get("error")
    return f"{key}:{subject}" if subject else key


def every(name: str) -> timedelta:
    return OFTENER.get(_key(name), EVERY)


def _key(name: str) -> str:
    return name.partition(":")[0]
