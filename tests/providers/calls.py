"""Every call that a client makes to the outside, and what losing its answer means."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.providers.base import Capability, Ticket
from tests.providers.media_server import faces
from tests.providers.provider_stacks import Rig

ID = "6593c94c0ef703e8c055e3c8"


class Price(StrEnum):
    ORDER = "order"
    """Charged, and something is on its way: nobody knows after a lost answer."""
    LOOK = "look"
    """Charged, but nothing is on its way: a lost answer loses the charge and no more."""
    FREE = "free"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """`at_once`: how many of them one order makes at the same time."""

    provider: str
    endpoint: str
    price: Price
    make: Callable[[Rig], Awaitable[Any]]
    at_once: int = 1

    def __str__(self) -> str:
        return f"{self.provider} {self.endpoint}"


def order(capability: Capability, **changed: Any) -> Callable[[Rig], Awaitable[Any]]:
    async def submit(rig: Rig) -> Any:
        return await rig.provider.submit(rig.work(capability, **changed))

    return submit


async def frame(rig: Rig) -> Any:
    return await rig.provider.faces_of_frame(rig.home.media("group"))


async def detect(rig: Rig) -> Any:
    return await rig.provider.detect(rig.home.media("group"))


async def status(rig: Rig) -> Any:
    return await rig.provider.status(Ticket(ref=ID))


async def cancel(rig: Rig) -> Any:
    return await rig.provider.cancel(Ticket(ref=ID, extra={"job_id": "20240102082900592-5653"}))


async def balance(rig: Rig) -> Any:
    return await rig.provider.balance()


async def open_live(rig: Rig) -> Any:
    return await rig.provider.open_live(rig.home.media("hopper"), faces("hopper")[0])


async def change_live(rig: Rig) -> Any:
    return await rig.provider.change_live(ID, rig.home.media("hopper"), faces("hopper")[0])


async def close_live(rig: Rig) -> Any:
    return await rig.provider.close_live(ID)


def _calls(provider: str, *calls: tuple[str, Price, Callable[[Rig], Awaitable[Any]]]) -> list[Outside]:
    return [
        Outside(provider=provider, endpoint=endpoint, price=price, make=make)
        for endpoint, price, make in calls
    ]


CALLS = [
    *_calls(
        "acedata",
        ("face/swap", Price.ORDER, order(Capability.SWAP)),
        ("face/swap", Price.ORDER, order(Capability.SWAP, callback_url=None)),
    ),
    *_calls(
        "aifaceswap",
        ("faceswap", Price.ORDER, order(Capability.SWAP)),
        ("multi_faceswap", Price.ORDER, order(Capability.MULTI_SWAP)),
        ("video_faceswap", Price.ORDER, order(Capability.SWAP_VIDEO)),
        ("multi_video_faceswap", Price.ORDER, order(Capability.MULTI_SWAP_VIDEO)),
        ("extract_face", Price.LOOK, order(Capability.MULTI_SWAP)),
        ("extract_face", Price.LOOK, detect),
        ("extract_base64_face", Price.LOOK, order(Capability.MULTI_SWAP_VIDEO)),
        ("extract_base64_face", Price.LOOK, frame),
    ),
    *_calls(
        "akool",
        ("specifyimage", Price.ORDER, order(Capability.SWAP)),
        ("specifyvideo", Price.ORDER, order(Capability.SWAP_VIDEO)),
        ("imgreage", Price.ORDER, order(Capability.AGE_IMAGE)),
        ("vidreage", Price.ORDER, order(Capability.AGE_VIDEO)),
        ("live/create", Price.ORDER, open_live),
        ("getToken", Price.FREE, order(Capability.SWAP)),
        ("detect", Price.FREE, detect),
        ("result/listbyids", Price.FREE, status),
        ("job/del", Price.FREE, cancel),
        ("quota/info", Price.FREE, balance),
        ("live/update", Price.FREE, change_live),
        ("live/close", Price.FREE, close_live),
    ),
    Outside(provider="akool", endpoint="detect", price=Price.FREE, make=order(Capability.SWAP), at_once=2),
]
