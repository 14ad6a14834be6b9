"""Links to our media for providers: signed, short-lived, and telling nothing but an opaque id."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

from bot.clock import Clock, utc_now

SALT = "media-link"


class BadLink(Exception):
    """Forged, changed, or past its time. Which of them is nobody's business."""


class MediaLinks:
    """Signs with the first key and accepts them all, so that a key can be changed while links are out."""

    def __init__(self, secret_keys: Sequence[str], public_url: str, *, clock: Clock = utc_now) -> None:
        if not secret_keys or not all(secret_keys):
            raise ValueError("media links need a secret key")
        self._public_url = public_url.rstrip("/")
        self._clock = clock
        self._serializer = URLSafeSerializer(list(reversed(secret_keys)), salt=SALT)

    @property
    def lead_here(self) -> bool:
        return bool(self._public_url)

    def url(self, media_id: str, *, expires_in: float = 900) -> str:
        return self.url_until(media_id, self._clock() + timedelta(seconds=expires_in))

    def url_until(self, media_id: str, expires: datetime) -> str:
        """The same every time."""
        return f"{self._public_url}/media/{self._sign(media_id, int(expires.timestamp()))}"

    def read(self, signed: str) -> str:
        """The media id in the last part of a link's path. Raises BadLink."""
        try:
            media_id, expires = self._serializer.loads(signed)
        except (BadData, TypeError, ValueError) as error:
            raise BadLink from error
        if self._clock().timestamp() >= expires:
            raise BadLink
        return str(media_id)

    def _sign(self, media_id: str, expires: int) -> str:
        signed = self._serializer.dumps([media_id, expires])
        return signed if isinstance(signed, str) else signed.decode()
