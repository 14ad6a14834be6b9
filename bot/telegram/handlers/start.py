"""/start, /help, /privacy and /language."""

from collections.abc import Mapping
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.handlers.groups.consent import GroupConsent, origin_in
from bot.telegram.handlers.menu import abilities, main_menu
from bot.telegram.middleware.admission import Handler, welcome_back
from bot.telegram.middleware.commands import usable
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.middleware.press import Press
from bot.telegram.middleware.services import Services
from bot.telegram.ui.keyboards import keyboard, menu_button, rows_of
from bot.telegram.ui.links import private_chat
from bot.telegram.ui.messages import Content
from storage import users

FOLLOW_APP = "app"


class Start:
    def __init__(self, services: Services, *, groups: GroupConsent, doors: Mapping[str, Handler]) -> None:
        """`doors`: where links into the private chat lead, by what they carry."""
        self._services = services
        self._groups = groups
        self._doors = doors

    async def on_start(self, ctx: UpdateContext) -> None:
        """Whatever waited for this person while they could not be reached is delivered now."""
        await self._services.storage.write(welcome_back, ctx.user, at=self._services.clock())
        door = self._doors.get(" ".join(arguments_in(ctx.message)))
        wait = await self._groups.find(ctx, origin_in(ctx.message))
        if wait is not None:
            await self._groups.on_link(ctx, wait)
        elif door is not None:
            await door(ctx)
        else:
            await self._welcome(ctx)

    async def _welcome(self, ctx: UpdateContext) -> None:
        hello = ctx.t("welcome", name=ctx.user.name)
        parts = [hello, abilities(self._services, ctx), ctx.t("welcome-next")]
        await ctx.show(Content(text="\n\n".join(parts), keyboard=main_menu(self._services, ctx)))

    def privately(self, handle: Handler) -> Handler:
        """What is between the bot and one person is not told in a group."""

        async def only_privately(ctx: UpdateContext) -> None:
            if ctx.private:
                await handle(ctx)
            else:
                await ctx.reply("private-only", keyboard=self._door(ctx))

        return only_privately

    def _door(self, ctx: UpdateContext) -> InlineKeyboardMarkup | None:
        label = ctx.label("button-private-chat")
        return keyboard([[InlineKeyboardButton(label, url=private_chat(self._services.bot.username))]])

    async def on_help(self, ctx: UpdateContext) -> None:
        parts = [
            abilities(self._services, ctx),
            ctx.t("help-how"),
            self._commands(ctx),
        ]
        await ctx.show(Content(text="\n\n".join(parts), keyboard=main_menu(self._services, ctx)))

    async def on_privacy(self, ctx: UpdateContext) -> None:
        days = max(1, round(self._services.retention.total_seconds() / 86400))
        label = ctx.label
        forget = keyboard([[menu_button(label("button-forget"), "forget")]])
        await ctx.reply("privacy", keyboard=forget, days=days)

    async def on_language(self, ctx: UpdateContext) -> None:
        await ctx.reply("language", keyboard=self._languages(ctx))

    async def on_language_chosen(self, press: Press) -> None:
        chosen = press.button.arg
        language = chosen if chosen in self._services.texts.locales else None
        await self._services.storage.write(users.set_language, press.ctx.user.id, language)
        locale = self._services.texts.resolve(language, press.ctx.user.app_language)
        ctx = replace(press.ctx, locale=locale)
        press.answer.ok()
        key = "language-set" if language else "language-follows"
        await ctx.reply(key, keyboard=main_menu(self._services, ctx) if ctx.agreed else None)

    def _commands(self, ctx: UpdateContext) -> str:
        commands = usable(self._services.orders.capabilities())
        return ctx.explained(each for each in commands if not each.for_chat_admins)

    def _languages(self, ctx: UpdateContext) -> InlineKeyboardMarkup | None:
        texts = self._services.texts
        named = [
            menu_button(texts.plain(locale, "language-name"), "lang", locale) for locale in texts.locales
        ]
        follow = menu_button(ctx.label("button-follow-app"), "lang", FOLLOW_APP)
        return keyboard([*rows_of(named, 2), [follow]])
