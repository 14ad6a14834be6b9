"""The sound of a clip as samples without a gap, in step with its pictures."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from bot.media.video.reader import ClipReader

SAMPLE_RATE = 48_000
LAYOUT, FORMAT = "stereo", "fltp"
MAX_DRIFT_SAMPLES = SAMPLE_RATE // 25
"""How far sound may be off before it is mended; less than one hears."""

SILENCE_SAMPLES = SAMPLE_RATE
Samples = npt.NDArray[np.float32]


def soundtrack(reader: ClipReader, start: float, seconds: float) -> Iterator[AudioFrame]:
    """From `start` on, timed from 0. Where the file has a gap there is silence; what overlaps is left out."""
    written, total = 0, round(seconds * SAMPLE_RATE)
    for at, samples in _resampled(reader, start):
        late = round((at - start) * SAMPLE_RATE) - written
        if written and abs(late) < MAX_DRIFT_SAMPLES:
            late = 0
        for piece in (*_silence(min(late, total - written)), samples[:, max(0, -late) :]):
            fitting = piece[:, : total - written]
            if fitting.shape[1]:
                yield _frame(fitting, written)
                written += fitting.shape[1]
        if written >= total:
            return


def _resampled(reader: ClipReader, start: float) -> Iterator[tuple[float, Samples]]:
    resampler, made_for = AudioResampler(FORMAT, LAYOUT, SAMPLE_RATE), None
    for at, frame in reader.audio_frames(start):
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if made_for not in (None, kind):  # a recording may change its microphone
            resampler = AudioResampler(FORMAT, LAYOUT, SAMPLE_RATE)
        made_for = kind
        for piece in resampler.resample(frame):
            yield at, np.asarray(piece.to_ndarray(), np.float32)
            at += piece.samples / SAMPLE_RATE  # noqa: PLW2901 - it is where the next piece is


def _silence(samples: int) -> Iterator[Samples]:
    while samples > 0:
        yield np.zeros((2, min(samples, SILENCE_SAMPLES)), np.float32)
        samples -= SILENCE_SAMPLES


def _frame(samples: Samples, at: int) -> AudioFrame:
    frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples), FORMAT, LAYOUT)
    frame.sample_rate = SAMPLE_RATE
    frame.pts = at
    return frame
