"""/balance and /cancel."""

from telegram import InlineKeyboardMarkup

from bot.i18n import Argument
from bot.jobs.taking import hours_and_minutes
from bot.telegram import zones
from bot.telegram.callback_data import About
from bot.telegram.cards import signed
from bot.telegram.flows.drafting import Drafting
from bot.telegram.flows.menu import main_menu
from bot.telegram.job_cards import OPEN
from bot.telegram.keyboards import Labels, button, keyboard
from bot.telegram.screen import Same, Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage import Transaction, allowances, jobs, ledger
from storage.allowances import Use
from storage.model import Job, Movement

LATELY = 6
MOST_OPEN = 20
MOVEMENTS = frozenset({"grant", "take", "hold", "release", "correction"})


class Account:
    def __init__(self, services: Services, *, drafting: Drafting, speaker: Speaker) -> None:
        self._services = services
        self._drafting = drafting
        self._speaker = speaker

    async def on_balance(self, visit: Visit) -> None:
        wallet = await self._services.storage.read(ledger.wallet, visit.user.wallet)
        lines = [self._speaker.text(visit, "balance", available=wallet.available)]
        if wallet.held:
            lines.append(self._speaker.text(visit, "balance-held", held=wallet.held))
        lines += await self._today(visit)
        lines.append("")
        movements = await self._services.storage.read(ledger.movements, visit.user.wallet, limit=LATELY)
        told = [self._movement(visit, movement) for movement in movements if movement.kind in MOVEMENTS]
        if told:
            lines += [self._speaker.text(visit, "balance-lately"), *told]
        text = "\n".join(lines).strip()
        await self._speaker.show(visit, Shown(text=text, keyboard=main_menu(self._services, visit)))

    async def on_cancel(self, visit: Visit) -> None:
        """The draft first, for that costs nothing; then whatever is in the works."""
        if visit.draft is not None:
            text = self._speaker.text(visit, "card-cancelled-short")
            await self._drafting.close(visit.draft, Shown(text=text, picture=Same.PICTURE))
            done = "cancelled" if visit.private else "card-cancelled"
            await self._speaker.say(visit, done, keyboard=self._menu(visit))
            return
        open_jobs = await self._services.storage.read(open_jobs_of, visit.user.id)
        if not open_jobs:
            nothing = "nothing-to-cancel" if visit.private else "group-nothing-to-cancel"
            await self._speaker.say(visit, nothing, keyboard=self._menu(visit))
            return
        for job in open_jobs:
            await self._offer_to_stop(visit, job)

    async def _offer_to_stop(self, visit: Visit, job: Job) -> None:
        progress = await self._services.orders.progress(job)
        if not progress.may_cancel:
            await self._speaker.say(visit, "cancel-too-late")
            return
        stop = button(Labels(self._services.texts, visit.locale)("button-stop"), About.JOB, job.id, "cancel")
        await self._speaker.say(visit, "cancel-job", keyboard=keyboard([[stop]]))

    async def _today(self, visit: Visit) -> list[str]:
        """What is left of the person's day, and when the next one begins."""
        use = await self._services.storage.read(
            allowances.of_user,
            visit.user,
            defaults=self._services.limits.of_user,
            at=self._services.clock(),
        )
        lines, quota = [], use.quota
        if quota.jobs_per_day is not None and use.jobs_left is not None:
            lines.append(self._text(visit, "balance-today", left=use.jobs_left, limit=quota.jobs_per_day))
        if quota.credits_per_day is not None and use.credits_left is not None:
            lines.append(
                self._text(visit, "balance-today-credits", left=use.credits_left, limit=quota.credits_per_day)
            )
        if quota.jobs_per_day or quota.credits_per_day:
            lines.append(self._resets(visit, use))
        if quota.open_jobs is not None:
            lines.append(self._text(visit, "balance-open", count=use.open_now, limit=quota.open_jobs))
        return lines

    def _resets(self, visit: Visit, use: Use) -> str:
        hours, minutes = hours_and_minutes(use.resets_at - self._services.clock())
        return self._text(
            visit,
            "balance-resets",
            hours=hours,
            minutes=minutes,
            at=use.resets_at.astimezone(allowances.zone_of(use.timezone)),
            name=zones.title(use.timezone, visit.locale),
        )

    def _text(self, visit: Visit, key: str, **args: Argument) -> str:
        return self._speaker.text(visit, key, **args)

    def _movement(self, visit: Visit, movement: Movement) -> str:
        key = "movement-welcome" if movement.note == "welcome" else f"movement-{movement.kind}"
        return self._speaker.text(visit, key, change=signed(movement.change), at=movement.at)

    def _menu(self, visit: Visit) -> InlineKeyboardMarkup | None:
        return main_menu(self._services, visit) if visit.private else None


def open_jobs_of(tx: Transaction, user_id: int) -> list[Job]:
    return [job for job in jobs.history(tx, user_id, limit=MOST_OPEN) if job.state in OPEN]
