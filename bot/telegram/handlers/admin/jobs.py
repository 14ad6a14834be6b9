"""/jobs: the latest jobs, page by page."""

from collections.abc import Mapping

from bot.telegram.handlers.admin.module import AdminModule
from bot.telegram.handlers.admin.proposals import OnPress
from bot.telegram.handlers.admin.targets import name_of
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.callback_data import About, row_number
from bot.telegram.ui.keyboards import Row, button, even_rows, keyboard
from bot.telegram.ui.messages import Content
from storage import timeline
from storage.allowances import zone_of
from storage.model import JobState
from storage.timeline import Listed

COMMAND = Command("jobs")
PAGE = 10
ANY = "all"
MOST_PAGES = 1000


class JobList(AdminModule):
    command = COMMAND

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {"ijobs": self._on_page}

    async def on_command(self, ctx: UpdateContext) -> None:
        words = arguments_in(ctx.message)
        state = words[0].lower() if words else ANY
        if state not in {ANY, *JobState}:
            await ctx.reply("jobs-usage", names=", ".join(JobState))
            return
        await ctx.show(await self._page(ctx, state, 0))

    async def _on_page(self, press: Press) -> None:
        state, page = press.button.target, row_number(press.button.arg) or 0
        if state not in {ANY, *JobState} or page > MOST_PAGES:
            press.answer.alert("answer-old")
            return
        press.answer.ok()
        await press.ctx.edit_or_send(await self._page(press.ctx, state, page), press.message_id)

    async def _page(self, ctx: UpdateContext, state: str, page: int) -> Content:
        listed = await self._services.storage.read(
            timeline.page, state=None if state == ANY else state, page=page, size=PAGE
        )
        if not listed:
            return Content(text=ctx.t("jobs-none"))
        shown = listed[:PAGE]
        first = page * PAGE + 1
        lines = [ctx.t("jobs-list"), ""]
        lines += [_line(ctx, number, one) for number, one in enumerate(shown, first)]
        opening = [
            button(str(number), About.ADMIN, one.job.id, "ijob") for number, one in enumerate(shown, first)
        ]
        turning: Row = []
        if page:
            turning.append(button(ctx.label("button-jobs-newer"), About.ADMIN, state, "ijobs", page - 1))
        if len(listed) > PAGE:
            turning.append(button(ctx.label("button-jobs-older"), About.ADMIN, state, "ijobs", page + 1))
        return Content(text="\n".join(lines), keyboard=keyboard([*even_rows(opening, 5), turning]))


def _line(ctx: UpdateContext, number: int, listed: Listed) -> str:
    job = listed.job
    return ctx.t(
        "jobs-line",
        number=number,
        name=name_of(ctx.label, listed.user),
        kind=ctx.label("job-kind", kind=job.kind),
        state=ctx.label("job-state", state=job.state.value),
        at=job.created_at.astimezone(zone_of(ctx.user.timezone)),
    )
