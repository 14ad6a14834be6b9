import itertools
from functools import partial

import pytest
from pydantic import BaseModel

from bot.media.model import Box
from bot.providers.aifaceswap import api, schemas
from bot.providers.aifaceswap.api import claim_in, faces_from, ticket_from
from bot.providers.base import (
    Misconfigured,
    Observation,
    Outcome,
    OutOfCredit,
    ProviderError,
    Rejected,
    Throttled,
    Ticket,
    Unsure,
)
from bot.providers.http import Reply
from tests.providers.recorded import GARBAGE, body, raised_by, recorded, replying, sample

TASK = "ac3eb7ab5852233a3d2076031103b4fe"
ORDERS = ["faceswap", "multi_faceswap", "video_faceswap", "multi_video_faceswap"]
REQUESTS: list[tuple[str, type[BaseModel]]] = [
    ("faceswap", schemas.Swap),
    ("extract_face", schemas.ExtractFaces),
    ("multi_faceswap", schemas.MultiSwap),
    ("video_faceswap", schemas.VideoSwap),
    ("extract_base64_face", schemas.ExtractFrameFaces),
    ("multi_video_faceswap", schemas.MultiVideoSwap),
]


@pytest.mark.parametrize(("name", "model"), REQUESTS)
def test_each_documented_request_is_one_that_we_would_send(name: str, model: type[BaseModel]) -> None:
    documented = sample(f"aifaceswap/{name}.request")
    assert model(**documented).model_dump(mode="json") == documented


@pytest.mark.parametrize("name", ORDERS)
def test_each_documented_order_is_accepted_and_tells_its_price(name: str) -> None:
    data = sample(f"aifaceswap/{name}")["data"]
    assert ticket_from(recorded(f"aifaceswap/{name}")) == Ticket(ref=data["task_id"], points=data["points"])


def test_the_documented_prices_fit_its_table() -> None:
    points = {name: sample(f"aifaceswap/{name}")["data"]["points"] for name in ORDERS}
    assert points == {
        "faceswap": api.SWAP_PRICE,
        "multi_faceswap": api.MULTI_SWAP_PRICE,
        "video_faceswap": api.video_swap_price(5, 0),
        "multi_video_faceswap": api.multi_video_swap_price(1, 5, 0),
    }


@pytest.mark.parametrize(
    ("faces", "enhance", "each_second"), [(1, 0, 4), (2, 0, 6), (1, 1, 6), (3, 1, 10), (1, 2, 8), (3, 2, 12)]
)
def test_several_faces_of_a_clip_cost_what_the_table_says(
    faces: int, enhance: schemas.Enhance, each_second: int
) -> None:
    assert api.multi_video_swap_price(faces, 7, enhance) == 7 * each_second


@pytest.mark.parametrize(("enhance", "each_second"), [(0, 2), (1, 4), (2, 6)])
def test_a_part_of_a_second_is_quoted_as_a_whole_one(enhance: schemas.Enhance, each_second: int) -> None:
    assert api.video_swap_price(4.2, enhance) == 5 * each_second


def test_faces_keep_the_order_of_the_answer_which_numbers_them() -> None:
    faces, points = faces_from(recorded("aifaceswap/extract_face"))
    assert [(face.token, face.box) for face in faces] == [
        ("0", Box(146, 256, 240, 381)),
        ("1", Box(297, 521, 371, 621)),
        ("2", Box(441, 208, 529, 332)),
    ]
    assert points == 2


def test_faces_of_a_frame_come_under_another_name_and_without_a_price() -> None:
    faces, points = faces_from(recorded("aifaceswap/extract_base64_face"))
    assert [face.box for face in faces] == [Box(568, 332, 655, 476), Box(1078, 170, 1169, 290)]
    assert points == 0


@pytest.mark.parametrize(
    "faces",
    [[[1, 2, 3]], [[1, 2, 3, 4, 5]], [[9, 9, 1, 1]], [["a", 2, 3, 4]], {"0": [1, 2, 3, 4]}, None, "[]"],
)
def test_boxes_that_are_none_are_not_guessed_at(faces: object) -> None:
    with pytest.raises(Unsure):
        faces_from(replying({"code": 200, "data": {"faces": faces, "points": 2}}))


CODES: list[tuple[int, object, str, type[ProviderError]]] = [
    (200, 401, "Unauthorized", Misconfigured),
    (200, "403", "Forbidden", Misconfigured),
    (200, 402, "Payment required", OutOfCredit),
    (200, 400, "Insufficient points", OutOfCredit),
    (200, 10005, "Your balance is not enough", OutOfCredit),
    (200, 429, "Slow down", Throttled),
    (200, 500, "Server error", Unsure),
    (200, 400, "No face in the picture", Rejected),
    (200, 404, "Image not found", Rejected),
    (200, 10001, "index out of range", Rejected),
    (400, 400, "source_image is required", Rejected),
    (400, 200, "odd", Rejected),
    (404, 404, "Not found", Misconfigured),
    (500, 200, "odd", Unsure),
]


@pytest.mark.parametrize(("status", "code", "message", "kind"), CODES)
def test_every_code_but_200_is_a_refusal(
    status: int, code: object, message: str, kind: type[ProviderError]
) -> None:
    reply = replying({"code": code, "data": {}, "message": message}, status)
    with pytest.raises(kind) as caught:
        ticket_from(reply)
    assert type(caught.value) is kind
    assert message in str(caught.value)


@pytest.mark.parametrize("data", [{}, None, {"points": 2}, {"task_id": ""}, {"task_id": None}])
def test_an_acceptance_without_a_task_may_have_been_paid_for(data: object) -> None:
    with pytest.raises(Unsure):
        ticket_from(replying({"code": 200, "data": data, "message": "OK"}))


@pytest.mark.parametrize("points", ["two", -1, 2.5, None, [2]])
def test_a_strange_price_does_not_lose_the_task(points: object) -> None:
    assert ticket_from(replying({"code": 200, "data": {"task_id": TASK, "points": points}})) == Ticket(
        ref=TASK
    )


UNREADABLE: list[tuple[int, type[ProviderError]]] = [
    (200, Unsure),
    (400, Rejected),
    (401, Misconfigured),
    (429, Throttled),
    (503, Unsure),
]


def test_an_unreadable_answer_is_judged_by_its_status() -> None:
    wrong = []
    for garbage, (status, kind) in itertools.product(GARBAGE, UNREADABLE):
        error = raised_by(partial(ticket_from, Reply(status=status, body=garbage)))
        if type(error) is not kind:
            wrong.append(f"{garbage[:20]!r} under {status}: {error!r}")
    assert wrong == []


@pytest.mark.parametrize("success", [1, True, "1", "true", "success"])
@pytest.mark.parametrize("field", ["result_image", "result_video", "video_url", "result_url", "url"])
def test_a_callback_brings_the_result_under_any_plausible_name(success: object, field: str) -> None:
    document = {
        "success": success,
        "type": 7,
        "task_id": TASK,
        "result_image": "",
        field: "https://x.example/1.mp4",
    }
    assert claim_in(replying(document).body) == Observation(
        outcome=Outcome.SUCCEEDED, ref=TASK, result="https://x.example/1.mp4"
    )


@pytest.mark.parametrize("success", [0, False, "0", "false"])
def test_a_callback_tells_of_a_failure_without_a_reason(success: object) -> None:
    document = sample("aifaceswap/callback_failed") | {"success": success}
    claim = claim_in(replying(document).body)
    assert claim is not None
    assert (claim.outcome, claim.ref, claim.result) == (Outcome.FAILED, document["task_id"], None)


@pytest.mark.parametrize(("kind", "points"), [(1, 2), ("1", 2), (2, 5), (3, None), (None, None), ({}, None)])
def test_a_callback_without_an_answer_before_it_costs_what_the_table_says(
    kind: object, points: int | None
) -> None:
    document = sample("aifaceswap/callback_single") | {"type": kind}
    told, untold = claim_in(replying(document).body, charged=True), claim_in(replying(document).body)
    assert told is not None
    assert untold is not None
    assert (told.points, untold.points) == (points, None)


def test_the_documented_callback_is_read() -> None:
    claim = claim_in(body("aifaceswap/callback_single"))
    assert claim is not None
    assert (claim.outcome, claim.ref) == (Outcome.SUCCEEDED, TASK)


@pytest.mark.parametrize(
    "garbage",
    [
        *GARBAGE,
        b'{"success": 1, "task_id": "x"}',
        b'{"success": 2, "task_id": "x", "result_image": "https://a"}',
        b'{"success": 1, "result_image": "https://a"}',
        b'{"task_id": "x", "result_image": "https://a"}',
    ],
)
def test_a_callback_that_says_nothing_is_passed_over(garbage: bytes) -> None:
    assert claim_in(garbage) is None
