from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.telegram.client.rate_limiter import ChatLimiter, HeldBack, Rate, limiter_for, waiting_at_most
from bot.telegram.client.request import NotSent, seconds_to_wait
from tests.telegram.hours import Hours

GROUP = -1001234567890


class Api:
    """Writes down when each call arrived, and answers with the errors it was given first."""

    def __init__(self, **options: Any) -> None:
        self.hours = Hours()
        self.limiter = ChatLimiter(now=self.hours, sleep=self.hours.sleep, **{"overall": None, **options})
        self.calls: list[tuple[float, str, int | str | None]] = []
        self.errors: dict[int | str | None, list[TelegramError]] = {}

    async def call(self, chat: int | str | None, endpoint: str = "sendMessage") -> Any:
        async def callback() -> bool:
            self.calls.append((round(self.hours.now, 3), endpoint, chat))
            if waiting := self.errors.get(chat):
                raise waiting.pop(0)
            return True

        data = {} if chat is None else {"chat_id": chat}
        return await self.limiter.process_request(callback, (), {}, endpoint, data, None)

    async def all(self, *calls: Any) -> list[Any]:
        return await self.hours.pass_until(*calls)

    def times(self, chat: int | str | None) -> list[float]:
        return [at for at, _, to in self.calls if to == chat]


async def test_a_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    api = Api()
    await api.all(*(api.call(1) for _ in range(8)))
    assert api.times(1) == [0, 0, 0, 0, 0, 1, 2, 3]


async def test_a_group_never_gets_more_than_twenty_in_any_minute() -> None:
    api = Api(patience_seconds=10_000.0)
    await api.all(*(api.call(GROUP) for _ in range(60)))
    assert max(_in_window(api.times(GROUP), 60)) <= 20


async def test_all_chats_together_never_get_more_than_thirty_in_any_second() -> None:
    api = Api(overall=30)
    await api.all(*(api.call(chat) for chat in range(1, 201)))
    times = [at for at, _, _ in api.calls]
    assert len(times) == 200
    assert max(_in_window(times, 1)) <= 30
    assert times[-1] < 8


@pytest.mark.parametrize("chat", [1, GROUP])
async def test_without_a_number_nothing_is_paced_at_all(chat: int) -> None:
    api = Api()
    api.limiter = limiter_for(None)  # on the real clock, which must not be needed
    await api.all(*(api.call(chat) for _ in range(60)))
    assert len(api.calls) == 60
    assert api.hours.now == 0


async def test_the_overall_limit_may_be_off() -> None:
    api = Api(overall=None)
    await api.all(*(api.call(chat) for chat in range(1, 201)))
    assert {at for at, _, _ in api.calls} == {0}


def _in_window(times: list[float], seconds: float) -> list[int]:
    return [sum(start <= at < start + seconds for at in times) for start in times]


async def test_a_chat_that_is_told_to_wait_stops_no_other() -> None:
    api = Api()
    api.errors[1] = [RetryAfter(30)]
    assert await api.all(api.call(1), api.call(1), api.call(2), api.call(3)) == [True] * 4
    assert api.times(2) == api.times(3) == [0]
    assert api.times(1) == [0, 30.1, 30.1]


async def test_what_comes_to_a_waiting_chat_later_waits_with_it() -> None:
    api = Api()
    api.errors[1] = [RetryAfter(30)]

    async def later() -> Any:
        await api.hours.sleep(10)
        return await api.call(1)

    await api.all(api.call(1), later())
    assert api.times(1) == [0, 30.1, 30.1]


async def test_one_long_wait_is_the_callers_affair() -> None:
    api = Api()
    api.errors[1] = [RetryAfter(3600)]
    first, second = await api.all(api.call(1), api.call(2))
    assert isinstance(first, RetryAfter)
    assert second is True


async def test_a_chat_that_must_wait_long_is_not_asked_again_meanwhile() -> None:
    api = Api()
    api.errors[1] = [RetryAfter(3600)]
    await api.all(api.call(1))
    [refused] = await api.all(api.call(1))
    [also] = await api.all(api.call(1, "deleteMessage"))
    assert isinstance(refused, RetryAfter)
    assert isinstance(also, RetryAfter)
    assert len(api.calls) == 1


async def test_a_crowd_in_one_chat_hears_at_once_that_it_would_wait_too_long() -> None:
    api = Api()
    answers = await api.all(*(api.call(GROUP) for _ in range(100)), api.call(1))
    refused = sum(isinstance(answer, RetryAfter) for answer in answers)
    assert refused > 70
    assert answers[-1] is True
    assert api.times(1) == [0]
    assert api.hours.now <= 70


ENDPOINTS = ["sendMessage", "editMessageText", "answerCallbackQuery", "getFile", "sendChatAction"]


@pytest.mark.parametrize("endpoint", ENDPOINTS)
async def test_every_call_waits_when_it_is_told_to_and_is_repeated_once(endpoint: str) -> None:
    api = Api()
    api.errors[None] = [RetryAfter(2)] * 10
    [answer] = await api.all(api.call(None, endpoint))
    assert isinstance(answer, RetryAfter)
    assert api.times(None) == [0, 2.1]


@pytest.mark.parametrize("endpoint", ENDPOINTS)
@pytest.mark.parametrize(
    "error", [BadRequest("message is not modified"), NetworkError("reset"), NotSent("refused")]
)
async def test_every_other_failure_has_another_owner(endpoint: str, error: TelegramError) -> None:
    api = Api()
    api.errors[1] = [error]
    assert await api.all(api.call(1, endpoint)) == [error]
    assert len(api.calls) == 1


async def patient(api: Api, seconds: float, chat: int, endpoint: str = "sendMessage") -> Any:
    with waiting_at_most(seconds):
        return await api.call(chat, endpoint)


@pytest.mark.parametrize("endpoint", ["editMessageMedia", "deleteMessage"])
async def test_a_caller_in_a_hurry_hears_of_a_long_wait_at_once(endpoint: str) -> None:
    api = Api()
    api.errors[1] = [RetryAfter(45)]
    first, then = await api.all(patient(api, 2, 1, endpoint)), await api.all(patient(api, 2, 1, endpoint))
    assert [type(answer) for answer in (*first, *then)] == [RetryAfter, HeldBack]
    assert (api.hours.now, len(api.calls)) == (0, 1)


async def test_a_caller_in_a_hurry_waits_for_a_short_pace_and_not_for_a_long_one() -> None:
    api = Api()
    await api.all(*(api.call(1) for _ in range(5)))
    assert await api.all(patient(api, 2, 1)) == [True]
    await api.all(*(api.call(GROUP) for _ in range(8)))
    [refused] = await api.all(patient(api, 2, GROUP))
    assert isinstance(refused, HeldBack)
    assert seconds_to_wait(refused) == 5
    assert api.hours.now == 1


async def test_a_caller_in_a_hurry_that_queues_already_leaves_the_queue_when_the_chat_must_wait() -> None:
    api = Api(private=Rate(per_second=1, burst=1))
    api.errors[1] = [RetryAfter(45)]
    answers = await api.all(*(patient(api, 2, 1) for _ in range(3)))
    assert [type(answer) for answer in answers] == [RetryAfter, HeldBack, HeldBack]
    assert api.hours.now <= 2


async def test_a_caller_in_a_hurry_does_not_wait_for_all_chats_together_either() -> None:
    api = Api(overall=30)
    answers = await api.all(*(patient(api, 2, chat) for chat in range(1, 201)))
    assert api.hours.now <= 2.1
    assert sum(answer is True for answer in answers) == len(api.calls) > 50


async def test_answers_to_presses_and_typing_never_queue_behind_messages() -> None:
    api = Api()
    messages = [api.call(1) for _ in range(10)]
    await api.all(*messages, api.call(None, "answerCallbackQuery"), api.call(1, "sendChatAction"))
    assert [at for at, endpoint, _ in api.calls if endpoint != "sendMessage"] == [0, 0]


async def test_a_chat_is_the_same_by_number_and_by_digits_and_a_name_is_a_group() -> None:
    api = Api(private=Rate(per_second=1, burst=1), group=Rate(per_second=0.5, burst=1))
    await api.all(api.call(1), api.call("1"), api.call("@Channel"), api.call("@channel"))
    assert [(at, chat) for at, _, chat in api.calls] == [(0, 1), (0, "@Channel"), (1, "1"), (2, "@channel")]


async def test_chats_that_fell_quiet_are_forgotten() -> None:
    api = Api(overall=None)
    for start in range(1, 5000, 500):
        await api.all(*(api.call(chat) for chat in range(start, start + 500)))
        api.hours.now += 60
    assert len(api.limiter._buckets) < 2500
