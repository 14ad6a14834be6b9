"""What /grant and /take share: an amount, a reason, and the credits that there are then."""

from typing import ClassVar

from bot.telegram.handlers.admin.account_command import AccountCommand
from bot.telegram.handlers.admin.arguments import credits_in
from bot.telegram.handlers.admin.proposals import CannotBeDone
from bot.telegram.middleware.context import UpdateContext
from storage import Transaction, accounts, ledger
from storage.accounts import Account
from storage.proposals import Proposal


class CreditCommand(AccountCommand):
    """`sign` is 1 when credits are given and -1 when they are taken."""

    sign: ClassVar[int]

    async def ask(self, ctx: UpdateContext, words: list[str]) -> None:
        account, rest = await self._targets.split(ctx, words)
        amount, reason = credits_in(rest)
        wallet = await self._services.storage.read(ledger.wallet, account.wallet)
        after = wallet.available + self.sign * amount
        if after < 0:
            raise too_much(account, wallet.available)
        question = ctx.t(
            f"money-{self.command.name}",
            user=account.label,
            amount=amount,
            available=wallet.available,
            after=after,
        )
        await self.propose(ctx, account.scope, question, amount=amount, reason=reason)

    def details(self, tx: Transaction, proposal: Proposal, scope: str) -> dict[str, str | int]:
        account = accounts.of_scope(tx, scope)
        available = ledger.wallet(tx, account.wallet).available if account else 0
        return {"amount": proposal.data["amount"], "available": available}


def too_much(account: Account, available: int) -> CannotBeDone:
    return CannotBeDone("money-take-more", user=account.label, available=available)
