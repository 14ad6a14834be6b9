"""A whole Telegram on this machine: the emulated server, its people, the chat page, and the services asked for."""

import contextlib
from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass

from playground.botapi.sample_world import everyday_world
from playground.botapi.serving import running, running_telegram
from playground.botapi.world import World
from playground.page_routes import page_routes
from playground.providers.acedata import AceDataService
from playground.providers.aifaceswap import AifaceswapService
from playground.providers.akool.server import AkoolService
from playground.providers.service import Service

SECONDS = 4.0
"""How long an emulated service takes for a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An emulated service and how to get in: settings of the bot by their names."""

    service: Service
    url: str
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Playground:
    """`url` is the chat page and, below it, the Bot API; `token` is the one bot's there."""

    url: str
    token: str
    admin_ids: frozenset[int]
    world: World
    accounts: Mapping[str, Account]


@contextlib.asynccontextmanager
async def open_playground(
    *, port: int, services: Collection[str] = (), seconds: float = SECONDS
) -> AsyncIterator[Playground]:
    """Open until the block ends. Raises OSError when the port is taken; 0 takes a free one.

    `services`: which providers are emulated too, each at an address of its own.
    """
    world = everyday_world()
    async with contextlib.AsyncExitStack() as stack:
        telegram = running_telegram(world, port=port, routes_before=page_routes())
        server = await stack.enter_async_context(telegram)
        accounts = {name: await _account(name, seconds, stack) for name in services}
        yield Playground(
            url=server.url,
            token=world.bot.token,
            admin_ids=frozenset(person.id for person in world.people.values() if person.admin),
            world=world,
            accounts=accounts,
        )


SERVICES = ("akool", "aifaceswap", "acedata")


async def _account(name: str, seconds: float, stack: contextlib.AsyncExitStack) -> Account:
    service, secrets = _service(name, seconds)
    server = await stack.enter_async_context(running(service.app()))
    common = {f"{name}_url": server.url, f"{name}_result_hosts": server.host}
    detector = {"akool_detect_url": f"{server.url}/detect"} if name == "akool" else {}
    return Account(service=service, url=server.url, settings={**common, **detector, **secrets})


def _service(name: str, seconds: float) -> tuple[Service, dict[str, str]]:
    match name:
        case "akool":
            akool = AkoolService(seconds=seconds)
            access = akool.access
            return akool, {"akool_client_id": access.client_id, "akool_client_secret": access.client_secret}
        case "aifaceswap":
            aifaceswap = AifaceswapService(seconds=seconds)
            return aifaceswap, {"aifaceswap_api_key": aifaceswap.key}
        case "acedata":
            acedata = AceDataService(seconds=seconds)
            return acedata, {"acedata_token": acedata.token}
    raise ValueError(f"there is no emulator of {name}")
