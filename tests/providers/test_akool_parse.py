import itertools
from datetime import UTC, datetime
from functools import partial

import pytest
from pydantic import BaseModel, ValidationError

from bot.media.model import Box, Face
from bot.providers.akool import schemas
from bot.providers.akool.auth import expiry_of
from bot.providers.akool.parse import (
    balance_from,
    current_faces_from,
    data_of,
    legacy_faces_from,
    live_session_from,
    observation_from,
    rows_from,
    ticket_from,
    token_from,
    token_refused,
)
from bot.providers.base import (
    Misconfigured,
    Observation,
    Outcome,
    OutOfCredit,
    ProviderError,
    Rejected,
    Throttled,
    Ticket,
    Unavailable,
    Unsure,
)
from bot.providers.http import Reply
from tests.providers.recorded import GARBAGE, raised_by, recorded, replying, sample

REQUESTS: list[tuple[str, type[BaseModel]]] = [
    ("get_token", schemas.TokenRequest),
    ("detect_legacy", schemas.LegacyDetect),
    ("imgreage", schemas.ReageImage),
    ("vidreage", schemas.ReageVideo),
    ("job_del", schemas.DeleteJobs),
    ("live_create", schemas.LiveCreate),
    ("live_update", schemas.LiveUpdate),
    ("live_close", schemas.LiveClose),
]


@pytest.mark.parametrize(("name", "model"), REQUESTS)
def test_each_documented_request_is_one_that_we_would_send(name: str, model: type[BaseModel]) -> None:
    documented = sample(f"akool/{name}.request")
    assert model(**documented).model_dump(mode="json", by_alias=True) == documented


@pytest.mark.parametrize("years", [-31, 31])
def test_more_than_thirty_years_are_not_even_asked_for(years: int) -> None:
    with pytest.raises(ValidationError):
        schemas.ReageImage(**sample("akool/imgreage.request") | {"face_reage": years})


def test_an_order_is_known_by_its_id_and_cancelled_by_its_job_id() -> None:
    assert ticket_from(recorded("akool/reage")) == Ticket(
        ref="6593c94c0ef703e8c055e3c8", extra={"job_id": "20240102082900592-5653"}
    )


def test_the_predicted_address_is_no_result() -> None:
    assert ticket_from(recorded("akool/reage")).result is None
    waiting = rows_from(recorded("akool/listbyids"))
    assert waiting[0].url
    assert observation_from(waiting, waiting[0].id) == Observation(outcome=Outcome.PENDING, ref=waiting[0].id)


def row(**fields: object) -> Reply:
    listed = sample("akool/listbyids")
    listed["data"]["result"][0].update(fields)
    return replying(listed)


@pytest.mark.parametrize("status", [3, "3"])
def test_a_finished_row_brings_the_address(status: object) -> None:
    rows = rows_from(row(faceswap_status=status))
    assert observation_from(rows, rows[0].id) == Observation(
        outcome=Outcome.SUCCEEDED, ref=rows[0].id, result=rows[0].url
    )


@pytest.mark.parametrize("field", ["error_msg", "fail_reason", "msg", "unheard_of"])
def test_a_failed_row_tells_why_if_it_tells(field: str) -> None:
    rows = rows_from(row(faceswap_status=4, **{field: "no face"}))
    seen = observation_from(rows, rows[0].id)
    assert (seen.outcome, seen.detail) == (
        Outcome.FAILED,
        "status 4" if field == "unheard_of" else "no face",
    )


@pytest.mark.parametrize("status", [1, 2, 0, 5, "soon", None, {}])
def test_any_other_status_means_to_wait(status: object) -> None:
    rows = rows_from(row(faceswap_status=status))
    assert observation_from(rows, rows[0].id).outcome is Outcome.PENDING


@pytest.mark.parametrize("url", [None, ""])
def test_done_without_an_address_means_to_wait(url: object) -> None:
    rows = rows_from(row(faceswap_status=3, url=url))
    assert observation_from(rows, rows[0].id).outcome is Outcome.PENDING


def test_a_task_that_is_not_listed_yet_means_to_wait() -> None:
    rows = rows_from(replying({"code": 1000, "data": {"result": []}}))
    assert observation_from(rows, "6593c94c0ef703e8c055e3c8").outcome is Outcome.PENDING
    others = rows_from(row(faceswap_status=3))
    assert observation_from(others, "another").outcome is Outcome.PENDING


def test_the_legacy_detector_names_faces_by_their_landmarks() -> None:
    assert legacy_faces_from(recorded("akool/detect_legacy")) == (
        Face(box=Box(150, 264, 587, 921), token="249,510:460,515:343,657:255,740"),
    )


@pytest.mark.parametrize("key", ["0", "5"])
def test_the_current_detector_numbers_frames_and_names_faces_the_same_way(key: str) -> None:
    document = sample("akool/detect_current")
    document["faces_obj"] = {key: document["faces_obj"]["0"]}
    (face,) = current_faces_from(replying(document))
    assert face == Face(box=Box(150, 264, 587, 921), token="249,510:460,516:343,657:351,739")


def test_entries_that_are_numbered_by_face_count_too() -> None:
    document = sample("akool/detect_current")
    document["faces_obj"]["1"] = document["faces_obj"]["0"]
    assert len(current_faces_from(replying(document))) == 2


@pytest.mark.parametrize("read", [legacy_faces_from, current_faces_from])
@pytest.mark.parametrize("status", [200, 400, 500])
def test_nobody_in_the_picture_is_an_answer(read: object, status: int) -> None:
    reply = replying({"error_code": 1, "error_msg": "No faces detected", "faces_obj": {}}, status)
    assert callable(read)
    assert read(reply) == ()


@pytest.mark.parametrize("read", [legacy_faces_from, current_faces_from])
@pytest.mark.parametrize(
    ("document", "status", "kind"),
    [
        ({"error_code": 1, "error_msg": "download failed: https://bot.example/media/x"}, 400, Unavailable),
        ({"error_code": 1, "error_msg": "processing failed"}, 500, Unavailable),
        ({"error_code": 0, "landmarks_str": ["1,2:3,4"], "region": []}, 200, Unavailable),
        ({"error_code": 0, "faces_obj": {"0": {"landmarks_str": ["1,2"], "region": []}}}, 200, Unavailable),
        ({"error_code": 0}, 200, Unavailable),
        ({"code": 1101, "msg": "token"}, 200, Misconfigured),
        ({"code": 1104, "msg": "quota"}, 200, OutOfCredit),
        ({"code": 1000, "msg": "OK"}, 200, Unavailable),
    ],
)
def test_a_detector_that_did_not_look_says_what_is_wrong(
    read: object, document: object, status: int, kind: type[ProviderError]
) -> None:
    assert callable(read)
    with pytest.raises(kind) as caught:
        read(replying(document, status))
    assert "bot.example" not in str(caught.value)


CODES: list[tuple[int, type[ProviderError], str]] = [
    (1003, Rejected, "failed-rejected"),
    (1004, Misconfigured, ""),
    (1005, Throttled, ""),
    (1006, OutOfCredit, ""),
    (1007, Rejected, "failed-too-many-faces"),
    (1008, Rejected, "failed-pictures-gone"),
    (1009, Misconfigured, ""),
    (1010, Rejected, "failed-provider"),
    (1011, Rejected, "failed-provider"),
    (1014, Rejected, "failed-pictures-gone"),
    (1015, Rejected, "failed-provider"),
    (1016, Rejected, "failed-provider"),
    (1101, Misconfigured, ""),
    (1102, Misconfigured, ""),
    (1103, Misconfigured, ""),
    (1104, OutOfCredit, ""),
    (1108, Rejected, "failed-provider"),
    (1109, Misconfigured, ""),
    (1200, Misconfigured, ""),
    (1204, Rejected, "failed-rejected"),
    (1207, Rejected, "failed-rejected"),
    (1208, Rejected, "failed-rejected"),
    (1209, Rejected, "failed-rejected"),
    (1210, Rejected, "failed-rejected"),
    (1213, Misconfigured, ""),
    (1221, Misconfigured, ""),
    (2001, Unsure, ""),
    (9999, Rejected, "failed-provider"),
]


def test_each_code_has_its_meaning_whatever_the_status() -> None:
    wrong = []
    for (code, kind, key), spelt, status in itertools.product(CODES, (int, str), (200, 400, 500)):
        reply = replying({"code": spelt(code), "msg": "because"}, status, retry_after=9)
        error = raised_by(partial(ticket_from, reply))
        told = error.key if isinstance(error, Rejected) else key
        later = error.retry_after if isinstance(error, Throttled) else 9
        if (type(error), told, later) != (kind, key, 9):
            wrong.append(f"{spelt.__name__} {code} under {status}: {error!r}")
    assert wrong == []


def test_a_stumbling_server_is_no_doubt_where_nothing_is_paid() -> None:
    with pytest.raises(Unavailable):
        rows_from(replying({"code": 2001, "msg": "server error"}))


@pytest.mark.parametrize("data", [None, {}, {"job_id": "j"}, {"_id": ""}])
def test_an_acceptance_without_an_id_may_have_been_paid_for(data: object) -> None:
    with pytest.raises(Unsure):
        ticket_from(replying({"code": 1000, "msg": "OK", "data": data}))


UNREADABLE: list[tuple[int, bool, type[ProviderError]]] = [
    (200, True, Unsure),
    (200, False, Unavailable),
    (400, True, Rejected),
    (403, True, Misconfigured),
    (429, True, Throttled),
    (502, True, Unsure),
    (502, False, Unavailable),
]


def test_an_unreadable_answer_is_judged_by_its_status() -> None:
    wrong = []
    for garbage, (status, paid, kind) in itertools.product(GARBAGE, UNREADABLE):
        error = raised_by(partial(data_of, Reply(status=status, body=garbage), paid=paid))
        if type(error) is not kind:
            wrong.append(f"{garbage[:20]!r} under {status}, {paid=}: {error!r}")
    assert wrong == []


@pytest.mark.parametrize("document", [{"code": 1000, "token": "t"}, {"code": "1000", "data": {"token": "t"}}])
def test_the_token_is_found_in_both_places(document: object) -> None:
    assert token_from(replying(document)) == "t"


@pytest.mark.parametrize("document", [{"code": 1000}, {"code": 1000, "data": {"token": 5}}, {"code": 1101}])
def test_no_token_is_for_the_operator(document: object) -> None:
    with pytest.raises(Misconfigured):
        token_from(replying(document))


def test_a_refused_token_is_told_by_code_or_by_status() -> None:
    assert token_refused(replying({"code": 1101}))
    assert token_refused(Reply(status=401, body=b"nope"))
    assert not token_refused(replying({"code": 1102}, 401))
    assert not token_refused(recorded("akool/ok"))
    assert not token_refused(recorded("akool/detect_legacy"))


def test_the_end_of_a_token_is_read_from_it() -> None:
    assert expiry_of("x.eyJleHAiOjE3MzU2ODk2MDB9.y") == datetime(2025, 1, 1, tzinfo=UTC)
    assert [
        expiry_of(token) for token in ("", "x", "x.!.y", "x.e30.y", "x.bnVsbA.y", "x.eyJleHAiOjFlOTl9.y")
    ] == [None] * 6


def test_the_balance_is_a_whole_number_of_credits() -> None:
    assert balance_from(recorded("akool/quota_info")) == 4999


def test_a_live_session_finds_its_application_in_the_token() -> None:
    session = live_session_from(recorded("akool/live_create"))
    assert (session.id, session.channel_id, session.faceswap_status) == (
        "684f8fb744b8795862e45cbe",
        "20250616032959101_8224",
        1,
    )
    assert session.app_id == "ea4df2d20e43424ab4a8028e1883b17f"
    assert session.front_rtc_token not in repr(session)


@pytest.mark.parametrize("token", ["", "006x", "007", "007!!!!", "007eJx", "007" + "A" * 64])
def test_a_live_session_with_another_token_has_no_application(token: str) -> None:
    document = sample("akool/live_create")
    document["data"]["front_rtc_token"] = token
    assert live_session_from(replying(document)).app_id == ""
