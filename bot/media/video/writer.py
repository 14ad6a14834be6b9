"""Writing clips: H.264 and AAC in an MP4 that plays while it loads, and nothing else in it."""

import io
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from bot.media.video.audio import LAYOUT, RATE, soundtrack
from bot.media.video.orient import Upright
from bot.media.video.reader import Film, Moment

PRESET = "veryfast"
GOOD = {"crf": "20"}
KEY_SECONDS = 2
SOUND_BITS = 128_000

EARLY = Fraction(1, 4)
"""By how much of a tick a frame may be late: many formats round their times."""

RATES = tuple(Fraction(fps) for fps in (24, 25, 30, 48, 50, 60))
SLOWEST, FASTEST = 5, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What to record of a film: from where, how many frames at what rate, and how large and good at most.

    `quality` is in FFmpeg's words.
    """

    start: float = 0.0
    frames: int
    rate: Fraction
    longest: int
    quality: dict[str, str]
    sound_bits: int = SOUND_BITS

    @property
    def seconds(self) -> float:
        return float(self.frames / self.rate)


def neat_rate(fps: float) -> Fraction:
    """A rate that cameras have, also the slowed ones of television, where it is near one."""
    fps = max(SLOWEST, min(FASTEST, fps))
    known = [*RATES, *(rate * 1000 / 1001 for rate in RATES)]
    nearest = min(known, key=lambda rate: abs(float(rate) - fps))
    return nearest if abs(float(nearest) - fps) < fps * 0.005 else Fraction(round(fps))


def record(film: Film, cut: Cut) -> bytes:
    """Encoded anew: frames upright and at equal distances, the sound in step with them."""
    first = next(film.moments(cut.start)).frame
    upright = Upright(first, film.pixel_shape, cut.longest)
    file = io.BytesIO()
    with _mp4(file) as container:
        picture = _picture_stream(container, cut, upright, first)
        sound = _sound_stream(container, cut) if film.sound else None
        container.start_encoding()
        sounds = deque(_sound_packets(film, cut, sound) if sound else ())
        for packet in _picture_packets(film, cut, picture, upright):
            while sounds and _time(sounds[0]) <= _time(packet):
                container.mux(sounds.popleft())
            container.mux(packet)
        container.mux(list(sounds))
    return file.getvalue()


def repack(film: Film) -> bytes:
    """The same pictures and sounds, bit by bit; what else was in the file stays behind."""
    file = io.BytesIO()
    with _mp4(file) as container:
        streams: dict[int, Stream] = {film.picture.index: container.add_stream_from_template(film.picture)}
        if film.sound:
            streams[film.sound.index] = container.add_stream_from_template(film.sound)
        for packet in film.packets():
            assert packet.pts is not None
            assert packet.dts is not None
            shift = round(film.origin / packet.time_base)
            packet.pts, packet.dts = packet.pts - shift, packet.dts - shift
            packet.stream = streams[packet.stream.index]
            container.mux(packet)
    return file.getvalue()


def steady(moments: Iterable[Moment], cut: Cut) -> Iterator[VideoFrame]:
    """The frame on show at each tick, again and again where nothing new came; the last one to the end."""
    coming = iter(moments)
    shown = next(coming)
    following = next(coming, None)
    for tick in range(cut.frames):
        now = cut.start + float((tick + EARLY) / cut.rate)
        while following and following.at < now:
            shown, following = following, next(coming, None)
        yield shown.frame


def _mp4(file: io.BytesIO) -> OutputContainer:
    """To put the index first, FFmpeg reads what it has written: `io_open` hands it that."""
    return av.open(
        file, "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"},
        io_open=lambda _url, _flags, _options: io.BytesIO(file.getvalue()),
    )  # fmt: skip


def _picture_stream(container: OutputContainer, cut: Cut, upright: Upright, first: VideoFrame) -> VideoStream:
    options = {"preset": PRESET, "threads": "1", **cut.quality}
    stream = container.add_stream("libx264", rate=cut.rate, options=options)
    assert isinstance(stream, VideoStream)
    stream.width, stream.height = upright.size
    stream.pix_fmt = "yuv420p"
    stream.gop_size = round(cut.rate * KEY_SECONDS)
    looks = upright(first)
    stream.codec_context.color_range = looks.color_range
    stream.codec_context.colorspace = looks.colorspace
    stream.codec_context.color_trc = looks.color_trc
    stream.codec_context.color_primaries = looks.color_primaries
    return stream


def _sound_stream(container: OutputContainer, cut: Cut) -> AudioStream:
    stream = container.add_stream("aac", rate=RATE)
    assert isinstance(stream, AudioStream)
    stream.layout = LAYOUT
    stream.bit_rate = cut.sound_bits
    return stream


def _picture_packets(
    film: Film, cut: Cut, stream: VideoStream, upright: Upright
) -> Iterator["Packet[Stream]"]:
    last, made = None, None
    for tick, frame in enumerate(steady(film.moments(cut.start), cut)):
        if frame is not last or made is None:
            last, made = frame, upright(frame)
        made.pict_type = 0  # the encoder chooses its own key frames
        made.pts, made.time_base = tick, 1 / cut.rate
        yield from stream.encode(made)
    yield from stream.encode(None)


def _sound_packets(film: Film, cut: Cut, stream: AudioStream) -> Iterator["Packet[Stream]"]:
    for frame in soundtrack(film, cut.start, cut.seconds):
        yield from stream.encode(frame)
    yield from stream.encode(None)


def _time(packet: "Packet[Stream]") -> float:
    assert packet.dts is not None
    return float(packet.dts * packet.time_base)
