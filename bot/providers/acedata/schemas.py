"""AceData's words, as they go over the wire. Replies may hold more than is read here."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _number(value: object) -> int | None:
    """Sizes come as numbers or as text; one that is neither is nothing to stumble over."""
    try:
        return int(str(value))
    except ValueError:
        return None


Size = Annotated[int | None, BeforeValidator(_number)]


class SwapRequest(BaseModel):
    """With `callback_url` the answer comes at once and the result later; without it `timeout` seconds are waited."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source_image_url: str
    target_image_url: str
    timeout: int | None = None
    callback_url: str | None = None


class Fault(BaseModel):
    code: str = ""
    message: str = ""

    model_config = ConfigDict(coerce_numbers_to_str=True)


class SwapReply(BaseModel):
    """The answer, and the callback too: they differ only in `success`, which the answer leaves out."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    success: bool | None = None
    task_id: str | None = None
    trace_id: str | None = None
    image_url: str | None = None
    image_width: Size = None
    image_height: Size = None
    image_size: Size = None
    error: Fault | None = None

    @property
    def failed(self) -> bool:
        return self.error is not None or self.success is False
