"""Which of two pictures AceData calls the source. Its documents contradict each other, so one swap is bought to see."""

import contextlib
import hashlib
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from bot.hosted import acedata
from bot.media.links import MediaLinks
from bot.media.model import MediaGone, MediaRef, StoredFile
from bot.providers.acedata.client import AceData, SourceIs
from bot.providers.base import Misconfigured, OutOfCredit, ProviderError, Rejected, Throttled, Unavailable
from bot.settings import Settings
from bot.web.media import media_route
from bot.web.server import serving

PORTRAITS = Path(__file__).parent / "portraits"
SIZES = {"hopper": (512, 600), "mona_lisa": (402, 599)}
JPEG = "image/jpeg"
LINK_SECONDS = 600.0
NOTHING = "Nothing was bought."


class ProbeFailed(Exception):
    """The message tells the operator what is wrong, what to do, and whether anything was bought."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The last line of the probe; `ok` when there is nothing to change."""

    text: str
    ok: bool


def obstacle(settings: Settings) -> str:
    """What stands in the way already, or nothing."""
    if not settings.acedata_token.get_secret_value():
        return f"ACEDATA_TOKEN is not set: get one from AceData Cloud. {NOTHING}"
    if not settings.public_url:
        return f"PUBLIC_URL is not set: AceData fetches pictures from us, so it is needed. {NOTHING}"
    if urlsplit(settings.public_url).scheme != "https" and not settings.allow_private_network:
        return f"PUBLIC_URL must begin with https://. {NOTHING}"
    return ""


def intention(settings: Settings) -> str:
    return (
        "This buys one swap at AceData, from your account, to find out which picture it calls the source.\n"
        f"It serves two portraits on port {settings.port}, and AceData fetches them through "
        f"{settings.public_url}.\nThe bot itself must be stopped meanwhile.\n"
    )


async def probe_acedata(settings: Settings) -> Verdict:
    """Buys one swap. Raises ProbeFailed."""
    client = acedata(settings)
    assert client is not None, "see obstacle()"
    links = MediaLinks([secrets.token_hex(16)], settings.public_url)
    try:
        async with _serving(settings, links):
            await _reach(links)
            answer = await _buy(client, links)
    finally:
        await client.close()
    return _verdict(answer, settings.acedata_source_is)


class _Portraits:
    async def file(self, media_id: str) -> StoredFile:
        if media_id not in SIZES:
            raise MediaGone(media_id)
        return StoredFile(portrait(media_id), JPEG)


@contextlib.asynccontextmanager
async def _serving(settings: Settings, links: MediaLinks) -> AsyncIterator[None]:
    async with contextlib.AsyncExitStack() as stack:
        routes = [media_route(links, _Portraits())]
        try:
            await stack.enter_async_context(serving(routes, host=settings.host, port=settings.port))
        except OSError as error:
            why = f"Port {settings.port} cannot be opened: {error.strerror}. If the bot is running, stop it first."
            raise ProbeFailed(f"{why} {NOTHING}") from error
        yield


async def _reach(links: MediaLinks) -> None:
    """Fetch a picture the way AceData will, as far as that can be tried from here."""
    wanted = portrait("hopper").read_bytes()
    try:
        async with httpx.AsyncClient(timeout=15, trust_env=False) as client:
            answer = await client.get(links.url("hopper", expires_in=LINK_SECONDS))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        why = f"PUBLIC_URL cannot be reached ({type(error).__name__}): check its name, the proxy and the firewall."
        raise ProbeFailed(f"{why} {NOTHING}") from error
    if answer.status_code != 200 or answer.content != wanted:
        why = f"PUBLIC_URL does not lead here (it answered {answer.status_code}): check the proxy and PORT."
        raise ProbeFailed(f"{why} {NOTHING}")


async def _buy(client: AceData, links: MediaLinks) -> SourceIs | None:
    try:
        return await client.source_is(_reference("hopper", links), _reference("mona_lisa", links))
    except ProviderError as error:
        raise ProbeFailed(_explained(error)) from error


def _explained(error: ProviderError) -> str:
    explain = next((text for kind, text in EXPLAINED.items() if isinstance(error, kind)), _unsure)
    return explain(str(error))


def _rejected(said: str) -> str:
    text = f"AceData did not make the picture ({said}). Whether it was charged, your balance there tells."
    remedy = "It could not fetch ours: can PUBLIC_URL be reached from the internet?"
    return f"{text} {remedy}" if "fetch" in said else text


def _unsure(said: str) -> str:
    return f"The answer was lost ({said}). The swap may have been bought: look at your balance before another try."


EXPLAINED: dict[type[ProviderError], Callable[[str], str]] = {
    Misconfigured: lambda said: (
        f"AceData does not accept the account ({said}): check ACEDATA_TOKEN and ACEDATA_URL. {NOTHING}"
    ),
    OutOfCredit: lambda said: f"The account at AceData is empty ({said}): top it up. {NOTHING}",
    Throttled: lambda said: f"AceData is too busy ({said}): try again in a while. {NOTHING}",
    Unavailable: lambda said: (
        f"AceData cannot be reached ({said}): check the network and ACEDATA_URL. {NOTHING}"
    ),
    Rejected: _rejected,
}


def _verdict(answer: SourceIs | None, setting: SourceIs) -> Verdict:
    if answer is None:
        raise ProbeFailed(
            "One swap was bought, but its result has the size of neither picture, which tells nothing. "
            f"ACEDATA_SOURCE_IS={setting} stays as it is; make one order and see whose face is where."
        )
    if answer == setting:
        return Verdict(f"The setting is right: ACEDATA_SOURCE_IS={setting}", ok=True)
    return Verdict(f"Set ACEDATA_SOURCE_IS={answer}", ok=False)


def _reference(name: str, links: MediaLinks) -> MediaRef:
    width, height = SIZES[name]
    return MediaRef(
        id=name,
        url=links.url(name, expires_in=LINK_SECONDS),
        mime=JPEG,
        width=width,
        height=height,
        sha256=hashlib.sha256(portrait(name).read_bytes()).hexdigest(),
    )


def portrait(name: str) -> Path:
    return PORTRAITS / f"{name}.jpg"
