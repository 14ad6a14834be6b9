"""/faces: the saved faces as one picture, with a button for each."""

from telegram import InlineKeyboardMarkup

from bot.media.library import Pictures
from bot.media.model import Box
from bot.telegram.handlers.groups.info import GroupInfo
from bot.telegram.handlers.save_face import MOST_FACES, SaveFace
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import button, keyboard, menu_button, rows_of
from bot.telegram.ui.messages import Content, Same, Upload
from storage import Storage, faces
from storage import media as media_rows
from storage.model import SavedFace


class Faces:
    def __init__(
        self, *, storage: Storage, pictures: Pictures, save_face: SaveFace, group_info: GroupInfo
    ) -> None:
        self._storage = storage
        self._pictures = pictures
        self._save_face = save_face
        self._group_info = group_info

    async def on_faces(self, ctx: UpdateContext) -> None:
        """In a group names only: a picture of one's faces is nobody else's business."""
        if ctx.private:
            await ctx.show(await self._everyone(ctx))
        else:
            await self._group_info.on_faces(ctx)

    async def on_press(self, press: Press, face: SavedFace) -> None:
        match press.button.action:
            case "open":
                press.answer.ok()
                await self._edit(press, self._one(press.ctx, face))
            case "default":
                await self._storage.write(faces.make_default, face.id)
                press.answer.toast("answer-default-set")
                await self._edit(press, await self._everyone(press.ctx))
            case "rename":
                press.answer.ok()
                await self._save_face.rename(press.ctx, face)
            case "delete":
                press.answer.ok()
                await self._edit(press, self._sure(press.ctx, face))
            case "erase":
                await self._erase(press, face)
            case _:
                press.answer.alert("answer-old")

    async def on_back(self, press: Press) -> None:
        press.answer.ok()
        await self._edit(press, await self._everyone(press.ctx))

    async def _erase(self, press: Press, face: SavedFace) -> None:
        """The picture goes too; what was made with it before stays with its owner."""
        await self._storage.write(faces.delete, face.id)
        press.answer.toast("answer-face-deleted")
        await self._edit(press, await self._everyone(press.ctx))

    async def _everyone(self, ctx: UpdateContext) -> Content:
        saved = await self._storage.read(faces.listing, ctx.user.id)
        label = ctx.label
        new = menu_button(label("button-new-face"), "newface")
        if not saved:
            return Content(text=ctx.t("faces-none"), keyboard=keyboard([[new]]))
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
        text = ctx.t("faces-list", count=len(saved), limit=MOST_FACES)
        return Content(text=text, keyboard=keyboard(rows), picture=await self._sheet(saved))

    async def _sheet(self, saved: list[SavedFace]) -> Upload | None:
        items = []
        for face in saved:
            media = await self._storage.read(media_rows.get, face.media_id)
            if media is not None:
                items.append((face.name, media, Box(*face.box)))
        if not items:
            return None
        return Upload(content=await self._pictures.contact_sheet(items), filename="faces.jpg")

    def _one(self, ctx: UpdateContext, face: SavedFace) -> Content:
        label = ctx.label
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
        text = ctx.t(key, name=face.name)
        return Content(text=text, keyboard=self._with_back(ctx, actions), picture=Same.PICTURE)

    def _sure(self, ctx: UpdateContext, face: SavedFace) -> Content:
        label = ctx.label
        erase = [[button(label("button-delete-sure"), About.FACE, face.id, "erase")]]
        text = ctx.t("face-delete-sure", name=face.name)
        return Content(text=text, keyboard=self._with_back(ctx, erase), picture=Same.PICTURE)

    def _with_back(self, ctx: UpdateContext, rows: list) -> InlineKeyboardMarkup | None:  # type: ignore[type-arg]
        back = menu_button(ctx.label("button-back"), "facesback")
        return keyboard([*rows, [back]])

    async def _edit(self, press: Press, shown: Content) -> None:
        await press.ctx.edit_or_send(shown, press.message_id)
