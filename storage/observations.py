"""One look at a job at a time, across replicas: a lease of its own, because a live submit call holds the other one.

Looks cost downloads, and two that run side by side learn the same. A lease that ran out, or was freed with its dead
holder, ends nothing: the moves of a job are guarded by its state.
"""

from datetime import datetime, timedelta

from storage.codecs import to_ms
from storage.inbox import SINGLE_PROCESS
from storage.transaction import Transaction

AT_PROVIDER = "state IN ('submitting', 'running', 'unsure')"


def begin(
    tx: Transaction, job_id: str, *, at: datetime, lease: timedelta, holder: str = SINGLE_PROCESS
) -> bool:
    """False when somebody looks at it now, or no provider has it."""
    changed = tx.execute(
        f"""UPDATE jobs SET observed_until = :until, observed_by = :holder
            WHERE id = :id AND {AT_PROVIDER} AND (observed_until IS NULL OR observed_until < :at)""",  # noqa: S608
        id=job_id,
        holder=holder,
        at=to_ms(at),
        until=to_ms(at + lease),
    )
    return changed == 1


def renew(
    tx: Transaction, job_id: str, *, at: datetime, lease: timedelta, holder: str = SINGLE_PROCESS
) -> bool:
    """Go on looking, because more news came. False when the look is somebody else's by now, or nobody's."""
    changed = tx.execute(
        f"""UPDATE jobs SET observed_until = :until
            WHERE id = :id AND {AT_PROVIDER} AND observed_by = :holder AND observed_until IS NOT NULL""",  # noqa: S608
        id=job_id,
        holder=holder,
        until=to_ms(at + lease),
    )
    return changed == 1


def clear(tx: Transaction, job_id: str) -> None:
    """The provider has it no more: there is nothing to look at."""
    tx.execute("UPDATE jobs SET observed_until = NULL, observed_by = NULL WHERE id = :id", id=job_id)


def end(tx: Transaction, job_id: str, *, holder: str = SINGLE_PROCESS) -> None:
    """The next one may look. A lease of somebody else stays."""
    tx.execute(
        "UPDATE jobs SET observed_until = NULL, observed_by = NULL WHERE id = :id AND observed_by = :holder",
        id=job_id,
        holder=holder,
    )
