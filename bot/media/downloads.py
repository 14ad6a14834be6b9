"""Results that are too large for Telegram: kept here, and given out by a signed link for as long as they are kept."""

from dataclasses import dataclass
from datetime import datetime

from bot.media.links import MediaLinks
from storage.model import Media

TELEGRAM_TAKES = 49_000_000  # of an upload, in bytes, with some room for the form around it


@dataclass(frozen=True, slots=True)
class Download:
    """The same for the same result, so that a card that is edited again does not change."""

    url: str
    until: datetime


class Downloads:
    """`most_bytes` is what can be uploaded."""

    def __init__(self, links: MediaLinks, *, most_bytes: int = TELEGRAM_TAKES) -> None:
        self._links = links
        self.most_bytes = most_bytes

    @property
    def possible(self) -> bool:
        """Links lead nowhere when nobody can reach us."""
        return self._links.lead_here

    def of(self, media: Media) -> Download | None:
        """None for what can be uploaded, and for what must be because there is no other way."""
        if media.bytes <= self.most_bytes or not self.possible or media.expires_at is None:
            return None
        return Download(self._links.url_until(media.id, media.expires_at), media.expires_at)
