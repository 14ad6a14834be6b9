"""/language: a button for each, and one that follows the app."""

from dataclasses import replace

from telegram import InlineKeyboardMarkup

from bot.jobs.orders import Orders
from bot.telegram.handlers.menu import main_menu
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.ui.keyboards import keyboard, menu_button, rows_of
from storage import Storage, users

FOLLOW_APP = "app"


class Language:
    def __init__(self, *, storage: Storage, orders: Orders) -> None:
        self._storage = storage
        self._orders = orders

    async def on_language(self, ctx: UpdateContext) -> None:
        await ctx.reply("language", keyboard=_languages(ctx))

    async def on_chosen(self, press: Press) -> None:
        texts, chosen = press.ctx.replies.texts, press.button.arg
        language = chosen if chosen in texts.locales else None
        await self._storage.write(users.set_language, press.ctx.user.id, language)
        press.answer.ok()
        ctx = replace(press.ctx, locale=texts.resolve(language, press.ctx.user.app_language))
        menu = main_menu(self._orders, ctx) if ctx.agreed else None
        await ctx.reply("language-set" if language else "language-follows", keyboard=menu)


def _languages(ctx: UpdateContext) -> InlineKeyboardMarkup | None:
    texts = ctx.replies.texts
    named = [menu_button(texts.plain(locale, "language-name"), "lang", locale) for locale in texts.locales]
    follow = menu_button(ctx.label("button-follow-app"), "lang", FOLLOW_APP)
    return keyboard([*rows_of(named, 2), [follow]])
