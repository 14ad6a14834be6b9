"""Where the number of each face goes: near its face, inside the picture, and never on another number."""

from collections.abc import Iterator, Sequence

from bot.media.model import Box

FRAME_OVERLAP = 0.22
"""How much of a label's height lies on its own frame, so that one sees that they belong together."""

ON_LABEL, ON_OTHER_FACE, ON_OWN_FACE, LATER_CHOICE = 1000.0, 12.0, 5.0, 0.35
RINGS = 4


def place_labels(
    faces: Sequence[Box], sizes: Sequence[tuple[int, int]], picture: tuple[int, int]
) -> list[Box]:
    """One label (width, height) for each face, in the same order."""
    placed: list[Box] = []
    for index, (face, size) in enumerate(zip(faces, sizes, strict=True)):
        others = [*faces[:index], *faces[index + 1 :]]
        choices = [_inside(label, picture) for label in _choices(face, *size)]
        costs = [_cost(label, rank, face, others, placed) for rank, label in enumerate(choices)]
        placed.append(choices[costs.index(min(costs))])
    return placed


def _choices(face: Box, width: int, height: int) -> Iterator[Box]:
    """The nicest first: above the middle, then around, then inside the corners, then ever further away."""
    middle, lap = (face.x1 + face.x2) // 2, int(height * FRAME_OVERLAP)
    above, below = face.y1 - height + lap, face.y2 - lap
    for top in (above, below):
        for left in (middle - width // 2, face.x1 - lap, face.x2 - width + lap):
            yield _label(left, top, width, height)
    for left in (face.x1 - width + lap, face.x2 - lap):
        yield _label(left, (face.y1 + face.y2 - height) // 2, width, height)
    for left in (face.x1 + lap, face.x2 - width - lap):
        for top in (face.y1 + lap, face.y2 - height - lap):
            yield _label(left, top, width, height)
    for ring in range(1, RINGS + 1):
        yield from _ring(face, width, height, ring)


def _ring(face: Box, width: int, height: int, ring: int) -> Iterator[Box]:
    middle_x, middle_y = (face.x1 + face.x2) / 2, (face.y1 + face.y2) / 2
    for across in (-1.0, -0.5, 0.0, 0.5, 1.0):
        for down in (-1.0, -0.5, 0.0, 0.5, 1.0):
            if max(abs(across), abs(down)) < 1:
                continue
            x = middle_x + across * (face.width / 2 + width * ring * 0.75) - width / 2
            y = middle_y + down * (face.height / 2 + height * ring * 0.75) - height / 2
            yield _label(int(x), int(y), width, height)


def _label(left: int, top: int, width: int, height: int) -> Box:
    return Box(left, top, left + width, top + height)


def _inside(label: Box, picture: tuple[int, int]) -> Box:
    left = max(0, min(label.x1, picture[0] - label.width))
    top = max(0, min(label.y1, picture[1] - label.height))
    return _label(left, top, label.width, label.height)


def _cost(label: Box, rank: int, face: Box, others: Sequence[Box], placed: Sequence[Box]) -> float:
    return (
        ON_LABEL * sum(_covered(other, label) for other in placed)
        + ON_OTHER_FACE * sum(_covered(other, label) for other in others)
        + ON_OWN_FACE * _covered(face, label)
        + LATER_CHOICE * min(rank, 12)
        + _distance(face, label) / label.height
    )


def _covered(one: Box, label: Box) -> float:
    """The share of the label that lies on the other, or of the other that lies under the label."""
    shared = Box(max(one.x1, label.x1), max(one.y1, label.y1), min(one.x2, label.x2), min(one.y2, label.y2))
    if shared.width <= 0 or shared.height <= 0:
        return 0.0
    return shared.area / max(1, min(label.area, one.area))


def _distance(face: Box, label: Box) -> float:
    across = max(0, face.x1 - label.x2, label.x1 - face.x2)
    down = max(0, face.y1 - label.y2, label.y1 - face.y2)
    return float(max(across, down))
