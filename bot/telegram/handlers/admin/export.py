"""/export: jobs as a table for a spreadsheet, without a word or picture of anybody's."""

import csv
import io
from datetime import UTC, datetime
from typing import NamedTuple

from bot.telegram.handlers.admin.periods import DaysCommand, start_of
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.ui.messages import Content, Upload
from storage import audit, timeline
from storage.allowances import zone_of
from storage.timeline import Exported

COMMAND = Command("export")
MOST_ROWS = 100_000  # about 15 megabytes, of the 50 that Telegram takes
BATCH = 2_000
HEADINGS = (
    "id", "user", "group", "kind", "provider", "state", "price", "points", "created", "ended", "seconds", "reason",
)  # fmt: skip
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


class Table(NamedTuple):
    content: bytes
    rows: int
    cut: bool


class Export(DaysCommand):
    command = COMMAND
    usual_days = 30
    most_days = 366

    async def answer(self, ctx: UpdateContext, days: int) -> None:
        now = self._services.clock()
        since = start_of(now, zone_of(ctx.user.timezone), days)
        table = await self._table(since)
        if not table.rows:
            await ctx.reply("export-none", days=days)
            return
        await self._services.storage.write(
            audit.write,
            actor=f"user:{ctx.user.telegram_id}",
            action="export",
            target=f"days:{days}",
            details=f"{table.rows} rows",
            at=now,
        )
        lines = [ctx.t("export-rows", count=table.rows)]
        lines += [ctx.t("export-cut")] if table.cut else []
        upload = Upload(content=table.content, filename=f"jobs-{now:%Y-%m-%d}.csv", as_document=True)
        await ctx.show(Content(text="\n".join(lines), picture=upload))

    async def _table(self, since: datetime) -> Table:
        """Some thousand rows at a time, so that nobody waits for the loop or for the database."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(HEADINGS)
        last: Exported | None = None
        count = 0
        while count < MOST_ROWS:
            batch = await self._services.storage.read(
                timeline.export, since=since, after=last, limit=min(BATCH, MOST_ROWS - count)
            )
            if not batch:
                return Table(out.getvalue().encode(), count, cut=False)
            writer.writerows(map(cells, batch))
            last = batch[-1]
            count += len(batch)
        more = await self._services.storage.read(timeline.export, since=since, after=last, limit=1)
        return Table(out.getvalue().encode(), count, cut=bool(more))


def cells(job: Exported) -> list[str | int]:
    ended = job.ended_at
    return [
        harmless(job.id),
        job.user_id,
        job.group_id if job.group_id is not None else "",
        harmless(job.kind),
        harmless(job.provider or ""),
        harmless(job.state),
        job.price,
        job.points if job.points is not None else "",
        moment(job.created_at),
        moment(ended) if ended else "",
        f"{(ended - job.created_at).total_seconds():.1f}" if ended else "",
        harmless(job.reason or ""),
    ]


def harmless(text: str) -> str:
    """Spreadsheets run what begins like a formula."""
    return f"'{text}" if text.startswith(FORMULAS) else text


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
