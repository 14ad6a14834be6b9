"""What moves money or locks somebody out is shown first, and done once when the same admin confirms it.

A proposal is a row, so a card can be confirmed after a restart. Closing the row and doing what it says are one
transaction: of two presses one does it, and the other finds it done.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.drafts.model import Notice
from bot.refusal import Refusal
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import button, keyboard
from bot.telegram.ui.messages import Content
from storage import Transaction, proposals
from storage.model import Document
from storage.proposals import Proposal

LIFETIME = timedelta(hours=1)
DONE, DROPPED, REFUSED, EXPIRED = "done", "dropped", "refused", "expired"
LETTERS = ("m", "r")


class CannotBeDone(Refusal):
    """Nothing was changed, for this reason."""


class NotTheirs(Exception):
    """Another admin proposed it."""


OnPress = Callable[[Press], Awaitable[None]]
CarryOut = Callable[[Transaction, Proposal, datetime], None]
Told = Callable[[Transaction, Proposal], Notice]
Afterwards = Callable[[Proposal], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAction:
    """What one kind of proposal does.

    `letter` begins the ids of its proposals and the actions of their buttons. `carry_out` changes what was proposed,
    audit included, or raises CannotBeDone; it must not catch a failed statement and go on. `told` says what was done,
    as things stand now. `afterwards` may go missing when the process dies.
    """

    letter: str
    carry_out: CarryOut
    told: Told
    afterwards: Afterwards


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How a proposal stands after a press. `first`: this press closed it. `notice` None: the card says so already."""

    proposal: Proposal
    notice: Notice | None
    first: bool


class Proposals:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._actions: dict[str, ProposedAction] = {}

    def add(self, name: str, action: ProposedAction) -> None:
        assert name not in self._actions
        assert action.letter in LETTERS
        self._actions[name] = action

    @property
    def presses(self) -> Mapping[str, OnPress]:
        on_do: dict[str, OnPress] = {f"{letter}do": self._on_do for letter in LETTERS}
        return on_do | {f"{letter}drop": self._on_drop for letter in LETTERS}

    async def ask(
        self, ctx: UpdateContext, action: str, data: Document, question: str, *, on: int | None = None
    ) -> None:
        """`question` is HTML, `on` the message whose button was pressed when it was no command that asked for it.

        An update that comes again opens nothing new, and shows its card again if it is open.
        """
        number = ctx.message.message_id if ctx.message is not None else on
        assert number is not None
        assert ctx.user.telegram_id is not None
        letter = self._actions[action].letter
        proposal = await self._services.storage.write(
            proposals.open_proposal,
            # Telegram may begin its update ids afresh; the numbers of messages never.
            f"{letter}{ctx.update_id}-{number}",
            actor=ctx.user.telegram_id,
            action=action,
            data=data,
            at=self._services.clock(),
        )
        if proposal.done_at is None:
            do = button(ctx.label("button-proposal-do"), About.ADMIN, proposal.id, f"{letter}do")
            drop = button(ctx.label("button-proposal-drop"), About.ADMIN, proposal.id, f"{letter}drop")
            await ctx.show(Content(text=question, keyboard=keyboard([[do, drop]])))

    async def _on_do(self, press: Press) -> None:
        await self._decide(press, confirmed=True)

    async def _on_drop(self, press: Press) -> None:
        await self._decide(press, confirmed=False)

    async def _decide(self, press: Press, *, confirmed: bool) -> None:
        try:
            decision = await self._services.storage.write(
                decide,
                press.button.target,
                self._actions,
                confirmed=confirmed,
                actor=press.ctx.user.telegram_id,
                at=self._services.clock(),
            )
        except CannotBeDone as refused:
            await self._give_up(press, refused)
        except NotTheirs:
            press.answer.alert("answer-proposal-not-yours")
        else:
            await self._show_decision(press, decision)

    async def _show_decision(self, press: Press, decision: Decision | None) -> None:
        if decision is None:
            press.answer.alert("answer-old")
            return
        if not decision.first:
            press.answer.toast("answer-proposal-closed")
        if decision.notice is not None:
            await _show(press, decision.notice)
        proposal = decision.proposal
        if decision.first and proposal.outcome == DONE:
            await self._actions[proposal.action].afterwards(proposal)

    async def _give_up(self, press: Press, refused: CannotBeDone) -> None:
        """The refusal undid the whole unit, so the row is closed in another one."""
        at = self._services.clock()
        await self._services.storage.write(proposals.close, press.button.target, outcome=REFUSED, at=at)
        await _show(press, refused)


async def _show(press: Press, said: Notice | CannotBeDone) -> None:
    text = press.ctx.t(said.key, **said.details)
    await press.ctx.edit_or_send(Content(text=text), press.message_id)


def decide(
    tx: Transaction,
    proposal_id: str,
    actions: Mapping[str, ProposedAction],
    *,
    confirmed: bool,
    actor: int | None,
    at: datetime,
) -> Decision | None:
    """Close the proposal, once, and do what it says when it is confirmed in time.

    None when there is no such proposal. Raises NotTheirs and CannotBeDone.
    """
    found = proposals.get(tx, proposal_id)
    if found is None:
        return None
    if found.actor != actor:
        raise NotTheirs
    outcome = DROPPED
    if confirmed:
        outcome = DONE if at - found.created_at <= LIFETIME else EXPIRED
    closed = proposals.close(tx, proposal_id, outcome=outcome, at=at)
    if closed is not None and outcome == DONE:
        actions[closed.action].carry_out(tx, closed, at)
    return _standing(tx, closed, actions, proposal_id)


def _standing(
    tx: Transaction, closed: Proposal | None, actions: Mapping[str, ProposedAction], proposal_id: str
) -> Decision:
    """What the card shows now: a press that came second shows what the first one did."""
    proposal = closed or proposals.get(tx, proposal_id)
    assert proposal is not None
    notice = None
    if proposal.outcome == DONE:
        notice = actions[proposal.action].told(tx, proposal)
    elif proposal.outcome == EXPIRED:
        notice = Notice(key="proposal-expired")
    elif proposal.outcome == DROPPED:
        notice = Notice(key="proposal-dropped")
    return Decision(proposal=proposal, notice=notice, first=closed is not None)
