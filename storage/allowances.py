"""What a person or a group may still do today, counted from committed rows.

A day is one in the person's or group's own time zone: it may last 23 or 25 hours.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TypeVar
from zoneinfo import ZoneInfo

from storage import ledger, looks, quotas, users
from storage.codecs import to_ms
from storage.jobs import count_open, ordered_since
from storage.model import Chat, Quota, User, Wallet
from storage.transaction import Transaction

ONE_DAY = timedelta(days=1)
Owner = TypeVar("Owner", User, Chat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A quota and what is used of it. `scope` names the person or group; `quota.scope` is the row that sets the limits.

    A new day begins at `resets_at`.
    """

    scope: str
    quota: Quota
    jobs_today: int
    credits_today: int
    open_now: int
    resets_at: datetime
    timezone: str

    @property
    def jobs_left(self) -> int | None:
        """None: no limit."""
        return _left(self.quota.jobs_per_day, self.jobs_today)

    @property
    def credits_left(self) -> int | None:
        """None: no limit."""
        return _left(self.quota.credits_per_day, self.credits_today)

    @property
    def is_open_full(self) -> bool:
        return _left(self.quota.open_jobs, self.open_now) == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What somebody used, and what they have."""

    use: Allowance
    wallet: Wallet

    @property
    def has_own_limits(self) -> bool:
        return self.use.quota.scope == self.use.scope


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftInGroup:
    """What is left in a group: for the group, for one of its people, and in the group's own wallet."""

    group: Allowance
    own: Allowance
    balance: int


def standing(tx: Transaction, owner: User | Chat, *, defaults: Quota, at: datetime) -> Standing:
    """Allowance and wallet of one moment."""
    use = (
        of_user(tx, owner, defaults=defaults, at=at)
        if isinstance(owner, User)
        else of_chat(tx, owner, defaults=defaults, at=at)
    )
    return Standing(use=use, wallet=ledger.wallet(tx, owner.wallet))


def left_in_group(
    tx: Transaction, user: User, group: Chat, *, of_users: Quota, of_chats: Quota, at: datetime
) -> LeftInGroup:
    """`of_users` and `of_chats` are the defaults of either."""
    return LeftInGroup(
        group=of_chat(tx, group, defaults=of_chats, at=at),
        own=of_user(tx, user, defaults=of_users, at=at),
        balance=ledger.wallet(tx, group.wallet).available,
    )


def of_user(tx: Transaction, user: User, *, defaults: Quota, at: datetime) -> Allowance:
    """`defaults` hold where nobody has set a quota, neither for this person nor for all."""
    scope = f"user:{user.id}"
    since, until = day_of(user, at)
    ordered = ordered_since(tx, user_id=user.id, since=since)
    return Allowance(
        scope=scope,
        quota=quotas.effective(tx, scope) or defaults,
        jobs_today=ordered.jobs,
        credits_today=ordered.credits,
        open_now=count_open(tx, user.id),
        resets_at=until,
        timezone=user.timezone or "UTC",
    )


def of_chat(tx: Transaction, chat: Chat, *, defaults: Quota, at: datetime) -> Allowance:
    """What was ordered there, by anybody, wherever its card is."""
    scope = f"chat:{chat.id}"
    since, until = day_of(chat, at)
    ordered = ordered_since(tx, chat_id=chat.id, since=since)
    return Allowance(
        scope=scope,
        quota=quotas.effective(tx, scope, quotas.DEFAULT_OF_CHATS) or defaults,
        jobs_today=ordered.jobs,
        credits_today=ordered.credits,
        open_now=count_open(tx, chat_id=chat.id),
        resets_at=until,
        timezone=chat.timezone or "UTC",
    )


def take_look(tx: Transaction, user: User, *, limit: int | None, at: datetime) -> bool:
    """Count one look for faces that a hosted service is paid for; commit it before the service is asked.

    False: the person has had `limit` looks today. Of two that come at once for the last one, one is told no.
    """
    return looks.take(tx, user.id, day=day_of(user, at)[0], limit=limit)


def give_back_look(tx: Transaction, user: User, *, at: datetime) -> None:
    """The service was surely not asked."""
    looks.give_back(tx, user.id, day=day_of(user, at)[0])


def looks_today(tx: Transaction, user: User, *, at: datetime) -> int:
    return looks.count(tx, user.id, day=day_of(user, at)[0])


def move(tx: Transaction, user_id: int, timezone: str | None, *, at: datetime) -> User:
    """The person lives by another clock from now on. A day of which something is used ends when it would have."""
    user = users.get(tx, user_id)
    since, _ = day_of(user, at)
    used = ordered_since(tx, user_id=user.id, since=since).jobs > 0 or looks.count(tx, user.id, day=since) > 0
    after = moved(user, timezone, at=at, used=used)
    tx.execute(
        "UPDATE users SET timezone = :timezone, day_from = :day_from, day_until = :day_until WHERE id = :id",
        id=user.id,
        timezone=timezone,
        day_from=to_ms(after.day_from),
        day_until=to_ms(after.day_until),
    )
    return after


def move_group(tx: Transaction, chat: Chat, timezone: str | None, *, at: datetime) -> Chat:
    """The same for a group. Its admins may not earn it a second day by setting its clock either."""
    since, _ = day_of(chat, at)
    used = ordered_since(tx, chat_id=chat.id, since=since).jobs > 0
    after = moved(chat, timezone, at=at, used=used)
    tx.execute(
        "UPDATE chats SET timezone = :timezone, day_from = :day_from, day_until = :day_until WHERE id = :id",
        id=chat.id,
        timezone=timezone,
        day_from=to_ms(after.day_from),
        day_until=to_ms(after.day_until),
    )
    return after


def moved(owner: Owner, timezone: str | None, *, at: datetime, used: bool) -> Owner:
    since, until = day_of(owner, at) if used else (None, None)
    return replace(owner, timezone=timezone, day_from=since, day_until=until)


def day_of(owner: User | Chat, at: datetime) -> tuple[datetime, datetime]:
    """When the present day of a person or a group began and when it ends."""
    since, until = local_day(owner, at)
    if owner.day_from is None or owner.day_until is None:
        return since, until
    if at < owner.day_until:
        return owner.day_from, owner.day_until
    return max(since, owner.day_until), until


def local_day(owner: User | Chat, at: datetime) -> tuple[datetime, datetime]:
    """As if they had always lived by the clock that they live by now."""
    return day(at, zone_of(owner.timezone))


def day(at: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The local day: from midnight to midnight. A midnight that a clock skips is the moment when it skips."""
    today = at.astimezone(zone).date()
    return _midnight(today, zone), _midnight(today + ONE_DAY, zone)


def zone_of(name: str | None) -> tzinfo:
    """UTC for none, and for one that this machine does not know."""
    if name is None:
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def _left(limit: int | None, used: int) -> int | None:
    return None if limit is None else max(0, limit - used)


def _midnight(local: date, zone: tzinfo) -> datetime:
    return datetime.combine(local, time(), tzinfo=zone).astimezone(UTC)
