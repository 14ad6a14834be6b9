"""/timezone: whose midnight it is that begins a new day."""

from collections.abc import Iterable
from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot.telegram import zones
from bot.telegram.flows.press import Press
from bot.telegram.incoming import arguments_in
from bot.telegram.keyboards import Labels, keyboard, menu_button, rows_of
from bot.telegram.screen import Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage import allowances
from storage.model import User

ACTION = "zone"


class Timezones:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker

    async def on_timezone(self, visit: Visit) -> None:
        words = " ".join(arguments_in(visit.message))
        found = zones.find(words, visit.locale) if words else None
        if found is not None:
            await self._move(visit, found)
        elif words:
            await self._help(visit, words)
        else:
            await self._show(visit)

    async def on_chosen(self, press: Press) -> None:
        name = press.button.arg.replace(".", "/")
        if not zones.is_known(name):
            press.answer.alert("answer-old")
            return
        press.answer.ok()
        await self._move(press.visit, name)

    async def _show(self, visit: Visit) -> None:
        usual = [name for name in zones.USUAL.get(visit.locale, ()) if zones.is_known(name)]
        lines = [self._told(visit, "timezone-now", visit.user), self._speaker.text(visit, "timezone-how")]
        shown = Shown(text="\n".join(lines), keyboard=self._choice(visit, usual))
        await self._speaker.show(visit, shown)

    async def _help(self, visit: Visit, words: str) -> None:
        near = zones.nearest(words, visit.locale, self._services.clock())
        lines = [self._speaker.text(visit, "timezone-unknown", name=words[: zones.LONGEST])]
        lines.append(self._speaker.text(visit, "timezone-nearest" if near else "timezone-how"))
        shown = Shown(text="\n".join(lines), keyboard=self._choice(visit, near))
        await self._speaker.show(visit, shown)

    async def _move(self, visit: Visit, name: str) -> None:
        at = self._services.clock()
        timezone = None if name == zones.UTC else name
        user = await self._services.storage.write(allowances.move, visit.user.id, timezone, at=at)
        lines = [self._told(visit, "timezone-set", user)]
        if user.day_until is not None and user.day_until != allowances.local_day(user, at)[1]:
            lines.append(self._speaker.text(visit, "timezone-later"))
        await self._speaker.show(visit, Shown(text="\n".join(lines)))

    def _told(self, visit: Visit, key: str, user: User) -> str:
        now: datetime = self._services.clock().astimezone(allowances.zone_of(user.timezone))
        return self._speaker.text(visit, key, name=zones.title(user.timezone, visit.locale), at=now)

    def _choice(self, visit: Visit, names: Iterable[str]) -> InlineKeyboardMarkup | None:
        label = Labels(self._services.texts, visit.locale)
        cities = [
            menu_button(
                label("button-zone", name=zones.title(name, visit.locale)), ACTION, name.replace("/", ".")
            )
            for name in names
        ]
        back = [menu_button(label("button-zone-utc"), ACTION, zones.UTC)] if visit.user.timezone else []
        return keyboard([*rows_of(cities, 2), back])
