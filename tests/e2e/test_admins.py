"""Every command of an admin, once as it is meant and once not quite, by Ada in her private chat."""

import pytest

from bot.telegram.handlers.admin.router import ADMIN_COMMANDS
from tests.e2e.admin_chat import asks, confirms, latest_job, on_record
from tests.e2e.conversation import SLOW, accepts_the_rules, swaps_one_face
from tests.e2e.running_bot import RunningBot
from tests.support.people import Person

pytestmark = pytest.mark.e2e
LOOKS = (
    ("/quota @alice", "Jobs today: 1 of 20"),
    ("/stats 7", "One job, 1 delivered"),
    ("/usage @alice", "Today: one job, one credit"),
    ("/top", "1. Alice (@alice): one job, one credit"),
    ("/jobs delivered", "1. ✅ delivered · face swap · Alice (@alice)"),
    ("/job {job}", "🖼 result shown"),
    ("/export 1", "One job."),
    ("/reports", "One result is reported"),
    ("/providers", "🟢 local is on"),
    ("/maintenance on", "Maintenance is on"),
    ("/maintenance off", "Maintenance is off"),
)
DEEDS = (
    ("/grant @alice 5 gift", "Credits now: 9. After this: 14.", "Credits now: 14."),
    ("/take 1001 3 mistake", "After this: 11.", "Credits now: 11."),
    ("/setquota @alice 7 30", "After this · jobs a day: 7; credits a day: 30.", "The limits are set"),
    ("/unlimited @alice", "After this · jobs a day: no limit", "The limits are set"),
    ("/ban @alice spam", "Lock out Alice", "is locked out"),
    ("/unban @alice", "Reason: spam", "may use me again"),
    ("/refund {job}", "Give one credit back", "One credit was given back"),
)
NEEDS_TROUBLE = {"retry", "resolve"}
"""Right only for jobs that went wrong: those are stories of their own."""
WRONG = (
    ("/quota @nobody", "I have never met @nobody"),
    ("/grant @alice many", "“many” is not a number of credits"),
    ("/take @alice 1000", "does not have that many"),
    ("/setquota @alice lots", "“lots” is not a limit"),
    ("/unlimited", "Whom do you mean?"),
    ("/ban 1000", "You cannot lock yourself out"),
    ("/unban @alice", "is not locked out"),
    ("/stats 0", "How many days?"),
    ("/usage @nobody", "I have never met @nobody"),
    ("/top", "Nobody ordered anything"),
    ("/jobs wrong", "one of these states"),
    ("/job nothing", "I know no job nothing"),
    ("/export many", "How many days?"),
    ("/retry", "Which job?"),
    ("/refund nothing", "I know no job nothing"),
    ("/resolve nothing maybe", "Say how it ended"),
    ("/reports", "Nobody complains"),
    ("/providers nothing", "🟢 local is on"),
    ("/maintenance maybe", "Maintenance is off"),
    ("/broadcast", "Write to everybody"),
)
ALL = {command.name for command in ADMIN_COMMANDS} | {"quota"}


def names(commands: object) -> set[str]:
    return {row[0].split()[0].removeprefix("/") for row in commands}  # type: ignore[attr-defined]


def test_no_command_is_forgotten_here() -> None:
    assert names(LOOKS) | names(DEEDS) | NEEDS_TROUBLE | {"broadcast"} == ALL
    assert names(WRONG) == ALL


@pytest.mark.thorough
async def test_what_cannot_be_understood_is_answered_and_changes_nothing(
    ada: Person, alice: Person, bot: RunningBot
) -> None:
    await accepts_the_rules(alice)
    for command, told in WRONG:
        await asks(ada, command, told)
    assert await on_record(bot) == []


async def test_every_command_does_what_it_is_for(ada: Person, alice: Person, bot: RunningBot) -> None:
    await ada.writes("/start")
    await accepts_the_rules(alice)
    await swaps_one_face(alice)
    await alice.presses("Report")
    await (await alice.presses("I am in it")).answered()
    await ada.sees("reported the result", within=SLOW, anytime=True)
    job = await latest_job(ada)
    for command, told in LOOKS:
        await asks(ada, command.format(job=job), told)
    for command, question, done in DEEDS:
        await confirms(ada, command.format(job=job), question, done)
    await asks(ada, "/broadcast Hello", "This goes out")
    await ada.presses("Send to 1")
    await ada.sees("Sent: 1 of 1", within=SLOW)
    await alice.sees("Hello", anytime=True)
    assert [action for who, action in await on_record(bot) if who == "user:1000"] == [
        "export", "maintenance", "maintenance",
        "grant", "take", "setquota", "unlimited", "ban", "unban", "refund", "broadcast",
    ]  # fmt: skip
