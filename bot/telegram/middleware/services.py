"""What the conversations need, put together once by `bot.wiring`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from telegram import Bot

from bot.clock import Clock
from bot.i18n import Texts
from bot.jobs.orders import Orders
from bot.jobs.place_order import Limits
from bot.jobs.provider_pauses import ProviderPauses
from bot.media.library import Clips, Pictures
from bot.nursery import Nursery
from bot.providers.detection import FaceDetector
from bot.providers.registry import Registry
from bot.telegram.notify.broadcaster import Broadcaster
from bot.telegram.notify.courier import TelegramCourier
from storage import Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """`bot` is the application's own. `ids` makes names of drafts: at most 36 letters, digits, `-` or `_`.

    `fingerprint` is a keyed hash of a Telegram id: it recognises who was forgotten without knowing them.
    """

    bot: Bot
    storage: Storage
    orders: Orders
    pictures: Pictures
    clips: Clips
    detector: FaceDetector
    courier: TelegramCourier
    broadcaster: Broadcaster
    texts: Texts
    clock: Clock
    ids: Callable[[], str]
    nursery: Nursery
    admin_ids: frozenset[int]
    free_credits: int
    limits: Limits
    registry: Registry
    pauses: ProviderPauses
    retention: timedelta
    fingerprint: Callable[[int], str]
