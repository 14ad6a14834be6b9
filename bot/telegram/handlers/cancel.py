"""/cancel: the draft first, for that costs nothing; then what is being worked on."""

from bot.clock import Clock
from bot.i18n.format import duration
from bot.jobs.orders import Orders
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.menu import menu_if_private
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import button, keyboard
from bot.telegram.ui.messages import Content, Same
from storage import Storage, Transaction, jobs
from storage.model import Job

MOST_OPEN = 20


class Cancel:
    def __init__(self, *, storage: Storage, orders: Orders, draft_store: DraftStore, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._orders = orders
        self._draft_store = draft_store

    async def on_cancel(self, ctx: UpdateContext) -> None:
        menu = menu_if_private(self._orders, ctx)
        if ctx.draft is not None:
            content = Content(text=ctx.t("card-cancelled-short"), picture=Same.PICTURE)
            await self._draft_store.close(ctx.draft, content)
            await ctx.reply("cancelled" if ctx.private else "card-cancelled", keyboard=menu)
            return
        open_jobs = await self._storage.read(open_jobs_of, ctx.user.id)
        if not open_jobs:
            await ctx.reply("nothing-to-cancel" if ctx.private else "group-nothing-to-cancel", keyboard=menu)
        for job in open_jobs:
            await self._offer_to_stop(ctx, job)

    async def _offer_to_stop(self, ctx: UpdateContext, job: Job) -> None:
        progress = await self._orders.progress(job)
        if progress.unsure_until is not None:
            left = (progress.unsure_until - self._clock()).total_seconds()
            await ctx.reply("progress-unsure", time=duration(left, ctx.label))
            return
        if not progress.may_cancel:
            await ctx.reply("cancel-too-late")
            return
        stop = button(ctx.label("button-stop"), About.JOB, job.id, "cancel")
        await ctx.reply("cancel-job", keyboard=keyboard([[stop]]))


def open_jobs_of(tx: Transaction, user_id: int) -> list[Job]:
    return [job for job in jobs.history(tx, user_id, limit=MOST_OPEN) if job.state in jobs.OPEN]
