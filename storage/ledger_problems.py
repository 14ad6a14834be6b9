"""What should never be true of the ledger, each as one question to the database."""

from storage.transaction import Transaction

QUESTIONS = {
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
WORST = 20


def problems(tx: Transaction) -> list[str]:
    """Empty when all is well; otherwise a sentence each, and no more than a few of a kind."""
    return [
        sentence.format(found=row["found"])
        for sentence, sql in QUESTIONS.items()
        for row in tx.all(sql)[:WORST]
    ]
