from collections.abc import Callable
from typing import Any

import pytest

from storage import FaceNameTaken, Storage, TooManyFaces, Transaction, drafts, faces, jobs, media
from storage.model import JobState, Media, SavedFace, User
from tests.storage.rows import DAY, HOUR, NOW, PATHS, SECOND, draft, job, person, picture

BOX = (1, 2, 30, 40)


async def test_a_picture_comes_back_as_it_was_until_it_is_deleted(storage: Storage) -> None:
    made = await storage.write(lambda tx: picture(tx, person(tx)))
    assert await storage.read(media.get, made.id) == made
    await storage.write(media.set_file_id, made.id, "telegram-file")
    assert (await storage.read(media.of_user, made.user_id or 0))[0].file_id == "telegram-file"
    assert await storage.read(media.wanted_paths, [made.path, "lost"]) == {made.path}
    assert await storage.write(media.mark_deleted, [made.id], at=NOW) == 1
    assert await storage.write(media.mark_deleted, [made.id], at=NOW) == 0
    assert await storage.read(media.get, made.id) is None
    assert await storage.read(media.of_user, made.user_id or 0) == []
    assert await storage.read(media.wanted_paths, [made.path]) == set()


async def test_a_clip_has_a_length_and_a_picture_has_none(storage: Storage) -> None:
    still, clip = await storage.write(lambda tx: (picture(tx), picture(tx, milliseconds=7_500)))
    assert (still.milliseconds, clip.milliseconds) == (None, 7_500)
    assert await storage.read(media.get, clip.id) == clip


async def test_what_has_had_its_time_is_expired_and_what_is_kept_is_not(storage: Storage) -> None:
    made = [await storage.write(picture, expires_at=NOW + number * HOUR) for number in range(4)]
    await storage.write(media.keep, made[0].id)
    expired = await storage.write(media.expired, at=NOW + 2 * HOUR, limit=9)
    assert [one.id for one in expired] == [made[1].id, made[2].id]
    assert len(await storage.write(media.expired, at=NOW + DAY, limit=1)) == 1
    await storage.write(media.mark_deleted, [made[1].id], at=NOW)
    assert [one.id for one in await storage.write(media.expired, at=NOW + 2 * HOUR, limit=9)] == [made[2].id]


def named_by_job(tx: Transaction, user: User, one: Media) -> Callable[[Transaction], object]:
    made = job(tx, user, spec={"scene": "x", "pairs": [{"identity": one.id}]})
    return lambda tx: jobs.advance(tx, made.id, JobState.CANCELLED, at=NOW)


def result_of_job(tx: Transaction, user: User, one: Media) -> Callable[[Transaction], object]:
    made = job(tx, user, JobState.SUBMITTING)
    jobs.advance(tx, made.id, JobState.READY, at=NOW, result_media=one.id)
    return lambda tx: jobs.advance(tx, made.id, JobState.DELIVERED, at=NOW)


def named_by_draft(tx: Transaction, user: User, one: Media) -> Callable[[Transaction], object]:
    made = draft(tx, user, data={"scene": one.id})
    return lambda tx: drafts.close(tx, made.id, at=NOW)


def saved_as_face(tx: Transaction, user: User, one: Media) -> Callable[[Transaction], object]:
    made = faces.save(tx, user_id=user.id, name="Me", media_id=one.id, box=BOX, at=NOW)
    return lambda tx: faces.delete(tx, made.id)


@pytest.mark.parametrize("need", [named_by_job, result_of_job, named_by_draft, saved_as_face])
async def test_what_is_needed_never_expires_before_it_is_not(
    storage: Storage, need: Callable[[Transaction, User, Media], Callable[[Transaction], object]]
) -> None:
    def prepare(tx: Transaction) -> tuple[str, Callable[[Transaction], object]]:
        user = person(tx)
        one = picture(tx, user, expires_at=NOW)
        return one.id, need(tx, user, one)

    media_id, let_go = await storage.write(prepare)
    assert await storage.write(media.expired, at=NOW + DAY, limit=9) == []
    await storage.write(let_go)
    later = NOW + DAY + media.NEEDED_AGAIN
    assert [one.id for one in await storage.write(media.expired, at=later, limit=9)] == [media_id]


async def test_what_is_needed_keeps_nobody_else_waiting(storage: Storage) -> None:
    def prepare(tx: Transaction) -> str:
        user = person(tx)
        needed = [picture(tx, user, expires_at=NOW).id for _ in range(3)]
        draft(tx, user, data={"scene": needed})
        return picture(tx, user, expires_at=NOW + SECOND).id

    free = await storage.write(prepare)
    looks = [await storage.write(media.expired, at=NOW + HOUR, limit=2) for _ in range(2)]
    assert [[one.id for one in found] for found in looks] == [[], [free]]


@pytest.mark.parametrize("state", JobState)
async def test_a_job_needs_its_pictures_until_it_is_over(storage: Storage, state: JobState) -> None:
    def prepare(tx: Transaction) -> None:
        user = person(tx)
        job(tx, user, state, spec={"scene": picture(tx, user, expires_at=NOW).id})

    await storage.write(prepare)
    assert bool(await storage.write(media.expired, at=NOW, limit=9)) == (
        not jobs.MOVES[PATHS[state][-1]] if PATHS[state] else False
    )


async def save(storage: Storage, name: str, **changes: Any) -> SavedFace:
    def unit(tx: Transaction) -> SavedFace:
        user = person(tx)
        return faces.save(
            tx, user_id=user.id, name=name, media_id=picture(tx, user).id, box=BOX, at=NOW, **changes
        )

    return await storage.write(unit)


async def test_the_first_saved_face_is_the_default_and_has_an_heir(storage: Storage) -> None:
    first, second, third = [await save(storage, name) for name in ("Me", "Mum", "Dad")]
    assert [first.is_default, second.is_default, first.box] == [True, False, BOX]
    await storage.write(faces.make_default, third.id)
    assert [one.is_default for one in await storage.read(faces.listing, first.user_id)] == [
        False,
        False,
        True,
    ]
    assert await storage.write(faces.delete, third.id)
    assert await storage.write(faces.delete, third.id) is None
    assert [one.is_default for one in await storage.read(faces.listing, first.user_id)] == [True, False]
    await storage.write(faces.make_default, third.id)


async def test_names_of_faces_are_one_of_a_kind_whatever_their_capitals(storage: Storage) -> None:
    me, mum = await save(storage, "Me"), await save(storage, "Mamá")
    with pytest.raises(FaceNameTaken):
        await save(storage, "mAMÁ")
    with pytest.raises(FaceNameTaken):
        await storage.write(faces.rename, me.id, "MAMÁ")
    assert (await storage.write(faces.rename, mum.id, "mamá")).name == "mamá"
    assert await storage.read(faces.get, me.id) == me
    with pytest.raises(LookupError):
        await storage.write(faces.rename, me.id + 100, "x")


async def test_there_is_a_limit_of_saved_faces(storage: Storage) -> None:
    for number in range(3):
        await save(storage, f"n{number}", limit=3)
    with pytest.raises(TooManyFaces) as caught:
        await save(storage, "n4", limit=3)
    assert caught.value.limit == 3


async def test_a_deleted_face_lets_its_picture_go_though_it_was_kept(storage: Storage) -> None:
    face = await save(storage, "Me")
    await storage.write(media.keep, face.media_id)
    await storage.write(faces.delete, face.id)
    assert [one.id for one in await storage.write(media.expired, at=NOW + SECOND, limit=9)] == [face.media_id]
