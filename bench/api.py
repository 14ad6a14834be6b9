"""A Bot API that says yes at once and notices when each answer of the bot arrives."""

import asyncio
import json
import re
from collections.abc import Callable

from bench.wire import Wire, answer

NUMBER = re.compile(rb"echo(\d+)end")
ME = {"id": 42, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
SENT = {
    "message_id": 1,
    "from": ME,
    "chat": {"id": 1, "type": "private", "first_name": "Ada", "last_name": "Lovelace", "username": "ada"},
    "date": 1_760_000_000,
    "text": "an answer",
}
GET_ME = answer(json.dumps({"ok": True, "result": ME}, separators=(",", ":")).encode())
SEND_MESSAGE = answer(json.dumps({"ok": True, "result": SENT}, separators=(",", ":")).encode())
ANYTHING = answer(b'{"ok":true,"result":true}')


class BotApi:
    """`on_echo(number)` is called with the number in a text that the bot sent."""

    def __init__(self) -> None:
        self.on_echo: Callable[[int], None] = lambda _: None

    async def start(self) -> int:
        self._server = await asyncio.get_running_loop().create_server(
            lambda: Wire(self._serve), "127.0.0.1", 0
        )
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def close(self) -> None:
        self._server.close()

    def _serve(self, wire: Wire, head: bytes, body: bytes) -> None:
        method = head.split(b" ", 2)[1].rsplit(b"/", 1)[-1].lower()
        if method.startswith(b"sendmessage"):
            wire.transport.write(SEND_MESSAGE)
            found = NUMBER.search(body)
            self.on_echo(int(found[1]) if found else -1)
        else:
            wire.transport.write(GET_ME if method.startswith(b"getme") else ANYTHING)
