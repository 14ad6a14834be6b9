"""/providers and /maintenance, as an admin uses them."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.providers.base import Capability, Misconfigured, Offer, OutOfCredit
from storage import audit, provider_pauses, switches
from storage.model import AuditEntry
from tests.jobs.doubles import CrashPoints, Hosted
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture


@dataclass
class Teller(Hosted):
    """A hosted service that tells its balance, when the gate is open."""

    name: str = "akool"
    points: int | Exception = 1234
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def offers(self) -> Mapping[Capability, Offer]:
        return {Capability.SWAP_VIDEO: Offer(), Capability.BALANCE: Offer()}

    async def balance(self) -> int | None:
        await self.gate.wait()
        if isinstance(self.points, Exception):
            raise self.points
        return self.points


@pytest.fixture
def akool(house: House) -> Teller:
    teller = Teller(crash_points=CrashPoints())
    teller.gate.set()
    house.registry._providers["akool"] = teller
    return teller


async def audited(house: House) -> list[tuple[str, str, str, str]]:
    entries: list[AuditEntry] = await house.storage.read(audit.listing, limit=50)
    return [(each.actor, each.action, each.target, each.details) for each in reversed(entries)]


async def test_the_card_tells_how_each_provider_is(house: House, akool: Teller, ada: Person) -> None:
    await ada.writes("/providers")
    card = (await ada.sees("🎛 Providers")).text
    assert "🟢 local is on\nDoes: faces in pictures · age in pictures · finding faces" in card
    assert "No jobs today\nFree of charge" in card
    assert "🟢 akool is on\nDoes: faces in clips" in card
    assert "Points left: 1,234\nPoints spent today: 0" in card


async def test_the_days_work_is_on_the_card(house: House, ada: Person, boris: Person) -> None:
    await boris.sends_album([picture(1), picture(1, seed=1)])
    await boris.presses("Cambiar por")
    await house.work()
    await ada.writes("/providers")
    card = (await ada.sees("🎛 Providers")).text
    assert "Jobs today: 1, failed: 0\nUsually takes 5 seconds" in card


async def test_a_service_that_does_not_answer_is_said_so(house: House, akool: Teller, ada: Person) -> None:
    akool.points = Misconfigured("the key is refused")
    await ada.writes("/providers")
    await ada.sees("Points left: unknown, it did not answer")


async def test_a_slow_answer_comes_later_into_the_same_card(house: House, akool: Teller, ada: Person) -> None:
    akool.gate.clear()
    await ada.writes("/providers")
    card = await ada.sees("Points left: asking…")
    akool.gate.set()
    assert (await ada.sees("Points left: 1,234")).id == card.id


async def test_a_provider_is_paused_and_resumed_by_button(house: House, akool: Teller, ada: Person) -> None:
    await ada.writes("/providers")
    card = await ada.sees("🎛 Providers")
    await ada.presses("Pause akool")
    paused = await ada.sees("⏸ akool was paused by Ada at 12:00 UTC")
    assert paused.id == card.id
    assert "It stays so until an admin resumes it" in paused.text
    assert house.registry.is_paused("akool")
    await ada.presses("Resume akool")
    await ada.sees("🟢 akool is on")
    assert not house.registry.is_paused("akool")
    assert await audited(house) == [
        ("user:1000", "pause", "provider:akool", ""),
        ("user:1000", "resume", "provider:akool", "hand"),
    ]


async def test_a_press_on_an_old_card_changes_nothing(house: House, akool: Teller, ada: Person) -> None:
    await ada.writes("/providers")
    card = await ada.sees("🎛 Providers")
    for _ in range(2):
        press = await ada.presses("Pause akool", on=card, stale=True)
        await press.answered()
    assert ada.answers[-1].text == "It was so already."
    assert len(await audited(house)) == 1


async def test_why_a_provider_stopped_by_itself_is_shown_and_it_may_be_kept_so(
    house: House, akool: Teller, ada: Person
) -> None:
    await ada.writes("/start")
    await house.pauses.stop(akool, OutOfCredit("1101: no <credits> left"))
    await ada.sees("akool is paused for a while")
    await ada.writes("/providers")
    card = await ada.sees("🔴 akool has been paused since 12:00 UTC: 1101: no <credits> left")
    assert "I ask for its balance every 5 minutes" in card.text
    await ada.presses("Keep akool paused")
    await ada.sees("⏸ akool was paused by Ada")
    house.clock.forward(3600)
    await house.pauses.probe_due()
    assert house.registry.is_paused("akool")


async def test_a_service_that_had_its_points_is_let_go_on_today(
    house: House, akool: Teller, ada: Person
) -> None:
    house.pauses.points_per_day = 0
    assert await house.pauses.over_budget(akool)
    await ada.writes("/providers")
    card = await ada.sees("🛑 akool has been paused since 12:00 UTC: it has had its points for today")
    assert "It is on again at 2026-01-06 00:00 UTC." in card.text
    assert "Points spent today: 0 of 0" in card.text
    press = await ada.presses("Resume akool")
    assert "may go beyond its limit until midnight" in ((await press.answered()).text or "")
    await ada.sees("🟢 akool is on")
    assert not await house.pauses.over_budget(akool)
    house.clock.forward(timedelta(days=1).total_seconds())
    assert await house.pauses.over_budget(akool)


async def test_the_card_is_refreshed_in_place(house: House, akool: Teller, ada: Person) -> None:
    await ada.writes("/providers")
    card = await ada.sees("Points left: 1,234")
    akool.points = 1200
    await ada.presses("Refresh")
    assert (await ada.sees("Points left: 1,200")).id == card.id


async def test_a_provider_that_was_taken_out_of_the_settings_is_no_longer_pressed(
    house: House, akool: Teller, ada: Person
) -> None:
    await ada.writes("/providers")
    await ada.sees("🎛 Providers")
    del house.registry._providers["akool"]
    press = await ada.presses("Pause akool")
    assert (await press.answered()).text
    assert await house.storage.read(provider_pauses.listing) == {}


@pytest.mark.parametrize("command", ["/providers", "/maintenance on"])
async def test_nobody_else_has_a_switchboard(house: House, boris: Person, command: str) -> None:
    await boris.writes(command)
    await boris.sees("🤔")
    assert not await house.storage.read(switches.in_maintenance)


async def test_maintenance_is_turned_on_and_off_by_word(house: House, ada: Person) -> None:
    await ada.writes("/maintenance on")
    await ada.sees("🛠 Maintenance is on")
    assert await house.storage.read(switches.get, switches.MAINTENANCE) == "on"
    await ada.writes("/providers")
    await ada.sees("🛠 Maintenance is on: nobody can order now")
    await ada.writes("/maintenance OFF")
    await ada.sees("🟢 Maintenance is off")
    assert await audited(house) == [
        ("user:1000", "maintenance", "bot", "on"),
        ("user:1000", "maintenance", "bot", "off"),
    ]


async def test_maintenance_is_turned_on_by_button_while_jobs_go_on(
    house: House, ada: Person, boris: Person
) -> None:
    await boris.sends_album([picture(1), picture(1, seed=1)])
    await boris.presses("Cambiar por")
    await house.settled()
    await ada.writes("/maintenance")
    card = await ada.sees("🟢 Maintenance is off. Everybody can order.\nJobs under way: 1")
    await ada.presses("Turn on")
    assert (await ada.sees("🛠 Maintenance is on")).id == card.id
    await house.work()
    await boris.sees("¡", anytime=True)
    await ada.presses("Refresh")
    await ada.sees("Jobs under way: 0")
    assert len(await audited(house)) == 1
