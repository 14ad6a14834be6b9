"""Frames as they are meant to be seen: turned as the camera says, in plain colours, in the size wanted."""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple, cast

import numpy as np
from av.buffer import Buffer
from av.filter import Graph
from av.sidedata.sidedata import Type
from av.video.format import VideoFormat
from av.video.frame import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter

HIGH_DYNAMIC_RANGE = {int(ColorTrc.SMPTE2084), int(ColorTrc.ARIB_STD_B67)}
HALF = 2**15
"""Half of one, in the fixed point numbers of a display matrix."""


class Size(NamedTuple):
    width: int
    height: int

    @property
    def longest(self) -> int:
        return max(self)

    @property
    def turned(self) -> "Size":
        return Size(self.height, self.width)

    @property
    def pixels(self) -> int:
        return self.width * self.height

    def longest_with(self, pixels: float) -> int:
        """The longer edge of the same shape with that many pixels."""
        return int(self.longest * math.sqrt(max(0.0, pixels) / self.pixels))

    def within(self, longest: float) -> "Size":
        """Scaled down to fit, and even, because colours are stored for two by two pixels."""
        factor = min(1.0, longest / self.longest)
        return Size(*(max(2, round(edge * factor / 2) * 2) for edge in self))


def turns_of(frame: VideoFrame) -> tuple[tuple[str, str], ...]:
    """FFmpeg's filters that set a frame upright; none when it is."""
    matrix = cast("Mapping[Type, Buffer]", frame.side_data).get(Type.DISPLAYMATRIX)
    if matrix is None:
        return ()
    a, b, _, c, d = np.frombuffer(bytes(matrix), np.int32)[:5]
    if abs(int(b)) > HALF:
        ways = {(1, -1): "clock", (1, 1): "cclock_flip", (-1, 1): "cclock", (-1, -1): "clock_flip"}
        return (("transpose", ways[1 if b > 0 else -1, 1 if c > 0 else -1]),)
    flips = (("hflip", "") if a < 0 else None, ("vflip", "") if d < 0 else None)
    return tuple(flip for flip in flips if flip)


class Orienter:
    """Makes every frame alike, though a clip may change its size in the middle."""

    def __init__(self, first: VideoFrame, shape: float, longest: float) -> None:
        """`shape` is how much wider than high a pixel is."""
        self._reformatter = (
            VideoReformatter()
        )  # kept, because its tables of bright colours take seconds to make
        self._turns = turns_of(first)
        stored = Size(round(first.width * shape), first.height).within(longest)
        self._lying = stored
        self.size = stored.turned if any(name == "transpose" for name, _ in self._turns) else stored
        self._graph = self._made_graph() if self._turns else None

    def __call__(self, frame: VideoFrame) -> VideoFrame:
        plain = self._plain(frame)
        if self._graph is None:
            return plain
        plain.pts = None
        self._graph.push(plain)
        turned = self._graph.pull()
        assert isinstance(turned, VideoFrame)
        return turned

    def _plain(self, frame: VideoFrame) -> VideoFrame:
        full = frame.color_range == ColorRange.JPEG
        bright = frame.color_trc in HIGH_DYNAMIC_RANGE
        if (
            frame.format.name == "yuv420p"
            and self._lying == (frame.width, frame.height)
            and not (full or bright)
        ):
            return frame
        foreign = bright or frame.format.is_rgb or frame.format.name == "pal8"
        return self._reformatter.reformat(
            frame,
            *self._lying,
            "yuv420p",
            dst_colorspace=Colorspace.ITU709 if foreign else None,
            dst_color_range=ColorRange.MPEG,
            dst_color_trc=ColorTrc.BT709 if bright else None,
            dst_color_primaries=ColorPrimaries.BT709 if bright else None,
            threads=1,
        )

    def _made_graph(self) -> Graph:
        graph = Graph()
        width, height = self._lying
        steps = [
            graph.add_buffer(
                width=width, height=height, format=VideoFormat("yuv420p"), time_base=Fraction(1, 1000)
            )
        ]
        steps += [graph.add(name, way) if way else graph.add(name) for name, way in self._turns]
        graph.link_nodes(*steps, graph.add("buffersink")).configure()
        return graph
