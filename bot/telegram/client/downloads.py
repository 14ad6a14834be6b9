"""People's files, from Telegram onto the disk. They never are in this process's memory as a whole."""

import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.media.budget import ByteBudget
from bot.telegram.client.api_errors import FILE_TOO_BIG, says
from bot.telegram.client.request import AiohttpRequest, TooLarge

MAX_BYTES = (
    20_000_000  # what Telegram lets a bot download: https://core.telegram.org/bots/api#getfile, 2026-08
)
BUDGET_BYTES = 150_000_000  # on the disk at once, until they are looked at


class Downloads:
    """`scratch` makes an empty file that is gone afterwards."""

    def __init__(
        self,
        bot: Bot,
        scratch: Callable[[], AbstractAsyncContextManager[Path]],
        *,
        budget: ByteBudget | None = None,
    ) -> None:
        self._bot = bot
        self._scratch = scratch
        self._budget = budget or ByteBudget(BUDGET_BYTES)

    @contextlib.asynccontextmanager
    async def get(self, file_id: str, *, size: int = 0) -> AsyncIterator[Path]:
        """A file of at most MAX_BYTES, there until the block ends. `size` is what the message says of it, or 0.

        Waits until there is room for it. Raises TooLarge, TelegramError, and OSError when the disk has no room.
        The address that it comes from holds the bot's token, so it is in no error.
        """
        if size > MAX_BYTES:
            raise TooLarge(MAX_BYTES)
        address, known = await self._ask(file_id)
        async with self._budget.hold(max(size, known)), self._scratch() as place:
            await self._request.download(address, place, max_bytes=MAX_BYTES)
            yield place

    async def _ask(self, file_id: str) -> tuple[str, int]:
        try:
            file = await self._bot.get_file(file_id)
        except TelegramError as error:
            if says(error, FILE_TOO_BIG):
                raise TooLarge(MAX_BYTES) from None
            raise
        if (file.file_size or 0) > MAX_BYTES:
            raise TooLarge(MAX_BYTES)
        if not file.file_path:  # seen in answers of the Bot API for files that its cache has lost
            raise BadRequest("The file has no path")
        return file.file_path, file.file_size or 0

    @property
    def _request(self) -> AiohttpRequest:
        request = self._bot.request
        assert isinstance(request, AiohttpRequest)  # see bot.telegram.application
        return request
