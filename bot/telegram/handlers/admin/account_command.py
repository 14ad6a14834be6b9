"""A command that changes one account: shown first, done once when the same admin confirms it."""

from abc import abstractmethod
from datetime import datetime
from typing import ClassVar

from bot.drafts.model import Notice
from bot.telegram.handlers.admin.arguments import answer_words
from bot.telegram.handlers.admin.module import AdminModule
from bot.telegram.handlers.admin.proposals import CannotBeDone, Proposals, ProposedAction
from bot.telegram.handlers.admin.targets import Targets
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.services import Services
from storage import Transaction, accounts, audit, quotas
from storage.accounts import Account
from storage.codecs import to_text
from storage.model import Document, User
from storage.proposals import Proposal

DEFAULTS = {"default": quotas.DEFAULT, "groups": quotas.DEFAULT_OF_CHATS}
"""The words for the limits of everybody who has none of their own."""
NOBODY = "–"


class AccountCommand(AdminModule):
    """Asks with `ask`, changes with `change`. `told_key` names what the card says afterwards."""

    told_key: ClassVar[str]

    def __init__(self, services: Services, proposals: Proposals) -> None:
        super().__init__(services, proposals)
        self._targets = Targets(services)
        action = ProposedAction(
            letter="m", carry_out=self.carry_out, told=self.told, afterwards=self.afterwards
        )
        proposals.add(self.command.name, action)

    async def on_command(self, ctx: UpdateContext) -> None:
        await answer_words(ctx, self.command, self.ask)

    @abstractmethod
    async def ask(self, ctx: UpdateContext, words: list[str]) -> None:
        """Show what will happen. Raises Misread, TargetUnknown and CannotBeDone."""

    @abstractmethod
    def change(self, tx: Transaction, proposal: Proposal, scope: str, at: datetime) -> None:
        """Do what was confirmed, for the account that has this scope now. Raises CannotBeDone."""

    def details(self, tx: Transaction, proposal: Proposal, scope: str) -> dict[str, str | int]:  # noqa: ARG002
        """What the card says afterwards beside the account's name, as things stand now."""
        return {}

    async def afterwards(self, proposal: Proposal) -> None:
        """What follows once the change is committed. It may be missing when the process dies before."""

    async def propose(
        self, ctx: UpdateContext, scope: str, question: str, *, reason: str = "", **data: object
    ) -> None:
        """Show the question. `data` is kept with the proposal."""
        if reason:
            question += "\n" + ctx.t("money-reason", why=reason)
        document: Document = {"scope": scope, "reason": reason, **data}
        await self._proposals.ask(ctx, self.command.name, document, question)

    def carry_out(self, tx: Transaction, proposal: Proposal, at: datetime) -> None:
        """The change and its entry in the audit log. Raises CannotBeDone."""
        scope: str = proposal.data["scope"]
        if scope not in DEFAULTS.values():
            scope = present(tx, scope).scope
        self.change(tx, proposal, scope, at)
        data = {name: value for name, value in proposal.data.items() if name != "scope" and value != ""}
        audit.write(
            tx,
            actor=f"user:{proposal.actor}",
            action=proposal.action,
            target=scope,
            details=to_text(data),
            at=at,
        )

    def told(self, tx: Transaction, proposal: Proposal) -> Notice:
        """As things stand now: a card may be pressed again when more has happened."""
        scope = _scope_now(tx, proposal.data["scope"])
        return Notice(
            key=self.told_key,
            details={"user": label_of(tx, scope), **self.details(tx, proposal, scope)},
        )


def present(tx: Transaction, scope: str) -> Account:
    """Raises CannotBeDone when the person asked to be forgotten since it was proposed."""
    account = accounts.of_scope(tx, scope)
    if account is None:
        raise CannotBeDone("money-gone")
    return account


def present_user(tx: Transaction, scope: str) -> User:
    """Raises CannotBeDone like `present`."""
    user = present(tx, scope).user
    assert user is not None
    return user


def label_of(tx: Transaction, scope: str) -> str:
    """A name, or one of the words that the catalogues know for everybody."""
    for word, default in DEFAULTS.items():
        if scope == default:
            return word
    account = accounts.of_scope(tx, scope)
    return account.label if account else NOBODY


def _scope_now(tx: Transaction, scope: str) -> str:
    """Groups change their ids."""
    account = None if scope in DEFAULTS.values() else accounts.of_scope(tx, scope)
    return account.scope if account else scope
