"""Where the operator's commands come together. They work for admins in private chats, and are unknown to all others."""

from collections.abc import Mapping
from itertools import chain

from bot.telegram.handlers.admin import broadcast, insight, money, providers, repair
from bot.telegram.handlers.admin.module import OnPress, Part
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.commands import QUOTA, Command, publish_admin_menu
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content

ADMIN_COMMANDS: tuple[Command, ...] = (
    *money.COMMANDS,
    *insight.COMMANDS,
    *repair.COMMANDS,
    *providers.COMMANDS,
    *broadcast.COMMANDS,
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
            repair.Repairs(services, speaker=speaker),
            providers.Switchboard(services, speaker=speaker),
            broadcast.Broadcasting(services, speaker=speaker),
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

    def is_admin(self, ctx: UpdateContext) -> bool:
        return ctx.private and ctx.user.telegram_id in self._admins

    def greet(self, ctx: UpdateContext) -> None:
        """An admin who starts the bot gets their menu: before that there was nobody to give it to."""
        if self.is_admin(ctx):
            services = self._services
            publishing = publish_admin_menu(
                services.bot,
                services.texts,
                services.registry.capabilities(with_paused=True),
                admin=ctx.chat_id,
                for_admins=ADMIN_COMMANDS,
            )
            services.nursery.start(publishing, name="publish admin menu")

    async def on_help(self, ctx: UpdateContext) -> None:
        head = self._speaker.text(ctx, "help-admin")
        commands = self._speaker.explained(ctx, (QUOTA, *ADMIN_COMMANDS))
        await self._speaker.show(ctx, Content(text=f"{head}\n\n{commands}"))

    async def on_press(self, press: Press) -> None:
        action = self._presses.get(press.button.action)
        if not self.is_admin(press.ctx):
            press.answer.alert("answer-not-yours")
        elif action is None:
            press.answer.alert("answer-old")
        else:
            await action(press)

    async def _refuse_forwarded(self, ctx: UpdateContext) -> None:
        """Admins forward what others wrote to say whom they mean: those must not give commands by it."""
        await self._speaker.say(ctx, "forwarded-command")

    def _for_admins(self, handle: Handler) -> Handler:
        async def admins_only(ctx: UpdateContext) -> None:
            if self.is_admin(ctx):
                await (self._refuse_forwarded if _is_forwarded(ctx) else handle)(ctx)
            elif ctx.private:
                await self._unknown(ctx)

        return admins_only


def _is_forwarded(ctx: UpdateContext) -> bool:
    return ctx.message is not None and ctx.message.forward_origin is not None
