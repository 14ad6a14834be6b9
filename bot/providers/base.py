"""What every provider offers, in words of ours; each client maps them to its own words and nothing else does.

The errors say what happened to the money, because that decides what may be done next:

    ProviderError
    ├── Rejected        the provider looked at it and will not do it: tell the person why
    ├── Throttled       refused for now; surely not done: try again after `retry_after` seconds
    ├── Unavailable     surely never reached or never begun: safe to try again or elsewhere
    ├── OutOfCredit     our account there is empty: pause the provider, tell the admins
    ├── Misconfigured   our key, plan or settings are wrong: pause the provider, tell the admins
    └── Unsure          it may have been done and paid for: never send it again by guess
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from bot.media.model import Face, MediaRef


class Capability(StrEnum):
    SWAP = "swap"
    MULTI_SWAP = "multi_swap"
    DETECT = "detect"
    AGE_IMAGE = "age_image"
    AGE_VIDEO = "age_video"
    SWAP_VIDEO = "swap_video"
    MULTI_SWAP_VIDEO = "multi_swap_video"
    LIVE = "live"
    CANCEL = "cancel"
    STATUS = "status"
    BALANCE = "balance"


class ProviderError(Exception):
    """Something went wrong at or on the way to a provider. The message may be logged and holds no secret."""


class Rejected(ProviderError):
    """`key` names the text that tells the person why."""

    def __init__(self, message: str, *, key: str = "failed-rejected") -> None:
        super().__init__(message)
        self.key = key


class Throttled(ProviderError):
    """`retry_after`: seconds that the provider asked for; None when it named none."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(ProviderError):
    """The work was surely not begun there."""


class OutOfCredit(ProviderError):
    """Our account there holds too little for this work; nothing was taken."""


class Misconfigured(ProviderError):
    """Only the operator can change that: key, plan or address. Nothing was taken."""


class Unsure(ProviderError):
    """The provider may have begun the work and charged for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One face of the scene and the identity to put there, with the face meant in the identity's picture."""

    face: Face
    identity: MediaRef
    identity_face: Face


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipWork:
    """What an order says about a clip alone.

    `seconds`: the length of the clip that is sent, and so what it costs. `enhance`: steps of sharpening, 0 to 2.
    `frame`: the picture of one of its frames, in which the faces were chosen; only a swap of one face goes without.
    """

    seconds: float
    enhance: int = 0
    frame: MediaRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One attempt's order. `years` is -30 to 30 for ageing; `faces` are the ones that age; `clip` is set for clips."""

    capability: Capability
    scene: MediaRef
    pairs: tuple[Pair, ...] = ()
    faces: tuple[Face, ...] = ()
    years: int = 0
    callback_url: str | None = None
    clip: ClipWork | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """The provider accepted the work. `ref` is its task id; `extra` is what else it wants when asked about it.

    `result` is set when the answer already held the finished result; `points` when it told the charge.
    """

    ref: str
    extra: Mapping[str, Any] = field(default_factory=dict)
    points: int | None = None
    result: str | None = None


class Outcome(StrEnum):
    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    LOST = "lost"
    """The provider does not know the task any more and surely will not bill it: it may be sent again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What is known of a task. `result` is an address to download, or `local:<media id>` of our own store."""

    outcome: Outcome
    result: str | None = None
    points: int | None = None
    key: str = "failed-provider"
    detail: str = ""
    ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One capability with its limits and its price.

    Prices are in whole credits of the person who orders, as are `per_second…`. `seconds` is how long it usually takes,
    `deadline` after how many seconds it is given up, `most_seconds` and `max_bytes` how large a clip may be.
    A clip costs `price` and, for every second begun, `per_second` and more for each face and step of sharpening.
    """

    max_faces: int = 1
    seconds: float = 30.0
    deadline: float = 600.0
    price: int = 1
    price_per_extra_face: int = 0
    per_second: int = 0
    per_second_face: int = 0
    per_second_enhance: int = 0
    most_seconds: float = 60.0
    max_bytes: int = 20_000_000


class Provider(Protocol):
    """A hosted service or the local engine. Its methods raise ProviderError and nothing else."""

    @property
    def name(self) -> str:
        """Its name in settings, rows and logs; never changes."""
        ...

    @property
    def offers(self) -> Mapping[Capability, Offer]:
        """What it can do, with limits and prices."""
        ...

    @property
    def concurrency(self) -> int:
        """How many jobs it may work on at once; the rest wait in our queue."""
        ...

    @property
    def result_hosts(self) -> Sequence[str]:
        """Hosts that a result may be downloaded from; empty when results never leave our store."""
        ...

    @property
    def replayable(self) -> bool:
        """The same work sent twice costs nothing, so a lost answer may simply be asked for again."""
        ...

    async def submit(self, work: Work) -> Ticket:
        """Order the work: one paid call, sent at most once. The ticket means that the provider took the order.

        Each error says what happened to the provider's points, and so what the caller may do:

        - Rejected: nothing is running and this provider will not do it. Give the person's credits back, or ask
          another provider.
        - Throttled, Unavailable: surely not begun. The same order may be sent again, here or elsewhere.
        - OutOfCredit, Misconfigured: surely not begun, and no order will be until the operator has acted.
        - Unsure: the order was sent and its answer lost. It may be running and paid for. Never send it again; only a
          callback or `status` can tell.

        A caller whose time runs out, or whose process dies, must treat the call as Unsure.
        """
        ...

    async def status(self, ticket: Ticket) -> Observation | None:
        """Ask how a task is: free, and safe to repeat. None when this provider cannot be asked (no STATUS).

        Any error means that nothing was learnt; the task and its charge are as they were.
        """
        ...

    def read_callback(self, body: bytes, ticket: Ticket | None) -> Observation | None:
        """What an unsigned callback claims, or None when it makes no sense or names another task. Never raises.

        Where STATUS is offered this is only a doorbell: the caller asks `status` and ignores the claim.
        """
        ...

    async def cancel(self, ticket: Ticket) -> bool:
        """Ask the provider to stop: free, best effort, safe to repeat.

        True only when it surely stopped and will not deliver. Whether its points come back is not promised. After
        False, or any error, the task may still run, cost its points and deliver.
        """
        ...

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:
        """Find faces: in the provider's own order, in pixels of the picture. May cost points (`offers` tells).

        The look is not part of an order: after any error the caller may ask again or elsewhere. Unavailable covers a
        lost answer too, because at worst the price of one look is lost.
        """
        ...

    async def balance(self) -> int | None:
        """Points left in our account, or None when the provider does not tell. Free, and safe to repeat."""
        ...
