"""What the database promises: uniqueness, leases, versions, commits."""

from tools.mutants.model import Edit, Fault, fault

FAULTS: tuple[Fault, ...] = (
    fault(
        "One draft may have two jobs",
        "draft_id TEXT NOT NULL UNIQUE,",
        "draft_id TEXT NOT NULL,",
        "job rows",
    ),
    fault(
        "An update that came before counts as new",
        ":owner) ON CONFLICT (update_id) DO NOTHING",
        ":owner) ON CONFLICT (update_id) DO UPDATE SET tries = 0",
        "inbox and outbox rows",
    ),
    fault(
        "Who lost the claim of a job may still move it",
        "AND (CAST(:epoch AS BIGINT) IS NULL OR epoch = :epoch) RETURNING *",
        "RETURNING *",
        "job rows",
    ),
    fault(
        "Who lost the claim of a message may still mark it as sent",
        "sent_at = :sent_at, lease_until = NULL WHERE id = :id AND epoch = :epoch AND",
        "sent_at = :sent_at, lease_until = NULL WHERE id = :id AND",
        "inbox and outbox rows",
    ),
    fault(
        "The lease of a job never ends",
        "AND next_check_at <= :at AND (lease_until IS NULL OR lease_until < :at) AND (observed_until",
        "AND next_check_at <= :at AND lease_until IS NULL AND (observed_until",
        "job rows",
    ),
    fault(
        "The lease of a job is over at once",
        'observed_by = :holder WHERE id = ANY(:ids) RETURNING *""", holder=holder, until=to_ms(at + lease),',
        'observed_by = :holder WHERE id = ANY(:ids) RETURNING *""",\nholder=holder,\nuntil=to_ms(at) - 1,',
        "job rows",
    ),
    fault(
        "A transaction begins without the lock for writing",
        'outcomes: list[Outcome] = [] try: self._control("BEGIN IMMEDIATE")',
        'outcomes: list[Outcome] = []\ntry:\n    self._control("BEGIN DEFERRED")',
        "writers side by side",
        also=(
            Edit(
                'self._roll_back() self._control("BEGIN IMMEDIATE")',
                'self._roll_back()\nself._control("BEGIN DEFERRED")',
            ),
        ),
    ),
    fault(
        "A unit is told to be done although its commit failed",
        "except sqlite3.Error as error: return self._spoiled(batch, outcomes, translated(error))",
        "except sqlite3.Error:\n    self._roll_back()\n    return outcomes",
        "commits",
    ),
    fault(
        "Of two that move a draft on, the later overwrites the earlier",
        'version = :version AND closed_at IS NULL RETURNING *""",\nid=draft.id,\nversion=',
        'version <= :version + 9 AND closed_at IS NULL RETURNING *""",\nid=draft.id,\nversion=',
        "draft rows",
    ),
    fault(
        "A broadcast that is taken up again sends once more what was under way",
        "SET state = 'unsure', changed_at = :at WHERE state = 'sending' AND broadcast_id = ANY(:ids)",
        "SET state = 'waiting', changed_at = :at WHERE state = 'sending' AND broadcast_id = ANY(:ids)",
        "broadcast rows",
    ),
    fault(
        "The name of a forgotten person stays",
        "SET telegram_id = NULL, name = '', username = NULL,",
        "SET telegram_id = NULL, username = NULL,",
        "forgetting",
    ),
)
