"""Brings a finished result into our store at once: providers keep it for a short time only.

A file on its way is on the disk, not in memory. If the process dies, the address is on the attempt: it is fetched
again, and what was stored for no job expires.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

import structlog

from bot.jobs.model import Kind
from bot.media.fetch import FetchRefused, ResultFetcher
from bot.media.library import Clips, Pictures
from bot.media.model import PictureRefused
from bot.providers.base import Provider
from storage.model import Job, Media

log = structlog.get_logger(__name__)

MOST_BYTES = 30_000_000
FETCH_SECONDS = 60.0
FETCHES = 8  # pictures at once
MOST_BYTES_OF_CLIP = 200_000_000
FETCH_SECONDS_OF_CLIP = 300.0
FETCHES_OF_CLIPS = 2
TOO_BIG = "failed-too-big"


class Collector:
    """Downloads what a provider points to, a few at once, or finds what the local engine has put into the store."""

    def __init__(self, *, pictures: Pictures, clips: Clips, fetcher: ResultFetcher) -> None:
        self._pictures = pictures
        self._clips = clips
        self._fetcher = fetcher
        self._fetches = asyncio.Semaphore(FETCHES)
        self._fetches_of_clips = asyncio.Semaphore(FETCHES_OF_CLIPS)

    async def collect(
        self, job: Job, provider: Provider, result: str, *, before_clip: Callable[[], Awaitable[object]]
    ) -> str:
        """The id of the stored media. Raises FetchFailed, FetchRefused and PictureRefused.

        `before_clip` is awaited when a clip is about to be fetched, which takes minutes.
        """
        scheme, _, rest = result.partition(":")
        if scheme == "local" and not provider.result_hosts:
            return rest
        of_clip = Kind(job.kind).of_clip
        async with self._fetches_of_clips if of_clip else self._fetches:
            if of_clip:
                await before_clip()
            log.info("result.fetching", job=job.id, host=urlsplit(result).hostname)
            async with self._pictures.scratch() as file:
                await self._fetcher.fetch(
                    result,
                    into=file,
                    hosts=provider.result_hosts,
                    max_bytes=MOST_BYTES_OF_CLIP if of_clip else MOST_BYTES,
                    timeout=FETCH_SECONDS_OF_CLIP if of_clip else FETCH_SECONDS,
                )
                return (await self._keep(job, file, of_clip=of_clip)).id

    async def _keep(self, job: Job, file: Path, *, of_clip: bool) -> Media:
        if of_clip:
            return await self._clips.take_result(file, user_id=job.user_id)
        return await self._pictures.take_result(file, user_id=job.user_id)


def why_unusable(error: FetchRefused | PictureRefused) -> str:
    """The text that tells the person why a result that was paid for cannot be shown."""
    too_big = isinstance(error, PictureRefused) and error.key == "clip-too-big"
    return TOO_BIG if too_big else "failed-result"
