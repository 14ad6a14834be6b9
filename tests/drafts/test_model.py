"""What a draft remembers survives the way into a row and back."""

import json
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drafts.model import (
    DraftData,
    Footage,
    Identity,
    Notice,
    Shot,
    Waiting,
    spec_of,
)
from bot.jobs.model import Kind, Spec
from bot.media.model import Box, Face
from tests.telegram.handlers.shapes import footage, identity, shot

WRITTEN: dict[str, Any] = json.loads((Path(__file__).parent / "documents_0_1.json").read_text())
"""By the release that wrote field by field."""
NAMES = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=12)
BOXES = st.builds(Box, *[st.integers(0, 4096)] * 4)
FACES = st.builds(Face, box=BOXES, token=st.none() | NAMES, sure=st.booleans())
SHOTS = st.builds(Shot, media=NAMES, faces=st.lists(FACES, max_size=4).map(tuple), photo=st.none() | NAMES)
IDENTITIES = st.builds(Identity, media=NAMES, box=BOXES)
WAITING = st.builds(
    Waiting,
    file_id=NAMES,
    size=st.integers(0, 10**8),
    keep_quality=st.booleans(),
    album=st.none() | NAMES,
    message_id=st.integers(1, 10**9),
    is_clip=st.booleans(),
)
FOOTAGE = st.builds(Footage, media=NAMES, seconds=st.floats(0.5, 600))
DATA = st.builds(
    DraftData,
    scene=st.none() | SHOTS,
    picked=st.lists(st.integers(1, 9), max_size=4).map(tuple),
    identities=st.dictionaries(st.integers(1, 9), IDENTITIES, max_size=3),
    question=st.none() | SHOTS,
    spare=st.none() | SHOTS,
    for_all=st.booleans(),
    years=st.integers(-30, 30),
    album=st.none() | NAMES,
    album_told=st.booleans(),
    all_saved=st.booleans(),
    taken=st.none() | st.integers(1, 10**9),
    notice=st.none() | st.builds(Notice, key=NAMES, details=st.dictionaries(NAMES, st.integers() | NAMES)),
    face_id=st.none() | st.integers(1, 10**6),
    waiting=st.lists(WAITING, max_size=2).map(tuple),
    wanted=st.none() | NAMES,
    clip=st.none() | FOOTAGE,
    start=st.integers(0, 600),
    cut=st.none() | FOOTAGE,
    enhance=st.none() | st.integers(0, 2),
)


@given(DATA)
def test_a_document_comes_back_as_it_went(data: DraftData) -> None:
    assert DraftData.from_document(json.loads(json.dumps(data.to_document()))) == data


def test_a_document_of_an_older_release_is_understood() -> None:
    assert DraftData.from_document({"picked": [1]}) == DraftData(picked=(1,))


def test_documents_that_0_1_wrote_are_written_as_it_reads_them() -> None:
    """Two releases share the rows while one takes over from the other: nothing that was there is missing."""
    for document in WRITTEN["drafts"].values():
        assert known_in(document, DraftData.from_document(document).to_document()) == document
    for kind, document in WRITTEN["specs"].items():
        assert known_in(document, Spec.from_document(kind, document).to_document()) == document


def known_in(old: Any, new: Any) -> Any:
    """The new document without what the old one does not know."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: known_in(old[key], value) for key, value in new.items() if key in old}
    if isinstance(old, list) and isinstance(new, list):
        return [known_in(one, other) for one, other in zip(old, new, strict=True)]
    return new


def test_what_0_1_wrote_is_understood() -> None:
    full = DraftData.from_document(WRITTEN["drafts"]["full"])
    assert full.scene is not None
    assert full.scene.face(1) == Face(box=Box(10, 20, 110, 140), token="412,300:433,299")
    assert full.identities == {1: Identity(media="m2", box=Box(1, 2, 3, 4))}
    assert full.notice == Notice(key="not-all-faces", details={"limit": 8, "name": "7"})
    assert (full.pointed, full.words, full.clip) == (
        (-1001, 5),
        ("Anna", "B."),
        Footage(media="c1", seconds=12.5),
    )
    spec = Spec.from_document("video", WRITTEN["specs"]["video"])
    assert (spec.kind, spec.scene, spec.frame, spec.seconds, spec.enhance) == (
        Kind.VIDEO,
        "c1",
        "m1",
        12.5,
        2,
    )
    assert spec.pairs[0].identity_box == Box(1, 2, 3, 4)


@pytest.mark.parametrize("row", [{"picked": "1"}, {"scene": {"media": "m"}}, {"years": "old"}])
def test_a_row_that_is_no_draft_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        DraftData.from_document(row)


def test_a_swap_is_ordered_face_by_face() -> None:
    data = DraftData(scene=shot(3), picked=(1, 3), identities={1: identity("a"), 3: identity("b")})
    spec = spec_of(Kind.SWAP, data)
    assert spec.kind is Kind.SWAP
    assert [(pair.box, pair.token, pair.identity) for pair in spec.pairs] == [
        (shot(3).face(1).box, "t0", "a"),
        (shot(3).face(3).box, "t2", "b"),
    ]


def test_a_change_of_age_is_ordered_with_its_faces_and_years() -> None:
    spec = spec_of(Kind.AGE, DraftData(scene=shot(2), picked=(2,), years=-15))
    assert (spec.kind, spec.boxes, spec.years) == (Kind.AGE, (shot(2).face(2).box,), -15)


def test_a_clip_is_ordered_with_the_frame_that_its_faces_were_chosen_in() -> None:
    data = DraftData(
        scene=shot(2, media="frame"), clip=footage(3), picked=(2,), identities={2: identity("a")}, enhance=1
    )
    spec = spec_of(Kind.VIDEO, data)
    assert (spec.kind, spec.scene, spec.frame, spec.seconds, spec.enhance) == (
        Kind.VIDEO,
        "clip",
        "frame",
        3,
        1,
    )
    assert [pair.box for pair in spec.pairs] == [shot(2).face(2).box]


def test_of_a_clip_that_was_cut_the_part_is_ordered() -> None:
    part = footage(5, media="part")
    data = DraftData(scene=shot(1, media="frame"), clip=footage(90), cut=part, picked=(1,), years=-9)
    spec = spec_of(Kind.AGE_VIDEO, data)
    assert (spec.kind, spec.scene, spec.seconds, spec.years) == (Kind.AGE_VIDEO, "part", 5, -9)
    assert data.media_ids == {"part", "frame"}
