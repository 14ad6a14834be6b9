import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.media.labels import place_labels
from bot.media.model import Box

PICTURE = (1280, 960)
SIZE = (60, 40)


def crowd(columns: int, rows: int, *, side: int, step: int) -> list[Box]:
    return [
        Box(20 + x * step, 20 + y * step, 20 + x * step + side, 20 + y * step + side)
        for y in range(rows)
        for x in range(columns)
    ]


def labels_of(faces: list[Box], picture: tuple[int, int] = PICTURE) -> list[Box]:
    return place_labels(faces, [SIZE] * len(faces), picture)


def test_a_label_sits_on_top_of_its_frame() -> None:
    face = Box(400, 300, 600, 500)
    [label] = labels_of([face])
    assert label.x1 + label.x2 == face.x1 + face.x2
    assert label.y1 < face.y1 < label.y2 < face.y1 + face.height / 4


@pytest.mark.parametrize(
    "faces",
    [
        crowd(4, 3, side=90, step=200),
        crowd(12, 1, side=70, step=72),
        crowd(10, 6, side=80, step=90),
        [Box(0, 0, 1280, 960)],
        [Box(300, 0, 500, 200), Box(0, 700, 200, 960), Box(1270, 950, 1280, 960)],
        [Box(400, 300, 420, 320)] * 3,
    ],
)
def test_labels_never_overlap_or_leave_the_picture(faces: list[Box]) -> None:
    labels = labels_of(faces)
    assert all(one.overlap(other) == 0 for one, other in itertools.combinations(labels, 2))
    assert all(min(label) >= 0 and label.x2 <= PICTURE[0] and label.y2 <= PICTURE[1] for label in labels)
    assert all((label.width, label.height) == SIZE for label in labels)


def test_a_label_leaves_other_faces_free() -> None:
    above, below = Box(400, 200, 500, 300), Box(400, 310, 500, 410)
    _, label = labels_of([above, below])
    assert label.overlap(above) == 0


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.tuples(st.integers(0, 1200), st.integers(0, 900), st.integers(4, 500)), min_size=1, max_size=12
    )
)
def test_each_label_is_near_its_own_face(corners: list[tuple[int, int, int]]) -> None:
    faces = [Box(x, y, min(x + side, 1280), min(y + side, 960)) for x, y, side in corners]
    for face, label in zip(faces, labels_of(faces), strict=True):
        across = max(0, face.x1 - label.x2, label.x1 - face.x2)
        down = max(0, face.y1 - label.y2, label.y1 - face.y2)
        assert max(across, down) <= 4 * SIZE[0]
