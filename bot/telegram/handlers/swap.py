"""/swap: somebody else's face, sent or saved, onto a picture. The words behind it name a saved face.

What follows is in `draft_flow`.
"""

from collections.abc import Sequence

from bot.drafts.model import DraftData, Identity, Notice, Waiting
from bot.drafts.typed_input import NotUnderstood
from bot.media.model import Box
from bot.telegram.middleware.context import UpdateContext
from storage import Storage, faces
from storage.model import SavedFace

LONGEST_QUOTED = 64  # letters of what was not understood


async def read_face(
    storage: Storage, ctx: UpdateContext, data: DraftData, sent: Waiting | None, words: Sequence[str]
) -> DraftData:
    """The saved face that is meant by the words behind the command, or by saying nothing. Raises NotUnderstood."""
    name = " ".join(words)
    saved = await storage.read(faces.listing, ctx.user.id)
    if name and not saved:
        return data.with_(notice=Notice(key="no-saved-faces"))
    if name:
        return _with_face(data, _named(saved, name))
    default = next((face for face in saved if face.is_default), None)
    if default is not None and sent is not None and _by_reply(ctx, sent):
        return _with_face(data, default)
    return data


def _by_reply(ctx: UpdateContext, sent: Waiting) -> bool:
    """In a private chat, somebody who sends a picture along with the command may send the face right after it."""
    return not ctx.private or (ctx.message is not None and sent.message_id != ctx.message.message_id)


def _named(saved: Sequence[SavedFace], name: str) -> SavedFace:
    for face in saved:
        if faces.same_name(face.name, name):
            return face
    names = ", ".join(face.name for face in saved)
    raise NotUnderstood("no-such-face", name=name[:LONGEST_QUOTED], names=names, example=saved[0].name)


def _with_face(data: DraftData, face: SavedFace) -> DraftData:
    identity = Identity(media=face.media_id, box=Box(*face.box))
    return data.with_(preset=identity, preset_name=face.name)
