import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import uvloop

ON_THE_WIRE = {"test_request.py", "test_polling.py", "test_inbox.py", "test_inbox_restarts.py"}

Factory = Callable[[], asyncio.AbstractEventLoop]


def pytest_asyncio_loop_factories(item: pytest.Item) -> Mapping[str, Factory]:
    """The bot runs on uvloop where there is one, and sockets fail there in other ways."""
    plain: Mapping[str, Factory] = {"asyncio": asyncio.new_event_loop}
    return {**plain, "uvloop": uvloop.new_event_loop} if item.path.name in ON_THE_WIRE else plain


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"
