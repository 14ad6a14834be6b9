"""A stranger's press on somebody's button does nothing but tell them so, whatever the button."""

from typing import Any

from storage import Transaction, drafts, faces, jobs
from tests.support.conversations import House
from tests.support.people import Person
from tests.telegram.handlers.studio import picture

GROUP = -1000000000001
DRAFT_ACTIONS = (
    "pick:1", "drop:1", "all", "done", "who:1", "years:5", "ok", "back:scene.0", "same:1", "skip:1", "saved:1.1",
    "more", "start:5", "cut", "enhance:1", "cancel", "go", "agree", "decline", "keep",
)  # fmt: skip
JOB_ACTIONS = ("cancel", "again", "other", "file", "send", "save", "report")
FACE_ACTIONS = ("open", "default", "rename", "delete", "erase")
TABLES = ("drafts", "jobs", "transfers", "saved_faces", "media", "outbox", "reports")


async def test_no_button_of_hers_does_anything_for_him(house: House, alice: Person) -> None:
    await alice.sends_album([picture(1), picture(1, seed=1)])
    await alice.presses("Swap for")
    await house.work()
    await alice.sees("Here you are!")
    await alice.presses("Save face")
    await alice.sees("Saved")
    await alice.sends_photo(picture(2, seed=2))
    await alice.sees("I see 2 faces")
    data = await everything_of(house, alice)
    async with house.person("Mallory") as mallory:
        card = await a_message_for(mallory)
        before = await house.storage.read(contents)
        for each in data:
            answer = await forged(mallory, card, each)
            assert "somebody else's" in answer["text"], each
            assert len(answer["text"]) <= 200
            assert answer["show_alert"], each
        assert await house.storage.read(contents) == before


async def test_buttons_of_nothing_are_answered_too(house: House, alice: Person) -> None:
    await alice.writes("/swap")
    card = await alice.sees("Send me the picture")
    for each in (
        "d:nothing:go",
        "j:nothing:again",
        "f:999999:open",
        "f:x:open",
        f"f:{'9' * 30}:open",
        "m::nothing",
        "rubbish",
        "d::",
        "old:7",
    ):
        answer = await forged(alice, card, each)
        assert "too old" in answer["text"], each


async def test_a_stranger_in_the_group_gets_an_alert(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    photo = await here.sends_photo(picture(2))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("I see 2 faces")
    async with house.person("Mallory") as mallory:
        press = await mallory.in_group(GROUP).presses("Cancel", on=card)
        answer = await press.answered()
        assert (answer.show_alert, "somebody else's" in answer.text) == (True, True)
    assert "I see 2 faces" in (await card.now()).text


async def test_menu_buttons_do_not_work_in_a_group(house: House, alice: Person) -> None:
    here = alice.in_group(GROUP)
    photo = await here.sends_photo(picture(2))
    await here.writes("/swap", reply_to=photo)
    card = await here.sees("I see 2 faces")
    answer = await forged(here, card, "m::forgetsure")
    assert "private chat" in answer["text"]
    assert (await house.user(alice)).name == "Alice"


async def everything_of(house: House, person: Person) -> list[str]:
    user = await house.user(person)
    draft = await house.storage.read(drafts.current, user_id=user.id, chat_id=person.id)
    (job,) = await house.storage.read(jobs.history, user.id, limit=5)
    (face,) = await house.storage.read(faces.listing, user.id)
    assert draft is not None
    return [
        *(f"d:{draft.id}:{action}" for action in DRAFT_ACTIONS),
        *(f"d:{job.draft_id}:{action}" for action in DRAFT_ACTIONS),
        *(f"j:{job.id}:{action}" for action in JOB_ACTIONS),
        *(f"f:{face.id}:{action}" for action in FACE_ACTIONS),
    ]


async def a_message_for(person: Person) -> Any:
    await person.writes("/start")
    await person.presses("I promise")
    return await person.sees("Thank you")


async def forged(person: Person, card: Any, data: str) -> dict[str, Any]:
    """A press of a button that the message does not have."""
    sent = await person._feed.post(
        "/play/press", **{"from": person.id}, chat_id=card.chat_id, message_id=card.id, data=data, forged=True
    )
    while True:
        for event in person._feed.events:
            if event.get("callback_query_id") == sent["callback_query_id"]:
                return {"text": event.get("text", ""), "show_alert": bool(event.get("show_alert"))}
        assert await person._feed.listen(5), f"no answer to {data}"


def contents(tx: Transaction) -> dict[str, list[dict[str, Any]]]:
    return {table: [dict(row) for row in tx.all(f"SELECT * FROM {table}")] for table in TABLES}
