from datetime import timedelta

from bot.providers.base import Capability
from bot.providers.registry import Registry
from tests.jobs.doubles import CrashPoints, Forgetful, Hosted, ManualClock


def registry(clock: ManualClock, **order: tuple[str, ...]) -> Registry:
    providers = [
        Forgetful(crash_points=CrashPoints()),
        Hosted(crash_points=CrashPoints(), name="first"),
        Hosted(crash_points=CrashPoints(), name="second"),
    ]
    wanted = {Capability(name): names for name, names in order.items()}
    return Registry(providers, clock=clock, order=wanted)


def serving(found: Registry, faces: int = 1) -> list[str]:
    return [provider.name for provider, _ in found.serving(Capability.MULTI_SWAP, faces=faces)]


def test_the_local_engine_is_the_last_resort() -> None:
    assert serving(registry(ManualClock())) == ["first", "second", "local"]


def test_faces_are_looked_for_where_it_is_free() -> None:
    detectors = registry(ManualClock()).serving(Capability.DETECT)
    assert [provider.name for provider, _ in detectors] == ["local", "first", "second"]


def test_the_operator_decides_the_order_and_who_is_left_out() -> None:
    assert serving(registry(ManualClock(), multi_swap=("second", "first", "unknown"))) == ["second", "first"]


def test_what_only_somebody_can_do_who_is_left_out_is_not_offered() -> None:
    left_out = registry(ManualClock(), swap=("unknown",), multi_swap=("first",))
    assert Capability.SWAP not in left_out.capabilities()
    assert Capability.SWAP not in left_out.capabilities(with_paused=True)
    assert Capability.MULTI_SWAP in left_out.capabilities()


def test_nobody_is_asked_for_more_faces_than_they_take() -> None:
    assert serving(registry(ManualClock()), faces=9) == []
    assert registry(ManualClock()).max_faces(Capability.SWAP, Capability.MULTI_SWAP) == 8


def test_a_paused_provider_is_left_alone_for_its_time() -> None:
    clock = ManualClock()
    found = registry(clock)
    found.leave_alone({"first": clock() + timedelta(minutes=15), "unknown": None})
    assert serving(found) == ["second", "local"]
    clock.forward(15 * 60 + 1)
    assert serving(found) == ["first", "second", "local"]
    found.leave_alone({"second": None})
    assert serving(found) == ["first", "local"]
    found.leave_alone({})
    assert serving(found) == ["first", "second", "local"]


def test_only_what_somebody_can_do_now_is_offered() -> None:
    found = registry(ManualClock())
    assert Capability.AGE_IMAGE not in found.capabilities()
    found.leave_alone(dict.fromkeys(("first", "second", "local")))
    assert found.capabilities() == {Capability.DETECT}


def test_a_paused_local_engine_makes_nothing_and_still_looks_for_faces() -> None:
    found = registry(ManualClock())
    found.leave_alone({"local": None, "first": None})
    assert serving(found) == ["second"]
    assert [provider.name for provider, _ in found.serving(Capability.DETECT)] == ["local", "second"]
