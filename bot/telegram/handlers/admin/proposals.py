"""Whatever moves money or shuts somebody out is shown first, and done once when the same admin confirms it.

What was proposed is a row, so a card can be confirmed after a restart. Closing the row and doing what it says are one
transaction: of two presses one does it, and the other finds it done.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.drafts.model import Notice
from bot.telegram.handlers.admin.module import OnPress
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import Labels, button, keyboard
from bot.telegram.ui.messages import Content
from storage import Transaction, proposals
from storage.model import Document
from storage.proposals import Proposal

LIVES = timedelta(hours=1)
DONE, DROPPED, REFUSED, EXPIRED = "done", "dropped", "refused", "expired"


class CannotBeDone(Exception):
    """Nothing was changed, and the notice says why."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.key)
        self.notice = notice


class NotTheirs(Exception):
    """Another admin proposed it."""


CarryOut = Callable[[Transaction, Proposal, datetime], None]
Tell = Callable[[Transaction, Proposal], Notice]
Afterwards = Callable[[Proposal], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How a proposal stands after a press. `first`: it was this press that did it. `notice` None: the card says so."""

    proposal: Proposal
    notice: Notice | None
    first: bool


class Proposals:
    """`letter` begins the actions of the buttons, and the ids, of the part that proposes.

    `carry_out` changes what was proposed, audit included, or raises CannotBeDone; it must not catch a failed statement
    and go on. `tell` says what was done, as things stand now. `afterwards` may go missing when the process dies.
    """

    def __init__(
        self,
        services: Services,
        *,
        letter: str,
        carry_out: CarryOut,
        tell: Tell,
        afterwards: Afterwards | None = None,
    ) -> None:
        self._services = services
        self._speaker = Speaker(services)
        self._letter = letter
        self._carry_out = carry_out
        self._tell = tell
        self._afterwards = afterwards

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {f"{self._letter}do": self._on_do, f"{self._letter}drop": self._on_drop}

    async def ask(
        self, ctx: UpdateContext, action: str, data: Document, question: str, *, on: int | None = None
    ) -> None:
        """`question` is HTML, `on` the message whose button was pressed when it was no command that asked for it.

        An update that comes again opens nothing new, and shows its card again if it is open.
        """
        number = ctx.message.message_id if ctx.message is not None else on
        assert number is not None
        assert ctx.user.telegram_id is not None
        proposal = await self._services.storage.write(
            proposals.open_proposal,
            # Telegram may begin its update ids afresh; the numbers of messages never.
            f"{self._letter}{ctx.update_id}-{number}",
            actor=ctx.user.telegram_id,
            action=action,
            data=data,
            at=self._services.clock(),
        )
        if proposal.done_at is None:
            await self._speaker.show(ctx, self._card(ctx, proposal, question))

    def _card(self, ctx: UpdateContext, proposal: Proposal, question: str) -> Content:
        label = Labels(self._services.texts, ctx.locale)
        do = button(label("button-proposal-do"), About.ADMIN, proposal.id, f"{self._letter}do")
        drop = button(label("button-proposal-drop"), About.ADMIN, proposal.id, f"{self._letter}drop")
        return Content(text=question, keyboard=keyboard([[do, drop]]))

    async def _on_do(self, press: Press) -> None:
        try:
            decision = await self._services.storage.write(
                decide,
                press.button.target,
                self._carry_out,
                self._tell,
                actor=press.ctx.user.telegram_id,
                at=self._services.clock(),
            )
        except CannotBeDone as refused:
            await self._give_up(press, refused.notice)
            return
        except NotTheirs:
            press.answer.alert("answer-proposal-not-yours")
            return
        await self._show_decision(press, decision)

    async def _on_drop(self, press: Press) -> None:
        try:
            decision = await self._services.storage.write(
                drop,
                press.button.target,
                self._tell,
                actor=press.ctx.user.telegram_id,
                at=self._services.clock(),
            )
        except NotTheirs:
            press.answer.alert("answer-proposal-not-yours")
            return
        await self._show_decision(press, decision)

    async def _show_decision(self, press: Press, decision: Decision | None) -> None:
        if decision is None:
            press.answer.alert("answer-old")
            return
        if not decision.first:
            press.answer.toast("answer-proposal-closed")
        if decision.notice is not None:
            await self._show(press, decision.notice)
        if decision.first and decision.proposal.outcome == DONE and self._afterwards is not None:
            await self._afterwards(decision.proposal)

    async def _give_up(self, press: Press, notice: Notice) -> None:
        """The refusal undid the whole unit, so the row is closed in another one."""
        at = self._services.clock()
        await self._services.storage.write(proposals.close, press.button.target, outcome=REFUSED, at=at)
        await self._show(press, notice)

    async def _show(self, press: Press, notice: Notice) -> None:
        text = self._speaker.text(press.ctx, notice.key, **notice.details)
        await self._speaker.show_on(press.ctx, press.message_id, Content(text=text))


def decide(
    tx: Transaction,
    proposal_id: str,
    carry_out: CarryOut,
    tell: Tell,
    *,
    actor: int | None,
    at: datetime,
) -> Decision | None:
    """Close the proposal and do what it says, once. None when there is no such proposal. Raises NotTheirs."""
    found = _theirs(tx, proposal_id, actor)
    if found is None:
        return None
    outcome = DONE if at - found.created_at <= LIVES else EXPIRED
    closed = proposals.close(tx, proposal_id, outcome=outcome, at=at)
    if closed is not None and outcome == DONE:
        carry_out(tx, closed, at)
    return _standing(tx, closed, tell, proposal_id)


def drop(
    tx: Transaction, proposal_id: str, tell: Tell, *, actor: int | None, at: datetime
) -> Decision | None:
    found = _theirs(tx, proposal_id, actor)
    if found is None:
        return None
    closed = proposals.close(tx, proposal_id, outcome=DROPPED, at=at)
    return _standing(tx, closed, tell, proposal_id)


def _theirs(tx: Transaction, proposal_id: str, actor: int | None) -> Proposal | None:
    found = proposals.get(tx, proposal_id)
    if found is not None and found.actor != actor:
        raise NotTheirs
    return found


def _standing(tx: Transaction, closed: Proposal | None, tell: Tell, proposal_id: str) -> Decision:
    """What the card shows now: a press that came second shows what the first one did."""
    proposal = closed or proposals.get(tx, proposal_id)
    assert proposal is not None
    notice = None
    if proposal.outcome == DONE:
        notice = tell(tx, proposal)
    elif proposal.outcome == EXPIRED:
        notice = Notice(key="proposal-expired")
    elif proposal.outcome == DROPPED:
        notice = Notice(key="proposal-dropped")
    return Decision(proposal=proposal, notice=notice, first=closed is not None)
