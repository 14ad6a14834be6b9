"""No framework: Starlette takes the update, an aiohttp session answers. The most that this stack can do."""

import asyncio

import aiohttp
import uvloop
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.bots.program import PATH, TOKEN, Told, ready, told, until_stopped, uvicorn_serving


async def main(given: Told) -> None:
    url = f"{given.api}/bot{TOKEN}/sendMessage"

    async with aiohttp.ClientSession() as session:

        async def echo(chat_id: int, text: str) -> None:
            async with session.post(url, json={"chat_id": chat_id, "text": text}) as response:
                await response.json()

        async def hook(request: Request) -> Response:
            message = (await request.json())["message"]
            return Response(background=BackgroundTask(echo, message["chat"]["id"], message["text"]))

        app = Starlette(routes=[Route(PATH, hook, methods=["POST"])])
        async with uvicorn_serving(app, loop="uvloop", http="httptools") as port:
            ready(port)
            await until_stopped()


if __name__ == "__main__":
    given = told()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(given))
