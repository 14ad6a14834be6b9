"""python-telegram-bot, put together with our parts in its seams."""

from typing import Any

from telegram.ext import ApplicationBuilder, BaseRateLimiter

from bot.telegram.client.request import AiohttpRequest
from bot.telegram.updates.runner import AnyApplication

TELEGRAM = "https://api.telegram.org"
AT_ONCE = 256  # updates; the inbox puts those of one person in a row


def build_application(
    token: str,
    api_url: str = TELEGRAM,
    *,
    at_once: int = AT_ONCE,
    limiter: BaseRateLimiter[int] | None = None,
) -> AnyApplication:
    """No updater and no job queue: updates come through the inbox, and time is the workers' affair."""
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = ApplicationBuilder()
    builder.token(token).base_url(f"{api_url}/bot").base_file_url(f"{api_url}/file/bot")
    builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest(connections=2))
    builder.updater(None).job_queue(None).concurrent_updates(at_once)
    if limiter is not None:
        builder.rate_limiter(limiter)
    return builder.build()
