"""What happened to one job or in one chat, for whoever has to find out why."""

from collections.abc import Iterator

from playground.botapi.world import World
from storage import Storage, Transaction
from tools.chaos.oracle import Violation

MOST_LINES = 60
TABLES = {
    "job": "SELECT * FROM jobs WHERE id = :id",
    "attempt": "SELECT * FROM attempts WHERE job_id = :id ORDER BY id",
    "callback": """SELECT c.id, c.attempt_id, c.received_at, c.handled_at FROM callbacks c
                   JOIN attempts a ON a.id = c.attempt_id WHERE a.job_id = :id ORDER BY c.id""",
    "outbox": "SELECT * FROM outbox WHERE job_id = :id ORDER BY id",
    "transfer": "SELECT * FROM transfers WHERE job_id = :id ORDER BY id",
}
JOBS_OF = """SELECT jobs.id FROM jobs JOIN users ON users.id = jobs.user_id
             WHERE users.telegram_id = :id ORDER BY jobs.created_at"""


async def story_of(violation: Violation, storage: Storage, world: World) -> list[str]:
    lines: list[str] = []
    if violation.job_id:
        lines += await storage.read(_of_job, violation.job_id)
        person = await storage.read(_person_of, violation.job_id)
    else:
        person = violation.chat_id
        for job_id in await storage.read(_jobs_of, person):
            lines += await storage.read(_of_job, job_id)
    if person in world.chats:
        lines += list(_chat(world, person))[-MOST_LINES:]
        lines += list(_calls(world, person))[-MOST_LINES:]
    return lines


def _of_job(tx: Transaction, job_id: str) -> list[str]:
    return [f"{name} {dict(row)}" for name, sql in TABLES.items() for row in tx.all(sql, id=job_id)]


def _jobs_of(tx: Transaction, person: int) -> list[str]:
    return [row["id"] for row in tx.all(JOBS_OF, id=person)]


def _person_of(tx: Transaction, job_id: str) -> int:
    return int(
        tx.value(
            "SELECT telegram_id FROM users JOIN jobs ON jobs.user_id = users.id WHERE jobs.id = :id",
            id=job_id,
        )
        or 0
    )


def _chat(world: World, person: int) -> Iterator[str]:
    for message in world.chats[person].messages.values():
        who = "bot" if message.by_bot else "person"
        gone = " (deleted)" if message.deleted else ""
        text = str(message.body.get("text") or message.body.get("caption") or "").replace("\n", " ")
        yield f"message {message.id} {who}{gone}: {text[:100]} {[each['text'] for each in message.buttons]}"


def _calls(world: World, person: int) -> Iterator[str]:
    for entry in world.journal:
        if entry["params"].get("chat_id") == person:
            of = entry["params"].get("message_id", "")
            yield f"call {entry['at']:.3f} {entry['method']} {of} {entry['ok']} {entry.get('error', '')}"
