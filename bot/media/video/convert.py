"""Clips made safe and made fit: checked, converted only when they must be, trimmed, compressed."""

import hashlib
import math
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from statistics import median

from bot.media.model import MAX_CLIP_BYTES, Clip, ClipRefused
from bot.media.video.orient import Size, turns_of
from bot.media.video.reader import ClipReader, open_clip
from bot.media.video.writer import GOOD_QUALITY, Cut, neat_rate, record, repack

MIN_SECONDS = 0.5
MIN_EDGE = 64
MAX_ENCODED_EDGE = 1920
"""Of what is encoded here."""

DECODED_PER_SECOND, ENCODED_PER_SECOND = 250e6, 90e6
"""Pixels that one core decodes and encodes in a second: rather too few than too many."""

MAX_WORK_SECONDS = 40.0
"""Seconds of work that a conversion may take."""

MIN_LONGEST_EDGE = 640
"""A conversion that would have to be smaller is refused."""

BITS_PER_PIXEL, MIN_SHARP_EDGE = 0.05, 320
MIN_BITS_PER_SECOND = 30_000
MAX_UNEVEN_SHARE, MAX_STILL_SECONDS = 0.05, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the packets of a clip tell; a header may be missing, wrong, or a lie."""

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


def read_clip(data: bytes, *, most_bytes: int = MAX_CLIP_BYTES, in_part: bool = False) -> Clip:
    """A clip that is safe to keep and to pass on. Raises ClipRefused.

    `in_part`: of one that was cut off, what is there is taken.
    """
    if len(data) > most_bytes:
        raise ClipRefused("clip-too-big", megabytes=most_bytes // 1_000_000)
    with open_clip(data) as reader:
        survey = survey_clip(reader, in_part=in_part)
        ready = survey.steady and not survey.hidden and not reader.cut_off and _ready(reader)
        content = repack(reader, survey.seconds) if ready else record(reader, _whole(reader, survey))
        codec, loses_sound = reader.codec, reader.loses_sound
    return _described(content, codec, loses_sound=loses_sound)


def trim(data: bytes, start: float, seconds: float) -> bytes:
    """That part of it, to the frame; less when the clip ends before."""
    with open_clip(data) as reader:
        survey = survey_clip(reader)
        start = max(0.0, min(start, survey.seconds - 1 / survey.rate))
        length = min(seconds, survey.seconds - start)
        frames = max(1, round(length * survey.rate))
        return record(reader, _affordable(reader, survey, start=start, frames=frames))


def fit(data: bytes, most_bytes: int) -> bytes:
    """The same clip in no more bytes: less sharp, then smaller. Unchanged when it fits. Raises ClipRefused."""
    if len(data) <= most_bytes:
        return data
    with open_clip(data) as reader:
        survey = survey_clip(reader)
        share = 0.93
        for _ in range(4):
            smaller = record(reader, _cut_of_bits(reader, survey, most_bytes * 8 * share))
            if len(smaller) <= most_bytes:
                return smaller
            share *= 0.95 * most_bytes / len(smaller)
    raise ClipRefused("clip-too-big", megabytes=most_bytes // 1_000_000)


def survey_clip(reader: ClipReader, *, in_part: bool = False) -> Survey:
    """Raises ClipRefused for what is no moving picture."""
    base = reader.picture.time_base
    assert base is not None
    packets = [packet for packet in reader.packets() if packet.stream is reader.picture]
    if reader.codec == "gif" and len(packets) == 1:
        raise ClipRefused("clip-format", kind="GIF")  # a picture, whatever its name says
    if not packets or (reader.cut_off and not in_part):
        raise ClipRefused("clip-broken")
    if min(reader.picture.width, reader.picture.height) < MIN_EDGE:
        raise ClipRefused("clip-too-small", pixels=MIN_EDGE)
    times = sorted(float((packet.pts or 0) * base) for packet in packets if not packet.is_discard)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    usual = median(gaps) if gaps else 0.0
    if usual <= 0 or times[-1] - times[0] + usual < MIN_SECONDS:
        raise ClipRefused("clip-too-short", seconds=str(MIN_SECONDS))
    uneven = sum(abs(gap - usual) > usual / 2 for gap in gaps)
    return Survey(
        seconds=times[-1] - times[0] + usual,
        frames=len(times),
        quick_gap=max(usual / 12, sorted(gaps)[len(gaps) // 4]),
        steady=uneven <= MAX_UNEVEN_SHARE * len(gaps) and max(gaps) < MAX_STILL_SECONDS,
        hidden=len(times) < len(packets),
    )


def _ready(reader: ClipReader) -> bool:
    """Can be passed on as it is."""
    first = next(reader.frames(), None)
    if first is None:
        raise ClipRefused("clip-broken")
    frame = first.frame
    return (
        reader.codec == "h264"
        and frame.format.name in {"yuv420p", "yuvj420p"}
        and not (frame.width % 2 or frame.height % 2 or turns_of(frame))
        and math.isclose(reader.pixel_shape, 1, abs_tol=0.01)
        and reader.sound_codec in {None, "aac"}
    )


def _whole(reader: ClipReader, survey: Survey) -> Cut:
    return _affordable(reader, survey, frames=max(1, round(survey.seconds * survey.rate)))


def _affordable(reader: ClipReader, survey: Survey, *, frames: int, start: float = 0.0) -> Cut:
    """As large as there is time for. Raises ClipRefused when that is nothing one would like to see."""
    stored = Size(reader.picture.width, reader.picture.height)
    seconds = float(frames / survey.rate)
    decoding = stored.pixels * survey.fps * seconds / DECODED_PER_SECOND
    pixels = (MAX_WORK_SECONDS - decoding) * ENCODED_PER_SECOND / frames
    longest = min(MAX_ENCODED_EDGE, stored.longest, stored.longest_with(pixels))
    least = min(stored.longest, MIN_LONGEST_EDGE)
    if longest < least:
        cost = decoding + stored.within(least).pixels * frames / ENCODED_PER_SECOND
        raise ClipRefused("clip-too-long", seconds=int(seconds * MAX_WORK_SECONDS / cost))
    return Cut(start=start, frames=frames, rate=survey.rate, longest=longest, quality=GOOD_QUALITY)


def _cut_of_bits(reader: ClipReader, survey: Survey, bits: float) -> Cut:
    whole = _whole(reader, survey)
    rate = bits / whole.seconds
    sound = round(min(whole.sound_bits, rate / 5)) if reader.sound else 0
    rate = round(rate - sound)
    if rate < MIN_BITS_PER_SECOND:
        raise ClipRefused("clip-too-big", megabytes=max(1, round(bits / 8e6)))
    stored = Size(reader.picture.width, reader.picture.height)
    sharp = max(MIN_SHARP_EDGE, stored.longest_with(rate / whole.rate / BITS_PER_PIXEL))
    limits = {"b": str(rate), "maxrate": str(round(rate * 1.5)), "bufsize": str(rate * 2)}
    return replace(whole, longest=min(whole.longest, sharp), quality=limits, sound_bits=sound)


def _described(content: bytes, codec: str, *, loses_sound: bool) -> Clip:
    with open_clip(content) as reader:
        survey = survey_clip(reader)
        return Clip(
            content=content,
            mime="video/mp4",
            width=reader.picture.width,
            height=reader.picture.height,
            seconds=survey.seconds,
            fps=survey.fps,
            has_sound=reader.sound is not None,
            codec=codec,
            loses_sound=loses_sound,
            sha256=hashlib.sha256(content).hexdigest(),
        )
