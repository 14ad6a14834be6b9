"""Everything that can be set, read once at start. Each setting has a row in the README's table (a test checks that)."""

import hashlib
import hmac
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Names = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """Read from the environment and from `.env`, by flat upper-case names."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=False, extra="ignore", frozen=True)

    bot_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    telegram_mode: Literal["webhook", "polling", ""] = ""
    telegram_webhook_secret: SecretStr = SecretStr("")
    telegram_messages_per_second: float | None = Field(default=30, ge=0)
    public_url: str = ""
    host: str = "0.0.0.0"  # noqa: S104 - a container is reached from outside
    port: int = 8080
    database_url: str = "sqlite:///data/bot.db"
    media_url: str = "file://data/media"
    replica_seconds: float = Field(default=60, ge=1)
    secret_key: SecretStr = SecretStr("")
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    swap_providers: Names = ()
    age_providers: Names = ()
    detect_providers: Names = ()
    akool_client_id: str = ""
    akool_client_secret: SecretStr = SecretStr("")
    akool_api_key: SecretStr = SecretStr("")
    akool_url: str = "https://openapi.akool.com"
    akool_detector: Literal["legacy", "current"] = "legacy"
    akool_detect_url: str = ""
    akool_result_hosts: Names = ()
    akool_places: int = Field(default=3, ge=1)
    aifaceswap_api_key: SecretStr = SecretStr("")
    aifaceswap_url: str = "https://aifaceswap.io"
    aifaceswap_result_hosts: Names = ()
    aifaceswap_places: int = Field(default=4, ge=1)
    acedata_token: SecretStr = SecretStr("")
    acedata_url: str = "https://api.acedata.cloud"
    acedata_source_is: Literal["identity", "scene"] = "identity"
    acedata_result_hosts: Names = ()
    acedata_places: int = Field(default=4, ge=1)
    provider_points_per_day: int | None = Field(default=None, ge=0)
    free_credits: int = Field(default=10, ge=0)
    daily_jobs_per_user: int | None = Field(default=20, ge=0)
    daily_jobs_per_group: int | None = Field(default=50, ge=0)
    daily_looks_per_user: int | None = Field(default=100, ge=0)
    max_open_jobs_per_user: int | None = Field(default=2, ge=0)
    retention_hours: int = Field(default=168, ge=1)
    local_engine: bool = True
    local_seconds: float = Field(default=0, ge=0)
    workshop_processes: int = Field(default=0, ge=0)
    workshop_memory_mb: int = Field(default=2048, ge=512)
    allow_private_network: bool = False
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["json", "console"] = "json"

    @field_validator(
        "swap_providers",
        "age_providers",
        "detect_providers",
        "akool_result_hosts",
        "aifaceswap_result_hosts",
        "acedata_result_hosts",
        mode="before",
    )
    @classmethod
    def _names(cls, value: object) -> object:
        return (
            tuple(name.strip() for name in value.split(",") if name.strip())
            if isinstance(value, str)
            else value
        )

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        return (
            frozenset(int(part) for part in value.split(",") if part.strip())
            if isinstance(value, str)
            else value
        )

    @field_validator(
        "daily_jobs_per_user",
        "daily_jobs_per_group",
        "daily_looks_per_user",
        "max_open_jobs_per_user",
        "provider_points_per_day",
        "telegram_messages_per_second",
        mode="before",
    )
    @classmethod
    def _empty_means_no_limit(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("public_url", "telegram_api_url")
    @classmethod
    def _no_last_slash(cls, value: str) -> str:
        return value.rstrip("/")

    @property
    def uses_webhook(self) -> bool:
        return self.telegram_mode == "webhook" or (not self.telegram_mode and bool(self.public_url))

    @property
    def webhook_secret(self) -> str:
        return self.telegram_webhook_secret.get_secret_value() or self._derived("telegram webhook")

    @property
    def secret_keys(self) -> tuple[str, ...]:
        """The newest first; a comma-separated second one is still accepted while keys are rotated."""
        given = tuple(key.strip() for key in self.secret_key.get_secret_value().split(",") if key.strip())
        return given or (self._derived("secret key"),)

    def _derived(self, purpose: str) -> str:
        token = self.bot_token.get_secret_value().encode()
        return hmac.new(token, f"faceswap-bot {purpose}".encode(), hashlib.sha256).hexdigest()
