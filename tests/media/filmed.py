"""Clips as cameras, browsers and enemies make them. Each frame carries its number as a row of light and dark fields."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

import av
import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from bot.media.video import frames
from bot.media.video.reader import open_clip
from tests.media import crafted

FIELDS = 10
BT2020, HLG = 9, 18
SOUND_RATE = 48_000
BEEP = 0.1
"""For so long at the beginning of every second."""

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, kw_only=True)
class Shot:
    """What to film; the defaults are what Telegram's apps send."""

    seconds: float = 3.0
    width: int = 320
    height: int = 180
    fps: int = 30
    kind: str = "mp4"
    codec: str = "libx264"
    pixels: str = "yuv420p"
    sound: str | None = "aac"
    options: tuple[tuple[str, str], ...] = (("preset", "veryfast"), ("threads", "1"))
    rotation: int = 0
    mirrored: bool = False
    metadata: tuple[tuple[str, str], ...] = ()
    brightness: int | None = None
    """FFmpeg's number of a transfer curve, for pictures of wide colours and high dynamic range."""
    movflags: str = ""
    times: Callable[[int], int] = lambda number: number
    """When each frame is shown, in frames; of increasing order."""


WEBM = Shot(
    kind="webm", codec="libvpx-vp9", sound="libopus", options=(("deadline", "realtime"), ("cpu-used", "8"))
)
GIF = Shot(kind="gif", codec="gif", pixels="rgb8", sound=None, fps=10, options=())
HEVC = Shot(codec="libx265", options=(("preset", "ultrafast"), ("x265-params", "log-level=none:pools=1")))

AV1 = replace(WEBM, codec="libsvtav1", options=(("preset", "10"), ("crf", "20"), ("svtav1-params", "lp=1")))


def film(shot: Shot = Shot(), draw: Callable[[int], Pixels] | None = None) -> bytes:
    return _numbered_film(shot) if draw is None else _film(shot, draw)


@lru_cache(maxsize=64)
def _numbered_film(shot: Shot) -> bytes:
    return _film(shot, lambda number: numbered(number, shot))


def _film(shot: Shot, draw: Callable[[int], Pixels]) -> bytes:
    file = io.BytesIO()
    options = {"movflags": shot.movflags} if shot.movflags else {}
    with av.open(file, "w", format=shot.kind, options=options) as container:
        container.metadata.update(dict(shot.metadata))
        picture: Any = container.add_stream(shot.codec, rate=shot.fps, options=dict(shot.options))
        picture.width, picture.height, picture.pix_fmt = shot.width, shot.height, shot.pixels
        if shot.brightness:
            picture.codec_context.color_trc = shot.brightness
            picture.codec_context.color_primaries = picture.codec_context.colorspace = BT2020
        if shot.rotation or shot.mirrored:
            picture.set_display_rotation(shot.rotation, hflip=shot.mirrored)
        sound: Any = container.add_stream(shot.sound, rate=SOUND_RATE) if shot.sound else None
        if sound:
            sound.layout = "stereo"
        for number in range(round(shot.seconds * shot.fps)):
            frame = av.VideoFrame.from_ndarray(draw(number))
            frame.pts, frame.time_base = shot.times(number), Fraction(1, shot.fps)
            if shot.brightness:
                frame.color_trc, frame.color_primaries, frame.colorspace = shot.brightness, BT2020, BT2020
            container.mux(picture.encode(frame))
            if sound:
                container.mux(sound.encode(beeping(number, shot.fps)))
        container.mux(picture.encode(None))
        if sound:
            container.mux(sound.encode(None))
    return file.getvalue()


def sound_only() -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        sound = container.add_stream("aac", rate=SOUND_RATE)
        sound.layout = "stereo"
        for number in range(30):
            container.mux(sound.encode(beeping(number, 30)))
        container.mux(sound.encode(None))
    return file.getvalue()


def numbered(number: int, shot: Shot) -> Pixels:
    """The number in binary along the upper edge, above a moving gradient with a red lower left corner."""
    across = (np.arange(shot.width) + 3 * number) % 256
    picture = np.repeat(across[None, :, None], shot.height, 0).repeat(3, 2).astype(np.uint8)
    picture[shot.height // 2 :, : shot.width // 4] = (220, 30, 30)
    field = shot.width // FIELDS
    for place in range(FIELDS):
        picture[: shot.height // 4, place * field : (place + 1) * field] = 255 * (number >> place & 1)
    return picture


def frame_at(data: bytes, seconds: float) -> Image.Image:
    with open_clip(data) as film:
        return frames.frame_at(film, seconds)


def number_of(picture: Image.Image) -> int:
    grey = np.asarray(picture.convert("L"))
    row, field = grey[grey.shape[0] // 8], grey.shape[1] / FIELDS
    return sum(1 << place for place in range(FIELDS) if row[int((place + 0.5) * field)] > 127)


def faces(
    shot: Shot, names: tuple[str, ...] = ("group",), blurred: Callable[[int], float] | None = None
) -> Callable[[int], Pixels]:
    """A camera that moves over photographs, one after the other, out of focus where `blurred` says so."""
    size = (round(shot.width * 1.1), round(shot.height * 1.1))
    photos = [
        np.asarray(ImageOps.fit(crafted.opened(crafted.sample(name)).convert("RGB"), size)) for name in names
    ]
    total = round(shot.seconds * shot.fps)

    def draw(number: int) -> Pixels:
        photo = photos[min(len(photos) - 1, number * len(photos) // total)]
        left = int((size[0] - shot.width) * (0.5 + 0.5 * np.sin(number / 20)))
        top = int((size[1] - shot.height) * (0.5 + 0.5 * np.cos(number / 30)))
        view = np.ascontiguousarray(photo[top : top + shot.height, left : left + shot.width])
        strength = blurred(number) if blurred else 0.0
        soft: Any = cv2.GaussianBlur(view, (0, 0), strength) if strength else view
        shown: Pixels = soft
        return shown

    return draw


def beeping(number: int, fps: int) -> av.AudioFrame:
    each = SOUND_RATE // fps
    at = np.arange(number * each, (number + 1) * each) / SOUND_RATE
    wave = np.where(at % 1 < BEEP, 0.8 * np.sin(2 * np.pi * 1000 * at), 0).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(np.stack([wave, wave]), "fltp", "stereo")
    frame.sample_rate, frame.pts, frame.time_base = SOUND_RATE, number * each, Fraction(1, SOUND_RATE)
    return frame


def frames_of(data: bytes) -> list[tuple[float, Image.Image]]:
    """Every frame with its time, as a player shows them that knows of turns."""
    with open_clip(data) as one:
        seen: Any = one.frames()
        return [(moment.at, moment.frame.to_image()) for moment in seen]


def beeps_of(data: bytes) -> list[float]:
    """When each beep begins."""
    with av.open(io.BytesIO(data), "r") as container:
        stream = container.streams.audio[0]
        pieces = [(frame.time or 0.0, np.abs(frame.to_ndarray()[0])) for frame in container.decode(stream)]
    loud = [at + place / SOUND_RATE for at, wave in pieces for place in np.flatnonzero(wave > 0.3)]
    return [one for before, one in pairwise([-1.0, *loud]) if one - before > BEEP]
