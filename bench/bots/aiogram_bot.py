"""aiogram as it comes, with its own aiohttp webhook."""

import asyncio

import uvloop
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from bench.bots.program import PATH, SECRET, TOKEN, Told, ready, told, until_stopped
from bot.gc_tuning import collect_rarely


async def echo(message: Message) -> None:
    await message.answer(message.text or "")


async def main(given: Told) -> None:
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    session = AiohttpSession(api=TelegramAPIServer.from_base(given.api))
    app = web.Application()
    async with Bot(TOKEN, session=session) as bot:
        SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(app, path=PATH)
        server = web.AppRunner(app, access_log=None)
        await server.setup()
        site = web.TCPSite(server, "127.0.0.1", 0)
        await site.start()
        if given.tuned:
            collect_rarely()
        ready(server.addresses[0][1])
        await until_stopped()
        await server.cleanup()


if __name__ == "__main__":
    given = told()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop if given.tuned else None) as runner:
        runner.run(main(given))
