"""In a group a command says all that it needs: which face, or how many years."""

import pytest

from playground.botapi.sample_world import GROUP
from storage import drafts, jobs
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.gathering import answered, joins, saves_face
from tests.telegram.handlers.studio import clip, picture


@pytest.fixture
async def here(house: House, stranger: Person) -> Person:
    """Alice, with the faces Anna and Me."""
    group = await joins(stranger)
    await saves_face(house, stranger, "Anna")
    await saves_face(house, stranger, "Me", seed=8)
    return group


async def no_draft(house: House, person: Person) -> bool:
    await house.settled()
    user = await house.user(person)
    return await house.storage.read(drafts.current, user_id=user.id, chat_id=person.chat_id) is None


async def test_a_reply_with_swap_goes_straight_to_the_price_with_the_face_offered_first(
    house: House, here: Person
) -> None:
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("With your face “Anna”")
    assert "Ready." in card.text
    assert "Alice" in card.text
    assert answered(card) == photo.id
    await here.presses("Swap for")
    await house.work()
    result = await here.sees("Here you are!")
    assert result.id == card.id


@pytest.mark.parametrize("command", ["/swap me", "/swap ME", "/swap@faceswap_playground_bot Me"])
async def test_another_saved_face_is_used_by_its_name(house: House, here: Person, command: str) -> None:
    photo = await here.sends_photo(picture(1))
    await here.writes(command, reply_to=photo)
    await here.sees("With your face “Me”")


async def test_a_name_that_there_is_not_is_told_with_those_that_there_are(house: House, here: Person) -> None:
    photo = await here.sends_photo(picture(1))
    command = await here.writes("/swap bob", reply_to=photo)
    told = await here.sees("no face called “bob”")
    assert "Anna, Me" in told.text
    assert answered(told) == command.id
    assert await no_draft(house, here)
    assert house.engine.looked_at == 2  # the saved ones


async def test_of_several_faces_those_that_are_picked_all_get_it(house: House, here: Person) -> None:
    photo = await here.sends_photo(picture(3))
    await here.writes("/swap anna", reply_to=photo)
    await here.sees("I see 3 faces")
    await here.presses("1")
    await here.sees("Picked: 1")
    await here.presses("3")
    await here.sees("2 picked")
    await here.presses("Done")
    card = await here.sees("2 faces to swap")
    assert "Anna" in card.text
    await here.presses("Swap for")
    await here.sees("next")
    job = await last_job(house, here)
    assert len({pair["identity"] for pair in job.spec["pairs"]}) == 1


async def test_another_face_than_the_saved_one_is_sent_as_an_answer_to_the_card(
    house: House, here: Person
) -> None:
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("With your face")
    await here.sends_photo(picture(1, seed=3), reply_to=card)
    again = await here.sees("Ready.")
    assert "With your face" not in again.text
    assert again.id == card.id


async def test_while_picking_a_photo_of_another_face_is_taken_instead(house: House, here: Person) -> None:
    photo = await here.sends_photo(picture(2))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("I see 2 faces")
    await here.presses("1")
    await here.sees("Picked")
    await here.sends_photo(picture(1, seed=3), reply_to=card)
    assert "With your face" not in (await here.sees("Ready.")).text


async def test_back_from_the_price_asks_for_a_face(house: House, here: Person) -> None:
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    await here.sees("With your face")
    await here.presses("Back")
    card = await here.sees("Whose face goes there?")
    assert "🙂 Me" in card.buttons
    await here.presses("🙂 Me")
    await here.sees("Ready.")


async def test_a_doubtful_face_beside_a_sure_one_does_not_stop_the_hurry(house: House, here: Person) -> None:
    photo = await here.sends_photo(picture(1, unsure=1))
    await here.writes("/swap", reply_to=photo)
    await here.sees("Ready.")


async def test_of_an_album_the_picture_that_is_answered_to_is_taken(house: House, here: Person) -> None:
    album = await here.sends_album([picture(2), picture(3, seed=1), picture(4, seed=2)])
    await here.writes("/swap", reply_to=album[1])
    card = await here.sees("I see 3 faces")
    assert answered(card) == album[1].id
    await house.settled()
    assert house.engine.looked_at == 3


async def test_a_clip_too(house: House, here: Person) -> None:
    house.engine.films = True
    sent = await here.sends_file(clip(1), kind="video")
    await here.writes("/swap", reply_to=sent)
    card = await here.sees("With your face “Anna”")
    assert answered(card) == sent.id


async def test_somebody_else_s_picture_may_be_pointed_at(house: House, here: Person) -> None:
    async with house.person("Mallory") as mallory:
        photo = await mallory.in_group(GROUP).sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    assert answered(await here.sees("Ready.")) == photo.id


async def test_without_a_saved_face_the_person_is_asked_by_reply_and_told_how_to_save_one(
    house: House, stranger: Person
) -> None:
    here = await joins(stranger)
    photo = await here.sends_photo(picture(1))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("Whose face goes there?")
    assert "Answer to this message" in card.text
    private = await here.follows("Save a face", on=card)
    await private.sees("photo of the face to save")
    await here.sends_photo(picture(1, seed=2), reply_to=card)
    await here.sees("Ready.")


async def test_without_a_picture_it_is_explained(house: House, here: Person) -> None:
    command = await here.writes("/swap")
    card = await here.sees("reply to a picture with /swap")
    assert answered(card) == command.id


@pytest.mark.parametrize(
    ("command", "change"),
    [
        ("/age +10", "10 years older"),
        ("/age -20", "20 years younger"),
        ("/age −20", "20 years younger"),
        ("/age 30", "30 years older"),
        ("/age@faceswap_playground_bot +1 please", "one year older"),
    ],
)
async def test_years_are_said_with_the_command(house: House, here: Person, command: str, change: str) -> None:
    photo = await here.sends_photo(picture(1))
    await here.writes(command, reply_to=photo)
    card = await here.sees("Ready.")
    assert change in card.text


@pytest.mark.parametrize("years", ["31", "-31", "0", "old", "+", "1e2", "٣", "99999999"])
async def test_other_years_are_kindly_refused(house: House, here: Person, years: str) -> None:
    photo = await here.sends_photo(picture(1))
    await here.writes(f"/age {years}", reply_to=photo)
    await here.sees("from −30 to +30")
    assert await no_draft(house, here)


async def test_years_wait_for_the_faces_to_be_picked(house: House, here: Person) -> None:
    photo = await here.sends_photo(picture(2))
    await here.writes("/age -10", reply_to=photo)
    await here.sees("I see 2 faces")
    await here.presses("2")
    await here.sees("Picked")
    await here.presses("Done")
    await here.sees("10 years younger")
    await here.presses("Back")
    await here.sees("How many years?")


async def test_in_private_a_reply_and_a_caption_work_the_same(
    house: House, stranger: Person, here: Person
) -> None:
    photo = await stranger.sends_photo(picture(1))
    await stranger.sees("Whose face goes there?")
    await stranger.writes("/swap me", reply_to=photo)
    await stranger.sees("With your face “Me”")
    await stranger.sends_photo(picture(1, seed=1), caption="/age +5")
    await stranger.sees("5 years older")
    await stranger.sends_photo(picture(1, seed=1), caption="/swap anna")
    await stranger.sees("With your face “Anna”")
    await stranger.writes("/swap nobody")
    await stranger.sees("no face called")


async def test_in_private_an_album_with_a_command_is_still_picture_and_face(
    house: House, stranger: Person, here: Person
) -> None:
    await stranger.sends_album([picture(1), picture(1, seed=1)], caption="/swap")
    card = await stranger.sees("Ready.")
    assert "With your face" not in card.text


async def test_the_faces_of_whoever_asks_are_named_and_not_shown(house: House, here: Person) -> None:
    command = await here.writes("/faces")
    told = await here.sees("Anna, Me")
    assert (told.kind, answered(told)) == ("text", command.id)
    assert "/swap Me" in told.text


async def test_who_has_no_faces_hears_where_to_save_one(house: House, stranger: Person) -> None:
    here = await joins(stranger)
    await here.writes("/faces")
    private = await here.follows("Save a face", on=await here.sees("No saved faces yet"))
    await private.sees("photo of the face to save")


@pytest.mark.parametrize("caption", ["/help", "/dance", "/settings", "/faces", "swap please"])
async def test_a_caption_with_another_command_makes_no_picture_ours(
    house: House, here: Person, caption: str
) -> None:
    before = house.engine.looked_at
    await here.sends_photo(picture(2), caption=caption)
    assert await no_draft(house, here)
    assert house.engine.looked_at == before


async def last_job(house: House, person: Person):  # type: ignore[no-untyped-def]
    user = await house.user(person)
    await house.settled()
    (job,) = await house.storage.read(jobs.history, user.id, limit=1)
    return job
