"""/grant: give credits to a person or a group."""

from datetime import datetime

import structlog
from telegram.error import TelegramError

from bot.telegram.handlers.admin.account_command import present
from bot.telegram.handlers.admin.credits import CreditCommand
from bot.telegram.middleware.commands import Command
from bot.telegram.ui.messages import Content, Destination, Messenger
from storage import Transaction, accounts, ledger
from storage.proposals import Proposal

log = structlog.get_logger(__name__)

COMMAND = Command("grant")


class Grant(CreditCommand):
    command = COMMAND
    told_key = "money-granted"
    sign = 1

    def change(self, tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:
        ledger.grant(
            tx,
            present(tx, scope).wallet,
            proposal.data["amount"],
            note=proposal.data["reason"],
            external_id=f"proposal:{proposal.id}",
            at=at,
        )

    async def afterwards(self, proposal: Proposal) -> None:
        """Tell the person of the gift. Best effort, and never twice; groups are not told."""
        account = await self._services.storage.read(accounts.of_scope, proposal.data["scope"])
        user = account.user if account is not None else None
        if user is None or user.telegram_id is None:
            return
        wallet = await self._services.storage.read(ledger.wallet, user.wallet)
        texts = self._services.texts
        text = texts(
            texts.resolve(user.language, user.app_language),
            "money-gift",
            amount=proposal.data["amount"],
            available=wallet.available,
        )
        try:
            await Messenger(self._services.bot).send(
                Destination(chat_id=user.telegram_id), Content(text=text)
            )
        except TelegramError as error:
            log.info("grant.not_told", proposal=proposal.id, error=type(error).__name__)
