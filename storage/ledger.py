"""Credits: append-only double entries. Triggers keep every balance, and a CHECK decides who was too late.

A wallet (`user:7`, `chat:-100123`) is two accounts, `…:available` and `…:held`. Credits come from `house:grants`, wait
in `held` while their job is open, and end in `house:revenue` or go back.
"""

from datetime import datetime

from storage.codecs import from_ms, to_ms
from storage.errors import AlreadyClosed, CheckFailed, NotEnoughCredits
from storage.model import Movement, Wallet
from storage.transaction import Row, Transaction

GRANTS = "house:grants"
REVENUE = "house:revenue"


def wallet(tx: Transaction, wallet: str) -> Wallet:
    return Wallet(available=balance(tx, f"{wallet}:available"), held=balance(tx, f"{wallet}:held"))


def balance(tx: Transaction, account: str) -> int:
    return int(tx.value("SELECT balance FROM accounts WHERE name = :name", name=account) or 0)


def grant(
    tx: Transaction, wallet: str, amount: int, *, note: str, external_id: str | None = None, at: datetime
) -> bool:
    """False when this outside event was booked before."""
    _ensure_wallet(tx, wallet)
    return _transfer(
        tx,
        debit=GRANTS,
        credit=f"{wallet}:available",
        amount=amount,
        kind="grant",
        note=note,
        external_id=external_id,
        at=at,
    )


def take(
    tx: Transaction, wallet: str, amount: int, *, note: str, external_id: str | None = None, at: datetime
) -> bool:
    """The opposite of `grant`; NotEnoughCredits when there is less."""
    available = _ensure_wallet(tx, wallet)
    try:
        return _transfer(
            tx,
            debit=f"{wallet}:available",
            credit=GRANTS,
            amount=amount,
            kind="take",
            note=note,
            external_id=external_id,
            at=at,
        )
    except CheckFailed as error:
        raise _explained(error, available, amount) from error


def hold(tx: Transaction, *, job_id: str, wallet: str, amount: int, at: datetime) -> None:
    """NotEnoughCredits when there is less, NotUnique when the job has its hold already; nothing for a free job."""
    if amount == 0:
        return
    available = _ensure_wallet(tx, wallet)
    try:
        tx.execute(
            """INSERT INTO transfers (debit, credit, amount, kind, job_id, phase, at)
               VALUES (:debit, :credit, :amount, 'hold', :job_id, 'hold', :at)""",
            debit=f"{wallet}:available",
            credit=f"{wallet}:held",
            amount=amount,
            job_id=job_id,
            at=to_ms(at),
        )
    except CheckFailed as error:
        raise _explained(error, available, amount) from error


def settle(tx: Transaction, *, job_id: str, at: datetime) -> bool:
    """Take what was held. True when this call did it, False when it was done before or nothing was held."""
    return _close(
        tx,
        """INSERT INTO transfers (debit, credit, amount, kind, job_id, phase, at)
           SELECT credit, 'house:revenue', amount, 'settle', job_id, 'close', :at
           FROM transfers WHERE job_id = :job_id AND phase = 'hold'
           ON CONFLICT (job_id, phase) DO NOTHING""",
        job_id,
        "settle",
        at,
    )


def release(tx: Transaction, *, job_id: str, at: datetime) -> bool:
    """Give back what was held; answers like `settle`."""
    return _close(
        tx,
        """INSERT INTO transfers (debit, credit, amount, kind, job_id, phase, at)
           SELECT credit, debit, amount, 'release', job_id, 'close', :at
           FROM transfers WHERE job_id = :job_id AND phase = 'hold'
           ON CONFLICT (job_id, phase) DO NOTHING""",
        job_id,
        "release",
        at,
    )


def record_cost(
    tx: Transaction, *, attempt_id: int, job_id: str, provider: str, points: int, at: datetime
) -> bool:
    """What a provider says that an attempt took of our account there; once an attempt."""
    if points == 0:
        return False
    funds, cost = f"provider:{provider}:funds", f"provider:{provider}:cost"
    _ensure(tx, funds)
    _ensure(tx, cost)
    return _transfer(
        tx,
        debit=funds,
        credit=cost,
        amount=points,
        kind="cost",
        external_id=f"cost:{attempt_id}",
        job_id=job_id,
        at=at,
    )


def refund(tx: Transaction, *, job_id: str, note: str, at: datetime) -> int:
    """Give a delivered job's price back to its payer. Returns 0 when that was done before, or the job was free."""
    paid = tx.one_or_none(
        """SELECT s.id, s.amount, h.debit AS payer FROM transfers s
           JOIN transfers h ON h.job_id = s.job_id AND h.phase = 'hold'
           WHERE s.job_id = :job_id AND s.kind = 'settle'""",
        job_id=job_id,
    )
    if paid is None:
        return 0
    written = _transfer(
        tx,
        debit=REVENUE,
        credit=paid["payer"],
        amount=paid["amount"],
        kind="correction",
        corrects=paid["id"],
        external_id=f"refund:{job_id}",
        job_id=job_id,
        note=note,
        at=at,
    )
    return int(paid["amount"]) if written else 0


def record_look(tx: Transaction, *, provider: str, points: int, at: datetime) -> None:
    """What a provider took for looking at a picture, which belongs to no attempt."""
    if points:
        funds, cost = f"provider:{provider}:funds", f"provider:{provider}:cost"
        _ensure(tx, funds)
        _ensure(tx, cost)
        _transfer(tx, debit=funds, credit=cost, amount=points, kind="cost", note="look", at=at)


def movements(tx: Transaction, wallet: str, *, limit: int) -> list[Movement]:
    """Newest first: whatever changed the available credits."""
    rows = tx.all(
        """SELECT * FROM (
               SELECT * FROM (SELECT id, kind, -amount AS change, job_id, note, at
                   FROM transfers WHERE debit = :account ORDER BY debit DESC, id DESC LIMIT :limit) AS lost
               UNION ALL
               SELECT * FROM (SELECT id, kind, amount AS change, job_id, note, at
                   FROM transfers WHERE credit = :account ORDER BY credit DESC, id DESC LIMIT :limit) AS gained
           ) AS both_ways ORDER BY id DESC LIMIT :limit""",
        account=f"{wallet}:available",
        limit=limit,
    )
    return [_movement(row) for row in rows]


def _movement(row: Row) -> Movement:
    return Movement(
        id=row["id"],
        kind=row["kind"],
        change=row["change"],
        job_id=row["job_id"],
        note=row["note"],
        at=from_ms(row["at"]),
    )


def _transfer(
    tx: Transaction,
    *,
    debit: str,
    credit: str,
    amount: int,
    kind: str,
    at: datetime,
    note: str = "",
    external_id: str | None = None,
    job_id: str | None = None,
    corrects: int | None = None,
) -> bool:
    written = tx.execute(
        """INSERT INTO transfers (debit, credit, amount, kind, job_id, external_id, corrects, note, at)
           VALUES (:debit, :credit, :amount, :kind, :job_id, :external_id, :corrects, :note, :at)
           ON CONFLICT (external_id) DO NOTHING""",
        debit=debit,
        credit=credit,
        amount=amount,
        kind=kind,
        job_id=job_id,
        external_id=external_id,
        corrects=corrects,
        note=note,
        at=to_ms(at),
    )
    return written == 1


def _close(tx: Transaction, sql: str, job_id: str, kind: str, at: datetime) -> bool:
    if tx.execute(sql, job_id=job_id, at=to_ms(at)) == 1:
        return True
    closed = tx.value("SELECT kind FROM transfers WHERE job_id = :job_id AND phase = 'close'", job_id=job_id)
    if closed not in (None, kind):
        raise AlreadyClosed(job_id, kind=closed)
    return False


def _ensure_wallet(tx: Transaction, wallet: str) -> int:
    """The available credits; both accounts are there afterwards."""
    available = tx.value("SELECT balance FROM accounts WHERE name = :name", name=f"{wallet}:available")
    if available is None:
        _ensure(tx, f"{wallet}:available", owned=1)
        _ensure(tx, f"{wallet}:held", owned=1)
    return int(available or 0)


def _ensure(tx: Transaction, account: str, *, owned: int = 0) -> None:
    tx.execute(
        "INSERT INTO accounts (name, owned) VALUES (:name, :owned) ON CONFLICT (name) DO NOTHING",
        name=account,
        owned=owned,
    )


def _explained(error: CheckFailed, available: int, needed: int) -> Exception:
    if error.constraint == "never_overdrawn":
        return NotEnoughCredits(available=available, needed=needed)
    return error


# What should never be true of the ledger, each as one question to the database.
PROBLEMS = {
    "the balances of all accounts sum up to {found}, not to zero": """
        SELECT sum(balance) AS found FROM accounts HAVING sum(balance) <> 0""",
    "the balance of {found} is not the sum of its transfers": """
        SELECT a.name AS found FROM accounts a WHERE a.balance <>
            (SELECT COALESCE(sum(t.amount), 0) FROM transfers t WHERE t.credit = a.name)
          - (SELECT COALESCE(sum(t.amount), 0) FROM transfers t WHERE t.debit = a.name)""",
    "{found} is overdrawn": "SELECT name AS found FROM accounts WHERE owned = 1 AND balance < 0",
    "{found} belongs to somebody and may be overdrawn": """
        SELECT name AS found FROM accounts WHERE owned = 0 AND (name LIKE 'user:%' OR name LIKE 'chat:%')""",
    "the hold of job {found} was closed with another amount or account": """
        SELECT h.job_id AS found FROM transfers h JOIN transfers c ON c.job_id = h.job_id AND c.phase = 'close'
        WHERE h.phase = 'hold' AND (c.amount <> h.amount OR c.debit <> h.credit)""",
    "job {found} has a close without a hold": """
        SELECT c.job_id AS found FROM transfers c WHERE c.phase = 'close' AND NOT EXISTS
            (SELECT 1 FROM transfers h WHERE h.job_id = c.job_id AND h.phase = 'hold')""",
    "{found} is not the sum of its open holds": """
        SELECT a.name AS found FROM accounts a WHERE a.name LIKE '%:held' AND a.balance <>
            (SELECT COALESCE(sum(h.amount), 0) FROM transfers h WHERE h.credit = a.name AND h.phase = 'hold'
             AND NOT EXISTS (SELECT 1 FROM transfers c WHERE c.job_id = h.job_id AND c.phase = 'close'))""",
    "job {found} is over and its hold is still open": """
        SELECT j.id AS found FROM jobs j JOIN transfers h ON h.job_id = j.id AND h.phase = 'hold'
        WHERE j.state IN ('delivered', 'failed', 'expired', 'cancelled') AND NOT EXISTS
            (SELECT 1 FROM transfers c WHERE c.job_id = j.id AND c.phase = 'close')""",
    "job {found} was delivered and given back, or not delivered and paid": """
        SELECT j.id AS found FROM jobs j JOIN transfers c ON c.job_id = j.id AND c.phase = 'close'
        WHERE (j.state = 'delivered' AND c.kind = 'release')
           OR (j.state IN ('failed', 'expired', 'cancelled') AND c.kind = 'settle')""",
}
MOST_OF_A_KIND = 20


def problems(tx: Transaction) -> list[str]:
    """Empty when all is well; otherwise a sentence each, and no more than a few of a kind."""
    return [
        sentence.format(found=row["found"])
        for sentence, sql in PROBLEMS.items()
        for row in tx.all(sql)[:MOST_OF_A_KIND]
    ]
