"""A sandbox for many bots: it is started once, and what it worked out once it need not work out again."""

import hashlib
import pickle
from collections.abc import Callable
from functools import cache
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache

from bot.media.sandbox import Sandbox
from bot.media.sandbox_worker import FromDisk
from bot.wiring import CLIP_MODULES, CLIP_SECONDS

P = ParamSpec("P")
T = TypeVar("T")
PROCESSES, MEMORY_MB = 2, 2048
MANY_ANSWERS = 256


class RememberingSandbox(Sandbox):
    """Its functions are pure, so the same arguments have the same answer. Errors are not remembered."""

    def __init__(self, *of_sandbox: Any, **more: Any) -> None:
        super().__init__(*of_sandbox, **more)
        self._answers: LRUCache[str, Any] = LRUCache(MANY_ANSWERS)

    async def run(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = _key(function, args, kwargs)
        if key not in self._answers:
            self._answers[key] = await super().run(function, *args, **kwargs)
        answer: T = self._answers[key]
        return answer

    async def close(self) -> None:
        """The next bot finds it warm. Its processes end with this one."""


@cache
def shared_sandbox() -> RememberingSandbox:
    modules = (*CLIP_MODULES, "bot.providers.local.swap")
    return RememberingSandbox(PROCESSES, MEMORY_MB, CLIP_SECONDS, modules=modules)


def _key(function: Callable[..., object], args: object, kwargs: object) -> str:
    named = f"{function.__module__}.{function.__qualname__}"
    return hashlib.sha256(pickle.dumps((named, _content(args), _content(kwargs)))).hexdigest()


def _content(value: Any) -> Any:
    """What lies on the disk counts by what it says, not by where it lies."""
    match value:
        case FromDisk():
            return value.path.read_bytes()
        case tuple() | list():
            return [_content(each) for each in value]
        case dict():
            return {name: _content(each) for name, each in value.items()}
        case _:
            return value
