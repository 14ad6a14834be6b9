"""One log for our own events and the libraries', one event a line, with no secret in it."""

import logging
import sys
import time
from collections.abc import Callable, Iterable, MutableMapping
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog
from cachetools import LRUCache, TTLCache
from pydantic import SecretStr
from structlog.typing import EventDict, Processor

from bot.redact import Redactor, one_line
from bot.settings import Settings

TALKATIVE = (
    "httpx",
    "httpcore",
    "aiohttp",
    "asyncio",
    "urllib3",
    "uvicorn.access",
    "PIL",
    "hpack",
)
MARGIN = "    | "
REPEATED_EVERY_SECONDS = 60.0
MOST_REMEMBERED = 1024
UNIQUE = ("timestamp", "exception", "exc_info", "stack")  # fields that differ in what is otherwise the same

log = structlog.get_logger(__name__)


def set_up_logging(settings: Settings) -> None:
    configure(level=settings.log_level, form=settings.log_format, secrets=secrets_of(settings))


def secrets_of(settings: Settings) -> list[str]:
    given = [value.get_secret_value() for _, value in settings if isinstance(value, SecretStr)]
    return [*given, settings.webhook_secret, *settings.secret_keys]


def configure(
    *,
    level: str = "INFO",
    form: Literal["json", "console"] = "json",
    secrets: Iterable[str] = (),
    stream: TextIO | None = None,
    now: Callable[[], float] = time.monotonic,
) -> None:
    """`now` counts seconds, for what repeats itself."""
    handler = _Handler(stream or sys.stderr)
    handler.addFilter(_Repeats(now))
    handler.setFormatter(
        _formatter(form, Redactor(secrets), colors=form == "console" and handler.stream.isatty())
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _log_crash
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_common(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _common() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]


def _formatter(form: str, redact: Redactor, *, colors: bool) -> logging.Formatter:
    drawn: list[Processor] = (
        [structlog.processors.JSONRenderer(ensure_ascii=False, default=str)]
        if form == "json"
        else [
            _margin,
            structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=structlog.dev.plain_traceback),
        ]
    )
    inner = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_common(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _Tame(redact), *drawn],
    )
    return _Redacting(inner, redact)


class _Redacting(logging.Formatter):
    """Works on the finished line too, so that nothing gets around it: no field, no exception, no library."""

    def __init__(self, inner: logging.Formatter, redact: Redactor) -> None:
        super().__init__()
        self._inner = inner
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(self._inner.format(record))


class _Handler(logging.StreamHandler[TextIO]):
    """A log that cannot be written (a full disk, a closed pipe) ends nothing; how much was lost is said later."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._lost = 0

    def emit(self, record: logging.LogRecord) -> None:
        lost = self._lost
        super().emit(record)
        if lost and self._lost == lost:  # it is written again
            self._lost = 0
            said = f"log.lines_lost {lost}"
            super().emit(logging.LogRecord(__name__, logging.ERROR, __file__, 0, said, None, None))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """The standard one prints the arguments as they are, secrets and all, and raises where it cannot."""
        try:
            self.stream.write(f"A log record of {record.name} could not be written.\n")
            self.flush()
        except Exception:  # noqa: BLE001 - there is nowhere left to say it
            self._lost += 1


class _Repeats(logging.Filter):
    """A warning or an error that repeats itself word for word is let through once a minute, and says how often."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self._seen: TTLCache[str, bool, float] = TTLCache(MOST_REMEMBERED, REPEATED_EVERY_SECONDS, timer=now)
        self._held_back: LRUCache[str, int] = LRUCache(MOST_REMEMBERED)

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        key = f"{record.name} {record.levelno} {_words_of(record)}"
        if key in self._seen:
            self._held_back[key] = self._held_back.get(key, 0) + 1
            return False
        self._seen[key] = True
        if (count := self._held_back.pop(key, 0)) and isinstance(record.msg, dict):
            record.msg["repeated"] = count
        return True


def _words_of(record: logging.LogRecord) -> str:
    if isinstance(record.msg, dict):
        last_line = str(record.msg.get("exception", "")).rpartition("\n")[2]
        return repr({name: value for name, value in record.msg.items() if name not in UNIQUE}) + last_line
    return f"{record.msg} {record.args}"


class _Tame:
    """Takes secrets and line breaks out of every field, before quoting hides them. Tracebacks keep their lines."""

    def __init__(self, redact: Redactor) -> None:
        self._redact = redact

    def __call__(self, _: Any, __: str, event: EventDict) -> EventDict:
        return {
            self._text(key): self._trace(value) if key == "exception" else self._tamed(value)
            for key, value in event.items()
        }

    def _tamed(self, value: object) -> object:
        match value:
            case int() | float() | None:
                return value
            case dict():
                return {self._text(str(key)): self._tamed(inner) for key, inner in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self._tamed(inner) for inner in value]
            case _:
                return self._text(str(value))

    def _trace(self, value: object) -> str:
        return "\n".join(self._text(line) for line in str(value).split("\n"))

    def _text(self, text: str) -> str:
        return one_line(self._redact(text))


def _margin(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """On a console a traceback's lines stand behind a margin, so that none passes for an event."""
    if trace := event.get("exception"):
        event["exception"] = "\n".join(MARGIN + line for line in trace.split("\n"))
    return event


def _log_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        log.critical("process.crashed", exc_info=(kind, error, trace))
