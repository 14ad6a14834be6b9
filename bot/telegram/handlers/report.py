"""/report: somebody does not want a result to be there. The way here is a link under each result, the button of those
who made it, or this command as an answer to a result that was forwarded.

A reason is asked for, and pressing it is what reports. Who is in a picture need not have agreed to anything for that.
"""

import re
from collections.abc import Iterator

from telegram import Message
from telegram.constants import MessageEntityType

from bot.clock import Clock
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.notify.courier import TelegramCourier
from bot.telegram.ui.keyboards import keyboard, menu_button
from bot.telegram.ui.links import REPORT
from bot.telegram.ui.messages import Content
from storage import Storage, jobs, reports

REASONS = ("me", "child", "nude", "other")
ACTION, DECLINED = "report", "reportnot"
_LINK = re.compile(rf"start={REPORT}([\w-]+)", re.ASCII)


class Report:
    def __init__(self, *, storage: Storage, courier: TelegramCourier, clock: Clock) -> None:
        self._storage = storage
        self._courier = courier
        self._clock = clock

    async def on_report(self, ctx: UpdateContext) -> None:
        job_id = result_in(ctx.message)
        if job_id is None:
            await ctx.reply("report-how")
        else:
            await self.ask(ctx, job_id)

    async def ask(self, ctx: UpdateContext, job_id: str) -> None:
        """Why?"""
        if await self._storage.read(jobs.get, job_id) is None:
            await ctx.reply("report-unknown")
            return
        rows = [[menu_button(ctx.label(f"button-why-{why}"), ACTION, f"{job_id}.{why}")] for why in REASONS]
        rows.append([menu_button(ctx.label("button-why-not"), DECLINED)])
        await ctx.reply("report-why", keyboard=keyboard(rows))

    async def on_reason(self, press: Press) -> None:
        """Safe to repeat: a person reports a result once."""
        job_id, _, why = press.button.arg.partition(".")
        if why not in REASONS or await self._storage.read(jobs.get, job_id) is None:
            press.answer.alert("answer-old")
            return
        user, at = press.ctx.user, self._clock()
        first = await self._storage.write(reports.file, job_id, user.id, reason=why, at=at)
        press.answer.toast("answer-reported" if first else "answer-reported-before")
        done = press.ctx.t("report-done", reason=press.ctx.label(f"button-why-{why}"))
        await press.ctx.edit_or_send(Content(text=done), press.message_id)
        if first:
            await self._courier.alert_admins("alert-report", job=job_id, user=str(user.id))

    async def on_declined(self, press: Press) -> None:
        press.answer.ok()
        await press.ctx.edit_or_send(Content(text=press.ctx.t("report-not")), press.message_id)


def result_in(message: Message | None) -> str | None:
    """The job that made the result which a message is, answers, or holds a link to."""
    for each in (message, message.reply_to_message if message is not None else None):
        for link in _links(each) if each is not None else ():
            if found := _LINK.search(link):
                return found[1]
    return None


def _links(message: Message) -> Iterator[str]:
    yield message.text or message.caption or ""
    for entity in (*message.entities, *message.caption_entities):
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            yield entity.url
