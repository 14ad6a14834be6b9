"""What must be true at the end, found in the emulators' books and in the database."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from playground.botapi.model import Chat
from playground.botapi.world import World
from playground.providers.journal import Bought
from storage import Storage, Transaction, ledger
from storage.transaction import Row
from tools.chaos.customers import FAILURE, RESULT, Diary

WITHOUT_RESULT = ("failed", "expired", "cancelled")
HOSTED = ("akool", "aifaceswap")


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """`job_id` or `chat_id`: whose story tells more."""

    what: str
    job_id: str = ""
    chat_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The rows that the questions below are asked of."""

    jobs: Sequence[Row]
    attempts: Sequence[Row]
    updates: int
    unhandled: int
    wallets: Mapping[str, tuple[int, int]]
    problems: Sequence[str]


async def read_books(storage: Storage) -> Books:
    return await storage.read(_books)


def _books(tx: Transaction) -> Books:
    jobs = tx.all(
        """SELECT jobs.id, jobs.state, jobs.price, jobs.wallet, jobs.card_message_id, users.telegram_id
           FROM jobs JOIN users ON users.id = jobs.user_id"""
    )
    unhandled = tx.value("SELECT count(*) FROM inbox WHERE handled_at IS NULL")
    wallets = {row["wallet"]: ledger.wallet(tx, row["wallet"]) for row in jobs}
    return Books(
        jobs=jobs,
        attempts=tx.all("SELECT id, job_id, provider, token_hash, state, task_ref FROM attempts"),
        updates=tx.value("SELECT count(*) FROM inbox"),
        unhandled=unhandled,
        wallets={name: (wallet.available, wallet.held) for name, wallet in wallets.items()},
        problems=ledger.problems(tx),
    )


def violations(
    books: Books, world: World, diary: Diary, bought: Sequence[Bought], *, gift: int
) -> list[Violation]:
    return [
        *lost_updates(books, world),
        *(Violation(what=f"person {person} misses {what}", chat_id=person) for person, what in diary.missing),
        *lost_presses(books, diary),
        *wrong_results(books, world.chats),
        *wrong_money(books, gift),
        *wrong_purchases(books, bought),
    ]


def lost_updates(books: Books, world: World) -> Iterator[Violation]:
    if books.unhandled:
        yield Violation(what=f"{books.unhandled} updates were taken and never handled")
    if waiting := len(world.queue.waiting()):
        yield Violation(what=f"{waiting} updates were never taken")
    if books.updates < world.queue.count:
        yield Violation(
            what=f"Telegram has sent {world.queue.count} updates, and the inbox has {books.updates}"
        )


def lost_presses(books: Books, diary: Diary) -> Iterator[Violation]:
    """Each card that a person saw taken is one job of theirs, however often it was pressed."""
    ordered = Counter(row["telegram_id"] for row in books.jobs)
    for person, count in diary.orders.items():
        if ordered[person] != count:
            yield Violation(
                what=f"person {person} ordered {count} times and has {ordered[person]} jobs", chat_id=person
            )


def wrong_results(books: Books, chats: Mapping[int, Chat]) -> Iterator[Violation]:
    delivered = Counter(row["telegram_id"] for row in books.jobs if row["state"] == "delivered")
    without = Counter(row["telegram_id"] for row in books.jobs if row["state"] in WITHOUT_RESULT)
    for row in books.jobs:
        if row["state"] != "delivered" and row["state"] not in WITHOUT_RESULT:
            yield Violation(what=f"job {row['id']} is still {row['state']}", job_id=row["id"])
    for person in {row["telegram_id"] for row in books.jobs}:
        for word, expected in ((RESULT, delivered[person]), (FAILURE, without[person])):
            if (seen := _shown(chats[person], word)) != expected:
                yield Violation(
                    what=f"person {person} sees {seen} × “{word}”, and {expected} jobs ended so",
                    chat_id=person,
                )


def _shown(chat: Chat, word: str) -> int:
    return sum(
        word in str(message.body.get("text") or message.body.get("caption") or "")
        for message in chat.messages.values()
        if message.by_bot and not message.deleted
    )


def wrong_money(books: Books, gift: int) -> Iterator[Violation]:
    """Everybody has paid what was delivered and nothing else, and nothing is held."""
    for problem in books.problems:
        yield Violation(what=problem)
    for name, (available, held) in books.wallets.items():
        paid = sum(
            row["price"] for row in books.jobs if row["wallet"] == name and row["state"] == "delivered"
        )
        if (available, held) != (gift - paid, 0):
            yield Violation(
                what=f"{name} got {gift} and {paid} were delivered: {available} there, {held} held"
            )


def wrong_purchases(books: Books, bought: Sequence[Bought]) -> Iterator[Violation]:
    """Each buy came by the secret address of one attempt, each attempt bought once, and no task is shared."""
    known = {row["token_hash"]: row for row in books.attempts}
    buyers = Counter(_token_hash(one) for one in bought)
    for one in bought:
        attempt = known.get(_token_hash(one))
        if attempt is None:
            yield Violation(what=f"task {one.task} was bought by no attempt")
        elif attempt["task_ref"] not in (None, one.task):
            yield Violation(
                what=f"task {one.task} was bought for an attempt that has another", job_id=attempt["job_id"]
            )
    for token, times in buyers.items():
        if times > 1 and token in known:
            yield Violation(what=f"one attempt bought {times} times", job_id=known[token]["job_id"])
    tasks = {one.task for one in bought}
    for row in books.attempts:
        if row["provider"] in HOSTED and row["task_ref"] is not None and row["task_ref"] not in tasks:
            yield Violation(what=f"task {row['task_ref']} was never bought", job_id=row["job_id"])


def unsure_purchases(books: Books, bought: Sequence[Bought]) -> int:
    """Bought, and the bot never learnt the task: paid for nothing, and known to be in doubt."""
    nameless = {row["token_hash"] for row in books.attempts if row["task_ref"] is None}
    return sum(_token_hash(one) in nameless for one in bought)


def _token_hash(one: Bought) -> str:
    return hashlib.sha256(one.webhook.rpartition("/")[2].encode()).hexdigest()
