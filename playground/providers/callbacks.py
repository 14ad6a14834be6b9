"""How emulated providers call back: after a while, and in every wrong way that they are told to."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

import httpx

POST_SECONDS = 10.0


class Ring(StrEnum):
    NORMAL = "normal"
    DROPPED = "dropped"
    DOUBLED = "doubled"
    REORDERED = "reordered"
    """Held back until another callback has been posted."""
    LATE = "late"
    CORRUPTED = "corrupted"
    """Cut off in the middle; the true one never comes."""
    FORGED = "forged"
    """Somebody else posts first: success, for a picture on a host of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One callback, and what a forger would make of it. It is tried again while it is not taken, if so agreed."""

    url: str
    body: bytes
    forged: bytes
    tries: int = 1


@dataclass(slots=True)
class Callbacks:
    """`plan` is used up one callback at a time; after that `usual` holds."""

    delay: float = 0.0
    late_by: float = 1.0
    pace: float = 1.0
    usual: Ring = Ring.NORMAL
    plan: list[Ring] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    """The status of every post, 0 when nobody answered."""
    _held: list[Letter] = field(default_factory=list)
    _client: httpx.AsyncClient = field(
        default_factory=lambda: httpx.AsyncClient(timeout=POST_SECONDS, trust_env=False, verify=False)  # noqa: S501
    )

    async def close(self) -> None:
        await self._client.aclose()

    async def ring(self, letter: Letter) -> None:
        """Everything that is to be posted about one task."""
        way = self.plan.pop(0) if self.plan else self.usual
        await asyncio.sleep(self.delay)
        if way is Ring.REORDERED:
            self._held.append(letter)
            return
        await self._ways()[way](letter)
        while self._held:
            await self._post(self._held.pop(0))

    def _ways(self) -> dict[Ring, Callable[[Letter], Awaitable[None]]]:
        return {
            Ring.NORMAL: self._post,
            Ring.DROPPED: self._drop,
            Ring.DOUBLED: self._double,
            Ring.LATE: self._delay,
            Ring.CORRUPTED: self._corrupt,
            Ring.FORGED: self._forge,
        }

    async def _drop(self, letter: Letter) -> None:
        pass

    async def _double(self, letter: Letter) -> None:
        await asyncio.gather(self._post(letter), self._post(letter))

    async def _delay(self, letter: Letter) -> None:
        await asyncio.sleep(self.late_by)
        await self._post(letter)

    async def _corrupt(self, letter: Letter) -> None:
        await self._send(letter.url, letter.body[: len(letter.body) // 2])

    async def _forge(self, letter: Letter) -> None:
        await self._send(letter.url, letter.forged)
        await self._post(letter)

    async def _post(self, letter: Letter) -> None:
        for number in range(letter.tries):
            if await self._send(letter.url, letter.body) == 200:
                return
            await asyncio.sleep(self.pace * 2**number)

    async def _send(self, url: str, body: bytes) -> int:
        status = 0
        with contextlib.suppress(httpx.HTTPError, httpx.InvalidURL):
            answer = await self._client.post(url, content=body, headers={"Content-Type": "application/json"})
            status = answer.status_code
        self.answers.append(status)
        return status
