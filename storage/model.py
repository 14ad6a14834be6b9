"""The values that rows become: frozen, typed, and free of any driver.

Times are aware UTC datetimes here and whole milliseconds in the tables; documents are plain dicts here and JSON there.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

Document = dict[str, Any]


class JobState(StrEnum):
    QUEUED = "queued"
    SUBMITTING = "submitting"
    RUNNING = "running"
    UNSURE = "unsure"
    READY = "ready"
    DELIVERED = "delivered"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class AttemptState(StrEnum):
    SUBMITTING = "submitting"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    REFUSED = "refused"
    UNSENT = "unsent"
    UNSURE = "unsure"


class OutboxState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    PARKED = "parked"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person. `id` is ours and stays in the ledger; `telegram_id` goes when they ask to be forgotten."""

    id: int
    telegram_id: int | None
    name: str
    username: str | None
    language: str | None
    app_language: str | None
    consent_version: int | None
    blocked_at: datetime | None
    created_at: datetime
    banned_at: datetime | None = None
    ban_reason: str | None = None
    timezone: str | None = None
    """An IANA name; None is UTC."""
    day_from: datetime | None = None
    day_until: datetime | None = None
    """The day that ran when they moved to another time zone goes on until then."""

    @property
    def wallet(self) -> str:
        return f"user:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A chat and, for a group, what its own admins have set there. `cooldown` is in seconds."""

    id: int
    kind: str
    title: str
    language: str | None = None
    wallet: str
    timezone: str | None = None
    day_from: datetime | None = None
    day_until: datetime | None = None
    """The day that ran when the group moved to another time zone goes on until then."""
    enabled: bool = True
    allowed: str = "everyone"
    cooldown: int = 0
    results: str = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wallet:
    """Whole credits of one owner."""

    available: int
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One transfer as its owner sees it: `change` is what it did to the available credits."""

    id: int
    kind: str
    change: int
    job_id: str | None
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A half-finished flow of one person in one chat."""

    id: str
    user_id: int
    chat_id: int
    thread_id: int | None
    kind: str
    step: str
    data: Document
    version: int
    card_message_id: int | None
    created_at: datetime
    changed_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A stored file: a picture or clip, its size in bytes and pixels, and where the store keeps it."""

    id: str
    user_id: int | None
    purpose: str
    sha256: str
    mime: str
    bytes: int
    width: int
    height: int
    path: str
    file_id: str | None
    created_at: datetime
    expires_at: datetime | None
    deleted_at: datetime | None
    milliseconds: int | None = None
    """How long a clip is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One paid piece of work."""

    id: str
    draft_id: str
    user_id: int
    wallet: str
    chat_id: int
    thread_id: int | None
    card_message_id: int | None
    locale: str
    kind: str
    spec: Document
    price: int
    state: JobState
    attempt_no: int
    providers: tuple[str, ...]
    reason: str | None
    result_media: str | None
    cancel_asked_at: datetime | None
    epoch: int
    lease_until: datetime | None
    next_check_at: datetime
    checks: int
    deadline_at: datetime
    created_at: datetime
    changed_at: datetime
    asked_in: int | None = None
    """The group where it was ordered, when its card is in the person's private chat."""
    retry_of: str | None = None
    """The job that was ordered again with this one."""

    @property
    def provider(self) -> str:
        """The one that is next, or has it."""
        return self.providers[0]

    @property
    def group_pays(self) -> bool:
        return self.wallet.startswith("chat:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One submission of a job to one provider."""

    id: int
    job_id: str
    number: int
    provider: str
    state: AttemptState
    task_ref: str | None
    ticket: Document
    result: str | None
    points: int | None
    error: str | None
    sent_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """What a provider posted to an attempt's secret address, exactly as it came."""

    id: int
    attempt_id: int
    body: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound:
    """An update of Telegram that was acknowledged and is not handled yet."""

    update_id: int
    lane: int
    payload: str
    received_at: datetime
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbound:
    """Something that Telegram must still be told about a job."""

    id: int
    job_id: str
    kind: str
    state: OutboxState
    tries: int
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFace:
    """A named face of a person: `box` is [x1, y1, x2, y2] in pixels of its picture."""

    id: int
    user_id: int
    name: str
    media_id: str
    box: tuple[int, int, int, int]
    is_default: bool
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """None is no limit, 0 is none allowed."""

    scope: str
    jobs_per_day: int | None
    credits_per_day: int | None
    open_jobs: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Somebody with the right to do so changed something."""

    id: int
    actor: str
    action: str
    target: str
    details: str
    at: datetime
