"""What a group's admins allow there, told early and in few words. Orders check again what they can count."""

import math
from datetime import datetime, timedelta

from cachetools import TTLCache

from bot.clock import Clock
from bot.drafts.model import Notice
from bot.i18n.format import duration
from bot.telegram.middleware.chat_admins import ChatAdmins
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.messages import Content
from storage import Storage, groups
from storage.model import Chat

SAID_AGAIN_AFTER = timedelta(minutes=10)
MOST_REMEMBERED = 1024


class GroupRules:
    def __init__(self, *, storage: Storage, admins: ChatAdmins, clock: Clock) -> None:
        self._storage = storage
        self._admins = admins
        self._clock = clock
        self._said: TTLCache[tuple[int, int, str], bool, datetime] = TTLCache(
            MOST_REMEMBERED, SAID_AGAIN_AFTER, timer=clock
        )

    async def lets_in(self, ctx: UpdateContext) -> bool:
        """Whether something may be begun here; if not, that is said, but not to every command."""
        refusal = await self.refusal(ctx)
        if refusal is not None and self._worth_saying(ctx, refusal):
            await ctx.show(Content(text=ctx.t(refusal.key, **refusal.details)))
        return refusal is None

    async def refusal(self, ctx: UpdateContext) -> Notice | None:
        group = ctx.group
        if group is None:
            return None
        if not group.enabled:
            return Notice(key="group-is-off")
        if group.allowed == "admins" and not await self._admins.includes(group.id, ctx.user.telegram_id):
            return Notice(key="group-for-admins")
        wait = await self._seconds_left(ctx, group)
        return Notice(key="group-wait", details={"time": duration(wait, ctx.label)}) if wait else None

    async def refusal_of_order(self, ctx: UpdateContext) -> Notice | None:
        """What only Telegram knows forbids it; the rest is counted where the order is taken."""
        group = ctx.group
        if group is None or group.allowed != "admins":
            return None
        if await self._admins.includes(group.id, ctx.user.telegram_id):
            return None
        return Notice(key="group-for-admins")

    async def _seconds_left(self, ctx: UpdateContext, group: Chat) -> int:
        if not group.cooldown:
            return 0
        now, cooldown = self._clock(), timedelta(seconds=group.cooldown)
        last = await self._storage.read(
            groups.last_order_at, user_id=ctx.user.id, chat_id=group.id, since=now - cooldown
        )
        if last is None:
            return 0
        left = last + cooldown - now
        return max(0, math.ceil(left.total_seconds()))

    def _worth_saying(self, ctx: UpdateContext, refusal: Notice) -> bool:
        """That it is off is said to the group, the rest to each person."""
        whom = 0 if refusal.key == "group-is-off" else ctx.user.id
        key = (ctx.chat_id, whom, refusal.key)
        if key in self._said:
            return False
        self._said[key] = True
        return True
