"""What is done in the sandbox, by name: only its processes import the modules, which decode and draw."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.media.model import Box, Clip, Face, Picture
from bot.media.remote import Remote

FindFaces = Callable[[bytes], list[Face]]
"""A function of a module, known to the sandbox's processes by its name; or a Remote."""

PICTURE_INTO: Remote[[Path, bytes, bool], Picture] = Remote("bot.media.into_file:picture_into")
RESULT_INTO: Remote[[Path, bytes], Picture] = Remote("bot.media.into_file:result_into")
CLIP_INTO: Remote[[Path, bytes, int], Clip] = Remote("bot.media.video.into_file:clip_into")
RESULT_CLIP_INTO: Remote[[Path, bytes], Clip] = Remote("bot.media.video.into_file:result_clip_into")
PART_INTO: Remote[[Path, bytes, float, float], Clip] = Remote("bot.media.video.into_file:part_into")
SMALLER_INTO: Remote[[Path, bytes, int], Clip] = Remote("bot.media.video.into_file:smaller_into")

NUMBER_FACES: Remote[[bytes, Sequence[Face], Sequence[int]], bytes] = Remote("bot.media.preview:number_faces")
THUMBNAIL: Remote[[bytes, Box], bytes] = Remote("bot.media.preview:thumbnail")
CONTACT_SHEET: Remote[[Sequence[tuple[str, bytes]]], bytes] = Remote("bot.media.preview:contact_sheet")
CROP: Remote[[bytes, Box], bytes] = Remote("bot.media.crop:crop")

FILMSTRIP: Remote[[bytes, int, Sequence[float], int | None], bytes] = Remote(
    "bot.media.video.filmstrip:filmstrip"
)
CLEAREST_FRAME: Remote[[bytes, FindFaces, int], tuple[float, bytes, list[Face]]] = Remote(
    "bot.media.video.frames:clearest_frame"
)
CLIP_THUMBNAIL: Remote[[bytes], bytes] = Remote("bot.media.video.frames:thumbnail")
