"""Every command of a group, as it is meant and not quite, by a member, by somebody new and by who runs the group."""

import pytest

from bot.telegram.middleware.commands import COMMANDS
from tests.e2e.conversation import HOPPER, MONA_LISA, SLOW
from tests.e2e.group_chat import GroupChat, answered, joins

pytestmark = pytest.mark.e2e
RIGHT = (
    ("/swap", "With your face “Mona”"),
    ("/age -10", "10 years younger"),
    ("/faces", "Your faces: Mona"),
    ("/quota", "Today in Photo club"),
    ("/cancel", "Cancelled"),
    ("/help", "Reply to a photo with /swap"),
)
WRONG = (
    ("/swap bob", "no face called “bob”"),
    ("/age zero", "from −30 to +30"),
    ("/faces@faceswap_playground_bot Anna", "Your faces: Mona"),
    ("/cancel", "nothing of yours to cancel"),
    ("/video", "I don't do videos yet"),
    ("/settings", "Only those who run this group"),
    ("/balance", "between you and me"),
)
BY_SOMEBODY_NEW = (
    ("/faces", "please read my rules"),
    ("/age +10", "please read my rules"),
    ("/quota", "Today in Photo club"),
    ("/help", "Reply to a photo with /swap"),
    ("/cancel", "Cancelled"),
    ("/forget", "between you and me"),
)


def test_no_command_of_groups_is_forgotten_here() -> None:
    said = {row[0].split()[0].removeprefix("/") for row in RIGHT} | {"settings", "video"}
    assert said == {command.name for command in COMMANDS if command.in_groups}


@pytest.mark.parametrize("rows", [RIGHT, WRONG], ids=["right", "wrong"])
async def test_of_a_member(club: GroupChat, rows: tuple[tuple[str, str], ...]) -> None:
    await joins(club.alice, Mona=MONA_LISA)
    photo = await club.shows(club.alice, HOPPER)
    for command, told in rows:
        await club.asks(club.alice, command, photo)
        seen = await club.alice.sees(told, within=SLOW)
        assert club.is_in_topic(seen), command


async def test_of_somebody_new(club: GroupChat) -> None:
    photo = await club.shows(club.mallory, HOPPER)
    for command, told in BY_SOMEBODY_NEW:
        await club.asks(club.mallory, command, photo)
        seen = await club.mallory.sees(told, within=SLOW)
        assert club.is_in_topic(seen), command


async def test_of_who_runs_the_group(club: GroupChat) -> None:
    """She needs no promise to say what the bot may do."""
    given = await club.clara.writes("/settings timezone Madrid", thread=club.topic)
    card = await club.clara.sees("midnight in Madrid")
    assert (answered(card), club.is_in_topic(card)) == (given.id, True)
    await club.clara.writes("/settings colour red", thread=club.topic)
    await club.clara.sees("/settings timezone Madrid")
    await club.clara.writes("/quota", thread=club.topic)
    assert "Madrid" in (await club.clara.sees("Today in Photo club")).text
