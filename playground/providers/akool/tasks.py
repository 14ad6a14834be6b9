"""Akool's tasks: where each stands, and the row that listbyids shows of it."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime

QUEUED, PROCESSING, DONE, FAILED = 1, 2, 3, 4


@dataclass(slots=True, kw_only=True)
class Task:
    """`id` is asked about, `job_id` is cancelled. `url` is where the result is going to be."""

    id: str = field(default_factory=lambda: secrets.token_hex(12))
    job_id: str = field(
        default_factory=lambda: f"{datetime.now(UTC):%Y%m%d%H%M%S%f}-{secrets.randbelow(10000):04}"
    )
    name: str
    url: str
    webhook: str | None
    status: int = QUEUED
    reason: str = ""
    unlisted: int = 0
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def ended(self) -> bool:
        return self.status in {DONE, FAILED}

    def is_listed(self) -> bool:
        """A young task may not be in the list yet: one look fewer each time."""
        self.unlisted -= 1
        return self.unlisted < 0

    def row(self) -> dict[str, object]:
        """The address is there from the beginning, as in the documents' example."""
        row: dict[str, object] = {
            "faceswap_type": 1,
            "faceswap_quality": 2,
            "faceswap_status": self.status,
            "deduction_status": 1,
            "image": 1,
            "video_duration": 0,
            "deduction_duration": 0,
            "update_time": 0,
            "_id": self.id,
            "userId": "64d985c5571729d3e2999477",
            "uid": 378337,
            "url": self.url,
            "createdAt": f"{self.created_at:%Y-%m-%dT%H:%M:%S}.{self.created_at.microsecond // 1000:03}Z",
        }
        return row | ({"error_msg": self.reason} if self.reason else {})

    def news(self) -> dict[str, object]:
        news: dict[str, object] = {"_id": self.id, "status": self.status, "type": "faceswap"}
        return news | ({"url": self.url} if self.status == DONE else {})


@dataclass(slots=True, kw_only=True)
class Session:
    """A live session; nothing documented tells where it stands but the answer that opened it."""

    id: str = field(default_factory=lambda: secrets.token_hex(12))
    faces: int
    is_open: bool = True
