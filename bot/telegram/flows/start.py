"""/start, /help, /privacy and /language."""

from collections.abc import Mapping
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.commands import usable
from bot.telegram.flows.group_consent import GroupConsent, origin_in
from bot.telegram.flows.menu import abilities, main_menu
from bot.telegram.flows.press import Press
from bot.telegram.gate import Handler, welcome_back
from bot.telegram.incoming import arguments_in
from bot.telegram.keyboards import Labels, keyboard, menu_button, rows_of
from bot.telegram.links import private_chat
from bot.telegram.screen import Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage import users

FOLLOW_APP = "app"


class Start:
    def __init__(
        self, services: Services, *, speaker: Speaker, groups: GroupConsent, doors: Mapping[str, Handler]
    ) -> None:
        """`doors`: where links into the private chat lead, by what they carry."""
        self._services = services
        self._speaker = speaker
        self._groups = groups
        self._doors = doors

    async def on_start(self, visit: Visit) -> None:
        """Whatever waited for this person while they could not be reached is delivered now."""
        await self._services.storage.write(welcome_back, visit.user, at=self._services.clock())
        door = self._doors.get(" ".join(arguments_in(visit.message)))
        wait = await self._groups.find(visit, origin_in(visit.message))
        if wait is not None:
            await self._groups.on_link(visit, wait)
        elif door is not None:
            await door(visit)
        else:
            await self._welcome(visit)

    async def _welcome(self, visit: Visit) -> None:
        hello = self._speaker.text(visit, "welcome", name=visit.user.name)
        parts = [hello, abilities(self._services, visit), self._speaker.text(visit, "welcome-next")]
        await self._speaker.show(
            visit, Shown(text="\n\n".join(parts), keyboard=main_menu(self._services, visit))
        )

    def privately(self, handle: Handler) -> Handler:
        """What is between the bot and one person is not told in a group."""

        async def only_privately(visit: Visit) -> None:
            if visit.private:
                await handle(visit)
            else:
                await self._speaker.say(visit, "private-only", keyboard=self._door(visit))

        return only_privately

    def _door(self, visit: Visit) -> InlineKeyboardMarkup | None:
        label = self._services.texts.plain(visit.locale, "button-private-chat")
        return keyboard([[InlineKeyboardButton(label, url=private_chat(self._services.bot.username))]])

    async def on_help(self, visit: Visit) -> None:
        parts = [
            abilities(self._services, visit),
            self._speaker.text(visit, "help-how"),
            self._commands(visit),
        ]
        await self._speaker.show(
            visit, Shown(text="\n\n".join(parts), keyboard=main_menu(self._services, visit))
        )

    async def on_privacy(self, visit: Visit) -> None:
        days = max(1, round(self._services.retention.total_seconds() / 86400))
        label = Labels(self._services.texts, visit.locale)
        forget = keyboard([[menu_button(label("button-forget"), "forget")]])
        await self._speaker.say(visit, "privacy", keyboard=forget, days=days)

    async def on_language(self, visit: Visit) -> None:
        await self._speaker.say(visit, "language", keyboard=self._languages(visit))

    async def on_language_chosen(self, press: Press) -> None:
        chosen = press.button.arg
        language = chosen if chosen in self._services.texts.locales else None
        await self._services.storage.write(users.set_language, press.visit.user.id, language)
        locale = self._services.texts.resolve(language, press.visit.user.app_language)
        visit = replace(press.visit, locale=locale)
        press.answer.ok()
        key = "language-set" if language else "language-follows"
        await self._speaker.say(
            visit, key, keyboard=main_menu(self._services, visit) if visit.agreed else None
        )

    def _commands(self, visit: Visit) -> str:
        commands = usable(self._services.orders.capabilities())
        return self._speaker.explained(visit, (each for each in commands if not each.for_chat_admins))

    def _languages(self, visit: Visit) -> InlineKeyboardMarkup | None:
        texts = self._services.texts
        named = [
            menu_button(texts.plain(locale, "language-name"), "lang", locale) for locale in texts.locales
        ]
        follow = menu_button(Labels(texts, visit.locale)("button-follow-app"), "lang", FOLLOW_APP)
        return keyboard([*rows_of(named, 2), [follow]])
