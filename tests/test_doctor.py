from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.doctor import Finding, examine
from bot.settings import Settings
from playground.botapi.sample_world import TOKEN, everyday_world
from playground.botapi.serving import running_telegram
from playground.play import open_playground


def settings(home: Path, **values: object) -> Settings:
    given = {"database_url": f"sqlite:///{home}/bot.db", "media_url": f"file://{home}/media", **values}
    return Settings(_env_file=None, **given)  # type: ignore[arg-type, call-arg]


def about(subject: str, findings: list[Finding]) -> Finding:
    return next(finding for finding in findings if finding.subject == subject)


async def test_a_healthy_bot_has_nothing_to_mend(tmp_path: Path) -> None:
    async with running_telegram(everyday_world()) as telegram:
        healthy = settings(tmp_path, bot_token=TOKEN, telegram_api_url=telegram.url, admin_ids={1000})
        findings = await examine(healthy)
    assert [finding for finding in findings if not finding.ok] == []
    assert "@faceswap_playground_bot" in about("Telegram", findings).text


async def test_without_a_token_it_says_where_to_get_one(tmp_path: Path) -> None:
    finding = about("BOT_TOKEN", await examine(settings(tmp_path)))
    assert not finding.ok
    assert "@BotFather" in finding.text


async def test_a_token_that_telegram_does_not_know_is_named(tmp_path: Path) -> None:
    async with running_telegram(everyday_world()) as telegram:
        wrong = settings(tmp_path, bot_token="123456:" + "A" * 35, telegram_api_url=telegram.url)
        finding = about("Telegram", await examine(wrong))
    assert not finding.ok
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
    assert not finding.ok
    assert says in finding.text


async def test_an_account_at_a_provider_is_asked_for_its_balance(tmp_path: Path) -> None:
    async with open_playground(port=0, services=["akool", "acedata", "aifaceswap"]) as playground:
        given = {
            key: value for account in playground.accounts.values() for key, value in account.settings.items()
        }
        closed = await examine(settings(tmp_path, **given))
        public = settings(tmp_path, public_url="https://bot.example", **given)
        findings = await examine(public)
        wrong = public.model_copy(update={"akool_client_secret": SecretStr("wrong")})
        refused = about("akool", await examine(wrong))
    assert "set PUBLIC_URL" in about("aifaceswap", closed).text
    assert "5000 points" in about("akool", findings).text
    assert "first order is the test" in about("aifaceswap", findings).text
    assert "--probe-acedata" in about("acedata", findings).text
    assert not refused.ok
    assert "does not accept the account" in refused.text


async def test_a_bot_that_nobody_works_for_is_named(tmp_path: Path) -> None:
    finding = about("providers", await examine(settings(tmp_path, local_engine=False)))
    assert not finding.ok
