"""Single frames of clips: one at a time, the clearest one, strips of them to choose from, thumbnails."""

import io
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from PIL import Image

from bot.media.model import Box, ClipRefused, Face
from bot.media.video.convert import survey_clip
from bot.media.video.orient import Orienter
from bot.media.video.reader import ClipReader, open_clip

JPEG_QUALITY = 92
SEARCH_EDGE = 640
"""Longest edge of the frames that are searched for the clearest; only the best are searched in full size."""

FINALISTS = 2
FACE_EDGE = 96
THUMBNAIL_EDGE, THUMBNAIL_BYTES = 320, 200_000
MIN_CONTRAST = 12.0
"""A frame with less contrast than this is black, white or a fade."""

Detector = Callable[[bytes], list[Face]]


def thumbnail(data: bytes) -> bytes:
    """A small JPEG of the first frame on which there is something to see."""
    with open_clip(data) as reader:
        seconds = survey_clip(reader).seconds
        choices = [frame_at(reader, seconds * share, THUMBNAIL_EDGE) for share in (0.0, 0.1, 0.25, 0.5)]
    best = next((one for one in choices if _contrast(one) > MIN_CONTRAST), choices[0])
    small = (jpeg(best, quality) for quality in (85, 60, 30))
    return next(content for content in small if len(content) <= THUMBNAIL_BYTES)


def clearest_frame(data: bytes, detect: Detector, samples: int = 12) -> tuple[float, bytes, list[Face]]:
    """When, a JPEG, and the faces on it: where most faces are surely seen, and large, and sharp.

    Without any face, a sharp frame and an empty list.
    """
    with open_clip(data) as reader:
        seconds = survey_clip(reader).seconds
        seen = [(_small_score(reader, at, detect), at) for at in spread(seconds, samples)]
        finalists = [at for _, at in sorted(seen, reverse=True)[:FINALISTS]]
        best = max((_looked_at(reader, at, detect) for at in finalists), key=lambda one: one[0])
    return best[1:]


def spread(seconds: float, count: int) -> list[float]:
    """Times in the middle of `count` equal parts."""
    return [seconds * (part + 0.5) / count for part in range(count)]


def frame_at(reader: ClipReader, seconds: float, longest: int = 4096) -> Image.Image:
    moment = next(reader.frames(max(0.0, seconds)), None)
    if moment is None:
        raise ClipRefused("clip-broken")
    upright = Orienter(moment.frame, reader.pixel_shape, longest)
    frame = upright(moment.frame).reformat(format="rgb24", threads=1)
    return Image.fromarray(np.asarray(frame.to_ndarray(), np.uint8))


def jpeg(picture: Image.Image, quality: int = JPEG_QUALITY) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, subsampling=0)
    return out.getvalue()


Score = tuple[int, int, float]


def _small_score(reader: ClipReader, at: float, detect: Detector) -> Score:
    picture = frame_at(reader, at, SEARCH_EDGE)
    return _score(picture, detect(jpeg(picture)))


def _looked_at(reader: ClipReader, at: float, detect: Detector) -> tuple[Score, float, bytes, list[Face]]:
    picture = frame_at(reader, at)
    content = jpeg(picture)
    faces = detect(content)
    return _score(picture, faces), at, content, faces


def _score(picture: Image.Image, faces: Sequence[Face]) -> Score:
    grey = np.asarray(picture.convert("L"))
    sure = [face for face in faces if face.sure]
    boxes = [face.box for face in sure or faces] or [Box(0, 0, *picture.size)]
    whole = picture.width * picture.height
    clear = sum((box.area / whole) ** 0.5 * _sharpness(grey, box) for box in boxes)
    return len(sure), min(1, len(faces)), clear


def _sharpness(grey: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], box: Box) -> float:
    """Of a face in a size that all faces are brought to, so that the larger is not the blurrier."""
    face = grey[box.y1 : box.y2, box.x1 : box.x2]
    if not face.size:
        return 0.0
    small = cv2.resize(face, (FACE_EDGE, FACE_EDGE), interpolation=cv2.INTER_AREA)
    return float(np.log1p(cv2.Laplacian(small, cv2.CV_64F).var()))


def _contrast(picture: Image.Image) -> float:
    return float(np.asarray(picture.convert("L")).std())
