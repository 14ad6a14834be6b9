"""Names that nobody guesses, and a mark by which somebody is known again without being known."""

import hashlib
import hmac
import secrets


def new_id() -> str:
    """Twelve letters and digits: names of drafts, jobs and media."""
    return secrets.token_hex(6)


def new_token() -> str:
    """What a provider's callback is recognised by: 256 bits."""
    return secrets.token_urlsafe(32)


def fingerprint(key: str, telegram_id: int) -> str:
    """A keyed hash of a person. `key` is the oldest one, so that rotating keys makes nobody a stranger."""
    return hmac.new(key.encode(), f"person {telegram_id}".encode(), hashlib.sha256).hexdigest()
