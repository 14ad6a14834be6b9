"""What /setquota, /unlimited and /quota share: the limits of a person, of a group, or of all without their own."""

from datetime import datetime

from bot.telegram.handlers.admin.account_command import DEFAULTS, AccountCommand
from bot.telegram.middleware.context import UpdateContext
from storage import Transaction, quotas
from storage.model import Quota
from storage.proposals import Proposal

NO_LIMIT = -1  # as the catalogues know it


class LimitCommand(AccountCommand):
    told_key = "money-limits-set"

    async def propose_limits(
        self,
        ctx: UpdateContext,
        who: str,
        scope: str,
        after: Quota,
        *,
        reason: str = "",
        **data: object,
    ) -> None:
        now = await self._services.storage.read(self.current, scope)
        question = ctx.t(
            "money-limits",
            user=who,
            jobs=shown(now.jobs_per_day),
            credits=shown(now.credits_per_day),
            newjobs=shown(after.jobs_per_day),
            newcredits=shown(after.credits_per_day),
        )
        await self.propose(ctx, scope, question, reason=reason, **data)

    def details(self, tx: Transaction, proposal: Proposal, scope: str) -> dict[str, str | int]:  # noqa: ARG002
        quota = self.current(tx, scope)
        return {"jobs": shown(quota.jobs_per_day), "credits": shown(quota.credits_per_day)}

    def current(self, tx: Transaction, scope: str) -> Quota:
        """What holds now: set for this account, set for all of its kind, or else the settings."""
        return quotas.effective(tx, scope, quotas.default_of(scope)) or self.settings(scope)

    def default_of(self, tx: Transaction, scope: str) -> Quota:
        """What holds once the account has no limits of its own."""
        if scope in DEFAULTS.values():
            return self.settings(scope)
        return self.current(tx, quotas.default_of(scope))

    def settings(self, scope: str) -> Quota:
        limits = self._services.limits
        return limits.of_chat if quotas.are_of_groups(scope) else limits.of_user

    def change(self, tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:
        """How many may be open at once stays as it is."""
        quotas.set_quota(
            tx,
            scope,
            jobs_per_day=proposal.data["jobs"],
            credits_per_day=proposal.data["credits"],
            open_jobs=self.open_jobs(tx, scope),
            at=at,
        )

    def open_jobs(self, tx: Transaction, scope: str) -> int | None:
        return self.current(tx, scope).open_jobs


def shown(limit: int | None) -> int:
    return NO_LIMIT if limit is None else limit
