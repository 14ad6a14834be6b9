"""How values stand in the tables: documents as JSON text, aware datetimes as whole milliseconds since 1970 in UTC."""

import json
from datetime import UTC, datetime, timedelta
from typing import overload

from storage.model import Document

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def to_text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def to_document(text: str | None) -> Document:
    document = json.loads(text) if text else {}
    assert isinstance(document, dict)
    return document


@overload
def to_ms(at: datetime) -> int: ...
@overload
def to_ms(at: None) -> None: ...
def to_ms(at: datetime | None) -> int | None:
    return None if at is None else (at - EPOCH) // MILLISECOND


@overload
def from_ms(ms: int) -> datetime: ...
@overload
def from_ms(ms: None) -> None: ...
def from_ms(ms: int | None) -> datetime | None:
    return None if ms is None else EPOCH + ms * MILLISECOND
