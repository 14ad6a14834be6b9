"""The words on the card of /providers, without a bot around them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.i18n import load_texts
from bot.telegram.handlers.admin.provider_card import Balance, ProviderCard, ProviderState, Silence
from storage.provider_figures import ProviderDay, ProviderStanding
from storage.provider_pauses import Cause, Pause
from tests.i18n.catalogues import LOCALES
from tests.jobs.doubles import CrashPoints, Forgetful, Hosted

NOW = datetime(2026, 1, 5, 14, 5, tzinfo=UTC)
IDLE = ProviderDay(jobs=0, failed=0, milliseconds=())


def state(*, day: ProviderDay = IDLE, spent: int = 0, **pause: Any) -> ProviderState:
    paused = Pause(provider="akool", by="auto", since=NOW, **pause) if pause else None
    provider = Hosted(crash_points=CrashPoints(), name="akool")
    return ProviderState(
        provider=provider, standing=ProviderStanding(day=day, spent=spent, pause=paused, paused_by="Ada")
    )


def said(
    *states: ProviderState,
    locale: str = "en",
    points_per_day: int | None = None,
    balance: Balance | None = None,
) -> str:
    card = ProviderCard(
        texts=load_texts(),
        locale=locale,
        timezone=None,
        now=NOW,
        points_per_day=points_per_day,
        maintenance=False,
        states=states,
    )
    return card.shown({} if balance is None else {"akool": balance}).text


def test_the_typical_time_is_the_middle_one() -> None:
    day = ProviderDay(jobs=4, failed=1, milliseconds=(9_000, 14_000, 300_000))
    assert "Jobs today: 4, failed: 1\nUsually takes 14 seconds" in said(state(day=day))


def test_nobody_looks_free_who_only_does_not_tell_what_it_takes() -> None:
    worked = ProviderDay(jobs=1, failed=0, milliseconds=(9_000,))
    assert "Points spent today: 0" in said(state())
    assert "Points spent today: this service does not tell" in said(state(day=worked))
    assert "Points spent today: 2 of 20" in said(state(day=worked, spent=2), points_per_day=20)


@pytest.mark.parametrize(
    ("balance", "words"),
    [
        (0, "Points left: 0"),
        (Silence.ASKING, "Points left: asking…"),
        (Silence.SILENT, "Points left: unknown, it did not answer"),
        (None, "Points left: unknown, this service does not tell"),
    ],
)
def test_what_is_not_known_is_said_so(balance: Balance | None, words: str) -> None:
    assert words in said(state(), balance=balance)


def test_when_a_pause_ends() -> None:
    in_a_while = NOW + timedelta(minutes=15)
    assert "It is on again at 14:20 UTC" in said(state(cause=Cause.TROUBLE, until=in_a_while))
    assert "I ask for its balance every 5 minutes" in said(state(cause=Cause.TROUBLE))
    assert "It stays so until an admin resumes it" in said(state(cause=Cause.HAND))


def test_a_bot_without_providers_says_what_to_do() -> None:
    assert "Set a provider's key" in said()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_full_card_fits_into_a_message(locale: str) -> None:
    day = ProviderDay(jobs=1_000_000, failed=1_000_000, milliseconds=(3_600_000,))
    full = state(day=day, spent=10**9, cause=Cause.TROUBLE, why="W" * 200)
    local = ProviderState(
        provider=Forgetful(crash_points=CrashPoints()), standing=ProviderStanding(day=day, spent=0)
    )
    text = said(full, full, full, local, locale=locale, points_per_day=10**9, balance=10**9)
    assert len(text) < 4096
    assert "{" not in text
