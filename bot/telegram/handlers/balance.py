"""/balance and /cancel."""

from telegram import InlineKeyboardMarkup

from bot.i18n import Argument, timezones
from bot.i18n.format import signed
from bot.jobs.place_order import hours_and_minutes
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.menu import main_menu
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import button, keyboard
from bot.telegram.ui.messages import Content, Same
from storage import Transaction, allowances, jobs, ledger
from storage.allowances import Use
from storage.model import Job, Movement

LATELY = 6
MOST_OPEN = 20
MOVEMENTS = frozenset({"grant", "take", "hold", "release", "correction"})


class Account:
    def __init__(self, services: Services, *, draft_store: DraftStore) -> None:
        self._services = services
        self._draft_store = draft_store

    async def on_balance(self, ctx: UpdateContext) -> None:
        wallet = await self._services.storage.read(ledger.wallet, ctx.user.wallet)
        lines = [ctx.t("balance", available=wallet.available)]
        if wallet.held:
            lines.append(ctx.t("balance-held", held=wallet.held))
        lines += await self._today(ctx)
        lines.append("")
        movements = await self._services.storage.read(ledger.movements, ctx.user.wallet, limit=LATELY)
        told = [self._movement(ctx, movement) for movement in movements if movement.kind in MOVEMENTS]
        if told:
            lines += [ctx.t("balance-lately"), *told]
        text = "\n".join(lines).strip()
        await ctx.show(Content(text=text, keyboard=main_menu(self._services, ctx)))

    async def on_cancel(self, ctx: UpdateContext) -> None:
        """The draft first, for that costs nothing; then whatever is in the works."""
        if ctx.draft is not None:
            text = ctx.t("card-cancelled-short")
            await self._draft_store.close(ctx.draft, Content(text=text, picture=Same.PICTURE))
            done = "cancelled" if ctx.private else "card-cancelled"
            await ctx.reply(done, keyboard=self._menu(ctx))
            return
        open_jobs = await self._services.storage.read(open_jobs_of, ctx.user.id)
        if not open_jobs:
            nothing = "nothing-to-cancel" if ctx.private else "group-nothing-to-cancel"
            await ctx.reply(nothing, keyboard=self._menu(ctx))
            return
        for job in open_jobs:
            await self._offer_to_stop(ctx, job)

    async def _offer_to_stop(self, ctx: UpdateContext, job: Job) -> None:
        progress = await self._services.orders.progress(job)
        if not progress.may_cancel:
            await ctx.reply("cancel-too-late")
            return
        stop = button(ctx.label("button-stop"), About.JOB, job.id, "cancel")
        await ctx.reply("cancel-job", keyboard=keyboard([[stop]]))

    async def _today(self, ctx: UpdateContext) -> list[str]:
        """What is left of the person's day, and when the next one begins."""
        use = await self._services.storage.read(
            allowances.of_user,
            ctx.user,
            defaults=self._services.limits.of_user,
            at=self._services.clock(),
        )
        lines, quota = [], use.quota
        if quota.jobs_per_day is not None and use.jobs_left is not None:
            lines.append(self._text(ctx, "balance-today", left=use.jobs_left, limit=quota.jobs_per_day))
        if quota.credits_per_day is not None and use.credits_left is not None:
            lines.append(
                self._text(ctx, "balance-today-credits", left=use.credits_left, limit=quota.credits_per_day)
            )
        if quota.jobs_per_day or quota.credits_per_day:
            lines.append(self._resets(ctx, use))
        if quota.open_jobs is not None:
            lines.append(self._text(ctx, "balance-open", count=use.open_now, limit=quota.open_jobs))
        return lines

    def _resets(self, ctx: UpdateContext, use: Use) -> str:
        hours, minutes = hours_and_minutes(use.resets_at - self._services.clock())
        return self._text(
            ctx,
            "balance-resets",
            hours=hours,
            minutes=minutes,
            at=use.resets_at.astimezone(allowances.zone_of(use.timezone)),
            name=timezones.title(use.timezone, ctx.locale),
        )

    def _text(self, ctx: UpdateContext, key: str, **args: Argument) -> str:
        return ctx.t(key, **args)

    def _movement(self, ctx: UpdateContext, movement: Movement) -> str:
        key = "movement-welcome" if movement.note == "welcome" else f"movement-{movement.kind}"
        return ctx.t(key, change=signed(movement.change), at=movement.at)

    def _menu(self, ctx: UpdateContext) -> InlineKeyboardMarkup | None:
        return main_menu(self._services, ctx) if ctx.private else None


def open_jobs_of(tx: Transaction, user_id: int) -> list[Job]:
    return [job for job in jobs.history(tx, user_id, limit=MOST_OPEN) if job.state in jobs.OPEN]
