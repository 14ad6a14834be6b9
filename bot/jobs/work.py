"""An order as one provider gets it."""

import base64
from typing import Any

from bot.jobs.capabilities import capability_of
from bot.jobs.model import Spec
from bot.jobs.pictures import LINK_SECONDS, Pictures
from bot.media.model import Face
from bot.providers.base import MediaRef, Pair, Provider, Work
from storage.model import Job, Media

Links = dict[str, MediaRef]


async def work_of(job: Job, provider: Provider, pictures: Pictures, callback_url: str | None) -> Work:
    """Raises MediaGone, and PictureRefused when nobody can look for faces now."""
    spec = Spec.from_document(job.kind, job.spec)
    media = {media_id: await pictures.find(media_id) for media_id in spec.media_ids}
    capability = capability_of(spec, len(await pictures.faces(media[spec.chosen_in])))
    patience = max(LINK_SECONDS, provider.offers[capability].deadline)  # it may wait in a line of theirs
    links = {key: pictures.reference(item, seconds=patience) for key, item in media.items()}
    return Work(
        capability=capability,
        scene=links[spec.scene],
        pairs=_pairs(spec, links),
        faces=tuple(Face(box=box) for box in spec.boxes),
        years=spec.years,
        callback_url=callback_url,
        options=await _clip_options(spec, media, links, pictures) if spec.frame else {},
    )


def _pairs(spec: Spec, links: Links) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            face=Face(box=pair.box, token=pair.token),
            identity=links[pair.identity],
            identity_face=Face(box=pair.identity_box),
        )
        for pair in spec.pairs
    )


async def _clip_options(
    spec: Spec, media: dict[str, Media], links: Links, pictures: Pictures
) -> dict[str, Any]:
    """`face_refs`: each chosen face cut out of the frame, as base64, in the order of the pairs."""
    assert spec.frame is not None
    cut = [await pictures.thumbnail(media[spec.frame], pair.box) for pair in spec.pairs]
    return {
        "seconds": spec.seconds,
        "enhance": spec.enhance,
        "frame": links[spec.frame],
        "face_refs": tuple(base64.b64encode(face).decode() for face in cut),
    }
