"""Links into Telegram: to the private chat with the bot, and back to a message of a group."""

TELEGRAM = "https://t.me"
CONSENT = "go_"
"""Begins the payload of a link that leads to the rules; the draft that waits for them follows."""
REPORT = "rp_"
"""Begins the payload of a link that reports a result; the job that made it follows."""
SUPERGROUPS = -1_000_000_000_000


def private_chat(username: str, payload: str = "") -> str:
    """Opened with a payload, the person's app offers to send `/start <payload>`."""
    return f"{TELEGRAM}/{username}?start={payload}" if payload else f"{TELEGRAM}/{username}"


def message_in_group(chat_id: int, message_id: int | None, thread_id: int | None = None) -> str | None:
    """None where Telegram has no such links: in basic groups, and for a message that is gone."""
    if chat_id > SUPERGROUPS or message_id is None:
        return None
    parts = [str(SUPERGROUPS - chat_id), *([str(thread_id)] if thread_id else []), str(message_id)]
    return f"{TELEGRAM}/c/{'/'.join(parts)}"
