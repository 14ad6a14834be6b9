"""Quotas, switches, the audit, reports, groups and remembered detections."""

from storage import Storage, Transaction, audit, chats, detections, drafts, jobs, quotas, reports, switches
from tests.storage.rows import NOW, SECOND, draft, job, person


async def set_quota(storage: Storage, scope: str, jobs_per_day: int | None) -> None:
    await storage.write(
        quotas.set_quota, scope, jobs_per_day=jobs_per_day, credits_per_day=None, open_jobs=2, at=NOW
    )


async def test_a_quota_of_ones_own_goes_before_the_default(storage: Storage) -> None:
    assert await storage.read(quotas.effective, "user:1") is None
    await set_quota(storage, "default", 5)
    await set_quota(storage, "user:1", 0)
    await set_quota(storage, "user:1", None)
    own, default = [await storage.read(quotas.effective, scope) for scope in ("user:1", "user:2")]
    assert own is not None
    assert default is not None
    assert (own.jobs_per_day, default.jobs_per_day, default.open_jobs) == (None, 5, 2)
    assert await storage.write(quotas.clear, "user:1")
    assert await storage.read(quotas.effective, "user:1") == default


async def test_switches_stay_as_they_were_set(storage: Storage) -> None:
    assert await storage.read(switches.get, "overspend:akool") is None
    await storage.write(switches.set, "overspend:akool", "on", at=NOW)
    await storage.write(switches.set, "overspend:akool", "off", at=NOW)
    assert await storage.read(switches.get, "overspend:akool") == "off"


async def test_the_audit_is_newest_first(storage: Storage) -> None:
    for target in ("user:1", "user:2"):
        await storage.write(
            audit.write, actor="admin:1000", action="grant", target=target, details="5", at=NOW
        )
    newest, oldest = await storage.read(audit.listing, limit=9)
    assert (newest.target, oldest.target, newest.at, newest.details) == ("user:2", "user:1", NOW, "5")


async def test_a_result_is_reported_once_by_each_and_closed_once(storage: Storage) -> None:
    made = await storage.write(job)
    assert await storage.write(reports.file, made.id, made.user_id, at=NOW)
    assert not await storage.write(reports.file, made.id, made.user_id, at=NOW + SECOND)
    [report] = await storage.read(reports.reported, limit=9)
    assert (report.job.id, [user.id for user in report.by], report.at) == (made.id, [made.user_id], NOW)
    assert await storage.write(reports.close_of_job, made.id, at=NOW) == 1
    assert await storage.write(reports.close_of_job, made.id, at=NOW) == 0
    assert await storage.read(reports.reported, limit=9) == []


async def test_what_a_detector_found_is_remembered_even_when_it_was_nothing(storage: Storage) -> None:
    async def find(detector: str) -> object:
        return await storage.read(detections.find, sha256="h", detector=detector)

    assert await find("local") is None
    await storage.write(detections.remember, sha256="h", detector="local", faces=[], at=NOW)
    assert await find("local") == []
    await storage.write(detections.remember, sha256="h", detector="local", faces=[{"box": [1, 2]}], at=NOW)
    assert await find("local") == [{"box": [1, 2]}]
    assert await find("akool") is None


OLD, NEW = -5, -1005


async def test_a_group_that_became_a_supergroup_takes_its_work_along(storage: Storage) -> None:
    def prepare(tx: Transaction) -> tuple[int, str, str]:
        user = person(tx)
        chats.meet(tx, chat_id=OLD, kind="group", title="Trip", at=NOW)
        chats.meet(tx, chat_id=OLD, kind="group", title="Weekend trip", at=NOW)
        return user.id, draft(tx, user, chat_id=OLD).id, job(tx, user, chat_id=OLD).id

    user_id, draft_id, job_id = await storage.write(prepare)
    await set_quota(storage, f"chat:{OLD}", 7)
    for _ in range(2):
        await storage.write(chats.migrate, old=OLD, new=NEW, at=NOW)
    moved, current = (
        await storage.read(jobs.get, job_id),
        await storage.read(drafts.current, user_id=user_id, chat_id=NEW),
    )
    assert moved is not None
    assert current is not None
    assert (moved.chat_id, moved.card_message_id, current.id) == (NEW, None, draft_id)
    quota = await storage.read(quotas.effective, f"chat:{NEW}")
    assert quota is not None
    assert quota.jobs_per_day == 7
    titles = await storage.read(lambda tx: {row["id"]: row["title"] for row in tx.all("SELECT * FROM chats")})
    assert titles == {OLD: "Weekend trip", NEW: "Weekend trip"}


async def test_a_draft_begun_in_the_supergroup_already_stays(storage: Storage) -> None:
    def prepare(tx: Transaction) -> tuple[int, str]:
        user = person(tx)
        draft(tx, user, chat_id=OLD)
        return user.id, draft(tx, user, chat_id=NEW).id

    user_id, draft_id = await storage.write(prepare)
    await storage.write(chats.migrate, old=OLD, new=NEW, at=NOW)
    current = await storage.read(drafts.current, user_id=user_id, chat_id=NEW)
    assert current is not None
    assert current.id == draft_id
