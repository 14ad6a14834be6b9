"""/quota of others, /grant, /take, /setquota, /unlimited, /ban and /unban: shown first, done when confirmed."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

import structlog
from telegram.error import TelegramError

from bot.telegram.admin.amounts import Misread, credits_in, limits_in, reason_in
from bot.telegram.admin.changes import DEFAULTS, Changes, shown, too_much
from bot.telegram.admin.part import OnPress
from bot.telegram.admin.proposals import CannotBeDone, Proposals
from bot.telegram.admin.quota_page import QuotaPage
from bot.telegram.admin.targets import Target, Targets, TargetUnknown, of_scope
from bot.telegram.commands import QUOTA, Command
from bot.telegram.flows.document import Notice
from bot.telegram.gate import Handler
from bot.telegram.incoming import arguments_in
from bot.telegram.screen import Place, Screen, Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage import ledger
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

Asker = Callable[[Visit, list[str]], Awaitable[None]]


class Money:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker
        self._screen = Screen(services.bot)
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

    async def on_quota(self, visit: Visit) -> None:
        """Of somebody else; everybody's own is not the desk's affair."""
        await self._guided(QUOTA, self._show_quota)(visit)

    def _guided(self, command: Command, ask: Asker) -> Handler:
        """What cannot be understood is answered with what is wrong and an example; nothing is changed then."""

        async def guided(visit: Visit) -> None:
            try:
                await ask(visit, arguments_in(visit.message))
            except (Misread, TargetUnknown) as problem:
                wrong = self._text(visit, problem.notice)
                usage = self._speaker.text(visit, f"money-usage-{command.name}")
                await self._speaker.show(visit, Shown(text=f"{wrong}\n\n{usage}"))
            except CannotBeDone as refused:
                await self._speaker.show(visit, Shown(text=self._text(visit, refused.notice)))

        return guided

    async def _show_quota(self, visit: Visit, words: list[str]) -> None:
        target, _ = await self._targets.split(visit, words)
        await self._quota_page.show(visit, target)

    async def _on_grant(self, visit: Visit, words: list[str]) -> None:
        await self._ask_credits(visit, words, GRANT, sign=1)

    async def _on_take(self, visit: Visit, words: list[str]) -> None:
        await self._ask_credits(visit, words, TAKE, sign=-1)

    async def _ask_credits(self, visit: Visit, words: Sequence[str], command: Command, *, sign: int) -> None:
        target, rest = await self._targets.split(visit, words)
        amount, reason = credits_in(rest)
        wallet = await self._services.storage.read(ledger.wallet, target.wallet)
        after = wallet.available + sign * amount
        if after < 0:
            raise CannotBeDone(too_much(target, wallet.available))
        question = self._speaker.text(
            visit,
            f"money-{command.name}",
            user=target.label,
            amount=amount,
            available=wallet.available,
            after=after,
        )
        await self._ask(visit, command, target.scope, question, amount=amount, reason=reason)

    async def _on_setquota(self, visit: Visit, words: list[str]) -> None:
        if words and words[0].lower() in DEFAULTS:
            who, rest = words[0].lower(), words[1:]
            scope = DEFAULTS[who]
        else:
            target, rest = await self._targets.split(visit, words)
            who, scope = target.label, target.scope
        if [word.lower() for word in rest] == [RESET]:
            after = await self._services.storage.read(self._changes.default_of, scope)
            await self._ask_limits(visit, SETQUOTA, who, scope, after, reset=True)
            return
        jobs, credits_a_day = limits_in(rest)
        wanted = Quota(scope=scope, jobs_per_day=jobs, credits_per_day=credits_a_day, open_jobs=None)
        await self._ask_limits(visit, SETQUOTA, who, scope, wanted, jobs=jobs, credits=credits_a_day)

    async def _on_unlimited(self, visit: Visit, words: list[str]) -> None:
        target, rest = await self._targets.split(visit, words)
        free = Quota(scope=target.scope, jobs_per_day=None, credits_per_day=None, open_jobs=None)
        reason = reason_in(rest)
        await self._ask_limits(
            visit, UNLIMITED, target.label, target.scope, free, jobs=None, credits=None, reason=reason
        )

    async def _ask_limits(
        self, visit: Visit, command: Command, who: str, scope: str, after: Quota, **data: object
    ) -> None:
        now = await self._services.storage.read(self._changes.quota, scope)
        question = self._speaker.text(
            visit,
            "money-limits",
            user=who,
            jobs=shown(now.jobs_per_day),
            credits=shown(now.credits_per_day),
            newjobs=shown(after.jobs_per_day),
            newcredits=shown(after.credits_per_day),
        )
        await self._ask(visit, command, scope, question, **data)

    async def _on_ban(self, visit: Visit, words: list[str]) -> None:
        target, rest = await self._targets.split(visit, words)
        user = self._may_be_banned(visit, target)
        if user.banned_at is not None:
            raise CannotBeDone(
                Notice(key="money-ban-already", details={"user": target.label, "why": user.ban_reason or "–"})
            )
        question = self._speaker.text(visit, "money-ban", user=target.label)
        await self._ask(visit, BAN, target.scope, question, reason=reason_in(rest))

    async def _on_unban(self, visit: Visit, words: list[str]) -> None:
        target, rest = await self._targets.split(visit, words)
        if target.user is None:
            raise CannotBeDone(Notice(key="money-ban-group"))
        if target.user.banned_at is None:
            raise CannotBeDone(Notice(key="money-unban-none", details={"user": target.label}))
        question = self._speaker.text(
            visit, "money-unban", user=target.label, why=target.user.ban_reason or "–"
        )
        await self._ask(visit, UNBAN, target.scope, question, reason=reason_in(rest))

    def _may_be_banned(self, visit: Visit, target: Target) -> User:
        if target.user is None:
            raise CannotBeDone(Notice(key="money-ban-group"))
        if target.user.id == visit.user.id:
            raise CannotBeDone(Notice(key="money-ban-self"))
        if target.user.telegram_id in self._services.admin_ids:
            raise CannotBeDone(Notice(key="money-ban-admin", details={"user": target.label}))
        return target.user

    async def _ask(self, visit: Visit, command: Command, scope: str, question: str, **data: object) -> None:
        reason = data.get("reason")
        if reason:
            question += "\n" + self._speaker.text(visit, "money-reason", why=str(reason))
        document: Document = {"scope": scope, **data}
        await self._proposals.ask(visit, command.name, document, question)

    async def _tell_person(self, proposal: Proposal) -> None:
        """A gift is told; best effort, and never twice. Nothing else is news to anybody."""
        if proposal.action != GRANT.name:
            return
        target = await self._services.storage.read(of_scope, proposal.data["scope"])
        user = target.user if target is not None else None
        if user is None or user.telegram_id is None:
            return
        wallet = await self._services.storage.read(ledger.wallet, user.wallet)
        locale = self._services.texts.resolve(user.language, user.app_language)
        text = self._services.texts(
            locale, "money-gift", amount=proposal.data["amount"], available=wallet.available
        )
        try:
            await self._screen.send(Place(chat_id=user.telegram_id), Shown(text=text))
        except TelegramError as error:
            log.info("gift not told", error=type(error).__name__)

    def _text(self, visit: Visit, notice: Notice) -> str:
        return self._speaker.text(visit, notice.key, **notice.details)
