"""The buttons on the card of a draft that makes something.

Every button names its target (this face on, that face off, these years), so pressing twice is pressing once. Those
that lead on or back carry the place that they lead from; pressed again later, they just show the card as it is.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from bot.drafts import transitions
from bot.drafts.model import Identity, Step
from bot.drafts.transitions import DraftState, NotNow, StaleButton
from bot.jobs.orders import Orders
from bot.media.model import Box
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.order import Ordering
from bot.telegram.handlers.video import ClipFlow
from bot.telegram.middleware.context import DraftContext, Press
from bot.telegram.ui.callback_data import HALT, row_number
from bot.telegram.ui.keyboards import keyboard, menu_button
from bot.telegram.ui.messages import Content, Same
from storage import Storage, faces, jobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What a button says, and what the draft may become: so many faces, so many seconds of a clip."""

    number: int
    arg: str
    limit: int
    most_seconds: float


def _back(state: DraftState, pressed: Pressed) -> DraftState:
    return _guarded(pressed.arg == state.step_token, transitions.back, state)


def _same(state: DraftState, pressed: Pressed) -> DraftState:
    return _guarded(pressed.number == state.asked, transitions.same_for_rest, state)


def _skip(state: DraftState, pressed: Pressed) -> DraftState:
    return _guarded(pressed.number == state.asked, transitions.skip, state)


def _guarded(current: bool, step: Callable[[DraftState], DraftState], state: DraftState) -> DraftState:
    """A second press of an old button leads nowhere."""
    if not current:
        raise StaleButton
    return step(state)


STEPS: Mapping[str, Callable[[DraftState, Pressed], DraftState]] = {
    "pick": lambda state, pressed: transitions.pick(state, pressed.number, on=True, limit=pressed.limit),
    "drop": lambda state, pressed: transitions.pick(state, pressed.number, on=False, limit=pressed.limit),
    "all": lambda state, pressed: transitions.pick_all(state, limit=pressed.limit),
    "done": lambda state, _: transitions.done(state),
    "who": lambda state, pressed: transitions.choose(state, pressed.number),
    "more": lambda state, _: transitions.show_all_saved(state),
    "same": _same,
    "skip": _skip,
    "years": lambda state, pressed: transitions.set_years(state, pressed.number),
    "ok": lambda state, _: transitions.years_chosen(state),
    "start": lambda state, pressed: transitions.set_start(state, pressed.number, most=pressed.most_seconds),
    "enhance": lambda state, pressed: transitions.set_enhance(state, pressed.number),
    "back": _back,
}
"""Steps that need nothing but the draft and the button; a press of any other button is an old one."""


class DraftButtons:
    def __init__(
        self,
        *,
        storage: Storage,
        orders: Orders,
        draft_view: DraftView,
        draft_store: DraftStore,
        clip_flow: ClipFlow,
        ordering: Ordering,
    ) -> None:
        self._storage = storage
        self._orders = orders
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._clip_flow = clip_flow
        self._ordering = ordering
        self._leading: Mapping[str, Callable[[Press, DraftContext], Awaitable[None]]] = {
            "cancel": self._cancel,
            "go": self._ordering.order,
            "cut": self._cut,
        }

    async def on_press(self, press: Press, ctx: DraftContext) -> None:
        action = press.button.action
        if action == HALT:
            await self._halt(press, ctx)
        elif ctx.draft.closed_at is not None:
            await self._closed(press, ctx)
        else:
            ctx = await self._draft_view.adopt(ctx, press.message_id)
            await self._leading.get(action, self._step)(press, ctx)

    async def _halt(self, press: Press, ctx: DraftContext) -> None:
        """Said again after a crash, when the draft is closed already and only its card does not say so."""
        if await self._clip_flow.halt(ctx, press.button.arg):
            press.answer.ok()
            draft = replace(ctx.draft, card_message_id=press.message_id)
            await self._draft_view.finish_card(draft, _cancelled(ctx))
        else:
            press.answer.alert("answer-looked-already")

    async def _closed(self, press: Press, ctx: DraftContext) -> None:
        """A second press of the big button is no mistake; any other button here is just old."""
        job = await self._storage.read(jobs.by_draft, ctx.draft.id)
        card = ctx.draft.card_message_id
        if card is not None and press.message_id < card:
            await self._draft_view.say_moved(ctx, press.message_id)
        if job is not None and press.button.action == "go":
            press.answer.toast("answer-ordered")
            await self._ordering.show_again(ctx, job)
        else:
            press.answer.alert("answer-closed")

    async def _cancel(self, press: Press, ctx: DraftContext) -> None:
        press.answer.ok()
        await self._draft_store.close(ctx.draft, _cancelled(ctx))

    async def _cut(self, press: Press, ctx: DraftContext) -> None:
        press.answer.ok()
        await self._clip_flow.cut(ctx)

    async def _step(self, press: Press, ctx: DraftContext) -> None:
        try:
            after = await self._after(press, ctx)
        except NotNow as not_now:
            press.answer.alert(not_now.key, **not_now.details)
            return
        except StaleButton:
            after = ctx.state
        press.answer.ok()
        if after != ctx.state:
            ctx = await self._draft_store.advance(ctx, after)
        await self._draft_view.show(ctx)

    async def _after(self, press: Press, ctx: DraftContext) -> DraftState:
        """Raises NotNow and StaleButton."""
        if press.button.action == "saved":
            return await self._with_saved(press, ctx)
        step = STEPS.get(press.button.action)
        if step is None:
            raise StaleButton
        state = ctx.state
        pressed = Pressed(
            number=press.number,
            arg=press.button.arg,
            limit=max(1, self._orders.max_faces(state.kind)),  # nobody now: the price says so
            most_seconds=self._clip_flow.most_seconds(state),
        )
        return step(state, pressed)

    async def _with_saved(self, press: Press, ctx: DraftContext) -> DraftState:
        number, _, asked = press.button.arg.partition(".")
        face_id = row_number(number)
        if ctx.state.step is not Step.IDENTITY or asked != str(ctx.state.asked) or face_id is None:
            raise StaleButton
        face = await self._storage.read(faces.get, face_id)
        if face is None or face.user_id != ctx.user.id:
            raise NotNow("answer-face-gone")
        return transitions.give(ctx.state, Identity(media=face.media_id, box=Box(*face.box)))


def _cancelled(ctx: DraftContext) -> Content:
    own = ctx.draft.user_id == ctx.user.id
    again = [[menu_button(ctx.label("button-new-picture"), "swap")]] if ctx.private else []
    text = ctx.t("card-cancelled" if own else "card-stopped-by-admin")
    return Content(text=text, keyboard=keyboard(again), picture=Same.PICTURE)
