"""aifaceswap.io: faces onto pictures and clips, by addresses.

It tells of a result by callback only, so without a public address of ours nothing is ordered. Faces of a scene are
numbers in the order of its own detector, which costs credits: it is asked once for a picture, and only when the scene
has several faces.
"""

import base64
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import structlog

from bot.media.model import Box, Face, MediaRef
from bot.providers.aifaceswap.api import (
    EXTRACTION_PRICE,
    MULTI_SWAP_PRICE,
    SWAP_PRICE,
    AifaceswapApi,
    claim_in,
    multi_video_swap_price,
    video_swap_price,
)
from bot.providers.aifaceswap.schemas import (
    MOST_VIDEO_FACES,
    ExtractFaces,
    ExtractFrameFaces,
    MultiSwap,
    MultiVideoSwap,
    Reference,
    Swap,
    VideoSwap,
)
from bot.providers.base import (
    Capability,
    ClipWork,
    Misconfigured,
    Observation,
    Offer,
    Pair,
    Rejected,
    Ticket,
    Unavailable,
    Unsure,
    Work,
)
from bot.providers.callback_trust import believable
from bot.providers.detection import Detections
from bot.providers.face_matching import matched
from bot.providers.http import Http

log = structlog.get_logger(__name__)

URL = "https://aifaceswap.io"
RESULT_HOSTS = ("*.aifaceswap.io", "art-global.yimeta.ai")
OFFERS: Mapping[Capability, Offer] = {
    Capability.SWAP: Offer(seconds=10, deadline=600, price=SWAP_PRICE),
    Capability.MULTI_SWAP: Offer(
        max_faces=8, seconds=15, deadline=600, price=MULTI_SWAP_PRICE + EXTRACTION_PRICE
    ),
}
VIDEO_OFFERS: Mapping[Capability, Offer] = {
    Capability.SWAP_VIDEO: Offer(seconds=120, deadline=3600, price=0, per_second=2, per_second_enhance=2),
    Capability.MULTI_SWAP_VIDEO: Offer(
        max_faces=MOST_VIDEO_FACES,
        seconds=180,
        deadline=3600,
        price=EXTRACTION_PRICE,
        per_second=2,
        per_second_face=2,
        per_second_enhance=2,
    ),
}
DETECT_OFFER: Mapping[Capability, Offer] = {
    Capability.DETECT: Offer(max_faces=20, seconds=3, price=EXTRACTION_PRICE)
}
"""Only for a bot without any free detector."""


class Frames(Protocol):
    """The pictures themselves: of clips it wants some as contents and not as addresses."""

    async def content_of(self, media_id: str) -> bytes:
        """The whole file. Raises MediaGone."""
        ...

    async def cutting(self, media_id: str, box: Box) -> bytes:
        """That part of the picture, as a JPEG."""
        ...


async def _unheard(points: int) -> None:
    log.info("an extraction was charged", provider="aifaceswap", points=points)


class Aifaceswap:
    name = "aifaceswap"
    replayable = False

    def __init__(
        self,
        *,
        http: Http,
        key: str,
        detections: Detections,
        result_hosts: Sequence[str] = RESULT_HOSTS,
        offers: Mapping[Capability, Offer] = OFFERS,
        concurrency: int = 4,
        on_charge: Callable[[int], Awaitable[None]] = _unheard,
        frames: Frames | None = None,
    ) -> None:
        """`on_charge` hears what looking for faces cost: that belongs to a picture, not to an attempt.

        Without `frames` it swaps one face of a clip at most.
        """
        self.offers = offers
        self.concurrency = concurrency
        self.result_hosts = result_hosts
        self._api = AifaceswapApi(http, key)
        self._detections = detections
        self._frames = frames
        self._on_charge = on_charge

    async def submit(self, work: Work) -> Ticket:
        if (
            work.callback_url is None
        ):  # no status call is documented (2026-11-20): an order would be paid for in vain
            raise Misconfigured("aifaceswap answers by callback only: PUBLIC_URL must be set")
        if not work.pairs:
            raise Rejected("there is no face to swap")
        match work.capability:
            case Capability.SWAP:
                return self._checked(await self._swap(work, work.callback_url), SWAP_PRICE)
            case Capability.MULTI_SWAP:
                return self._checked(await self._multi_swap(work, work.callback_url), MULTI_SWAP_PRICE)
            case Capability.SWAP_VIDEO:
                return await self._video(work, work.callback_url, _clip(work))
            case Capability.MULTI_SWAP_VIDEO:
                return await self._multi_video(work, work.callback_url, _clip(work))
            case _:
                raise Rejected(f"aifaceswap does not do {work.capability}")

    async def status(self, ticket: Ticket) -> Observation | None:  # noqa: ARG002 - it cannot be asked
        return None

    def read_callback(self, body: bytes, ticket: Ticket | None) -> Observation | None:
        """Of a task whose answer was lost nobody told the charge: then it is what the table says."""
        return believable(claim_in(body, charged=ticket is None), ticket, self.result_hosts)

    async def cancel(self, ticket: Ticket) -> bool:  # noqa: ARG002 - it cannot be stopped
        return False

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:
        """Raises Unsure when it was perhaps paid for and not answered."""
        faces, points = await self._api.extract_face(ExtractFaces(img=picture.url))
        if points:
            await self._on_charge(points)
        return faces

    async def faces_of_frame(self, frame: MediaRef) -> tuple[Face, ...]:
        """Remembered apart from those of a picture: the two calls need not number faces alike."""
        named_apart = replace(frame, sha256=f"frame:{frame.sha256}")
        return await self._detections.faces(self.name, named_apart, self._look_at_frame)

    async def balance(self) -> int | None:
        return None  # its documents know no such call (2026-11-20)

    async def close(self) -> None:
        await self._api.close()

    async def _swap(self, work: Work, webhook: str) -> Ticket:
        (pair,) = work.pairs
        order = Swap(source_image=work.scene.url, face_image=pair.identity.url, webhook=webhook)
        return await self._api.faceswap(order)

    async def _multi_swap(self, work: Work, webhook: str) -> Ticket:
        try:
            faces = await self._detections.faces(self.name, work.scene, self.detect)
        except Unsure as error:
            raise _no_swap_was_begun(error) from None
        # `index` are places in extract_face's answer about this picture: the samples of its documents (2026-11-20)
        # run from left to right, which is not promised, so its list is never sorted
        order = MultiSwap(
            source_image=work.scene.url,
            face_image=tuple(pair.identity.url for pair in work.pairs),
            index=tuple(matched([pair.face for pair in work.pairs], faces)),
            webhook=webhook,
        )
        return await self._api.multi_faceswap(order)

    async def _video(self, work: Work, webhook: str, clip: ClipWork) -> Ticket:
        order = VideoSwap(
            source_video=work.scene.url,
            face_image=work.pairs[0].identity.url,
            duration=clip.seconds,
            enhance=clip.enhance,
            webhook=webhook,
        )
        ticket = await self._api.video_faceswap(order)
        return self._checked(ticket, video_swap_price(clip.seconds, clip.enhance))

    async def _multi_video(self, work: Work, webhook: str, clip: ClipWork) -> Ticket:
        if clip.frame is None or not 0 < len(work.pairs) <= MOST_VIDEO_FACES:
            raise Rejected("a clip takes one to three faces, chosen in one of its frames")
        order = MultiVideoSwap(
            source_video=work.scene.url,
            ref_info=await self._references(clip.frame, work.pairs),
            duration=clip.seconds,
            enhance=clip.enhance,
            webhook=webhook,
        )
        ticket = await self._api.multi_video_faceswap(order)
        return self._checked(ticket, multi_video_swap_price(len(work.pairs), clip.seconds, clip.enhance))

    async def _references(self, frame: MediaRef, pairs: Sequence[Pair]) -> tuple[Reference, ...]:
        """It finds a face in the clip by its picture, cut out of a frame as its own detector framed it."""
        faces = await self.faces_of_frame(frame)
        places = matched([pair.face for pair in pairs], faces)
        cuttings = [await self._pictures().cutting(frame.id, faces[place].box) for place in places]
        return tuple(
            Reference(face_ref=_in_base64(cutting), face_url=pair.identity.url)
            for cutting, pair in zip(cuttings, pairs, strict=True)
        )

    def _pictures(self) -> Frames:
        if self._frames is None:
            raise Rejected("several faces of a clip need the picture of a frame")
        return self._frames

    async def _look_at_frame(self, frame: MediaRef) -> tuple[Face, ...]:
        """Its answer does not tell the price, its table does."""
        content = _in_base64(await self._pictures().content_of(frame.id))
        try:
            faces, points = await self._api.extract_base64_face(ExtractFrameFaces(base64_img=content))
        except Unsure as error:
            raise _no_swap_was_begun(error) from None
        await self._on_charge(points or EXTRACTION_PRICE)
        return faces

    def _checked(self, ticket: Ticket, expected: int) -> Ticket:
        """The charge is what it says it is. Where that is not what its table says, the ticket keeps the quote."""
        if ticket.points in (None, expected):
            return ticket
        log.warning(
            "another price than in the table", provider=self.name, points=ticket.points, quote=expected
        )
        return Ticket(ref=ticket.ref, points=ticket.points, extra={"quoted_points": expected})


def _in_base64(content: bytes) -> str:
    """Without a `data:` prefix: its documents show none (2026-11-20), nor do they name format or margin."""
    return base64.b64encode(content).decode()


def _clip(work: Work) -> ClipWork:
    if work.clip is None or work.clip.seconds <= 0 or work.clip.enhance not in {0, 1, 2}:
        raise Rejected("the clip's length or enhancement is not valid")
    return work.clip


def _no_swap_was_begun(error: Unsure) -> Unavailable:
    """The price of one look may be lost, but no swap is on its way: the order may be tried again."""
    log.warning("an extraction was perhaps charged and not answered", why=str(error))
    return Unavailable(str(error))
