"""What may be asked in front of everybody: one's own faces by name, and how the bot works in a group."""

from telegram import InlineKeyboardButton

from bot.telegram.commands import usable
from bot.telegram.keyboards import keyboard
from bot.telegram.links import private_chat
from bot.telegram.screen import Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage import faces


class GroupInfo:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker

    async def on_faces(self, visit: Visit) -> None:
        """Names only: a picture of one's faces is nobody else's business."""
        saved = await self._services.storage.read(faces.listing, visit.user.id)
        if not saved:
            label = self._services.texts.plain(visit.locale, "button-save-privately")
            url = private_chat(self._services.bot.username, "newface")
            door = keyboard([[InlineKeyboardButton(label, url=url)]])
            await self._speaker.say(visit, "group-faces-none", keyboard=door)
            return
        default = next((face.name for face in saved if face.is_default), saved[0].name)
        names = ", ".join(face.name for face in saved)
        await self._speaker.say(visit, "group-faces", names=names, name=default, example=saved[-1].name)

    async def on_help(self, visit: Visit) -> None:
        commands = [command for command in usable(self._services.orders.capabilities()) if command.in_groups]
        texts, locale = self._services.texts, visit.locale
        lines = [
            texts(locale, "help-command", command=each.name, does=texts.plain(locale, each.description_key))
            for each in commands
        ]
        how = [self._speaker.text(visit, key) for key in ("help-group", "group-help-more")]
        text = "\n".join([*how, *lines])
        await self._speaker.show(visit, Shown(text=text))
