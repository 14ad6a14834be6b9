"""Whose midnight begins a new day: said, chosen, and no way to a second one."""

from bot.jobs.place_order import Limits
from storage import users
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture


async def test_without_a_choice_it_is_utc_and_some_places_are_offered(house: House, alice: Person) -> None:
    await alice.writes("/timezone")
    page = await alice.sees("Your time zone: UTC")
    assert "12:00" in page.text
    assert "London" in page.buttons
    assert "Back to UTC" not in str(page.buttons)


async def test_a_city_is_named_and_the_way_back_is_a_button(house: House, alice: Person) -> None:
    await alice.writes("/timezone Madrid")
    assert "1:00" in (await alice.sees("Madrid it is")).text
    assert (await house.user(alice)).timezone == "Europe/Madrid"
    await alice.writes("/timezone")
    await alice.sees("Your time zone: Madrid")
    await alice.presses("Back to UTC")
    await alice.sees("UTC it is")
    assert (await house.user(alice)).timezone is None


async def test_a_place_is_tapped(house: House, alice: Person) -> None:
    await alice.writes("/timezone")
    await alice.presses("New York")
    await alice.sees("New York it is")
    assert (await house.user(alice)).timezone == "America/New_York"


async def test_a_city_whose_zone_is_called_after_another_is_named_too(house: House, alice: Person) -> None:
    await alice.writes("/timezone Delhi")
    assert "5:30" in (await alice.sees("Delhi (Kolkata) it is")).text
    assert (await house.user(alice)).timezone == "Asia/Kolkata"


async def test_hours_from_utc_will_do(house: House, alice: Person) -> None:
    await alice.writes("/timezone UTC+3")
    await alice.sees("UTC+3 it is")
    await alice.writes("/timezone")
    await alice.sees("Your time zone: UTC+3")


async def test_a_wrong_name_is_answered_with_what_is_near(house: House, alice: Person) -> None:
    await alice.writes("/timezone <b>")
    await alice.sees("I don't know a time zone called “<b>”")
    await alice.writes("/timezone Madird")
    page = await alice.sees("“Madird”")
    assert "Did you mean" in page.text
    await alice.presses("Madrid", on=page)
    await alice.sees("Madrid it is")
    await alice.writes("/timezone qqqq")
    assert "/timezone UTC+3" in (await alice.sees("“qqqq”")).text


async def test_a_forged_button_moves_nobody(house: House, alice: Person) -> None:
    await alice.writes("/timezone")
    page = await alice.sees("Your time zone")
    row = page.json["reply_markup"]["inline_keyboard"][0]
    row[0]["callback_data"] = "m::zone:Etc.passwd"
    label = row[0]["text"]
    answer = await (await alice.presses(label, on=page, stale=True)).answered()
    assert "too old" in answer.text
    assert (await house.user(alice)).timezone is None


async def test_in_a_group_it_stays_between_the_two(house: House, alice: Person) -> None:
    here = alice.in_group(-1000000000001)
    await here.writes("/timezone Madrid")
    await here.sees("between you and me")
    assert (await house.user(alice)).timezone is None


async def test_people_find_their_city_in_their_own_language(house: House) -> None:
    async with house.person("Boris") as boris:
        await boris.writes("/timezone Nueva York")
        await boris.sees("Nueva York")
        assert (await house.user(boris)).timezone == "America/New_York"


async def test_quota_counts_by_the_chosen_clock(house: House, alice: Person) -> None:
    await alice.writes("/timezone Madrid")
    await alice.sees("Madrid it is")
    await alice.writes("/quota")
    page = await alice.sees("20 of today's 20 pictures are left")
    assert "New ones come in 11 h 0 min" in page.text
    assert "(Madrid)" in page.text


async def test_moving_after_a_picture_earns_no_second_day(house: House, alice: Person) -> None:
    house.limits = Limits(jobs_per_day=1, jobs_per_day_in_group=None, open_jobs=None)
    await house.end()
    await house.begin()
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.presses("Swap for")
    await house.work()
    await alice.sees("Here you are!")
    await alice.writes("/timezone Pacific/Kiritimati")
    await alice.sees("still ends when it would have")
    await alice.writes("/quota")
    page = await alice.sees("0 of today's 1 pictures are left")
    assert "New ones come in" in page.text
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.presses("Swap for")
    await alice.sees("That was it for today")
    moved = await house.storage.read(users.get, (await house.user(alice)).id)
    assert moved.day_until is not None
