"""What the conversations' pictures and clips are made of, and the engine that works on them.

How many faces a picture or clip has is in its width, and jobs are done when the test says so.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import av
import numpy as np
from PIL import Image

from bot.media.model import Box, Face, MediaRef
from bot.media.tasks import CONTACT_SHEET, NUMBER_FACES
from bot.providers.base import Capability, Offer, Ticket
from tests.jobs.doubles import Forgetful, InlineSandbox

HEIGHT = 300
FPS = 10
NO_FACES = 400  # this wide; ten pixels more for each sure face, and one for each doubtful one


def picture(sure: int = 1, unsure: int = 0, *, kind: str = "JPEG", seed: int = 0) -> bytes:
    """A picture in which the engine finds that many faces."""
    shade = (60 + 25 * seed) % 255
    image = Image.new("RGB", (NO_FACES + 10 * sure + unsure, HEIGHT), (shade, 120, 160))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def clip(sure: int = 1, *, seconds: float = 2, seed: int = 0) -> bytes:
    """A clip in whose frames the engine finds that many faces."""
    shade = (60 + 25 * seed) % 255
    frame = np.full((HEIGHT, NO_FACES + 10 * sure, 3), (shade, 120, 160), np.uint8)
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=FPS, options={"preset": "ultrafast", "threads": "1"})
        stream.width, stream.height, stream.pix_fmt = frame.shape[1], HEIGHT, "yuv420p"
        for number in range(round(seconds * FPS)):
            frame[:8, : 1 + number % 300] = 255  # something moves
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
        container.mux(stream.encode(None))
    return out.getvalue()


def look(content: bytes) -> list[Face]:
    """What the engine finds in a picture."""
    return list(faces_of(Image.open(io.BytesIO(content)).width))


def faces_of(width: int) -> tuple[Face, ...]:
    sure, unsure = divmod(width - NO_FACES, 10)
    return tuple(
        Face(box=Box(10 + 40 * n, 100, 44 + 40 * n, 140), sure=n < sure) for n in range(sure + unsure)
    )


@dataclass
class Engine(Forgetful):
    """`tasks` are done as soon as somebody asks, unless `slow`. Clips are done when it `films`."""

    price: int = 2
    slow: bool = False
    can_cancel: bool = False
    most_faces: int = 4
    looked_at: int = 0
    films: bool = False
    sharpens: bool = False
    most_seconds: float = 5

    @property
    def offers(self) -> Mapping[Capability, Offer]:
        many = Offer(price=self.price, price_per_extra_face=1, max_faces=self.most_faces, seconds=20)
        offers: dict[Capability, Offer] = {
            Capability.SWAP: Offer(price=self.price, seconds=20),
            Capability.MULTI_SWAP: many,
            Capability.AGE_IMAGE: many,
            Capability.DETECT: Offer(price=0),
            Capability.STATUS: Offer(),
        }
        offers |= {Capability.CANCEL: Offer()} if self.can_cancel else {}
        return {**offers, **(self._offers_of_clips() if self.films else {})}

    def _offers_of_clips(self) -> Mapping[Capability, Offer]:
        a_second = Offer(
            price=0,
            per_second=1,
            per_second_enhance=1 if self.sharpens else 0,
            max_faces=3,
            seconds=60,
            most_seconds=self.most_seconds,
        )
        return dict.fromkeys(
            (Capability.SWAP_VIDEO, Capability.MULTI_SWAP_VIDEO, Capability.AGE_VIDEO), a_second
        )

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:
        self.looked_at += 1
        return faces_of(picture.width)

    async def status(self, ticket: Ticket) -> Any:
        return None if self.slow else await super().status(ticket)

    async def cancel(self, ticket: Ticket) -> bool:
        return self.can_cancel


class QuickSandbox(InlineSandbox):
    """Draws nothing: what the numbers look like is tested with the pictures."""

    async def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if function is NUMBER_FACES:
            _, faces, picked = args
            return _blank(len(faces), sum(1 << index for index in picked) % 200)
        if function is CONTACT_SHEET:
            return picture(len(args[0]))
        return await super().run(function, *args, **kwargs)


def _blank(faces: int, marks: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (320, 200), (200, marks, faces)).save(out, "JPEG")
    return out.getvalue()
