"""Saved faces: saved, named, listed, made the default, deleted."""

from storage import Transaction, faces
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture


async def saved(person: Person, *names: str) -> None:
    for seed, name in enumerate(names):
        await person.writes("/faces")
        await person.presses("Save a face")
        await person.sees("Send me a photo of the face")
        await person.sends_photo(picture(1, seed=seed))
        await person.sees("Send me another name")
        await person.writes(name)
        await person.sees(f"“{name}” is saved")


async def names(house: House, person: Person) -> list[str]:
    return [face.name for face in await house.storage.read(faces.listing, (await house.user(person)).id)]


async def test_a_face_is_saved_and_named(house: House, alice: Person) -> None:
    await alice.writes("/faces")
    await alice.sees("No saved faces yet")
    await saved(alice, "Me", "My boss")
    assert await names(house, alice) == ["Me", "My boss"]
    await alice.writes("/faces")
    sheet = await alice.sees("Your saved faces (2 of 20)")
    assert sheet.kind == "photo"
    assert sheet.buttons == ["⭐ Me", "🙂 My boss", "➕ Save a face"]


async def test_the_offered_name_may_be_kept(house: House, alice: Person) -> None:
    await alice.writes("/faces")
    await alice.presses("Save a face")
    await alice.sees("Send me a photo of the face")
    await alice.sends_photo(picture(1))
    await alice.presses("Keep “Face 1”")
    await alice.sees("“Face 1” is saved")
    assert await names(house, alice) == ["Face 1"]


async def test_a_photo_of_several_asks_whose_face(house: House, alice: Person) -> None:
    await alice.writes("/faces")
    await alice.presses("Save a face")
    await alice.sees("Send me a photo of the face")
    await alice.sends_photo(picture(3))
    await alice.sees("Which one do you mean?")
    await alice.presses("2")
    await alice.sees("Saved as “Face 1”")


async def test_a_photo_without_a_face_is_asked_for_again(house: House, alice: Person) -> None:
    await alice.writes("/faces")
    await alice.presses("Save a face")
    await alice.sees("Send me a photo of the face")
    await alice.sends_photo(picture(0))
    await alice.sees("can't find a face in that photo")
    await alice.sends_photo(picture(1))
    await alice.sees("Saved as")


async def test_names_that_do_not_work_are_asked_for_again(house: House, alice: Person) -> None:
    await saved(alice, "Me")
    await alice.writes("/faces")
    await alice.presses("Save a face")
    await alice.sees("Send me a photo of the face")
    await alice.sends_photo(picture(1, seed=2))
    await alice.sees("Send me another name")
    await alice.writes("x" * 25)
    await alice.sees("up to 24 letters and digits")
    await alice.writes("ME")
    await alice.sees("already have a face called “ME”")
    await alice.writes("Myself")
    await alice.sees("“Myself” is saved")


async def test_another_face_is_offered_first_and_one_is_deleted(house: House, alice: Person) -> None:
    await saved(alice, "Me", "My boss")
    await alice.writes("/faces")
    await alice.presses("My boss")
    await alice.sees("My boss")
    await alice.presses("Offer it first")
    await alice.sees(lambda message: "⭐ My boss" in message.buttons)
    await alice.presses("🙂 Me")
    await alice.presses("Delete")
    await alice.sees("Delete Me?")
    await alice.presses("Back")
    await alice.presses("🙂 Me")
    await alice.presses("Delete")
    await alice.presses("Yes, delete it")
    await alice.sees("(1 of 20)")
    await alice.presses("⭐ My boss")
    await alice.presses("Delete")
    await alice.presses("Yes, delete it")
    await alice.sees("No saved faces yet")
    assert await names(house, alice) == []


async def test_a_face_is_renamed(house: House, alice: Person) -> None:
    await saved(alice, "Me")
    await alice.writes("/faces")
    await alice.presses("⭐ Me")
    await alice.presses("Rename")
    await alice.sees("Send me another name")
    await alice.writes("Moi")
    await alice.sees("“Moi” is saved")
    assert await names(house, alice) == ["Moi"]


async def test_the_twenty_first_face_is_refused(house: House, alice: Person) -> None:
    await saved(alice, "Me")
    await house.storage.write(nineteen_more)
    await alice.writes("/faces")
    sheet = await alice.sees("(20 of 20)")
    assert "➕ Save a face" not in sheet.buttons
    await alice.sends_album([picture(1), picture(1, seed=4)])
    await alice.presses("Swap for")
    await house.work()
    press = await alice.presses("Save face")
    assert "the most" in (await press.answered()).text


async def test_a_deleted_face_cannot_be_used_any_more(house: House, alice: Person) -> None:
    await saved(alice, "Me")
    await alice.sends_photo(picture(1, seed=6))
    card = await alice.sees("Whose face")
    (face,) = await house.storage.read(faces.listing, (await house.user(alice)).id)
    await house.storage.write(faces.delete, face.id)
    press = await alice.presses("🙂 Me", on=card)
    assert (await press.answered()).text == "That face has been deleted."


def nineteen_more(tx: Transaction) -> None:
    tx.execute(
        """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 19)
           INSERT INTO saved_faces (user_id, name, media_id, box, is_default, created_at)
           SELECT user_id, 'Copy ' || i, media_id, box, 0, created_at FROM saved_faces, n WHERE is_default = 1"""
    )
