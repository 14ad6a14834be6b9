"""Clips made safe and made fit: checked, converted only when they must be, trimmed, compressed."""

import hashlib
import math
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from statistics import median

from bot.media.video.model import Clip, ClipRefused
from bot.media.video.orient import Size, turns_of
from bot.media.video.reader import Film, opened
from bot.media.video.writer import GOOD, Cut, neat_rate, record, repack

MAX_BYTES = 20_000_000
LEAST_SECONDS = 0.5
LEAST_EDGE = 64
LONGEST_EDGE = 1920
"""Of what is encoded here."""

DECODED, ENCODED = 250e6, 90e6
"""Pixels that one core decodes and encodes in a second: rather too few than too many."""

PATIENCE = 40.0
"""Seconds of work that a conversion may take."""

LEAST_LONGEST = 640
"""A conversion that would have to be smaller is refused."""

BITS_PER_PIXEL, LEAST_SHARP = 0.05, 320
LEAST_RATE = 30_000
UNEVEN_SHARE, LONGEST_STILL = 0.05, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the packets of a film tell; a header may be missing, wrong, or a lie."""

    seconds: float
    frames: int
    quick_gap: float
    """Between frames where there are many of them."""
    steady: bool
    hidden: bool
    """Some frames are only there to be decoded: somebody cut the clip without encoding it again."""

    @property
    def fps(self) -> float:
        return self.frames / self.seconds

    @property
    def rate(self) -> Fraction:
        return neat_rate(self.fps if self.steady else 1 / self.quick_gap)


def read_clip(data: bytes, *, most_bytes: int = MAX_BYTES) -> Clip:
    """A clip that is safe to keep and to pass on. Raises ClipRefused."""
    if len(data) > most_bytes:
        raise ClipRefused("clip-too-big", megabytes=most_bytes // 1_000_000)
    with opened(data) as film:
        survey = survey_of(film)
        ready = survey.steady and not survey.hidden and _ready(film)
        content = repack(film) if ready else record(film, _whole(film, survey))
        codec = film.codec
    return _described(content, codec)


def trim(data: bytes, start: float, seconds: float) -> bytes:
    """That part of it, to the frame; less when the clip ends before."""
    with opened(data) as film:
        survey = survey_of(film)
        start = max(0.0, min(start, survey.seconds - 1 / survey.rate))
        length = min(seconds, survey.seconds - start)
        frames = max(1, round(length * survey.rate))
        return record(film, _affordable(film, survey, start=start, frames=frames))


def fit(data: bytes, most_bytes: int) -> bytes:
    """The same clip in no more bytes: less sharp, then smaller. Unchanged when it fits. Raises ClipRefused."""
    if len(data) <= most_bytes:
        return data
    with opened(data) as film:
        survey = survey_of(film)
        share = 0.93
        for _ in range(4):
            smaller = record(film, _cut_of_bits(film, survey, most_bytes * 8 * share))
            if len(smaller) <= most_bytes:
                return smaller
            share *= 0.95 * most_bytes / len(smaller)
    raise ClipRefused("clip-too-big", megabytes=most_bytes // 1_000_000)


def survey_of(film: Film) -> Survey:
    """Raises ClipRefused for what is no moving picture."""
    base = film.picture.time_base
    assert base is not None
    packets = [packet for packet in film.packets() if packet.stream is film.picture]
    if film.cut_off or not packets:
        raise ClipRefused("clip-broken")
    if min(film.picture.width, film.picture.height) < LEAST_EDGE:
        raise ClipRefused("clip-too-small", pixels=LEAST_EDGE)
    times = sorted(float((packet.pts or 0) * base) for packet in packets if not packet.is_discard)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    usual = median(gaps) if gaps else 0.0
    if usual <= 0 or times[-1] - times[0] + usual < LEAST_SECONDS:
        raise ClipRefused("clip-too-short", seconds=str(LEAST_SECONDS))
    uneven = sum(abs(gap - usual) > usual / 2 for gap in gaps)
    return Survey(
        seconds=times[-1] - times[0] + usual,
        frames=len(times),
        quick_gap=max(usual / 12, sorted(gaps)[len(gaps) // 4]),
        steady=uneven <= UNEVEN_SHARE * len(gaps) and max(gaps) < LONGEST_STILL,
        hidden=len(times) < len(packets),
    )


def _ready(film: Film) -> bool:
    """Can be passed on as it is."""
    first = next(film.moments(), None)
    if first is None:
        raise ClipRefused("clip-broken")
    frame = first.frame
    return (
        film.codec == "h264"
        and frame.format.name in {"yuv420p", "yuvj420p"}
        and not (frame.width % 2 or frame.height % 2 or turns_of(frame))
        and math.isclose(film.pixel_shape, 1, abs_tol=0.01)
        and film.sound_codec in {None, "aac"}
    )


def _whole(film: Film, survey: Survey) -> Cut:
    return _affordable(film, survey, frames=max(1, round(survey.seconds * survey.rate)))


def _affordable(film: Film, survey: Survey, *, frames: int, start: float = 0.0) -> Cut:
    """As large as there is time for. Raises ClipRefused when that is nothing one would like to see."""
    stored = Size(film.picture.width, film.picture.height)
    seconds = float(frames / survey.rate)
    decoding = stored.pixels * survey.fps * seconds / DECODED
    pixels = (PATIENCE - decoding) * ENCODED / frames
    longest = min(LONGEST_EDGE, stored.longest, stored.longest_with(pixels))
    least = min(stored.longest, LEAST_LONGEST)
    if longest < least:
        cost = decoding + stored.within(least).pixels * frames / ENCODED
        raise ClipRefused("clip-too-long", seconds=int(seconds * PATIENCE / cost))
    return Cut(start=start, frames=frames, rate=survey.rate, longest=longest, quality=GOOD)


def _cut_of_bits(film: Film, survey: Survey, bits: float) -> Cut:
    whole = _whole(film, survey)
    rate = bits / whole.seconds
    sound = round(min(whole.sound_bits, rate / 5)) if film.sound else 0
    rate = round(rate - sound)
    if rate < LEAST_RATE:
        raise ClipRefused("clip-too-big", megabytes=max(1, round(bits / 8e6)))
    stored = Size(film.picture.width, film.picture.height)
    sharp = max(LEAST_SHARP, stored.longest_with(rate / whole.rate / BITS_PER_PIXEL))
    limits = {"b": str(rate), "maxrate": str(round(rate * 1.5)), "bufsize": str(rate * 2)}
    return replace(whole, longest=min(whole.longest, sharp), quality=limits, sound_bits=sound)


def _described(content: bytes, codec: str) -> Clip:
    with opened(content) as film:
        survey = survey_of(film)
        return Clip(
            content=content,
            mime="video/mp4",
            width=film.picture.width,
            height=film.picture.height,
            seconds=survey.seconds,
            fps=survey.fps,
            has_sound=film.sound is not None,
            codec=codec,
            sha256=hashlib.sha256(content).hexdigest(),
        )
