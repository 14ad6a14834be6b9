"""/settings: what those who run a group have set there, on one card. Each press asks Telegram if they still run it."""

from collections.abc import Callable, Mapping

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.clock import Clock
from bot.i18n import Texts, timezones
from bot.telegram.handlers.groups.rights import may_send_pictures
from bot.telegram.middleware.admission import language_of
from bot.telegram.middleware.chat_admins import ChatAdmins
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import Labels, Row, button, keyboard, rows_of
from bot.telegram.ui.messages import Content
from storage import Storage, groups
from storage.groups import Value
from storage.model import Chat

COOLDOWNS = (0, 30, 60, 300, 900, 3600)
ZONES = (
    timezones.UTC, "Europe/London", "Europe/Madrid", "Europe/Moscow", "America/New_York", "America/Sao_Paulo",
    "Asia/Dubai", "Asia/Kolkata", "Asia/Jakarta", "Asia/Shanghai",
)  # fmt: skip
ZONE_WORD = "timezone"
FOLLOW = "follow"


class GroupSettings:
    def __init__(self, *, bot: Bot, storage: Storage, admins: ChatAdmins, clock: Clock) -> None:
        self._bot = bot
        self._storage = storage
        self._admins = admins
        self._clock = clock

    async def on_settings(self, ctx: UpdateContext) -> None:
        if ctx.group is None:
            await ctx.reply("settings-in-groups")
        elif not await self._admins.includes(ctx.chat_id, ctx.user.telegram_id, anew=True):
            await ctx.reply("settings-for-admins")
        elif arguments := arguments_in(ctx.message):
            await self._set_by_words(ctx, ctx.group, arguments)
        else:
            await ctx.show(await self._card(ctx, ctx.locale, ctx.group))

    async def on_press(self, press: Press) -> None:
        ctx = press.ctx
        if ctx.group is None:
            press.answer.alert("answer-old")
        elif not await self._admins.includes(ctx.chat_id, ctx.user.telegram_id, anew=True):
            press.answer.alert("answer-admins-only")
        elif press.button.action == "page":
            press.answer.ok()
            await self._show(press, ctx.group, press.button.arg)
        else:
            await self._set_by_press(press, ctx.group)

    async def _set_by_press(self, press: Press, group: Chat) -> None:
        meant = meaning_of(press.button.action, press.button.arg, press.ctx.replies.texts.locales)
        if meant is None:
            press.answer.alert("answer-old")
            return
        group = await self._change(press.ctx, group, *meant)
        press.answer.toast("answer-set")
        await self._show(press, group, "")

    async def _set_by_words(self, ctx: UpdateContext, group: Chat, words: list[str]) -> None:
        named = " ".join(words[1:]) if words[0].lower() == ZONE_WORD else ""
        zone = timezones.find(named, ctx.locale) if named else None
        if zone is None:
            await ctx.reply("settings-words", example=f"/settings {ZONE_WORD} Madrid")
            return
        group = await self._change(ctx, group, "timezone", None if zone == timezones.UTC else zone)
        await ctx.show(await self._card(ctx, ctx.locale, group))

    async def _change(self, ctx: UpdateContext, group: Chat, setting: str, value: Value) -> Chat:
        actor, at = ctx.user.telegram_id or 0, self._clock()
        return await self._storage.write(groups.change, group.id, setting, value, actor=actor, at=at)

    async def _show(self, press: Press, group: Chat, page: str) -> None:
        """In the language that the group has settled on by now."""
        locale = language_of(press.ctx.replies.texts, press.ctx.user, group)
        await press.ctx.edit_or_send(await self._card(press.ctx, locale, group, page), press.message_id)

    async def _card(self, ctx: UpdateContext, locale: str, group: Chat, page: str = "") -> Content:
        """With what those who run the group still have to allow, for nobody else can."""
        allowed = await may_send_pictures(self._bot, group.id)
        return SettingsCard(ctx.replies.texts, locale, group, allowed=allowed).shown(page)


class SettingsCard:
    """The card as it is for one group; `page` is the setting whose choices are shown."""

    def __init__(self, texts: Texts, locale: str, group: Chat, *, allowed: bool) -> None:
        """`allowed`: whether the bot may send pictures and clips there."""
        self._texts = texts
        self._locale = locale
        self._group = group
        self._allowed = allowed
        self._label = Labels(texts, locale)

    def shown(self, page: str = "") -> Content:
        pages: Mapping[str, Callable[[], list[Row]]] = {
            "cooldown": self._cooldowns,
            "language": self._languages,
            "timezone": self._zones,
        }
        rows = pages.get(page, self._main)()
        lines = [self._text("settings", title=self._group.title), *self._lines()]
        if not self._allowed:
            lines += ["", self._text("denied-in-group")]
        text = "\n".join(lines)
        return Content(text=text, keyboard=self._keyboard(rows, paged=page in pages))

    def _keyboard(self, rows: list[Row], *, paged: bool) -> InlineKeyboardMarkup | None:
        return keyboard([*rows, [self._page("button-back", "main")] if paged else []])

    def _lines(self) -> list[str]:
        group = self._group
        language = self._texts.plain(group.language, "language-name") if group.language else ""
        return [
            self._text("settings-on" if group.enabled else "settings-off"),
            self._text("settings-admins" if group.allowed == "admins" else "settings-everyone"),
            self._text("settings-wait", time=self._wait(group.cooldown)),
            self._text("settings-private" if group.results == "private" else "settings-group"),
            self._text("settings-language", language=language or self._label("settings-each")),
            self._text("settings-zone", zone=timezones.title(group.timezone, self._locale)),
        ]

    def _main(self) -> list[Row]:
        group = self._group
        on = ("button-turn-off", "0") if group.enabled else ("button-turn-on", "1")
        who = (
            ("button-for-everyone", "everyone")
            if group.allowed == "admins"
            else ("button-for-admins", "admins")
        )
        where = (
            ("button-to-group", "group") if group.results == "private" else ("button-to-private", "private")
        )
        return [
            [self._set(on[0], "enabled", on[1]), self._set(who[0], "allowed", who[1])],
            [self._set(where[0], "results", where[1]), self._page("button-set-cooldown", "cooldown")],
            [self._page("button-set-language", "language"), self._page("button-set-timezone", "timezone")],
        ]

    def _cooldowns(self) -> list[Row]:
        chosen = self._group.cooldown
        return rows_of([self._choice(self._wait(c), "cooldown", str(c), c == chosen) for c in COOLDOWNS], 2)

    def _languages(self) -> list[Row]:
        chosen = self._group.language
        each = self._choice(self._label("settings-each"), "language", FOLLOW, chosen is None)
        named = [
            self._choice(self._texts.plain(locale, "language-name"), "language", locale, locale == chosen)
            for locale in self._texts.locales
        ]
        return [[each], *rows_of(named, 2)]

    def _zones(self) -> list[Row]:
        chosen = self._group.timezone or timezones.UTC
        cities = [
            self._choice(timezones.title(zone, self._locale), "timezone", str(n), zone == chosen)
            for n, zone in enumerate(ZONES)
        ]
        return rows_of(cities, 2)

    def _wait(self, seconds: int) -> str:
        if not seconds:
            return self._label("settings-no-wait")
        if seconds < 60:
            return self._label("seconds", count=seconds)
        return self._label("minutes", count=seconds // 60) if seconds < 3600 else self._label("settings-hour")

    def _choice(self, label: str, action: str, arg: str, chosen: bool) -> InlineKeyboardButton:
        return button(f"✅ {label}" if chosen else label, About.GROUP, "", action, arg)

    def _set(self, key: str, action: str, arg: str) -> InlineKeyboardButton:
        return button(self._label(key), About.GROUP, "", action, arg)

    def _page(self, key: str, page: str) -> InlineKeyboardButton:
        return button(self._label(key), About.GROUP, "", "page", page)

    def _text(self, key: str, **args: str | int) -> str:
        return self._texts(self._locale, key, **args)


def meaning_of(action: str, arg: str, locales: tuple[str, ...]) -> tuple[str, Value] | None:
    """The setting and its new value; None for what no card of ours has a button for."""
    meanings: Mapping[str, Mapping[str, Value]] = {
        "enabled": {"0": 0, "1": 1},
        "allowed": {"everyone": "everyone", "admins": "admins"},
        "results": {"group": "group", "private": "private"},
        "cooldown": {str(seconds): seconds for seconds in COOLDOWNS},
        "language": {FOLLOW: None, **{locale: locale for locale in locales}},
        "timezone": {str(n): None if zone == timezones.UTC else zone for n, zone in enumerate(ZONES)},
    }
    choices = meanings.get(action, {})
    return (action, choices[arg]) if arg in choices else None
