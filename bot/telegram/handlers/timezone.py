"""/timezone: the clock by which a new day begins."""

from collections.abc import Iterable
from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot.clock import Clock
from bot.i18n import timezones
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.keyboards import keyboard, menu_button, rows_of
from bot.telegram.ui.messages import Content
from storage import Storage, allowances
from storage.model import User

ACTION = "zone"


class Timezone:
    def __init__(self, *, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    async def on_timezone(self, ctx: UpdateContext) -> None:
        words = " ".join(arguments_in(ctx.message))
        found = timezones.find(words, ctx.locale) if words else None
        if found is not None:
            await self._move(ctx, found, city=timezones.city(words))
        elif words:
            await self._help(ctx, words)
        else:
            await self._show(ctx)

    async def on_chosen(self, press: Press) -> None:
        name = press.button.arg.replace(".", "/")
        if not timezones.is_known(name):
            press.answer.alert("answer-old")
            return
        press.answer.ok()
        await self._move(press.ctx, name)

    async def _show(self, ctx: UpdateContext) -> None:
        usual = [name for name in timezones.USUAL.get(ctx.locale, ()) if timezones.is_known(name)]
        lines = [self._told(ctx, "timezone-now", ctx.user), ctx.t("timezone-how")]
        shown = Content(text="\n".join(lines), keyboard=self._choice(ctx, usual))
        await ctx.show(shown)

    async def _help(self, ctx: UpdateContext, words: str) -> None:
        near = timezones.nearest(words, ctx.locale, self._clock())
        lines = [ctx.t("timezone-unknown", name=words[: timezones.LONGEST])]
        lines.append(ctx.t("timezone-nearest" if near else "timezone-how"))
        shown = Content(text="\n".join(lines), keyboard=self._choice(ctx, near))
        await ctx.show(shown)

    async def _move(self, ctx: UpdateContext, name: str, *, city: str | None = None) -> None:
        """`city` is what the person named, where the zone is named after another one."""
        at = self._clock()
        timezone = None if name == timezones.UTC else name
        user = await self._storage.write(allowances.move, ctx.user.id, timezone, at=at)
        lines = [self._told(ctx, "timezone-set", user, city=city)]
        if user.day_until is not None and user.day_until != allowances.local_day(user, at)[1]:
            lines.append(ctx.t("timezone-later"))
        await ctx.show(Content(text="\n".join(lines)))

    def _told(self, ctx: UpdateContext, key: str, user: User, *, city: str | None = None) -> str:
        now: datetime = self._clock().astimezone(allowances.zone_of(user.timezone))
        title = timezones.title(user.timezone, ctx.locale)
        return ctx.t(key, name=f"{city} ({title})" if city else title, at=now)

    def _choice(self, ctx: UpdateContext, names: Iterable[str]) -> InlineKeyboardMarkup | None:
        label = ctx.label
        cities = [
            menu_button(
                label("button-zone", name=timezones.title(name, ctx.locale)), ACTION, name.replace("/", ".")
            )
            for name in names
        ]
        back = [menu_button(label("button-zone-utc"), ACTION, timezones.UTC)] if ctx.user.timezone else []
        return keyboard([*rows_of(cities, 2), back])
