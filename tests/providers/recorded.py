"""The samples of the providers' documents as they would come over the wire."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.providers.http import Reply

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text())


def body(name: str) -> bytes:
    return (SAMPLES / f"{name}.json").read_bytes()


def recorded(name: str, status: int = 200) -> Reply:
    return Reply(status=status, body=body(name))


def replying(document: object, status: int = 200, *, retry_after: float | None = None) -> Reply:
    return Reply(status=status, body=json.dumps(document).encode(), retry_after=retry_after)


GARBAGE = [
    b"",
    b"<html>Bad gateway</html>",
    b"[]",
    b"null",
    b'"OK"',
    b"{}",
    b'{"code": 2',
    b"[" * 100_000,
    b"\xff\xfe",
]
"""Answers and callbacks that say nothing."""


def raised_by(call: Callable[[], object]) -> BaseException | None:
    """For tests that go through a table and name each row that is wrong."""
    try:
        call()
    except Exception as error:  # noqa: BLE001 - whatever it is, the test compares it
        return error
    return None
