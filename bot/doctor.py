"""Looks at everything that can be wrong before the first person meets it; each finding says what to do."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from bot.clock import utc_now
from bot.hosted import hosted_providers
from bot.providers.acedata.client import AceData
from bot.providers.base import Capability, Provider, ProviderError
from bot.providers.detection import Detections, StoredFaces
from bot.settings import Settings
from storage import StorageError, open_storage


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    subject: str
    text: str
    ok: bool = True


async def examine(settings: Settings) -> list[Finding]:
    """In the order in which things are needed."""
    findings = [_token(settings), await _database(settings), _media(settings), _mode(settings)]
    if settings.bot_token.get_secret_value():
        findings += await _telegram(settings)
    findings += await _providers(settings)
    findings += [_admins(settings), _safety(settings)]
    return findings


def _token(settings: Settings) -> Finding:
    token = settings.bot_token.get_secret_value()
    if not token:
        return _fail("BOT_TOKEN", "is not set: get one from @BotFather and put it into .env")
    number, _, secret = token.partition(":")
    if not number.isdigit() or len(secret) < 30:
        return _fail("BOT_TOKEN", "does not look like 123456:ABC…: copy it again from @BotFather")
    return Finding(subject="BOT_TOKEN", text=f"is set (bot {number})")


async def _database(settings: Settings) -> Finding:
    try:
        storage = await open_storage(settings.database_url)
        try:
            await storage.migrate()
        finally:
            await storage.close()
    except StorageError as error:
        return _fail("DATABASE_URL", str(error))
    return Finding(subject="DATABASE_URL", text="opens and is up to date")


def _media(settings: Settings) -> Finding:
    parts = urlsplit(settings.media_url)
    if parts.scheme != "file":
        return _fail("MEDIA_URL", "must begin with file://")
    directory = Path(parts.netloc + parts.path)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        probe = directory / ".probe"
        probe.write_bytes(b"ok")
        probe.unlink()
    except OSError as error:
        return _fail(
            "MEDIA_URL", f"{directory} cannot be written: {error.strerror}; change its owner or MEDIA_URL"
        )
    return Finding(subject="MEDIA_URL", text=f"{directory} can be written")


def _mode(settings: Settings) -> Finding:
    if not settings.uses_webhook:
        return Finding(subject="PUBLIC_URL", text="is not needed: updates are fetched by polling")
    if not settings.public_url:
        return _fail(
            "PUBLIC_URL", "is not set, but TELEGRAM_MODE is webhook: set the https address of this bot"
        )
    parts = urlsplit(settings.public_url)
    if parts.scheme != "https" and not settings.allow_private_network:
        return _fail("PUBLIC_URL", "must begin with https://: Telegram posts to nothing else")
    if parts.port not in (None, 443, 80, 88, 8443) and not settings.allow_private_network:
        return _fail("PUBLIC_URL", "must use port 443, 80, 88 or 8443: Telegram posts to no other")
    return Finding(subject="PUBLIC_URL", text=f"updates come to {settings.public_url}/telegram")


async def _telegram(settings: Settings) -> list[Finding]:
    async with _client(settings) as client:
        try:
            me = (await client.post("/getMe")).json()
            hook = (await client.post("/getWebhookInfo")).json()
        except (httpx.HTTPError, ValueError) as error:
            why = f"cannot be reached ({type(error).__name__}): check the network and TELEGRAM_API_URL"
            return [_fail("Telegram", why)]
    if not me.get("ok"):
        return [
            _fail("Telegram", f"refuses the token: {me.get('description')}; get a new one from @BotFather")
        ]
    return [
        Finding(subject="Telegram", text=f"knows the bot as @{me['result']['username']}"),
        _hook(hook, settings),
    ]


def _hook(answer: dict[str, object], settings: Settings) -> Finding:
    info = answer.get("result")
    info = info if isinstance(info, dict) else {}
    if not settings.uses_webhook:
        return Finding(subject="webhook", text="not used")
    wanted = f"{settings.public_url}/telegram"
    if info.get("url") != wanted:
        return Finding(subject="webhook", text=f"will be set to {wanted} when the bot starts")
    if message := info.get("last_error_message"):
        pending = info.get("pending_update_count", 0)
        return _fail(
            "webhook", f"Telegram's last try failed: {message} ({pending} updates wait); is the bot running?"
        )
    return Finding(subject="webhook", text=f"is set to {wanted}")


async def _providers(settings: Settings) -> list[Finding]:
    """Asks for balances only: nothing that costs anything."""
    try:
        storage = await open_storage(settings.database_url)
    except StorageError:
        return []
    async with storage:
        found = hosted_providers(settings, storage, Detections(StoredFaces(storage, utc_now)))
        findings = [await _account(hosted.provider, settings) for hosted in found]
        for hosted in found:
            await hosted.close()
    if not findings and not settings.local_engine:
        return [_fail("providers", "there are none: give a provider's key, or set LOCAL_ENGINE=true")]
    return findings


async def _account(provider: Provider, settings: Settings) -> Finding:
    if not settings.public_url:
        return _fail(provider.name, "is off: it fetches pictures from us, so set PUBLIC_URL")
    if Capability.BALANCE not in provider.offers:
        text = "has a key; it cannot be tried without paying, so the first order is the test"
        probe = " (or --probe-acedata, which buys one swap)" if provider.name == AceData.name else ""
        return Finding(subject=provider.name, text=text + probe)
    try:
        points = await provider.balance()
    except ProviderError as error:
        return _fail(provider.name, f"does not accept the account: {error}")
    return Finding(
        subject=provider.name, text=f"accepts the account, which has {points} points", ok=bool(points)
    )


def _admins(settings: Settings) -> Finding:
    if not settings.admin_ids:
        return _fail("ADMIN_IDS", "is empty, so nobody hears of trouble: put your numeric Telegram id there")
    return Finding(subject="ADMIN_IDS", text=f"{len(settings.admin_ids)} admin(s)")


def _safety(settings: Settings) -> Finding:
    if settings.allow_private_network:
        return _fail(
            "ALLOW_PRIVATE_NETWORK", "is true: only the playground and tests may use that; remove it"
        )
    return Finding(subject="ALLOW_PRIVATE_NETWORK", text="is off, as it should be")


@contextlib.asynccontextmanager
async def _client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    base = f"{settings.telegram_api_url}/bot{settings.bot_token.get_secret_value()}"
    async with httpx.AsyncClient(base_url=base, timeout=10, trust_env=False) as client:
        yield client


def _fail(subject: str, text: str) -> Finding:
    return Finding(subject=subject, text=text, ok=False)
