"""What the card of /providers says. No outside calls: it is given everything that it shows."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from telegram import InlineKeyboardButton

from bot.i18n import Argument, Texts
from bot.i18n.format import duration, moment
from bot.providers.base import Capability, Provider
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import Labels, Row, button, keyboard
from bot.telegram.ui.messages import Content
from storage.allowances import zone_of
from storage.provider_figures import ProviderStanding
from storage.provider_pauses import Cause

DOES = {
    Capability.SWAP: "does-swap",
    Capability.MULTI_SWAP: "does-swap",
    Capability.AGE_IMAGE: "does-age",
    Capability.SWAP_VIDEO: "does-swap-clip",
    Capability.MULTI_SWAP_VIDEO: "does-swap-clip",
    Capability.AGE_VIDEO: "does-age-clip",
    Capability.LIVE: "does-live",
    Capability.DETECT: "does-detect",
}


class Silence(StrEnum):
    """Why no balance is known."""

    ASKING = "asking"
    SILENT = "silent"
    UNTOLD = "untold"


Balance = int | Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderState:
    """One provider as the operator sees it."""

    provider: Provider
    standing: ProviderStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderCard:
    texts: Texts
    locale: str
    timezone: str | None
    now: datetime
    points_per_day: int | None
    maintenance: bool
    states: Sequence[ProviderState]

    def shown(self, balances: Mapping[str, Balance]) -> Content:
        blocks = [self._text("providers-title")]
        if self.maintenance:
            blocks[0] += "\n" + self._text("providers-maintenance")
        if not self.states:
            blocks.append(self._text("providers-none"))
        blocks += [self._block(state, balances.get(state.provider.name)) for state in self.states]
        refresh = button(self._label("button-switchboard-refresh"), About.ADMIN, "", "srefresh")
        rows = [*(self._buttons(state) for state in self.states), [refresh]]
        return Content(text="\n\n".join(blocks), keyboard=keyboard(rows))

    def _block(self, state: ProviderState, balance: Balance | None) -> str:
        lines = [*self._heading(state), self._does(state.provider), self._today(state)]
        if state.standing.day.milliseconds:
            took = statistics.median(state.standing.day.milliseconds) / 1000
            lines.append(self._text("provider-latency", time=duration(took, self._label)))
        lines.append(
            self._text("provider-free") if state.provider.replayable else self._money(state, balance)
        )
        return "\n".join(lines)

    def _heading(self, state: ProviderState) -> list[str]:
        name, pause = state.provider.name, state.standing.pause
        if pause is None:
            return [self._text("provider-on", provider=name)]
        since = self._moment(pause.since)
        match pause.cause:
            case Cause.HAND:
                return [
                    self._text(
                        "provider-paused-hand", provider=name, name=state.standing.paused_by, time=since
                    ),
                    self._text("provider-until-hand"),
                ]
            case Cause.BUDGET:
                lines = [self._text("provider-paused-budget", provider=name, time=since)]
            case Cause.TROUBLE:
                lines = [self._text("provider-paused-trouble", provider=name, why=pause.why, time=since)]
        if pause.until is None:
            return [*lines, self._text("provider-until-probe")]
        return [*lines, self._text("provider-until", time=self._moment(pause.until))]

    def _does(self, provider: Provider) -> str:
        keys = dict.fromkeys(key for capability, key in DOES.items() if capability in provider.offers)
        return self._text("provider-does", names=" · ".join(self._label(key) for key in keys))

    def _today(self, state: ProviderState) -> str:
        return self._text("provider-today", count=state.standing.day.jobs, failed=state.standing.day.failed)

    def _money(self, state: ProviderState, balance: Balance | None) -> str:
        known = Silence.UNTOLD if balance is None else balance
        if isinstance(known, Silence):
            told = self._text(f"provider-balance-{known}")
        else:
            told = self._text("provider-balance", points=known)
        return f"{told}\n{self._spent(state)}"

    def _spent(self, state: ProviderState) -> str:
        if (
            not state.standing.spent and state.standing.day.milliseconds
        ):  # it worked, and no hosted service works for nothing
            return self._text("provider-spent-untold")
        if self.points_per_day is None:
            return self._text("provider-spent", points=state.standing.spent)
        return self._text("provider-spent-of", points=state.standing.spent, limit=self.points_per_day)

    def _buttons(self, state: ProviderState) -> Row:
        name, pause = state.provider.name, state.standing.pause
        resume = self._button("button-provider-resume", name, "sresume")
        if pause is None:
            return [self._button("button-provider-pause", name, "spause")]
        if pause.cause is Cause.HAND:
            return [resume]
        return [resume, self._button("button-provider-keep", name, "spause")]

    def _button(self, key: str, name: str, action: str) -> InlineKeyboardButton:
        return button(self._label(key, provider=name), About.ADMIN, name, action)

    def _moment(self, at: datetime) -> str:
        return moment(at, zone_of(self.timezone), now=self.now)

    @property
    def _label(self) -> Labels:
        return Labels(self.texts, self.locale)

    def _text(self, key: str, **args: Argument) -> str:
        return self.texts(self.locale, key, **args)
