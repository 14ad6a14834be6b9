from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.jobs.world import World, world_in


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A hosted provider that can be asked about its tasks."""
    async with world_in(tmp_path) as world:
        yield world


@pytest.fixture
async def mute(tmp_path: Path) -> AsyncIterator[World]:
    """A hosted provider that cannot be asked: it only calls back."""
    async with world_in(tmp_path, tells_status=False) as world:
        yield world
