"""Documents are JSON text in the tables."""

import json

from storage.model import Document


def to_text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def to_document(text: str | None) -> Document:
    document = json.loads(text) if text else {}
    assert isinstance(document, dict)
    return document
