"""The hosted services that the operator has an account at, as the settings name them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.clock import Clock, utc_now
from bot.providers.acedata.client import RESULT_HOSTS as ACEDATA_HOSTS
from bot.providers.acedata.client import AceData
from bot.providers.aifaceswap.client import DETECT_OFFER, Aifaceswap, Frames
from bot.providers.aifaceswap.client import OFFERS as AIFACESWAP_OFFERS
from bot.providers.aifaceswap.client import RESULT_HOSTS as AIFACESWAP_HOSTS
from bot.providers.aifaceswap.client import VIDEO_OFFERS as AIFACESWAP_VIDEO_OFFERS
from bot.providers.akool.api import AkoolApi
from bot.providers.akool.auth import KeyAuth, TokenAuth
from bot.providers.akool.client import OFFERS as AKOOL_OFFERS
from bot.providers.akool.client import RESULT_HOSTS as AKOOL_HOSTS
from bot.providers.akool.client import VIDEO_OFFERS as AKOOL_VIDEO_OFFERS
from bot.providers.akool.client import Akool
from bot.providers.base import Provider
from bot.providers.detection import Detections
from bot.providers.http import Http
from bot.settings import Settings
from storage import Storage, ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosted:
    """A client, and what ends its connections."""

    provider: Provider
    close: Callable[[], Awaitable[None]]


def hosted_providers(
    settings: Settings,
    storage: Storage,
    detections: Detections,
    *,
    clock: Clock = utc_now,
    frames: Frames | None = None,
) -> list[Hosted]:
    """Only those that have a key; a missing key is no mistake. `frames` are needed for several faces in a clip."""
    found = (
        _akool(settings, detections, clock),
        _aifaceswap(settings, storage, detections, clock, frames),
        _acedata(settings),
    )
    return [hosted for hosted in found if hosted is not None]


def _akool(settings: Settings, detections: Detections, clock: Clock) -> Hosted | None:
    client_id, secret = settings.akool_client_id, settings.akool_client_secret.get_secret_value()
    key = settings.akool_api_key.get_secret_value()
    if not key and not (client_id and secret):
        return None
    http = Http(settings.akool_url)
    auth = (
        KeyAuth(http, key) if key else TokenAuth(http, client_id=client_id, client_secret=secret, clock=clock)
    )
    api = AkoolApi(http, auth, detector=settings.akool_detector, detect_url=settings.akool_detect_url)
    provider = Akool(
        api=api,
        detections=detections,
        client_id=client_id,
        client_secret=secret or key,
        result_hosts=settings.akool_result_hosts or AKOOL_HOSTS,
        concurrency=settings.akool_places,
        offers={**AKOOL_OFFERS, **AKOOL_VIDEO_OFFERS},
    )
    return Hosted(provider=provider, close=http.close)


def _aifaceswap(
    settings: Settings, storage: Storage, detections: Detections, clock: Clock, frames: Frames | None
) -> Hosted | None:
    key = settings.aifaceswap_api_key.get_secret_value()
    if not key:
        return None
    http = Http(settings.aifaceswap_url)
    provider = Aifaceswap(
        http=http,
        key=key,
        detections=detections,
        result_hosts=settings.aifaceswap_result_hosts or AIFACESWAP_HOSTS,
        concurrency=settings.aifaceswap_places,
        offers={
            **AIFACESWAP_OFFERS,
            **(AIFACESWAP_VIDEO_OFFERS if frames else {}),
            **({} if settings.local_engine else DETECT_OFFER),
        },
        frames=frames,
        on_charge=partial(_charged, storage, clock, Aifaceswap.name),
    )
    return Hosted(provider=provider, close=http.close)


def acedata(settings: Settings) -> AceData | None:
    """None without a token. The caller closes it."""
    token = settings.acedata_token.get_secret_value()
    if not token:
        return None
    return AceData(
        http=Http(settings.acedata_url),
        token=token,
        source_is=settings.acedata_source_is,
        result_hosts=settings.acedata_result_hosts or ACEDATA_HOSTS,
        concurrency=settings.acedata_places,
    )


def _acedata(settings: Settings) -> Hosted | None:
    provider = acedata(settings)
    return Hosted(provider=provider, close=provider.close) if provider else None


async def _charged(storage: Storage, clock: Clock, provider: str, points: int) -> None:
    """Looking at a picture belongs to no attempt: the picture may be used by many."""
    await storage.write(ledger.record_look, provider=provider, points=points, at=clock())
