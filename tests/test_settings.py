import pytest
from pydantic import ValidationError

from bot.settings import Settings

TOKEN = "123456:" + "A" * 35


def settings(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return Settings(_env_file=None)  # type: ignore[call-arg]


def test_webhook_is_used_when_there_is_a_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not settings(monkeypatch).uses_webhook
    assert settings(monkeypatch, PUBLIC_URL="https://bot.example/").uses_webhook
    assert settings(monkeypatch).public_url == "https://bot.example"
    assert not settings(monkeypatch, TELEGRAM_MODE="polling").uses_webhook


def test_zero_means_none_and_empty_means_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    limited = settings(
        monkeypatch, DAILY_JOBS_PER_USER="0", DAILY_JOBS_PER_GROUP="", MAX_OPEN_JOBS_PER_USER="3"
    )
    assert (limited.daily_jobs_per_user, limited.daily_jobs_per_group) == (0, None)
    assert limited.max_open_jobs_per_user == 3


def test_lists_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    found = settings(monkeypatch, ADMIN_IDS="7, 8,", SWAP_PROVIDERS="akool, local")
    assert found.admin_ids == {7, 8}
    assert found.swap_providers == ("akool", "local")


def test_secrets_are_derived_from_the_token_when_unset_and_rotate_when_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    derived = settings(monkeypatch)
    assert TOKEN not in derived.webhook_secret + derived.secret_keys[0]
    assert derived.webhook_secret != derived.secret_keys[0]
    assert settings(monkeypatch, SECRET_KEY="new,old").secret_keys == ("new", "old")


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert TOKEN not in repr(settings(monkeypatch, SECRET_KEY="very-secret"))
    assert "very-secret" not in str(settings(monkeypatch))


@pytest.mark.parametrize(
    ("name", "value"),
    [("FREE_CREDITS", "-1"), ("RETENTION_HOURS", "0"), ("TELEGRAM_MODE", "pigeon"), ("ADMIN_IDS", "x")],
)
def test_nonsense_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    with pytest.raises(ValidationError):
        settings(monkeypatch, **{name: value})
