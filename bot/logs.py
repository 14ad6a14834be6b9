"""One log for our own events and the libraries', one event a line, with no secret in it."""

import logging
import sys
from collections.abc import Iterable, MutableMapping
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog
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
) -> None:
    handler = _Handler(stream or sys.stderr)
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
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """The standard one prints the arguments as they are, secrets and all."""
        sys.stderr.write(f"A log record of {record.name} could not be written.\n")


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
        log.critical("crashed", exc_info=(kind, error, trace))
