"""The buttons on the card of a draft that makes something.

Every button names its target (this face on, that face off, these years), so pressing twice is pressing once. Those
that lead on or back carry the place that they lead from; pressed again later, they just show the card as it is.
"""

from dataclasses import replace

from bot.jobs.model import Kind
from bot.media.model import Box
from bot.telegram.callback_data import HALT, row_number
from bot.telegram.flows import steps
from bot.telegram.flows.board import Board, stage_of
from bot.telegram.flows.clip_steps import set_start
from bot.telegram.flows.document import Identity, Step
from bot.telegram.flows.drafting import Drafting
from bot.telegram.flows.filming import Filming
from bot.telegram.flows.ordering import Ordering
from bot.telegram.flows.press import Press
from bot.telegram.flows.steps import NotNow, Stage, StaleButton
from bot.telegram.keyboards import Labels, keyboard, menu_button
from bot.telegram.screen import Same, Shown
from bot.telegram.services import Services
from storage import drafts, faces, jobs
from storage.model import Draft


class DraftButtons:
    def __init__(
        self,
        services: Services,
        *,
        board: Board,
        drafting: Drafting,
        filming: Filming,
        ordering: Ordering,
    ) -> None:
        self._services = services
        self._ordering = ordering
        self._board = board
        self._drafting = drafting
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
            await self._board.last_word(replace(draft, card_message_id=press.message_id), last)
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
        if press.message_id == draft.card_message_id or press.visit.user.id != draft.user_id:
            return draft
        at = self._services.clock()
        return await self._services.storage.write(drafts.place_card, draft.id, press.message_id, at=at)

    async def _step(self, press: Press, draft: Draft) -> None:
        stage = stage_of(draft)
        try:
            after = await self._after(press, stage)
        except NotNow as not_now:
            press.answer.alert(not_now.key, **not_now.details)
            return
        except StaleButton:
            after = stage
        press.answer.ok()
        if after != stage:
            draft = await self._drafting.advance(draft, after)
        await self._board.show(press.visit, draft)

    async def _after(self, press: Press, stage: Stage) -> Stage:
        """Raises NotNow and StaleButton."""
        limit = max(1, self._services.orders.max_faces(Kind(stage.kind)))  # nobody now: the price says so
        match press.button.action:
            case "pick" | "drop" as action:
                return steps.pick(stage, press.number, on=action == "pick", limit=limit)
            case "all":
                return steps.pick_all(stage, limit=limit)
            case "who":
                return steps.choose(stage, press.number)
            case "years":
                return steps.set_years(stage, press.number)
            case "start":
                return set_start(stage, press.number, most=self._filming.most_seconds(stage))
            case _:
                return await self._after_leading(press, stage)

    async def _after_leading(self, press: Press, stage: Stage) -> Stage:
        match press.button.action:
            case "done":
                return steps.done(stage)
            case "ok":
                return steps.years_chosen(stage)
            case "enhance":
                return steps.set_enhance(stage, press.number)
            case _:
                return await self._after_marked(press, stage)

    async def _after_marked(self, press: Press, stage: Stage) -> Stage:
        match press.button.action:
            case "back" if press.button.arg == stage.marker:
                return steps.back(stage)
            case "same" if press.number == stage.asked:
                return steps.same_for_rest(stage)
            case "skip" if press.number == stage.asked:
                return steps.skip(stage)
            case "more":
                return steps.show_all_saved(stage)
            case "saved":
                return await self._after_saved(press, stage)
        raise StaleButton

    async def _after_saved(self, press: Press, stage: Stage) -> Stage:
        number, _, asked = press.button.arg.partition(".")
        face_id = row_number(number)
        if stage.step is not Step.IDENTITY or asked != str(stage.asked) or face_id is None:
            raise StaleButton
        face = await self._services.storage.read(faces.get, face_id)
        if face is None or face.user_id != press.visit.user.id:
            raise NotNow("answer-face-gone")
        return steps.give(stage, Identity(media=face.media_id, box=Box(*face.box)))

    async def _cancel(self, press: Press, draft: Draft) -> None:
        await self._drafting.close(draft, self._cancelled(press, draft))

    def _cancelled(self, press: Press, draft: Draft) -> Shown:
        label = Labels(self._services.texts, press.visit.locale)
        own = draft.user_id == press.visit.user.id
        key = "card-cancelled" if own else "card-stopped-by-admin"
        again = [[menu_button(label("button-new-picture"), "swap")]] if press.visit.private else []
        text = self._services.texts(press.visit.locale, key)
        return Shown(text=text, keyboard=keyboard(again), picture=Same.PICTURE)
