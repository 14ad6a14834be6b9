"""The library that the bot uses, over real HTTP: every object of the emulator must be one that it understands."""

import contextlib
import inspect
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputMediaVideo,
    LabeledPrice,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from playground.botapi import World
from playground.botapi.faults import Fault, FaultMode
from playground.botapi.model import Chat, ChatKind
from playground.botapi.sample_world import ALICE, BORIS, GROUP
from playground.botapi.serving import Running, running
from playground.botapi.signatures import SIGNATURES
from tests.playground.calls import picture
from tests.support.people import Person

App = Application[Any, Any, Any, Any, Any, Any]
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Make it a picture", callback_data="picture")]])
ONLY_OF_THE_LIBRARY = frozenset(
    {"self", "read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "api_kwargs", "filename"}
)
# The library sets these on the first item of an album.
OF_THE_FIRST_ITEM = {"sendMediaGroup": {"caption", "parse_mode", "caption_entities"}}


def application(world: World, telegram: Running) -> App:
    builder = ApplicationBuilder().token(world.bot.token)
    builder = builder.base_url(f"{telegram.url}/bot").base_file_url(f"{telegram.url}/file/bot")
    app = builder.get_updates_read_timeout(30).build()
    app.add_handler(CommandHandler("start", greet))
    app.add_handler(CallbackQueryHandler(become_a_picture))
    app.add_handler(MessageHandler(filters.PHOTO, send_it_back))
    app.add_handler(MessageHandler(filters.ALL, describe))
    return app


async def greet(update: Update, _: object) -> None:
    assert update.effective_message
    await update.effective_message.reply_html("<b>Hello</b>", reply_markup=BUTTONS)


async def become_a_picture(update: Update, _: object) -> None:
    assert update.callback_query
    await update.callback_query.answer("Here it comes")
    await update.callback_query.edit_message_media(InputMediaPhoto(picture(), caption="A picture"))


async def send_it_back(update: Update, _: object) -> None:
    assert update.effective_message
    file = await update.effective_message.photo[-1].get_file()
    content = bytes(await file.download_as_bytearray())
    await update.effective_message.reply_document(content, filename="back.jpg", caption="Back again")


async def describe(update: Update, _: object) -> None:
    if update.effective_message and update.effective_user:
        await update.effective_message.reply_text(f"Not a photo, {update.effective_user.full_name}")


@contextlib.asynccontextmanager
async def polling(app: App) -> AsyncIterator[None]:
    async with app:
        assert app.updater
        await app.updater.start_polling(timeout=20)
        await app.start()
        yield
        await app.updater.stop()
        await app.stop()


@contextlib.asynccontextmanager
async def webhook(app: App) -> AsyncIterator[None]:
    async def take(request: Request) -> Response:
        await app.update_queue.put(Update.de_json(json.loads(await request.body()), app.bot))
        return Response()

    async with app, running(Starlette(routes=[Route("/", take, methods=["POST"])])) as server:
        await app.bot.set_webhook(server.url, secret_token="secret")
        await app.start()
        yield
        await app.bot.delete_webhook()
        await app.stop()


@pytest.mark.parametrize("receiving", [polling, webhook])
async def test_a_whole_conversation(
    world: World, telegram: Running, alice: Person, receiving: contextlib.AbstractAsyncContextManager[None]
) -> None:
    async with receiving(application(world, telegram)):  # type: ignore[operator]
        await alice.writes("/start")
        card = await alice.sees("Hello")
        pressed = await alice.presses("Make it a picture")
        assert (await pressed.answered()).text == "Here it comes"
        result = await alice.sees("A picture")
        assert (result.id, result.kind, result.buttons) == (card.id, "photo", [])
        sent = await alice.sends_photo(picture())
        back = await alice.sees("Back again")
        assert await back.file_bytes() == await sent.photo_bytes()
        await alice.sends_album([picture(), picture()])
        await alice.sees("Back again")
        await alice.sees("Back again")


@pytest.mark.parametrize("kind", ["sticker", "voice", "video_note", "animation", "video", "document"])
async def test_the_library_understands_every_kind_of_message(
    world: World, telegram: Running, alice: Person, kind: str
) -> None:
    async with polling(application(world, telegram)):
        await alice.sends_file(picture(kind="GIF"), kind=kind)
        await alice.sees("Not a photo, Alice")


async def test_the_library_raises_what_it_raises_for_the_real_server(
    world: World, telegram: Running, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    app = application(world, telegram)
    world.add_group(Chat(id=-4001, kind=ChatKind.GROUP, title="Old", members=[ALICE], migrated_to=GROUP))
    await alice.writes("/start")
    async with app:
        with pytest.raises(BadRequest, match="Chat not found"):
            await app.bot.send_message(BORIS, "x")
        with pytest.raises(ChatMigrated):
            await app.bot.send_message(-4001, "x")
        world.faults.add(Fault(method="sendMessage", mode=FaultMode.TOO_MANY, retry_after=3))
        with pytest.raises(RetryAfter):
            await app.bot.send_message(ALICE, "x")
        await alice.blocks_the_bot()
        with pytest.raises(Forbidden, match="blocked"):
            await app.bot.send_message(ALICE, "x")
    with pytest.raises(InvalidToken):
        async with Bot("1:" + "A" * 35, base_url=f"{telegram.url}/bot"):
            pass


async def test_the_library_understands_what_it_asks_for(
    world: World, telegram: Running, alice: Person
) -> None:
    await alice.writes("/start")
    async with application(world, telegram) as app:
        bot = app.bot
        assert (await bot.get_chat(GROUP)).title == "Weekend trip"
        admins = await bot.get_chat_administrators(GROUP)
        assert [member.status for member in admins] == ["creator", "administrator"]
        assert (await bot.get_chat_member(GROUP, bot.id)).status == "member"
        assert (await bot.get_webhook_info()).pending_update_count == 1
        assert await bot.set_my_commands([("start", "Begin")], language_code="en")
        assert [each.command for each in await bot.get_my_commands(language_code="en")] == ["start"]
        assert await bot.set_my_description("I swap faces") is True
        assert (await bot.get_my_description()).description == "I swap faces"
        assert (await bot.get_chat_menu_button()).type == "commands"
        album = await bot.send_media_group(
            ALICE,
            [InputMediaPhoto(picture()), InputMediaVideo(b"video", thumbnail=picture())],
            caption="Both",
        )
        assert album[1].video
        assert await bot.delete_messages(ALICE, [message.message_id for message in album])
        invoice = await bot.send_invoice(ALICE, "Credits", "Ten", "ten", "XTR", [LabeledPrice("Ten", 50)])
        assert invoice.invoice


@pytest.mark.parametrize("method", SIGNATURES)
def test_the_emulator_knows_every_parameter_of_the_library(method: str) -> None:
    accepted = set(inspect.signature(getattr(Bot, method)).parameters)
    known = set(SIGNATURES[method]) | OF_THE_FIRST_ITEM.get(method, set())
    assert accepted - ONLY_OF_THE_LIBRARY <= known
