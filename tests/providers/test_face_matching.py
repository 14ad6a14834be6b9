import asyncio

import pytest

from bot.media.model import Box, Face, MediaRef
from bot.providers.base import Observation, Outcome, Rejected, Ticket, Unavailable
from bot.providers.callback_trust import believable
from bot.providers.detection import Detections
from bot.providers.face_matching import matched
from tests.providers.provider_stacks import Memory

THEIRS = (
    Face(box=Box(441, 208, 529, 332)),
    Face(box=Box(146, 256, 240, 381)),
    Face(box=Box(297, 521, 371, 621)),
)


def face(*box: int) -> Face:
    return Face(box=Box(*box))


def test_faces_are_found_again_by_overlap_whatever_their_order() -> None:
    ours = [face(150, 270, 240, 360), face(445, 215, 530, 300)]
    assert matched(ours, THEIRS) == [1, 0]


def test_the_same_detectors_own_faces_are_found_again_exactly() -> None:
    twins = (Face(box=Box(0, 0, 10, 10), token="0"), Face(box=Box(0, 0, 10, 11), token="1"))
    assert matched([twins[1]], twins) == [1]


@pytest.mark.parametrize(
    "ours",
    [
        [face(700, 700, 800, 800)],
        [face(146, 256, 240, 381), face(150, 260, 238, 380)],
        [face(0, 0, 1000, 1000)],
        [face(146, 256, 160, 270)],
    ],
    ids=["nobody there", "two of ours for one of theirs", "the whole picture", "a corner of one"],
)
def test_a_doubtful_face_is_told_and_not_guessed(ours: list[Face]) -> None:
    with pytest.raises(Rejected) as caught:
        matched(ours, THEIRS)
    assert caught.value.key == "failed-faces-unclear"


def test_two_of_theirs_over_one_of_ours_is_doubtful() -> None:
    with pytest.raises(Rejected):
        matched([face(0, 0, 100, 100)], [face(0, 0, 90, 100), face(10, 0, 100, 100)])


def test_no_faces_match_no_faces() -> None:
    assert matched([], THEIRS) == []
    with pytest.raises(Rejected):
        matched([face(0, 0, 9, 9)], [])


def picture(sha256: str) -> MediaRef:
    return MediaRef(
        id=sha256, url="https://bot.example/x", mime="image/jpeg", width=9, height=9, sha256=sha256
    )


async def test_a_picture_is_looked_at_once_however_many_want_it() -> None:
    looks: list[str] = []

    async def look(wanted: MediaRef) -> tuple[Face, ...]:
        looks.append(wanted.sha256)
        await asyncio.sleep(0)
        return THEIRS

    detections = Detections(Memory())
    seen = await asyncio.gather(*(detections.faces("akool", picture(name), look) for name in "aabab"))
    assert seen == [THEIRS] * 5
    assert looks == ["a", "b"]


async def test_a_failed_look_is_not_remembered() -> None:
    answers: list[Exception | tuple[Face, ...]] = [Unavailable("no"), ()]

    async def look(_: MediaRef) -> tuple[Face, ...]:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    detections = Detections(Memory())
    with pytest.raises(Unavailable):
        await detections.faces("akool", picture("a"), look)
    assert await detections.faces("akool", picture("a"), look) == ()
    assert await detections.faces("akool", picture("a"), look) == ()


HOSTS = ("cdn.example", "*.results.example")


def claim(result: str | None = None, ref: str | None = "t1") -> Observation:
    return Observation(outcome=Outcome.SUCCEEDED if result else Outcome.FAILED, result=result, ref=ref)


@pytest.mark.parametrize("result", ["https://cdn.example/1.png", "https://a.results.example/1.png", None])
@pytest.mark.parametrize("ticket", [Ticket(ref="t1"), None])
def test_a_claim_about_the_task_with_a_result_at_home_is_believed(
    result: str | None, ticket: Ticket | None
) -> None:
    assert believable(claim(result), ticket, HOSTS) == claim(result)


@pytest.mark.parametrize(
    "forged",
    [
        claim("https://evil.example/1.png"),
        claim("https://cdn.example.evil.example/1.png"),
        claim("https://cdn.example@evil.example/1.png"),
        claim("https://results.example/1.png"),
        claim("http://[::1"),
        claim("local:0123456789ab"),
        claim("file:///etc/passwd"),
        claim("https://cdn.example/1.png", ref="t2"),
        claim("https://cdn.example/1.png", ref=None),
        claim(ref="t2"),
        claim(ref=""),
        None,
    ],
)
def test_other_claims_are_passed_over(forged: Observation | None) -> None:
    assert believable(forged, Ticket(ref="t1"), HOSTS) is None
