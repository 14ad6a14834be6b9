"""Saved faces: what they may be called, and saving one under the first free name."""

import unicodedata
from datetime import datetime

from bot.drafts.model import Identity
from bot.media.model import MediaGone
from storage import Transaction, faces
from storage import media as media_rows
from storage.model import SavedFace

LONGEST_NAME = 24
MOST_FACES = 20
_EXTRAS = frozenset(" -'’.&")


def clean_name(text: str) -> str | None:
    """A name as it may be kept: letters, digits and a few signs, at most 24 of them. None when it may not."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not 1 <= len(name) <= LONGEST_NAME:
        return None
    allowed = all(sign in _EXTRAS or unicodedata.category(sign)[0] in "LMN" for sign in name)
    return name if allowed and any(sign.isalnum() for sign in name) else None


def free_name(stem: str, taken: set[str]) -> str:
    """`Face 1`, or the next number that is free. `taken` is in small letters, for capitals make no difference."""
    return next(
        name for number in range(1, len(taken) + 2) if (name := f"{stem} {number}").casefold() not in taken
    )


def save_identity(tx: Transaction, user_id: int, identity: Identity, *, stem: str, at: datetime) -> SavedFace:
    """Save it, or find it saved already. Raises TooManyFaces, and MediaGone when its picture was deleted."""
    saved = faces.listing(tx, user_id)
    for face in saved:
        if face.media_id == identity.media and tuple(face.box) == tuple(identity.box):
            return face
    if media_rows.get(tx, identity.media) is None:
        raise MediaGone(identity.media)
    name = free_name(stem, {face.name.casefold() for face in saved})
    box = (identity.box.x1, identity.box.y1, identity.box.x2, identity.box.y2)
    return faces.save(
        tx, user_id=user_id, name=name, media_id=identity.media, box=box, limit=MOST_FACES, at=at
    )
