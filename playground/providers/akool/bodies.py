"""The bodies that Akool's documents describe, field by field."""

from typing import Annotated, Literal

from pydantic import Field

from playground.providers.service import Strict


class TokenBody(Strict):
    clientId: str  # noqa: N815 - theirs
    clientSecret: str  # noqa: N815 - theirs


class LegacyDetectBody(Strict):
    single_face: bool = False
    image_url: str = ""
    img: str = ""


class CurrentDetectBody(Strict):
    url: str = ""
    img: str = ""
    num_frames: Annotated[int, Field(ge=1, le=100)] = 5
    return_face_url: bool = False
    single_face: bool = False


class FaceAt(Strict):
    path: str
    opts: str


Faces = Annotated[list[FaceAt], Field(min_length=1)]


class Order(Strict):
    targetImage: Faces  # noqa: N815 - theirs
    webhookUrl: str | None = None  # noqa: N815 - theirs

    @property
    def media(self) -> str:
        raise NotImplementedError

    @property
    def years(self) -> int | None:
        return None

    @property
    def new_faces(self) -> list[FaceAt]:
        return []


class ImageReage(Order):
    face_reage: Annotated[int, Field(ge=-30, le=30)]
    modifyImage: str  # noqa: N815 - theirs

    @property
    def media(self) -> str:
        return self.modifyImage

    @property
    def years(self) -> int:
        return self.face_reage


class VideoReage(Order):
    face_reage: Annotated[int, Field(ge=-30, le=30)]
    modifyVideo: str  # noqa: N815 - theirs

    @property
    def media(self) -> str:
        return self.modifyVideo

    @property
    def years(self) -> int:
        return self.face_reage


class ImageSwap(Order):
    sourceImage: Faces  # noqa: N815 - theirs
    face_enhance: Literal[0, 1] = 0
    modifyImage: str  # noqa: N815 - theirs

    @property
    def media(self) -> str:
        return self.modifyImage

    @property
    def new_faces(self) -> list[FaceAt]:
        return self.sourceImage


class VideoSwap(Order):
    sourceImage: Faces  # noqa: N815 - theirs
    face_enhance: Literal[0, 1] = 0
    modifyVideo: str  # noqa: N815 - theirs

    @property
    def media(self) -> str:
        return self.modifyVideo

    @property
    def new_faces(self) -> list[FaceAt]:
        return self.sourceImage


class DeleteJobs(Strict):
    job_ids: str


class DeleteResults(Strict):
    """The documents name the field and not its type."""

    ids: str = Field(alias="_ids")


class LiveCreate(Strict):
    sourceImage: Faces  # noqa: N815 - theirs


class LiveUpdate(Strict):
    id: str = Field(alias="_id")
    sourceImage: Faces  # noqa: N815 - theirs


class LiveClose(Strict):
    id: str = Field(alias="_id")
