"""Faults by chance: every call of the emulators draws one, with these shares."""

import random
from collections.abc import Mapping
from typing import TypeVar

from playground.botapi.faults import Fault as CallFault
from playground.botapi.faults import FaultMode as CallMode
from playground.botapi.faults import Faults as CallFaults
from playground.providers.callbacks import Callbacks, Letter, Ring
from playground.providers.faults import Fault as OrderFault
from playground.providers.faults import FaultMode as OrderMode
from playground.providers.faults import Faults as OrderFaults

T = TypeVar("T")
TELEGRAM: Mapping[CallMode, float] = {
    CallMode.LOST_BEFORE: 0.06,
    CallMode.LOST_AFTER: 0.06,
    CallMode.TOO_MANY: 0.04,
    CallMode.SERVER_ERROR: 0.04,
}
CALLBACKS: Mapping[Ring, float] = {
    Ring.DROPPED: 0.08,
    Ring.DOUBLED: 0.08,
    Ring.LATE: 0.05,
    Ring.CORRUPTED: 0.04,
    Ring.FORGED: 0.05,
}
SUBMITS: Mapping[OrderMode, float] = {
    OrderMode.LOST_BEFORE: 0.02,
    OrderMode.LOST_AFTER: 0.03,
    OrderMode.GARBAGE: 0.01,
    OrderMode.SERVER_ERROR: 0.02,
    OrderMode.TOO_MANY: 0.02,
}
QUESTIONS: Mapping[OrderMode, float] = {OrderMode.SERVER_ERROR: 0.05, OrderMode.LOST_AFTER: 0.02}
SUBMIT_ENDPOINTS = frozenset({"specifyimage", "faceswap"})
QUESTION_ENDPOINTS = frozenset({"listbyids", "result/listbyids"})
OPENING = frozenset({"getMe", "setWebhook", "deleteWebhook", "getWebhookInfo", "getUpdates", "setMyCommands"})


class Stormy(CallFaults):
    """Telegram's. What a bot says once at its start is spared: the kills begin there often enough."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__()
        self._rng = rng
        self.calls = 0
        self.made = 0
        self.calm = False

    def next_for(self, method: str, chat_id: object) -> CallFault | None:  # noqa: ARG002
        if self.calm or method in OPENING:
            return None
        self.calls += 1
        mode = drawn(self._rng, TELEGRAM)
        if mode is None:
            return None
        self.made += 1
        return CallFault(method=method, mode=mode, retry_after=1)


class Unreliable(OrderFaults):
    """A provider's: its submits and its answers to questions."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__()
        self._rng = rng
        self.made = 0
        self.calm = False

    def next_for(self, endpoint: str) -> OrderFault | None:
        shares = SUBMITS if endpoint in SUBMIT_ENDPOINTS else QUESTIONS if _asks(endpoint) else {}
        mode = None if self.calm else drawn(self._rng, shares)
        if mode is None:
            return None
        self.made += 1
        return OrderFault(endpoint=endpoint, mode=mode, retry_after=1)


class CrackedCallbacks(Callbacks):
    """Callbacks that go astray by chance."""

    def __init__(self, rng: random.Random, *, pace: float) -> None:
        super().__init__(late_by=4.0, pace=pace)
        self._rng = rng
        self.rung = 0
        self.made = 0

    async def ring(self, letter: Letter) -> None:
        way = drawn(self._rng, CALLBACKS)
        self.rung += 1
        self.made += way is not None
        await self._ways()[way or Ring.NORMAL](letter)


def drawn(rng: random.Random, shares: Mapping[T, float]) -> T | None:
    left = rng.random()
    for mode, share in shares.items():
        left -= share
        if left < 0:
            return mode
    return None


def _asks(endpoint: str) -> bool:
    return endpoint in QUESTION_ENDPOINTS
