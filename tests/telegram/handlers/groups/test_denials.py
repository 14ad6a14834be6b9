"""Groups that the bot may not write to: people hear why and what would help, nobody is alarmed, nothing is held."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.jobs.transitions import end_without_result
from playground.botapi.faults import Fault, FaultMode
from playground.botapi.model import Rights
from playground.botapi.rights import as_permissions
from playground.botapi.sample_world import ADA, GROUP
from storage import drafts, groups, jobs
from storage.model import Job, JobState
from tests.storage.rows import job as some_job
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.gathering import saves_face
from tests.telegram.handlers.studio import picture

NOTHING = dict.fromkeys(("messages", "photos", "videos", "documents", "others"), False)
EVERYTHING = dict.fromkeys(NOTHING, True)


@dataclass(frozen=True)
class Refusal:
    """What the group does to the bot. `there`: what the group reads then; `privately`: what the person reads."""

    name: str
    rights: dict[str, Any]
    there: str = ""
    privately: str = ""

    def __str__(self) -> str:
        return self.name


NO_PHOTOS = Refusal("no photos", {"photos": False}, there="I may not send photos and videos in this group")
REFUSALS = (
    NO_PHOTOS,
    Refusal(
        "no photos for the bot", {"bot": True, "photos": False}, there="I may not send photos and videos"
    ),
    Refusal("no words", {"messages": False, "photos": False}, privately="I may not answer in “Weekend trip”"),
    Refusal("nothing", NOTHING, privately="permission to send messages, photos and videos"),
    Refusal("restricted", {"bot": True, **NOTHING}, privately="Whoever runs that group can let me"),
    Refusal("slow mode", {"slow_mode": 900}, privately="slow mode lets me write only now and then"),
    Refusal("deactivated", {"deactivated": True}, privately="I am no longer in it"),
)


@pytest.fixture
async def here(house: House, alice: Person) -> Person:
    await saves_face(house, alice, "Anna")
    return alice.in_group(GROUP)


@pytest.fixture(autouse=True)
async def nobody_is_alarmed(house: House) -> AsyncIterator[None]:
    """No incident: neither to the person nor to those who run the bot. And the ledger is sound."""
    yield
    await house.settled()
    async with house.person("Ada") as ada:
        said = [message.text for message in await ada.chat() if message.by_bot]
    assert [text for text in said if "broke" in text or "error" in text.lower()] == []
    assert await house.problems() == []


async def restricts(person: Person, **rights: Any) -> None:
    await person._feed.post("/play/restrict", **{"from": ADA}, chat_id=GROUP, **rights)


async def asks(here: Person) -> None:
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)


async def said_there(here: Person, words: str) -> list[Any]:
    return [message for message in await here.chat() if message.by_bot and words in message.text]


async def open_draft(house: House, person: Person) -> Any:
    user = await house.user(person)
    return await house.storage.read(drafts.current, user_id=user.id, chat_id=GROUP)


async def the_job(house: House, person: Person) -> Job:
    (job,) = await house.storage.read(jobs.history, (await house.user(person)).id, limit=5)
    return job


@pytest.mark.parametrize("refusal", REFUSALS, ids=str)
async def test_a_command_that_may_not_be_answered_is_explained_where_it_can_be(
    house: House, here: Person, alice: Person, refusal: Refusal
) -> None:
    if "slow_mode" in refusal.rights:
        house.world.chats[GROUP].bot_spoke_at = house.world.now_seconds()
    await restricts(here, **refusal.rights)
    await asks(here)
    await house.settled()
    if refusal.there:
        told = await here.sees(refusal.there)
        assert (await here.follows("To our private chat", on=told)).chat_id == alice.id
    else:
        await alice.sees(refusal.privately, anytime=True)
        assert await said_there(here, "") == []
    assert not await said_there(here, "Something broke")
    assert await open_draft(house, alice) is None
    assert (await house.wallet(alice)).held == 0


async def test_a_closed_topic_is_explained_in_private(house: House, alice: Person) -> None:
    made = await alice._feed.post(
        "/play/groups", type="supergroup", title="Photo club", members=[ADA, alice.id], forum=True
    )
    club = alice.in_group(made["id"])
    topic = await alice._feed.post("/play/topics", chat_id=made["id"], name="Fun", **{"from": ADA})
    photo = await club.sends_photo(picture(1), thread=topic["id"])
    house.world.chats[made["id"]].topics[topic["id"]].open = False
    entities = [{"type": "bot_command", "offset": 0, "length": 5}]
    command = photo.json | {"caption": "/swap", "caption_entities": entities, "message_id": photo.id + 10}
    await house.inbox.accept({"update_id": 999_300_000, "message": command})
    await alice.sees("I can't answer in “Photo club”: the topic is closed", anytime=True)


async def test_who_is_removed_in_the_middle_explains_it_in_private(
    house: House, here: Person, alice: Person
) -> None:
    house.world.on_call("sendPhoto", lambda _: kick(house))
    await asks(here)
    await alice.sees("I am no longer in it", anytime=True)
    assert (await house.wallet(alice)).held == 0


def kick(house: House) -> None:
    chat = house.world.chats[GROUP]
    chat.bot_was_kicked, chat.bot_is_member = True, False


@pytest.mark.parametrize(
    "words",
    [
        "CHAT_SEND_PHOTOS_FORBIDDEN",
        "CHAT_SEND_MEDIA_FORBIDDEN",
        "CHAT_WRITE_FORBIDDEN",
        "CHAT_RESTRICTED",
        "have no rights to send a message",
        "need administrator rights in the channel chat",
        "CHAT_ADMIN_REQUIRED",
        "USER_BANNED_IN_CHANNEL",
    ],
)
async def test_every_wording_of_missing_rights_is_understood(
    house: House, here: Person, alice: Person, words: str
) -> None:
    fault = Fault(method="sendPhoto", mode=FaultMode.BAD_REQUEST, text=f"Bad Request: {words}", chat_id=GROUP)
    house.world.faults.add(fault)
    await asks(here)
    await here.sees("I may not send photos and videos in this group")
    assert await open_draft(house, alice) is None


async def test_it_is_explained_once_in_a_while_and_works_as_soon_as_it_is_allowed(
    house: House, here: Person
) -> None:
    await restricts(here, photos=False)
    for _ in range(3):
        await asks(here)
        await house.settled()
    assert len(await said_there(here, "I may not send photos")) == 1
    house.clock.forward(601)
    await asks(here)
    await house.settled()
    assert len(await said_there(here, "I may not send photos")) == 2
    await restricts(here, photos=True)
    await asks(here)
    await here.sees("Ready.")


async def test_whoever_cannot_be_told_at_all_is_left_in_peace(
    house: House, here: Person, alice: Person
) -> None:
    await restricts(here, **NOTHING)
    await alice._feed.post("/play/block", user_id=alice.id, blocked=True)
    await asks(here)
    await house.settled()
    assert await said_there(here, "") == []
    assert await open_draft(house, alice) is None


async def ready(here: Person) -> Any:
    await asks(here)
    return await here.sees("Ready.")


async def test_a_press_that_may_not_be_answered_is_explained_and_the_card_stays_for_later(
    house: House, here: Person, alice: Person
) -> None:
    card = await ready(here)
    await restricts(here, **NOTHING)
    await here.presses("Back")
    await alice.sees("I may not answer in “Weekend trip”", anytime=True)
    assert (await open_draft(house, alice)).card_message_id == card.id
    await restricts(here, **EVERYTHING)
    await here.presses("Back", on=card)
    await here.sees("Whose face")


@pytest.mark.parametrize("refusal", REFUSALS, ids=str)
async def test_a_result_that_may_not_be_shown_there_comes_in_private_and_is_paid(
    house: House, here: Person, alice: Person, refusal: Refusal
) -> None:
    await ready(here)
    await here.presses("Swap for")
    await house.settled()
    await restricts(here, **refusal.rights)
    await house.work()
    if "slow_mode" in refusal.rights:  # which lets the card be edited
        await here.sees("Here you are!")
    else:
        result = await alice.sees("Here you are!", anytime=True)
        assert result.kind == "photo"
        assert "It comes here because" in result.text
    assert (await the_job(house, alice)).state is JobState.DELIVERED
    assert (await house.wallet(alice)).held == 0


async def test_the_group_hears_that_the_result_went_to_the_private_chat(house: House, here: Person) -> None:
    await ready(here)
    await here.presses("Swap for")
    await house.settled()
    await restricts(here, photos=False)
    await house.work()
    await here.sees("it comes in our private chat")


async def test_a_result_for_a_closed_topic_without_its_card_comes_in_private(
    house: House, here: Person, alice: Person
) -> None:
    made = await alice._feed.post(
        "/play/groups", type="supergroup", title="Photo club", members=[ADA, alice.id], forum=True
    )
    club = alice.in_group(made["id"])
    topic = await alice._feed.post("/play/topics", chat_id=made["id"], name="Fun", **{"from": ADA})
    photo = await club.sends_photo(picture(1), thread=topic["id"])
    await club.writes("/swap", reply_to=photo, thread=topic["id"])
    card = await club.sees("Ready.")
    await club.presses("Swap for")
    await house.settled()
    chat = house.world.chats[made["id"]]
    chat.topics[topic["id"]].open = False
    house.world.delete(chat.messages[card.id])
    await house.work()
    result = await alice.sees("Here you are!", anytime=True)
    assert "It comes here because the topic in “Photo club” is closed" in result.text
    assert (await the_job(house, alice)).state is JobState.DELIVERED


async def test_a_result_for_a_group_that_removed_the_bot_comes_in_private(
    house: House, here: Person, alice: Person
) -> None:
    await ready(here)
    await here.presses("Swap for")
    await house.settled()
    kick(house)
    await house.work()
    assert "I am no longer in “Weekend trip”" in (await alice.sees("Here you are!", anytime=True)).text
    assert (await house.wallet(alice)).held == 0


async def test_a_result_for_a_group_in_slow_mode_whose_card_is_gone_comes_when_its_time_has_come(
    house: House, here: Person, alice: Person
) -> None:
    card = await ready(here)
    await here.presses("Swap for")
    await house.settled()
    await restricts(here, slow_mode=900)
    chat = house.world.chats[GROUP]
    chat.bot_spoke_at = house.world.now_seconds()
    house.world.delete(chat.messages[card.id])
    await house.work()
    assert not await said_there(here, "Here you are!")
    assert (await the_job(house, alice)).state is JobState.READY
    chat.bot_spoke_at = house.world.now_seconds() - 900
    await house.work(901)
    await here.sees("Here you are!")
    assert (await the_job(house, alice)).state is JobState.DELIVERED


async def test_a_failure_that_may_not_be_told_there_is_told_in_private(
    house: House, here: Person, alice: Person
) -> None:
    await ready(here)
    await here.presses("Swap for")
    await house.settled()
    await restricts(here, **NOTHING)
    job = await the_job(house, alice)
    await house.storage.write(end_without_result, job.id, "failed-provider", at=house.clock())
    await house.deliverer.deliver_waiting()
    told = await alice.sees("It comes here because I may not send it", anytime=True)
    assert told.kind == "text"
    assert (await house.wallet(alice)).held == 0


async def test_rules_agreed_to_for_a_group_that_lets_nothing_in_do_not_make_the_person_unreachable(
    house: House, stranger: Person
) -> None:
    here = stranger.in_group(GROUP)
    await asks(here)
    await here.sees("please read my rules")
    private = await here.follows("Read and agree")
    await private.sees("Nobody under 18")
    await restricts(here, **NOTHING)
    await private.presses("I promise")
    await private.sees("I may not answer in “Weekend trip”")
    assert (await house.user(stranger)).blocked_at is None


async def test_a_group_that_moves_while_its_rules_are_read_takes_nothing_of_the_private_chat_along(
    house: House, stranger: Person
) -> None:
    made = await stranger._feed.post("/play/groups", type="group", title="Small", members=[stranger.id])
    there = stranger.in_group(made["id"])
    photo = await there.sends_photo(picture(1))
    await there.writes("/swap", reply_to=photo)
    private = await there.follows("Read and agree")
    await private.sees("Nobody under 18")
    mine = await house.storage.write(some_job, await house.user(stranger))
    house.world.chats[made["id"]].migrated_to = GROUP  # and nobody has told the bot so yet
    await private.presses("I promise")
    await private.sees("credits to play with")
    await house.settled()
    assert (await the_job(house, stranger)) == mine
    assert mine.chat_id == stranger.id


async def shown_to_nobody(house: House, here: Person, alice: Person) -> Job:
    """Neither in the group nor in private."""
    await ready(here)
    await here.presses("Swap for")
    await house.settled()
    await alice._feed.post("/play/block", user_id=alice.id, blocked=True)
    await restricts(here, photos=False)
    await house.work()
    await here.sees("it is ready, but I may not show it here")
    job = await the_job(house, alice)
    assert job.state is JobState.READY
    return job


async def test_a_result_for_nobody_waits_and_is_shown_when_somebody_writes_there(
    house: House, here: Person, alice: Person
) -> None:
    await shown_to_nobody(house, here, alice)
    await restricts(here, photos=True)
    house.clock.forward(61)
    async with house.person("Boris") as boris:
        await boris.in_group(GROUP).writes("/help")
        await house.settled()
    await house.work()
    await here.sees("Here you are!")
    assert (await the_job(house, alice)).state is JobState.DELIVERED


async def test_a_result_for_nobody_is_shown_when_the_bot_gets_its_rights_back(
    house: House, here: Person, alice: Person
) -> None:
    await shown_to_nobody(house, here, alice)
    await restricts(here, photos=True)
    await restricts(here, bot=True, documents=False)  # the bot hears of its own rights only
    await house.settled()
    await house.work()
    await here.sees("Here you are!")


async def test_a_result_for_nobody_comes_in_private_once_its_person_is_back(
    house: House, here: Person, alice: Person
) -> None:
    await shown_to_nobody(house, here, alice)
    await alice._feed.post("/play/block", user_id=alice.id, blocked=False)
    await alice.writes("/start")
    await house.settled()
    await house.work()
    result = await alice.sees("Here you are!", anytime=True)
    assert "It comes here because I may not send it" in result.text


async def test_those_who_run_the_group_see_in_its_settings_what_is_missing(
    house: House, here: Person
) -> None:
    await restricts(here, videos=False)
    async with house.person("Ada") as ada:
        there = ada.in_group(GROUP)
        await there.writes("/settings")
        card = await there.sees("what I may do here")
        assert "I may not send photos and videos in this group" in card.text
        await restricts(here, videos=True)
        await there.presses("Language", on=card)
        assert "I may not" not in (await there.sees("what I may do here")).text


@pytest.mark.parametrize("is_member", [True, False])
async def test_a_restricted_bot_may_be_in_the_group_or_out_of_it(
    house: House, here: Person, is_member: bool
) -> None:
    await restricts(here, bot=True, photos=False)
    await house.settled()
    bot = {"user": house.application.bot.bot.to_dict()}
    permissions = as_permissions(Rights(photos=False))
    restricted = bot | permissions | {"status": "restricted", "is_member": is_member, "until_date": 0}
    change = {
        "chat": {"id": GROUP, "type": "supergroup", "title": "Weekend trip"},
        "from": here.user | {"is_bot": False},
        "date": 1_780_000_000,
        "old_chat_member": bot | {"status": "member"},
        "new_chat_member": restricted,
    }
    await house.inbox.accept({"update_id": 999_400_000, "my_chat_member": change})
    await house.settled()
    assert (await house.storage.read(groups.left_at, GROUP) is None) is is_member


@pytest.mark.parametrize(
    ("rights", "there", "privately"),
    [
        (EVERYTHING, "Hi everybody!", ""),
        ({"photos": False}, "I may not send photos and videos in this group", ""),
        (NOTHING, "", "I may not answer in “Weekend trip”"),
    ],
)
async def test_who_brings_the_bot_in_hears_what_to_allow(
    house: House, alice: Person, rights: dict[str, Any], there: str, privately: str
) -> None:
    here = alice.in_group(GROUP)
    who = {"from": alice.id, "user_id": house.world.bot.id}
    await alice._feed.post("/play/leave", chat_id=GROUP, **who)
    await restricts(here, **rights)
    await alice._feed.post("/play/join", chat_id=GROUP, **who)
    await house.settled()
    if there:
        await here.sees(there, anytime=True)
        assert bool(await said_there(here, "I may not")) is (rights != EVERYTHING)
    else:
        await alice.sees(privately, anytime=True)
