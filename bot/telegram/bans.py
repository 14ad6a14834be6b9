"""What people hear whom an admin has banned. They begin nothing any more; they can still read, stop and leave."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from bot.jobs.taking import NO_REASON
from bot.telegram.callback_data import About
from bot.telegram.commands import COMMANDS
from bot.telegram.flows.press import Press
from bot.telegram.gate import Handler
from bot.telegram.incoming import command_in
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit

SAID_AGAIN_AFTER = timedelta(minutes=10)
MOST_REMEMBERED = 1024
STILL_PRESSED: Mapping[About, AbstractSet[str]] = {
    About.DRAFT: {"cancel", "decline"},
    About.JOB: {"cancel", "file", "send"},
    About.MENU: {"balance", "help", "forget", "forgetsure", "forgetnot"},
}


class Bans:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker
        self._said: OrderedDict[Hashable, datetime] = OrderedDict()

    def keep_out(self, handle: Handler) -> Handler:
        async def welcome_only(visit: Visit) -> None:
            if visit.user.banned_at is None:
                await handle(visit)
            else:
                await self._explain(visit)

        return welcome_only

    def stop(self, press: Press) -> bool:
        """Whether this button is none that the person may still press; then that was answered."""
        about, action = press.button.about, press.button.action
        if press.visit.user.banned_at is None or about not in (*STILL_PRESSED, About.FACE):
            return False
        if action in STILL_PRESSED.get(about, ()):
            return False
        press.answer.alert("answer-banned")
        return True

    async def _explain(self, visit: Visit) -> None:
        """Why, to the person alone; and neither for every picture of an album nor to a group again and again."""
        album = visit.message.media_group_id if visit.message is not None else None
        if visit.private:
            if album is None or self._is_first(album):
                why = visit.user.ban_reason or NO_REASON
                await self._speaker.say(visit, "refused-banned", why=why)
        elif _meant_for_us(visit) and self._is_first((visit.chat_id, visit.user.id)):
            await self._speaker.say(visit, "banned-here")

    def _is_first(self, what: Hashable) -> bool:
        now = self._services.clock()
        if self._said.get(what, now) > now:
            return False
        self._said[what] = now + SAID_AGAIN_AFTER
        self._said.move_to_end(what)
        while len(self._said) > MOST_REMEMBERED:
            self._said.popitem(last=False)
        return True


def _meant_for_us(visit: Visit) -> bool:
    """A picture in a group may carry a command that is some other bot's."""
    if visit.answers_card or visit.message is None:
        return True
    return command_in(visit.message) in {command.name for command in COMMANDS}
