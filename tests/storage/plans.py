"""Every statement of storage, run once with plausible arguments, and what the database would do for it."""

import ast
import contextlib
import importlib
import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType, UnionType
from typing import Any, get_args, get_origin

import psycopg

import storage
from bench.scale.fill import BUSY, HEAVY, NOW
from storage import (
    StorageError,
    Transaction,
    alerts,
    broadcasts,
    chats,
    drafts,
    jobs,
    outbox,
    provider_pauses,
    reports,
    retention,
    users,
)
from storage.broadcast_targets import TargetState
from storage.broadcasts import BroadcastState
from storage.model import AttemptState, Chat, Draft, Job, JobState, Outbound, Quota, User
from storage.postgres.transaction import translation_of
from storage.provider_pauses import Cause, Pause
from storage.sqlite.transaction import translation_of as sqlite_translation_of
from storage.timeline import Exported

ROOT = Path(storage.__file__).parent
NOT_UNITS = frozenset(
    {"migrator", "transaction", "base", "codecs", "errors", "model", "thread_bridge", "connect"}
)
ASKING = frozenset({"all", "one", "one_or_none", "value", "execute"})
Params = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Statement:
    """`unit` is the function that sends it, as `module.function`."""

    unit: str
    line: int
    sql: str
    params: Params


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Rows that are there to be asked about."""

    user: User
    chat: Chat
    job: Job
    draft: Draft
    outbound: Outbound
    words: Mapping[str, str]
    numbers: Mapping[str, int]


def recorder(kind: Any, seen: list[Statement]) -> Callable[[Any], Transaction]:
    """A transaction that remembers what it was asked, and by which line."""

    class Recorder(kind):  # type: ignore[misc]
        def all(self, sql: str, /, **params: object) -> Any:
            seen.append(_statement(sql, params))
            return super().all(sql, **params)

        def execute(self, sql: str, /, **params: object) -> int:
            seen.append(_statement(sql, params))
            return int(super().execute(sql, **params))

    return Recorder


def _statement(sql: str, params: Params) -> Statement:
    frame = sys._getframe(2)
    line = 0
    while frame.f_code.co_filename.endswith(("transaction.py", __file__)) or frame.f_code.co_name.startswith(
        "<"
    ):
        line = frame.f_lineno if frame.f_code.co_name.startswith("<") else line
        assert frame.f_back is not None
        frame = frame.f_back
    module = Path(frame.f_code.co_filename).stem
    return Statement(f"{module}.{frame.f_code.co_name}", line or frame.f_lineno, sql, dict(params))


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(storage.__path__):
        if not found.ispkg and found.name not in NOT_UNITS:
            yield importlib.import_module(f"storage.{found.name}")


def units() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Public functions of storage that take a transaction first."""
    for module in modules():
        for name, function in vars(module).items():
            if (
                not inspect.isfunction(function)
                or function.__module__ != module.__name__
                or name.startswith("_")
            ):
                continue
            parameters = list(inspect.signature(function, eval_str=True).parameters.values())
            if parameters and parameters[0].annotation is Transaction:
                yield f"{module.__name__.removeprefix('storage.')}.{name}", function


@dataclass(frozen=True, slots=True)
class Site:
    """Where a statement is sent."""

    module: str
    function: str
    lines: range


def sites() -> set[Site]:
    found = set()
    for module in modules():
        name = module.__name__.removeprefix("storage.")
        for function in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(function, ast.FunctionDef):
                found |= {Site(name, function.name, lines) for lines in _asking(function)}
    return found


def _asking(function: ast.FunctionDef) -> Iterator[range]:
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="tx"), attr=attr)) if attr in ASKING:
                yield range(node.lineno, (node.end_lineno or node.lineno) + 1)


def under_way(tx: Transaction) -> None:
    """What a filled world lacks: something of each kind that is neither new nor over."""
    job = jobs.history(tx, HEAVY, limit=1)[0]
    reports.file(tx, job.id, HEAVY, at=NOW)
    outbox.put(tx, job_id=job.id, kind="failure", at=NOW)
    alerts.ring(tx, "maintenance", at=NOW, every=timedelta(hours=1))
    provider_pauses.stop_for_the_day(tx, "akool", until=NOW + timedelta(hours=1), at=NOW)
    broadcasts.draw_up(tx, "live", actor=1, message_id=5, at=NOW)
    broadcasts.begin(tx, "live", actor=1, with_groups=True, at=NOW)
    broadcasts.adopt(tx, holder="only", at=NOW, lease=timedelta(hours=1))
    tx.execute("UPDATE media SET expires_at = 1 WHERE id IN (SELECT media_id FROM draft_media)")
    tx.execute("INSERT INTO forgotten (fingerprint, until, banned_at) VALUES ('fingerprint', 1, 1)")
    # Of these a filled world has only a few, and of so few both databases read all.
    tx.execute("INSERT INTO forgotten (fingerprint, until) SELECT id, created_at FROM jobs")
    tx.execute("INSERT INTO audit (actor, action, target, at) SELECT wallet, 'x', id, created_at FROM jobs")
    tx.execute(
        """INSERT INTO reports (job_id, user_id, at, closed_at)
           SELECT id, user_id, created_at, created_at FROM jobs WHERE user_id <> :user""",
        user=HEAVY,
    )


FIXED = {
    "broadcast_id": "live",
    "provider": "akool",
    "owner": "only",
    "holder": "only",
    "replica": "other",
    "name": "maintenance",
    "detector": "local",
    "setting": "enabled",
    "title": "Group 1",
    "username": "@person1",
    "state": "failed",
    "people": broadcasts.PEOPLE,
    "groups": broadcasts.GROUPS,
    "timezone": "Asia/Tokyo",
    "default_scope": "default",
    "value": "1",
}
"""Words that fit any world."""


def samples(tx: Transaction) -> Samples:
    """Of the world that `bench.scale.fill` makes."""
    job = jobs.history(tx, HEAVY, limit=1)[0]
    draft = drafts.current(tx, user_id=2, chat_id=1_000_002)
    assert draft is not None
    chat = chats.get(tx, BUSY)
    assert chat is not None
    attempt_id = tx.value("SELECT MAX(id) FROM attempts")
    row = tx.one("SELECT * FROM outbox ORDER BY id DESC LIMIT 1")
    media_id = tx.value("SELECT id FROM media WHERE deleted_at IS NULL ORDER BY id LIMIT 1")
    return Samples(
        user=users.get(tx, HEAVY),
        chat=chat,
        job=job,
        draft=draft,
        outbound=outbox.from_row(row),
        words={
            "job_id": job.id,
            "draft_id": draft.id,
            "media_id": media_id,
            **FIXED,
            "wallet": f"user:{HEAVY}",
            "scope": f"user:{HEAVY}",
            "account": f"user:{HEAVY}:available",
            "proposal_id": tx.value("SELECT id FROM proposals LIMIT 1"),
        },
        numbers={
            "user_id": HEAVY,
            "chat_id": BUSY,
            "old": BUSY,
            "new": -77,
            "attempt_id": attempt_id,
            "telegram_id": 1_000_000 + HEAVY,
            "number": 1_000_000 + HEAVY,
            "limit": 10,
            "page": 1,
            "size": 5,
        },
    )


def argument(name: str, annotation: Any, known: Samples) -> Any:
    """A plausible value for one parameter. KeyError for a type that nobody has thought of yet."""
    if isinstance(annotation, UnionType):
        annotation = next(kind for kind in get_args(annotation) if kind is not type(None))
    origin = get_origin(annotation)
    if origin in (Sequence, Collection) or origin is list:
        (kind,) = get_args(annotation)
        return _several(name, kind, known)
    if origin is Mapping:
        return {"akool": 3, "local": 2}
    if origin is tuple:
        return (0, 0, 10, 10)
    if origin is dict:
        return {}
    return _plain(name, annotation, known)


def _several(name: str, kind: Any, known: Samples) -> list[Any]:
    if kind is datetime:
        return [NOW - timedelta(days=day) for day in (2, 1, 0)]
    if kind is JobState:
        return [JobState.RUNNING, JobState.UNSURE]
    if kind is str:
        return ["akool", "local"] if name == "providers" else [known.words["media_id"]]
    return [] if get_origin(kind) is dict else [1, 2]


def _plain(name: str, kind: Any, known: Samples) -> Any:
    sample: dict[Any, Callable[[], Any]] = {
        str: lambda: known.words.get(name, name),
        int: lambda: known.numbers.get(name, 5),
        bool: lambda: True,
        bytes: lambda: b"{}",
        datetime: lambda: NOW - timedelta(hours=1) if name in ("since", "before", "alive_since") else NOW,
        timedelta: lambda: timedelta(minutes=1),
        User: lambda: known.user,
        Chat: lambda: known.chat,
        Job: lambda: known.job,
        Draft: lambda: known.draft,
        Outbound: lambda: known.outbound,
        Quota: lambda: Quota(scope="default", jobs_per_day=5, credits_per_day=None, open_jobs=2),
        JobState: lambda: JobState.READY,
        AttemptState: lambda: AttemptState.SUCCEEDED,
        BroadcastState: lambda: BroadcastState.DONE,
        TargetState: lambda: TargetState.SENT,
        Pause: lambda: Pause(provider="akool", cause=Cause.HAND, by=f"user:{HEAVY}", since=NOW),
        retention.Rule: lambda: retention.RULES[0],
        Exported: lambda: _exported(known.job),
    }
    return sample[kind]()


def _exported(job: Job) -> Exported:
    return Exported(
        id=job.id,
        user_id=job.user_id,
        group_id=None,
        kind=job.kind,
        provider=None,
        state=job.state,
        price=3,
        points=None,
        created_at=job.created_at,
        ended_at=None,
        reason=None,
    )


def calls(function: Callable[..., Any], known: Samples) -> Iterator[dict[str, Any]]:
    """Arguments for a unit: once with all that it takes, and once with no more than it must have."""
    parameters = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    full = {one.name: argument(one.name, one.annotation, known) for one in parameters}
    must = [one for one in parameters if one.default is one.empty]
    least = {one.name: None if _may_be_none(one.annotation) else full[one.name] for one in must}
    for given in (full, {one.name: full[one.name] for one in must}, least):
        yield given
        if "rule" in given:
            yield from (given | {"rule": rule} for rule in retention.RULES)
        if isinstance(given.get("state"), str) and given["state"] == known.words["state"]:
            yield from (given | {"state": state.value} for state in JobState)
        if "name" in given:
            yield given | {"name": "unheard of"}
        for name in ("user_id", "chat_id"):  # of a person or of a group, and never of both
            if {"user_id", "chat_id"} <= full.keys():
                yield given | {"user_id": None, "chat_id": None} | {name: full[name]}


def _may_be_none(annotation: Any) -> bool:
    return isinstance(annotation, UnionType) and type(None) in get_args(annotation)


def run(tx: Transaction, function: Callable[..., Any], given: dict[str, Any]) -> None:
    """What it raises does not matter: its statements were recorded before."""
    positional = [
        given[one.name]
        for one in inspect.signature(function).parameters.values()
        if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD) and one.name in given
    ]
    named = {
        one.name: given[one.name]
        for one in inspect.signature(function).parameters.values()
        if one.kind is one.KEYWORD_ONLY and one.name in given
    }
    with contextlib.suppress(StorageError, LookupError, ValueError, AssertionError):
        function(tx, *positional, **named)


INDEX_SCANS = frozenset({"Index Scan", "Index Only Scan"})
ALIAS = re.compile(
    r"\b(?:FROM|JOIN|UPDATE|INTO)\s+(\w+)(?:\s+(?:AS\s+)?(?!WHERE|SET|CROSS|LEFT|JOIN|ON|ORDER|GROUP|VALUES|SELECT|LIMIT|UNION)(\w+))?",
    re.IGNORECASE,
)


def sqlite_scans(connection: Any, statement: Statement, partial: Collection[str]) -> set[str]:
    """Tables that SQLite would read from end to end."""
    text, lists = sqlite_translation_of(statement.sql)
    params = {**statement.params, **{name: json.dumps(list(statement.params[name])) for name in lists}}  # type: ignore[call-overload]
    tables: set[str] = {
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    names = {alias or table: table for table, alias in ALIAS.findall(text)}
    found = set()
    for row in connection.execute(f"EXPLAIN QUERY PLAN {text}", params):
        step = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", row[3])
        if step and step[2] not in partial:
            found.add(names.get(step[1], step[1]))
    return tables & found


def postgres_scans(
    connection: psycopg.Connection[Any], statement: Statement, partial: Collection[str]
) -> set[str]:
    """Tables that PostgreSQL would read from end to end, even when that is made dear."""
    cursor = connection.execute(b"EXPLAIN (FORMAT JSON) " + translation_of(statement.sql), statement.params)
    (row,) = cursor.fetchall()
    (plan,) = row.values() if isinstance(row, dict) else row
    return set(_scans(plan[0]["Plan"], partial))


def _scans(node: Mapping[str, Any], partial: Collection[str]) -> Iterator[str]:
    if node["Node Type"] == "Seq Scan" or (
        node["Node Type"] in INDEX_SCANS and "Index Cond" not in node and node["Index Name"] not in partial
    ):
        yield node["Relation Name"]
    for child in node.get("Plans", ()):
        yield from _scans(child, partial)
