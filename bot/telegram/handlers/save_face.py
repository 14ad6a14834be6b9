"""Saving a face from a photo, and giving it a name.

    photo → which (when there are several people in it) → name

It is saved as soon as it is known which face is meant, under a name that only waits to be changed.
"""

from dataclasses import replace
from datetime import datetime

from bot.drafts.model import DraftData, DraftKind, Identity, Notice, Shot, Step
from bot.drafts.transitions import DraftState
from bot.media.model import Box, Face, MediaGone
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.media_intake import MediaIntake, Seen
from bot.telegram.handlers.saving import LONGEST_NAME, clean_name, save_identity
from bot.telegram.middleware.context import UpdateContext, state_of
from bot.telegram.middleware.message_content import picture_in
from bot.telegram.middleware.press import Press
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.draft_card import CardView, Facts, Preview, draft_card
from bot.telegram.ui.keyboards import button, keyboard, menu_button
from bot.telegram.ui.messages import Content, Same
from storage import Transaction, drafts, faces
from storage.errors import FaceNameTaken, TooManyFaces
from storage.model import Draft, SavedFace


class Naming:
    def __init__(
        self,
        services: Services,
        *,
        draft_view: DraftView,
        draft_store: DraftStore,
        media_intake: MediaIntake,
    ) -> None:
        self._services = services
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._media_intake = media_intake

    async def on_new(self, ctx: UpdateContext) -> None:
        draft = await self._draft_store.open(ctx, DraftKind.FACE, Step.PHOTO, DraftData())
        await self._show(ctx, draft)

    async def rename(self, ctx: UpdateContext, face: SavedFace) -> None:
        draft = await self._draft_store.open(ctx, DraftKind.FACE, Step.NAME, DraftData(face_id=face.id))
        await self._show(ctx, draft)

    async def on_picture(self, ctx: UpdateContext, draft: Draft) -> None:
        picture = picture_in(ctx.message) if ctx.message else None
        state = state_of(draft)
        if picture is None or state.data.taken == picture.message_id:
            await self._show(ctx, draft)
            return
        seen = await self._media_intake.look(ctx, draft, picture, purpose="face")
        if seen.shot is not None and seen.shot.only is not None:
            await self._save(seen.ctx, seen.draft, seen.shot, seen.shot.only, taken=picture.message_id)
            return
        after = _asking_which(state, seen, taken=picture.message_id)
        await self._show(seen.ctx, await self._draft_store.advance(seen.draft, after))

    async def on_name(self, ctx: UpdateContext, draft: Draft, text: str) -> None:
        """The next words are the name, whatever they are."""
        state = state_of(draft)
        name = clean_name(text)
        if name is None:
            refusal = state.noticing("bad-name", limit=LONGEST_NAME)
            await self._show(ctx, await self._draft_store.advance(draft, refusal))
            return
        try:
            await self._services.storage.write(
                give_name, draft.id, state.data.face_id or 0, name, at=self._services.clock()
            )
        except FaceNameTaken:
            draft = await self._draft_store.advance(draft, state.noticing("name-taken", name=name))
            await self._show(ctx, draft)
            return
        await self._draft_view.last_word(draft, self._saved(ctx, name, buttons=False))
        await ctx.show(self._saved(ctx, name, buttons=True))

    async def on_press(self, press: Press, draft: Draft) -> None:
        ctx, state = press.ctx, state_of(draft)
        if draft.closed_at is not None:
            press.answer.alert("answer-closed")
            return
        press.answer.ok()
        match press.button.action:
            case "who" if state.data.question and press.number in state.data.question.numbers:
                await self._save(ctx, draft, state.data.question, press.number, taken=state.data.taken)
            case "keep":
                await self._finish(ctx, draft, state)
            case "back" if state.step is Step.WHICH:
                photo = state.to(Step.PHOTO, DraftData(taken=state.data.taken))
                await self._show(ctx, await self._draft_store.advance(draft, photo))
            case "cancel":
                text = ctx.t("card-cancelled-short")
                await self._draft_store.close(draft, Content(text=text, picture=Same.PICTURE))
            case _:
                await self._show(ctx, draft)

    async def _save(
        self, ctx: UpdateContext, draft: Draft, shot: Shot, number: int, *, taken: int | None
    ) -> None:
        identity = Identity(media=shot.media, box=shot.face(number).box)
        stem = ctx.label("face-default-name")
        data = DraftData(taken=taken)
        try:
            draft = await self._services.storage.write(
                save_and_ask, draft, ctx.user.id, identity, data, stem=stem, at=self._services.clock()
            )
        except TooManyFaces as error:
            state = state_of(draft).noticing("too-many-saved", limit=error.limit)
            draft = await self._draft_store.advance(
                draft, state.to(Step.PHOTO, replace(state.data, taken=taken))
            )
        await self._show(ctx, draft)

    async def _finish(self, ctx: UpdateContext, draft: Draft, state: DraftState) -> None:
        face = await self._services.storage.read(faces.get, state.data.face_id or 0)
        await self._draft_store.close(draft, self._saved(ctx, face.name if face else "", buttons=True))

    async def _show(self, ctx: UpdateContext, draft: Draft) -> None:
        await self._draft_view.put(ctx, draft, await self.view(ctx, draft))

    async def view(self, ctx: UpdateContext, draft: Draft) -> CardView:
        state = state_of(draft)
        if state.step is not Step.NAME:
            return draft_card(draft.id, state, Facts(), self._services.texts, ctx.locale)
        face = await self._services.storage.read(faces.get, state.data.face_id or 0)
        if face is None:
            raise MediaGone(draft.id)
        return self._name_card(ctx, draft, state, face)

    def _name_card(self, ctx: UpdateContext, draft: Draft, state: DraftState, face: SavedFace) -> CardView:
        label = ctx.label
        text = ctx.t("ask-name", name=face.name)
        if notice := state.data.notice:
            text = f"{ctx.t(notice.key, **notice.details)}\n\n{text}"
        keep = button(label("button-keep-name", name=face.name), About.DRAFT, draft.id, "keep")
        preview = Preview(media=face.media_id, faces=(Face(box=Box(*face.box)),), picked=(1,))
        return CardView(text=text, keyboard=keyboard([[keep]]), preview=preview)

    def _saved(self, ctx: UpdateContext, name: str, *, buttons: bool) -> Content:
        label = ctx.label
        row = [
            menu_button(label("button-menu-faces"), "faces"),
            menu_button(label("button-menu-swap"), "swap"),
        ]
        text = ctx.t("face-saved", name=name)
        return Content(text=text, keyboard=keyboard([row]) if buttons else None, picture=Same.PICTURE)


def _asking_which(state: DraftState, seen: Seen, *, taken: int) -> DraftState:
    """Several people in the photo, nobody, or no photo at all."""
    if seen.shot is not None and seen.shot.faces:
        return state.to(Step.WHICH, DraftData(question=seen.shot, taken=taken))
    notice = seen.refusal or Notice(key="no-face-in-identity")
    return state.to(Step.PHOTO, DraftData(notice=notice, taken=taken))


def save_and_ask(
    tx: Transaction,
    draft: Draft,
    user_id: int,
    identity: Identity,
    data: DraftData,
    *,
    stem: str,
    at: datetime,
) -> Draft:
    """Raises StaleDraft, TooManyFaces and MediaGone; then nothing was saved."""
    face = save_identity(tx, user_id, identity, stem=stem, at=at)
    document = replace(data, face_id=face.id).to_document()
    return drafts.advance(tx, draft, step=Step.NAME, data=document, at=at)


def give_name(tx: Transaction, draft_id: str, face_id: int, name: str, *, at: datetime) -> None:
    """Raises FaceNameTaken."""
    faces.rename(tx, face_id, name)
    drafts.close(tx, draft_id, at=at)
