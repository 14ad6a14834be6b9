"""An order as one provider gets it."""

from bot.jobs.model import FacePair, Spec, capability_of
from bot.media.library import LINK_SECONDS, Pictures
from bot.media.model import Box, Face, MediaRef, PictureRefused
from bot.providers.base import ClipWork, Pair, Provider, Work
from bot.providers.detection import FaceDetector
from storage.model import Job, Media

Links = dict[str, MediaRef]
AROUND = 0.4  # of the face's own size, left around it when it is cut out of a picture with several


async def build_work(
    job: Job, provider: Provider, pictures: Pictures, detector: FaceDetector, callback_url: str | None
) -> Work:
    """Raises MediaGone, and PictureRefused when nobody can look for faces now."""
    spec = Spec.from_document(job.kind, job.spec)
    media = {media_id: await pictures.find(media_id) for media_id in spec.media_ids}
    capability = capability_of(spec, len(await detector.faces(media[spec.chosen_in])))
    patience = max(LINK_SECONDS, provider.offers[capability].deadline)  # it may wait in a line of theirs
    links = {key: pictures.reference(item, seconds=patience) for key, item in media.items()}
    portraits = [await _portrait(pair, media[pair.identity], job, pictures, detector) for pair in spec.pairs]
    return Work(
        capability=capability,
        scene=links[spec.scene],
        pairs=tuple(
            Pair(
                face=Face(box=pair.box, token=pair.token),
                identity=pictures.reference(portrait, seconds=patience),
                identity_face=Face(box=box),
            )
            for pair, (portrait, box) in zip(spec.pairs, portraits, strict=True)
        ),
        faces=tuple(Face(box=box) for box in spec.boxes),
        years=spec.years,
        callback_url=callback_url,
        clip=_clip_work(spec, links) if spec.frame else None,
    )


async def _portrait(
    pair: FacePair, picture: Media, job: Job, pictures: Pictures, detector: FaceDetector
) -> tuple[Media, Box]:
    """Most services take no word on which face of an identity's picture is meant, so they get one with one face.

    A face that is too small to stand alone goes with its picture: those that can be told still find it.
    """
    if len(await detector.faces(picture)) <= 1:
        return picture, pair.identity_box
    around = _around(pair.identity_box, picture)
    part = await pictures.cutting(picture.id, around)
    try:
        portrait = await pictures.take(part, user_id=job.user_id, purpose="identity", keep_quality=True)
    except PictureRefused:
        return picture, pair.identity_box
    return portrait, _within(pair.identity_box, around, portrait)


def _around(face: Box, picture: Media) -> Box:
    wide, high = int(face.width * AROUND), int(face.height * AROUND)
    return Box(
        max(0, face.x1 - wide),
        max(0, face.y1 - high),
        min(picture.width, face.x2 + wide),
        min(picture.height, face.y2 + high),
    )


def _within(face: Box, part: Box, cut: Media) -> Box:
    """Where the face is in the part that was cut out, which may have been scaled when it was stored."""
    factor = cut.width / max(1, part.width)
    corners = (face.x1 - part.x1, face.y1 - part.y1, face.x2 - part.x1, face.y2 - part.y1)
    return Box(*(round(value * factor) for value in corners))


def _clip_work(spec: Spec, links: Links) -> ClipWork:
    assert spec.frame is not None
    return ClipWork(seconds=spec.seconds, enhance=spec.enhance, frame=links[spec.frame])
