from datetime import timedelta
from pathlib import Path

import pytest

from bot.jobs import housekeeping
from bot.jobs.housekeeping import Housekeeper
from bot.media.model import Picture
from storage import Transaction, drafts, erasure, inbox, media, users
from tests.support.job_world import World


def keeper(world: World) -> Housekeeper:
    return Housekeeper(
        storage=world.storage,
        pictures=world.pictures,
        clock=world.clock,
        retention=world.pictures._retention,
    )


def files(world: World) -> list[Path]:
    return [path for path in (world.directory / "media").rglob("*") if path.is_file()]


async def test_pictures_are_deleted_when_their_time_is_up(world: World) -> None:
    assert len(files(world)) == 2
    await world.storage.write(drafts.close, world.draft.id, at=world.clock())
    world.clock.forward(world.pictures._retention.total_seconds() + 60)
    await keeper(world).tidy()
    assert files(world) == []


async def test_as_many_files_are_erased_as_are_due(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "BATCH", 3)
    for number in range(7):
        async with world.pictures.scratch() as file:
            file.write_bytes(b"%d" % number)
            await world.pictures.keep(file, picture(number), user_id=None, purpose="result")
    await world.storage.write(drafts.close, world.draft.id, at=world.clock())
    world.clock.forward(world.pictures._retention.total_seconds() + 60)
    await keeper(world).tidy()
    assert files(world) == []
    assert not await world.storage.read(media.any_due, at=world.clock())


async def test_what_is_over_is_removed_as_much_as_is_due(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "BATCH", 3)

    def handle(tx: Transaction) -> None:
        for number in range(7):
            inbox.receive(tx, update_id=number, lane=1, payload="{}", at=world.clock())
        inbox.handled(tx, range(7), at=world.clock())

    def left(tx: Transaction) -> int:
        return int(tx.value("SELECT count(*) FROM inbox"))

    await world.storage.write(handle)
    await keeper(world).tidy()
    assert await world.storage.read(left) == 7
    world.clock.forward(timedelta(days=8).total_seconds())
    await keeper(world).tidy()
    assert await world.storage.read(left) == 0


async def test_what_is_left_from_before_is_spread_over_some_rounds(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "BATCH", 2)
    monkeypatch.setattr(housekeeping, "MAX_BATCHES", 2)
    found = iter([2, 2, 2, 1])

    def unit(_: Transaction) -> int:
        return next(found)

    await keeper(world)._until_done(unit)
    await keeper(world)._until_done(unit)
    assert list(found) == []


def picture(number: int) -> Picture:
    return Picture(content=b"", mime="image/jpeg", width=1, height=1, sha256=str(number))


async def test_pictures_that_a_job_needs_are_kept(world: World) -> None:
    world.provider.concurrency = 0
    await world.order()
    world.clock.forward(world.pictures._retention.total_seconds() + 60)
    await keeper(world).tidy()
    assert len(files(world)) == 2


async def test_a_conversation_that_nobody_came_back_to_is_closed(world: World) -> None:
    world.clock.forward(timedelta(days=3).total_seconds())
    await keeper(world).tidy()
    draft = await world.storage.read(drafts.get, world.draft.id)
    assert draft is not None
    assert draft.closed_at is not None


async def test_a_file_that_a_crash_left_without_a_row_is_swept(world: World) -> None:
    async with world.pictures.scratch() as file:
        await world.pictures._store.adopt(file, ".jpg")
    house = keeper(world)
    world.clock.forward(timedelta(days=400).total_seconds() * 2)  # files carry the machine's own time
    await world.storage.write(drafts.close, world.draft.id, at=world.clock())
    await house.tidy()
    assert files(world) == []


async def test_a_forgotten_name_is_in_no_file_of_the_database(world: World) -> None:
    name = "Rumpelstiltskin"
    person, _ = await world.storage.write(
        users.meet, telegram_id=7, name=name, username=None, app_language="en", at=world.clock()
    )
    now = world.clock()
    await world.storage.write(
        erasure.forget, person.id, fingerprint="f", until=now + timedelta(days=1), at=now
    )
    await keeper(world).tidy()
    found = [path.name for path in world.directory.glob("bot.db*") if name.encode() in path.read_bytes()]
    assert found == []
