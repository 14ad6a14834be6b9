"""A year of a busy bot, written by the database itself: rows as the bot writes them, in the shares that it has them.

For `jobs` jobs: a fifth as many people, of whom one in a hundred was forgotten; a person and a group with many jobs;
the last hundred jobs still open; closed drafts, found faces, sent messages and deleted pictures as if nothing were ever
pruned, so that both can be measured: the heap that a release without rules left, and what the rules leave of it.
Nothing is random: row number i is always the same row.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from storage import Transaction
from storage.codecs import to_ms

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
YEAR = timedelta(days=365)
OPEN = 100
HEAVY = 1  # the person with one job in 500
BUSY = -1  # the group with one job in 100
DUE = 100  # media that expired and are still there


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What there is to ask about."""

    jobs: int
    people: int
    groups: int

    @classmethod
    def of(cls, jobs: int) -> "World":
        return cls(jobs=jobs, people=max(jobs // 5, 20), groups=max(jobs // 100, 5))


def name(tx: Transaction, salt: int, number: str = "i") -> str:
    """SQL for a name of 32 hexadecimal digits that says nothing of the order, for row `number`."""
    first, second = f"({number} * 2654435761 + {salt} * 97)", f"({number} * 40503 + {salt} * 7919)"
    if tx.dialect == "sqlite":
        return f"printf('%08x%08x%016x', {first} & 4294967295, {second} & 4294967295, {number} * 16 + {salt})"
    parts = (
        (f"{first} & 4294967295", 8),
        (f"{second} & 4294967295", 8),
        (f"({number} * 16 + {salt})", 16),
    )
    return "(" + " || ".join(f"lpad(to_hex({part}), {width}, '0')" for part, width in parts) + ")"


JOB, DRAFT, SCENE, FACE, RESULT, TOKEN, HASH, OPEN_DRAFT, SAVED = range(9)


def fill(tx: Transaction, world: World) -> None:
    """Into a migrated, empty database, in one transaction."""
    with _without_triggers(tx):
        _people(tx, world)
        _jobs(tx, world)
        _money(tx, world)
        _leftovers(tx, world)
        _open_work(tx)
        _balances(tx)
    _sequences(tx)


def _series(tx: Transaction, count: int) -> str:
    """A table `n (i)` of 0 … count - 1."""
    if tx.dialect == "postgresql":
        return f"(SELECT i::bigint AS i FROM generate_series(0, {count - 1}) AS s (i)) AS n"
    return (
        f"(WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < {count - 1}) SELECT i FROM s) AS n"
        if count > 0
        else "(SELECT 0 AS i WHERE false) AS n"
    )


def _user(world: World) -> str:
    return f"(CASE WHEN i % 500 = 0 THEN {HEAVY} ELSE 1 + (i * 7919) % {world.people} END)"


def _chat(world: World) -> str:
    """Private for nine in ten."""
    return (
        f"(CASE WHEN i % 100 = 0 THEN {BUSY} WHEN i % 10 = 0 THEN -1 - (i / 10) % {world.groups}"
        f" ELSE 1000000 + {_user(world)} END)"
    )


def _state(world: World) -> str:
    first = world.jobs - OPEN
    return f"""(CASE WHEN i >= {first} THEN CASE WHEN i % 10 < 4 THEN 'queued' WHEN i % 10 < 8 THEN 'running'
        WHEN i % 10 = 8 THEN 'submitting' ELSE 'unsure' END
        WHEN i % 100 < 7 THEN 'failed' WHEN i % 100 < 9 THEN 'cancelled' ELSE 'delivered' END)"""


def _at(world: World) -> str:
    start, step = to_ms(NOW - YEAR), int(YEAR / timedelta(milliseconds=1))
    return f"({start} + i * {step} / {world.jobs})"


def _people(tx: Transaction, world: World) -> None:
    gone = "i % 100 = 99"
    tx.execute(
        f"""INSERT INTO users (id, telegram_id, name, username, app_language, consent_version, consented_at,
                created_at, forgotten_at, erased_at)
            SELECT i + 1, CASE WHEN {gone} THEN NULL ELSE 1000001 + i END,
                CASE WHEN {gone} THEN '' ELSE 'Person ' || i END, CASE WHEN {gone} THEN NULL ELSE 'person' || i END,
                'en', 1, :at, :at, CASE WHEN {gone} THEN :at ELSE NULL END, CASE WHEN {gone} THEN :at ELSE NULL END
            FROM {_series(tx, world.people)}""",
        at=to_ms(NOW - YEAR),
    )
    tx.execute(
        f"""INSERT INTO chats (id, kind, title, created_at)
            SELECT -1 - i, 'supergroup', 'Group ' || i, CAST(:at AS BIGINT) FROM {_series(tx, world.groups)}""",
        at=to_ms(NOW - YEAR),
    )


def _jobs(tx: Transaction, world: World) -> None:
    at, state, gone = _at(world), _state(world), f"({_user(world)} % 100 = 0)"
    spec = (
        f"""'{{"scene":"' || {name(tx, SCENE)} || '","pairs":[{{"box":[120,88,260,272],"identity":"' || """
        f"""{name(tx, FACE)} || '","identity_box":[70,60,310,380],"token":null}}]}}'"""
    )
    over = f"(i < {world.jobs - OPEN})"
    delivered = f"({over} AND i % 100 >= 9)"
    live = f"i >= {world.jobs // 2}"
    tx.execute(
        f"""INSERT INTO media (id, user_id, purpose, sha256, mime, bytes, width, height, path, file_id, created_at,
                expires_at, deleted_at)
            SELECT {name(tx, RESULT)}, {_user(world)}, 'result', {name(tx, HASH)} || {name(tx, HASH)}, 'image/jpeg',
                120000, 1280, 960, 'ab/' || {name(tx, RESULT)} || '.jpg', NULL, {at},
                CASE WHEN i < {world.jobs // 2 + DUE} THEN CAST(:past AS BIGINT) ELSE CAST(:future AS BIGINT) + i END,
                CASE WHEN {live} THEN NULL ELSE {at} + 604800000 END
            FROM {_series(tx, world.jobs)}""",
        past=to_ms(NOW - timedelta(minutes=1)),
        future=to_ms(NOW + timedelta(days=1)),
    )
    recent = int(world.jobs * (1 - 37 / 365))  # rows of deleted ones stay for a month
    for salt, purpose in ((SCENE, "scene"), (FACE, "identity")):
        tx.execute(
            f"""INSERT INTO media (id, user_id, purpose, sha256, mime, bytes, width, height, path, created_at,
                    expires_at, deleted_at)
                SELECT {name(tx, salt)}, {_user(world)}, '{purpose}', {name(tx, HASH)} || {name(tx, salt)},
                    'image/jpeg', 120000, 1280, 960, 'cd/' || {name(tx, salt)} || '.jpg', {at}, {at} + 604800000,
                    CASE WHEN {at} < CAST(:erased AS BIGINT) THEN {at} + 604800000 END
                FROM {_series(tx, world.jobs)} WHERE i >= {recent}""",
            erased=to_ms(NOW - timedelta(days=7)),
        )
    tx.execute(
        f"""INSERT INTO jobs (id, draft_id, user_id, wallet, chat_id, card_message_id, locale, kind, spec, price, state,
                attempt_no, providers, reason, result_media, next_check_at, deadline_at, created_at, changed_at)
            SELECT {name(tx, JOB)}, {name(tx, DRAFT)}, {_user(world)}, 'user:' || {_user(world)}, {_chat(world)},
                1000 + i, 'en', 'swap', CASE WHEN {gone} AND {over} THEN '{{}}' ELSE {spec} END, 3, {state},
                CASE WHEN {state} = 'queued' THEN 0 WHEN i % 5 = 0 THEN 2 ELSE 1 END,
                CASE i % 3 WHEN 0 THEN '["akool","local"]' WHEN 1 THEN '["aifaceswap"]' ELSE '["local"]' END,
                CASE WHEN {state} = 'failed' THEN 'failed-provider' END,
                CASE WHEN {delivered} THEN {name(tx, RESULT)} END,
                {at} + 60000, {at} + 3600000, {at}, {at} + 30000
            FROM {_series(tx, world.jobs)}"""
    )
    _attempts(tx, world)


def _attempts(tx: Transaction, world: World) -> None:
    at, state, over = _at(world), _state(world), f"(i < {world.jobs - OPEN})"
    delivered = f"({over} AND i % 100 >= 9)"
    for number, which in ((1, f"{state} <> 'queued'"), (2, f"i % 5 = 0 AND {state} <> 'queued'")):
        tx.execute(
            f"""INSERT INTO attempts (job_id, number, provider, token_hash, state, task_ref, ticket, result, points,
                    sent_at, answered_at, ended_at)
                SELECT {name(tx, JOB)}, {number},
                    CASE i % 3 WHEN 0 THEN 'akool' WHEN 1 THEN 'aifaceswap' ELSE 'local' END,
                    {name(tx, TOKEN)} || {name(tx, number + 11)},
                    CASE WHEN NOT {over} THEN 'running' WHEN {number} = 1 AND i % 5 = 0 THEN 'unsent'
                        WHEN {state} = 'delivered' THEN 'succeeded' ELSE 'failed' END,
                    'task-' || i, '{{"quoted_points":4}}',
                    CASE WHEN {delivered} THEN 'https://results.example.com/' || {name(tx, RESULT)} || '.jpg' END, 4,
                    {at} + 1000, {at} + 2000, CASE WHEN {over} THEN {at} + 9000 + (i * 37) % 20000 END
                FROM {_series(tx, world.jobs)} WHERE {which}"""
        )


def _money(tx: Transaction, world: World) -> None:
    at, state, over = _at(world), _state(world), f"(i < {world.jobs - OPEN})"
    tx.execute(
        f"""INSERT INTO accounts (name, owned) SELECT 'user:' || (i + 1) || ':' || side, 1
            FROM {_series(tx, world.people)} CROSS JOIN
                (SELECT 'available' AS side UNION ALL SELECT 'held') AS sides"""
    )
    for provider in ("akool", "aifaceswap"):
        for side in ("funds", "cost"):
            tx.execute("INSERT INTO accounts (name) VALUES (:name)", name=f"provider:{provider}:{side}")
    tx.execute(
        f"""INSERT INTO transfers (debit, credit, amount, kind, external_id, at)
            SELECT 'house:grants', 'user:' || (i + 1) || ':available', 100000, 'grant', 'welcome:' || i,
                CAST(:at AS BIGINT)
            FROM {_series(tx, world.people)}""",
        at=to_ms(NOW - YEAR),
    )
    wallet = f"'user:' || {_user(world)}"
    tx.execute(
        f"""INSERT INTO transfers (debit, credit, amount, kind, job_id, phase, at)
            SELECT {wallet} || ':available', {wallet} || ':held', 3, 'hold', {name(tx, JOB)}, 'hold', {at}
            FROM {_series(tx, world.jobs)}"""
    )
    tx.execute(
        f"""INSERT INTO transfers (debit, credit, amount, kind, job_id, phase, at)
            SELECT {wallet} || ':held',
                CASE WHEN {state} = 'delivered' THEN 'house:revenue' ELSE {wallet} || ':available' END, 3,
                CASE WHEN {state} = 'delivered' THEN 'settle' ELSE 'release' END, {name(tx, JOB)}, 'close', {at} + 30000
            FROM {_series(tx, world.jobs)} WHERE {over}"""
    )
    tx.execute(
        f"""INSERT INTO transfers (debit, credit, amount, kind, job_id, external_id, at)
            SELECT 'provider:akool:funds', 'provider:akool:cost', 4, 'cost', {name(tx, JOB)}, 'cost:' || i, {at} + 9000
            FROM {_series(tx, world.jobs)} WHERE {over} AND i % 3 = 0"""
    )


def _leftovers(tx: Transaction, world: World) -> None:
    """What is over and was never pruned, and the last week of what always was."""
    at = _at(world)
    data = (
        f"""'{{"scene":{{"media":"' || {name(tx, SCENE)} || '","faces":[{{"box":[120,88,260,272],"sure":true}},"""
        """{"box":[420,98,560,282],"sure":true}]},"picked":[1],"identities":{"1":{"media":"' || """
        f"""{name(tx, FACE)} || '","box":[70,60,310,380]}}}},"taken":4711,"years":20,"start":0,"hurried":false}}'"""
    )
    tx.execute(
        f"""INSERT INTO drafts (id, user_id, chat_id, kind, step, data, version, card_message_id, source_update,
                created_at, changed_at, closed_at)
            SELECT {name(tx, DRAFT)}, {_user(world)}, {_chat(world)}, 'swap', 'price', {data}, 4, 1000 + i, i,
                {at}, {at}, {at}
            FROM {_series(tx, world.jobs)}"""
    )
    tx.execute(
        f"""INSERT INTO drafts (id, user_id, chat_id, kind, step, data, source_update, created_at, changed_at)
            SELECT {name(tx, OPEN_DRAFT)}, i + 1, 1000001 + i, 'swap', 'identity', {data}, -1 - i,
                CAST(:at AS BIGINT) + i, CAST(:at AS BIGINT) + i
            FROM {_series(tx, world.jobs // 200)}""",
        at=to_ms(NOW - timedelta(hours=40)),
    )
    faces = '[{"box":[120,88,260,272],"sure":true,"score":0.97},{"box":[420,98,560,282],"sure":true,"score":0.95}]'
    tx.execute(
        f"""INSERT INTO detections (sha256, detector, faces, at)
            SELECT {name(tx, HASH)} || {name(tx, HASH)}, 'local', :faces, {at} FROM {_series(tx, world.jobs)}""",
        faces=faces,
    )
    _told(tx, world)
    _of_admins(tx, world)


def _told(tx: Transaction, world: World) -> None:
    """What came in and went out."""
    at, over = _at(world), f"(i < {world.jobs - OPEN})"
    tx.execute(
        f"""INSERT INTO outbox (job_id, kind, state, tries, next_at, created_at, sent_at)
            SELECT {name(tx, JOB)}, 'result', 'sent', 1, {at}, {at}, {at} + 500
            FROM {_series(tx, world.jobs)} WHERE {over}"""
    )
    week = to_ms(NOW - timedelta(days=6))
    tx.execute(
        f"""INSERT INTO inbox (update_id, lane, payload, received_at, handled_at)
            SELECT i, 0, '', {week} + i, {week} + i FROM {_series(tx, world.jobs // 10)}"""
    )
    tx.execute(
        f"""INSERT INTO callbacks (attempt_id, digest, body, received_at, handled_at)
            SELECT a.id, {name(tx, HASH, "a.id")} || {name(tx, TOKEN, "a.id")}, a.ticket, {week}, {week} + a.id
            FROM attempts a WHERE a.id > (SELECT MAX(id) FROM attempts) - {world.jobs // 50}""".replace(
            "a.ticket",
            "convert_to(a.ticket, 'UTF8')" if tx.dialect == "postgresql" else "CAST(a.ticket AS BLOB)",
        )
    )


def _of_admins(tx: Transaction, world: World) -> None:
    at = _at(world)
    tx.execute(
        f"""INSERT INTO audit (actor, action, target, details, at)
            SELECT 'user:1', 'grant', 'user:' || i, '5', {at} FROM {_series(tx, world.jobs)} WHERE i % 1000 = 0"""
    )
    tx.execute(
        f"""INSERT INTO proposals (id, actor, action, data, created_at, done_at, outcome)
            SELECT {name(tx, DRAFT)}, 1, 'grant', '{{"scope":"user:1"}}', {at}, {at}, 'done'
            FROM {_series(tx, world.jobs)} WHERE i % 1000 = 0"""
    )
    tx.execute(
        """INSERT INTO broadcasts (id, actor, message_id, state, told_at, created_at, changed_at)
           VALUES ('old', 1, 1, 'done', 1, :at, :at)""",
        at=to_ms(NOW - timedelta(days=60)),
    )
    tx.execute(
        f"""INSERT INTO broadcast_targets (broadcast_id, chat_id, state, next_at, changed_at)
            SELECT 'old', 1000001 + i, 'sent', 1, 1 FROM {_series(tx, world.people)}"""
    )


def _open_work(tx: Transaction) -> None:
    """Pictures of open jobs and drafts, a few saved faces, and the rows that triggers would have written."""
    wanted = (
        """SELECT DISTINCT {id} AS id, {user} AS user_id FROM {table} t {walk} WHERE {open} AND {is_name}"""
    )
    for table, key, document, is_open in (
        ("jobs", "job_id", "spec", "t.state IN ('queued', 'submitting', 'running', 'unsure')"),
        ("drafts", "draft_id", "data", "t.closed_at IS NULL"),
    ):
        if tx.dialect == "sqlite":
            walk, word = f"CROSS JOIN json_tree(t.{document}) j", "j.value"
            is_name = "j.type = 'text' AND length(j.value) = 32"
        else:
            words = "'strict $.** ? (@.type() == \"string\")'"
            walk = f"CROSS JOIN LATERAL jsonb_path_query(t.{document}::jsonb, {words}) AS j (v)"
            word, is_name = "(j.v #>> '{}')", "length(j.v #>> '{}') = 32"
        found = wanted.format(
            id=word, user="t.user_id", table=table, walk=walk, open=is_open, is_name=is_name
        )
        tx.execute(
            f"""INSERT INTO media (id, user_id, purpose, sha256, mime, bytes, width, height, path, created_at,
                    expires_at)
                SELECT w.id, MIN(w.user_id), 'scene', w.id || w.id, 'image/jpeg', 120000, 1280, 960,
                    'cd/' || w.id || '.jpg', CAST(:at AS BIGINT), CAST(:later AS BIGINT)
                FROM ({found}) AS w WHERE NOT EXISTS (SELECT 1 FROM media m WHERE m.id = w.id) GROUP BY w.id""",
            at=to_ms(NOW - timedelta(days=1)),
            later=to_ms(NOW + timedelta(days=6)),
        )
        mine = wanted.format(id=word, user="t.id", table=table, walk=walk, open=is_open, is_name=is_name)
        tx.execute(
            f"INSERT INTO {table[:-1]}_media ({key}, media_id) SELECT DISTINCT w.user_id, w.id FROM ({mine}) AS w"
        )
    tx.execute(
        """INSERT INTO saved_faces (user_id, name, media_id, box, is_default, created_at)
           SELECT user_id, MIN(id), MIN(id), '[70,60,310,380]', 1, 1 FROM media
           WHERE deleted_at IS NULL AND purpose = 'scene' GROUP BY user_id"""
    )


def erase_expired(tx: Transaction) -> None:
    """As housekeeping would have done week by week: of half a year of results only the last week's are still there."""
    tx.execute(
        """UPDATE media SET deleted_at = created_at + 604800000, file_id = NULL
           WHERE deleted_at IS NULL AND created_at < :erased
           AND NOT EXISTS (SELECT 1 FROM job_media n WHERE n.media_id = media.id)
           AND NOT EXISTS (SELECT 1 FROM draft_media n WHERE n.media_id = media.id)
           AND NOT EXISTS (SELECT 1 FROM saved_faces f WHERE f.media_id = media.id)""",
        erased=to_ms(NOW - timedelta(days=7)),
    )


def _balances(tx: Transaction) -> None:
    """What the triggers of the ledger would have kept, in sums."""
    tx.execute(
        """UPDATE accounts SET balance = s.change, moved_by = s.last FROM (
               SELECT name, SUM(change) AS change, MAX(id) AS last FROM (
                   SELECT credit AS name, amount AS change, id FROM transfers
                   UNION ALL SELECT debit, -amount, id FROM transfers) AS moves GROUP BY name
           ) AS s WHERE s.name = accounts.name"""
    )


def _sequences(tx: Transaction) -> None:
    """PostgreSQL counts on from where it was: ids were given here."""
    if tx.dialect == "postgresql":
        tx.value("SELECT setval(pg_get_serial_sequence('users', 'id'), (SELECT MAX(id) FROM users))")


@contextmanager
def _without_triggers(tx: Transaction) -> Iterator[None]:
    """They would touch one account a million times in one transaction, which no bot ever does."""
    if tx.dialect == "sqlite":
        triggers = tx.all("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for trigger in triggers:
            tx.execute(f"DROP TRIGGER {trigger['name']}")
        yield
        for trigger in triggers:
            tx.execute(trigger["sql"])
        return
    tables = ("transfers", "accounts", "jobs", "drafts", "inbox", "audit", "switches")
    for table in tables:
        tx.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in tables:
        tx.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
