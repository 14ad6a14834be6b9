"""Faces that a detector found, by the picture's content: the same picture is never paid for twice."""

import json
from collections.abc import Sequence
from datetime import datetime

from storage.codecs import to_ms, to_text
from storage.model import Document
from storage.transaction import Transaction


def find(tx: Transaction, *, sha256: str, detector: str) -> list[Document] | None:
    row = tx.one_or_none(
        "SELECT faces FROM detections WHERE sha256 = :sha256 AND detector = :detector",
        sha256=sha256,
        detector=detector,
    )
    return list(json.loads(row["faces"])) if row else None


def remember(tx: Transaction, *, sha256: str, detector: str, faces: Sequence[Document], at: datetime) -> None:
    tx.execute(
        """INSERT INTO detections (sha256, detector, faces, at) VALUES (:sha256, :detector, :faces, :at)
           ON CONFLICT (sha256, detector) DO UPDATE SET faces = excluded.faces, at = excluded.at""",
        sha256=sha256,
        detector=detector,
        faces=to_text(list(faces)),
        at=to_ms(at),
    )
