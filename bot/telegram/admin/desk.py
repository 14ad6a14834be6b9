"""Where the operator's commands come together. They work for admins in private chats, and are unknown to all others."""

from collections.abc import Mapping
from itertools import chain

from bot.telegram.admin import broadcasting, insight, money, repairs, switchboard
from bot.telegram.admin.part import OnPress, Part
from bot.telegram.commands import QUOTA, Command, publish_admin_menu
from bot.telegram.flows.press import Press
from bot.telegram.gate import Handler
from bot.telegram.screen import Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit

ADMIN_COMMANDS: tuple[Command, ...] = (
    *money.COMMANDS,
    *insight.COMMANDS,
    *repairs.COMMANDS,
    *switchboard.COMMANDS,
    *broadcasting.COMMANDS,
)


class Desk:
    def __init__(self, services: Services, *, speaker: Speaker, unknown: Handler) -> None:
        """`unknown` is what anybody hears who gives a command that there is not."""
        self._services = services
        self._speaker = speaker
        self._admins = services.admin_ids
        self._unknown = unknown
        self.money = money.Money(services, speaker=speaker)
        self.parts: tuple[Part, ...] = (
            self.money,
            insight.Insight(services, speaker=speaker),
            repairs.Repairs(services, speaker=speaker),
            switchboard.Switchboard(services, speaker=speaker),
            broadcasting.Broadcasting(services, speaker=speaker),
        )
        self._presses: Mapping[str, OnPress] = dict(
            chain.from_iterable(part.presses.items() for part in self.parts)
        )

    @property
    def commands(self) -> Mapping[Command, Handler]:
        return {
            command: self._for_admins(handle)
            for part in self.parts
            for command, handle in part.commands.items()
        }

    def is_admin(self, visit: Visit) -> bool:
        return visit.private and visit.user.telegram_id in self._admins

    def greet(self, visit: Visit) -> None:
        """An admin who starts the bot gets their menu: before that there was nobody to give it to."""
        if self.is_admin(visit):
            services = self._services
            publishing = publish_admin_menu(
                services.bot,
                services.texts,
                services.registry.capabilities(with_paused=True),
                admin=visit.chat_id,
                for_admins=ADMIN_COMMANDS,
            )
            services.nursery.start(publishing, name="publish admin menu")

    async def on_help(self, visit: Visit) -> None:
        head = self._speaker.text(visit, "help-admin")
        commands = self._speaker.explained(visit, (QUOTA, *ADMIN_COMMANDS))
        await self._speaker.show(visit, Shown(text=f"{head}\n\n{commands}"))

    async def on_press(self, press: Press) -> None:
        action = self._presses.get(press.button.action)
        if not self.is_admin(press.visit):
            press.answer.alert("answer-not-yours")
        elif action is None:
            press.answer.alert("answer-old")
        else:
            await action(press)

    async def _refuse_forwarded(self, visit: Visit) -> None:
        """Admins forward what others wrote to say whom they mean: those must not give commands by it."""
        await self._speaker.say(visit, "forwarded-command")

    def _for_admins(self, handle: Handler) -> Handler:
        async def admins_only(visit: Visit) -> None:
            if self.is_admin(visit):
                await (self._refuse_forwarded if _is_forwarded(visit) else handle)(visit)
            elif visit.private:
                await self._unknown(visit)

        return admins_only


def _is_forwarded(visit: Visit) -> bool:
    return visit.message is not None and visit.message.forward_origin is not None
