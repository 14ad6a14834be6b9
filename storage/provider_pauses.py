"""Providers that are left alone: a row for each, so that a restart and other replicas know of it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from storage import audit, switches
from storage.codecs import from_ms, to_ms
from storage.transaction import Row, Transaction

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


def from_row(row: Row) -> Pause:
    return Pause(
        provider=row["provider"],
        cause=Cause(row["cause"]),
        by=row["paused_by"],
        since=from_ms(row["since"]),
        why=row["why"],
        until=from_ms(row["until"]),
        probe_at=from_ms(row["probe_at"]),
        relapses=row["relapses"],
        told=bool(row["told"]),
    )


def get(tx: Transaction, provider: str) -> Pause | None:
    """Also one that is over."""
    row = tx.one_or_none("SELECT * FROM provider_pauses WHERE provider = :provider", provider=provider)
    return from_row(row) if row else None


def listing(tx: Transaction) -> dict[str, Pause]:
    """By provider; also those that are over."""
    return {row["provider"]: from_row(row) for row in tx.all("SELECT * FROM provider_pauses")}


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
    tx.execute("DELETE FROM provider_pauses WHERE provider = :provider", provider=provider)
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
    """Take the next probe. False: it is not due, or another process has taken it."""
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
    tx.execute(
        """INSERT INTO provider_pauses
               (provider, cause, paused_by, since, why, until, probe_at, relapses, told, changed_at)
           VALUES (:provider, :cause, :by, :since, :why, :until, :probe_at, :relapses, :told, :at)
           ON CONFLICT (provider) DO UPDATE SET
               cause = excluded.cause, paused_by = excluded.paused_by, since = excluded.since, why = excluded.why,
               until = excluded.until, probe_at = excluded.probe_at, relapses = excluded.relapses,
               told = excluded.told, changed_at = excluded.changed_at""",
        provider=pause.provider,
        cause=pause.cause,
        by=pause.by,
        since=to_ms(pause.since),
        why=pause.why,
        until=to_ms(pause.until),
        probe_at=to_ms(pause.probe_at),
        relapses=pause.relapses,
        told=int(pause.told),
        at=to_ms(at),
    )
    return pause
