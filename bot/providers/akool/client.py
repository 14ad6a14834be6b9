"""Akool: faces and ages, in pictures and clips, by addresses.

Before an order its own detector looks at each picture (free, remembered by content): orders name faces by what it
says, and the faces that people chose are found again there by overlap. Its webhooks only wake us; `status` is asked.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import TypeVar

from bot.media.model import Face, MediaRef
from bot.providers.akool.api import AkoolApi
from bot.providers.akool.parse import observation_from, observed
from bot.providers.akool.schemas import (
    MOST_FACES,
    FaceAt,
    LiveCreate,
    LiveSession,
    LiveUpdate,
    ReageImage,
    ReageVideo,
    SwapImage,
    SwapVideo,
)
from bot.providers.akool.webhook import news_in
from bot.providers.base import Capability, Observation, Offer, Outcome, Rejected, Ticket, Work
from bot.providers.detection import Detections
from bot.providers.face_matching import matched, unclear

T = TypeVar("T")

URL = "https://openapi.akool.com"
RESULT_HOSTS = ("*.cloudfront.net", "*.akool.com")
"""Its documents hide the name before cloudfront.net. Addresses of results come from `status` only."""

THREE_HOURS = 3 * 3600.0
OFFERS: Mapping[Capability, Offer] = {
    Capability.DETECT: Offer(max_faces=MOST_FACES, seconds=1, price=0),
    Capability.SWAP: Offer(seconds=30, deadline=THREE_HOURS, price=4),
    Capability.MULTI_SWAP: Offer(max_faces=MOST_FACES, seconds=40, deadline=THREE_HOURS, price=4),
    Capability.AGE_IMAGE: Offer(max_faces=MOST_FACES, seconds=40, deadline=THREE_HOURS, price=4),
    Capability.STATUS: Offer(),
    Capability.CANCEL: Offer(),
    Capability.BALANCE: Offer(),
}
VIDEO_OFFERS: Mapping[Capability, Offer] = {
    Capability.SWAP_VIDEO: Offer(seconds=300, deadline=THREE_HOURS, price=4, per_second=1),
    Capability.MULTI_SWAP_VIDEO: Offer(
        max_faces=MOST_FACES, seconds=300, deadline=THREE_HOURS, price=4, per_second=1
    ),
    Capability.AGE_VIDEO: Offer(
        max_faces=MOST_FACES, seconds=300, deadline=THREE_HOURS, price=4, per_second=1
    ),
}


class Akool:
    name = "akool"
    replayable = False

    def __init__(
        self,
        *,
        api: AkoolApi,
        detections: Detections,
        client_id: str = "",
        client_secret: str = "",
        result_hosts: Sequence[str] = RESULT_HOSTS,
        offers: Mapping[Capability, Offer] = OFFERS,
        concurrency: int = 3,
    ) -> None:
        """`client_id` and `client_secret` open its webhooks; without them each is a doorbell that says nothing."""
        self.offers = offers
        self.concurrency = concurrency
        self.result_hosts = result_hosts
        self.api = api
        self._detections = detections
        self._client_id = client_id
        self._client_secret = client_secret

    async def submit(self, work: Work) -> Ticket:
        match work.capability:
            case Capability.SWAP | Capability.MULTI_SWAP:
                return await self._swap_image(work)
            case Capability.AGE_IMAGE:
                return await self._age_image(work)
            case Capability.SWAP_VIDEO | Capability.MULTI_SWAP_VIDEO:
                return await self._swap_video(work, *_clip(work))
            case Capability.AGE_VIDEO:
                return await self._age_video(work, _clip(work)[0])
            case _:
                raise Rejected(f"akool does not do {work.capability}")

    async def status(self, ticket: Ticket) -> Observation | None:
        return observation_from(await self.api.results(ticket.ref), ticket.ref)

    def read_callback(self, body: bytes, ticket: Ticket | None) -> Observation | None:
        news = news_in(body, client_id=self._client_id, client_secret=self._client_secret)
        if news is None or (ticket is not None and ticket.ref and news.id != ticket.ref):
            return None
        return observed(news.id, news.status, news.url)

    async def cancel(self, ticket: Ticket) -> bool:
        """Nobody promises that a deleted job stops: it has when it is gone from the list, or failed there.

        The documents of job/del (2026-11-20) say neither that nor whether its points come back.
        """
        job_id = ticket.extra.get("job_id")
        if not job_id:
            return False
        deleted = await self.api.delete_job(str(job_id))
        rows = [row for row in await self.api.results(ticket.ref) if row.id == ticket.ref]
        failed = observation_from(rows, ticket.ref).outcome is Outcome.FAILED
        return failed or (deleted and not rows)

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:
        return await self.api.detect(picture.url)

    async def balance(self) -> int | None:
        return await self.api.credit()

    async def open_live(self, identity: MediaRef, face: Face) -> LiveSession:
        return await self.api.create_live(LiveCreate(sourceImage=await self._faces_at(identity, [face])))

    async def change_live(self, session_id: str, identity: MediaRef, face: Face) -> None:
        faces = await self._faces_at(identity, [face])
        await self.api.update_live(LiveUpdate(_id=session_id, sourceImage=faces))

    async def close_live(self, session_id: str) -> None:
        await self.api.close_live(session_id)

    async def close(self) -> None:
        await self.api.close()

    async def _swap_image(self, work: Work) -> Ticket:
        present, new = await self._both(work, work.scene)
        order = SwapImage(
            targetImage=present, sourceImage=new, modifyImage=work.scene.url, webhookUrl=work.callback_url
        )
        return await self.api.swap_image(order)

    async def _swap_video(self, work: Work, frame: MediaRef, enhance: int) -> Ticket:
        present, new = await self._both(work, frame)
        order = SwapVideo(
            targetImage=present,
            sourceImage=new,
            face_enhance=1
            if enhance
            else 0,  # 0 or 1 by the page of specifyvideo; its command line says 0 to 100
            modifyVideo=work.scene.url,
            webhookUrl=work.callback_url,
        )
        return await self.api.swap_video(order)

    async def _age_image(self, work: Work) -> Ticket:
        order = ReageImage(
            targetImage=await self._faces_at(work.scene, work.faces),
            face_reage=_years(work),
            modifyImage=work.scene.url,
            webhookUrl=work.callback_url,
        )
        return await self.api.reage_image(order)

    async def _age_video(self, work: Work, frame: MediaRef) -> Ticket:
        order = ReageVideo(
            targetImage=await self._faces_at(frame, work.faces),
            face_reage=_years(work),
            modifyVideo=work.scene.url,
            webhookUrl=work.callback_url,
        )
        return await self.api.reage_video(order)

    async def _both(self, work: Work, scene: MediaRef) -> tuple[tuple[FaceAt, ...], tuple[FaceAt, ...]]:
        """The faces that are there, and those to put there, in the same order."""
        looks = [
            self._faces_at(scene, [pair.face for pair in work.pairs]),
            *(self._faces_at(pair.identity, [pair.identity_face]) for pair in work.pairs),
        ]
        present, *new = _all_good(await asyncio.gather(*looks, return_exceptions=True))
        return present, tuple(face for (face,) in new)

    async def _faces_at(self, picture: MediaRef, wanted: Sequence[Face]) -> tuple[FaceAt, ...]:
        """The wanted faces as its detector names them. Raises Rejected when that is not clear."""
        if not 0 < len(wanted) <= MOST_FACES:
            raise Rejected(f"one to {MOST_FACES} faces, not {len(wanted)}", key="failed-too-many-faces")
        seen = await self._detections.faces(self.name, picture, self.detect)
        faces = [seen[place] for place in matched(wanted, seen)]
        if not all(face.token for face in faces):
            raise unclear()
        # `opts` goes back exactly as the detector said it: its fourth point is a mouth's corner in the old reply and
        # the mouth's middle in the new one (its own samples, 2026-11-20), and both are taken
        return tuple(FaceAt(path=picture.url, opts=str(face.token)) for face in faces)


def _all_good(seen: Sequence[T | BaseException]) -> list[T]:
    """Raises the first failure, but only when nobody is looking any more: no call is left behind."""
    for one in seen:
        if isinstance(one, BaseException):
            raise one
    return [one for one in seen if not isinstance(one, BaseException)]


def _years(work: Work) -> int:
    if not -30 <= work.years <= 30:
        raise Rejected("-30 to 30 years")
    return work.years


def _clip(work: Work) -> tuple[MediaRef, int]:
    """The frame that its detector is asked about, and how much to sharpen."""
    if work.clip is None or work.clip.frame is None:
        raise Rejected("a clip needs the picture of a frame")
    return work.clip.frame, work.clip.enhance
