"""Rows that tests need before they come to their point."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from storage import Transaction, drafts, jobs, media, users
from storage.model import Draft, Job, JobState, Media, User

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LEASE = timedelta(seconds=30)
ALICE = 1001

_numbers = count(1)

# A way from the queue to every state.
PATHS: dict[JobState, tuple[JobState, ...]] = {
    JobState.QUEUED: (),
    JobState.SUBMITTING: (JobState.SUBMITTING,),
    JobState.RUNNING: (JobState.SUBMITTING, JobState.RUNNING),
    JobState.UNSURE: (JobState.SUBMITTING, JobState.UNSURE),
    JobState.READY: (JobState.SUBMITTING, JobState.READY),
    JobState.DELIVERED: (JobState.SUBMITTING, JobState.READY, JobState.DELIVERED),
    JobState.FAILED: (JobState.FAILED,),
    JobState.EXPIRED: (JobState.EXPIRED,),
    JobState.CANCELLED: (JobState.CANCELLED,),
}


def fresh(word: str) -> str:
    return f"{word}{next(_numbers)}"


def person(
    tx: Transaction, /, telegram_id: int = ALICE, *, name: str = "Alice", username: str | None = "alice"
) -> User:
    user, _ = users.meet(tx, telegram_id=telegram_id, name=name, username=username, app_language="en", at=NOW)
    return user


def draft(tx: Transaction, /, user: User, **changes: Any) -> Draft:
    values: dict[str, Any] = {
        "draft_id": fresh("draft"),
        "chat_id": user.telegram_id,
        "thread_id": None,
        "kind": "swap",
        "step": "scene",
        "data": {},
        "source_update": None,
        "at": NOW,
    }
    return drafts.open_draft(tx, user_id=user.id, **values | changes)


def job(
    tx: Transaction, /, user: User | None = None, state: JobState = JobState.QUEUED, **changes: Any
) -> Job:
    """A job of `user`, moved on to `state`."""
    user = user or person(tx)
    values: dict[str, Any] = {
        "job_id": fresh("job"),
        "draft_id": fresh("draft"),
        "wallet": user.wallet,
        "chat_id": user.telegram_id,
        "thread_id": None,
        "card_message_id": 5,
        "locale": "en",
        "kind": "swap",
        "spec": {},
        "price": 3,
        "providers": ["local"],
        "deadline_at": NOW + HOUR,
        "at": NOW,
    }
    made = jobs.create(tx, user_id=user.id, **values | changes)
    for step in PATHS[state]:
        made = jobs.advance(tx, made.id, step, at=NOW)
    return made


def picture(tx: Transaction, /, user: User | None = None, **changes: Any) -> Media:
    values: dict[str, Any] = {
        "media_id": fresh("media"),
        "user_id": user.id if user else None,
        "purpose": "scene",
        "sha256": fresh("hash"),
        "mime": "image/jpeg",
        "bytes": 1000,
        "width": 640,
        "height": 480,
        "path": fresh("path"),
        "expires_at": NOW + DAY,
        "at": NOW,
    }
    return media.add(tx, **values | changes)
