"""An admin gives credits, and the process is killed on the way: they are given once, and the card says so."""

from collections.abc import AsyncIterator

import pytest

from playground.botapi.faults import Moment
from storage import Transaction, accounts, audit, ledger, open_storage
from storage.model import AuditEntry, Wallet
from tests.e2e.conftest import Telegram
from tests.e2e.matrix import every_other
from tests.e2e.running_bot import BotProcess
from tests.support.people import Person

pytestmark = [pytest.mark.e2e, pytest.mark.process]
LONG = 60.0


@pytest.fixture
async def ada(telegram: Telegram, bot: BotProcess) -> AsyncIterator[Person]:
    async with await Person.named("Ada", telegram.url) as ada:
        yield ada


@pytest.mark.parametrize(
    ("method", "when"), every_other(("sendMessage", "editMessageText"), ("arrives", "done"))
)
async def test_killed_around_a_call_of_telegram_credits_are_given_once(
    telegram: Telegram, bot: BotProcess, ada: Person, mallory: Person, *, method: str, when: Moment
) -> None:
    """Around the card that asks, and around the one that says that it is done."""
    await mallory.writes("/start")
    await mallory.sees("please promise")

    async def die(_: object) -> None:
        await bot.kill_and_start()

    telegram.world.on_call(method, die, when=when)
    await ada.writes("/grant @mallory 50 sorry")
    await ada.sees("Give Mallory", within=LONG)
    await ada.presses("Do it")
    await ada.sees("Credits now: 50.", within=LONG)
    for card in await ada.chat():
        if "Do it" in " ".join(card.buttons):
            await ada.presses("Do it", on=card)
            await ada.sees("Credits now: 50.", within=LONG)
    await bot.stop()
    wallet, entries, problems = await looked_up(bot)
    assert wallet == Wallet(available=50, held=0)
    assert [entry.action for entry in entries] == ["grant"]
    assert problems == []


async def looked_up(bot: BotProcess) -> tuple[Wallet, list[AuditEntry], list[str]]:
    async with await open_storage(bot.environment["DATABASE_URL"]) as storage:
        return await storage.read(standing)


def standing(tx: Transaction) -> tuple[Wallet, list[AuditEntry], list[str]]:
    (mallory,) = accounts.called(tx, "mallory")
    return ledger.wallet(tx, mallory.wallet), audit.listing(tx, limit=9), ledger.problems(tx)
