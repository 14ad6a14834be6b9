import itertools
from functools import partial

import pytest

from bot.providers.acedata.parse import claim_in, source_kept, ticket_from
from bot.providers.acedata.schemas import SwapReply, SwapRequest
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

TASK = "9cba9d36-3b14-43c9-85b6-86f6dfc3b096"
CODES: list[tuple[int, str, type[ProviderError]]] = [
    (400, "token_mismatched", Misconfigured),
    (401, "token_mismatched", Misconfigured),
    (400, "api_not_implemented", Misconfigured),
    (400, "bad_request", Rejected),
    (400, "no_token", Misconfigured),
    (401, "invalid_token", Misconfigured),
    (401, "token_expired", Misconfigured),
    (403, "disabled", Misconfigured),
    (403, "used_up", OutOfCredit),
    (403, "forbidden", Rejected),
    (404, "no_api", Misconfigured),
    (429, "too_many_requests", Throttled),
    (500, "api_error", Rejected),
    (504, "timeout", Unsure),
    (400, "something_new", Rejected),
    (200, "something_new", Rejected),
    (502, "something_new", Unsure),
]


def test_the_documented_request_is_one_that_we_would_send() -> None:
    assert SwapRequest(**sample("acedata/swap.request")).model_dump(exclude_none=True) == sample(
        "acedata/swap.request"
    )


def test_an_order_is_accepted_under_its_task_id() -> None:
    assert ticket_from(recorded("acedata/swap_ordered"), waited=False) == Ticket(ref=TASK)


def test_a_result_that_was_waited_for_comes_with_the_answer() -> None:
    answer = sample("acedata/swap_waited")
    assert ticket_from(recorded("acedata/swap_waited"), waited=True) == Ticket(
        ref=answer["task_id"], result=answer["image_url"]
    )


def test_a_waited_answer_without_a_result_leaves_nothing_to_ask() -> None:
    with pytest.raises(Unsure):
        ticket_from(recorded("acedata/swap_ordered"), waited=True)


def test_sizes_may_come_as_text_or_nonsense() -> None:
    answer = sample("acedata/swap_waited") | {"image_width": "2008", "image_height": {}, "image_size": None}
    read = SwapReply.model_validate(answer)
    assert (read.image_width, read.image_height, read.image_size) == (2008, None, None)
    assert ticket_from(replying(answer), waited=True).result == answer["image_url"]


@pytest.mark.parametrize(("status", "code", "kind"), CODES)
def test_each_code_has_its_meaning_whatever_the_status(
    status: int, code: str, kind: type[ProviderError]
) -> None:
    document = {"success": False, "error": {"code": code, "message": "because"}, "trace_id": "t"}
    with pytest.raises(kind) as caught:
        ticket_from(replying(document, status, retry_after=4), waited=False)
    assert type(caught.value) is kind
    assert code in str(caught.value)
    if isinstance(caught.value, Throttled):
        assert caught.value.retry_after == 4


def test_the_documented_error_is_its_final_word() -> None:
    with pytest.raises(Rejected) as caught:
        ticket_from(recorded("acedata/api_error", 500), waited=True)
    assert (caught.value.key, str(caught.value)) == ("failed-provider", "api_error: fetch failed")


UNREADABLE: list[tuple[int, type[ProviderError]]] = [
    (200, Unsure),
    (400, Rejected),
    (401, Misconfigured),
    (429, Throttled),
    (500, Unsure),
    (504, Unsure),
]


def test_an_unreadable_answer_is_judged_by_its_status() -> None:
    wrong = []
    for garbage, (status, kind) in itertools.product(GARBAGE, UNREADABLE):
        error = raised_by(partial(ticket_from, Reply(status=status, body=garbage), waited=False))
        if type(error) is not kind:
            wrong.append(f"{garbage[:20]!r} under {status}: {error!r}")
    assert wrong == []


def test_a_link_in_an_error_is_not_repeated() -> None:
    secret = "https://bot.example/media/abcdefghijklmnopqrstuvwxyz"
    document = {"success": False, "error": {"code": "bad_request", "message": f"cannot open {secret}\n!"}}
    with pytest.raises(Rejected) as caught:
        ticket_from(replying(document, 400), waited=False)
    assert str(caught.value) == r"bad_request: cannot open [link]\n!"


def test_a_callback_brings_the_result() -> None:
    assert claim_in(body("acedata/callback_done")) == Observation(
        outcome=Outcome.SUCCEEDED, ref=TASK, result=sample("acedata/callback_done")["image_url"]
    )


@pytest.mark.parametrize(
    ("code", "key"),
    [("api_error", "failed-provider"), ("forbidden", "failed-rejected"), ("timeout", "failed-provider")],
)
def test_a_callback_tells_of_a_failure(code: str, key: str) -> None:
    document = sample("acedata/callback_failed")
    document["error"]["code"] = code
    claim = claim_in(replying(document).body)
    assert claim == Observation(outcome=Outcome.FAILED, ref=TASK, key=key, detail=f"{code}: fetch failed")


@pytest.mark.parametrize("garbage", [*GARBAGE, b'{"success": true, "task_id": "x"}'])
def test_a_callback_that_says_nothing_is_passed_over(garbage: bytes) -> None:
    assert claim_in(garbage) is None


@pytest.mark.parametrize(
    ("size", "kept"), [((400, 500), True), ((640, 360), False), ((1, 1), None), (("640", "360"), False)]
)
def test_the_size_of_a_result_tells_which_picture_was_kept(size: tuple[int, int], kept: bool | None) -> None:
    reply = SwapReply.model_validate({"image_width": size[0], "image_height": size[1]})
    assert source_kept(reply, source=(400, 500), target=(640, 360)) is kept


def test_two_pictures_of_one_size_tell_nothing() -> None:
    reply = SwapReply(image_width=400, image_height=500)
    assert source_kept(reply, source=(400, 500), target=(400, 500)) is None
