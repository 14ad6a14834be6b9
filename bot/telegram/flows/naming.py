"""Saving a face from a photo, and giving it a name.

    photo → which (when there are several people in it) → name

It is saved as soon as it is known which face is meant, under a name that only waits to be changed.
"""

from dataclasses import replace
from datetime import datetime

from bot.media.model import Box, Face, MediaGone
from bot.telegram.callback_data import About
from bot.telegram.cards import CardView, Facts, Preview, draft_card
from bot.telegram.flows.board import Board, stage_of
from bot.telegram.flows.document import DraftData, DraftKind, Identity, Notice, Shot, Step
from bot.telegram.flows.drafting import Drafting
from bot.telegram.flows.looking import Looking, Seen
from bot.telegram.flows.press import Press
from bot.telegram.flows.steps import Stage
from bot.telegram.incoming import picture_in
from bot.telegram.keyboards import Labels, button, keyboard, menu_button
from bot.telegram.saving import LONGEST_NAME, clean_name, save_identity
from bot.telegram.screen import Same, Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage import Transaction, drafts, faces
from storage.errors import FaceNameTaken, TooManyFaces
from storage.model import Draft, SavedFace


class Naming:
    def __init__(
        self, services: Services, *, board: Board, drafting: Drafting, looking: Looking, speaker: Speaker
    ) -> None:
        self._services = services
        self._board = board
        self._drafting = drafting
        self._looking = looking
        self._speaker = speaker

    async def on_new(self, visit: Visit) -> None:
        draft = await self._drafting.open(visit, DraftKind.FACE, Step.PHOTO, DraftData())
        await self._show(visit, draft)

    async def rename(self, visit: Visit, face: SavedFace) -> None:
        draft = await self._drafting.open(visit, DraftKind.FACE, Step.NAME, DraftData(face_id=face.id))
        await self._show(visit, draft)

    async def on_picture(self, visit: Visit, draft: Draft) -> None:
        picture = picture_in(visit.message) if visit.message else None
        stage = stage_of(draft)
        if picture is None or stage.data.taken == picture.message_id:
            await self._show(visit, draft)
            return
        seen = await self._looking.look(visit, draft, picture, purpose="face")
        if seen.shot is not None and seen.shot.only is not None:
            await self._save(seen.visit, seen.draft, seen.shot, seen.shot.only, taken=picture.message_id)
            return
        after = _asking_which(stage, seen, taken=picture.message_id)
        await self._show(seen.visit, await self._drafting.advance(seen.draft, after))

    async def on_name(self, visit: Visit, draft: Draft, text: str) -> None:
        """The next words are the name, whatever they are."""
        stage = stage_of(draft)
        name = clean_name(text)
        if name is None:
            refusal = stage.noticing("bad-name", limit=LONGEST_NAME)
            await self._show(visit, await self._drafting.advance(draft, refusal))
            return
        try:
            await self._services.storage.write(
                give_name, draft.id, stage.data.face_id or 0, name, at=self._services.clock()
            )
        except FaceNameTaken:
            draft = await self._drafting.advance(draft, stage.noticing("name-taken", name=name))
            await self._show(visit, draft)
            return
        await self._board.last_word(draft, self._saved(visit, name, buttons=False))
        await self._speaker.show(visit, self._saved(visit, name, buttons=True))

    async def on_press(self, press: Press, draft: Draft) -> None:
        visit, stage = press.visit, stage_of(draft)
        if draft.closed_at is not None:
            press.answer.alert("answer-closed")
            return
        press.answer.ok()
        match press.button.action:
            case "who" if stage.data.question and press.number in stage.data.question.numbers:
                await self._save(visit, draft, stage.data.question, press.number, taken=stage.data.taken)
            case "keep":
                await self._finish(visit, draft, stage)
            case "back" if stage.step is Step.WHICH:
                photo = stage.to(Step.PHOTO, DraftData(taken=stage.data.taken))
                await self._show(visit, await self._drafting.advance(draft, photo))
            case "cancel":
                text = self._speaker.text(visit, "card-cancelled-short")
                await self._drafting.close(draft, Shown(text=text, picture=Same.PICTURE))
            case _:
                await self._show(visit, draft)

    async def _save(self, visit: Visit, draft: Draft, shot: Shot, number: int, *, taken: int | None) -> None:
        identity = Identity(media=shot.media, box=shot.face(number).box)
        stem = self._services.texts.plain(visit.locale, "face-default-name")
        data = DraftData(taken=taken)
        try:
            draft = await self._services.storage.write(
                save_and_ask, draft, visit.user.id, identity, data, stem=stem, at=self._services.clock()
            )
        except TooManyFaces as error:
            stage = stage_of(draft).noticing("too-many-saved", limit=error.limit)
            draft = await self._drafting.advance(
                draft, stage.to(Step.PHOTO, replace(stage.data, taken=taken))
            )
        await self._show(visit, draft)

    async def _finish(self, visit: Visit, draft: Draft, stage: Stage) -> None:
        face = await self._services.storage.read(faces.get, stage.data.face_id or 0)
        await self._drafting.close(draft, self._saved(visit, face.name if face else "", buttons=True))

    async def _show(self, visit: Visit, draft: Draft) -> None:
        await self._board.put(visit, draft, await self.view(visit, draft))

    async def view(self, visit: Visit, draft: Draft) -> CardView:
        stage = stage_of(draft)
        if stage.step is not Step.NAME:
            return draft_card(draft.id, stage, Facts(), self._services.texts, visit.locale)
        face = await self._services.storage.read(faces.get, stage.data.face_id or 0)
        if face is None:
            raise MediaGone(draft.id)
        return self._name_card(visit, draft, stage, face)

    def _name_card(self, visit: Visit, draft: Draft, stage: Stage, face: SavedFace) -> CardView:
        label = Labels(self._services.texts, visit.locale)
        text = self._speaker.text(visit, "ask-name", name=face.name)
        if notice := stage.data.notice:
            text = f"{self._speaker.text(visit, notice.key, **notice.details)}\n\n{text}"
        keep = button(label("button-keep-name", name=face.name), About.DRAFT, draft.id, "keep")
        preview = Preview(media=face.media_id, faces=(Face(box=Box(*face.box)),), picked=(1,))
        return CardView(text=text, keyboard=keyboard([[keep]]), preview=preview)

    def _saved(self, visit: Visit, name: str, *, buttons: bool) -> Shown:
        label = Labels(self._services.texts, visit.locale)
        row = [
            menu_button(label("button-menu-faces"), "faces"),
            menu_button(label("button-menu-swap"), "swap"),
        ]
        text = self._speaker.text(visit, "face-saved", name=name)
        return Shown(text=text, keyboard=keyboard([row]) if buttons else None, picture=Same.PICTURE)


def _asking_which(stage: Stage, seen: Seen, *, taken: int) -> Stage:
    """Several people in the photo, nobody, or no photo at all."""
    if seen.shot is not None and seen.shot.faces:
        return stage.to(Step.WHICH, DraftData(question=seen.shot, taken=taken))
    notice = seen.refusal or Notice(key="no-face-in-identity")
    return stage.to(Step.PHOTO, DraftData(notice=notice, taken=taken))


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
