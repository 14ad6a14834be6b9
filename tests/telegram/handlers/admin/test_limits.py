"""/setquota, /unlimited, and the page of /quota."""

import pytest

from storage import quotas
from storage.model import Quota
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.confirming import BORIS, GROUP, confirm, log, meet_group, only_entry


async def quota(house: House, scope: str) -> Quota | None:
    """Set for this one, not for all."""
    found = await house.storage.read(quotas.effective, scope)
    return found if found is not None and found.scope == scope else None


async def test_limits_a_day_of_one_person(house: House, ada: Person, boris: Person) -> None:
    await ada.writes("/setquota @boris 5 30")
    card = await ada.sees(f"New limits for {BORIS}")
    assert "Now · jobs a day: 20; credits a day: no limit." in card.text
    assert "After this · jobs a day: 5; credits a day: 30." in card.text
    await ada.presses("Do it", on=card)
    done = await ada.sees(f"The limits are set for {BORIS}")
    assert "jobs a day: 5; credits a day: 30." in done.text
    scope = (await house.user(boris)).wallet
    assert await quota(house, scope) == Quota(scope=scope, jobs_per_day=5, credits_per_day=30, open_jobs=2)
    assert (await only_entry(house))[1:] == ("setquota", scope, {"jobs": 5, "credits": 30})


@pytest.mark.parametrize(
    ("words", "limits", "said"),
    [
        ("0", (0, None), "jobs a day: none; credits a day: no limit."),
        ("0 0", (0, 0), "jobs a day: none; credits a day: none."),
        ("none", (None, None), "jobs a day: no limit; credits a day: no limit."),
        ("- 7", (None, 7), "jobs a day: no limit; credits a day: 7."),
        ("∞ ∞", (None, None), "jobs a day: no limit; credits a day: no limit."),
        ("7 NONE", (7, None), "jobs a day: 7; credits a day: no limit."),
    ],
)
async def test_zero_is_none_and_a_missing_limit_is_no_limit(
    house: House, ada: Person, boris: Person, words: str, *, limits: object, said: str
) -> None:
    await confirm(ada, f"/setquota @boris {words}")
    done = await ada.sees("The limits are set")
    assert said in done.text
    found = await quota(house, (await house.user(boris)).wallet)
    assert found is not None
    assert (found.jobs_per_day, found.credits_per_day) == limits


@pytest.mark.parametrize(
    ("word", "scope", "said"),
    [("default", "default", "everybody without"), ("Groups", "default:chat", "every group without")],
)
async def test_limits_of_all_and_back_to_the_settings(
    house: House, ada: Person, word: str, scope: str, said: str
) -> None:
    before = {"default": "20", "default:chat": "50"}[scope]
    await ada.writes(f"/setquota {word} 3")
    card = await ada.sees(said)
    assert f"Now · jobs a day: {before};" in card.text
    await ada.presses("Do it", on=card)
    await ada.sees("jobs a day: 3;")
    found = await quota(house, scope)
    assert found is not None
    assert (found.jobs_per_day, found.open_jobs) == (3, 2 if scope == "default" else None)
    await ada.writes(f"/setquota {word} reset")
    card = await ada.sees(f"After this · jobs a day: {before};")
    await ada.presses("Do it", on=card)
    await ada.sees(f"jobs a day: {before};")
    assert await quota(house, scope) is None
    assert {entry.target for entry in await log(house)} == {scope}


async def test_limits_of_one_s_own_are_dropped_for_those_of_all(
    house: House, ada: Person, boris: Person
) -> None:
    await confirm(ada, "/setquota default 9")
    await ada.sees("jobs a day: 9;")
    await confirm(ada, "/setquota @boris 4")
    await ada.sees("jobs a day: 4;")
    await ada.writes("/setquota @boris reset")
    card = await ada.sees("After this · jobs a day: 9;")
    await ada.presses("Do it", on=card)
    await ada.sees("jobs a day: 9;")
    assert await quota(house, (await house.user(boris)).wallet) is None


async def test_who_is_unlimited_has_no_limits_at_all(house: House, ada: Person, boris: Person) -> None:
    await confirm(ada, "/unlimited @boris our best customer")
    await ada.sees("jobs a day: no limit; credits a day: no limit.")
    scope = (await house.user(boris)).wallet
    assert await quota(house, scope) == Quota(
        scope=scope, jobs_per_day=None, credits_per_day=None, open_jobs=None
    )
    assert (await only_entry(house))[3]["reason"] == "our best customer"


async def test_a_group_can_be_unlimited(house: House, ada: Person) -> None:
    await meet_group(house)
    await confirm(ada, f"/unlimited {GROUP}")
    await ada.sees("jobs a day: no limit")
    assert await quota(house, f"chat:{GROUP}") is not None


async def test_the_page_of_a_person(house: House, ada: Person, boris: Person) -> None:
    await confirm(ada, "/setquota @boris 5 30")
    await ada.sees("are set for")
    await confirm(ada, "/ban @boris rude")
    await ada.sees("is locked out")
    await ada.writes("/quota @boris")
    page = (await ada.sees(BORIS)).text
    assert "Credits: 10, set aside: 0" in page
    assert "Jobs today: 0 of 5" in page
    assert "Credits today: 0 of 30" in page
    assert "In the works: 0 of 2" in page
    assert "These limits are their own." in page
    assert "Locked out since Jan 5, 2026 · Reason: rude" in page
    assert "Time zone: UTC. The next day begins: Jan 6, 2026, 12:00\u202fAM" in page


async def test_the_page_of_a_group(house: House, ada: Person) -> None:
    await meet_group(house)
    await ada.writes(f"/quota {GROUP}")
    page = (await ada.sees("Weekend trip")).text
    assert "Jobs today: 0 of 50" in page
    assert "Credits today: 0 of ∞" in page
    assert "These limits hold for everybody." in page


async def test_quota_alone_is_one_s_own(house: House, ada: Person, boris: Person) -> None:
    await boris.writes("/quota")
    await boris.sees("Hoy te quedan 20 de 20 fotos")
    await boris.writes("/quota 1000")
    await boris.sees("Hoy te quedan 20 de 20 fotos")
    await ada.writes("/quota")
    await ada.sees("please promise")
