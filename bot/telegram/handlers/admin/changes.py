"""What a confirmed money command does, and what its card says afterwards: units of work, with their audit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.drafts.model import Notice
from bot.jobs.place_order import Limits
from bot.telegram.handlers.admin.proposals import CannotBeDone
from storage import Transaction, accounts, audit, ledger, quotas, users
from storage.accounts import Account
from storage.codecs import to_text
from storage.errors import NotEnoughCredits
from storage.model import Document, Quota
from storage.proposals import Proposal

DEFAULTS = {"default": quotas.DEFAULT, "groups": quotas.DEFAULT_OF_CHATS}
NO_LIMIT = -1  # as the catalogues know it
NOBODY = "–"


@dataclass(frozen=True, slots=True)
class Change:
    """`carry_out` also gets whom it is about; `told` is the key of what the card says then."""

    carry_out: Callable[[Transaction, Proposal, str, datetime], None]
    told: str


class Changes:
    """Only `limits` come from outside of the database: what holds when no admin has set anything."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._by_action: Mapping[str, Change] = {
            "grant": Change(grant, "money-granted"),
            "take": Change(take, "money-taken"),
            "setquota": Change(self._set_quota, "money-limits-set"),
            "unlimited": Change(self._set_quota, "money-limits-set"),
            "ban": Change(ban, "money-banned"),
            "unban": Change(unban, "money-unbanned"),
        }

    def carry_out(self, tx: Transaction, proposal: Proposal, at: datetime) -> None:
        scope = proposal.data["scope"]
        if scope not in DEFAULTS.values():
            scope = _present(tx, scope).scope
        self._by_action[proposal.action].carry_out(tx, proposal, scope, at)
        audit.write(
            tx,
            actor=f"user:{proposal.actor}",
            action=proposal.action,
            target=scope,
            details=to_text(_details(proposal.data)),
            at=at,
        )

    def tell(self, tx: Transaction, proposal: Proposal) -> Notice:
        """As things stand now: a card may be pressed again when more has happened."""
        scope = _now(tx, proposal.data["scope"])
        details: dict[str, str | int] = {"user": label_of(tx, scope)}
        if proposal.action in ("grant", "take"):
            details |= {"amount": proposal.data["amount"], "available": available_to(tx, scope)}
        elif proposal.action in ("setquota", "unlimited"):
            quota = self.quota(tx, scope)
            details |= {"jobs": shown(quota.jobs_per_day), "credits": shown(quota.credits_per_day)}
        return Notice(key=self._by_action[proposal.action].told, details=details)

    def quota(self, tx: Transaction, scope: str) -> Quota:
        """What holds now: set for this one, set for all of its kind, or else the settings."""
        return quotas.effective(tx, scope, quotas.default_of(scope)) or self.settings(scope)

    def default_of(self, tx: Transaction, scope: str) -> Quota:
        """What holds once there is nothing of its own any more."""
        if scope in DEFAULTS.values():
            return self.settings(scope)
        return self.quota(tx, quotas.default_of(scope))

    def settings(self, scope: str) -> Quota:
        return self._limits.of_chat if quotas.are_of_groups(scope) else self._limits.of_user

    def _set_quota(self, tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:
        """How many may be open at once stays as it is, except for those who may do anything."""
        if proposal.data.get("reset"):
            quotas.clear(tx, scope)
            return
        free = proposal.action == "unlimited"
        quotas.set_quota(
            tx,
            scope,
            jobs_per_day=proposal.data["jobs"],
            credits_per_day=proposal.data["credits"],
            open_jobs=None if free else self.quota(tx, scope).open_jobs,
            at=at,
        )


def grant(tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:
    ledger.grant(
        tx,
        _present(tx, scope).wallet,
        proposal.data["amount"],
        note=proposal.data["reason"],
        external_id=f"proposal:{proposal.id}",
        at=at,
    )


def take(tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:
    target = _present(tx, scope)
    try:
        ledger.take(
            tx,
            target.wallet,
            proposal.data["amount"],
            note=proposal.data["reason"],
            external_id=f"proposal:{proposal.id}",
            at=at,
        )
    except NotEnoughCredits as error:
        raise CannotBeDone(too_much(target, error.available)) from error


def ban(tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:
    user = _present(tx, scope).user
    assert user is not None
    users.ban(tx, user.id, reason=proposal.data["reason"] or None, at=at)


def unban(tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:  # noqa: ARG001
    user = _present(tx, scope).user
    assert user is not None
    users.unban(tx, user.id)


def too_much(target: Account, available: int) -> Notice:
    return Notice(key="money-take-more", details={"user": target.label, "available": available})


def available_to(tx: Transaction, scope: str) -> int:
    target = accounts.of_scope(tx, scope)
    return ledger.wallet(tx, target.wallet).available if target else 0


def label_of(tx: Transaction, scope: str) -> str:
    """A name, or one of the words that the catalogues know for everybody."""
    for word, default in DEFAULTS.items():
        if scope == default:
            return word
    target = accounts.of_scope(tx, scope)
    return target.label if target else NOBODY


def _now(tx: Transaction, scope: str) -> str:
    """Groups change their ids."""
    target = None if scope in DEFAULTS.values() else accounts.of_scope(tx, scope)
    return target.scope if target else scope


def shown(limit: int | None) -> int:
    return NO_LIMIT if limit is None else limit


def _present(tx: Transaction, scope: str) -> Account:
    """They may have asked to be forgotten since it was proposed."""
    target = accounts.of_scope(tx, scope)
    if target is None:
        raise CannotBeDone(Notice(key="money-gone"))
    return target


def _details(data: Document) -> Document:
    return {name: value for name, value in data.items() if name != "scope" and value != ""}
