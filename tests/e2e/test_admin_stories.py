"""What an operator goes through with the people she looks after, from the gift to the deleted picture."""

import csv
import io

import pytest
from PIL import Image

from tests.e2e.admin_chat import asks, confirms, latest_job, on_record
from tests.e2e.conversation import (
    HOPPER,
    MONA_LISA,
    SLOW,
    accepts_the_rules,
    balance,
    is_result,
    swaps_one_face,
)
from tests.e2e.running_bot import RunningBot
from tests.e2e.test_providers import orders_one_face
from tests.support.people import Person

pytestmark = pytest.mark.e2e
STATS_SIZE = (1080, 1350)


async def test_from_a_gift_to_a_picture_that_is_refunded_reported_and_deleted(
    ada: Person, alice: Person, bot: RunningBot
) -> None:
    await ada.writes("/start")
    await accepts_the_rules(alice)
    await confirms(ada, "/grant @alice 3 welcome back", "Reason: welcome back", "Credits now: 13.")
    await alice.sees("3 credits for you", anytime=True)
    result = await swaps_one_face(alice)
    picture = await result.photo_bytes()
    job = await latest_job(ada)
    await told_of_one_job(ada, job)
    await confirms(ada, f"/refund {job}", "Give one credit back", "One credit was given back")
    await alice.sees("you have your credit back", anytime=True)
    assert "13 credits" in await balance(alice)
    await alice.presses("Report", on=result)
    await (await alice.presses("I am in it")).answered()
    await ada.sees(job, within=SLOW, anytime=True)
    report = await asks(ada, "/reports", f"Job {job}")
    assert report.kind == "photo"
    await ada.presses("Delete the result", on=report)
    await ada.presses("Yes, delete it", on=report)
    await ada.sees("the result is deleted", within=SLOW)
    gone = await alice.sees("whoever runs me deleted it", within=SLOW, anytime=True)
    assert gone.id == result.id
    assert await gone.photo_bytes() != picture
    await asks(ada, "/reports", "Nobody complains")
    await bot.stop()
    assert [action for _, action in await on_record(bot)] == ["grant", "export", "refund", "delete-result"]


async def told_of_one_job(ada: Person, job: str) -> None:
    stats = await asks(ada, "/stats", "One job, 1 delivered, 0 failed")
    assert "1 spent, 13 granted, 0 refunded" in stats.text
    image = Image.open(io.BytesIO(await stats.photo_bytes()))
    assert image.size == STATS_SIZE
    await asks(ada, "/usage @alice", "Today: one job, one credit")
    await asks(ada, "/top", "1. Alice (@alice): one job, one credit")
    await asks(ada, "/jobs delivered", "Alice (@alice)")
    story = await asks(ada, f"/job {job}", "🛒 ordered")
    for line in ("🔒 one credit set aside", "attempt 1", "🖼 result shown", "💳 one credit taken"):
        assert line in story.text
    exported = await asks(ada, "/export", "One job.")
    content = (await exported.file_bytes()).decode()
    (row,) = csv.DictReader(io.StringIO(content))
    assert [row[name] for name in ("id", "kind", "provider", "state")] == [job, "swap", "local", "delivered"]
    assert "1001" not in content


async def test_who_is_locked_out_hears_why_until_ada_lets_them_in_again(ada: Person, alice: Person) -> None:
    await accepts_the_rules(alice)
    await confirms(ada, "/ban @alice too many cats", "Lock out Alice", "is locked out")
    await alice.sends_photo(HOPPER)
    await alice.sees("The reason: too many cats")
    assert not [message for message in await alice.chat() if "Whose face" in message.text]
    await asks(ada, "/quota @alice", "Locked out since")
    await confirms(ada, "/unban @alice", "too many cats", "may use me again")
    await swaps_one_face(alice)


@pytest.mark.parametrize("bot", [{"settings": {"LOCAL_SECONDS": "4"}}], indirect=True)
async def test_in_maintenance_what_runs_is_finished_and_nothing_begins(
    ada: Person, alice: Person, clara: Person
) -> None:
    await accepts_the_rules(alice)
    await accepts_the_rules(clara)
    await orders_one_face(alice)
    await alice.sees("Working on it", within=SLOW)
    told = await asks(ada, "/maintenance on", "Maintenance is on")
    assert "Jobs under way: 1" in told.text
    await clara.sends_photo(HOPPER)
    await clara.sees("short rest")
    await alice.sees(is_result, within=SLOW, anytime=True)
    await ada.presses("Turn off", on=told)
    await ada.sees("Maintenance is off")
    await swaps_one_face(clara)


@pytest.mark.parametrize("bot", [{"settings": {"DAILY_JOBS_PER_USER": "1"}}], indirect=True)
async def test_after_the_last_picture_of_the_day_it_is_said_when_new_ones_come(
    ada: Person, alice: Person
) -> None:
    await accepts_the_rules(alice)
    await swaps_one_face(alice)
    await is_refused(alice, "That was it for today. Pictures a day: 1. New ones come in")
    await alice.writes("/balance")
    await alice.sees("You have 9 credits")
    await alice.writes("/quota")
    await alice.sees("0 of today's 1 pictures are left")
    await confirms(ada, "/setquota @alice 0", "After this · jobs a day: none", "limits are set")
    await is_refused(alice, "Making pictures is switched off for you")
    await confirms(ada, "/unlimited @alice", "After this · jobs a day: no limit", "limits are set")
    await swaps_one_face(alice)


async def is_refused(alice: Person, why: str) -> None:
    await alice.sends_photo(HOPPER)
    await alice.sees("Whose face goes there", within=SLOW)
    await alice.sends_photo(MONA_LISA)
    await alice.sees("One face to swap", within=SLOW)
    await alice.presses("Swap for")
    await alice.sees(why, within=SLOW)
