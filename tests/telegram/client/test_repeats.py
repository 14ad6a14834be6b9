"""How often one call of one update goes out at most, over all that repeat it."""

from itertools import cycle
from pathlib import Path

from telegram import Update

from bot.telegram.client.rate_limiter import REPEATS, ChatLimiter
from bot.telegram.client.request import SENDS
from bot.telegram.updates.runner import WAITS_WHEN_PASSING_SECONDS, AnyContext
from tests.telegram.faulty_server import Behaviour, Line, resets_after_the_body, saying
from tests.telegram.world import Sleep, living, text, willing

RUNS = 1 + len(WAITS_WHEN_PASSING_SECONDS)
TOO_FAST = saying(429, "Too Many Requests", retry_after=1)


async def worst(path: Path, *failures: Behaviour, edits: bool) -> int:
    """Requests of one call that never succeeds; the failures come in turns."""
    ways = cycle(failures)

    async def behave(line: Line) -> None:
        await (willing if line.request.method == "getMe" else next(ways))(line)

    async def handle(_: Update, context: AnyContext) -> None:
        await (
            context.bot.edit_message_text("hello", 1, 7) if edits else context.bot.send_message(1, "hello")
        )

    async with living(path, handle, behaviour=behave, limiter=limiter) as world:
        await world.inbox.accept(text(1))
        await world.settled()
        assert world.inbox.runner.given_up == 1
    return sum(request.method != "getMe" for request in world.server.requests)


def limiter(sleep: Sleep) -> ChatLimiter:
    now = 0.0

    async def forward(seconds: float) -> None:
        nonlocal now
        now += seconds
        await sleep(seconds)

    return ChatLimiter(now=lambda: now, sleep=forward)


async def test_a_call_leaves_at_most_36_times(path: Path) -> None:
    """The worst there is: two lost answers and a 429, again and again."""
    sent = await worst(path, resets_after_the_body, resets_after_the_body, TOO_FAST, edits=True)
    assert sent == SENDS * (1 + REPEATS) * RUNS == 36


async def test_a_message_that_may_have_been_sent_goes_out_once_for_each_run_of_its_update(path: Path) -> None:
    assert await worst(path, resets_after_the_body, edits=False) == RUNS == 6


async def test_a_message_that_is_told_to_wait_goes_out_twice_for_each_run(path: Path) -> None:
    assert await worst(path, TOO_FAST, edits=False) == (1 + REPEATS) * RUNS == 12
