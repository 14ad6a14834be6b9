"""/language: a button for each, and one that follows the app."""

from dataclasses import replace

from telegram import InlineKeyboardMarkup

from bot.jobs.orders import Orders
from bot.telegram.handlers.menu import main_menu
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.ui.keyboards import keyboard, menu_button, rows_of
from bot.telegram.ui.messages import Content
from storage import Storage, users

FOLLOW_APP = "app"


class Language:
    def __init__(self, *, storage: Storage, orders: Orders) -> None:
        self._storage = storage
        self._orders = orders

    async def on_language(self, ctx: UpdateContext) -> None:
        text = "\n\n".join([ctx.t("language"), *nearest_language(ctx)])
        await ctx.show(Content(text=text, keyboard=_languages(ctx)))

    async def on_chosen(self, press: Press) -> None:
        texts, chosen = press.ctx.replies.texts, press.button.arg
        language = chosen if chosen in texts.locales else None
        await self._storage.write(users.set_language, press.ctx.user.id, language)
        press.answer.ok()
        ctx = replace(press.ctx, locale=texts.resolve(language, press.ctx.user.app_language))
        menu = main_menu(self._orders, ctx) if ctx.agreed else None
        await ctx.reply("language-set" if language else "language-follows", keyboard=menu)


def nearest_language(ctx: UpdateContext) -> list[str]:
    """That the person gets the nearest language that there is, while they have not chosen one."""
    user = ctx.user
    near = user.language is None and ctx.replies.texts.lacks(user.app_language)
    return [ctx.t("language-nearest")] if near else []


def _languages(ctx: UpdateContext) -> InlineKeyboardMarkup | None:
    texts = ctx.replies.texts
    named = [menu_button(texts.plain(locale, "language-name"), "lang", locale) for locale in texts.locales]
    follow = menu_button(ctx.label("button-follow-app"), "lang", FOLLOW_APP)
    return keyboard([*rows_of(named, 2), [follow]])
