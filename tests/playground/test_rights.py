"""What the bot may send in a group: the refusals are those of the real server."""

from typing import Any

import pytest

from playground.botapi import World
from playground.botapi.sample_world import ADA, GROUP
from tests.playground.calls import Api, picture
from tests.support.people import Person

NO_RIGHTS = "400 Bad Request: have no rights to send a message"
NOTHING = dict.fromkeys(("messages", "photos", "videos", "documents", "others"), False)


@pytest.fixture
def restrict(api: Api) -> Any:
    async def post(**rights: Any) -> dict[str, Any]:
        answer = await api.client.post("/play/restrict", json={"chat_id": GROUP, "from": ADA, **rights})
        assert answer.is_success, answer.text
        return dict(answer.json())

    return post


async def refused_photo(api: Api) -> str:
    return await api.refusal("sendPhoto", chat_id=GROUP, files={"photo": ("a.jpg", picture())})


async def test_each_kind_of_message_has_a_right_of_its_own(api: Api, restrict: Any) -> None:
    await restrict(photos=False, documents=False)
    assert await refused_photo(api) == "400 Bad Request: not enough rights to send photos to the chat"
    file = {"document": ("a.txt", b"words")}
    assert "send documents to the chat" in await api.refusal("sendDocument", chat_id=GROUP, files=file)
    said = await api("sendMessage", chat_id=GROUP, text="words are allowed")
    refused = await api.refusal(
        "editMessageMedia",
        chat_id=GROUP,
        message_id=said["message_id"],
        media='{"type": "photo", "media": "attach://new"}',
        files={"new": ("a.jpg", picture())},
    )
    assert refused == "400 Bad Request: not enough rights to send photos to the chat"
    await restrict(messages=False)
    assert (
        await api.refusal("sendMessage", chat_id=GROUP, text="words")
        == "400 Bad Request: not enough rights to send text messages to the chat"
    )
    await restrict(messages=True, photos=True, documents=True)
    await api("sendPhoto", chat_id=GROUP, files={"photo": ("a.jpg", picture())})


async def test_a_bot_that_may_send_nothing_changes_nothing_either(api: Api, restrict: Any) -> None:
    said = await api("sendMessage", chat_id=GROUP, text="before")
    await restrict(bot=True, **NOTHING)
    assert await api.refusal("sendMessage", chat_id=GROUP, text="after") == NO_RIGHTS
    assert await refused_photo(api) == NO_RIGHTS
    edit = {"chat_id": GROUP, "message_id": said["message_id"], "text": "after"}
    assert await api.refusal("editMessageText", **edit) == "400 Bad Request: CHAT_WRITE_FORBIDDEN"
    assert "CHAT_WRITE_FORBIDDEN" in await api.refusal("sendChatAction", chat_id=GROUP, action="typing")
    await restrict(bot=True, **dict.fromkeys(NOTHING, True))
    await api("editMessageText", **edit)


async def test_a_bot_hears_that_it_was_restricted_and_may_look_up_what_it_may(
    api: Api, restrict: Any
) -> None:
    await restrict(bot=True, photos=False)
    (update,) = await api("getUpdates")
    changed = update["my_chat_member"]
    assert (changed["old_chat_member"]["status"], changed["new_chat_member"]["status"]) == (
        "member",
        "restricted",
    )
    assert changed["new_chat_member"]["can_send_photos"] is False
    assert changed["new_chat_member"]["can_send_messages"] is True
    await restrict(videos=False)
    permissions = (await api("getChat", chat_id=GROUP))["permissions"]
    assert (permissions["can_send_photos"], permissions["can_send_videos"]) == (True, False)


async def test_administrators_may_send_everything_at_any_time(api: Api, world: World, restrict: Any) -> None:
    world.chats[GROUP].bot_is_admin = True
    await restrict(slow_mode=60, **NOTHING)
    for _ in range(2):
        await api("sendPhoto", chat_id=GROUP, files={"photo": ("a.jpg", picture())})


async def test_slow_mode_says_how_long_to_wait_and_lets_edits_through(
    api: Api, world: World, restrict: Any
) -> None:
    await restrict(slow_mode=300)
    said = await api("sendMessage", chat_id=GROUP, text="first")
    body = (await api.answer("sendMessage", chat_id=GROUP, text="second")).json()
    assert body["error_code"] == 429
    assert 0 < body["parameters"]["retry_after"] <= 300
    await api("editMessageText", chat_id=GROUP, message_id=said["message_id"], text="first, changed")
    world.chats[GROUP].bot_spoke_at = world.now_seconds() - 300
    await api("sendMessage", chat_id=GROUP, text="second")


async def test_a_group_that_its_owner_deleted_takes_nothing(api: Api, restrict: Any, alice: Person) -> None:
    await restrict(deactivated=True)
    gone = "403 Forbidden: the group chat was deleted"
    assert await api.refusal("sendMessage", chat_id=GROUP, text="anybody?") == gone
