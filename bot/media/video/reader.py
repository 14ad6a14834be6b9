"""A clip open for reading: its frames with their times from 0, whatever container and codec it came in.

Nothing here trusts the file. The container is opened as what its first bytes say and as nothing else (FFmpeg would
also guess playlists, which name other files), only codecs that cameras and browsers write are decoded, and no
frame may be larger than `MAX_EDGE` square, whatever its header or any later frame claims.
"""

import io
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError, InvalidDataError
from av.packet import Packet
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from bot.media.model import ClipRefused
from bot.media.sniff import kind_of

MAX_EDGE = 4096
DEMUXERS = {"MP4": "mov", "MOV": "mov", "WEBM": "matroska", "GIF": "gif"}
PICTURE_CODECS = frozenset(
    {"h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "h263", "mjpeg", "prores", "gif"}
)  # fmt: skip
SOUND_CODECS = frozenset(
    {
        "aac", "mp3", "mp2", "opus", "vorbis", "alac", "ac3", "eac3", "dts", "flac", "speex",
        "amr_nb", "amr_wb", "evrc", "qcelp",  # of telephones
        "pcm_u8", "pcm_s8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be",
        "pcm_f32le", "pcm_f32be", "pcm_alaw", "pcm_mulaw", "adpcm_ima_qt", "adpcm_ima_wav", "adpcm_ms",
    }
)  # fmt: skip
"""FFmpeg's names of formats, not of decoders: `amr_nb` is decoded by `amrnb`."""

AUDIO_LEAD_SECONDS = 0.5
"""Decoders of sound need a little of what was before."""

SAME_TIME_SECONDS = 0.001


BENT = (
    FFmpegError, OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, EOFError,
    ArithmeticError, RuntimeError, StopIteration,
)  # fmt: skip
"""All that a file whose parts contradict each other has been seen to raise: FFmpeg passes on what it has read."""


class TimedFrame(NamedTuple):
    """A frame and when it is shown, in seconds from the first one."""

    at: float
    frame: VideoFrame


class ClipReader:
    """Made by `open_clip`. Every method reads from where it needs to, so one cannot run inside another."""

    def __init__(self, data: bytes, demuxer: str) -> None:
        self._data = data
        self._demuxer = demuxer
        self._open()
        self.origin = _first_time(self.picture)

    def close(self) -> None:
        self._container.close()

    @property
    def codec(self) -> str:
        return _codec(self.picture)

    @property
    def sound_codec(self) -> str | None:
        return _codec(self.sound) if self.sound else None

    @property
    def loses_sound(self) -> bool:
        """There is sound, and none of it in a format that is understood here."""
        return self.sound is None and bool(self._container.streams.audio)

    @property
    def cut_off(self) -> bool:
        """Its index names frames that lie behind its end."""
        return any(entry.pos + entry.size > len(self._data) for entry in self.picture.index_entries)

    @property
    def pixel_shape(self) -> float:
        """How much wider than high a pixel is."""
        return float(self.picture.sample_aspect_ratio or 1)

    def frames(self, start: float = 0.0) -> Iterator[TimedFrame]:
        """Frames from the one on show at `start` on; after the end, the last one."""
        shown: TimedFrame | None = None
        for moment in self._decoded_from(start):
            if moment.at <= start + SAME_TIME_SECONDS:
                shown = moment
                continue
            if shown:
                yield shown
                shown = None
            yield moment
        if shown:
            yield shown

    def audio_frames(self, start: float = 0.0) -> Iterator[tuple[float, AudioFrame]]:
        """From a little before `start` on."""
        assert self.sound is not None
        self._seek(start - AUDIO_LEAD_SECONDS)
        for packet in self._container.demux(self.sound):
            for frame in _decoded(packet):
                if isinstance(frame, AudioFrame) and frame.time is not None:
                    yield frame.time - self.origin, frame

    def packets(self) -> Iterator["Packet[Stream]"]:
        """All of them, of picture and sound, as they lie in the file."""
        self._seek(0)
        streams = [self.picture, self.sound] if self.sound else [self.picture]
        for packet in self._container.demux(*streams):
            if packet.dts is not None and packet.pts is not None:
                yield packet

    def _decoded_from(self, start: float) -> Iterator[TimedFrame]:
        found_earlier = False
        self._seek(start)
        for moment in self._decoded_pictures():
            if not found_earlier and start > 0 and moment.at > start + SAME_TIME_SECONDS:
                break  # a file without an index: it can only be read from the beginning
            found_earlier = True
            yield moment
        else:
            if found_earlier:
                return
        self._seek(0)
        yield from self._decoded_pictures()

    def _decoded_pictures(self) -> Iterator[TimedFrame]:
        for packet in self._container.demux(self.picture):
            for frame in _decoded(packet):
                if isinstance(frame, VideoFrame) and frame.pts is not None:
                    yield TimedFrame(frame.time - self.origin, frame)

    def _seek(self, seconds: float) -> None:
        """The beginning is found by opening anew: seeking there may lose the first sounds."""
        if seconds > 0:
            base = self.picture.time_base
            assert base is not None
            try:
                self._container.seek(int((seconds + self.origin) / base), stream=self.picture)
            except FFmpegError:
                seconds = 0
        if seconds <= 0:
            self._container.close()
            self._open()

    def _open(self) -> None:
        self._container = av.open(
            io.BytesIO(self._data),
            "r",
            format=self._demuxer,
            options={"max_pixels": str(MAX_EDGE * MAX_EDGE)},
            metadata_errors="replace",
        )
        self.picture = _picture(self._container)
        self.sound = _sound(self._container)


@contextmanager
def open_clip(data: bytes) -> Iterator[ClipReader]:
    """What cannot be made sense of, here or while it is read, is refused as broken. Raises ClipRefused."""
    kind = kind_of(data)
    if kind not in DEMUXERS:
        raise ClipRefused("clip-format", kind=kind)
    try:
        with closing(ClipReader(data, DEMUXERS[kind])) as reader:
            yield reader
    except ClipRefused:
        raise
    except BENT as error:  # FFmpeg's own MemoryError among them: the file asked for more than there can be
        raise ClipRefused("clip-broken") from error


def _picture(container: InputContainer) -> VideoStream:
    moving = [one for one in container.streams.video if not one.disposition & Disposition.attached_pic]
    if not moving:
        raise ClipRefused("clip-no-picture")
    picture = next((one for one in moving if one.disposition & Disposition.default), moving[0])
    codec = _codec(picture)
    if codec not in PICTURE_CODECS:
        raise ClipRefused("clip-format", kind=codec.upper())
    if max(picture.width, picture.height) > MAX_EDGE:
        raise ClipRefused("clip-too-many-pixels", pixels=MAX_EDGE)
    if not picture.width or not picture.height:
        raise ClipRefused("clip-broken")
    picture.thread_count = 1  # a process of the sandbox has one core
    picture.codec_context.options = {"max_pixels": str(MAX_EDGE * MAX_EDGE)}
    return picture


def _sound(container: InputContainer) -> AudioStream | None:
    """None also for sound that is not understood: a clip without it is better than none."""
    known = (one for one in container.streams.audio if _codec(one) in SOUND_CODECS)
    return next((one for one in known if one.codec_context.sample_rate), None)


def _codec(stream: VideoStream | AudioStream) -> str:
    context = stream.codec_context
    return "unknown" if context is None else context.codec.canonical_name


def _first_time(stream: VideoStream) -> float:
    return float(stream.start_time * stream.time_base) if stream.start_time and stream.time_base else 0.0


def _decoded(packet: "Packet[VideoStream] | Packet[AudioStream]") -> list[VideoFrame] | list[AudioFrame]:
    """Nothing for a packet that is damaged: a flaw in the middle is no reason to refuse the rest."""
    try:
        return packet.decode()
    except (InvalidDataError, EOFError):
        return []
