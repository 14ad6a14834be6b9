"""The people's side over HTTP: JSON in, JSON out; a refusal is {"error": ...}."""

import json
import mimetypes
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from playground.botapi.faults import Fault, FaultMode
from playground.botapi.parameters import Upload
from playground.botapi.people import buttons, following, groups, speaking, watching
from playground.botapi.people.request_fields import Refused, Wish
from playground.botapi.people.showing import send_files
from playground.botapi.world import World

Endpoint = Callable[[Request], Awaitable[Response]]
_SAFE_TO_SHOW = ("image/jpeg", "image/png", "image/gif", "image/webp", "video/", "audio/")


def people_routes(world: World) -> list[BaseRoute]:
    def get(path: str, endpoint: Callable[[World, Request], Awaitable[Response]]) -> Route:
        return Route(path, _endpoint(world, endpoint), methods=["GET"])

    def post(path: str, endpoint: Callable[[World, Request], Awaitable[Response]]) -> Route:
        return Route(path, _endpoint(world, endpoint), methods=["POST"])

    return [
        get("/play/world", _world),
        get("/play/chats/{chat_id}/messages", _messages),
        get("/play/events", _events),
        get("/play/events.json", _events_json),
        get("/play/files/{file_id}", _file),
        get("/play/commands", _commands),
        get("/play/journal", _journal),
        post("/play/chats/{chat_id}/text", _text),
        post("/play/chats/{chat_id}/files", _files),
        post("/play/chats/{chat_id}/forward", _forward),
        post("/play/edit", _wish(lambda world, wish: speaking.edit(world, wish).body)),
        post("/play/delete", _wish(speaking.delete)),
        post("/play/press", _wish(buttons.press)),
        post("/play/follow", _wish(following.follow)),
        post("/play/pay", _wish(buttons.pay)),
        post("/play/block", _wish(groups.block)),
        post("/play/migrate", _wish(groups.migrate)),
        post("/play/restrict", _wish(groups.restrict)),
        post("/play/join", _wish(groups.join)),
        post("/play/leave", _wish(groups.leave)),
        post("/play/groups", _wish(groups.found_group)),
        post("/play/topics", _wish(groups.change_topic)),
        post("/play/faults", _wish(_order_fault)),
    ]


def _endpoint(world: World, endpoint: Callable[[World, Request], Awaitable[Response]]) -> Endpoint:
    async def answered(request: Request) -> Response:
        try:
            _check_origin(request)
            return await endpoint(world, request)
        except Refused as refused:
            return JSONResponse({"error": refused.reason}, refused.status)

    return answered


def _check_origin(request: Request) -> None:
    """Another site that is open in the same browser has no business here."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refused("this comes from another site", 403)


def _wish(act: Callable[[World, Wish], Any]) -> Callable[[World, Request], Awaitable[Response]]:
    async def answered(world: World, request: Request) -> Response:
        return JSONResponse(act(world, await _body(request)))

    return answered


async def _body(request: Request) -> Wish:
    try:
        fields = json.loads(await request.body())
    except ValueError as error:
        raise Refused("the body must be JSON") from error
    if not isinstance(fields, dict):
        raise Refused("the body must be a JSON object")
    return Wish({**fields, **request.path_params})


async def _world(world: World, _: Request) -> Response:
    people = [
        {
            "id": person.id,
            "first_name": person.first_name,
            "username": person.username,
            "language_code": person.language_code,
            "admin": person.admin,
        }
        for person in world.people.values()
    ]
    bot = {"id": world.bot.id, "username": world.bot.username, "first_name": world.bot.first_name}
    chats = [groups.chat_object(chat) for chat in world.chats.values()]
    return JSONResponse({"bot": bot, "people": people, "chats": chats})


async def _messages(world: World, request: Request) -> Response:
    chat = speaking.chat_of(world, Wish(request.path_params).number("chat_id"))
    return JSONResponse([message.shown() for message in chat.messages.values()])


async def _events(world: World, request: Request) -> Response:
    return watching.event_stream(world, request)


async def _events_json(world: World, request: Request) -> Response:
    return await watching.event_list(world, Wish(dict(request.query_params)))


async def _commands(world: World, request: Request) -> Response:
    wish = Wish(dict(request.query_params))
    chat, person = speaking.chat_of(world, wish.number("chat_id")), speaking.person_of(world, wish, "user_id")
    return JSONResponse(world.menus.seen_by(person.id, person.language_code, chat))


async def _journal(world: World, request: Request) -> Response:
    since = Wish(dict(request.query_params)).optional_number("since") or 0
    return JSONResponse([entry for entry in world.journal if entry["seq"] > since])


async def _file(world: World, request: Request) -> Response:
    """Files come from people: nothing that a browser would run is served as such."""
    file = world.shelf.find(request.path_params["file_id"])
    if file is None:
        raise Refused("there is no such file", 404)
    mime = file.facts.get("mime_type") or mimetypes.guess_type(file.path)[0] or ""
    shown = mime if mime.startswith(_SAFE_TO_SHOW) else "application/octet-stream"
    headers = {
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "max-age=86400",
    }
    return Response(file.content, media_type=shown, headers=headers)


async def _text(world: World, request: Request) -> Response:
    wish = await _body(request)
    if (edited := wish.optional_number("via_edit_of")) is not None:
        return JSONResponse(speaking.edit(world, Wish({**wish.fields, "message_id": edited})).body)
    chat, person = speaking.chat_of(world, wish.number("chat_id")), speaking.person_of(world, wish)
    content = speaking.text_content(wish.text("text"))
    return JSONResponse(speaking.say(world, chat, person, content, wish).body)


async def _files(world: World, request: Request) -> Response:
    async with request.form() as form:
        fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        uploads = [
            Upload(part.filename or "", await part.read(), part.content_type or "")
            for part in form.getlist("file")
            if isinstance(part, UploadFile)
        ]
        kinds = [kind for kind in form.getlist("as") if isinstance(kind, str)] or ["document"]
    wish = Wish({**fields, **request.path_params})
    chat, person = speaking.chat_of(world, wish.number("chat_id")), speaking.person_of(world, wish)
    if len(kinds) == 1:
        kinds *= len(uploads)
    if len(kinds) != len(uploads):
        raise Refused("give `as` once, or once for each file")
    messages = await send_files(world, chat, person, wish, list(zip(kinds, uploads, strict=True)))
    return JSONResponse([message.body for message in messages])


async def _forward(world: World, request: Request) -> Response:
    wish = await _body(request)
    return JSONResponse(speaking.forward(world, speaking.chat_of(world, wish.number("chat_id")), wish).body)


def _order_fault(world: World, wish: Wish) -> dict[str, bool]:
    try:
        mode = FaultMode(wish.text("mode"))
    except ValueError as error:
        raise Refused(f"mode must be one of {', '.join(FaultMode)}") from error
    world.faults.add(
        Fault(
            method=wish.text("method"),
            mode=mode,
            times=wish.optional_number("times") or 1,
            retry_after=wish.optional_number("retry_after") or 1,
            seconds=wish.seconds("seconds", 1.0),
            chat_id=wish.optional_number("chat_id"),
            text=wish.text("text", ""),
        )
    )
    return {"ok": True}
