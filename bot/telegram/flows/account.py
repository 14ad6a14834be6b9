"""/balance and /cancel."""

from datetime import datetime

from telegram import InlineKeyboardMarkup

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
from storage import Transaction, jobs, ledger
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
        if self._services.jobs_per_day is not None:
            lines.append(await self._today(visit, self._services.jobs_per_day))
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
            await self._speaker.say(visit, "cancelled", keyboard=self._menu(visit))
            return
        open_jobs = await self._services.storage.read(open_jobs_of, visit.user.id)
        if not open_jobs:
            await self._speaker.say(visit, "nothing-to-cancel", keyboard=self._menu(visit))
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

    async def _today(self, visit: Visit, limit: int) -> str:
        midnight = _midnight(self._services.clock())
        count = await self._services.storage.read(jobs.count_since, user_id=visit.user.id, since=midnight)
        return self._speaker.text(visit, "balance-today", left=max(0, limit - count), limit=limit)

    def _movement(self, visit: Visit, movement: Movement) -> str:
        key = "movement-welcome" if movement.note == "welcome" else f"movement-{movement.kind}"
        return self._speaker.text(visit, key, change=signed(movement.change), at=movement.at)

    def _menu(self, visit: Visit) -> InlineKeyboardMarkup | None:
        return main_menu(self._services, visit) if visit.private else None


def open_jobs_of(tx: Transaction, user_id: int) -> list[Job]:
    return [job for job in jobs.history(tx, user_id, limit=MOST_OPEN) if job.state in OPEN]


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)
