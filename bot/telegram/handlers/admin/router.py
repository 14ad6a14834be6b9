"""The operators' commands and buttons. They work for admins in private chats, and are unknown to all others."""

from collections.abc import Mapping
from itertools import chain

from bot.telegram.handlers.admin.ban import Ban
from bot.telegram.handlers.admin.broadcast import Broadcasting
from bot.telegram.handlers.admin.export import Export
from bot.telegram.handlers.admin.grant import Grant
from bot.telegram.handlers.admin.job import JobStory
from bot.telegram.handlers.admin.jobs import JobList
from bot.telegram.handlers.admin.maintenance import Maintenance
from bot.telegram.handlers.admin.module import AdminModule
from bot.telegram.handlers.admin.proposals import OnPress, Proposals
from bot.telegram.handlers.admin.providers import ProviderControl
from bot.telegram.handlers.admin.quota_page import QuotaPage
from bot.telegram.handlers.admin.refund import Refund
from bot.telegram.handlers.admin.reports import Reports
from bot.telegram.handlers.admin.resolve import Resolve
from bot.telegram.handlers.admin.retry import Retry
from bot.telegram.handlers.admin.setquota import SetQuota
from bot.telegram.handlers.admin.stats import Stats
from bot.telegram.handlers.admin.take import Take
from bot.telegram.handlers.admin.top import Top
from bot.telegram.handlers.admin.unban import Unban
from bot.telegram.handlers.admin.unlimited import Unlimited
from bot.telegram.handlers.admin.usage import UsageReport
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.commands import QUOTA, Command, publish_admin_menu
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content

MODULES: tuple[type[AdminModule], ...] = (
    Grant, Take, SetQuota, Unlimited, Ban, Unban,
    Stats, UsageReport, Top, JobList, JobStory, Export,
    Retry, Refund, Resolve, Reports,
    ProviderControl, Maintenance, Broadcasting,
)  # fmt: skip
ADMIN_COMMANDS: tuple[Command, ...] = tuple(module.command for module in MODULES)
"""In the order of menus and of /help."""


class AdminRouter:
    def __init__(self, services: Services, *, unknown: Handler) -> None:
        """`unknown` answers a command that does not exist."""
        self._services = services
        self._admins = services.admin_ids
        self._unknown = unknown
        self.on_quota: Handler = QuotaPage(services).on_quota
        proposals = Proposals(services)
        self.modules = tuple(module(services, proposals) for module in MODULES)
        self._presses: Mapping[str, OnPress] = dict(
            chain(
                proposals.presses.items(), chain.from_iterable(each.presses.items() for each in self.modules)
            )
        )

    @property
    def commands(self) -> Mapping[Command, Handler]:
        return {module.command: self._for_admins(module.on_command) for module in self.modules}

    def is_admin(self, ctx: UpdateContext) -> bool:
        return ctx.private and ctx.user.telegram_id in self._admins

    def greet(self, ctx: UpdateContext) -> None:
        """Publish an admin's menu when they start the bot: before that Telegram knows no chat to put it in."""
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
        commands = ctx.explained((QUOTA, *ADMIN_COMMANDS))
        await ctx.show(Content(text=f"{ctx.t('help-admin')}\n\n{commands}"))

    async def on_press(self, press: Press) -> None:
        action = self._presses.get(press.button.action)
        if not self.is_admin(press.ctx):
            press.answer.alert("answer-not-yours")
        elif action is None:
            press.answer.alert("answer-old")
        else:
            await action(press)

    def _for_admins(self, handle: Handler) -> Handler:
        async def admins_only(ctx: UpdateContext) -> None:
            if self.is_admin(ctx):
                await (_refuse_forwarded if _is_forwarded(ctx) else handle)(ctx)
            elif ctx.private:
                await self._unknown(ctx)

        return admins_only


async def _refuse_forwarded(ctx: UpdateContext) -> None:
    """Admins forward what others wrote to say whom they mean: those must not give commands by it."""
    await ctx.reply("forwarded-command")


def _is_forwarded(ctx: UpdateContext) -> bool:
    return ctx.message is not None and ctx.message.forward_origin is not None
