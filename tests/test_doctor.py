from pathlib import Path

import pytest

from bot.doctor import Finding, examine
from bot.settings import Settings
from playground.botapi.everyday import TOKEN, everyday_world
from playground.botapi.serving import running_telegram


def settings(home: Path, **values: object) -> Settings:
    given = {"database_url": f"sqlite:///{home}/bot.db", "media_url": f"file://{home}/media", **values}
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]


def about(subject: str, findings: list[Finding]) -> Finding:
    return next(finding for finding in findings if finding.subject == subject)


async def test_a_healthy_bot_has_nothing_to_mend(tmp_path: Path) -> None:
    async with running_telegram(everyday_world()) as telegram:
        healthy = settings(tmp_path, bot_token=TOKEN, telegram_api_url=telegram.url, admin_ids={1000})
        findings = await examine(healthy)
    assert [finding for finding in findings if not finding.well] == []
    assert "@faceswap_playground_bot" in about("Telegram", findings).text


async def test_without_a_token_it_says_where_to_get_one(tmp_path: Path) -> None:
    finding = about("BOT_TOKEN", await examine(settings(tmp_path)))
    assert not finding.well
    assert "@BotFather" in finding.text


async def test_a_token_that_telegram_does_not_know_is_named(tmp_path: Path) -> None:
    async with running_telegram(everyday_world()) as telegram:
        wrong = settings(tmp_path, bot_token="123456:" + "A" * 35, telegram_api_url=telegram.url)
        finding = about("Telegram", await examine(wrong))
    assert not finding.well
    assert "refuses the token" in finding.text


async def test_a_telegram_out_of_reach_is_named(tmp_path: Path) -> None:
    lonely = settings(tmp_path, bot_token=TOKEN, telegram_api_url="http://127.0.0.1:9")
    assert "cannot be reached" in about("Telegram", await examine(lonely)).text


@pytest.mark.parametrize(
    ("values", "subject", "says"),
    [
        ({"bot_token": "hello"}, "BOT_TOKEN", "does not look like"),
        ({"database_url": "mysql://x"}, "DATABASE_URL", "DATABASE_URL must look like"),
        ({"media_url": "s3://bucket"}, "MEDIA_URL", "must begin with file://"),
        ({"public_url": "http://bot.example"}, "PUBLIC_URL", "https://"),
        ({"public_url": "https://bot.example:8080"}, "PUBLIC_URL", "443, 80, 88 or 8443"),
        ({"telegram_mode": "webhook"}, "PUBLIC_URL", "is not set"),
        ({}, "ADMIN_IDS", "is empty"),
        ({"allow_private_network": True}, "ALLOW_PRIVATE_NETWORK", "remove it"),
    ],
)
async def test_each_mistake_is_named_with_its_remedy(
    tmp_path: Path, values: dict[str, object], subject: str, says: str
) -> None:
    offline = {"telegram_api_url": "http://127.0.0.1:9"}
    finding = about(subject, await examine(settings(tmp_path, **offline, **values)))
    assert not finding.well
    assert says in finding.text
