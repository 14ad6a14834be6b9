"""What an admin can look at, as they see it in their chat."""

import csv
import io

import pytest
from PIL import Image

from bot.telegram.handlers.admin.chart import SIZE
from bot.telegram.handlers.admin.export import cells, harmless
from storage import Transaction, attempts, jobs, users
from storage.model import AttemptState, JobState, User
from storage.timeline import Exported
from tests.storage.rows import NOW, job
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.admin.ordering import delivered, failed, forged, ordered, unsure, written


async def test_stats_are_one_picture_with_three_lines(house: House, alice: Person, ada: Person) -> None:
    await delivered(house, alice)
    await failed(house, alice)
    await ada.writes("/stats")
    seen = await ada.sees("2 jobs")
    assert seen.kind == "photo"
    assert Image.open(io.BytesIO(await seen.photo_bytes())).size == SIZE
    first, second, third = seen.text.splitlines()
    assert first == "📊 2 jobs, 1 delivered, 1 failed (50 %)."
    assert second == "💳 Credits: 2 spent, 10 granted, 0 refunded."
    assert third == "⏱ the built-in fun filter: half of the results within 5.0 s, 95 of 100 within 5.0 s."


async def test_stats_count_the_orders_whose_answer_was_lost(house: House, alice: Person, ada: Person) -> None:
    def lose(tx: Transaction, job_id: str) -> None:
        found = jobs.get(tx, job_id)
        assert found is not None
        attempt = attempts.begin(tx, job=found, provider="akool", token_hash=job_id, at=house.clock())
        attempts.record(tx, attempt.id, state=AttemptState.UNSURE, error="no answer", at=house.clock())

    waiting = await unsure(house, alice)
    await house.storage.write(lose, waiting.id)
    await ada.writes("/stats")
    *_, last = (await ada.sees("One job")).text.splitlines()
    assert "Akool, orders whose answer was lost: 0 given up, 1 may still come" in last
    await ada.writes(f"/resolve {waiting.id} failed")
    await ada.presses("Do it")
    await ada.sees("counts as failed now")
    await ada.writes("/stats")
    assert "1 given up, 0 may still come" in (await ada.sees("One job")).text


async def test_the_picture_is_in_the_admin_s_language_if_the_font_can_write_it(
    house: House, alice: Person, ada: Person
) -> None:
    """Indonesian needs no letters that English lacks; the words below the picture are in any language."""
    await delivered(house, alice)
    pictures = {}
    for locale, caption in (
        ("en", "One job"),
        ("id", "1 pekerjaan"),
        ("es", "Un trabajo"),
        ("zh", "1 个任务"),
    ):
        await house.storage.write(users.set_language, (await known(house, ada)).id, locale)
        await ada.writes("/stats")
        pictures[locale] = await (await ada.sees(caption)).photo_bytes()
    assert pictures["es"] == pictures["zh"] == pictures["en"]
    assert pictures["id"] != pictures["en"]


async def known(house: House, ada: Person) -> User:
    await ada.writes("/help")
    await house.settled()
    return await house.user(ada)


async def test_stats_of_nothing_are_shown_too(house: House, ada: Person) -> None:
    await ada.writes("/stats 30")
    seen = await ada.sees("No jobs yet.")
    assert seen.kind == "photo"
    assert "No results yet to measure" in seen.text


@pytest.mark.parametrize("words", ["0", "91", "-1", "many", "9" * 40, "7.5"])
async def test_days_that_make_no_sense_are_asked_for_again(house: House, ada: Person, words: str) -> None:
    await ada.writes(f"/stats {words}")
    assert "/stats 7" in (await ada.sees("How many days?")).text
    await ada.writes(f"/export {words if words != '91' else '367'}")
    assert "/export 30" in (await ada.sees("How many days?")).text


async def test_yesterday_is_another_day_in_the_admin_s_own_time_zone(
    house: House, alice: Person, ada: Person
) -> None:
    """When it is late in Greenwich, it is the next morning in Tokyo."""
    await ada.writes("/help")
    await delivered(house, alice)
    house.clock.forward(11 * 3600)
    await ada.writes("/usage")
    assert "Today: one job" in (await ada.sees("What everybody used")).text
    await house.storage.write(live_in, (await house.user(ada)).id, "Asia/Tokyo")
    await ada.writes("/usage")
    assert "Today: 0 jobs" in (await ada.sees("What everybody used")).text


async def test_usage_tells_of_one_person_and_of_everybody(
    house: House, alice: Person, boris: Person, ada: Person
) -> None:
    await delivered(house, alice)
    await failed(house, alice)
    await ada.writes("/usage @alice")
    text = (await ada.sees("What Alice")).text
    assert "Today: 2 jobs, 2 credits" in text
    assert "face swap 2" in text
    assert "Delivered 1 · Failed 1" in text
    await ada.writes("/usage @boris")
    assert "30 days: 0 jobs, 0 credits" in (await ada.sees("What Boris")).text
    await ada.writes("/usage")
    assert "7 days: 2 jobs, 2 credits" in (await ada.sees("What everybody used")).text


async def test_usage_in_reply_to_the_bot_is_of_everybody(house: House, ada: Person) -> None:
    await ada.writes("/usage")
    answer = await ada.sees("What everybody used")
    await ada.writes("/usage", reply_to=answer)
    await ada.sees("What everybody used")


async def test_usage_of_somebody_unknown_says_so(house: House, ada: Person) -> None:
    await ada.writes("/usage @nobody")
    await ada.sees("@nobody")


async def test_top_names_the_busiest_people_first(
    house: House, alice: Person, boris: Person, ada: Person
) -> None:
    await ada.writes("/top")
    await ada.sees("Nobody ordered anything")
    await delivered(house, alice)
    await ada.writes("/top")
    seen = await ada.sees("The busiest people")
    assert "1. Alice (@alice): one job, 2 credits" in seen.text
    assert "Boris" not in seen.text


async def test_jobs_are_listed_page_by_page_and_opened(house: House, alice: Person, ada: Person) -> None:
    user = await house.user(alice)
    for _ in range(12):
        await house.storage.write(job, user, state=JobState.FAILED)
    last = await ordered(house, alice)
    await ada.writes("/jobs")
    first = await ada.sees("The latest jobs")
    assert "1. ⏳ waiting · face swap · Alice (@alice)" in first.text
    assert "10. ❌ failed" in first.text
    await ada.presses("Older", on=first)
    second = await ada.sees("11. ")
    assert second.id == first.id
    assert "13. ❌ failed" in second.text
    assert not any("Older" in label for label in second.buttons)
    await ada.presses("Newer", on=second)
    await ada.sees("1. ⏳ waiting")
    await ada.presses("1", on=first)
    assert last.id in (await ada.sees("🧾 Job")).text


async def test_jobs_of_one_state(house: House, alice: Person, ada: Person) -> None:
    await failed(house, alice)
    await ada.writes("/jobs failed")
    await ada.sees("❌ failed")
    await ada.writes("/jobs delivered")
    await ada.sees("There are no such jobs")
    await ada.writes("/jobs wrong")
    assert "queued, submitting" in (await ada.sees("one of these states")).text


async def test_the_story_of_a_job_is_told_in_order(house: House, alice: Person, ada: Person) -> None:
    done, _ = await delivered(house, alice)
    await ada.writes(f"/job {done.id}")
    text = (await ada.sees("🧾 Job")).text
    told = [
        "Jan 5, 2026",
        "🛒 ordered",
        "🔒 2 credits set aside",
        "attempt 1, to the built-in fun filter",
        "done after 5.0 s, 2 points",
        "🖼 result shown",
        "💳 2 credits taken",
    ]
    assert [text.index(part) for part in told] == sorted(text.index(part) for part in told)


async def test_the_story_of_a_failure_says_why(house: House, alice: Person, ada: Person) -> None:
    broken = await failed(house, alice)
    await ada.writes(f"/job {broken.id}")
    seen = await ada.sees("🧾 Job")
    assert "The picture service could not finish it." in seen.text
    assert "⚠️ no face" in seen.text
    assert "2 credits given back" in seen.text
    assert seen.buttons == ["🔁 Once more, free"]


async def test_a_long_story_is_cut_and_says_so(house: House, alice: Person, ada: Person) -> None:
    waiting = await ordered(house, alice)
    await house.storage.write(try_often, waiting.id, house)
    await ada.writes(f"/job {waiting.id}")
    text = (await ada.sees("🧾 Job")).text
    assert len(text) < 4096
    assert "more." in text.splitlines()[-1]


async def test_a_job_offers_what_can_be_done_with_it(house: House, alice: Person, ada: Person) -> None:
    done, _ = await delivered(house, alice)
    await ada.writes(f"/job {done.id}")
    assert (await ada.sees("🧾 Job")).buttons == ["🎁 Refund"]
    lost = await unsure(house, alice)
    await ada.writes(f"/job {lost.id}")
    assert (await ada.sees("🧾 Job")).buttons == ["✅ It was delivered", "❌ It failed"]


@pytest.mark.parametrize("wanted", ["nothing", "<b>", "'; DROP TABLE jobs; --", "x" * 3000])
async def test_a_job_that_is_not_there(house: House, ada: Person, wanted: str) -> None:
    await ada.writes(f"/job {wanted}")
    await ada.sees("I know no job")
    await ada.writes("/job")
    await ada.sees("Which job?")


async def test_the_export_is_a_table_without_telegram_s_ids(house: House, alice: Person, ada: Person) -> None:
    await delivered(house, alice)
    await failed(house, alice)
    await ada.writes("/export")
    seen = await ada.sees("2 jobs.")
    assert seen.json["document"]["file_name"] == "jobs-2026-01-05.csv"
    content = (await seen.file_bytes()).decode()
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [row["state"] for row in rows] == ["delivered", "failed"]
    assert [row["provider"] for row in rows] == ["local", "local"]
    assert [row["points"] for row in rows] == ["2", "2"]
    assert rows[1]["reason"] == "failed-provider"
    assert float(rows[0]["seconds"]) == 15
    assert str(alice.id) not in content
    assert [entry.action for entry in await written(house)] == ["export"]


async def test_an_export_of_nothing_says_so(house: House, ada: Person) -> None:
    await ada.writes("/export 3")
    await ada.sees("No jobs in these 3 days")
    assert await written(house) == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_runs_nothing_of_it(text: str) -> None:
    assert harmless(text) == f"'{text}"
    row = Exported(
        id=text,
        user_id=1,
        group_id=-100,
        kind=text,
        provider=text,
        state=text,
        price=1,
        points=None,
        created_at=NOW,
        ended_at=None,
        reason=text,
    )
    assert [cell for cell in cells(row) if isinstance(cell, str) and cell.startswith(text[0])] == []


@pytest.mark.parametrize("command", ["stats", "usage", "top", "jobs", "job", "export"])
async def test_strangers_do_not_know_these_commands(
    house: House, mallory: Person, alice: Person, command: str
) -> None:
    done = await ordered(house, alice)
    for person in (mallory, alice):
        await person.writes(f"/{command} {done.id}")
        seen = await person.sees("I don't know that command")
        assert done.id not in seen.text


async def test_a_stranger_s_press_shows_nothing(house: House, alice: Person, ada: Person) -> None:
    await delivered(house, alice)
    await ada.writes("/jobs")
    seen = await ada.sees("The latest jobs")
    data = seen.rows[0][0]["callback_data"]
    assert data.endswith(":ijob")
    assert "somebody else's" in (await forged(alice, data)).text


def live_in(tx: Transaction, user_id: int, timezone: str) -> None:
    tx.execute("UPDATE users SET timezone = :timezone WHERE id = :id", id=user_id, timezone=timezone)


def try_often(tx: Transaction, job_id: str, house: House) -> None:
    """Thirty attempts that were never sent, each with a long and hostile reason."""
    for number in range(30):
        current = jobs.get(tx, job_id)
        assert current is not None
        begun = attempts.begin(tx, job=current, provider="local", token_hash=f"{number}", at=house.clock())
        attempts.record(tx, begun.id, state=AttemptState.UNSENT, error="<b>&" * 100, at=house.clock())
