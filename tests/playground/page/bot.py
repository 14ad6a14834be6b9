"""A small bot for the tests of the page: what it answers shows that the page draws answers."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from playground.page_routes import SAMPLES
from tests.playground.calls import Api

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Note", "callback_data": "note"}, {"text": "Alert", "callback_data": "alert"}],
        [{"text": "Change", "callback_data": "change"}, {"text": "Remove", "callback_data": "remove"}],
    ]
}


class PageBot:
    """`answers` is cleared to hold the answers to presses back, and set to let them go."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.keyboard = KEYBOARD
        self.answers = asyncio.Event()
        self.answers.set()

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator["PageBot"]:
        commands = [
            {"command": "start", "description": "Say hello"},
            {"command": "swap", "description": "Swap faces"},
        ]
        await self.api("setMyCommands", commands=commands)
        task = asyncio.create_task(self._listen())
        try:
            yield self
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _listen(self) -> None:
        offset = 0
        while True:
            for update in await self.api("getUpdates", offset=offset, timeout=2):
                offset = update["update_id"] + 1
                if message := update.get("message"):
                    await self._answer(message)
                elif press := update.get("callback_query"):
                    await self._react(press)

    async def _answer(self, message: dict[str, Any]) -> None:
        chat_id = message["chat"]["id"]
        if "photo" not in message:
            text = f"You said: {message.get('text', 'something')}"
            await self.api("sendMessage", chat_id=chat_id, text=text, reply_markup=KEYBOARD)
            return
        if "media_group_id" in message:
            return
        card = await self.api("sendMessage", chat_id=chat_id, text="Looking for faces")
        await self.answers.wait()
        media = '{"type": "photo", "media": "attach://result", "caption": "Here they are"}'
        await self.api(
            "editMessageMedia",
            chat_id=chat_id,
            message_id=card["message_id"],
            media=media,
            files={"result": ("result.jpg", (SAMPLES / "mona_lisa.jpg").read_bytes())},
        )

    async def _react(self, press: dict[str, Any]) -> None:
        await self.answers.wait()
        where = {"chat_id": press["message"]["chat"]["id"], "message_id": press["message"]["message_id"]}
        if press["data"] == "change":
            await self.api("editMessageText", **where, text="Changed in place", reply_markup=KEYBOARD)
        elif press["data"] == "remove":
            await self.api("deleteMessage", **where)
        alert = press["data"] == "alert"
        text = "" if press["data"] == "change" else f"About {press['data']}"
        await self.api("answerCallbackQuery", callback_query_id=press["id"], text=text, show_alert=alert)
