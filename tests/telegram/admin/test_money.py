"""/grant, /take, /setquota, /unlimited, /ban, /unban and /quota, right and wrong."""

import json
from typing import Any

import pytest

from playground.people import Person
from storage import audit, chats, ledger, quotas, users
from storage.model import AuditEntry, Quota, User
from tests.telegram.flows.house import House

GROUP = -1000000000001
BORIS = "Boris (@boris, 1002)"


async def meet_group(house: House) -> None:
    await house.storage.write(
        chats.meet, chat_id=GROUP, kind="supergroup", title="Weekend trip", at=house.clock()
    )


async def confirm(ada: Person, command: str) -> None:
    await ada.writes(command)
    await ada.presses("Do it")


async def log(house: House) -> list[AuditEntry]:
    """Only what is sound is worth a look."""
    await house.settled()
    assert await house.problems() == []
    return await house.storage.read(audit.listing, limit=99)


async def only_entry(house: House) -> tuple[str, str, str, dict[str, Any]]:
    [entry] = await log(house)
    return entry.actor, entry.action, entry.target, json.loads(entry.details)


async def quota(house: House, scope: str) -> Quota | None:
    found = await house.storage.read(quotas.effective, scope)
    return found if found is not None and found.scope == scope else None


async def person(house: House, who: Person) -> User:
    await house.settled()
    return await house.user(who)


async def test_credits_are_given_after_a_look(house: House, ada: Person, boris: Person) -> None:
    await ada.writes("/grant 1002 50 for the birthday")
    card = await ada.sees(f"Give {BORIS} 50 credits?")
    assert "Credits now: 10. After this: 60." in card.text
    assert "Reason: for the birthday" in card.text
    assert (await house.wallet(boris)).available == 10
    await ada.presses("Do it", on=card)
    done = await ada.sees(f"Given to {BORIS}: 50.")
    assert "Credits now: 60." in done.text
    assert (done.id, done.buttons) == (card.id, [])
    assert (await house.wallet(boris)).available == 60
    scope = (await house.user(boris)).wallet
    assert await only_entry(house) == (
        "user:1000",
        "grant",
        scope,
        {"amount": 50, "reason": "for the birthday"},
    )
    [gift, _] = await house.storage.read(ledger.movements, scope, limit=9)
    assert (gift.kind, gift.change, gift.note) == ("grant", 50, "for the birthday")


async def test_who_is_given_credits_is_told_in_their_language(
    house: House, ada: Person, boris: Person
) -> None:
    await confirm(ada, "/grant @boris 50")
    told = await boris.sees("¡Para ti: 50 créditos!")
    assert "Ahora tienes 60" in told.text


async def test_a_gift_to_somebody_who_blocked_the_bot_is_booked_all_the_same(
    house: House, ada: Person, boris: Person
) -> None:
    await boris.blocks_the_bot()
    await confirm(ada, "/grant @boris 50")
    await ada.sees("Credits now: 60.")
    assert (await house.wallet(boris)).available == 60


async def test_credits_for_a_group_make_a_wallet_of_its_own(house: House, ada: Person) -> None:
    await meet_group(house)
    await confirm(ada, f"/grant {GROUP} 100")
    await ada.sees(f"Given to Weekend trip ({GROUP}): 100.")
    wallet = await house.storage.read(ledger.wallet, f"chat:{GROUP}")
    assert wallet.available == 100
    assert (await only_entry(house))[2] == f"chat:{GROUP}"


async def test_a_group_that_moved_keeps_one_wallet(house: House, ada: Person) -> None:
    await house.storage.write(chats.meet, chat_id=-5, kind="group", title="Trip", at=house.clock())
    await confirm(ada, "/grant -5 100")
    await ada.sees("Credits now: 100.")
    await ada.writes("/grant -5 7")
    await ada.sees("After this: 107.")
    await house.storage.write(chats.migrate, old=-5, new=GROUP, at=house.clock())
    await ada.presses("Do it")
    await ada.sees(f"Given to Trip ({GROUP}): 7.")
    assert (await house.storage.read(ledger.wallet, "chat:-5")).available == 107
    assert [entry.target for entry in await log(house)] == [f"chat:{GROUP}", "chat:-5"]


async def test_credits_are_taken_back(house: House, ada: Person, boris: Person) -> None:
    await ada.writes("/take @boris 4 a mistake")
    card = await ada.sees(f"Take 4 credits from {BORIS}?")
    assert "Credits now: 10. After this: 6." in card.text
    await ada.presses("Do it", on=card)
    await ada.sees("Credits now: 6.")
    assert (await house.wallet(boris)).available == 6
    assert (await only_entry(house))[1] == "take"


async def test_more_than_there_is_is_not_even_proposed(house: House, ada: Person, boris: Person) -> None:
    await ada.writes("/take @boris 11")
    answer = await ada.sees(f"{BORIS} does not have that many. Credits now: 10.")
    assert answer.buttons == []


async def test_all_of_it_can_be_taken(house: House, ada: Person, boris: Person) -> None:
    await confirm(ada, "/take @boris 10")
    await ada.sees("Credits now: 0.")


async def test_what_was_spent_meanwhile_cannot_be_taken(house: House, ada: Person, boris: Person) -> None:
    await ada.writes("/take @boris 10")
    card = await ada.sees("After this: 0.")
    wallet = (await house.user(boris)).wallet
    await house.storage.write(ledger.take, wallet, 3, note="spent", at=house.clock())
    await ada.presses("Do it", on=card)
    refused = await ada.sees(f"{BORIS} does not have that many. Credits now: 7. Nothing was changed.")
    assert (refused.id, refused.buttons) == (card.id, [])
    assert (await house.wallet(boris)).available == 7
    assert await log(house) == []
    await ada.presses("Do it", on=card, stale=True)
    await house.settled()
    assert (await house.wallet(boris)).available == 7


@pytest.mark.parametrize("command", ["grant", "take"])
@pytest.mark.parametrize("number", ["0", "-5", "1.5", "1e3", "1000001", "9" * 40, "ten", "٣x", "²"])
async def test_what_is_no_number_of_credits_changes_nothing(
    house: House, ada: Person, boris: Person, command: str, number: str
) -> None:
    await ada.writes(f"/{command} @boris {number}")
    answer = await ada.sees("is not a number of credits")
    assert f"/{command} @boris" in answer.text
    assert answer.buttons == []
    assert await log(house) == []


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/grant", "Whom do you mean?"),
        ("/grant 1002", "How many credits?"),
        ("/grant 50 1002", "I have never met 50"),
        ("/take", "Whom do you mean?"),
        ("/take @boris", "How many credits?"),
        ("/setquota", "Whom do you mean?"),
        ("/setquota @boris", "How many jobs a day?"),
        ("/setquota default", "How many jobs a day?"),
        ("/setquota @boris many", "“many” is not a limit"),
        ("/setquota @boris -1", "“-1” is not a limit"),
        ("/setquota @boris 5 1000001", "“1000001” is not a limit"),
        ("/setquota @boris 5 5 5", "what “5” is for"),
        ("/setquota @boris reset 5", "“reset” is not a limit"),
        ("/setquota @nobody 5", "I have never met @nobody"),
        ("/unlimited", "Whom do you mean?"),
        ("/unlimited 4", "I have never met 4"),
        ("/ban", "Whom do you mean?"),
        ("/ban @nobody", "I have never met @nobody"),
        ("/unban", "Whom do you mean?"),
        ("/unban x", "“x” is neither"),
    ],
)
async def test_a_wrong_command_is_answered_with_an_example(
    house: House, ada: Person, boris: Person, command: str, said: str
) -> None:
    await ada.writes(command)
    answer = await ada.sees(said)
    assert "For example" in answer.text
    assert f"{command.split(maxsplit=1)[0]} @boris" in answer.text
    assert answer.buttons == []
    assert await log(house) == []


async def test_the_largest_gift_is_a_million(house: House, ada: Person, boris: Person) -> None:
    await confirm(ada, "/grant @boris 1000000")
    await ada.sees("Credits now: 1,000,010.")


async def test_a_reply_needs_no_name(house: House, ada: Person, boris: Person) -> None:
    forwarded = await ada.forwards(await boris.in_group(GROUP).writes("hola"))
    await ada.writes("/grant 50 thanks", reply_to=forwarded)
    card = await ada.sees(f"Give {BORIS} 50 credits?")
    assert "Reason: thanks" in card.text


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


async def test_somebody_is_locked_out_and_let_in_again(house: House, ada: Person, boris: Person) -> None:
    before = len(await boris.chat())
    await ada.writes("/ban @boris spam & more")
    card = await ada.sees(f"Lock out {BORIS}?")
    assert "Reason: spam & more" in card.text
    assert (await person(house, boris)).banned_at is None
    await ada.presses("Do it", on=card)
    await ada.sees(f"{BORIS} is locked out.")
    banned = await person(house, boris)
    assert (banned.banned_at, banned.ban_reason) == (house.clock(), "spam & more")
    await ada.writes("/ban @boris")
    await ada.sees("is locked out already. Reason: spam & more")
    await ada.writes("/unban @boris")
    card = await ada.sees(f"Let {BORIS} in again?")
    assert "Reason: spam & more" in card.text
    await ada.presses("Do it", on=card)
    await ada.sees(f"{BORIS} may use me again.")
    assert (await person(house, boris)).banned_at is None
    assert [entry.action for entry in await log(house)] == ["unban", "ban"]
    assert len(await boris.chat()) == before


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/ban 1000", "You cannot lock yourself out."),
        ("/ban @ada", "You cannot lock yourself out."),
        (f"/ban {GROUP}", "Only people are locked out."),
        (f"/unban {GROUP}", "Only people are locked out."),
        ("/unban @boris", f"{BORIS} is not locked out."),
    ],
)
async def test_whom_a_ban_is_not_for(
    house: House, ada: Person, boris: Person, command: str, said: str
) -> None:
    await meet_group(house)
    await ada.writes(command)
    assert (await ada.sees(said)).buttons == []
    assert await log(house) == []


async def test_an_admin_cannot_be_locked_out(house: House, ada: Person) -> None:
    """Whoever is in ADMIN_IDS: here somebody whom the bot knows, who becomes one."""
    user, _ = await house.storage.write(
        users.meet, telegram_id=1003, name="Mallory", username=None, app_language="en", at=house.clock()
    )
    await house.end()
    house.admins |= {user.telegram_id or 0}
    await house.begin()
    await ada.writes("/ban 1003")
    await ada.sees("Mallory (1003) is an admin")


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
    await boris.sees("Tienes 10 créditos")
    await boris.writes("/quota 1000")
    await boris.sees("Tienes 10 créditos")
    await ada.writes("/quota")
    await ada.sees("please promise")


@pytest.mark.parametrize(
    "command", ["grant 1002 50", "take 1002 5", "setquota 1002 5", "unlimited 1002", "ban 1002", "unban 1002"]
)
async def test_for_strangers_there_is_no_such_command(
    house: House, boris: Person, mallory: Person, command: str
) -> None:
    await mallory.writes(f"/{command}")
    answer = await mallory.sees("I don't know that command")
    assert not any("Do it" in label for label in answer.buttons)
    assert await log(house) == []


async def test_in_a_group_even_an_admin_gets_no_answer(house: House, ada: Person, boris: Person) -> None:
    here = ada.in_group(GROUP)
    await here.writes("/grant 1002 50")
    await house.settled()
    assert not [message for message in await here.chat() if message.by_bot]
