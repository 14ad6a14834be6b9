"""The bot's real logging, written where a test can read it."""

import contextlib
import io
import logging
import sys
from collections.abc import Iterable, Iterator
from typing import Literal

import structlog

from bot.logs import configure


@contextlib.contextmanager
def logbook(
    form: Literal["json", "console"] = "json", *, secrets: Iterable[str] = (), level: str = "DEBUG"
) -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, before, hook = list(root.handlers), root.level, sys.excepthook
    for handler in handlers:  # `configure` closes what it replaces, and these are pytest's
        root.removeHandler(handler)
    stream = io.StringIO()
    configure(level=level, form=form, secrets=secrets, stream=stream)
    try:
        yield stream
    finally:
        for handler in list(root.handlers):
            root.removeHandler(handler)
        for handler in handlers:
            root.addHandler(handler)
        root.setLevel(before)
        logging.captureWarnings(capture=False)
        sys.excepthook = hook
        structlog.reset_defaults()
