"""A database that is missing, or empty, where another was before."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.media.owner_mark import MARK
from playground.botapi import everyday_world
from playground.botapi.serving import running_telegram
from tests.e2e.running_bot import BotInside
from tests.support.people import Person

ASKED = "not the one that was here before"
LONG_AGO = 1_600_000_000


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[BotInside]:
    world = everyday_world()
    async with running_telegram(world) as server:
        bot = BotInside(token=world.bot.token, telegram_url=server.url, home=tmp_path, webhook=False)
        await bot.start()
        async with await Person.named("Ada", server.url) as ada:
            await ada.writes("/start")
            await ada.sees("promise me")
        await bot.stop()
        yield bot
        await bot.stop()


def an_old_picture(bot: BotInside) -> Path:
    file = bot.home / "media" / "ab" / f"{'ab' * 16}.jpg"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"somebody's picture")
    os.utime(file, (LONG_AGO, LONG_AGO))
    return file


async def swept(bot: BotInside) -> None:
    """Housekeeping looks for files that no row knows in its first round."""
    async with asyncio.timeout(60):
        while "media.swept" not in bot.log():  # noqa: ASYNC110 - the log tells it
            await asyncio.sleep(0.05)


async def test_the_same_database_is_started_without_a_word_and_left_over_files_go(bot: BotInside) -> None:
    left_over = an_old_picture(bot)
    bot.log_file.unlink()
    await bot.start()
    await swept(bot)
    assert "database.not_the_one_before" not in bot.log()
    assert not left_over.exists()


@pytest.mark.parametrize("how", ["missing", "empty"])
async def test_another_database_is_told_to_the_admins_and_no_picture_is_swept_away(
    bot: BotInside, how: str
) -> None:
    picture = an_old_picture(bot)
    for file in bot.home.glob("bot.db*"):
        file.unlink()
    if how == "empty":
        (bot.home / "bot.db").touch()
    bot.log_file.unlink()
    await bot.start()
    async with await Person.named("Ada", bot.telegram_url) as ada:
        message = await ada.sees(ASKED)
        assert MARK in message.text
    assert "database.not_the_one_before" in bot.log()
    await swept(bot)
    assert picture.exists()


async def test_who_means_it_so_deletes_the_mark(bot: BotInside) -> None:
    for file in bot.home.glob("bot.db*"):
        file.unlink()
    (bot.home / "media" / MARK).unlink()
    bot.log_file.unlink()
    await bot.start()
    assert "database.not_the_one_before" not in bot.log()
    assert (bot.home / "media" / MARK).exists()
