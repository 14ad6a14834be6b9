"""/providers and /maintenance: what is on and what is off."""

import asyncio
from collections.abc import Mapping

import structlog

from bot.jobs.provider_pauses import midnight
from bot.providers.base import Capability, Provider, ProviderError
from bot.telegram.handlers.admin.module import OnPress
from bot.telegram.handlers.admin.provider_card import Balance, ProviderCard, ProviderState, Silence
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import Labels, button, keyboard
from bot.telegram.ui.messages import Content
from storage import provider_figures, provider_pauses, switches
from storage.provider_pauses import Cause

log = structlog.get_logger(__name__)

PROVIDERS = Command("providers")
MAINTENANCE = Command("maintenance")
COMMANDS: tuple[Command, ...] = (PROVIDERS, MAINTENANCE)

ASKING_SECONDS = 6.0


class Switchboard:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker

    @property
    def commands(self) -> Mapping[Command, Handler]:
        return {PROVIDERS: self._show_providers, MAINTENANCE: self._on_maintenance}

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {
            "spause": self._on_pause,
            "sresume": self._on_resume,
            "srefresh": self._on_refresh,
            "smaintenance": self._on_maintenance_button,
        }

    async def _show_providers(self, ctx: UpdateContext, card: int | None = None) -> None:
        """`card` is the message that becomes it. Who is slow to tell a balance does not keep the rest waiting."""
        asked = [provider for provider in self._services.registry.everyone() if _tells(provider)]
        view = await self._card(ctx)
        asking: dict[str, Balance] = {provider.name: Silence.ASKING for provider in asked}

        async def show_meanwhile() -> None:
            nonlocal card
            card = await self._put(ctx, card, view.shown(asking))

        answers = await ctx.replies.notify_if_slow(
            asyncio.gather(*(self._balance(provider) for provider in asked)), show_meanwhile
        )
        await self._put(ctx, card, view.shown(dict(zip(asking, answers, strict=True))))

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
            log.info("no balance", provider=provider.name, error=type(error).__name__, why=str(error))
            return Silence.SILENT
        return Silence.UNTOLD if points is None else points

    async def _on_refresh(self, press: Press) -> None:
        press.answer.ok()
        await self._show_providers(press.ctx, press.message_id)

    async def _on_pause(self, press: Press) -> None:
        provider = self._meant(press)
        if provider is None:
            return
        done = await self._services.storage.write(
            provider_pauses.stop_by_hand, provider.name, actor=_actor(press.ctx), at=self._services.clock()
        )
        press.answer.toast(
            "answer-provider-paused" if done else "answer-switch-as-before", provider=provider.name
        )
        await self._show_providers(press.ctx, press.message_id)

    async def _on_resume(self, press: Press) -> None:
        provider = self._meant(press)
        if provider is None:
            return
        ended = await self._services.storage.write(
            provider_pauses.resume, provider.name, actor=_actor(press.ctx), at=self._services.clock()
        )
        if ended is Cause.BUDGET:
            press.answer.alert("answer-provider-overspends", provider=provider.name)
        else:
            key = "answer-provider-resumed" if ended else "answer-switch-as-before"
            press.answer.toast(key, provider=provider.name)
        await self._show_providers(press.ctx, press.message_id)

    def _meant(self, press: Press) -> Provider | None:
        provider = self._services.registry.get(press.button.target)
        if provider is None:
            press.answer.alert("answer-old")
        return provider

    async def _on_maintenance(self, ctx: UpdateContext) -> None:
        match [word.lower() for word in arguments_in(ctx.message)]:
            case ["on" | "off" as wanted]:
                await self._turn(ctx, on=wanted == "on")
        await self._show_maintenance(ctx, None)

    async def _on_maintenance_button(self, press: Press) -> None:
        done = True
        if press.button.target in ("on", "off"):  # without one the card is only shown again
            done = await self._turn(press.ctx, on=press.button.target == "on")
        if done:
            press.answer.ok()
        else:
            press.answer.toast("answer-switch-as-before")
        await self._show_maintenance(press.ctx, press.message_id)

    async def _turn(self, ctx: UpdateContext, *, on: bool) -> bool:
        return await self._services.storage.write(
            switches.turn_maintenance, on, actor=_actor(ctx), at=self._services.clock()
        )

    async def _show_maintenance(self, ctx: UpdateContext, card: int | None) -> None:
        await self._services.pauses.load()
        on = self._services.pauses.in_maintenance
        count = await self._services.storage.read(provider_figures.count_unfinished)
        label = Labels(self._services.texts, ctx.locale)
        turn = button(
            label("button-maintenance-off" if on else "button-maintenance-on"),
            About.ADMIN,
            "off" if on else "on",
            "smaintenance",
        )
        refresh = button(label("button-switchboard-refresh"), About.ADMIN, "", "smaintenance")
        text = self._speaker.text(ctx, "maintenance-on" if on else "maintenance-off")
        text += "\n" + self._speaker.text(ctx, "maintenance-jobs", count=count)
        await self._put(ctx, card, Content(text=text, keyboard=keyboard([[turn], [refresh]])))

    async def _put(self, ctx: UpdateContext, card: int | None, shown: Content) -> int:
        """The message that shows it: `card` itself, unless that is gone."""
        if card is not None:
            return await self._speaker.show_on(ctx, card, shown)
        return (await self._speaker.show(ctx, shown)).message_id


def _tells(provider: Provider) -> bool:
    return Capability.BALANCE in provider.offers


def _actor(ctx: UpdateContext) -> int:
    assert ctx.user.telegram_id is not None
    return ctx.user.telegram_id
