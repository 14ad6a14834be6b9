"""A swap, from the first photo to the result."""

from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture


async def test_one_face_onto_one_face(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(1))
    await alice.sees("Whose face goes there?")
    await alice.sends_photo(picture(1, seed=1))
    card = await alice.sees("2 credits. You have 10.")
    await alice.presses("Swap for 2 credits")
    assert "You're next" in (await alice.sees("next")).text
    await house.work()
    result = await alice.sees("Here you are!")
    assert result.id == card.id
    assert result.kind == "photo"
    assert "2 credits; 8 left" in result.text
    assert (await house.wallet(alice)).available == 8
    assert (await alice.sees("ready")).json["reply_to_message"]["message_id"] == card.id


async def test_two_of_three_faces_get_different_faces(house: House, alice: Person) -> None:
    await alice.writes("/swap")
    await alice.sees("Send me the picture")
    await alice.sends_photo(picture(3))
    await alice.sees("I see 3 faces")
    await alice.presses("1")
    await alice.sees("Picked: 1")
    await alice.presses("3")
    await alice.sees("2 picked: 1, 3")
    await alice.presses("Done")
    await alice.sees("face 1")
    await alice.sends_photo(picture(1, seed=1))
    await alice.sees("face 3")
    await alice.sends_photo(picture(1, seed=2))
    await alice.sees("3 credits. You have 10.")
    await alice.presses("Swap for 3 credits")
    await house.work()
    await alice.sees("Here you are!")
    (work,) = house.engine.bought.values()
    assert [pair.face.box.x1 for pair in work.pairs] == [10, 90]
    assert len({pair.identity.id for pair in work.pairs}) == 2


async def test_the_same_face_for_all_the_rest(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(3))
    await alice.presses("All")
    await alice.presses("Done")
    await alice.sees("(1 of 3)")
    await alice.sends_photo(picture(1, seed=1))
    await alice.presses("The same for all the rest")
    await alice.sees("4 credits. You have 10.")


async def test_a_face_can_be_skipped_and_a_step_taken_back(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    await alice.presses("All")
    await alice.presses("Done")
    await alice.presses("Skip this one")
    await alice.sees("face 2")
    await alice.presses("Back")
    await alice.sees("I see 2 faces")
    await alice.presses("Back")
    await alice.sees("Send me the picture")


async def test_a_photo_of_several_people_asks_which_one(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(1))
    await alice.sees("Whose face")
    await alice.sends_photo(picture(2, seed=1))
    await alice.sees("Which one do you mean?")
    await alice.presses("2")
    await alice.sees("Ready.")


async def test_an_album_of_two_is_scene_and_face(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.sees("One face to swap.")


async def test_the_second_picture_of_an_album_waits_until_the_faces_are_picked(
    house: House, alice: Person
) -> None:
    await alice.sends_album([picture(2), picture(1, seed=1)])
    await alice.sees("I keep the second photo")
    await alice.presses("All")
    await alice.presses("Done")
    await alice.sees("2 faces to swap.")


async def test_a_third_picture_of_an_album_is_left_aside_once(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1, seed=n) for n in range(5)])
    await alice.sees("left the others aside")
    await house.settled()
    said = [message for message in await alice.chat() if "left the others aside" in message.text]
    assert len(said) == 1
    assert "✨ Swap for 2 credits" in said[0].buttons


async def test_a_file_keeps_its_quality(house: House, alice: Person) -> None:
    await alice.sends_file(picture(1, kind="PNG"), name="scene.png")
    await alice.sees("Whose face")
    await alice.sends_file(picture(1, kind="PNG", seed=1), name="me.png")
    await alice.presses("Swap for 2 credits")
    await house.work()
    (work,) = house.engine.bought.values()
    assert work.scene.mime == "image/png"


async def test_a_forwarded_photo_is_a_photo(house: House, alice: Person) -> None:
    sent = await alice.sends_photo(picture(1))
    await alice.sees("Whose face")
    await alice.forwards(sent)
    await alice.sees("Ready.")


async def test_a_command_takes_the_photo_that_it_answers_to(house: House, alice: Person) -> None:
    sent = await alice.sends_photo(picture(2))
    await alice.presses("Cancel")
    await alice.sees("Cancelled")
    await alice.writes("/age", reply_to=sent)
    await alice.sees("Whose age should change?")


async def test_a_new_photo_before_anything_is_picked_is_a_new_scene(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    old = await alice.sees("I see 2 faces")
    await alice.sends_photo(picture(3, seed=1))
    await alice.sees("I see 3 faces")
    assert (await old.now()).text.startswith("⤵️")
    assert (await old.now()).buttons == []


async def test_a_photo_after_picking_is_the_face_to_put_there(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    await alice.presses("1")
    await alice.sees("Picked: 1")
    await alice.sends_photo(picture(1, seed=1))
    await alice.sees("One face to swap.")


async def test_a_photo_at_the_price_begins_anew(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.sees("Ready.")
    await alice.sends_photo(picture(2, seed=2))
    await alice.sees("I see 2 faces")


async def test_a_scene_without_faces_helps_and_waits(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(0))
    card = await alice.sees("I can't find a face there")
    assert "Send me the picture" in card.text
    await alice.sends_photo(picture(1))
    await alice.sees("Whose face")


async def test_the_card_stays_below_what_was_sent(house: House, alice: Person) -> None:
    """Its buttons are in sight, and there is only one of it."""
    await alice.sends_photo(picture(3))
    await alice.presses("All")
    await alice.presses("Done")
    for seed in (1, 2, 3):
        await alice.sees(f"({seed} of 3)")
        await alice.sends_photo(picture(1, seed=seed))
    await alice.sees("Ready.")
    await house.settled()
    chat = await alice.chat()
    assert "✨ Swap for 4 credits" in chat[-1].buttons
    assert [message.id for message in chat if any("Cancel" in label for label in message.buttons)] == [
        chat[-1].id
    ]


async def test_pressing_twice_orders_once(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    card = await alice.sees("Ready.")
    await alice.presses("Swap for", on=card, stale=True)
    second = await alice.presses("Swap for", on=card, stale=True)
    assert (await second.answered()).text == "It is on its way, once is enough."
    wallet = await house.wallet(alice)
    assert (wallet.available, wallet.held) == (8, 2)


async def test_old_buttons_of_a_card_that_moved_on_change_nothing(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    card = await alice.sees("I see 2 faces")
    await alice.presses("1")
    picked = await alice.sees("Picked: 1")
    await alice.presses("Done", on=picked)
    await alice.sees("face 1")
    for label in ("Back", "All", "2"):
        await alice.presses(label, on=card, stale=True)
        await house.settled()
    assert "face 1" in (await card.now()).text


async def test_done_without_a_face_says_what_is_missing(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(2))
    press = await alice.presses("Done")
    answer = await press.answered()
    assert (answer.text, answer.show_alert) == ("Tap at least one face first.", True)


async def test_too_many_faces_are_refused_at_the_button(house: House, alice: Person) -> None:
    await alice.sends_photo(picture(6))
    await alice.presses("All")
    await alice.sees("so I picked the first 4")
    press = await alice.presses("5")
    assert (await press.answered()).text == "I can change 4 faces at a time."


async def test_cancel_anywhere_costs_nothing(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.sees("Ready.")
    await alice.presses("Cancel")
    card = await alice.sees("Nothing was charged")
    assert card.buttons == ["📷 New picture"]
    await alice.presses("New picture")
    await alice.sees("Send me the picture")
    assert (await house.wallet(alice)).available == 10


async def test_somebody_without_credits_is_told_before_the_button(house: House, alice: Person) -> None:
    house.engine.price = 50
    await alice.sends_album([picture(1), picture(1, seed=1)])
    card = await alice.sees("40 credits short")
    assert not any("Swap" in label for label in card.buttons)


async def test_the_price_may_rise_until_the_press_but_never_silently(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.sees("Ready.")
    house.engine.price = 50
    await alice.presses("Swap for 2 credits")
    short = await alice.sees("The price has changed")
    assert "40 credits short" in short.text
    assert (await house.wallet(alice)).held == 0


async def test_a_third_open_job_has_to_wait(house: House, alice: Person) -> None:
    house.engine.slow = True
    for seed in range(3):
        await alice.sends_album([picture(1, seed=seed), picture(1, seed=seed + 1)])
        await alice.sees("Ready.")
        await alice.presses("Swap for")
        await alice.sees(
            lambda message: "next" in message.text or "ahead" in message.text or "works" in message.text
        )
    card = (await alice.chat())[-1]
    assert "2 pictures in the works" in card.text
    assert "✨ Swap for 2 credits" in card.buttons


async def test_a_price_that_went_up_since_the_card_was_shown_is_shown_before_it_is_paid(
    house: House, alice: Person
) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    card = await alice.sees("2 credits. You have 10.")
    house.engine.price = 4
    await alice.presses("Swap for 2 credits", on=card)
    assert "The price has changed" in (await alice.sees("4 credits. You have 10.")).text
    wallet = await house.wallet(alice)
    assert (wallet.available, wallet.held) == (10, 0)
    await alice.presses("Swap for 4 credits")
    await house.work()
    await alice.sees("4 credits; 6 left")


async def test_a_price_that_went_down_is_the_one_that_is_paid(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.sees("2 credits. You have 10.")
    house.engine.price = 1
    await alice.presses("Swap for 2 credits")
    await house.work()
    await alice.sees("It took one credit; 9 left")
