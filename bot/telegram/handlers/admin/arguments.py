"""The numbers and words behind the commands of the operators."""

from collections.abc import Awaitable, Callable, Sequence

from bot.refusal import Refusal
from bot.telegram.handlers.admin.proposals import CannotBeDone
from bot.telegram.handlers.admin.targets import TargetUnknown
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.callback_data import LONGEST_NUMBER
from bot.telegram.ui.messages import Content

MOST = 1_000_000
LONGEST_REASON = 200
LONGEST_SHOWN = 32
NO_LIMIT = frozenset({"none", "-", "–", "—", "∞", "unlimited"})

OfWords = Callable[[UpdateContext, list[str]], Awaitable[None]]


class Misread(Refusal):
    """The command is not complete or not understood, for this reason."""


async def answer_words(ctx: UpdateContext, command: Command, answer: OfWords) -> None:
    """Call `answer` with the words behind the command, and say what it refuses, with an example if misread."""
    try:
        await answer(ctx, arguments_in(ctx.message))
    except (Misread, TargetUnknown) as problem:
        wrong = ctx.t(problem.key, **problem.details)
        usage = ctx.t(f"money-usage-{command.name}")
        await ctx.show(Content(text=f"{wrong}\n\n{usage}"))
    except CannotBeDone as refused:
        await ctx.explain(refused)


def credits_in(words: Sequence[str]) -> tuple[int, str]:
    """A number of credits and the reason behind it. Raises Misread."""
    if not words:
        raise Misread("money-credits-missing")
    number = _whole(words[0])
    if number is None or number == 0:
        raise Misread("money-credits-bad", name=words[0][:LONGEST_SHOWN])
    return number, reason_in(words[1:])


def reason_in(words: Sequence[str]) -> str:
    return " ".join(words)[:LONGEST_REASON]


def limits_in(words: Sequence[str]) -> tuple[int | None, int | None]:
    """Jobs a day, and credits a day: None is no limit, which is also meant by saying nothing. Raises Misread."""
    if not words:
        raise Misread("money-limit-missing")
    if len(words) > 2:
        raise Misread("money-limit-words", name=words[2][:LONGEST_SHOWN])
    jobs, credits_a_day, *_ = [*(_limit(word) for word in words), None]
    return jobs, credits_a_day


def days_in(words: Sequence[str], *, usually: int, most: int) -> int | None:
    """The number of days behind a command, `usually` without words. None when it cannot be used."""
    if not words:
        return usually
    word = words[0]
    number = int(word) if word.isdecimal() and len(word) <= LONGEST_NUMBER else 0
    return number if 1 <= number <= most else None


def _limit(word: str) -> int | None:
    if word.lower() in NO_LIMIT:
        return None
    number = _whole(word)
    if number is None:
        raise Misread("money-limit-bad", name=word[:LONGEST_SHOWN])
    return number


def _whole(word: str) -> int | None:
    """None for what is no whole number from 0 to a million."""
    digits = word.removeprefix("+")
    if not digits.isdecimal() or len(digits) > len(str(MOST)):
        return None
    return int(digits) if int(digits) <= MOST else None
