"""What a day allows, as people see it: on /quota, on the card, and after midnight."""

import pytest

from bot.jobs.place_order import Limits
from storage import allowances, chats, groups, ledger, quotas, switches
from storage.model import Wallet
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture

GROUP, SUPERGROUP = -1000000000001, -1000000000777
HOUR = 3600.0


async def set_quota(house: House, scope: str, **limits: int | None) -> None:
    values = {"jobs_per_day": None, "credits_per_day": None, "open_jobs": None} | limits
    await house.storage.write(quotas.set_quota, scope, **values, at=house.clock())


async def limited(house: House, **limits: int | None) -> None:
    """The process starts anew with these in its settings."""
    await house.end()
    values = {"jobs_per_day": None, "jobs_per_day_in_group": None, "open_jobs": None} | limits
    house.limits = Limits(**values)
    await house.begin()


async def order(person: Person) -> None:
    await person.sends_album([picture(1), picture(1, seed=1)])
    await person.presses("Swap for")


async def swap(house: House, person: Person) -> None:
    await order(person)
    await person.sees("next")
    await house.work()
    await person.sees("Here you are!")


async def priced_in_group(here: Person) -> None:
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("Whose face goes there?")
    await here.sends_photo(picture(1, seed=1), reply_to=card)


async def grant(house: House, wallet: str, amount: int) -> None:
    await house.storage.write(ledger.grant, wallet, amount, note="", at=house.clock())


async def wallet_of(house: House, wallet: str) -> Wallet:
    return await house.storage.read(ledger.wallet, wallet)


async def test_a_day_passes_and_it_works_again(house: House, alice: Person) -> None:
    await limited(house, jobs_per_day=1)
    await swap(house, alice)
    await order(alice)
    card = await alice.sees("That was it for today")
    assert "New ones come in 12 h 0 min" in card.text
    house.clock.forward(12 * HOUR)
    await alice.presses("Swap for", on=card)
    await alice.sees("next")


async def test_midnight_is_where_they_live(house: House, alice: Person) -> None:
    await alice.writes("/timezone New York")
    await alice.sees("New York it is")
    await limited(house, jobs_per_day=1)
    await swap(house, alice)
    house.clock.forward(12 * HOUR)
    await order(alice)
    card = await alice.sees("That was it for today")
    assert "New ones come in 5 h 0 min" in card.text
    house.clock.forward(5 * HOUR)
    await alice.presses("Swap for", on=card)
    await alice.sees("next")


async def test_quota_tells_what_is_left_and_when_it_comes_back(house: House, alice: Person) -> None:
    user = await house.user(alice)
    await set_quota(house, user.wallet, jobs_per_day=5, credits_per_day=9, open_jobs=3)
    await order(alice)
    await alice.sees("next")
    await alice.writes("/quota")
    page = await alice.sees("4 of today's 5 pictures are left")
    price = 10 - (await house.wallet(alice)).available
    assert f"{9 - price} of today's 9 credits may still be spent" in page.text
    assert "New ones come in 12 h 0 min" in page.text
    assert "12:00\u202fAM (UTC)" in page.text
    assert "In the works: 1 of 3 at once" in page.text


async def test_without_limits_quota_tells_none(house: House, alice: Person) -> None:
    await set_quota(house, (await house.user(alice)).wallet)
    await alice.writes("/quota")
    page = await alice.sees("As many pictures as you like")
    assert "today" not in page.text
    assert "In the works" not in page.text


async def test_zero_is_said_plainly(house: House, alice: Person) -> None:
    await set_quota(house, "default", jobs_per_day=0)
    await alice.writes("/quota")
    page = await alice.sees("switched off for you")
    assert "New ones" not in page.text
    await order(alice)
    await alice.sees("switched off for you")


async def test_credits_of_a_day_run_out(house: House, alice: Person) -> None:
    await set_quota(house, "default", credits_per_day=1)
    await order(alice)
    card = await alice.sees("That is too much for today")
    assert "Credits a day: 1, left today: 1" in card.text
    assert (await house.wallet(alice)).held == 0


@pytest.mark.parametrize("begin", ["/swap", "photo"])
async def test_during_maintenance_nothing_begins(house: House, alice: Person, begin: str) -> None:
    await house.storage.write(switches.set, "maintenance", "on", at=house.clock())
    await (alice.writes(begin) if begin == "/swap" else alice.sends_photo(picture(1)))
    await alice.sees("I'm having a short rest")
    await house.storage.write(switches.set, "maintenance", "off", at=house.clock())
    await alice.sends_photo(picture(1))
    await alice.sees("Whose face goes there?")


async def test_a_draft_outlives_the_maintenance(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    card = await alice.sees("Ready.")
    await house.storage.write(switches.set, "maintenance", "on", at=house.clock())
    await alice.presses("Swap for", on=card)
    await alice.sees("I'm having a short rest")
    assert (await house.wallet(alice)).held == 0
    await house.storage.write(switches.set, "maintenance", "off", at=house.clock())
    await alice.presses("Swap for", on=card)
    await alice.sees("next")


async def test_what_is_in_the_works_is_finished_and_made_again_later(house: House, alice: Person) -> None:
    await order(alice)
    await alice.sees("next")
    await house.storage.write(switches.set, "maintenance", "on", at=house.clock())
    await house.work()
    await alice.sees("Here you are!")
    await alice.presses("Again")
    await alice.sees("I'm having a short rest")


async def test_the_group_pays_when_it_has_credits_and_says_so(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    await grant(house, f"chat:{GROUP}", 50)
    await priced_in_group(here)
    card = await here.sees("paid by this group")
    assert "50" in card.text
    await here.presses("Swap for")
    await house.work()
    done = await here.sees("Here you are!")
    group = await wallet_of(house, f"chat:{GROUP}")
    assert f"The group paid {50 - group.available}. Its credits: {group.available}." in done.text
    assert (group.held, (await house.wallet(alice)).available) == (0, 10)
    assert await house.problems() == []


async def test_a_wallet_drained_between_price_and_press_charges_nobody(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    await grant(house, f"chat:{GROUP}", 50)
    await priced_in_group(here)
    await here.sees("paid by this group")
    await house.storage.write(ledger.take, f"chat:{GROUP}", 50, note="", at=house.clock())
    await here.presses("Swap for")
    card = await here.sees("The group's credits were used in the meantime")
    assert "💳 2 credits." in card.text
    assert (await house.wallet(alice)).held == 0
    await here.presses("Swap for")
    await here.sees("next")
    assert (await house.wallet(alice)).held > 0
    assert await wallet_of(house, f"chat:{GROUP}") == Wallet(available=0, held=0)


async def test_a_refund_goes_back_to_the_group(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    await grant(house, f"chat:{GROUP}", 50)
    await priced_in_group(here)
    await here.presses("Swap for")
    await here.sees("next")
    await here.presses("Stop it")
    await house.work()
    await here.sees("The group has back what was set aside")
    assert await wallet_of(house, f"chat:{GROUP}") == Wallet(available=50, held=0)


async def test_a_supergroup_goes_on_with_what_the_group_had(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    await grant(house, f"chat:{GROUP}", 50)
    await set_quota(house, f"chat:{GROUP}", jobs_per_day=1)
    await priced_in_group(here)
    await here.sees("paid by this group")
    await here.presses("Swap for")
    await here.sees("next")
    await house.storage.write(chats.migrate, old=GROUP, new=SUPERGROUP, at=house.clock())
    chat = await house.storage.read(chats.get, SUPERGROUP)
    assert chat is not None
    payer = await house.orders.payer(await house.user(alice), SUPERGROUP, 2)
    assert (payer.wallet, payer.is_group) == (f"chat:{GROUP}", True)
    use = await house.storage.read(allowances.of_chat, chat, defaults=house.limits.of_chat, at=house.clock())
    assert (use.jobs_today, use.jobs_left) == (1, 0)


async def test_a_group_has_its_limit_a_day_and_the_private_chat_goes_on(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    await limited(house, jobs_per_day_in_group=0)
    await priced_in_group(here)
    await here.presses("Swap for")
    await here.sees("switched off in this group")
    await swap(house, alice)


async def test_a_cool_down_that_begins_on_the_card_is_told_there(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    await priced_in_group(here)
    await here.presses("Swap for")
    await here.sees("next")
    await house.work()
    await here.sees("Here you are!")
    await priced_in_group(here)
    await here.sees("Ready.")
    await house.storage.write(groups.change, GROUP, "cooldown", 60, actor=1, at=house.clock())
    await here.presses("Swap for")
    await here.sees("In this group you can order the next one in")
    house.clock.forward(60)
    await here.presses("Swap for")
    await here.sees("next")
