"""getUpdates and the webhook: one or the other."""

import re
import time
from urllib.parse import urlsplit

from playground.botapi.methods.handler import Handler
from playground.botapi.parameters import Arguments
from playground.botapi.updates import BY_DEFAULT
from playground.botapi.webhook import WebhookSettings
from playground.botapi.wire import Json, bad_request, conflict
from playground.botapi.world import World

LONGEST_POLL = 50
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_PORTS = {80, 88, 443, 8443}


async def get_updates(world: World, args: Arguments) -> list[Json]:
    _check_no_webhook(world)
    world.queue.allow(args.array("allowed_updates"))
    offset = args.number("offset")
    if offset < 0:
        world.queue.keep_last(-offset)
    else:
        world.queue.confirm_before(offset)
    world.polls += 1
    world.queue.notifier.ring()  # whoever still waits learns that somebody else polls now
    limit = max(1, min(args.number("limit", 100), 100))
    await _wait_for_updates(world, seconds=max(0, min(args.number("timeout"), LONGEST_POLL)))
    return [update.as_json() for update in world.queue.waiting(limit)]


async def _wait_for_updates(world: World, *, seconds: float) -> None:
    mine = world.polls
    until = time.monotonic() + seconds
    while not world.queue.waiting() and (left := until - time.monotonic()) > 0:
        await world.queue.notifier.wait(left)
        if world.webhook.settings is not None:
            raise conflict("terminated by setWebhook request")
        if world.polls != mine:
            raise conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running"
            )


def _check_no_webhook(world: World) -> None:
    if world.webhook.settings is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )


async def set_webhook(world: World, args: Arguments) -> bool:
    url = args.text("url")
    if not url:
        return await delete_webhook(world, args)
    if args.has("certificate") or "certificate" in args.uploads:
        raise bad_request("self-signed certificates are not emulated")
    settings = WebhookSettings(
        url=url,
        secret_token=args.text("secret_token"),
        max_connections=max(1, min(args.number("max_connections", 40), 100)),
        ip_address=args.text("ip_address"),
    )
    _check_settings(world, settings)
    if args.flag("drop_pending_updates"):
        world.queue.clear()
    world.queue.allow(args.array("allowed_updates"))
    if world.webhook.settings != settings:
        await world.webhook.start(settings)
    world.queue.notifier.ring()
    return True


def _check_settings(world: World, settings: WebhookSettings) -> None:
    parts = urlsplit(settings.url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if not world.local_server and parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not world.local_server and (parts.port or 443) not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if len(settings.secret_token) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(settings.secret_token):
        raise bad_request("secret token contains unallowed characters")


async def delete_webhook(world: World, args: Arguments) -> bool:
    if args.flag("drop_pending_updates"):
        world.queue.clear()
    await world.webhook.stop()
    return True


async def get_webhook_info(world: World, _: Arguments) -> Json:
    settings = world.webhook.settings
    info: Json = {
        "url": settings.url if settings else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.queue.waiting()),
    }
    if settings:
        info["max_connections"] = settings.max_connections
        if settings.ip_address:
            info["ip_address"] = settings.ip_address
        if world.webhook.state.last_error:
            info["last_error_date"] = world.webhook.state.last_error_date
            info["last_error_message"] = world.webhook.state.last_error
    if world.queue.allowed != BY_DEFAULT:
        info["allowed_updates"] = sorted(world.queue.allowed)
    return info


HANDLERS: dict[str, Handler] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
