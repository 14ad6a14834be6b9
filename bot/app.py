"""Settings become a running bot, started and stopped in order. `bot.wiring` is where its parts are put together."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from functools import partial

import structlog
from telegram.error import TelegramError

from bot.clock import utc_now
from bot.gc_tuning import collect_rarely
from bot.ids import new_id
from bot.logs import set_up_logging
from bot.media.owner_mark import name_of_database
from bot.media.sandbox import Sandbox
from bot.parts import Parts
from bot.providers.base import Provider
from bot.settings import Settings
from bot.telegram.handlers.admin.router import ADMIN_COMMANDS
from bot.telegram.middleware.commands import publish_commands
from bot.telegram.notify.disk_watch import DiskWatch, folders_of
from bot.telegram.routes import register
from bot.telegram.updates.polling import Polling, set_webhook
from bot.web.health import health_routes
from bot.web.media import media_route
from bot.web.provider_callback import provider_hook
from bot.web.server import serving
from bot.web.telegram_webhook import PATH as WEBHOOK_PATH
from bot.web.telegram_webhook import telegram_hook
from bot.wiring import build
from storage import Storage, StorageError, Transaction, job_queue, open_storage

log = structlog.get_logger(__name__)


class StartError(Exception):
    """The bot cannot start. The message is one plain sentence for the operator, with what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """A running bot. `port` is where its web server listens."""

    parts: Parts
    port: int


async def migrate(settings: Settings) -> list[str]:
    """Bring the database up to date; names what was applied."""
    async with _storage(settings) as storage:
        return await storage.migrate()


async def undo_migrations(settings: Settings, *, to: int) -> list[str]:
    """Take the database back to what migration number `to` made of it, newest first; names what was undone."""
    async with _storage(settings) as storage:
        try:
            return await storage.rollback(to)
        except StorageError as error:
            raise StartError(str(error)) from error


@contextlib.asynccontextmanager
async def running(
    settings: Settings, *, sandbox: Sandbox | None = None, providers: Sequence[Provider] | None = None
) -> AsyncIterator[App]:
    """Start in the order in which things need each other, and stop in the opposite one. Raises StartError.

    What was left over from before the restart is taken up before the door opens for new updates.
    `sandbox` and `providers` take the place of those that the settings describe.
    """
    set_up_logging(settings)
    async with contextlib.AsyncExitStack() as stack:
        storage = await stack.enter_async_context(_storage(settings))
        await storage.migrate()
        await storage.write(job_queue.release_leases, at=utc_now())
        parts = build(settings, storage, sandbox=sandbox, providers=providers)
        await _start_working(parts, stack)
        port = await _open_door(parts, stack)
        collect_rarely()
        log.info("running", port=port, mode="webhook" if settings.uses_webhook else "polling")
        yield App(parts=parts, port=port)
        log.info("stopping")
    log.info("stopped")


async def _start_working(parts: Parts, stack: contextlib.AsyncExitStack) -> None:
    replica, nursery = parts.base.replica, parts.base.nursery
    for sandbox in (parts.media.sandbox, parts.media.clip_sandbox):
        stack.push_async_callback(sandbox.close)
    stack.callback(nursery.start(_start_sandbox(parts.media.sandbox), name="start the sandbox").cancel)
    for close in parts.providers.closes:
        stack.push_async_callback(close)
    register(parts.application, parts.services)
    try:
        await parts.application.initialize()
    except TelegramError as error:
        await parts.application.bot.shutdown()  # the application closes only what it opened to the end
        why = f"Telegram does not accept this bot: {error}. Check BOT_TOKEN, or run `make doctor`."
        raise StartError(why) from error
    stack.push_async_callback(parts.application.shutdown)
    if replica is not None:
        await replica.join()
        stack.push_async_callback(replica.leave)  # when nothing of it is under way any more
    stack.push_async_callback(nursery.close)  # the workers go before the line to Telegram does
    await parts.jobs.pauses.load()
    if not await _database_is_expected(parts):
        alert = parts.courier.alert_admins("alert-database", file=str(parts.media.store.mark))
        nursery.start(alert, name="alert")
    parts.workers.start()
    parts.broadcaster.start(nursery)
    settings = parts.base.settings
    disks = DiskWatch(parts.courier.alert_admins, folders_of(settings.database_url, settings.media_url))
    nursery.start(disks.run(), name="disk watch")
    stack.push_async_callback(_let_calls_end, parts)
    await parts.inbox.start()
    stack.push_async_callback(parts.inbox.close)
    for job_id in await parts.base.storage.read(job_queue.jobs_with_news):
        parts.base.doorbell.ring(job_id)


async def _start_sandbox(sandbox: Sandbox) -> None:
    """Beside everything else, as its processes take a while to import what they need. A picture waits for them."""
    try:
        await sandbox.start()
    except Exception:
        log.exception("sandbox.not_started")


async def _database_is_expected(parts: Parts) -> bool:
    """False when the stored pictures belong to another database than this one."""
    base, store = parts.base, parts.media.store
    name = await base.storage.write(name_of_database, new=new_id(), at=base.clock())
    try:
        expected = await store.belongs_to(name)
    except OSError as error:  # a picture that comes meets the same, and is answered
        log.error("media.not_writable", mark=str(store.mark), why=str(error))
        return True
    if not expected:
        log.error("database.not_the_one_before", mark=str(store.mark))
    return expected


async def _let_calls_end(parts: Parts) -> None:
    """Those whose answer nobody else would hear."""
    await asyncio.gather(parts.broadcaster.close(), parts.workers.close())


async def _open_door(parts: Parts, stack: contextlib.AsyncExitStack) -> int:
    base, settings = parts.base, parts.base.settings
    routes = [
        telegram_hook(parts.inbox.accept, settings.webhook_secret),
        provider_hook(base.storage, base.doorbell.ring, base.clock),
        media_route(parts.media.links, parts.media.pictures),
        *health_routes({"database": partial(_database_problem, base.storage)}, base.metrics),
    ]
    try:
        port = await stack.enter_async_context(serving(routes, host=settings.host, port=settings.port))
    except OSError as error:
        raise StartError(f"Port {settings.port} cannot be opened: {error.strerror}. Set PORT.") from error
    await _listen(parts, stack)
    publishing = publish_commands(
        parts.application.bot,
        parts.services.texts,
        parts.providers.registry.capabilities(with_paused=True),  # menus are not told again when a pause ends
        admins=settings.admin_ids,
        for_admins=ADMIN_COMMANDS,
    )
    base.nursery.start(publishing, name="publish commands")
    return port


async def _listen(parts: Parts, stack: contextlib.AsyncExitStack) -> None:
    settings, bot = parts.base.settings, parts.application.bot
    if settings.uses_webhook:
        await set_webhook(bot, settings.public_url + WEBHOOK_PATH, settings.webhook_secret)
        return
    polling = parts.base.nursery.start(Polling(bot, parts.inbox).run(), name="polling")
    stack.callback(polling.cancel)


@contextlib.asynccontextmanager
async def _storage(settings: Settings) -> AsyncIterator[Storage]:
    try:
        storage = await open_storage(settings.database_url)
    except StorageError as error:
        raise StartError(f"The database cannot be opened. {error}") from error
    try:
        yield storage
    finally:
        await storage.close()


async def _database_problem(storage: Storage) -> str:
    try:
        await storage.write(_touch)
    except StorageError as error:
        return str(error)
    return ""


def _touch(tx: Transaction) -> None:
    tx.value("SELECT 1")
