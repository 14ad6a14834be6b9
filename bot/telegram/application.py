"""python-telegram-bot, put together with our parts in its seams."""

from typing import Any

from telegram.ext import ApplicationBuilder, BaseRateLimiter, BaseUpdateProcessor, ContextTypes, Defaults
from telegram.request import BaseRequest

from bot.telegram.client.request import AiohttpRequest
from bot.telegram.updates.processor import Lanes
from bot.telegram.updates.runner import AnyApplication

TELEGRAM = "https://api.telegram.org"
AT_ONCE = 256


def build_application(
    token: str,
    api_url: str = TELEGRAM,
    *,
    processor: BaseUpdateProcessor | None = None,
    limiter: BaseRateLimiter[int] | None = None,
    request: BaseRequest | None = None,
    polling_request: BaseRequest | None = None,
    defaults: Defaults | None = None,
    context_types: ContextTypes[Any, Any, Any, Any] | None = None,
) -> AnyApplication:
    """No updater and no job queue: updates come through the inbox, and time is the workers' affair."""
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = ApplicationBuilder()
    builder.token(token).base_url(f"{api_url}/bot").base_file_url(f"{api_url}/file/bot")
    builder.request(request or AiohttpRequest()).get_updates_request(
        polling_request or AiohttpRequest(connections=2)
    )
    builder.updater(None).job_queue(None).concurrent_updates(processor or Lanes(AT_ONCE))
    if limiter is not None:
        builder.rate_limiter(limiter)
    if defaults is not None:
        builder.defaults(defaults)
    if context_types is not None:
        builder.context_types(context_types)
    return builder.build()
