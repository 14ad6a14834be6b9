"""/providers: who is on and who is paused, with what each did today."""

import asyncio
from collections.abc import Mapping

import structlog

from bot.jobs.provider_pauses import midnight
from bot.providers.base import Capability, Provider, ProviderError
from bot.telegram.handlers.admin.module import AdminModule, actor_of
from bot.telegram.handlers.admin.proposals import OnPress
from bot.telegram.handlers.admin.provider_card import Balance, ProviderCard, ProviderState, Silence
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import Press, UpdateContext
from storage import provider_figures, provider_pauses
from storage.provider_pauses import Cause

log = structlog.get_logger(__name__)

COMMAND = Command("providers")
ASKING_SECONDS = 6.0


class ProviderControl(AdminModule):
    command = COMMAND

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {
            "spause": self._on_pause,
            "sresume": self._on_resume,
            "srefresh": self._on_refresh,
        }

    async def on_command(self, ctx: UpdateContext) -> None:
        await self._show(ctx)

    async def _show(self, ctx: UpdateContext, card: int | None = None) -> None:
        """`card` is the message that becomes it. A provider that is slow to tell its balance keeps nobody waiting."""
        asked = [provider for provider in self._services.registry.everyone() if _tells(provider)]
        view = await self._card(ctx)
        asking: dict[str, Balance] = {provider.name: Silence.ASKING for provider in asked}

        async def show_meanwhile() -> None:
            nonlocal card
            card = await ctx.edit_or_send(view.shown(asking), card)

        answers = await ctx.replies.notify_if_slow(
            asyncio.gather(*(self._balance(provider) for provider in asked)), show_meanwhile
        )
        await ctx.edit_or_send(view.shown(dict(zip(asking, answers, strict=True))), card)

    async def _card(self, ctx: UpdateContext) -> ProviderCard:
        services = self._services
        now = services.clock()
        holding = await services.pauses.load()
        states = [
            ProviderState(
                provider=provider,
                standing=await services.storage.read(
                    provider_figures.standing,
                    provider.name,
                    pause=holding.get(provider.name),
                    since=midnight(now),
                ),
            )
            for provider in services.registry.everyone()
        ]
        return ProviderCard(
            texts=services.texts,
            locale=ctx.locale,
            timezone=ctx.user.timezone,
            now=now,
            points_per_day=services.pauses.points_per_day,
            maintenance=services.pauses.in_maintenance,
            states=states,
        )

    async def _balance(self, provider: Provider) -> Balance:
        try:
            async with asyncio.timeout(ASKING_SECONDS):
                points = await provider.balance()
        except (ProviderError, TimeoutError) as error:
            log.info(
                "provider.no_balance", provider=provider.name, error=type(error).__name__, why=str(error)
            )
            return Silence.SILENT
        return Silence.UNTOLD if points is None else points

    async def _on_refresh(self, press: Press) -> None:
        press.answer.ok()
        await self._show(press.ctx, press.message_id)

    async def _on_pause(self, press: Press) -> None:
        provider = self._meant(press)
        if provider is None:
            return
        done = await self._services.storage.write(
            provider_pauses.stop_by_hand, provider.name, actor=actor_of(press.ctx), at=self._services.clock()
        )
        press.answer.toast(
            "answer-provider-paused" if done else "answer-switch-as-before", provider=provider.name
        )
        await self._show(press.ctx, press.message_id)

    async def _on_resume(self, press: Press) -> None:
        provider = self._meant(press)
        if provider is None:
            return
        ended = await self._services.storage.write(
            provider_pauses.resume, provider.name, actor=actor_of(press.ctx), at=self._services.clock()
        )
        if ended is Cause.BUDGET:
            press.answer.alert("answer-provider-overspends", provider=provider.name)
        else:
            key = "answer-provider-resumed" if ended else "answer-switch-as-before"
            press.answer.toast(key, provider=provider.name)
        await self._show(press.ctx, press.message_id)

    def _meant(self, press: Press) -> Provider | None:
        provider = self._services.registry.get(press.button.target)
        if provider is None:
            press.answer.alert("answer-old")
        return provider


def _tells(provider: Provider) -> bool:
    return Capability.BALANCE in provider.offers
