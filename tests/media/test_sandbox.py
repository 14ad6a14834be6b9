import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.media.intake import read_picture
from bot.media.model import PictureRefused
from bot.media.sandbox import Sandbox, SandboxBroken, SandboxClosed, cores, from_disk
from bot.media.turns import turn_of
from tests.media import crafted, workload


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(1, 256, 30.0, modules=("cv2", "tests.media.workload"))
    await sandbox.start()
    yield sandbox
    await sandbox.close()


@pytest.fixture
async def hasty() -> AsyncIterator[Sandbox]:
    """A call may take a second of CPU time."""
    sandbox = Sandbox(1, 256, 1.0, modules=("tests.media.workload",), clock_seconds=120.0)
    await sandbox.start()
    yield sandbox
    await sandbox.close()


async def test_a_function_runs_in_another_process(sandbox: Sandbox) -> None:
    assert await sandbox.run(workload.double, 21) == 42
    assert await sandbox.run(workload.my_process) != os.getpid()


async def test_a_process_is_used_again(sandbox: Sandbox) -> None:
    assert await sandbox.run(workload.my_process) == await sandbox.run(workload.my_process)


async def test_a_refusal_arrives_as_it_was_raised(sandbox: Sandbox) -> None:
    with pytest.raises(PictureRefused) as refused:
        await sandbox.run(workload.refuse)
    assert (refused.value.key, refused.value.details) == ("picture-too-big", {"megabytes": 20})
    assert "in the sandbox" in refused.value.__notes__[0]


async def test_any_other_error_arrives_too(sandbox: Sandbox) -> None:
    with pytest.raises(Exception, match="an error of a library"):
        await sandbox.run(workload.fail_oddly)
    with pytest.raises(RuntimeError, match="LocalError: made here"):
        await sandbox.run(workload.fail_unportably)
    assert await sandbox.run(workload.double, 1) == 2


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (workload.die, "the process died"),
        (workload.leave, "the process died"),
        (workload.hoard, "ran out of memory"),
        (workload.hoard_pixels, "ran out of memory"),
    ],
)
async def test_a_call_that_ruins_its_process_is_refused_and_the_next_one_works(
    sandbox: Sandbox, end: Callable[[], None], reason: str
) -> None:
    with pytest.raises(SandboxBroken) as broken:
        await sandbox.run(end)
    assert (broken.value.key, broken.value.reason) == ("picture-broken", reason)
    assert await sandbox.run(workload.double, 4) == 8


async def test_a_call_that_computes_too_long_is_ended_by_the_kernel_and_not_made_again(
    hasty: Sandbox, tmp_path: Path
) -> None:
    with pytest.raises(SandboxBroken, match="more time than a file of its size"):
        await hasty.run(workload.spin, str(tmp_path / "calls"))
    assert (tmp_path / "calls").read_text() == "called\n"
    assert await hasty.run(workload.double, 4) == 8


async def test_a_call_may_give_itself_less_time_when_it_has_seen_how_small_its_picture_is(
    sandbox: Sandbox,
) -> None:
    for spin in (workload.spin_within, workload.spin_in_a_part_within):
        with pytest.raises(SandboxBroken, match="more time than a file of its size"):
            await sandbox.run(spin, 0.1)
    assert await sandbox.run(workload.compute_in_parts, 3, 0.05) == "done"
    assert await sandbox.run(workload.double, 4) == 8


async def test_a_call_that_waits_for_something_is_given_up_by_the_clock() -> None:
    sandbox = Sandbox(1, 256, 30.0, modules=("tests.media.workload",), clock_seconds=2.0)
    with pytest.raises(SandboxBroken, match="longer than 2 s"):
        await sandbox.run(workload.idle, 600)
    assert await sandbox.run(workload.double, 4) == 8
    await sandbox.close()


async def test_the_time_of_one_call_is_not_taken_from_the_next(hasty: Sandbox) -> None:
    for _ in range(3):
        assert await hasty.run(workload.compute, 0.5) == "done"


async def test_a_process_killed_by_somebody_else_costs_no_call(sandbox: Sandbox, tmp_path: Path) -> None:
    assert await sandbox.run(workload.die_once, str(tmp_path / "marker")) == "alive"


async def test_a_process_killed_while_it_was_idle_is_replaced(sandbox: Sandbox) -> None:
    victim = await sandbox.run(workload.my_process)
    os.kill(victim, signal.SIGKILL)
    assert await sandbox.run(workload.my_process) != victim


async def test_a_cancelled_call_leaves_no_answer_behind(sandbox: Sandbox) -> None:
    call = asyncio.create_task(sandbox.run(workload.idle, 0.5))
    await asyncio.sleep(0.1)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert await sandbox.run(workload.double, 5) == 10


async def test_the_children_know_no_secrets(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1234:secret")
    await sandbox.close()
    fresh = Sandbox(1, 256, 5.0)
    try:
        names = await fresh.run(workload.environment)
    finally:
        await fresh.close()
    assert not {name for name in names if "TOKEN" in name or "KEY" in name or "HOME" in name}


async def test_what_a_picture_makes_a_library_print_does_no_harm(sandbox: Sandbox) -> None:
    assert await sandbox.run(workload.say_too_much) == "said"
    assert await sandbox.run(workload.double, 6) == 12


async def test_opencv_keeps_to_one_thread(sandbox: Sandbox) -> None:
    assert await sandbox.run(workload.threads_of_opencv) == 1


async def test_a_file_is_read_by_the_process_that_needs_it(sandbox: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "content"
    file.write_bytes(b"content")
    assert await sandbox.run(bytes.upper, from_disk(file)) == b"CONTENT"
    with pytest.raises(FileNotFoundError):
        await sandbox.run(bytes.upper, from_disk(tmp_path / "gone"))
    assert await sandbox.run(workload.double, 4) == 8


async def test_the_first_persons_card_is_ready_before_the_last_persons_picture_is_opened() -> None:
    sandbox = Sandbox(1, 256, 30.0, modules=())
    done: list[str] = []

    async def picture(person: str) -> None:
        with turn_of(person):
            for step in ("open", "look", "draw"):
                await sandbox.run(workload.idle, 0.01)
                await asyncio.sleep(0.001)  # a row is written
                done.append(f"{person} {step}")

    people = [f"person {number}" for number in range(8)]
    await asyncio.gather(*(picture(person) for person in people))
    await sandbox.close()
    drawn = [step for step in done if step.endswith("draw")]
    assert drawn == [f"{person} draw" for person in people]
    assert done.index("person 0 draw") < done.index("person 7 open")


def test_there_is_a_process_for_each_core_that_may_be_used() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


async def test_large_pictures_pass_both_ways(sandbox: Sandbox) -> None:
    content = os.urandom(20 * 2**20)
    assert await sandbox.run(bytes, content) == content


async def test_several_processes_work_at_once_and_the_rest_wait() -> None:
    sandbox = Sandbox(2, 256, 5.0, modules=())
    await sandbox.start()
    processes = await asyncio.gather(*(sandbox.run(workload.idle, 0.05) for _ in range(6)))
    await sandbox.close()
    assert len(set(processes)) == 2


async def test_closing_stops_calls_and_leaves_no_process() -> None:
    sandbox = Sandbox(1, 256, 30.0, modules=())
    victim = await sandbox.run(workload.my_process)
    call = asyncio.create_task(sandbox.run(workload.idle, 30))
    await asyncio.sleep(0.2)
    await sandbox.close()
    with pytest.raises(SandboxClosed):
        await call
    with pytest.raises(SandboxClosed):
        await sandbox.run(workload.double, 1)
    with pytest.raises(ProcessLookupError):
        os.kill(victim, 0)


async def test_a_killed_bot_leaves_no_process_behind() -> None:
    program = """
import asyncio
from bot.media.sandbox import Sandbox
from tests.media import workload

async def main():
    sandbox = Sandbox(1, 256, 30.0, modules=())
    print(await sandbox.run(workload.my_process), flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE)
    assert bot.stdout is not None
    worker = int(await bot.stdout.readline())
    bot.kill()
    await bot.wait()
    async with asyncio.timeout(5):
        while _alive(worker):  # noqa: ASYNC110 - another process sets no event
            await asyncio.sleep(0.01)


def _alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


async def test_a_module_that_cannot_be_imported_is_told_at_the_start() -> None:
    sandbox = Sandbox(1, 256, 5.0, modules=("no_such_module",))
    with pytest.raises(ModuleNotFoundError):
        await sandbox.start()
    await sandbox.close()


async def test_a_bomb_takes_nothing_down() -> None:
    sandbox = Sandbox(1, 256, 5.0, modules=("bot.media.intake",))
    with pytest.raises(PictureRefused) as refused:
        await sandbox.run(read_picture, crafted.bomb(8000))
    assert refused.value.key == "picture-too-many-pixels"
    assert (await sandbox.run(read_picture, crafted.sample("collins"))).width == 512
    await sandbox.close()
