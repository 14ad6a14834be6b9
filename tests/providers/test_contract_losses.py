"""Each call to the outside times each way in which its answer may be lost: what that means, and what was bought."""

import contextlib
import socket

import pytest

from bot.providers.base import ProviderError, Rejected, Throttled, Unavailable, Unsure
from playground.providers.faults import AFTER_THE_EFFECT, FaultMode
from tests.providers.calls import CALLS, Outside, Price, detect
from tests.providers.media_server import Home
from tests.providers.provider_stacks import RIGS, Rig

LOSSES = [mode for mode in FaultMode if mode not in {FaultMode.REFUSED, FaultMode.TOO_MANY}]
SHORT = 0.1
LONG = 5.0


async def error_of(rig: Rig, call: Outside) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        await call.make(rig)
    return caught.value


def in_doubt(call: Outside) -> bool:
    """Whether its loss may have cost something. A look that an order begins with costs that order nothing."""
    return call.price is Price.ORDER or (call.price is Price.LOOK and call.make is detect)


@pytest.mark.parametrize("mode", LOSSES)
@pytest.mark.parametrize("call", CALLS, ids=str)
async def test_a_lost_answer_is_never_paid_for_twice(home: Home, call: Outside, mode: FaultMode) -> None:
    slow = mode in {FaultMode.SLOW_AFTER, FaultMode.SLOW_BEFORE}
    async with RIGS[call.provider](home, **({"patience": SHORT} if slow else {})) as rig:
        rig.service.faults.add(call.endpoint, mode, times=9, seconds=LONG)
        error = await error_of(rig, call)
        assert type(error) is (Unsure if in_doubt(call) else Unavailable)
        repeats = call.price is Price.FREE and mode is not FaultMode.GARBAGE
        assert rig.service.journal.calls(call.endpoint) == call.at_once * (3 if repeats else 1)
        if call.price is not Price.FREE and not slow:
            assert rig.service.journal.purchases(call.endpoint) == (mode in AFTER_THE_EFFECT)


@pytest.mark.parametrize("retry_after", [None, 30.0])
@pytest.mark.parametrize("call", CALLS, ids=str)
async def test_too_many_requests_may_be_tried_later_and_is_not_paid_for(
    home: Home, call: Outside, retry_after: float | None
) -> None:
    async with RIGS[call.provider](home) as rig:
        rig.service.faults.add(call.endpoint, FaultMode.TOO_MANY, times=9, retry_after=retry_after)
        error = await error_of(rig, call)
        assert isinstance(error, Throttled)
        assert error.retry_after == retry_after
        assert rig.service.journal.purchases(call.endpoint) == 0


@pytest.mark.parametrize("call", CALLS, ids=str)
async def test_a_provider_that_is_not_there_was_not_paid(home: Home, call: Outside) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
    async with RIGS[call.provider](home, url=nobody) as rig:
        assert type(await error_of(rig, call)) is Unavailable
        assert rig.service.journal.asked == []


ONE_BY_ONE = [call for call in CALLS if call.price is Price.FREE and call.at_once == 1]


@pytest.mark.parametrize("call", ONE_BY_ONE, ids=str)
async def test_a_free_call_survives_two_lost_answers(home: Home, call: Outside) -> None:
    async with RIGS[call.provider](home) as rig:
        rig.service.faults.add(call.endpoint, FaultMode.LOST_AFTER)
        rig.service.faults.add(call.endpoint, FaultMode.SERVER_ERROR)
        with contextlib.suppress(Rejected):  # the session that these calls are about was never opened
            await call.make(rig)
        assert rig.service.journal.calls(call.endpoint) >= 3
        assert rig.pauses == [0.5, 2.0]
