"""What those who run a group set there is obeyed; who pays; and what a group keeps when it grows."""

from collections.abc import Callable

import pytest

from tests.e2e.conversation import GROUP, HOPPER, MONA_LISA, SLOW, balance, is_result
from tests.e2e.group_chat import FORUM, GroupChat, books, drafts_in, joins, privately, sees_result_on, sets
from tests.e2e.running_bot import RunningBot
from tests.support.conversation import SeenMessage
from tests.support.people import Person

pytestmark = pytest.mark.e2e


async def orders(club: GroupChat, person: Person) -> SeenMessage:
    """With their saved face. Returns the card."""
    photo = await club.shows(person, HOPPER)
    await club.asks(person, "/swap", photo)
    card = await person.sees("With your face", within=SLOW)
    await person.presses("Swap for one credit", on=card)
    return card


async def test_settings_are_for_those_who_run_the_group_and_are_obeyed(club: GroupChat) -> None:
    await joins(club.alice, Mona=MONA_LISA)
    photo = await club.shows(club.alice, HOPPER)
    for person in (club.alice, club.mallory, club.ada):
        await club.asks(person, "/settings", photo)
        await person.sees("Only those who run this group")
    await sets(club, "For admins only", now="Only those who run the group")
    settings = next(message for message in await club.clara.chat() if "For everybody" in str(message.buttons))
    press = await club.alice.presses("For everybody", on=settings)
    assert "Only those who run" in (await press.answered()).text
    await club.asks(club.alice, "/swap", photo)
    await club.alice.sees("only those who run it may")
    await club.clara.presses("For everybody", on=settings)
    await club.clara.sees("Everybody may use me")
    await club.asks(club.alice, "/swap", photo)
    await club.alice.sees("With your face", within=SLOW)


async def test_switched_off_it_does_nothing_and_on_again_it_speaks_the_group_s_language(
    club: GroupChat, bot: RunningBot
) -> None:
    await joins(club.alice, Mona=MONA_LISA)
    await sets(club, "Switch off", now="I am switched off")
    photo = await club.shows(club.alice, HOPPER)
    await club.asks(club.alice, "/swap", photo)
    await club.alice.sees("switched off in this group")
    assert await drafts_in(bot, FORUM) == 0
    await sets(club, "Switch on", "Language", "Español", now="Idioma: Español")
    await club.asks(club.alice, "/swap", photo)
    await club.alice.sees("Con tu cara", within=SLOW)


async def test_results_in_private_and_a_pause_between_two_of_them(club: GroupChat) -> None:
    await joins(club.alice, Mona=MONA_LISA)
    await sets(club, "Results in private", "Wait", "5 minutes", now="5 minutes")
    card = await orders(club, club.alice)
    told = await club.alice.sees("it comes in our private chat", anytime=True)
    assert (told.id, club.is_in_topic(told)) == (card.id, True)
    alone = await club.alice.follows("To our private chat", on=told)
    await alone.sees(is_result, within=SLOW, anytime=True)
    assert not [message for message in await club.alice.chat() if is_result(message)]
    photo = await club.shows(club.alice, HOPPER)
    await club.asks(club.alice, "/swap", photo)
    assert "you can go on in" in (await club.alice.sees("Not so fast")).text
    assert "9 credits" in await balance(alone)


async def test_the_group_pays_what_ada_gave_it_and_then_each_for_themselves(
    club: GroupChat, bot: RunningBot
) -> None:
    await joins(club.alice, Mona=MONA_LISA)
    desk = privately(club.ada)
    await desk.writes(f"/grant {FORUM} 1 prize")
    await desk.sees("I have never met")
    await club.clara.writes("/help", thread=club.topic)
    await club.clara.sees("Reply to a photo")
    await desk.writes(f"/grant {FORUM} 1 prize")
    await desk.sees("Give Photo club")
    await desk.presses("Do it")
    await desk.sees("Credits now: 1.")
    await club.alice.writes("/quota", thread=club.topic)
    assert "The group pays while it has enough. Its credits: 1" in (await club.alice.sees("Today in")).text
    for payer, left in (("The group paid 1. Its credits: 0", "10"), ("It took one credit.", "9")):
        card = await orders(club, club.alice)
        assert payer in (await sees_result_on(club.alice, card)).text
        assert f"{left} credits" in await balance(privately(club.alice))
    await bot.stop()
    assert await books(bot, FORUM) == (0, [])


async def test_a_group_that_becomes_a_supergroup_in_the_middle_keeps_everything(
    club: GroupChat, bot: RunningBot
) -> None:
    await joins(club.alice, Mona=MONA_LISA)
    made = await club.alice._feed.post(
        "/play/groups", title="Small", members=[club.clara.id, club.alice.id, club.mallory.id]
    )
    old = club.alice.in_group(made["id"])
    clara = club.clara.in_group(made["id"])
    await clara.writes("/settings")
    await clara.presses("Language")
    await clara.presses("Español")
    await clara.sees("Idioma: Español")
    desk = privately(club.ada)
    await desk.writes(f"/grant {made['id']} 1")
    await desk.presses("Do it")
    await desk.sees("Credits now: 1.")
    await old.sends_photo(GROUP, caption="/swap mona")
    await old.sees("Veo 3 caras", within=SLOW)
    await old.presses("2")
    await old.sees("Elegida: 2")
    moved = (await old._feed.post("/play/migrate", chat_id=made["id"]))["chat_id"]
    new = club.alice.in_group(moved)
    card = await new.sees("Veo 3 caras", within=SLOW, anytime=True)
    await new.presses("Listo", on=card)
    await new.sees("paga este grupo", within=SLOW)
    await new.presses("Cambiar por", on=card)
    await new.sees(there_with_buttons(card), within=SLOW, anytime=True)
    assert "10 credits" in await balance(privately(club.alice))
    await bot.stop()
    assert await books(bot, moved) == (0, [])


def there_with_buttons(card: SeenMessage) -> Callable[[SeenMessage], bool]:
    return lambda message: message.id == card.id and "Otra vez" in " ".join(message.buttons)
