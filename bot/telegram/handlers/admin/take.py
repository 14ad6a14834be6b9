"""/take: take credits from a person or a group, never more than they have."""

from datetime import datetime

from bot.telegram.handlers.admin.account_command import present
from bot.telegram.handlers.admin.credits import CreditCommand, too_much
from bot.telegram.middleware.commands import Command
from storage import Transaction, ledger
from storage.errors import NotEnoughCredits
from storage.proposals import Proposal

COMMAND = Command("take")


class Take(CreditCommand):
    command = COMMAND
    told_key = "money-taken"
    sign = -1

    def change(self, tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:
        account = present(tx, scope)
        try:
            ledger.take(
                tx,
                account.wallet,
                proposal.data["amount"],
                note=proposal.data["reason"],
                external_id=f"proposal:{proposal.id}",
                at=at,
            )
        except NotEnoughCredits as error:
            raise too_much(account, error.available) from error
