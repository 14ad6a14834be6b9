"""The queue of updates: kept until the bot confirms them, at most a day."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from playground.botapi.notifier import Notifier
from playground.botapi.wire import Json

MUST_BE_NAMED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
BY_DEFAULT = frozenset(
    {"message", "edited_message", "channel_post", "edited_channel_post", "business_connection"}
    | {"business_message", "edited_business_message", "deleted_business_messages", "inline_query"}
    | {"chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query"}
    | {"purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_join_request"}
    | {"chat_boost", "removed_chat_boost"}
)
UPDATE_KINDS = BY_DEFAULT | MUST_BE_NAMED
A_DAY = timedelta(days=1)
A_PRESS = timedelta(seconds=150)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """`lane`: updates of one lane reach a webhook one after the other."""

    id: int
    kind: str
    body: Json
    lane: str
    expires_at: datetime

    def as_json(self) -> Json:
        return {"update_id": self.id, self.kind: self.body}


class UpdateQueue:
    def __init__(self, clock: Callable[[], datetime], *, first_id: int = 500_000_001) -> None:
        self._clock = clock
        self._first_id = self._next_id = first_id
        self._waiting: dict[int, Update] = {}
        self.allowed: frozenset[str] = BY_DEFAULT
        self.notifier = Notifier()

    def put(self, kind: str, body: Json, *, lane: str, lifetime: timedelta = A_DAY) -> Update | None:
        """None: the bot has not asked for this kind."""
        if kind not in self.allowed:
            return None
        update = Update(
            id=self._next_id, kind=kind, body=body, lane=lane, expires_at=self._clock() + lifetime
        )
        self._next_id += 1
        self._waiting[update.id] = update
        self.notifier.ring()
        return update

    @property
    def count(self) -> int:
        """Of all updates that there have been."""
        return self._next_id - self._first_id

    def allow(self, kinds: Collection[str] | None) -> None:
        """None keeps what was set before; an empty list means all but the ones that must be named."""
        if kinds is not None:
            self.allowed = frozenset(kinds) & UPDATE_KINDS or BY_DEFAULT

    def waiting(self, limit: int | None = None) -> list[Update]:
        now = self._clock()
        if any(update.expires_at <= now for update in self._waiting.values()):
            self._waiting = {key: update for key, update in self._waiting.items() if update.expires_at > now}
        return list(islice(self._waiting.values(), limit))

    def confirm_before(self, offset: int) -> None:
        for key in [key for key in self._waiting if key < offset]:
            del self._waiting[key]

    def keep_last(self, count: int) -> None:
        for key in list(self._waiting)[:-count]:
            del self._waiting[key]

    def forget(self, update: Update) -> None:
        if self._waiting.get(update.id) is update:
            del self._waiting[update.id]

    def clear(self) -> None:
        self._waiting.clear()

    def repeat(self, update: Update) -> None:
        """Deliver it once more under the same number, as the real server may."""
        self._waiting = dict(sorted({**self._waiting, update.id: replace(update)}.items()))
        self.notifier.ring()
