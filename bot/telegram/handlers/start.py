"""/start: a welcome; or, by a link into the private chat, where that link leads."""

from collections.abc import Mapping

from bot.clock import Clock
from bot.jobs.orders import Orders
from bot.telegram.handlers.admin.router import AdminRouter
from bot.telegram.handlers.groups.consent import GroupConsent, origin_in
from bot.telegram.handlers.menu import abilities, main_menu
from bot.telegram.handlers.report import Report
from bot.telegram.middleware.admission import Admission, Handler, welcome_back
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.ui.links import REPORT
from bot.telegram.ui.messages import Content
from storage import Storage


class Start:
    def __init__(
        self,
        *,
        storage: Storage,
        orders: Orders,
        groups: GroupConsent,
        doors: Mapping[str, Handler],
        admission: Admission,
        report: Report,
        admin: AdminRouter,
        clock: Clock,
    ) -> None:
        """`doors`: where links into the private chat lead, by what they carry."""
        self._storage = storage
        self._orders = orders
        self._groups = groups
        self._doors = doors
        self._report = report
        self._clock = clock
        self._admin = admin
        self._after_consent = admission.after_consent(self._start)

    async def on_start(self, ctx: UpdateContext) -> None:
        self._admin.greet(ctx)
        payload = " ".join(arguments_in(ctx.message))
        if payload.startswith(REPORT):
            await self._report.ask(ctx, payload.removeprefix(REPORT))
        else:
            await self._after_consent(ctx)

    async def _start(self, ctx: UpdateContext) -> None:
        """What waited for this person while they could not be reached is delivered now."""
        await self._storage.write(welcome_back, ctx.user, at=self._clock())
        door = self._doors.get(" ".join(arguments_in(ctx.message)))
        wait = await self._groups.find(ctx, origin_in(ctx.message))
        if wait is not None:
            await self._groups.on_link(ctx, wait)
        elif door is not None:
            await door(ctx)
        else:
            await self._welcome(ctx)

    async def _welcome(self, ctx: UpdateContext) -> None:
        hello = ctx.t("welcome", name=ctx.name)
        parts = [hello, abilities(self._orders, ctx), ctx.t("welcome-next")]
        await ctx.show(Content(text="\n\n".join(parts), keyboard=main_menu(self._orders, ctx)))
