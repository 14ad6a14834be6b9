"""Pictures as arrays: the edge where OpenCV's values get types."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from bot.media.model import PictureRefused

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

JPEG_QUALITY = 92
PNG_SIGNATURE = b"\x89PNG"

cv2.setNumThreads(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Colours in OpenCV's order (blue, green, red), apart from what shows through."""

    colours: Pixels
    alpha: Pixels | None
    lossless: bool


def decode(content: bytes) -> Scene:
    raw = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_UNCHANGED) if content else None
    if raw is None or raw.dtype not in (np.uint8, np.uint16):
        raise PictureRefused("picture-broken")
    if raw.dtype == np.uint16:
        raw = pixels(raw // 257)
    if raw.ndim == 2:
        raw = cv2.cvtColor(raw, cv2.COLOR_GRAY2BGR)
    alpha = pixels(raw[:, :, 3]) if raw.shape[2] == 4 else None
    return Scene(colours=pixels(raw[:, :, :3]), alpha=alpha, lossless=content.startswith(PNG_SIGNATURE))


def encode(scene: Scene) -> bytes:
    """A JPEG, or a PNG when the picture came as one."""
    picture = scene.colours if scene.alpha is None else np.dstack([scene.colours, scene.alpha])
    suffix, options = ".jpg", [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY]
    if scene.lossless:
        suffix, options = ".png", [cv2.IMWRITE_PNG_COMPRESSION, 4]
    succeeded, encoded = cv2.imencode(suffix, picture, options)
    if not succeeded:
        raise PictureRefused("picture-broken")
    return encoded.tobytes()


def pixels(array: Any) -> Pixels:
    """What OpenCV hands back, as what it is: contiguous bytes."""
    return np.ascontiguousarray(array, np.uint8)


def floats(array: Any) -> Floats:
    return np.ascontiguousarray(array, np.float32)


def grey(picture: Pixels) -> Pixels:
    return pixels(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))


def shrink(picture: Pixels, longest: int) -> tuple[Pixels, float]:
    """At most `longest` pixels on the longer side, and the factor that was applied (1 when it fitted)."""
    factor = longest / max(picture.shape[:2])
    if factor >= 1:
        return picture, 1.0
    return pixels(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)), factor
