"""Results as Telegram takes them: as a photo, a video or a file; and the name that it gives them."""

from telegram import Message

from bot.jobs.model import Kind
from bot.telegram.ui.messages import Upload, VideoMeta
from storage.model import Job, Media

MAX_PHOTO_BYTES = 10_000_000
MAX_PHOTO_EDGES = 10_000  # width and height together
MAX_PHOTO_RATIO = 20
CLIP = "video/mp4"
PHOTOS = frozenset({"image/jpeg", "image/png"})
SUFFIXES = {
    "image/jpeg": "jpg", "image/png": "png", CLIP: "mp4", "image/heic": "heic", "image/webp": "webp",
    "image/tiff": "tif", "image/avif": "avif", "image/gif": "gif", "image/jxl": "jxl", "image/jp2": "jp2",
    "video/quicktime": "mov", "video/webm": "webm", "video/x-msvideo": "avi",
}  # fmt: skip


def file_id_of(message: Message | None) -> str | None:
    """Clips without sound come back as animations."""
    if message is None:
        return None
    if message.photo:
        return message.photo[-1].file_id
    file = message.video or message.animation or message.document
    return file.file_id if file else None


def filename_of(job: Job, mime: str) -> str:
    kind = Kind(job.kind)
    return f"{'age' if kind.ages else 'swap'}-{job.created_at:%Y-%m-%d}.{SUFFIXES.get(mime, 'bin')}"


def upload_of(job: Job, media: Media, content: bytes = b"", thumbnail: bytes = b"") -> Upload:
    """A result as it is shown. Without `content` there must be Telegram's own name for it."""
    clip = _frame(media, thumbnail) if media.mime == CLIP else None
    return Upload(
        content=content,
        file_id=media.file_id,
        filename=filename_of(job, media.mime),
        as_document=clip is None and not (media.mime in PHOTOS and _fits_photo(media)),
        clip=clip,
    )


def _frame(media: Media, thumbnail: bytes) -> VideoMeta:
    seconds = round((media.milliseconds or 0) / 1000)
    return VideoMeta(width=media.width, height=media.height, seconds=seconds, thumbnail=thumbnail)


def _fits_photo(media: Media) -> bool:
    width, height = sorted((media.width, media.height))
    small = media.bytes <= MAX_PHOTO_BYTES and width + height <= MAX_PHOTO_EDGES
    return small and height <= MAX_PHOTO_RATIO * max(1, width)
