"""Saving a face from a photo, and giving it a name.

    photo → which (when there are several people in it) → name

It is saved as soon as it is known which face is meant, under a name that only waits to be changed.
"""

from dataclasses import replace
from datetime import datetime

from bot.clock import Clock
from bot.drafts.model import DraftData, Identity, Notice, Shot, Step
from bot.drafts.transitions import DraftState
from bot.i18n.names import cleaned
from bot.jobs.model import Kind
from bot.media.model import Box, Face, MediaGone
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.media_intake import MediaIntake, Seen
from bot.telegram.middleware.context import DraftContext, Press, UpdateContext
from bot.telegram.middleware.message_content import picture_in
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.draft_card import CardView, Facts, Preview, draft_card
from bot.telegram.ui.keyboards import button, keyboard, menu_button
from bot.telegram.ui.messages import Content, Same
from storage import Storage, Transaction, drafts, faces
from storage import media as media_rows
from storage.errors import FaceNameTaken, TooManyFaces
from storage.model import Draft, SavedFace

LONGEST_NAME = 24
MOST_FACES = 20


class SaveFace:
    def __init__(
        self,
        *,
        storage: Storage,
        clock: Clock,
        draft_view: DraftView,
        draft_store: DraftStore,
        media_intake: MediaIntake,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._media_intake = media_intake

    async def on_new(self, ctx: UpdateContext) -> None:
        await self._show(await self._draft_store.open(ctx, Kind.FACE, Step.PHOTO, DraftData()))

    async def rename(self, ctx: UpdateContext, face: SavedFace) -> None:
        data = DraftData(face_id=face.id)
        await self._show(await self._draft_store.open(ctx, Kind.FACE, Step.NAME, data))

    async def on_picture(self, ctx: DraftContext) -> None:
        picture = picture_in(ctx.message) if ctx.message else None
        if picture is None or ctx.state.data.taken == picture.message_id:
            await self._show(ctx)
            return
        seen = await self._media_intake.look(ctx, picture, purpose="face")
        if seen.shot is not None and seen.shot.only is not None:
            await self._save(seen.ctx, seen.shot, seen.shot.only, taken=picture.message_id)
            return
        after = _asking_which(ctx.state, seen, taken=picture.message_id)
        await self._show(await self._draft_store.advance(seen.ctx, after))

    async def on_name(self, ctx: DraftContext, text: str) -> None:
        """The next words are the name, whatever they are."""
        name = cleaned(text, LONGEST_NAME)
        if name is None:
            await self._refuse(ctx, "bad-name", limit=LONGEST_NAME)
            return
        face_id = ctx.state.data.face_id or 0
        try:
            await self._storage.write(give_name, ctx.draft.id, face_id, name, at=self._clock())
        except FaceNameTaken:
            await self._refuse(ctx, "name-taken", name=name)
            return
        await self._draft_view.finish_card(ctx.draft, _saved(ctx, name, buttons=False))
        await ctx.show(_saved(ctx, name, buttons=True))

    async def _refuse(self, ctx: DraftContext, key: str, **details: str | int) -> None:
        await self._show(await self._draft_store.advance(ctx, ctx.state.noticing(key, **details)))

    async def on_press(self, press: Press, ctx: DraftContext) -> None:
        if ctx.draft.closed_at is not None:
            press.answer.alert("answer-closed")
            return
        press.answer.ok()
        ctx = await self._draft_view.adopt(ctx, press.message_id)
        state = ctx.state
        match press.button.action:
            case "who" if state.data.question and press.number in state.data.question.numbers:
                await self._save(ctx, state.data.question, press.number, taken=state.data.taken)
            case "keep":
                await self._finish(ctx)
            case "back" if state.step is Step.WHICH:
                photo = state.to(Step.PHOTO, DraftData(taken=state.data.taken))
                await self._show(await self._draft_store.advance(ctx, photo))
            case "cancel":
                content = Content(text=ctx.t("card-cancelled-short"), picture=Same.PICTURE)
                await self._draft_store.close(ctx.draft, content)
            case _:
                await self._show(ctx)

    async def _save(self, ctx: DraftContext, shot: Shot, number: int, *, taken: int | None) -> None:
        identity = Identity(media=shot.media, box=shot.face(number).box)
        stem, data = ctx.label("face-default-name"), DraftData(taken=taken)
        try:
            draft = await self._storage.write(
                save_and_ask, ctx.draft, ctx.user.id, identity, data, stem=stem, at=self._clock()
            )
        except TooManyFaces as error:
            full = ctx.state.noticing("too-many-saved", limit=error.limit)
            ctx = await self._draft_store.advance(ctx, full.to(Step.PHOTO, replace(full.data, taken=taken)))
        else:
            ctx = ctx.with_draft(draft)
        await self._show(ctx)

    async def _finish(self, ctx: DraftContext) -> None:
        face = await self._storage.read(faces.get, ctx.state.data.face_id or 0)
        await self._draft_store.close(ctx.draft, _saved(ctx, face.name if face else "", buttons=True))

    async def _show(self, ctx: DraftContext) -> None:
        await self._draft_view.put(ctx, await self.view(ctx))

    async def view(self, ctx: DraftContext) -> CardView:
        state = ctx.state
        if state.step is not Step.NAME:
            return draft_card(ctx.draft.id, state, Facts(), ctx.replies.texts, ctx.locale)
        face = await self._storage.read(faces.get, state.data.face_id or 0)
        if face is None:
            raise MediaGone(ctx.draft.id)
        return _name_card(ctx, face)


def _name_card(ctx: DraftContext, face: SavedFace) -> CardView:
    text = ctx.t("ask-name", name=face.name)
    if notice := ctx.state.data.notice:
        text = f"{ctx.t(notice.key, **notice.details)}\n\n{text}"
    keep = button(ctx.label("button-keep-name", name=face.name), About.DRAFT, ctx.draft.id, "keep")
    preview = Preview(media=face.media_id, faces=(Face(box=Box(*face.box)),), picked=(1,))
    return CardView(text=text, keyboard=keyboard([[keep]]), preview=preview)


def _saved(ctx: UpdateContext, name: str, *, buttons: bool) -> Content:
    row = [
        menu_button(ctx.label("button-menu-faces"), "faces"),
        menu_button(ctx.label("button-menu-swap"), "swap"),
    ]
    rows = keyboard([row]) if buttons else None
    return Content(text=ctx.t("face-saved", name=name), keyboard=rows, picture=Same.PICTURE)


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


def free_name(stem: str, taken: set[str]) -> str:
    """`Face 1`, or the next number that is free. `taken` is in small letters, for capitals make no difference."""
    return next(
        name for number in range(1, len(taken) + 2) if (name := f"{stem} {number}").casefold() not in taken
    )


def save_identity(tx: Transaction, user_id: int, identity: Identity, *, stem: str, at: datetime) -> SavedFace:
    """Save it, or find it saved already. Raises TooManyFaces, and MediaGone when its picture was deleted."""
    saved = faces.listing(tx, user_id)
    for face in saved:
        if face.media_id == identity.media and tuple(face.box) == tuple(identity.box):
            return face
    if media_rows.get(tx, identity.media) is None:
        raise MediaGone(identity.media)
    name = free_name(stem, {face.name.casefold() for face in saved})
    box = (identity.box.x1, identity.box.y1, identity.box.x2, identity.box.y2)
    return faces.save(
        tx, user_id=user_id, name=name, media_id=identity.media, box=box, limit=MOST_FACES, at=at
    )
