"""What tests of confirmed commands have in common."""

import json
from typing import Any

from storage import audit, chats
from storage.model import AuditEntry
from tests.support.conversations import House
from tests.support.people import Person

GROUP = -1000000000001
BORIS = "Boris (@boris, 1002)"


async def meet_group(house: House, chat_id: int = GROUP, title: str = "Weekend trip") -> None:
    await house.storage.write(chats.meet, chat_id=chat_id, kind="supergroup", title=title, at=house.clock())


async def confirm(ada: Person, command: str) -> None:
    await ada.writes(command)
    await ada.presses("Do it")


async def log(house: House) -> list[AuditEntry]:
    """Newest first. Whatever was done, the ledger is sound."""
    await house.settled()
    assert await house.problems() == []
    return await house.storage.read(audit.listing, limit=99)


async def only_entry(house: House) -> tuple[str, str, str, dict[str, Any]]:
    [entry] = await log(house)
    return entry.actor, entry.action, entry.target, json.loads(entry.details)
