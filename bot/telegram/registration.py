"""The one place where handlers are registered. Order matters: the first that fits is the only one."""

from typing import Any

from telegram.ext import Application

from bot.telegram.services import Services


def register(application: Application[Any, Any, Any, Any, Any, Any], services: Services) -> None:
    """Every handler of the bot."""
