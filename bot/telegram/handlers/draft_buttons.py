"""The buttons on the card of a draft that makes something.

Every button names its target (this face on, that face off, these years), so pressing twice is pressing once. Those
that lead on or back carry the place that they lead from; pressed again later, they just show the card as it is.
"""

from dataclasses import replace

from bot.drafts import transitions
from bot.drafts.clip_transitions import set_start
from bot.drafts.model import Identity, Step
from bot.drafts.transitions import DraftState, NotNow, StaleButton
from bot.jobs.model import Kind
from bot.media.model import Box
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.filming import Filming
from bot.telegram.handlers.order import Ordering
from bot.telegram.middleware.context import state_of
from bot.telegram.middleware.press import Press
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import HALT, row_number
from bot.telegram.ui.keyboards import keyboard, menu_button
from bot.telegram.ui.messages import Content, Same
from storage import drafts, faces, jobs
from storage.model import Draft


class DraftButtons:
    def __init__(
        self,
        services: Services,
        *,
        draft_view: DraftView,
        draft_store: DraftStore,
        filming: Filming,
        ordering: Ordering,
    ) -> None:
        self._services = services
        self._ordering = ordering
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._filming = filming

    async def on_press(self, press: Press, draft: Draft) -> None:
        if press.button.action == HALT:
            await self._halt(press, draft)
            return
        if draft.closed_at is not None:
            await self._closed(press, draft)
            return
        draft = await self._adopt(press, draft)
        match press.button.action:
            case "cancel":
                press.answer.ok()
                await self._cancel(press, draft)
            case "go":
                press.answer.ok()
                await self._ordering.order(press, draft)
            case "cut":
                press.answer.ok()
                await self._filming.cut(press, draft)
            case _:
                await self._step(press, draft)

    async def _halt(self, press: Press, draft: Draft) -> None:
        """Said again after a crash, when the draft is closed already and only its card does not say so."""
        if await self._filming.halt(press, draft):
            press.answer.ok()
            last = self._cancelled(press, draft)
            await self._draft_view.last_word(replace(draft, card_message_id=press.message_id), last)
        else:
            press.answer.alert("answer-looked-already")

    async def _closed(self, press: Press, draft: Draft) -> None:
        """A second press of the big button is no mistake; any other button here is just old."""
        job = await self._services.storage.read(jobs.by_draft, draft.id)
        if job is not None and press.button.action == "go":
            press.answer.toast("answer-ordered")
            await self._ordering.show_again(press, draft, job)
        else:
            press.answer.alert("answer-closed")

    async def _adopt(self, press: Press, draft: Draft) -> Draft:
        """The card is where the person presses: so a card that was sent twice does no harm."""
        if press.message_id == draft.card_message_id or press.ctx.user.id != draft.user_id:
            return draft
        at = self._services.clock()
        return await self._services.storage.write(drafts.place_card, draft.id, press.message_id, at=at)

    async def _step(self, press: Press, draft: Draft) -> None:
        state = state_of(draft)
        try:
            after = await self._after(press, state)
        except NotNow as not_now:
            press.answer.alert(not_now.key, **not_now.details)
            return
        except StaleButton:
            after = state
        press.answer.ok()
        if after != state:
            draft = await self._draft_store.advance(draft, after)
        await self._draft_view.show(press.ctx, draft)

    async def _after(self, press: Press, state: DraftState) -> DraftState:
        """Raises NotNow and StaleButton."""
        limit = max(1, self._services.orders.max_faces(Kind(state.kind)))  # nobody now: the price says so
        match press.button.action:
            case "pick" | "drop" as action:
                return transitions.pick(state, press.number, on=action == "pick", limit=limit)
            case "all":
                return transitions.pick_all(state, limit=limit)
            case "who":
                return transitions.choose(state, press.number)
            case "years":
                return transitions.set_years(state, press.number)
            case "start":
                return set_start(state, press.number, most=self._filming.most_seconds(state))
            case _:
                return await self._after_leading(press, state)

    async def _after_leading(self, press: Press, state: DraftState) -> DraftState:
        match press.button.action:
            case "done":
                return transitions.done(state)
            case "ok":
                return transitions.years_chosen(state)
            case "enhance":
                return transitions.set_enhance(state, press.number)
            case _:
                return await self._after_marked(press, state)

    async def _after_marked(self, press: Press, state: DraftState) -> DraftState:
        match press.button.action:
            case "back" if press.button.arg == state.step_token:
                return transitions.back(state)
            case "same" if press.number == state.asked:
                return transitions.same_for_rest(state)
            case "skip" if press.number == state.asked:
                return transitions.skip(state)
            case "more":
                return transitions.show_all_saved(state)
            case "saved":
                return await self._after_saved(press, state)
        raise StaleButton

    async def _after_saved(self, press: Press, state: DraftState) -> DraftState:
        number, _, asked = press.button.arg.partition(".")
        face_id = row_number(number)
        if state.step is not Step.IDENTITY or asked != str(state.asked) or face_id is None:
            raise StaleButton
        face = await self._services.storage.read(faces.get, face_id)
        if face is None or face.user_id != press.ctx.user.id:
            raise NotNow("answer-face-gone")
        return transitions.give(state, Identity(media=face.media_id, box=Box(*face.box)))

    async def _cancel(self, press: Press, draft: Draft) -> None:
        await self._draft_store.close(draft, self._cancelled(press, draft))

    def _cancelled(self, press: Press, draft: Draft) -> Content:
        label = press.ctx.label
        own = draft.user_id == press.ctx.user.id
        key = "card-cancelled" if own else "card-stopped-by-admin"
        again = [[menu_button(label("button-new-picture"), "swap")]] if press.ctx.private else []
        text = press.ctx.t(key)
        return Content(text=text, keyboard=keyboard(again), picture=Same.PICTURE)
