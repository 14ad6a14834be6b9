"""Many people whom the bot knows, and what the emulated Telegram's journal says that each of them got."""

from collections import Counter
from datetime import datetime

from playground.botapi import World
from playground.botapi.sample_world import crowd
from storage import Storage, Transaction, broadcast_targets, users
from storage.broadcast_targets import Tally
from tests.support.conversations import House


async def gather_crowd(world: World, storage: Storage, count: int, *, at: datetime) -> list[int]:
    """All of them have pressed Start and agreed to the rules."""
    ids = []
    for person in crowd(count):
        world.add_person(person)
        ids.append(person.id)
    await storage.write(_meet, ids, at=at)
    return ids


def _meet(tx: Transaction, ids: list[int], *, at: datetime) -> None:
    for telegram_id in ids:
        user, _ = users.meet(
            tx, telegram_id=telegram_id, name="Guest", username=None, app_language="en", at=at
        )
        users.record_consent(tx, user.id, 1, at=at)


def copies(world: World) -> Counter[int]:
    """How many copies Telegram made, by chat; previews in the admin's own chat do not count."""
    made = [entry["params"] for entry in world.journal if entry["method"] == "copyMessage" and entry["ok"]]
    return Counter(params["chat_id"] for params in made if params["chat_id"] != params["from_chat_id"])


async def tally(storage: Storage) -> Tally:
    """Of the one broadcast there is."""
    return await storage.read(lambda tx: broadcast_targets.tally(tx, tx.value("SELECT id FROM broadcasts")))


async def state(storage: Storage) -> str:
    return str(await storage.read(lambda tx: tx.value("SELECT state FROM broadcasts")))


async def send_out(house: House, *, rounds: int = 200, seconds: float = 1.0) -> None:
    """What was pressed is handled, and time passes until it has ended."""
    await house.settled()
    for _ in range(rounds):
        await house.broadcaster.work()
        if await state(house.storage) != "running":
            return
        house.clock.forward(seconds)
    raise AssertionError(f"not done: {await tally(house.storage)}")
