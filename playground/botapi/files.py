"""Every file that anybody sent, under the names that Telegram gives it."""

import base64
import mimetypes
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from playground.botapi.model import StoredFile
from playground.botapi.pictures import Size
from playground.botapi.wire import Json

LARGEST_DOWNLOAD = 20 * 1024 * 1024
LINK_LIVES = timedelta(hours=1)
_PREFIX = {
    "photo": "AgACAgIAAxk",
    "document": "BQACAgIAAxk",
    "video": "BAACAgIAAxk",
    "animation": "CgACAgIAAxk",
    "sticker": "CAACAgIAAxk",
    "voice": "AwACAgIAAxk",
    "video_note": "DQACAgIAAxk",
    "thumbnail": "AAMCAgADGQ",
}
_FOLDER = {"animation": "animations", "voice": "voice", "thumbnail": "thumbnails"}


class Shelf:
    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._files: dict[str, StoredFile] = {}
        self._links: dict[str, tuple[StoredFile, datetime]] = {}

    def find(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def photo(self, sizes: Sequence[Size]) -> list[Json]:
        """The `photo` field of a message: one file for each size, smallest first."""
        group = self._token(9)
        return [
            self._keep("photo", size.content, _area(size), extension=".jpg", group=group).facts
            for size in sizes
        ]

    def thumbnail(self, size: Size | None) -> Json:
        """The `thumbnail` field, or nothing."""
        if size is None:
            return {}
        return {"thumbnail": self._keep("thumbnail", size.content, _area(size), extension=".jpg").facts}

    def file(self, kind: str, content: bytes, facts: Json, *, name: str = "", mime: str = "") -> Json:
        """A field such as `document` or `video`. `facts` are what only the sender knows of it."""
        extension = PurePosixPath(name).suffix or mimetypes.guess_extension(mime) or ""
        return self._keep(kind, content, facts, extension=extension).facts

    def group_of(self, file: StoredFile) -> list[Json]:
        return [each.facts for each in self._files.values() if each.group == file.group]

    def link(self, file: StoredFile, now: datetime) -> str:
        self._links[file.path] = (file, now + LINK_LIVES)
        return file.path

    def open_link(self, path: str, now: datetime) -> StoredFile | None:
        file, until = self._links.get(path, (None, now))
        return file if until > now else None

    def _keep(self, kind: str, content: bytes, facts: Json, *, extension: str, group: str = "") -> StoredFile:
        number = len(self._files) + 1
        file_id = f"{_PREFIX.get(kind, 'BQAC')}{self._token(30)}"
        unique_id = f"AQAD{self._token(9)}"
        stored = StoredFile(
            file_id=file_id,
            unique_id=unique_id,
            kind=kind,
            content=content,
            path=f"{_FOLDER.get(kind, kind + 's')}/file_{number}{extension}",
            facts={"file_id": file_id, "file_unique_id": unique_id, "file_size": len(content), **facts},
            group=group or unique_id,
        )
        self._files[file_id] = stored
        return stored

    def _token(self, count: int) -> str:
        return base64.urlsafe_b64encode(self._rng.randbytes(count)).decode().rstrip("=")


def _area(size: Size) -> Json:
    return {"width": size.width, "height": size.height}
