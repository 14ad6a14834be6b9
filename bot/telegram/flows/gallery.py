"""/faces: the saved faces as one picture, with a button for each."""

from telegram import InlineKeyboardMarkup

from bot.media.model import Box
from bot.telegram.callback_data import About
from bot.telegram.flows.naming import Naming
from bot.telegram.flows.press import Press
from bot.telegram.keyboards import Labels, button, keyboard, menu_button, rows_of
from bot.telegram.saving import MOST_FACES
from bot.telegram.screen import CardGone, Place, Same, Screen, Shown, Upload
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage import faces
from storage import media as media_rows
from storage.model import SavedFace


class Gallery:
    def __init__(self, services: Services, *, naming: Naming, speaker: Speaker) -> None:
        self._services = services
        self._naming = naming
        self._speaker = speaker
        self._screen = Screen(services.bot)

    async def on_faces(self, visit: Visit) -> None:
        await self._speaker.show(visit, await self._everyone(visit))

    async def on_press(self, press: Press, face: SavedFace) -> None:
        match press.button.action:
            case "open":
                press.answer.ok()
                await self._edit(press, self._one(press.visit, face))
            case "default":
                await self._services.storage.write(faces.make_default, face.id)
                press.answer.toast("answer-default-set")
                await self._edit(press, await self._everyone(press.visit))
            case "rename":
                press.answer.ok()
                await self._naming.rename(press.visit, face)
            case "delete":
                press.answer.ok()
                await self._edit(press, self._sure(press.visit, face))
            case "erase":
                await self._erase(press, face)
            case _:
                press.answer.alert("answer-old")

    async def on_back(self, press: Press) -> None:
        press.answer.ok()
        await self._edit(press, await self._everyone(press.visit))

    async def _erase(self, press: Press, face: SavedFace) -> None:
        """The picture goes too; what was made with it before stays with its owner."""
        await self._services.storage.write(faces.delete, face.id)
        press.answer.toast("answer-face-deleted")
        await self._edit(press, await self._everyone(press.visit))

    async def _everyone(self, visit: Visit) -> Shown:
        saved = await self._services.storage.read(faces.listing, visit.user.id)
        label = Labels(self._services.texts, visit.locale)
        new = menu_button(label("button-new-face"), "newface")
        if not saved:
            return Shown(text=self._speaker.text(visit, "faces-none"), keyboard=keyboard([[new]]))
        buttons = [
            button(
                label("button-default-face" if face.is_default else "button-saved-face", name=face.name),
                About.FACE,
                face.id,
                "open",
            )
            for face in saved
        ]
        rows = [*rows_of(buttons, 2), [new] if len(saved) < MOST_FACES else []]
        text = self._speaker.text(visit, "faces-list", count=len(saved), limit=MOST_FACES)
        return Shown(text=text, keyboard=keyboard(rows), picture=await self._sheet(saved))

    async def _sheet(self, saved: list[SavedFace]) -> Upload | None:
        items = []
        for face in saved:
            media = await self._services.storage.read(media_rows.get, face.media_id)
            if media is not None:
                items.append((face.name, media, Box(*face.box)))
        if not items:
            return None
        return Upload(content=await self._services.pictures.contact_sheet(items), filename="faces.jpg")

    def _one(self, visit: Visit, face: SavedFace) -> Shown:
        label = Labels(self._services.texts, visit.locale)
        actions = (
            []
            if face.is_default
            else [[button(label("button-make-default"), About.FACE, face.id, "default")]]
        )
        actions.append(
            [
                button(label("button-rename"), About.FACE, face.id, "rename"),
                button(label("button-delete"), About.FACE, face.id, "delete"),
            ]
        )
        key = "face-one-default" if face.is_default else "face-one"
        text = self._speaker.text(visit, key, name=face.name)
        return Shown(text=text, keyboard=self._with_back(visit, actions), picture=Same.PICTURE)

    def _sure(self, visit: Visit, face: SavedFace) -> Shown:
        label = Labels(self._services.texts, visit.locale)
        erase = [[button(label("button-delete-sure"), About.FACE, face.id, "erase")]]
        text = self._speaker.text(visit, "face-delete-sure", name=face.name)
        return Shown(text=text, keyboard=self._with_back(visit, erase), picture=Same.PICTURE)

    def _with_back(self, visit: Visit, rows: list) -> InlineKeyboardMarkup | None:  # type: ignore[type-arg]
        back = menu_button(Labels(self._services.texts, visit.locale)("button-back"), "facesback")
        return keyboard([*rows, [back]])

    async def _edit(self, press: Press, shown: Shown) -> None:
        visit = press.visit
        try:
            await self._screen.edit(visit.chat_id, press.message_id, shown)
        except CardGone:
            await self._screen.send(Place(chat_id=visit.chat_id), shown)
            await self._screen.remove(visit.chat_id, press.message_id)
