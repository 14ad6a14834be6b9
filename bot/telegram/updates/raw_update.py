"""Raw updates as they arrive: known by their number and their lane, whatever else is in them."""

import json
from dataclasses import dataclass
from typing import Any

from bot.telegram.ui.callback_data import overtakes
from storage.model import Inbound

LARGEST_ID = 2**63 - 1
NOBODY = 0
LARGEST_CHAT = 2**52  # Telegram's ids need at most 52 bits; anything larger is not one
BESIDE = 2**53


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """`text` is what is stored and what a replay reads back; `tries` is how often a replay has begun it."""

    update_id: int
    lane: int
    raw: dict[str, Any]
    text: str
    tries: int = 0


def read_update(given: dict[str, Any] | bytes) -> RawUpdate | None:
    """None: not an update, so there is nothing to store and nothing that a repeat would mend."""
    try:
        raw = json.loads(given) if isinstance(given, bytes) else given
        text = given.decode() if isinstance(given, bytes) else json.dumps(given)
    except (ValueError, RecursionError):
        return None
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    if type(update_id) is not int or not 0 <= update_id <= LARGEST_ID:
        return None
    return RawUpdate(update_id, lane_of(raw), raw, text)


def stored_update(row: Inbound) -> RawUpdate:
    """What was stored parses again, or it would not have been stored."""
    return RawUpdate(row.update_id, row.lane, json.loads(row.payload), row.payload, row.tries)


def with_names(raw: Any) -> Any:
    """The same, and people without a first name have an empty one.

    Telegram promises one, but deleted accounts come without it, and the library takes no person without.
    """
    match raw:
        case dict():
            whole = {key: with_names(value) for key, value in raw.items()}
            return {"first_name": "", **whole} if "is_bot" in whole and "id" in whole else whole
        case list():
            return [with_names(each) for each in raw]
    return raw


def lane_of(raw: dict[str, Any]) -> int:
    """The person behind a raw update, else the chat, else nobody's lane. Takes any JSON.

    Anonymous admins and channels all share one `from`, so the chat that they speak as goes first. A press that stops
    what its lane is busy with has a lane beside it. That is safe because all it does is to close a draft at the
    version that it names: the second of the two, the press or what it stops, does nothing.
    """
    for event in raw.values():
        if isinstance(event, dict):
            message = event.get("message")
            nested = message if isinstance(message, dict) else {}
            people = (event.get("sender_chat"), event.get("from"), event.get("user"))
            for holder in (*people, event.get("chat"), nested.get("chat")):
                if (number := _id(holder)) is not None:
                    return number + BESIDE if overtakes(event.get("data")) else number
    return NOBODY


def _id(holder: object) -> int | None:
    number = holder.get("id") if isinstance(holder, dict) else None
    return number if type(number) is int and -LARGEST_CHAT < number < LARGEST_CHAT else None
