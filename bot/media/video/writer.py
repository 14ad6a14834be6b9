"""Writing clips: H.264 and AAC in an MP4 that plays while it loads, and nothing else in it."""

import io
import itertools
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

from bot.media.video.audio import LAYOUT, SAMPLE_RATE, soundtrack
from bot.media.video.orient import Orienter
from bot.media.video.reader import ClipReader, TimedFrame

PRESET = "veryfast"
GOOD_QUALITY = {"crf": "20"}
KEY_SECONDS = 2
AUDIO_BITS_PER_SECOND = 128_000

TOLERANCE_SECONDS = 0.005
"""Less than a frame of sound, more than times are rounded by."""

PRIMING_SECONDS = 0.06
"""Encoders of sound begin with two or three packets that nobody hears."""

EARLY_TICKS = Fraction(1, 4)
"""By how much of a tick a frame may be late: many formats round their times."""

CAMERA_RATES = tuple(Fraction(fps) for fps in (24, 25, 30, 48, 50, 60))
MIN_FPS, MAX_FPS = 5, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What to record of a clip: from where, how many frames at what rate, and how large and good at most.

    `quality` is in FFmpeg's words.
    """

    start: float = 0.0
    frames: int
    rate: Fraction
    longest: int
    quality: dict[str, str]
    sound_bits: int = AUDIO_BITS_PER_SECOND

    @property
    def seconds(self) -> float:
        return float(self.frames / self.rate)


def neat_rate(fps: float) -> Fraction:
    """A rate that cameras have, also the slowed ones of television, where it is near one."""
    fps = max(MIN_FPS, min(MAX_FPS, fps))
    known = [*CAMERA_RATES, *(rate * 1000 / 1001 for rate in CAMERA_RATES)]
    nearest = min(known, key=lambda rate: abs(float(rate) - fps))
    return nearest if abs(float(nearest) - fps) < fps * 0.005 else Fraction(round(fps))


def record(reader: ClipReader, cut: Cut) -> bytes:
    """Encoded anew: frames upright and at equal distances, the sound in step with them."""
    first = next(reader.frames(cut.start)).frame
    upright = Orienter(first, reader.pixel_shape, cut.longest)
    file = io.BytesIO()
    with _mp4(file) as container:
        picture = _picture_stream(container, cut, upright, first)
        sound = _sound_stream(container, cut) if reader.sound else None
        container.start_encoding()
        sounds = deque(_sound_packets(reader, cut, sound) if sound else ())
        for packet in _picture_packets(reader, cut, picture, upright):
            while sounds and _time(sounds[0]) <= _time(packet):
                container.mux(sounds.popleft())
            container.mux(packet)
        container.mux(list(sounds))
    return file.getvalue()


def repack(reader: ClipReader, seconds: float) -> bytes:
    """The same pictures and sounds, bit by bit; what else was in the file stays behind.

    Sound before the first picture and behind the last one, which ends at `seconds`, stays behind, too: what is counted
    and paid for is how long the pictures last.
    """
    file = io.BytesIO()
    with _mp4(file) as container:
        streams: dict[int, Stream] = {
            reader.picture.index: container.add_stream_from_template(reader.picture)
        }
        if reader.sound:
            streams[reader.sound.index] = container.add_stream_from_template(reader.sound)
        for packet in reader.packets():
            assert packet.pts is not None
            assert packet.dts is not None
            shift = round(reader.origin / packet.time_base)
            packet.pts, packet.dts = packet.pts - shift, packet.dts - shift
            if packet.stream is reader.sound and not _within(packet, seconds):
                continue
            if packet.stream is reader.picture:  # the last one may claim to be shown for ever
                most = max(1, round(seconds / packet.time_base) - packet.pts)
                packet.duration = min(packet.duration or most, most)
            packet.stream = streams[packet.stream.index]
            container.mux(packet)
    return file.getvalue()


def steady(moments: Iterable[TimedFrame], cut: Cut) -> Iterator[VideoFrame]:
    """The frame on show at each tick, again and again where nothing new came; the last one to the end."""
    coming = iter(moments)
    shown = next(coming)
    following = next(coming, None)
    for tick in range(cut.frames):
        now = cut.start + float((tick + EARLY_TICKS) / cut.rate)
        while following and following.at < now:
            shown, following = following, next(coming, None)
        yield shown.frame


def _mp4(file: io.BytesIO) -> OutputContainer:
    """To put the index first, FFmpeg reads what it has written: `io_open` hands it that."""
    return av.open(
        file, "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"},
        io_open=lambda _url, _flags, _options: io.BytesIO(file.getvalue()),
    )  # fmt: skip


def _picture_stream(
    container: OutputContainer, cut: Cut, upright: Orienter, first: VideoFrame
) -> VideoStream:
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
    stream = container.add_stream("aac", rate=SAMPLE_RATE)
    assert isinstance(stream, AudioStream)
    stream.layout = LAYOUT
    stream.bit_rate = cut.sound_bits
    return stream


def _picture_packets(
    reader: ClipReader, cut: Cut, stream: VideoStream, upright: Orienter
) -> Iterator["Packet[Stream]"]:
    last, made = None, None
    for tick, frame in enumerate(steady(reader.frames(cut.start), cut)):
        if frame is not last or made is None:
            last, made = frame, upright(frame)
        made.pict_type = 0  # the encoder chooses its own key frames
        made.pts, made.time_base = tick, 1 / cut.rate
        yield from stream.encode(made)
    yield from stream.encode(None)


def _sound_packets(reader: ClipReader, cut: Cut, stream: AudioStream) -> Iterator["Packet[Stream]"]:
    frames = soundtrack(reader, cut.start, cut.seconds)
    for packet in itertools.chain.from_iterable(map(stream.encode, itertools.chain(frames, (None,)))):
        if _within(packet, cut.seconds):
            yield packet


def _within(packet: "Packet[Stream]", seconds: float) -> bool:
    """Whether a packet of sound lies inside of the pictures, or just before them, to prime the decoder."""
    assert packet.pts is not None
    begins = float(packet.pts * packet.time_base)
    ends = begins + float((packet.duration or 0) * packet.time_base)
    return begins >= -PRIMING_SECONDS and ends <= seconds + TOLERANCE_SECONDS


def _time(packet: "Packet[Stream]") -> float:
    assert packet.dts is not None
    return float(packet.dts * packet.time_base)
