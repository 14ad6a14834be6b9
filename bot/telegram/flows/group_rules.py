"""What a group's admins allow there, told early and in few words. Orders check again what they can count."""

import math
from collections import OrderedDict
from datetime import datetime, timedelta

from bot.telegram.cards import duration
from bot.telegram.chat_admins import ChatAdmins
from bot.telegram.flows.document import Notice
from bot.telegram.keyboards import Labels
from bot.telegram.screen import Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage import groups
from storage.model import Chat

SAID_AGAIN_AFTER = timedelta(minutes=10)
MOST_REMEMBERED = 1024


class GroupRules:
    def __init__(self, services: Services, *, admins: ChatAdmins, speaker: Speaker) -> None:
        self._services = services
        self._admins = admins
        self._speaker = speaker
        self._said: OrderedDict[tuple[int, int, str], datetime] = OrderedDict()

    async def lets_in(self, visit: Visit) -> bool:
        """Whether something may be begun here; if not, that is said, but not to every command."""
        refusal = await self.refusal(visit)
        if refusal is not None and self._worth_saying(visit, refusal):
            text = self._speaker.text(visit, refusal.key, **refusal.details)
            await self._speaker.show(visit, Shown(text=text))
        return refusal is None

    async def refusal(self, visit: Visit) -> Notice | None:
        group = visit.group
        if group is None:
            return None
        if not group.enabled:
            return Notice(key="group-is-off")
        if group.allowed == "admins" and not await self._admins.includes(group.id, visit.user.telegram_id):
            return Notice(key="group-for-admins")
        wait = await self._seconds_left(visit, group)
        return Notice(key="group-wait", details={"time": self._phrase(visit, wait)}) if wait else None

    def _phrase(self, visit: Visit, seconds: int) -> str:
        return duration(seconds, Labels(self._services.texts, visit.locale))

    async def refusal_of_order(self, visit: Visit) -> Notice | None:
        """Of what only Telegram knows; the rest is counted where the order is taken."""
        group = visit.group
        if group is None or group.allowed != "admins":
            return None
        if await self._admins.includes(group.id, visit.user.telegram_id):
            return None
        return Notice(key="group-for-admins")

    async def _seconds_left(self, visit: Visit, group: Chat) -> int:
        if not group.cooldown:
            return 0
        last = await self._services.storage.read(
            groups.last_order_at, user_id=visit.user.id, chat_id=group.id
        )
        if last is None:
            return 0
        left = last + timedelta(seconds=group.cooldown) - self._services.clock()
        return max(0, math.ceil(left.total_seconds()))

    def _worth_saying(self, visit: Visit, refusal: Notice) -> bool:
        """That it is off is said to the group, the rest to each person."""
        whom = 0 if refusal.key == "group-is-off" else visit.user.id
        key, now = (visit.chat_id, whom, refusal.key), self._services.clock()
        if self._said.get(key, now) > now:
            return False
        self._said[key] = now + SAID_AGAIN_AFTER
        self._said.move_to_end(key)
        while len(self._said) > MOST_REMEMBERED:
            self._said.popitem(last=False)
        return True
