"""Clips of telephones, cameras and programs of all ages, and some that were bent on the way."""

import io
import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import Any

import av
import numpy as np
import pytest

from bot.media.model import Clip, ClipRefused
from bot.media.video.convert import read_clip, trim
from tests.media import crafted

FAST_HEVC = {"preset": "ultrafast", "x265-params": "log-level=none:pools=1"}


@dataclass(frozen=True, kw_only=True)
class Odd:
    """Seconds of picture and sound, and when each begins."""

    kind: str = "mp4"
    codec: str = "libx264"
    pixels: str = "yuv420p"
    size: tuple[int, int] = (320, 180)
    options: tuple[tuple[str, str], ...] = (("preset", "ultrafast"),)
    picture: tuple[float, float] = (0.0, 2.0)
    sound: tuple[float, float] | None = (0.0, 2.0)
    sound_codec: str = "aac"
    rate: int = 48_000
    layout: str = "stereo"
    fps: int = 30
    flags: str = ""


@cache
def made(odd: Odd) -> bytes:
    file = io.BytesIO()
    with av.open(
        file, "w", format=odd.kind, options={"movflags": odd.flags} if odd.flags else {}
    ) as container:
        picture: Any = container.add_stream(odd.codec, rate=odd.fps, options=dict(odd.options))
        (picture.width, picture.height), picture.pix_fmt = odd.size, odd.pixels
        sound: Any = None
        if odd.sound:
            sound = container.add_stream(odd.sound_codec, rate=odd.rate)
            sound.layout = odd.layout
        begin, end = odd.picture
        for number in range(round(begin * odd.fps), round(end * odd.fps)):
            frame = av.VideoFrame.from_ndarray(np.full((*odd.size[::-1], 3), number * 5 % 255, np.uint8))
            frame.pts, frame.time_base = number, Fraction(1, odd.fps)
            container.mux(picture.encode(frame))
        container.mux(picture.encode(None))
        if odd.sound:
            for tone in tones(sound, odd):
                container.mux(sound.encode(tone))
            container.mux(sound.encode(None))
    return file.getvalue()


def tones(sound: Any, odd: Odd) -> Iterator[Any]:
    assert odd.sound
    begin, end = (round(seconds * odd.rate) for seconds in odd.sound)
    wave = (0.3 * np.sin(np.arange(begin, end) * 2 * np.pi * 440 / odd.rate)).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(np.stack([wave] * len(sound.layout.channels)), "fltp", odd.layout)
    frame.sample_rate, frame.pts, frame.time_base = odd.rate, begin, Fraction(1, odd.rate)
    size = sound.codec_context.frame_size or 1024
    resampler = av.AudioResampler(sound.codec_context.format.name, odd.layout, odd.rate, frame_size=size)
    yield from (*resampler.resample(frame), *resampler.resample(None))


def lengths(clip: Clip) -> dict[str, float]:
    """Of the whole file, as every player and service tells it, and of what is in it."""
    with av.open(io.BytesIO(clip.content), "r") as container:
        of_streams: dict[str, float] = {
            one.type: float((one.duration or 0) * (one.time_base or 0)) for one in container.streams
        }
        return {"file": (container.duration or 0) / 1e6, **of_streams}


def loudness(clip: Clip) -> float:
    with av.open(io.BytesIO(clip.content), "r") as container:
        waves = [frame.to_ndarray() for frame in container.decode(audio=0)]
    return float(np.abs(np.concatenate(waves, axis=1)).mean())


WEBM = Odd(
    kind="webm",
    codec="libvpx-vp9",
    sound_codec="libopus",
    options=(("deadline", "realtime"), ("cpu-used", "8")),
)
LENGTHS = {
    "as long as each other": Odd(),
    "2 s of picture under 20 s of sound": Odd(sound=(0, 20)),
    "the same in a WebM": Odd(**{**WEBM.__dict__, "sound": (0, 20)}),
    "the same, to be converted": Odd(codec="mpeg4", options=(), sound=(0, 20)),
    "the picture begins late": Odd(picture=(2, 4), sound=(0, 6)),
    "the sound begins late": Odd(picture=(0, 3), sound=(1, 3)),
    "the sound ends early": Odd(picture=(0, 3), sound=(0, 1)),
    "no sound": Odd(sound=None),
    "in fragments": Odd(flags="frag_keyframe+empty_moov", sound=(0, 9)),
}


@pytest.mark.parametrize("name", LENGTHS)
def test_what_is_counted_is_what_is_sent(name: str) -> None:
    odd = LENGTHS[name]
    clip = read_clip(made(odd))
    found = lengths(clip)
    assert clip.seconds == pytest.approx(odd.picture[1] - odd.picture[0], abs=0.03)
    assert found["file"] == pytest.approx(clip.seconds, abs=0.01)
    assert found.get("audio", 0) <= clip.seconds + 0.01
    assert clip.has_sound is bool(odd.sound)


@pytest.mark.parametrize("name", ["2 s of picture under 20 s of sound", "the picture begins late"])
def test_a_part_of_it_is_as_long_as_it_is_said_to_be(name: str) -> None:
    part = read_clip(trim(made(LENGTHS[name]), 0.5, 1.0))
    assert lengths(part)["file"] == pytest.approx(part.seconds, abs=0.01) == pytest.approx(1.0, abs=0.05)


def pcm(codec: str, rate: int = 44_100, layout: str = "stereo") -> Odd:
    return Odd(kind="mov", sound_codec=codec, rate=rate, layout=layout)


HEARD = {
    "AMR of Android's 3GP": Odd(kind="3gp", sound_codec="libopencore_amrnb", rate=8000, layout="mono"),
    "MP2": Odd(sound_codec="mp2"),
    "MP3": Odd(sound_codec="libmp3lame", rate=44_100),
    "AAC of six channels": Odd(layout="5.1"),
    "AC-3 of six channels": Odd(sound_codec="ac3", layout="5.1"),
    "E-AC-3": Odd(sound_codec="eac3", layout="5.1"),
    "FLAC": Odd(sound_codec="flac"),
    "Opus": Odd(sound_codec="libopus"),
    "ALAC": pcm("alac"),
    "plain samples": pcm("pcm_s16be"),
    "plain samples of 24 bits": pcm("pcm_s24le"),
    "plain samples of floats": pcm("pcm_f32le"),
    "samples of 8 bits": pcm("pcm_u8", 8000, "mono"),
    "of a telephone exchange": pcm("pcm_mulaw", 8000, "mono"),
    "QuickTime's ADPCM": pcm("adpcm_ima_qt", 44_100, "mono"),
}


def test_sound_that_can_be_decoded_is_kept() -> None:
    """All of them in one list, so that one sees every format that was lost."""
    lost = []
    for name, odd in HEARD.items():
        clip = read_clip(made(odd))
        if not clip.has_sound or clip.loses_sound or loudness(clip) < 0.03:
            lost.append(name)
    assert lost == []


def test_sound_that_cannot_be_decoded_is_spoken_of() -> None:
    data = made(pcm("pcm_s16be")).replace(b"twos", b"Qclp").replace(b"sowt", b"Qclp")
    unknown = data.replace(b"Qclp", b"QDMC")
    clip = read_clip(unknown)
    assert (clip.has_sound, clip.loses_sound) == (False, True)
    assert not read_clip(made(Odd(sound=None))).loses_sound


SEEN = {
    "HEVC": Odd(codec="libx265", options=tuple(FAST_HEVC.items())),
    "AV1": Odd(codec="libsvtav1", options=(("preset", "12"), ("svtav1-params", "lp=1"))),
    "VP9": WEBM,
    "MPEG-4 part 2": Odd(codec="mpeg4", options=()),
    "MPEG-4 part 2 in a 3GP": Odd(kind="3gp", codec="mpeg4", options=(), sound=None),
    "H.263 of old telephones": Odd(kind="3gp", codec="h263", size=(176, 144), options=(), sound=None),
    "Motion JPEG": Odd(kind="mov", codec="mjpeg", pixels="yuvj420p", options=()),
    "ProRes": Odd(kind="mov", codec="prores_ks", pixels="yuv422p10le", options=()),
}


def test_pictures_of_every_usual_codec_are_understood() -> None:
    refused = []
    for name, odd in SEEN.items():
        try:
            clip = read_clip(made(odd))
        except ClipRefused as error:
            refused.append(f"{name}: {error.key}")
        else:
            assert clip.seconds == pytest.approx(2.0, abs=0.05), name
    assert refused == []


ATOMS = (
    "mvhd", "tkhd", "mdhd", "hdlr", "stsd", "stts", "stsc", "stsz", "stco", "elst", "trak", "mdia", "minf", "stbl",
    "avc1", "avcC", "mp4a", "esds", "ctts", "stss", "dref", "moov", "mdat", "ftyp",
)  # fmt: skip


@dataclass
class Bent:
    """A MOV whose atoms say something else: sizes, counts, and single bytes of the index."""

    whole: bytes = field(default_factory=lambda: made(Odd(kind="mov", picture=(0, 1), sound=(0, 1))))

    def __iter__(self) -> Iterator[bytes]:
        rng = random.Random(5)
        for name in ATOMS:
            place = self.whole.find(name.encode())
            if place < 0:
                continue
            size = int.from_bytes(self.whole[place - 4 : place], "big")
            for wrong in (0, 1, 7, 8, 9, size - 1, size + 1, 2**31 - 1, 2**32 - 1):
                yield self.whole[: place - 4] + struct.pack(">I", wrong) + self.whole[place:]
            for offset in range(4, 40, 4):
                yield self._with(place + offset, rng.randbytes(3))
        index = self.whole.index(b"moov")
        for _ in range(100):
            yield self._with(rng.randrange(index, len(self.whole) - 1), rng.randbytes(1))

    def _with(self, place: int, changed: bytes) -> bytes:
        return self.whole[:place] + changed + self.whole[place + len(changed) :]


def test_a_bent_clip_is_read_or_refused_politely_and_nothing_else() -> None:
    outcomes: dict[str, int] = {}
    for data in Bent():
        try:
            trim(read_clip(data).content, 0.0, 0.5)
            outcome = "read"
        except ClipRefused as refused:
            outcome = refused.key
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert outcomes["read"] > 100
    assert outcomes["clip-broken"] > 50


def test_of_a_result_that_was_cut_off_what_is_there_is_kept() -> None:
    whole = read_clip(made(Odd(picture=(0, 4), sound=(0, 4)))).content
    cut = whole[: len(whole) * 3 // 4]
    with pytest.raises(ClipRefused, match="clip-broken"):
        read_clip(cut)
    clip = read_clip(cut, in_part=True)
    assert 1.5 < clip.seconds < 4
    assert lengths(clip)["file"] == pytest.approx(clip.seconds, abs=0.01)


REFUSED: dict[str, Callable[[], bytes]] = {
    "one frame": lambda: made(Odd(picture=(0, 1 / 30), sound=None)),
    "one frame under a minute of sound": lambda: made(Odd(picture=(0, 1 / 30), sound=(0, 60))),
}


def test_a_gif_of_one_frame_is_called_a_picture() -> None:
    with pytest.raises(ClipRefused) as refused:
        read_clip(crafted.encoded(crafted.plain(), "GIF"))
    assert (refused.value.key, refused.value.details) == ("clip-format", {"kind": "GIF"})


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_move_is_no_clip(name: str) -> None:
    with pytest.raises(ClipRefused, match="clip-too-short"):
        read_clip(REFUSED[name]())
