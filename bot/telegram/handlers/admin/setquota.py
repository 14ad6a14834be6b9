"""/setquota: jobs and credits a day, for a person, a group, or all who have no limits of their own."""

from datetime import datetime

from bot.telegram.handlers.admin.account_command import DEFAULTS
from bot.telegram.handlers.admin.arguments import limits_in
from bot.telegram.handlers.admin.limits import LimitCommand
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from storage import Transaction, quotas
from storage.model import Quota
from storage.proposals import Proposal

COMMAND = Command("setquota")
RESET = "reset"


class SetQuota(LimitCommand):
    command = COMMAND

    async def ask(self, ctx: UpdateContext, words: list[str]) -> None:
        if words and words[0].lower() in DEFAULTS:
            who, rest = words[0].lower(), words[1:]
            scope = DEFAULTS[who]
        else:
            account, rest = await self._targets.split(ctx, words)
            who, scope = account.label, account.scope
        if [word.lower() for word in rest] == [RESET]:
            after = await self._services.storage.read(self.default_of, scope)
            await self.propose_limits(ctx, who, scope, after, reset=True)
            return
        jobs, credits_a_day = limits_in(rest)
        wanted = Quota(scope=scope, jobs_per_day=jobs, credits_per_day=credits_a_day, open_jobs=None)
        await self.propose_limits(ctx, who, scope, wanted, jobs=jobs, credits=credits_a_day)

    def change(self, tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:
        if proposal.data.get("reset"):
            quotas.clear(tx, scope)
        else:
            super().change(tx, proposal, scope, at)
