"""python-telegram-bot as it comes, with the web server of its own custom webhook example."""

import asyncio
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.ext import ApplicationBuilder, MessageHandler, filters

from bench.bots.program import PATH, TOKEN, Told, ready, told, until_stopped, uvicorn_serving


async def echo(update: Update, _: Any) -> None:
    assert update.effective_message
    await update.effective_message.reply_text(update.effective_message.text or "")


async def main(given: Told) -> None:
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{given.api}/bot").updater(None).job_queue(None)
    if given.at_once:
        builder = builder.concurrent_updates(given.at_once)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))

    async def hook(request: Request) -> Response:
        await application.update_queue.put(Update.de_json(await request.json(), application.bot))
        return Response()

    app = Starlette(routes=[Route(PATH, hook, methods=["POST"])])
    async with application, uvicorn_serving(app, loop="asyncio", http="h11") as port:
        await application.start()
        ready(port)
        await until_stopped()
        await application.stop()


if __name__ == "__main__":
    asyncio.run(main(told()))
