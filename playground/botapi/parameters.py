"""The parameters of one call: read from any kind of body, checked against the method's signature."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.botapi.signatures import SIGNATURES, Kind
from playground.botapi.wire import ApiError, Json, bad_request

LARGEST_UPLOAD = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    filename: str
    content: bytes
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Arguments:
    """Values of the right type, by name. `uploads` are the parts of a multipart body that are files."""

    method: str
    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, default)
        return value if isinstance(value, str) else str(value)

    def required_text(self, name: str) -> str:
        if not (value := self.text(name)):
            raise bad_request(f'parameter "{name}" is required')
        return value

    def number(self, name: str, default: int = 0) -> int:
        value = self.values.get(name, default)
        assert isinstance(value, int)
        return value

    def flag(self, name: str) -> bool:
        return bool(self.values.get(name, False))

    def object(self, name: str) -> Json | None:
        value: Json | None = self.values.get(name)
        return value

    def array(self, name: str) -> list[Any] | None:
        value: list[Any] | None = self.values.get(name)
        return value

    def user_id(self, name: str = "user_id") -> int:
        if (value := self.number(name)) <= 0:
            raise bad_request(f"invalid {name} specified")
        return value

    def shown(self) -> Json:
        """For the journal: files by name and size only."""
        files = {
            name: {"upload": part.filename, "bytes": len(part.content)} for name, part in self.uploads.items()
        }
        return {**self.values, **files}


def check(
    method: str, raw: Mapping[str, object], uploads: Mapping[str, Upload], *, strict: bool
) -> Arguments:
    signature = SIGNATURES[method]
    values: dict[str, Any] = {}
    for name, value in raw.items():
        kind = signature.get(name)
        if kind is None:
            if strict:
                raise bad_request(f'unknown parameter "{name}" of {method} (the real server would ignore it)')
            continue
        if value is not None and not (value == "" and kind is not Kind.STRING):
            values[name] = _value(name, kind, value, strict=strict)
    _check_uploads(method, values, uploads, strict=strict)
    return Arguments(method, values, uploads)


def _check_uploads(
    method: str, values: Mapping[str, Any], uploads: Mapping[str, Upload], *, strict: bool
) -> None:
    if sum(len(part.content) for part in uploads.values()) > LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if not strict:
        return
    attached = json.dumps(dict(values), default=str)
    for name in uploads:
        if SIGNATURES[method].get(name) is not Kind.FILE and f"attach://{name}" not in attached:
            raise bad_request(f'the file "{name}" is not used by any parameter of {method}')


def _value(name: str, kind: Kind, value: object, *, strict: bool) -> object:
    if kind in {Kind.OBJECT, Kind.ARRAY}:
        return _structure(name, kind, value)
    if isinstance(value, dict | list):
        raise _wrong(name, kind)
    try:
        return _scalar(kind, value, strict=strict)
    except ValueError as error:
        raise _wrong(name, kind) from error


def _scalar(kind: Kind, value: object, *, strict: bool) -> object:
    if kind is Kind.BOOLEAN:
        return _boolean(value, strict=strict)
    if isinstance(value, bool):
        raise ValueError(value)  # noqa: TRY004 - the caller turns it into a refusal of the parameter
    if kind is Kind.INTEGER:
        return int(str(value))
    if kind is Kind.NUMBER:
        return float(str(value))
    if kind is Kind.CHAT:
        text = str(value)
        return int(text) if text.lstrip("-").isdecimal() else text
    if strict and not isinstance(value, str):
        raise ValueError(value)
    return str(value)


def _boolean(value: object, *, strict: bool) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower()
    if text in {"true", "1", "yes", "t", "y"}:
        return True
    if strict and text not in {"false", "0", "no", "f", "n"}:
        raise ValueError(value)
    return False


def _structure(name: str, kind: Kind, value: object) -> object:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise bad_request(f"can't parse {_NAMES.get(name, name)} JSON object") from error
    if not isinstance(value, dict if kind is Kind.OBJECT else list):
        raise _wrong(name, kind)
    return value


_NAMES = {
    "reply_markup": "reply keyboard markup",
    "reply_parameters": "reply parameters",
    "link_preview_options": "link preview options",
    "media": "input media",
}


def _wrong(name: str, kind: Kind) -> ApiError:
    return bad_request(f'parameter "{name}" must be of type {kind}')
