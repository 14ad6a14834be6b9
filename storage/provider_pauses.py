"""Providers that are left alone: a row among the switches for each, so that a restart and other replicas know of it."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from storage import audit, switches
from storage.times import from_ms, to_ms
from storage.transaction import Transaction

PREFIX = "pause:"
OVERSPEND = "overspend:"  # the day on which an admin let a provider go beyond its limit
AUTO = "auto"
FIRST_PROBE = timedelta(minutes=2)
BETWEEN_PROBES = timedelta(minutes=5)
SLOWEST_FIRST_PROBE = timedelta(hours=1)
RELAPSE = timedelta(hours=1)  # trouble this soon after a probe found none: the next probe comes later


class Cause(StrEnum):
    TROUBLE = "trouble"
    """No credit, or our key is refused: ends by a probe, or by time where there is nothing to ask."""
    BUDGET = "budget"
    """The day's points are spent: ends at midnight."""
    HAND = "hand"
    """An admin's wish: ends by hand only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """`by` is `auto` or `user:<telegram id>`; without `until` it ends by a probe or by hand.

    `relapses`: how often trouble came back soon after a probe. `told`: the admins know.
    """

    provider: str
    cause: Cause
    by: str
    since: datetime
    why: str = ""
    until: datetime | None = None
    probe_at: datetime | None = None
    relapses: int = 0
    told: bool = True

    def holds(self, at: datetime) -> bool:
        return self.until is None or self.until > at


def get(tx: Transaction, provider: str) -> Pause | None:
    """Also one that is over."""
    text = switches.get(tx, PREFIX + provider)
    return None if text is None else _from_text(provider, text)


def listing(tx: Transaction) -> dict[str, Pause]:
    """By provider; also those that are over."""
    rows = switches.beginning_with(tx, PREFIX)
    return {name: _from_text(name, text) for name, text in rows.items()}


def stop_for_trouble(
    tx: Transaction, provider: str, *, why: str, until: datetime | None, at: datetime
) -> Pause | None:
    """None when that is no news. Without `until` it is probed."""
    standing = get(tx, provider)
    if standing is not None and standing.holds(at):
        if standing.cause is Cause.TROUBLE and until is not None:
            _keep(tx, replace(standing, until=until, why=why), at)
        return None
    relapses = _relapses(standing, at)
    probe_at = at + _patience(relapses) if until is None else None
    pause = Pause(
        provider=provider,
        cause=Cause.TROUBLE,
        by=AUTO,
        since=at,
        why=why,
        until=until,
        probe_at=probe_at,
        relapses=relapses,
        told=False,
    )
    return _keep(tx, pause, at)


def stop_for_the_day(tx: Transaction, provider: str, *, until: datetime, at: datetime) -> tuple[bool, bool]:
    """Whether it has to stop, which an admin may have seen otherwise today; and whether that is news."""
    if switches.get(tx, OVERSPEND + provider) == _day(at):
        return False, False
    standing = get(tx, provider)
    if standing is not None and standing.holds(at) and standing.cause is not Cause.TROUBLE:
        return True, False
    pause = Pause(provider=provider, cause=Cause.BUDGET, by=AUTO, since=at, until=until, told=False)
    _keep(tx, pause, at)
    return True, True


def stop_by_hand(tx: Transaction, provider: str, *, actor: int, at: datetime) -> bool:
    """False when an admin did it before."""
    standing = get(tx, provider)
    if standing is not None and standing.cause is Cause.HAND:
        return False
    by = f"user:{actor}"
    _keep(tx, Pause(provider=provider, cause=Cause.HAND, by=by, since=at), at)
    audit.write(tx, actor=by, action="pause", target=f"provider:{provider}", at=at)
    return True


def resume(tx: Transaction, provider: str, *, actor: int, at: datetime) -> Cause | None:
    """What it was paused for; None when it was not. Beyond its limit it may spend until the day ends."""
    standing = get(tx, provider)
    if standing is None or not standing.holds(at):
        return None
    switches.remove(tx, PREFIX + provider)
    if standing.cause is Cause.BUDGET:
        switches.set(tx, OVERSPEND + provider, _day(at), at=at)
    audit.write(
        tx,
        actor=f"user:{actor}",
        action="resume",
        target=f"provider:{provider}",
        details=standing.cause,
        at=at,
    )
    return standing.cause


def claim_probe(tx: Transaction, provider: str, *, at: datetime) -> bool:
    """Whether it is due to be asked, and nobody else has begun to."""
    standing = get(tx, provider)
    if standing is None or not _awaits_probe(standing, at):
        return False
    _keep(tx, replace(standing, probe_at=at + BETWEEN_PROBES), at)
    return True


def end_by_probe(tx: Transaction, provider: str, *, at: datetime) -> bool:
    """The row stays, so that the next trouble is known as a relapse. False when something else is the matter now."""
    standing = get(tx, provider)
    if standing is None or standing.cause is not Cause.TROUBLE or not standing.holds(at):
        return False
    _keep(tx, replace(standing, until=at, probe_at=None, told=True), at)
    return True


def mark_told(tx: Transaction, provider: str, *, since: datetime, at: datetime) -> None:
    standing = get(tx, provider)
    if standing is not None and to_ms(standing.since) == to_ms(since):
        _keep(tx, replace(standing, told=True), at)


def _awaits_probe(pause: Pause, at: datetime) -> bool:
    return pause.holds(at) and pause.probe_at is not None and pause.probe_at <= at


def _relapses(before: Pause | None, at: datetime) -> int:
    if before is None or before.cause is not Cause.TROUBLE or before.until is None:
        return 0
    return before.relapses + 1 if at - before.until < RELAPSE else 0


def _patience(relapses: int) -> timedelta:
    """Relapses are counted for as long as they go on, and there is an end to what a timedelta holds."""
    return min(FIRST_PROBE * (1 << min(relapses, 10)), SLOWEST_FIRST_PROBE)


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def _keep(tx: Transaction, pause: Pause, at: datetime) -> Pause:
    document = {
        "until": to_ms(pause.until),
        "why": pause.why,
        "by": pause.by,
        "cause": pause.cause,
        "since": to_ms(pause.since),
        "probe_at": to_ms(pause.probe_at),
        "relapses": pause.relapses,
        "told": pause.told,
    }
    switches.set(tx, PREFIX + pause.provider, json.dumps(document), at=at)
    return pause


def _from_text(provider: str, text: str) -> Pause:
    read = json.loads(text)
    return Pause(
        provider=provider,
        cause=Cause(read["cause"]),
        by=read["by"],
        since=from_ms(read["since"]),
        why=read["why"],
        until=from_ms(read["until"]),
        probe_at=from_ms(read["probe_at"]),
        relapses=read["relapses"],
        told=read["told"],
    )
