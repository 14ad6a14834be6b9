"""Raw updates as they arrive: known by their number, whatever else is in them."""

import json
from dataclasses import dataclass
from typing import Any

from bot.telegram.updates.processor import lane_of
from storage.model import Inbound

LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """`text` is what is stored and what a replay reads back."""

    update_id: int
    lane: int
    raw: dict[str, Any]
    text: str


def read_arrival(given: dict[str, Any] | bytes) -> RawUpdate | None:
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


def arrival_of(row: Inbound) -> RawUpdate:
    """What was stored parses again, or it would not have been stored."""
    return RawUpdate(row.update_id, row.lane, json.loads(row.payload), row.payload)
