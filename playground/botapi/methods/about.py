"""What the bot says of itself: getMe, name, descriptions, command menus, menu button."""

import re

from playground.botapi.entities import utf16_length
from playground.botapi.methods.addressing import reachable
from playground.botapi.methods.handler import Handler
from playground.botapi.parameters import Arguments
from playground.botapi.wire import Json, bad_request
from playground.botapi.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_WIDE_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_SCOPES_OF_CHATS = {"chat", "chat_administrators", "chat_member"}
_LONGEST = {"name": 64, "description": 512, "short_description": 120}


async def get_me(world: World, _: Arguments) -> Json:
    return {
        **world.bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": world.bot.reads_all_group_messages,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


async def set_my_commands(world: World, args: Arguments) -> bool:
    listed = args.array("commands")
    commands = [_command(each) for each in listed or []]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    scope, language = _scope(world, args), _language(args)
    if commands:
        world.menus.set(scope, language, commands)
    else:
        world.menus.delete(scope, language)
    _announce(world, args)
    return True


async def get_my_commands(world: World, args: Arguments) -> list[Json]:
    return world.menus.get(_scope(world, args), _language(args))


async def delete_my_commands(world: World, args: Arguments) -> bool:
    world.menus.delete(_scope(world, args), _language(args))
    _announce(world, args)
    return True


def _announce(world: World, args: Arguments) -> None:
    scope = args.object("scope") or {}
    chat_id = scope.get("chat_id", 0)
    world.announce("commands", chat_id if isinstance(chat_id, int) else 0, user_id=scope.get("user_id"))


def _command(value: object) -> Json:
    trouble = "can't parse BotCommand: "
    if not isinstance(value, dict):
        raise bad_request(trouble + "expected an Object")
    for name in ("command", "description"):
        if not isinstance(value.get(name), str):
            raise bad_request(f'{trouble}field "{name}" must be of type String')
    command = value["command"].removeprefix("/")
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= utf16_length(value["description"].strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": value["description"]}


def _scope(world: World, args: Arguments) -> str:
    trouble = "can't parse BotCommandScope: "
    scope = args.object("scope") or {"type": "default"}
    kind = scope.get("type")
    if kind in _WIDE_SCOPES:
        return str(kind)
    if kind not in _SCOPES_OF_CHATS:
        raise bad_request(trouble + "Unsupported type specified")
    chat_id = scope.get("chat_id")
    if chat_id in (None, ""):
        raise bad_request(trouble + "Empty chat_id specified")
    chat = reachable(
        world, int(str(chat_id)) if str(chat_id).lstrip("-").isdecimal() else chat_id, to_write=False
    )
    if kind != "chat" and chat.is_private:
        raise bad_request("can't use this scope in a private chat")
    if kind != "chat_member":
        return f"{kind} {chat.id}"
    user_id = scope.get("user_id")
    if not isinstance(user_id, int) or user_id <= 0:
        raise bad_request(trouble + "Invalid user_id specified")
    return f"chat_member {chat.id} {user_id}"


def _language(args: Arguments) -> str:
    language = args.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _setter_of(field: str) -> Handler:
    async def set_text(world: World, args: Arguments) -> bool:
        text = args.text(field)
        if utf16_length(text) > _LONGEST[field]:
            raise bad_request(f"bot {field.replace('_', ' ')} is too long")
        world.texts[field, _language(args)] = text
        return True

    return set_text


def _getter_of(field: str) -> Handler:
    async def get_text(world: World, args: Arguments) -> Json:
        default = world.texts.get((field, ""), world.bot.first_name if field == "name" else "")
        return {field: world.texts.get((field, _language(args))) or default}

    return get_text


async def set_chat_menu_button(world: World, args: Arguments) -> bool:
    button = args.object("menu_button") or {"type": "default"}
    if button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    world.menus.buttons[_menu_chat(world, args)] = button
    return True


async def get_chat_menu_button(world: World, args: Arguments) -> Json:
    fallback = world.menus.buttons.get(0, {"type": "commands"})
    return world.menus.buttons.get(_menu_chat(world, args), fallback)


def _menu_chat(world: World, args: Arguments) -> int:
    return reachable(world, args.number("chat_id"), to_write=False).id if args.has("chat_id") else 0


HANDLERS: dict[str, Handler] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter_of("name"),
    "getMyName": _getter_of("name"),
    "setMyDescription": _setter_of("description"),
    "getMyDescription": _getter_of("description"),
    "setMyShortDescription": _setter_of("short_description"),
    "getMyShortDescription": _getter_of("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
