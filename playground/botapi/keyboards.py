"""Checks reply_markup: what the Bot API would refuse, and what it would silently drop."""

from enum import StrEnum

from playground.botapi.wire import Json, bad_request

_ACTIONS = frozenset(
    {"url", "callback_data", "web_app", "login_url", "copy_text", "callback_game", "pay"}
    | {"switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"}
)
_BUTTON_FIELDS = _ACTIONS | {"text", "style", "icon_custom_emoji_id"}
_URL_SCHEMES = ("http://", "https://", "tg://", "ton://", "mailto:", "tel:")
_MOST_BUTTONS = 100
_MOST_IN_A_ROW = 8


class MarkupKind(StrEnum):
    INLINE = "inline_keyboard"
    KEYBOARD = "keyboard"
    REMOVE = "remove_keyboard"
    FORCE_REPLY = "force_reply"


_OTHER_FIELDS = {
    MarkupKind.INLINE: frozenset[str](),
    MarkupKind.KEYBOARD: frozenset(
        {"is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder", "selective"}
    ),
    MarkupKind.REMOVE: frozenset({"selective"}),
    MarkupKind.FORCE_REPLY: frozenset({"input_field_placeholder", "selective"}),
}


def kind_of(markup: Json | None) -> MarkupKind | None:
    if not markup:
        return None
    return next((kind for kind in MarkupKind if kind in markup), None)


def check_markup(markup: Json | None, *, strict: bool) -> Json | None:
    """The markup as it is kept; None for no markup or an empty inline keyboard."""
    if markup is None:
        return None
    kind = kind_of(markup)
    if kind is None:
        raise bad_request("object expected as reply markup")
    if strict and (unknown := set(markup) - {kind} - _OTHER_FIELDS[kind]):
        raise bad_request(f"unknown field {min(unknown)!r} in reply markup")
    if kind is MarkupKind.INLINE:
        return _check_inline(markup, strict=strict)
    if kind is MarkupKind.KEYBOARD:
        _rows(markup, kind)
    return markup


def inline_only(markup: Json | None) -> Json | None:
    """For edits: the real server takes nothing but inline keyboards there."""
    if markup is not None and kind_of(markup) is not MarkupKind.INLINE:
        raise bad_request("inline keyboard expected")
    return markup


def freezes(markup: Json | None) -> bool:
    """A message sent with such a markup can never be edited."""
    return kind_of(markup) in {MarkupKind.KEYBOARD, MarkupKind.REMOVE, MarkupKind.FORCE_REPLY}


def _check_inline(markup: Json, *, strict: bool) -> Json | None:
    rows = _rows(markup, MarkupKind.INLINE)
    kept = [[_check_button(button, strict=strict) for button in row] for row in rows if row]
    if sum(len(row) for row in kept) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _rows(markup: Json, kind: MarkupKind) -> list[list[object]]:
    rows = markup[kind]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{kind}" must be an Array of Arrays')
    if any(len(row) > _MOST_IN_A_ROW for row in rows):
        raise bad_request("BUTTON_ROW_TOO_LONG: the clients draw at most 8 buttons in a row")
    return rows


def _check_button(button: object, *, strict: bool) -> Json:
    trouble = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(trouble + "InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(trouble + 'field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if strict and (unknown := set(button) - _BUTTON_FIELDS):
        raise bad_request(f"{trouble}unknown field {min(unknown)!r}")
    actions = [name for name in _ACTIONS & button.keys() if button[name] not in ("", None)]
    if not actions:
        raise bad_request(trouble + "Text buttons are unallowed in the inline keyboard")
    if strict and len(actions) > 1:
        raise bad_request(f"{trouble}exactly one of the optional fields must be used, not {sorted(actions)}")
    _check_action(button, actions[0])
    return button


def _check_action(button: Json, action: str) -> None:
    value = button[action]
    if action == "callback_data" and (not isinstance(value, str) or len(value.encode()) > 64):
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url" and not _is_url(value):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def _is_url(value: object) -> bool:
    if not isinstance(value, str) or any(char.isspace() for char in value):
        return False
    if not value.startswith(_URL_SCHEMES):
        return "://" not in value and "." in value
    host = value.split(":", 1)[1].lstrip("/").split("/")[0]
    if not value.startswith("http"):
        return bool(host)
    return "." in host or "localhost" in host
