"""/history: the last results, to be sent again without paying."""

from bot.jobs.model import Kind
from bot.jobs.orders import Orders
from bot.telegram.handlers.menu import main_menu
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import button, even_rows, keyboard
from bot.telegram.ui.messages import Content
from storage import Storage, Transaction, jobs
from storage import media as media_rows
from storage.model import Job, JobState

SHOWN = 10
LOOKED_AT = 50


class History:
    def __init__(self, *, storage: Storage, orders: Orders) -> None:
        self._storage = storage
        self._orders = orders

    async def on_history(self, ctx: UpdateContext) -> None:
        finished = await self._storage.read(finished_jobs, ctx.user.id)
        if not finished:
            menu = main_menu(self._orders, ctx)
            await ctx.reply("history-none", keyboard=menu)
            return
        lines = [_line(ctx, number, job, there) for number, (job, there) in enumerate(finished, 1)]
        numbers = [
            button(str(number), About.JOB, job.id, "send")
            for number, (job, there) in enumerate(finished, 1)
            if there
        ]
        head = ctx.t("history-list")
        tail = [ctx.t("history-how")] if numbers else []
        rows = even_rows(numbers, 5)
        text = "\n".join([head, *lines, *tail])
        await ctx.show(Content(text=text, keyboard=keyboard(rows)))


def _line(ctx: UpdateContext, number: int, job: Job, there: bool) -> str:
    kind = "clip" if Kind(job.kind).of_clip else job.kind
    key = f"history-{kind}" if there else f"history-{kind}-gone"
    return ctx.t(key, number=number, at=job.created_at, price=job.price)


def finished_jobs(tx: Transaction, user_id: int) -> list[tuple[Job, bool]]:
    """Delivered ones, the newest first, and whether the picture is still there."""
    delivered = [job for job in jobs.history(tx, user_id, limit=LOOKED_AT) if job.state is JobState.DELIVERED]
    return [(job, _is_there(tx, job)) for job in delivered[:SHOWN]]


def _is_there(tx: Transaction, job: Job) -> bool:
    return job.result_media is not None and media_rows.get(tx, job.result_media) is not None
