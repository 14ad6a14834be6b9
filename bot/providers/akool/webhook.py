"""Akool's webhooks: signed with the client id, encrypted with the client secret. A doorbell all the same.

Whoever knows the client id can sign, and the cipher proves nothing: what a webhook says is only ever the reason to ask.
"""

import base64
import binascii
import hashlib
import hmac
from typing import Annotated

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.providers.akool.schemas import number
from bot.providers.http import Reply, read_as

BLOCK = 16


class Sealed(BaseModel):
    """The nonce comes as text or as a number, the time in milliseconds."""

    signature: str
    dataEncrypt: str  # noqa: N815 - theirs
    timestamp: str
    nonce: str

    model_config = ConfigDict(coerce_numbers_to_str=True)


class News(BaseModel):
    id: Annotated[str, Field(alias="_id", min_length=1)]
    status: Annotated[int, BeforeValidator(number)] = 0
    url: str | None = None

    model_config = ConfigDict(coerce_numbers_to_str=True)


def news_in(body: bytes, *, client_id: str, client_secret: str) -> News | None:
    """What a webhook says, or None when it is not signed for us or cannot be opened."""
    sealed = read_as(Sealed, Reply(status=200, body=body).json())
    if sealed is None or not client_id or not client_secret:
        return None
    if not hmac.compare_digest(signature(sealed, client_id).encode(), sealed.signature.lower().encode()):
        return None
    opened = _opened(sealed.dataEncrypt, key=client_secret, client_id=client_id)
    return None if opened is None else read_as(News, Reply(status=200, body=opened).json())


def signature(sealed: Sealed, client_id: str) -> str:
    parts = sorted((client_id, sealed.timestamp, sealed.nonce, sealed.dataEncrypt))
    return hashlib.sha1("".join(parts).encode(), usedforsecurity=False).hexdigest()


def cipher(key: str, client_id: str) -> Cipher[CBC]:
    """AES of the key's own length. Raises ValueError when no AES has a key of that length."""
    start = client_id.encode()[:BLOCK].ljust(BLOCK, b"\0")
    return Cipher(AES(key.encode()), CBC(start))


def _opened(encrypted: str, *, key: str, client_id: str) -> bytes | None:
    try:
        decryptor = cipher(key, client_id).decryptor()
        padded = decryptor.update(base64.b64decode(encrypted, validate=True)) + decryptor.finalize()
        unpadder = PKCS7(BLOCK * 8).unpadder()
        return unpadder.update(padded) + unpadder.finalize()
    except (ValueError, binascii.Error):
        return None
