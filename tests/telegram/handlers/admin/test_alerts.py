"""What the admins are told, how often, and that nothing of it is lost."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.i18n.format import moment
from bot.telegram.notify.admin_alerts import AdminAlerts
from storage import StorageError
from storage.allowances import zone_of
from tests.i18n.catalogues import catalogue
from tests.support.conversations import House
from tests.support.people import Person

MINUTES = 60


@pytest.fixture
async def ada(house: House, ada: Person) -> Person:
    """She has pressed Start, or the bot may not write to her."""
    await ada.writes("/start")
    await ada.sees("Hi Ada")
    return ada


async def texts(ada: Person) -> list[str]:
    return [message.text for message in await ada.chat() if message.text.startswith(("⚠️", "🔕", "🚩"))]


async def trouble(house: House, provider: str = "akool") -> None:
    await house.courier.alert_admins("alert-provider", provider=provider, why="empty")


async def test_the_same_trouble_is_told_once_in_a_quarter_of_an_hour(house: House, ada: Person) -> None:
    for _ in range(8):
        await trouble(house)
        house.clock.forward(1 * MINUTES)
    assert await texts(ada) == ["⚠️ akool is paused for a while: empty"]
    house.clock.forward(7 * MINUTES)
    await trouble(house)
    assert (await texts(ada))[1:] == ["⚠️ akool is paused for a while: empty\n🔕 …and 7 more since 12:00 UTC"]


async def test_another_provider_is_no_repetition(house: House, ada: Person) -> None:
    await trouble(house)
    await trouble(house, "acedata")
    assert len(await texts(ada)) == 2


async def test_reports_come_five_minutes_apart_and_the_last_ones_are_told_without_another(
    house: House, ada: Person
) -> None:
    for job in ("a", "b", "c"):
        await house.courier.alert_admins("alert-report", job=job, user=7)
    await house.courier.tell_held_back()
    (first,) = await texts(ada)
    assert first.startswith("🚩 Person 7 reported the result of job a.")
    house.clock.forward(5 * MINUTES)
    for _ in range(2):
        await house.courier.tell_held_back()
    assert (await texts(ada))[1:] == ["🔕 reports from people: 2 more since 12:00 UTC"]


async def test_what_was_kept_back_survives_a_restart(house: House, ada: Person) -> None:
    await trouble(house)
    await trouble(house)
    await house.end()
    await house.begin()
    house.clock.forward(24 * 60 * MINUTES)
    await house.courier.tell_held_back()
    assert (await texts(ada))[1:] == ["🔕 a provider in trouble · akool: 1 more since 2026-01-05 12:00 UTC"]


async def test_a_state_that_goes_on_is_told_again_without_a_count(house: House, ada: Person) -> None:
    for _ in range(3):
        await house.courier.alert_admins("alert-errors", provider="akool", failed=12, count=20)
        house.clock.forward(10 * MINUTES)
    assert (
        await texts(ada)
        == [
            "⚠️ akool fails too often: 12 of its last 20 jobs failed, all within an hour. To pause it: /providers"
        ]
        * 2
    )


class Broken:
    """A database that went away."""

    async def write(self, unit: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        raise StorageError("gone")

    read = write


async def test_without_a_database_everything_is_told_once_in_a_while(house: House, ada: Person) -> None:
    broken: Any = Broken()
    alarm = AdminAlerts(
        bot=house.application.bot,
        storage=broken,
        texts=house.texts,
        clock=house.clock,
        admin_ids=frozenset({1000}),
    )
    for minutes in (0, 1, 13, 1):
        house.clock.forward(minutes * MINUTES)
        await alarm.send("alert-provider", provider="akool", why="empty")
    await alarm.send("alert-provider", provider="acedata", why="empty")
    assert [text.split()[1] for text in await texts(ada)] == ["akool", "akool", "acedata"]


async def test_what_reached_no_admin_is_told_when_one_can_be_reached(house: House, ada: Person) -> None:
    await ada.blocks_the_bot()
    await trouble(house)
    house.clock.forward(15 * MINUTES)
    await house.courier.tell_held_back()
    await ada.blocks_the_bot(False)
    house.clock.forward(15 * MINUTES)
    await house.courier.tell_held_back()
    assert await texts(ada) == ["🔕 a provider in trouble · akool: 1 more since 12:15 UTC"]


@pytest.mark.parametrize(
    ("timezone", "now", "said"),
    [
        (None, "2026-07-01T23:30", "23:05 UTC"),
        ("Europe/Madrid", "2026-07-01T23:30", "01:05 CEST"),
        ("America/Sao_Paulo", "2026-07-02T02:30", "20:05 -03"),
        ("America/Sao_Paulo", "2026-07-02T03:30", "2026-07-01 20:05 -03"),
        ("Nowhere/Land", "2026-07-02T00:10", "2026-07-01 23:05 UTC"),
    ],
)
def test_times_are_the_admins_own(timezone: str | None, now: str, said: str) -> None:
    at = datetime(2026, 7, 1, 23, 5, tzinfo=UTC)
    assert moment(at, zone_of(timezone), now=datetime.fromisoformat(now).replace(tzinfo=UTC)) == said


async def test_every_alert_has_a_name_for_when_it_is_kept_back(house: House) -> None:
    alerts = {key for key in catalogue("en") if key.startswith("alert-")}
    spoken = alerts - {"alert-kind", "alert-more", "alert-held"}
    other = house.texts.plain("en", "alert-kind", name="")
    assert [key for key in spoken if house.texts.plain("en", "alert-kind", name=key) == other] == []
