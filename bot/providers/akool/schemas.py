"""Akool's words, as they go over the wire. Replies may hold more than is read here.

Its `target` is what is in our scene now, its `source` our identity, its `modify…` the scene itself. `opts` is what its
own detector said of one face of exactly the picture at `path`; it is never made by anybody else.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

MOST_FACES = 8
Years = Annotated[int, Field(ge=-30, le=30)]
_TOLERANT = ConfigDict(coerce_numbers_to_str=True, populate_by_name=True)


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class TokenRequest(_Request):
    clientId: str  # noqa: N815 - theirs
    clientSecret: str  # noqa: N815 - theirs


class LegacyDetect(_Request):
    single_face: bool = False
    image_url: str


class CurrentDetect(_Request):
    url: str
    single_face: bool = False


class FaceAt(_Request):
    path: str
    opts: str


Faces = Annotated[tuple[FaceAt, ...], Field(min_length=1, max_length=MOST_FACES)]


class ReageImage(_Request):
    targetImage: Faces  # noqa: N815 - theirs
    face_reage: Years
    modifyImage: str  # noqa: N815 - theirs
    webhookUrl: str | None = None  # noqa: N815 - theirs


class ReageVideo(_Request):
    targetImage: Faces  # noqa: N815 - theirs
    face_reage: Years
    modifyVideo: str  # noqa: N815 - theirs
    webhookUrl: str | None = None  # noqa: N815 - theirs


class SwapImage(_Request):
    """The two lists pair by place."""

    targetImage: Faces  # noqa: N815 - theirs
    sourceImage: Faces  # noqa: N815 - theirs
    face_enhance: Literal[0, 1] = 0
    modifyImage: str  # noqa: N815 - theirs
    webhookUrl: str | None = None  # noqa: N815 - theirs


class SwapVideo(_Request):
    targetImage: Faces  # noqa: N815 - theirs
    sourceImage: Faces  # noqa: N815 - theirs
    face_enhance: Literal[0, 1] = 0
    modifyVideo: str  # noqa: N815 - theirs
    webhookUrl: str | None = None  # noqa: N815 - theirs


class LiveCreate(_Request):
    sourceImage: Faces  # noqa: N815 - theirs


class LiveUpdate(_Request):
    id: str = Field(alias="_id")
    sourceImage: Faces  # noqa: N815 - theirs


class LiveClose(_Request):
    id: str = Field(alias="_id")


class DeleteJobs(_Request):
    job_ids: str


class Envelope(BaseModel):
    """Around every answer but the detectors'. `msg` is a sentence for people, on success too."""

    code: int
    msg: str = ""
    data: dict[str, object] | None = None
    token: str | None = None

    model_config = _TOLERANT


class Accepted(BaseModel):
    """Its `url` is not read: it stands there before any work is done (sample of 2024-01-02), so it proves nothing."""

    id: Annotated[str, Field(alias="_id", min_length=1)]
    job_id: str = ""

    model_config = _TOLERANT


def number(value: object) -> int:
    """A status that is no number is one that we do not know."""
    try:
        return int(str(value))
    except ValueError:
        return 0


class Row(BaseModel):
    """What listbyids knows of one task. Its reason for a failure has no agreed name."""

    id: Annotated[str, Field(alias="_id", min_length=1)]
    faceswap_status: Annotated[int, BeforeValidator(number)] = 0
    url: str | None = None
    error_msg: object = None
    fail_reason: object = None
    msg: object = None

    model_config = _TOLERANT

    @property
    def reason(self) -> str:
        return str(self.error_msg or self.fail_reason or self.msg or "")


class Results(BaseModel):
    result: list[Row]


class Balance(BaseModel):
    credit: float


class Detected(BaseModel):
    """One list for each property, all in the same order. `region` is x, y, width, height."""

    landmarks_str: list[str]
    region: list[Annotated[list[float], Field(min_length=4, max_length=4)]]


class DetectorStatus(BaseModel):
    error_code: int
    error_msg: str = ""

    model_config = _TOLERANT


class CurrentDetected(BaseModel):
    faces_obj: dict[str, Detected]


class LiveSession(BaseModel):
    """`faceswap_status` 2: the other side may connect. `app_id` was empty in the documents' example."""

    id: Annotated[str, Field(alias="_id", min_length=1)]
    faceswap_status: Annotated[int, BeforeValidator(number)] = 0
    front_user_id: str
    algorithm_user_id: str
    front_rtc_token: Annotated[str, Field(repr=False)]
    channel_id: str
    app_id: str = ""

    model_config = _TOLERANT
