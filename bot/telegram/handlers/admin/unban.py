"""/unban: let a person in again."""

from datetime import datetime

from bot.telegram.handlers.admin.account_command import AccountCommand, present_user
from bot.telegram.handlers.admin.arguments import reason_in
from bot.telegram.handlers.admin.ban import NO_REASON
from bot.telegram.handlers.admin.proposals import CannotBeDone
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from storage import Transaction, users
from storage.proposals import Proposal

COMMAND = Command("unban")


class Unban(AccountCommand):
    command = COMMAND
    told_key = "money-unbanned"

    async def ask(self, ctx: UpdateContext, words: list[str]) -> None:
        account, rest = await self._targets.split(ctx, words)
        if account.user is None:
            raise CannotBeDone("money-ban-group")
        if account.user.banned_at is None:
            raise CannotBeDone("money-unban-none", user=account.label)
        question = ctx.t("money-unban", user=account.label, why=account.user.ban_reason or NO_REASON)
        await self.propose(ctx, account.scope, question, reason=reason_in(rest))

    def change(self, tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:  # noqa: ARG002
        users.unban(tx, present_user(tx, scope).id)
