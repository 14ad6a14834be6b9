"""/quota of others, /grant, /take, /setquota, /unlimited, /ban and /unban: shown first, done when confirmed."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

import structlog
from telegram.error import TelegramError

from bot.drafts.model import Notice
from bot.telegram.handlers.admin.amounts import Misread, credits_in, limits_in, reason_in
from bot.telegram.handlers.admin.changes import DEFAULTS, Changes, shown, too_much
from bot.telegram.handlers.admin.module import OnPress
from bot.telegram.handlers.admin.proposals import CannotBeDone, Proposals
from bot.telegram.handlers.admin.quota_page import QuotaPage
from bot.telegram.handlers.admin.targets import Targets, TargetUnknown
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.commands import QUOTA, Command
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.message_content import arguments_in
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content, Destination, Messenger
from storage import accounts, ledger
from storage.accounts import Account
from storage.model import Document, Quota, User
from storage.proposals import Proposal

log = structlog.get_logger(__name__)

GRANT = Command("grant")
TAKE = Command("take")
SETQUOTA = Command("setquota")
UNLIMITED = Command("unlimited")
BAN = Command("ban")
UNBAN = Command("unban")

COMMANDS: tuple[Command, ...] = (GRANT, TAKE, SETQUOTA, UNLIMITED, BAN, UNBAN)
RESET = "reset"

Asker = Callable[[UpdateContext, list[str]], Awaitable[None]]


class Money:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker
        self._messenger = Messenger(services.bot)
        self._targets = Targets(services)
        self._changes = Changes(services.limits)
        self._quota_page = QuotaPage(services, speaker=speaker)
        self._proposals = Proposals(
            services,
            letter="m",
            carry_out=self._changes.carry_out,
            tell=self._changes.tell,
            afterwards=self._tell_person,
        )

    @property
    def commands(self) -> Mapping[Command, Handler]:
        asking: Mapping[Command, Asker] = {
            GRANT: self._on_grant,
            TAKE: self._on_take,
            SETQUOTA: self._on_setquota,
            UNLIMITED: self._on_unlimited,
            BAN: self._on_ban,
            UNBAN: self._on_unban,
        }
        return {command: self._guided(command, ask) for command, ask in asking.items()}

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return self._proposals.presses

    async def on_quota(self, ctx: UpdateContext) -> None:
        """Of somebody else; everybody's own is not the desk's affair."""
        await self._guided(QUOTA, self._show_quota)(ctx)

    def _guided(self, command: Command, ask: Asker) -> Handler:
        """What cannot be understood is answered with what is wrong and an example; nothing is changed then."""

        async def guided(ctx: UpdateContext) -> None:
            try:
                await ask(ctx, arguments_in(ctx.message))
            except (Misread, TargetUnknown) as problem:
                wrong = self._text(ctx, problem.notice)
                usage = self._speaker.text(ctx, f"money-usage-{command.name}")
                await self._speaker.show(ctx, Content(text=f"{wrong}\n\n{usage}"))
            except CannotBeDone as refused:
                await self._speaker.show(ctx, Content(text=self._text(ctx, refused.notice)))

        return guided

    async def _show_quota(self, ctx: UpdateContext, words: list[str]) -> None:
        target, _ = await self._targets.split(ctx, words)
        await self._quota_page.show(ctx, target)

    async def _on_grant(self, ctx: UpdateContext, words: list[str]) -> None:
        await self._ask_credits(ctx, words, GRANT, sign=1)

    async def _on_take(self, ctx: UpdateContext, words: list[str]) -> None:
        await self._ask_credits(ctx, words, TAKE, sign=-1)

    async def _ask_credits(
        self, ctx: UpdateContext, words: Sequence[str], command: Command, *, sign: int
    ) -> None:
        target, rest = await self._targets.split(ctx, words)
        amount, reason = credits_in(rest)
        wallet = await self._services.storage.read(ledger.wallet, target.wallet)
        after = wallet.available + sign * amount
        if after < 0:
            raise CannotBeDone(too_much(target, wallet.available))
        question = self._speaker.text(
            ctx,
            f"money-{command.name}",
            user=target.label,
            amount=amount,
            available=wallet.available,
            after=after,
        )
        await self._ask(ctx, command, target.scope, question, amount=amount, reason=reason)

    async def _on_setquota(self, ctx: UpdateContext, words: list[str]) -> None:
        if words and words[0].lower() in DEFAULTS:
            who, rest = words[0].lower(), words[1:]
            scope = DEFAULTS[who]
        else:
            target, rest = await self._targets.split(ctx, words)
            who, scope = target.label, target.scope
        if [word.lower() for word in rest] == [RESET]:
            after = await self._services.storage.read(self._changes.default_of, scope)
            await self._ask_limits(ctx, SETQUOTA, who, scope, after, reset=True)
            return
        jobs, credits_a_day = limits_in(rest)
        wanted = Quota(scope=scope, jobs_per_day=jobs, credits_per_day=credits_a_day, open_jobs=None)
        await self._ask_limits(ctx, SETQUOTA, who, scope, wanted, jobs=jobs, credits=credits_a_day)

    async def _on_unlimited(self, ctx: UpdateContext, words: list[str]) -> None:
        target, rest = await self._targets.split(ctx, words)
        free = Quota(scope=target.scope, jobs_per_day=None, credits_per_day=None, open_jobs=None)
        reason = reason_in(rest)
        await self._ask_limits(
            ctx, UNLIMITED, target.label, target.scope, free, jobs=None, credits=None, reason=reason
        )

    async def _ask_limits(
        self, ctx: UpdateContext, command: Command, who: str, scope: str, after: Quota, **data: object
    ) -> None:
        now = await self._services.storage.read(self._changes.quota, scope)
        question = self._speaker.text(
            ctx,
            "money-limits",
            user=who,
            jobs=shown(now.jobs_per_day),
            credits=shown(now.credits_per_day),
            newjobs=shown(after.jobs_per_day),
            newcredits=shown(after.credits_per_day),
        )
        await self._ask(ctx, command, scope, question, **data)

    async def _on_ban(self, ctx: UpdateContext, words: list[str]) -> None:
        target, rest = await self._targets.split(ctx, words)
        user = self._may_be_banned(ctx, target)
        if user.banned_at is not None:
            raise CannotBeDone(
                Notice(key="money-ban-already", details={"user": target.label, "why": user.ban_reason or "–"})
            )
        question = self._speaker.text(ctx, "money-ban", user=target.label)
        await self._ask(ctx, BAN, target.scope, question, reason=reason_in(rest))

    async def _on_unban(self, ctx: UpdateContext, words: list[str]) -> None:
        target, rest = await self._targets.split(ctx, words)
        if target.user is None:
            raise CannotBeDone(Notice(key="money-ban-group"))
        if target.user.banned_at is None:
            raise CannotBeDone(Notice(key="money-unban-none", details={"user": target.label}))
        question = self._speaker.text(
            ctx, "money-unban", user=target.label, why=target.user.ban_reason or "–"
        )
        await self._ask(ctx, UNBAN, target.scope, question, reason=reason_in(rest))

    def _may_be_banned(self, ctx: UpdateContext, target: Account) -> User:
        if target.user is None:
            raise CannotBeDone(Notice(key="money-ban-group"))
        if target.user.id == ctx.user.id:
            raise CannotBeDone(Notice(key="money-ban-self"))
        if target.user.telegram_id in self._services.admin_ids:
            raise CannotBeDone(Notice(key="money-ban-admin", details={"user": target.label}))
        return target.user

    async def _ask(
        self, ctx: UpdateContext, command: Command, scope: str, question: str, **data: object
    ) -> None:
        reason = data.get("reason")
        if reason:
            question += "\n" + self._speaker.text(ctx, "money-reason", why=str(reason))
        document: Document = {"scope": scope, **data}
        await self._proposals.ask(ctx, command.name, document, question)

    async def _tell_person(self, proposal: Proposal) -> None:
        """A gift is told; best effort, and never twice. Nothing else is news to anybody."""
        if proposal.action != GRANT.name:
            return
        target = await self._services.storage.read(accounts.of_scope, proposal.data["scope"])
        user = target.user if target is not None else None
        if user is None or user.telegram_id is None:
            return
        wallet = await self._services.storage.read(ledger.wallet, user.wallet)
        locale = self._services.texts.resolve(user.language, user.app_language)
        text = self._services.texts(
            locale, "money-gift", amount=proposal.data["amount"], available=wallet.available
        )
        try:
            await self._messenger.send(Destination(chat_id=user.telegram_id), Content(text=text))
        except TelegramError as error:
            log.info("gift not told", error=type(error).__name__)

    def _text(self, ctx: UpdateContext, notice: Notice) -> str:
        return self._speaker.text(ctx, notice.key, **notice.details)
