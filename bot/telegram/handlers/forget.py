"""/forget: shows what is kept, asks once, and erases it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.jobs.orders import Orders
from bot.media.library import Pictures
from bot.telegram.handlers.cancel import open_jobs_of
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.ui.keyboards import keyboard, menu_button
from bot.telegram.ui.messages import Content
from storage import Storage, Transaction, erasure, faces, jobs, ledger
from storage import media as media_rows

REMEMBERED = timedelta(days=180)  # that somebody was forgotten, so that being forgotten earns no second gift


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    pictures: int
    faces: int
    jobs: int
    credits: int


class Forget:
    def __init__(
        self,
        *,
        storage: Storage,
        orders: Orders,
        pictures: Pictures,
        clock: Clock,
        fingerprint: Callable[[int], str],
    ) -> None:
        """`fingerprint` is a keyed hash of a Telegram id: it recognises who was forgotten without knowing them."""
        self._storage = storage
        self._orders = orders
        self._pictures = pictures
        self._clock = clock
        self._fingerprint = fingerprint

    async def on_forget(self, ctx: UpdateContext) -> None:
        kept = await self._storage.read(kept_of, ctx.user.id, ctx.user.wallet)
        label = ctx.label
        rows = [
            [menu_button(label("button-forget-sure"), "forgetsure")],
            [menu_button(label("button-forget-not"), "forgetnot")],
        ]
        await ctx.reply(
            "forget-ask",
            keyboard=keyboard(rows),
            pictures=kept.pictures,
            faces=kept.faces,
            jobs=kept.jobs,
            credits=kept.credits,
        )

    async def on_declined(self, press: Press) -> None:
        press.answer.ok()
        await self._finish(press, "forget-not")

    async def on_sure(self, press: Press) -> None:
        """Files first, then rows: after a crash in between the same press erases the rest."""
        press.answer.ok()
        user = press.ctx.user
        if not await self._stop_jobs(user.id):
            await press.ctx.reply("forget-wait")
            return
        await self._pictures.forget(await self._storage.read(media_rows.of_user, user.id))
        now = self._clock()
        fingerprint = self._fingerprint(user.telegram_id or 0)
        await self._storage.write(
            erasure.forget, user.id, fingerprint=fingerprint, until=now + REMEMBERED, at=now
        )
        await self._finish(press, "forget-done")

    async def _stop_jobs(self, user_id: int) -> bool:
        """True when nothing of this person is being worked on any more."""
        for job in await self._storage.read(open_jobs_of, user_id):
            await self._orders.cancel(job.id, user_id=user_id)
        return not await self._storage.read(open_jobs_of, user_id)

    async def _finish(self, press: Press, key: str) -> None:
        shown = Content(text=press.ctx.t(key))
        await press.ctx.edit_or_send(shown, press.message_id)


def kept_of(tx: Transaction, user_id: int, wallet: str) -> Kept:
    credits_left = ledger.wallet(tx, wallet)
    return Kept(
        pictures=len(media_rows.of_user(tx, user_id)),
        faces=len(faces.listing(tx, user_id)),
        jobs=jobs.count_all(tx, user_id),
        credits=credits_left.available + credits_left.held,
    )
