"""Putting Akool's parts together from what the operator set."""

from collections.abc import Mapping, Sequence

from bot.clock import Clock
from bot.providers.akool.api import CURRENT_DETECT_PATH, LEGACY_DETECT_URL, AkoolApi, Detector
from bot.providers.akool.auth import Auth, KeyAuth, TokenAuth
from bot.providers.akool.client import OFFERS, RESULT_HOSTS, Akool
from bot.providers.base import Capability, Offer
from bot.providers.http import Http
from bot.providers.sightings import FaceMemory


def open_akool(
    *,
    http: Http,
    memory: FaceMemory,
    clock: Clock,
    client_id: str = "",
    client_secret: str = "",
    api_key: str = "",
    detector: Detector = "legacy",
    detect_url: str = "",
    result_hosts: Sequence[str] = RESULT_HOSTS,
    offers: Mapping[Capability, Offer] = OFFERS,
    concurrency: int = 3,
) -> Akool:
    """With `api_key` no token is fetched; it is the client secret by another name, and opens webhooks as well.

    `detect_url`: a whole address, or a path on the service's own host; empty for the one in the documents.
    """
    usual = LEGACY_DETECT_URL if detector == "legacy" else CURRENT_DETECT_PATH
    auth: Auth = (
        KeyAuth(http, api_key)
        if api_key
        else TokenAuth(http, client_id=client_id, client_secret=client_secret, clock=clock)
    )
    return Akool(
        api=AkoolApi(http, auth, detector=detector, detect_url=detect_url or usual),
        memory=memory,
        client_id=client_id,
        client_secret=client_secret or api_key,
        result_hosts=result_hosts,
        offers=offers,
        concurrency=concurrency,
    )
