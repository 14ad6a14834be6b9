import pytest

from storage import StorageError, open_storage


@pytest.mark.parametrize(
    "url",
    [
        "",
        "bot.db",
        "/data/bot.db",
        "mysql://root@localhost/bot",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://data/bot.db",
        "sqlite:///bot.db?mode=ro",
    ],
)
async def test_an_address_that_makes_no_sense_is_answered_with_what_would(url: str) -> None:
    with pytest.raises(StorageError, match="DATABASE_URL must look like sqlite:///"):
        await open_storage(url)
