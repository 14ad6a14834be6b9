"""Tokens and webhooks as Akool makes them, written from its documents and not from our client."""

import base64
import hashlib
import hmac
import json
import struct
import zlib
from collections.abc import Mapping

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

AGORA_SECONDS = 3600


def jwt(claims: Mapping[str, object], secret: str) -> str:
    """HS256, as in its sample."""
    head = _packed({"alg": "HS256", "typ": "JWT"})
    body = _packed(claims)
    signature = hmac.new(secret.encode(), f"{head}.{body}".encode(), hashlib.sha256).digest()
    return f"{head}.{body}.{_url_safe(signature)}"


def webhook(
    document: Mapping[str, object], *, client_id: str, client_secret: str, timestamp: int, nonce: str
) -> bytes:
    """Signed and encrypted; the nonce stays text and the time a number, as in its sample."""
    padder = padding.PKCS7(128).padder()
    plain = padder.update(json.dumps(document).encode()) + padder.finalize()
    start = client_id.encode()[:16].ljust(16, b"\0")
    sealer = Cipher(algorithms.AES(client_secret.encode()), modes.CBC(start)).encryptor()
    encrypted = base64.b64encode(sealer.update(plain) + sealer.finalize()).decode()
    signed = "".join(sorted([client_id, str(timestamp), nonce, encrypted]))
    signature = hashlib.sha1(signed.encode()).hexdigest()  # noqa: S324 - theirs
    sealed = {"signature": signature, "dataEncrypt": encrypted, "timestamp": timestamp, "nonce": nonce}
    return json.dumps(sealed).encode()


def agora_token(*, app_id: str, channel: str, user: str, issued_at: int) -> str:
    """Version 007 with rights to publish and subscribe for an hour. Its signature signs nothing."""
    rights = b"".join(struct.pack("<HI", right, AGORA_SECONDS) for right in (1, 2, 3, 4))
    service = struct.pack("<HH", 1, 4) + rights + _text(channel) + _text(user)
    fields = (
        _text("\0" * 32)
        + _text(app_id)
        + struct.pack("<III", issued_at, AGORA_SECONDS, 1)
        + struct.pack("<H", 1)
        + service
    )
    return "007" + base64.b64encode(zlib.compress(fields)).decode()


def _text(value: str) -> bytes:
    return struct.pack("<H", len(value)) + value.encode()


def _packed(document: Mapping[str, object]) -> str:
    return _url_safe(json.dumps(document).encode())


def _url_safe(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
