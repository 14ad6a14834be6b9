"""What holds for every test."""

import pytest
from hypothesis import settings

# How long an example takes says something about the machine and nothing about the code.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

POSTGRES = {"postgres", "postgres_url", "migrated_postgres", "fleet"}
"""Fixtures that need PostgreSQL, as do parameters that are called `postgresql`."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Before `-m` chooses among them."""
    for item in items:
        if isinstance(item, pytest.Function) and needs_postgres(item):
            item.add_marker("postgres")


def needs_postgres(item: pytest.Function) -> bool:
    params = item.callspec.params.values() if hasattr(item, "callspec") else ()
    named = any(isinstance(param, str) and param == "postgresql" for param in params)
    return named or not POSTGRES.isdisjoint(item.fixturenames)
