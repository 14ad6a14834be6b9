"""What the bot says in one call: its parameters, however they are sent."""

import json
import re
from typing import Any

BOUNDARY = re.compile(rb'boundary="?([^";\r\n]+)', re.IGNORECASE)
NAME = re.compile(rb'name="([^"]+)"')
STRUCTURED = ("reply_markup", "media", "chat_id", "message_id")


def parameters(head: bytes, body: bytes) -> dict[str, Any]:
    """Files come as their bytes."""
    found = BOUNDARY.search(head)
    if found is None:
        return dict(json.loads(body)) if body else {}
    given: dict[str, Any] = {}
    for part in body.split(b"--" + found[1])[1:-1]:
        header, _, content = part.partition(b"\r\n\r\n")
        name = NAME.search(header)
        if name is not None:
            given[name[1].decode()] = content.removesuffix(b"\r\n")
    return {name: _value(name, content) for name, content in given.items()}


def _value(name: str, content: bytes) -> Any:
    if name in STRUCTURED:
        return json.loads(content)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def buttons(given: dict[str, Any]) -> dict[str, str]:
    """The data of each button by its label."""
    rows = (given.get("reply_markup") or {}).get("inline_keyboard", [])
    return {button["text"]: button.get("callback_data", "") for row in rows for button in row}


def words(given: dict[str, Any]) -> str:
    media = given.get("media")
    return str(
        given.get("text") or given.get("caption") or (media.get("caption") if isinstance(media, dict) else "")
    )
