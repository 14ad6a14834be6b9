"""Each hosted provider's real client beside its emulator, over real HTTP."""

import contextlib
import ssl
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from bot.media.crop import crop
from bot.media.model import Box, Face
from bot.providers.acedata.client import AceData
from bot.providers.aifaceswap import client as aifaceswap
from bot.providers.akool import client as akool
from bot.providers.akool.api import AkoolApi, Detector
from bot.providers.akool.auth import KeyAuth, TokenAuth
from bot.providers.base import Capability, ClipWork, Pair, Work
from bot.providers.detection import Detections
from bot.providers.http import Http
from playground.botapi.serving import running
from playground.providers.acedata import AceDataService
from playground.providers.aifaceswap import AifaceswapService
from playground.providers.akool.server import AkoolService
from playground.providers.rendering import Portrait, digest, portraits_in
from playground.providers.service import Service
from tests.providers.media_server import Home, content, faces

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
HERE = ("127.0.0.1",)
PATIENCE = 20.0


@cache
def seen_before() -> dict[str, tuple[Portrait, ...]]:
    """Looking for faces takes long, and the same picture always has the same."""
    known = [content(name) for name in ("group", "hopper", "mona_lisa")]
    return {digest(picture): portraits_in(picture) for picture in known}


class Memory:
    """Faces that a detector saw, for as long as the test lasts."""

    def __init__(self) -> None:
        self.faces: dict[tuple[str, str], tuple[Face, ...]] = {}

    async def recall(self, detector: str, sha256: str) -> tuple[Face, ...] | None:
        return self.faces.get((detector, sha256))

    async def remember(self, detector: str, sha256: str, faces: tuple[Face, ...]) -> None:
        self.faces[detector, sha256] = faces


@dataclass
class Rig:
    """`provider` is a client, `service` its emulator. `secrets` may be seen by nobody else."""

    provider: Any
    service: Any
    home: Home
    secrets: tuple[str, ...]
    detections: Detections = field(default_factory=lambda: Detections(Memory()))
    pauses: list[float] = field(default_factory=list)
    charged: list[int] = field(default_factory=list)

    def work(self, capability: Capability, **changed: Any) -> Work:
        """The everyday order: Hopper's face for the second of three, and the Mona Lisa's for the first."""
        several = capability in {Capability.MULTI_SWAP, Capability.MULTI_SWAP_VIDEO, Capability.AGE_IMAGE}
        scene = "group" if several else "mona_lisa"
        is_clip = capability.value.endswith("video")
        chosen = [faces("group")[1], faces("group")[0]] if several else [faces("mona_lisa")[0]]
        givers = ["hopper", "mona_lisa"] if several else ["hopper"]
        ages = capability in {Capability.AGE_IMAGE, Capability.AGE_VIDEO}
        everyday = Work(
            capability=capability,
            scene=self.home.media("clip" if is_clip else scene),
            pairs=() if ages else tuple(map(self.pair, chosen, givers)),
            faces=tuple(chosen) if ages else (),
            years=20 if ages else 0,
            callback_url=self.home.hook(),
            clip=ClipWork(seconds=4.2, enhance=1, frame=self.home.media(scene)) if is_clip else None,
        )
        return replace(everyday, **changed)

    def pair(self, face: Any, giver: str) -> Pair:
        return Pair(face=face, identity=self.home.media(giver), identity_face=faces(giver)[0])

    async def look(self, name: str) -> tuple[Face, ...]:
        """As the bot looks for faces: what is known already is not asked for."""
        return await self.detections.faces(self.provider.name, self.home.media(name), self.provider.detect)


class Album:
    """The pictures of our side as contents."""

    async def content_of(self, media_id: str) -> bytes:
        return content(media_id)

    async def cutting(self, media_id: str, box: Box) -> bytes:
        return crop(content(media_id), box)


@contextlib.asynccontextmanager
async def acedata_rig(
    home: Home, *, url: str = "", patience: float = PATIENCE, **options: Any
) -> AsyncIterator[Rig]:
    of_client = {name: options.pop(name) for name in ("source_is",) if name in options}
    service = AceDataService(token="acedata-secret-token", **options)
    async with _serving(service, home, url, patience, service.token) as (http, rig):
        rig.provider = AceData(http=http, token=service.token, result_hosts=HERE, wait_seconds=5, **of_client)
        yield rig


@contextlib.asynccontextmanager
async def aifaceswap_rig(
    home: Home, *, url: str = "", patience: float = PATIENCE, **options: Any
) -> AsyncIterator[Rig]:
    service = AifaceswapService(key="aifaceswap-secret-key", **options)
    async with _serving(service, home, url, patience, service.key) as (http, rig):

        async def heard(points: int) -> None:
            rig.charged.append(points)

        rig.provider = aifaceswap.Aifaceswap(
            http=http,
            key=service.key,
            detections=rig.detections,
            result_hosts=HERE,
            offers={**aifaceswap.OFFERS, **aifaceswap.VIDEO_OFFERS, **aifaceswap.DETECT_OFFER},
            on_charge=heard,
            frames=Album(),
        )
        yield rig


@contextlib.asynccontextmanager
async def akool_rig(
    home: Home,
    *,
    url: str = "",
    patience: float = PATIENCE,
    detector: Detector = "legacy",
    with_key: bool = False,
    **options: Any,
) -> AsyncIterator[Rig]:
    service = AkoolService(**options)
    secret = service.access.client_secret
    async with _serving(service, home, url, patience, secret) as (http, rig):
        known: dict[str, Any] = {"client_id": service.access.client_id, "client_secret": secret}
        auth = (
            KeyAuth(http, secret) if with_key else TokenAuth(http, clock=lambda: datetime.now(UTC), **known)
        )
        detect_url = "/detect" if detector == "legacy" else ""
        rig.provider = akool.Akool(
            api=AkoolApi(http, auth, detector=detector, detect_url=detect_url),
            detections=rig.detections,
            result_hosts=HERE,
            offers={**akool.OFFERS, **akool.VIDEO_OFFERS},
            **known,
        )
        yield rig


RIGS: dict[str, Callable[..., contextlib.AbstractAsyncContextManager[Rig]]] = {
    "acedata": acedata_rig,
    "aifaceswap": aifaceswap_rig,
    "akool": akool_rig,
}


@contextlib.asynccontextmanager
async def _serving(
    service: Service, home: Home, url: str, patience: float, *secrets: str
) -> AsyncIterator[tuple[Http, Rig]]:
    """`url`: another address than the emulator's, for nobody answers there."""
    service.studio.seen = seen_before()
    rig = Rig(provider=None, service=service, home=home, secrets=secrets)

    async def sleep(seconds: float) -> None:
        rig.pauses.append(seconds)

    async with running(service.app()) as server:
        http = Http(url or server.url, tls=NO_TLS, sleep=sleep, most_seconds=patience)
        try:
            yield http, rig
        finally:
            await http.close()
