"""What the words behind a command ask for: a saved face by its name, or a number of years."""

import re
from collections.abc import Sequence

from bot.drafts.model import DraftData, DraftKind, Identity, Notice, Waiting
from bot.drafts.transitions import YEARS
from bot.media.model import Box
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.services import Services
from storage import faces
from storage.model import SavedFace

NUMBER = re.compile(r"([+\-−–]?)(\d{1,4})", re.ASCII)


class NotUnderstood(Exception):
    """The words behind a command; `key` names what the person is told."""

    def __init__(self, key: str, **details: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.details = details


class Wishes:
    def __init__(self, services: Services) -> None:
        self._storage = services.storage

    async def read(
        self, ctx: UpdateContext, kind: DraftKind, sent: Waiting | None, words: Sequence[str]
    ) -> DraftData:
        """What is known of a draft before anything was looked at. Raises NotUnderstood."""
        data = DraftData(pointed=(ctx.chat_id, sent.message_id) if sent is not None else None)
        if kind.ages:
            return _aged(data, words)
        return await self._faced(ctx, data, sent, " ".join(words))

    async def _faced(self, ctx: UpdateContext, data: DraftData, sent: Waiting | None, name: str) -> DraftData:
        saved = await self._storage.read(faces.listing, ctx.user.id)
        if name and not saved:
            return data.with_(notice=Notice(key="no-saved-faces"))
        if name:
            return _with_face(data, _named(saved, name))
        default = next((face for face in saved if face.is_default), None)
        if default is not None and sent is not None and _by_reply(ctx, sent):
            return _with_face(data, default)
        return data


def _by_reply(ctx: UpdateContext, sent: Waiting) -> bool:
    """In a private chat, whoever sends a picture along with the command may send the face right after it."""
    return not ctx.private or (ctx.message is not None and sent.message_id != ctx.message.message_id)


def _named(saved: Sequence[SavedFace], name: str) -> SavedFace:
    for face in saved:
        if face.name.casefold() == name.casefold():
            return face
    names = ", ".join(face.name for face in saved)
    raise NotUnderstood("no-such-face", name=name[:64], names=names, example=saved[0].name)


def _with_face(data: DraftData, face: SavedFace) -> DraftData:
    identity = Identity(media=face.media_id, box=Box(*face.box))
    return data.with_(preset=identity, preset_name=face.name)


def _aged(data: DraftData, words: Sequence[str]) -> DraftData:
    if not words:
        return data
    found = NUMBER.fullmatch(words[0])
    if found is None:
        raise NotUnderstood("no-such-age", limit=YEARS)
    years = int(found[2]) * (1 if found[1] in ("", "+") else -1)
    if not years or abs(years) > YEARS:
        raise NotUnderstood("no-such-age", limit=YEARS)
    return data.with_(years=years, hurried=True)
