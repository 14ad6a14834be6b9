"""What the operator asks for at her desk, and what the books say afterwards."""

from storage import Transaction, audit, ledger, open_storage
from tests.e2e.conversation import SLOW
from tests.e2e.running_bot import RunningBot
from tests.support.conversation import SeenMessage
from tests.support.people import Person


async def asks(ada: Person, command: str, told: str) -> SeenMessage:
    await ada.writes(command)
    return await ada.sees(told, within=SLOW)


async def confirms(ada: Person, command: str, question: str, done: str) -> None:
    card = await asks(ada, command, question)
    await ada.presses("Do it", on=card)
    after = await ada.sees(done, within=SLOW)
    assert after.id == card.id


async def latest_job(ada: Person) -> str:
    """Its number, as the operator reads it off the card."""
    listed = await asks(ada, "/jobs", "The latest jobs")
    await ada.presses("1", on=listed)
    return (await ada.sees("🧾 Job", within=SLOW)).text.split()[2]


async def on_record(bot: RunningBot) -> list[tuple[str, str]]:
    """What was done by whom, oldest first; the ledger is sound besides."""
    async with await open_storage(bot.environment["DATABASE_URL"]) as storage:
        entries, problems = await storage.read(_record)
    assert problems == []
    return entries


def _record(tx: Transaction) -> tuple[list[tuple[str, str]], list[str]]:
    entries = [(entry.actor, entry.action) for entry in audit.listing(tx, limit=99)]
    return entries[::-1], ledger.problems(tx)
