"""Bringing together what two detectors saw in the same picture. Where it is not clear, nobody guesses."""

from collections.abc import Sequence

from bot.media.model import Box, Face
from bot.providers.base import Rejected

MIN_OVERLAP = 0.3
"""Detectors frame a head differently; two faces side by side still share less than this."""

MAX_RUNNER_UP_SHARE = 0.6
"""The second best may overlap this share of the best at most."""


def unclear() -> Rejected:
    return Rejected("its detector sees other faces than ours", key="failed-faces-unclear")


def matched(wanted: Sequence[Face], found: Sequence[Face]) -> list[int]:
    """Where in `found` each wanted face is. Raises Rejected when one is missing, doubtful or meant twice."""
    places = [_place(face, found) for face in wanted]
    if len(set(places)) < len(places):
        raise unclear()
    return places


def _place(wanted: Face, found: Sequence[Face]) -> int:
    for index, face in enumerate(found):
        if face.box == wanted.box and face.token == wanted.token:
            return index
    return _nearest(wanted.box, [face.box for face in found])


def _nearest(wanted: Box, found: Sequence[Box]) -> int:
    overlaps = [wanted.overlap(box) for box in found]
    ranked = sorted(overlaps, reverse=True)
    if (
        not ranked
        or ranked[0] < MIN_OVERLAP
        or (len(ranked) > 1 and ranked[1] > ranked[0] * MAX_RUNNER_UP_SHARE)
    ):
        raise unclear()
    return overlaps.index(ranked[0])
