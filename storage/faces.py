"""Saved faces: named, a few for each person, one of them the default."""

import json
import unicodedata
from datetime import datetime

from storage.codecs import from_ms, to_ms
from storage.errors import FaceNameTaken, TooManyFaces
from storage.model import SavedFace
from storage.transaction import Row, Transaction

Box = tuple[int, int, int, int]

JOINERS = "\u200c\u200d"
"""Nobody sees them, but they shape the letters around them."""


def from_row(row: Row) -> SavedFace:
    x1, y1, x2, y2 = json.loads(row["box"])
    return SavedFace(
        id=row["id"],
        user_id=row["user_id"],
        name=row["name"],
        media_id=row["media_id"],
        box=(x1, y1, x2, y2),
        is_default=bool(row["is_default"]),
        created_at=from_ms(row["created_at"]),
    )


def save(
    tx: Transaction, *, user_id: int, name: str, media_id: str, box: Box, limit: int = 20, at: datetime
) -> SavedFace:
    """The first becomes the default. Raises TooManyFaces, or FaceNameTaken whatever the name's capitals."""
    saved = listing(tx, user_id)
    if len(saved) >= limit:
        raise TooManyFaces(limit)
    _refuse_taken(saved, name)
    row = tx.one(
        """INSERT INTO saved_faces (user_id, name, media_id, box, is_default, created_at)
           VALUES (:user_id, :name, :media_id, :box, :is_default, :at) RETURNING *""",
        user_id=user_id,
        name=name,
        media_id=media_id,
        box=json.dumps(list(box)),
        is_default=int(not saved),
        at=to_ms(at),
    )
    return from_row(row)


def listing(tx: Transaction, user_id: int) -> list[SavedFace]:
    rows = tx.all("SELECT * FROM saved_faces WHERE user_id = :id ORDER BY id", id=user_id)
    return [from_row(row) for row in rows]


def get(tx: Transaction, face_id: int) -> SavedFace | None:
    row = tx.one_or_none("SELECT * FROM saved_faces WHERE id = :id", id=face_id)
    return from_row(row) if row else None


def rename(tx: Transaction, face_id: int, name: str) -> SavedFace:
    """Raises FaceNameTaken, and LookupError when the face was deleted meanwhile."""
    face = from_row(tx.one("SELECT * FROM saved_faces WHERE id = :id", id=face_id))
    _refuse_taken([other for other in listing(tx, face.user_id) if other.id != face_id], name)
    return from_row(
        tx.one("UPDATE saved_faces SET name = :name WHERE id = :id RETURNING *", id=face_id, name=name)
    )


def make_default(tx: Transaction, face_id: int) -> None:
    """Nothing happens when the face was deleted meanwhile."""
    face = get(tx, face_id)
    if face is not None:
        tx.execute(
            "UPDATE saved_faces SET is_default = 0 WHERE user_id = :id AND is_default = 1", id=face.user_id
        )
        tx.execute("UPDATE saved_faces SET is_default = 1 WHERE id = :id", id=face_id)


def delete(tx: Transaction, face_id: int) -> SavedFace | None:
    """Another becomes the default. The picture is due for deletion as soon as nothing else needs it."""
    face = get(tx, face_id)
    if face is None:
        return None
    tx.execute("DELETE FROM saved_faces WHERE id = :id", id=face_id)
    tx.execute("UPDATE media SET expires_at = created_at WHERE id = :id", id=face.media_id)
    rest = listing(tx, face.user_id)
    if face.is_default and rest:
        make_default(tx, rest[0].id)
    return face


def _refuse_taken(saved: list[SavedFace], name: str) -> None:
    if any(same_name(face.name, name) for face in saved):
        raise FaceNameTaken


def same_name(name: str, other: str) -> bool:
    """Two names that look the same are the same, whatever their capitals and whatever joins their letters."""
    return _folded(name) == _folded(other)


def _folded(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", name).casefold() if sign not in JOINERS)
