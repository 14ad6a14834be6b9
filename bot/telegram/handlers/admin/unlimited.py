"""/unlimited: no limits at all for a person or a group."""

from bot.telegram.handlers.admin.arguments import reason_in
from bot.telegram.handlers.admin.limits import LimitCommand
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from storage import Transaction
from storage.model import Quota

COMMAND = Command("unlimited")


class Unlimited(LimitCommand):
    command = COMMAND

    async def ask(self, ctx: UpdateContext, words: list[str]) -> None:
        account, rest = await self._targets.split(ctx, words)
        free = Quota(scope=account.scope, jobs_per_day=None, credits_per_day=None, open_jobs=None)
        await self.propose_limits(
            ctx, account.label, account.scope, free, jobs=None, credits=None, reason=reason_in(rest)
        )

    def open_jobs(self, tx: Transaction, scope: str) -> int | None:  # noqa: ARG002
        return None
