import json

from storage.documents import to_document
from storage.model import Job, JobState
from storage.times import from_ms
from storage.transaction import Row

IS_OPEN = "state IN ('queued', 'submitting', 'running', 'unsure')"
"""Of jobs, for statements. SQLite takes the index of open jobs, instead of reading all that ever were, only for a
statement that says just this, whatever else it says about the state."""


def from_row(row: Row) -> Job:
    return Job(
        id=row["id"],
        draft_id=row["draft_id"],
        user_id=row["user_id"],
        wallet=row["wallet"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"],
        card_message_id=row["card_message_id"],
        locale=row["locale"],
        kind=row["kind"],
        spec=to_document(row["spec"]),
        price=row["price"],
        state=JobState(row["state"]),
        attempt_no=row["attempt_no"],
        providers=tuple(json.loads(row["providers"])),
        reason=row["reason"],
        result_media=row["result_media"],
        cancel_asked_at=from_ms(row["cancel_asked_at"]),
        epoch=row["epoch"],
        lease_until=from_ms(row["lease_until"]),
        next_check_at=from_ms(row["next_check_at"]),
        checks=row["checks"],
        deadline_at=from_ms(row["deadline_at"]),
        created_at=from_ms(row["created_at"]),
        changed_at=from_ms(row["changed_at"]),
        asked_in=row["asked_in"],
    )
