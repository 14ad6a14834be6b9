"""/ban: lock a person out. /reports proposes the same of the maker of a reported result."""

from datetime import datetime

from bot.telegram.handlers.admin.account_command import AccountCommand, present_user
from bot.telegram.handlers.admin.arguments import reason_in
from bot.telegram.handlers.admin.proposals import CannotBeDone
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from storage import Transaction, users
from storage.accounts import Account
from storage.model import User
from storage.proposals import Proposal

COMMAND = Command("ban")
NO_REASON = "–"


class Ban(AccountCommand):
    command = COMMAND
    told_key = "money-banned"

    async def ask(self, ctx: UpdateContext, words: list[str]) -> None:
        account, rest = await self._targets.split(ctx, words)
        user = self._may_be_banned(ctx, account)
        if user.banned_at is not None:
            details = {"user": account.label, "why": user.ban_reason or NO_REASON}
            raise CannotBeDone("money-ban-already", **details)
        question = ctx.t("money-ban", user=account.label)
        await self.propose(ctx, account.scope, question, reason=reason_in(rest))

    def _may_be_banned(self, ctx: UpdateContext, account: Account) -> User:
        if account.user is None:
            raise CannotBeDone("money-ban-group")
        if account.user.id == ctx.user.id:
            raise CannotBeDone("money-ban-self")
        if account.user.telegram_id in self._services.admin_ids:
            raise CannotBeDone("money-ban-admin", user=account.label)
        return account.user

    def change(self, tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:
        users.ban(tx, present_user(tx, scope).id, reason=proposal.data["reason"] or None, at=at)
