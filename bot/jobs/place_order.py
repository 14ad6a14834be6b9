"""Taking an order: one transaction with every check that needs committed rows, the hold, the job, and the draft closed.

If the process dies before the commit nothing happened; if it dies after, the job is there and the dispatcher finds it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.i18n.format import hours_and_minutes
from bot.jobs.model import OrderRefused, Spec
from storage import (
    Transaction,
    allowances,
    chats,
    drafts,
    groups,
    job_queue,
    jobs,
    ledger,
    quotas,
    switches,
    users,
)
from storage.allowances import Allowance
from storage.errors import NotEnoughCredits, StaleDraft
from storage.model import Chat, Draft, Job, Quota, User

NO_REASON = "none"
"""How texts know that no reason was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What holds where no quota was set. None: no limit; 0: none allowed."""

    jobs_per_day: int | None
    jobs_per_day_in_group: int | None
    open_jobs: int | None

    @property
    def of_user(self) -> Quota:
        return Quota(
            scope=quotas.DEFAULT,
            jobs_per_day=self.jobs_per_day,
            credits_per_day=None,
            open_jobs=self.open_jobs,
        )

    @property
    def of_chat(self) -> Quota:
        return Quota(
            scope=quotas.DEFAULT_OF_CHATS,
            jobs_per_day=self.jobs_per_day_in_group,
            credits_per_day=None,
            open_jobs=None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """The texts for a use that is at its limit."""

    jobs: str
    credits: str
    open_jobs: str


OF_PERSON = Refusals(jobs="refused-daily", credits="refused-daily-credits", open_jobs="refused-open-jobs")
OF_GROUP = Refusals(
    jobs="refused-daily-group", credits="refused-daily-group-credits", open_jobs="refused-open-jobs-group"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was pressed, and what it costs. `chat_id` is where its card shall live when that is not the draft's chat.

    `wallet` pays. It was promised on the card: when it does not suffice any more, nobody else pays unasked. So was
    `shown_price`: another provider may have taken over since then, and may be dearer. None: no price was shown.
    """

    job_id: str
    draft: Draft
    spec: Spec
    wallet: str
    chat_id: int | None
    locale: str
    price: int
    shown_price: int | None = None
    providers: Sequence[str]
    deadline_at: datetime
    at: datetime


def place_order(tx: Transaction, limits: Limits, order: Order) -> Job:
    """Raises OrderRefused, and StaleDraft for what is not as it was pressed; then it leaves no trace."""
    if existing := jobs.by_draft(tx, order.draft.id):
        return existing
    order = replace(order, draft=_as_pressed(tx, order.draft))
    user = _check(tx, limits, order)
    too_few = "refused-credits" if order.wallet == user.wallet else "refused-group-credits"
    job = _create(tx, order)
    try:
        ledger.hold(tx, job_id=job.id, wallet=order.wallet, amount=order.price, at=order.at)
    except NotEnoughCredits as error:
        raise OrderRefused(too_few, needed=error.needed, available=error.available) from error
    drafts.close(tx, order.draft.id, at=order.at)
    return job


def _as_pressed(tx: Transaction, draft: Draft) -> Draft:
    """As it stands now. Its card and its chat may have changed; somebody who runs the group may have called it off."""
    current = drafts.get(tx, draft.id)
    if current is None or current.closed_at is not None or current.version != draft.version:
        raise StaleDraft(draft.id)
    return current


def _create(tx: Transaction, order: Order) -> Job:
    draft = order.draft
    chat_id = order.chat_id or draft.chat_id
    elsewhere = chat_id != draft.chat_id
    return jobs.create(
        tx,
        job_id=order.job_id,
        draft_id=draft.id,
        user_id=draft.user_id,
        wallet=order.wallet,
        chat_id=chat_id,
        thread_id=None if elsewhere else draft.thread_id,
        card_message_id=None if elsewhere else draft.card_message_id,
        asked_in=draft.chat_id if elsewhere else None,
        locale=order.locale,
        kind=order.spec.kind,
        spec=order.spec.to_document(),
        price=order.price,
        providers=tuple(order.providers),
        deadline_at=order.deadline_at,
        at=order.at,
    )


def _check(tx: Transaction, limits: Limits, order: Order) -> User:
    """Who orders. Raises OrderRefused."""
    job_queue.lock_person(tx, order.draft.user_id)
    user = users.get(tx, order.draft.user_id)
    _check_person(tx, user)
    _check_price(order)
    chat = _group_of(tx, order)
    if chat is not None:
        job_queue.lock_chat(tx, chat.id)
        _check_group(tx, chat, user, order.at)
    _check_use(allowances.of_user(tx, user, defaults=limits.of_user, at=order.at), order, OF_PERSON)
    if chat is not None:
        _check_use(allowances.of_chat(tx, chat, defaults=limits.of_chat, at=order.at), order, OF_GROUP)
    return user


def _check_person(tx: Transaction, user: User) -> None:
    if user.banned_at is not None:
        raise OrderRefused("refused-banned", why=user.ban_reason or NO_REASON)
    if switches.in_maintenance(tx):
        raise OrderRefused("refused-maintenance")


def _check_price(order: Order) -> None:
    if order.shown_price is not None and order.price > order.shown_price:
        raise OrderRefused("refused-dearer")


def _group_of(tx: Transaction, order: Order) -> Chat | None:
    """A group in which nobody has spoken to the bot since it was upgraded is met by its first order."""
    chat_id = order.draft.chat_id
    if chat_id >= 0:
        return None
    chat = chats.get(tx, chat_id)
    if chat is None:
        chats.meet(tx, chat_id=chat_id, kind="group", title="", at=order.at)
        chat = chats.get(tx, chat_id)
    return chat


def _check_group(tx: Transaction, chat: Chat, user: User, at: datetime) -> None:
    if not chat.enabled:
        raise OrderRefused("refused-group-off")
    cooldown = timedelta(seconds=chat.cooldown)
    last = (
        groups.last_order_at(tx, user_id=user.id, chat_id=chat.id, since=at - cooldown) if cooldown else None
    )
    wait = last + cooldown - at if last is not None else timedelta()
    if wait > timedelta():
        seconds = _rounded_up(wait, timedelta(seconds=1))
        raise OrderRefused("refused-cooldown", seconds=seconds, minutes=-(-seconds // 60))


def _check_use(use: Allowance, order: Order, refusals: Refusals) -> None:
    hours, minutes = hours_and_minutes(use.resets_at - order.at)
    later, quota = {"hours": hours, "minutes": minutes}, use.quota
    if quota.jobs_per_day is not None and use.jobs_today >= quota.jobs_per_day:
        raise OrderRefused(refusals.jobs, limit=quota.jobs_per_day, **later)
    if use.credits_left is not None and order.price > use.credits_left:
        limit, left = quota.credits_per_day or 0, use.credits_left
        raise OrderRefused(refusals.credits, limit=limit, left=left, **later)
    if use.is_open_full:
        raise OrderRefused(refusals.open_jobs, limit=quota.open_jobs or 0)


def _rounded_up(time: timedelta, unit: timedelta) -> int:
    return -(-time // unit)
