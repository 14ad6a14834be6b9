"""answerCallbackQuery."""

from playground.botapi.entities import utf16_length
from playground.botapi.methods.handler import Handler
from playground.botapi.parameters import Arguments
from playground.botapi.wire import bad_request
from playground.botapi.world import World


async def answer_callback_query(world: World, args: Arguments) -> bool:
    press = world.presses.get(args.text("callback_query_id"))
    if press is None or press.answered or _age(world, press.at.timestamp()) > world.press_lives:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = args.text("text")
    if utf16_length(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    url = args.text("url")
    if url and not url.startswith(f"https://t.me/{world.bot.username}?start="):
        raise bad_request("URL_INVALID")
    press.answered = True
    world.announce(
        "answer",
        press.chat_id,
        user_id=press.user_id,
        message_id=press.message_id,
        callback_query_id=args.text("callback_query_id"),
        text=text,
        show_alert=args.flag("show_alert"),
        url=url or None,
    )
    return True


def _age(world: World, then: float) -> float:
    return world.clock().timestamp() - then


HANDLERS: dict[str, Handler] = {"answerCallbackQuery": answer_callback_query}
