"""aifaceswap.io's words, as they go over the wire. Replies may hold more than is read here.

Its `source` is our scene, its `face` our identity.
"""

from typing import Annotated

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field

Enhance = Annotated[int, Field(ge=0, le=2)]
MOST_VIDEO_FACES = 3
Corners = Annotated[list[float], Field(min_length=4, max_length=4)]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Swap(_Request):
    source_image: str
    face_image: str
    webhook: str


class ExtractFaces(_Request):
    img: str


class MultiSwap(_Request):
    """`index` are places in the answer of extract_face about this very picture, one for each face image."""

    source_image: str
    face_image: tuple[str, ...]
    index: tuple[int, ...]
    webhook: str


class VideoSwap(_Request):
    source_video: str
    face_image: str
    duration: Annotated[float, Field(gt=0)]
    enhance: Enhance
    webhook: str


class ExtractFrameFaces(_Request):
    base64_img: str


class Reference(_Request):
    """`face_ref`: the face to be replaced, cut out of a frame, as base64."""

    face_ref: str
    face_url: str


class MultiVideoSwap(_Request):
    source_video: str
    ref_info: Annotated[tuple[Reference, ...], Field(min_length=1, max_length=MOST_VIDEO_FACES)]
    duration: Annotated[float, Field(gt=0)]
    enhance: Enhance
    webhook: str


class Envelope(BaseModel):
    """Around every answer. 200 is the only code that the documents name."""

    code: int
    message: str = ""
    data: dict[str, object] | None = None

    model_config = ConfigDict(coerce_numbers_to_str=True)


def _whole(value: object) -> int | None:
    """A charge that is no whole number is not believed; the task beside it is."""
    return value if isinstance(value, int) and value >= 0 else None


Points = Annotated[int | None, BeforeValidator(_whole)]


class Accepted(BaseModel):
    task_id: Annotated[str, Field(min_length=1)]
    points: Points = None

    model_config = ConfigDict(coerce_numbers_to_str=True)


class Extracted(BaseModel):
    """Of a picture under `faces`, of a frame under `pos`."""

    faces: Annotated[list[Corners], Field(validation_alias=AliasChoices("faces", "pos"))]
    points: Points = None


def _truth(value: object) -> bool | None:
    """Documented as 1 and 0; taken as well when it comes as true, "1" or "success"."""
    return {"1": True, "true": True, "success": True, "0": False, "false": False}.get(
        str(value).strip().lower()
    )


class Callback(BaseModel):
    """Documented for images only: a video's address is expected under any of the plausible names."""

    success: Annotated[bool | None, BeforeValidator(_truth)] = None
    type: object = None
    task_id: Annotated[str, Field(min_length=1)]
    result_image: object = None
    result_video: object = None
    video_url: object = None
    result_url: object = None
    url: object = None

    model_config = ConfigDict(coerce_numbers_to_str=True)

    @property
    def kind(self) -> str:
        """ "1" for one face, "2" for several; of clips nothing is documented."""
        return str(self.type)

    @property
    def result(self) -> str | None:
        named = (self.result_image, self.result_video, self.video_url, self.result_url, self.url)
        return next((value for value in named if isinstance(value, str) and value), None)
