"""This bot's own way from update to answer, with the real parts; only the conversation is one line long.

webhook → update committed → 200 → the person's lane → their draft a step forward, committed → answer → marked handled
"""

import asyncio
import contextlib
from datetime import datetime
from typing import Any

import uvloop
from telegram import Update
from telegram.ext import MessageHandler, filters

from bench.bots.program import SECRET, TOKEN, Told, ready, told, until_stopped
from bot.clock import utc_now
from bot.gc_tuning import collect_rarely
from bot.settings import Settings
from bot.telegram.application import build_application
from bot.telegram.updates.runner import AnyContext
from bot.web.server import serving
from bot.web.telegram_webhook import telegram_hook
from bot.wiring import build
from storage import Storage, Transaction, drafts, open_storage, users
from storage.model import Draft


def step_forward(tx: Transaction, telegram_id: int, name: str, update_id: int, *, at: datetime) -> Draft:
    """What every press and picture does: find the person and their draft, and move it on."""
    user, _ = users.meet(tx, telegram_id=telegram_id, name=name, username=None, app_language="en", at=at)
    draft = drafts.current(tx, user_id=user.id, chat_id=telegram_id) or drafts.open_draft(
        tx,
        draft_id=f"draft{update_id}",
        user_id=user.id,
        chat_id=telegram_id,
        thread_id=None,
        kind="swap",
        step="scene",
        data={},
        source_update=update_id,
        at=at,
    )
    return drafts.advance(tx, draft, step="faces", data={"update": update_id}, at=at)


class Echo:
    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    async def __call__(self, update: Update, _: AnyContext) -> None:
        message, person = update.effective_message, update.effective_user
        assert message
        assert person
        await self._storage.write(step_forward, person.id, person.first_name, update.update_id, at=utc_now())
        await message.reply_text(message.text or "")


async def main(given: Told) -> None:
    settings: Any = Settings
    settings = settings(
        _env_file=None,
        bot_token=TOKEN,
        telegram_api_url=given.api,
        database_url=f"sqlite:///{given.directory}/bench.db",
        media_url=f"file://{given.directory}/media",
    )
    async with contextlib.AsyncExitStack() as stack:
        storage = await open_storage(settings.database_url)
        stack.push_async_callback(storage.close)
        await storage.migrate()
        parts = build(settings, storage, application=build_application(TOKEN, given.api))
        parts.application.add_handler(MessageHandler(filters.TEXT, Echo(storage)))
        await stack.enter_async_context(parts.application)
        stack.push_async_callback(parts.base.nursery.close)
        await parts.inbox.start()
        stack.push_async_callback(parts.inbox.close)
        hook = telegram_hook(parts.inbox.accept, SECRET)
        collect_rarely()
        ready(await stack.enter_async_context(serving([hook], host="127.0.0.1", port=0)))
        await until_stopped()


if __name__ == "__main__":
    given = told()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(given))
