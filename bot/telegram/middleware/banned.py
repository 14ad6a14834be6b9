"""What banned people hear. They start nothing any more; they can still read, stop, report and leave."""

from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from cachetools import TTLCache

from bot.clock import Clock
from bot.jobs.place_order import NO_REASON
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.commands import COMMANDS
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.message_content import command_in
from bot.telegram.ui.callback_data import About

SAID_AGAIN_AFTER = timedelta(minutes=10)
MOST_REMEMBERED = 1024
STILL_PRESSED: Mapping[About, AbstractSet[str]] = {
    About.DRAFT: {"cancel", "decline"},
    About.JOB: {"cancel", "file", "send"},
    About.MENU: {"balance", "help", "report", "reportnot", "forget", "forgetsure", "forgetnot"},
}


class Bans:
    def __init__(self, clock: Clock) -> None:
        self._said: TTLCache[Hashable, bool, datetime] = TTLCache(
            MOST_REMEMBERED, SAID_AGAIN_AFTER, timer=clock
        )

    def reject_banned(self, handle: Handler) -> Handler:
        async def welcome_only(ctx: UpdateContext) -> None:
            if ctx.user.banned_at is None:
                await handle(ctx)
            else:
                await self._explain(ctx)

        return welcome_only

    def stop(self, press: Press) -> bool:
        """Whether this button is none that the person may still press; then that was answered."""
        about, action = press.button.about, press.button.action
        if press.ctx.user.banned_at is None or about not in (*STILL_PRESSED, About.FACE):
            return False
        if action in STILL_PRESSED.get(about, ()):
            return False
        press.answer.alert("answer-banned")
        return True

    async def _explain(self, ctx: UpdateContext) -> None:
        """Why, to the person alone; and neither for every picture of an album nor to a group again and again."""
        album = ctx.message.media_group_id if ctx.message is not None else None
        if ctx.private:
            if album is None or self._is_first(album):
                why = ctx.user.ban_reason or NO_REASON
                await ctx.reply("refused-banned", why=why)
        elif _meant_for_us(ctx) and self._is_first((ctx.chat_id, ctx.user.id)):
            await ctx.reply("banned-here")

    def _is_first(self, what: Hashable) -> bool:
        if what in self._said:
            return False
        self._said[what] = True
        return True


def _meant_for_us(ctx: UpdateContext) -> bool:
    """A picture in a group may carry a command that is some other bot's."""
    if ctx.answers_card or ctx.message is None:
        return True
    return command_in(ctx.message) in {command.name for command in COMMANDS}
