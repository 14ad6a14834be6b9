"""What is left of a day, whose day it is, and when the next one begins. On both databases."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import Storage, Transaction, allowances, chats, erasure, groups, quotas, users
from storage.allowances import Allowance, day, zone_of
from storage.model import JobState, Quota, User
from tests.storage.rows import DAY, HOUR, MINUTE, NOW, job, person

SETTINGS = Quota(scope="settings", jobs_per_day=20, credits_per_day=None, open_jobs=2)
GROUP = -5
MADRID = "Europe/Madrid"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def use(storage: Storage, user: User, at: datetime = NOW) -> Allowance:
    current = await storage.read(users.get, user.id)
    return await storage.read(allowances.of_user, current, defaults=SETTINGS, at=at)


async def use_of_group(storage: Storage, at: datetime = NOW) -> Allowance:
    chat = await storage.read(chats.get, GROUP)
    assert chat is not None
    return await storage.read(allowances.of_chat, chat, defaults=SETTINGS, at=at)


async def set_quota(storage: Storage, scope: str, **limits: int | None) -> None:
    values = {"jobs_per_day": None, "credits_per_day": None, "open_jobs": None} | limits
    await storage.write(quotas.set_quota, scope, **values, at=NOW)


@pytest.mark.parametrize(
    ("zone", "at", "begins", "ends"),
    [
        ("UTC", "2025-06-01T12:00", "2025-06-01T00:00", "2025-06-02T00:00"),
        ("UTC", "2025-06-01T00:00", "2025-06-01T00:00", "2025-06-02T00:00"),
        (MADRID, "2025-06-01T21:59", "2025-05-31T22:00", "2025-06-01T22:00"),
        (MADRID, "2025-06-01T22:00", "2025-06-01T22:00", "2025-06-02T22:00"),
        # Clocks forward: a day of 23 hours; and back: one of 25.
        (MADRID, "2025-03-30T12:00", "2025-03-29T23:00", "2025-03-30T22:00"),
        (MADRID, "2025-10-26T12:00", "2025-10-25T22:00", "2025-10-26T23:00"),
        ("America/New_York", "2025-03-09T12:00", "2025-03-09T05:00", "2025-03-10T04:00"),
        # There was no midnight in Cairo that day: clocks went from 23:59 to 1:00.
        ("Africa/Cairo", "2025-04-25T12:00", "2025-04-24T22:00", "2025-04-25T21:00"),
        # In Havana that day had two midnights.
        ("America/Havana", "2025-11-02T12:00", "2025-11-02T04:00", "2025-11-03T05:00"),
        # Samoa went without 30 December 2011.
        ("Pacific/Apia", "2011-12-30T09:59", "2011-12-29T10:00", "2011-12-30T10:00"),
        ("Pacific/Apia", "2011-12-30T10:00", "2011-12-30T10:00", "2011-12-31T10:00"),
        ("Pacific/Kiritimati", "2025-06-01T12:00", "2025-06-01T10:00", "2025-06-02T10:00"),
        ("Asia/Kolkata", "2025-06-01T18:30", "2025-06-01T18:30", "2025-06-02T18:30"),
    ],
)
def test_a_day_lasts_from_midnight_to_midnight_where_they_live(
    zone: str, at: str, begins: str, ends: str
) -> None:
    assert day(utc(at), ZoneInfo(zone)) == (utc(begins), utc(ends))


@given(
    at=st.integers(946684800, 2114380800).map(lambda second: datetime.fromtimestamp(second, UTC)),
    zone=st.sampled_from(["UTC", MADRID, "America/Sao_Paulo", "Africa/Cairo", "Australia/Lord_Howe"]),
)
def test_every_moment_is_in_exactly_one_day(at: datetime, zone: str) -> None:
    begins, ends = day(at, ZoneInfo(zone))
    assert begins <= at < ends
    assert day(begins, ZoneInfo(zone)) == (begins, ends)
    assert day(ends, ZoneInfo(zone))[0] == ends
    assert timedelta(hours=22) < ends - begins < timedelta(hours=26)


@pytest.mark.parametrize("name", [None, "", "Nowhere/Land", "../../etc/passwd", "Europe", "\0"])
def test_a_zone_that_nobody_knows_is_utc(name: str | None) -> None:
    assert zone_of(name) is UTC


async def test_without_any_row_the_settings_hold(storage: Storage) -> None:
    user = await storage.write(person)
    fresh = await use(storage, user)
    assert fresh.quota == SETTINGS
    assert (fresh.scope, fresh.jobs_left, fresh.credits_left, fresh.is_open_full) == (
        user.wallet,
        20,
        None,
        False,
    )
    assert (fresh.timezone, fresh.resets_at) == ("UTC", utc("2025-06-02T00:00"))


async def test_the_default_row_goes_before_the_settings_and_ones_own_before_both(storage: Storage) -> None:
    user, other = await storage.write(person), await storage.write(person, 2002)
    await set_quota(storage, "default", jobs_per_day=7)
    await set_quota(storage, user.wallet, jobs_per_day=3)
    assert ((await use(storage, user)).jobs_left, (await use(storage, other)).jobs_left) == (3, 7)


async def test_groups_have_a_default_of_their_own(storage: Storage) -> None:
    await storage.write(chats.meet, chat_id=GROUP, kind="group", title="Trip", at=NOW)
    await set_quota(storage, "default", jobs_per_day=7)
    assert (await use_of_group(storage)).quota == SETTINGS
    await set_quota(storage, "default:chat", jobs_per_day=9)
    assert (await use_of_group(storage)).jobs_left == 9
    await set_quota(storage, f"chat:{GROUP}", jobs_per_day=4)
    assert (await use_of_group(storage)).jobs_left == 4


async def test_zero_is_none_and_nothing_is_no_limit(storage: Storage) -> None:
    user = await storage.write(person)
    await set_quota(storage, user.wallet, jobs_per_day=0, credits_per_day=0, open_jobs=0)
    none = await use(storage, user)
    assert (none.jobs_left, none.credits_left, none.is_open_full) == (0, 0, True)
    await set_quota(storage, user.wallet)
    endless = await use(storage, user)
    assert (endless.jobs_left, endless.credits_left, endless.is_open_full) == (None, None, False)


async def test_credits_are_the_prices_of_what_did_not_come_to_nothing(storage: Storage) -> None:
    def order(tx: Transaction) -> User:
        user = person(tx)
        for state in JobState:
            job(tx, user, state, price=3)
        job(tx, user, price=100, at=NOW - DAY)
        job(tx, person(tx, 2002), price=50)
        return user

    user = await storage.write(order)
    await set_quota(storage, user.wallet, credits_per_day=20, jobs_per_day=10)
    counted = await use(storage, user)
    assert (counted.jobs_today, counted.credits_today, counted.open_now) == (6, 18, 4)  # one more is in doubt
    assert (counted.jobs_left, counted.credits_left) == (4, 2)


async def test_a_group_counts_what_was_asked_there_wherever_its_card_is(storage: Storage) -> None:
    def order(tx: Transaction) -> None:
        chats.meet(tx, chat_id=GROUP, kind="group", title="Trip", at=NOW)
        job(tx, chat_id=GROUP, price=3)
        job(tx, chat_id=1001, asked_in=GROUP, price=4)
        job(tx, chat_id=1001, price=5)
        job(tx, chat_id=GROUP, asked_in=-6, price=6)

    await storage.write(order)
    counted = await use_of_group(storage)
    assert (counted.jobs_today, counted.credits_today, counted.open_now) == (2, 7, 2)


async def test_the_day_of_a_group_is_its_own(storage: Storage) -> None:
    def prepare(tx: Transaction) -> None:
        chats.meet(tx, chat_id=GROUP, kind="group", title="Trip", at=NOW)
        tx.execute("UPDATE chats SET timezone = 'Asia/Tokyo'")
        job(tx, chat_id=GROUP, at=utc("2025-06-01T14:59"))
        job(tx, chat_id=GROUP, at=utc("2025-06-01T15:00"))

    await storage.write(prepare)
    counted = await use_of_group(storage, utc("2025-06-01T16:00"))
    assert (counted.jobs_today, counted.timezone) == (1, "Asia/Tokyo")
    assert counted.resets_at == utc("2025-06-02T15:00")


async def test_after_the_local_midnight_of_the_shortest_day_it_begins_anew(storage: Storage) -> None:
    user = await storage.write(person)
    before_midnight, midnight = utc("2025-03-30T21:59"), utc("2025-03-30T22:00")
    await storage.write(allowances.move, user.id, MADRID, at=utc("2025-03-29T12:00"))
    await storage.write(job, user, at=utc("2025-03-29T23:00"))
    assert (await use(storage, user, before_midnight)).jobs_today == 1
    assert (await use(storage, user, before_midnight)).resets_at == midnight
    assert (await use(storage, user, midnight)).jobs_today == 0


async def test_who_used_nothing_today_moves_at_once(storage: Storage) -> None:
    user = await storage.write(person)
    moved = await storage.write(allowances.move, user.id, MADRID, at=NOW)
    assert moved == await storage.read(users.get, user.id)
    assert (await use(storage, user)).resets_at == utc("2025-06-01T22:00")
    await storage.write(allowances.move, moved.id, None, at=NOW)
    assert (await use(storage, user)).resets_at == utc("2025-06-02T00:00")


async def test_moving_to_another_time_zone_earns_no_second_day(storage: Storage) -> None:
    user = await storage.write(person)
    await storage.write(job, user, at=NOW - HOUR)
    # It has been past midnight on Kiritimati for two hours.
    await storage.write(allowances.move, user.id, "Pacific/Kiritimati", at=NOW)
    moved = await use(storage, user)
    assert (moved.jobs_today, moved.resets_at) == (1, utc("2025-06-02T00:00"))
    just_then = await use(storage, user, utc("2025-06-02T00:00"))
    assert (just_then.jobs_today, just_then.resets_at) == (0, utc("2025-06-02T10:00"))
    assert (await use(storage, user, utc("2025-06-02T10:00"))).resets_at == utc("2025-06-03T10:00")


@given(hours=st.lists(st.tuples(st.integers(0, 23), st.integers(-12, 14)), min_size=1, max_size=30))
def test_however_often_somebody_moves_a_day_ends_no_sooner_than_it_would_have(
    hours: list[tuple[int, int]],
) -> None:
    user = User(
        id=1, telegram_id=1, name="", username=None, language=None, app_language=None, consent_version=1,
        blocked_at=None, created_at=NOW,
    )  # fmt: skip
    now, ends = NOW, day(NOW, UTC)[1]
    for wait, offset in hours:
        now += wait * HOUR
        if now >= ends:
            ends = allowances.day_of(user, now)[1]
        user = allowances.moved(user, f"Etc/GMT{-offset:+d}", at=now, used=True)
        assert allowances.day_of(user, now)[1] == ends
        assert allowances.day_of(user, ends - MINUTE)[1] == ends


async def test_moving_a_group_to_another_time_zone_earns_no_second_day(storage: Storage) -> None:
    def order(tx: Transaction) -> None:
        chats.meet(tx, chat_id=GROUP, kind="supergroup", title="Trip", at=NOW)
        job(tx, chat_id=GROUP, at=NOW)

    await storage.write(order)
    ends = (await use_of_group(storage)).resets_at
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Tokyo"):
        await storage.write(groups.change, GROUP, "timezone", zone, actor=1, at=NOW + HOUR)
        moved = await use_of_group(storage, NOW + HOUR)
        assert (moved.jobs_today, moved.resets_at, moved.timezone) == (1, ends, zone)
    await storage.write(chats.migrate, old=GROUP, new=GROUP - 1, at=NOW + HOUR)
    grown = await storage.read(chats.get, GROUP - 1)
    assert grown is not None
    assert allowances.day_of(grown, NOW + HOUR)[1] == ends
    assert (await use_of_group(storage, ends)).jobs_today == 0


async def test_a_ban_is_kept_with_its_reason_and_lifted_once(storage: Storage) -> None:
    user = await storage.write(person)
    assert await storage.write(users.ban, user.id, reason="spam", at=NOW)
    assert not await storage.write(users.ban, user.id, reason="more spam", at=NOW + DAY)
    banned = await storage.read(users.get, user.id)
    assert (banned.banned_at, banned.ban_reason) == (NOW, "more spam")
    assert await storage.write(users.unban, user.id)
    assert not await storage.write(users.unban, user.id)
    assert (await storage.read(users.get, user.id)).banned_at is None


async def test_being_forgotten_lifts_no_ban(storage: Storage) -> None:
    def forget(tx: Transaction, user_id: int) -> None:
        erasure.forget(tx, user_id, fingerprint="f", until=NOW + DAY, at=NOW)

    user = await storage.write(person)
    await storage.write(users.ban, user.id, reason="spam", at=NOW)
    await storage.write(forget, user.id)
    again = await storage.write(person)
    assert not await storage.write(erasure.restore_ban, again.id, "another")
    assert await storage.write(erasure.restore_ban, again.id, "f")
    banned = await storage.read(users.get, again.id)
    assert (banned.banned_at, banned.ban_reason) == (NOW, "spam")
    await storage.write(users.unban, again.id)
    await storage.write(forget, again.id)
    third = await storage.write(person)
    assert not await storage.write(erasure.restore_ban, third.id, "f")
