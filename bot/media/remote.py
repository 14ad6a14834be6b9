"""Functions that only the sandbox's processes import: here they are names.

What decodes and draws (OpenCV, PyAV, NumPy) takes 50 MB and a third of a second to import. The bot's own process never
decodes a picture, so it need not have any of it.
"""

import importlib
from typing import Generic, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


class Remote(Generic[P, T]):
    """`Remote("bot.media.crop:crop")` goes to the sandbox as that name. Called, it imports the module first."""

    def __init__(self, name: str) -> None:
        self.__module__, _, self.__qualname__ = name.partition(":")

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        function = getattr(importlib.import_module(self.__module__), self.__qualname__)
        return cast("T", function(*args, **kwargs))

    def __reduce__(self) -> tuple[type["Remote[..., object]"], tuple[str]]:
        return Remote, (f"{self.__module__}:{self.__qualname__}",)

    def __repr__(self) -> str:
        return f"Remote({self.__module__}:{self.__qualname__})"
