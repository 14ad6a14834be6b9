"""What only shows when the parts are put together as they run for real."""

import contextlib
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from telegram.ext import CommandHandler

from bot.jobs.model import OrderRefused
from bot.media import tasks
from bot.media.model import MediaGone, PictureRefused
from bot.media.remote import Remote
from bot.providers.base import Capability, Pair, Work
from bot.providers.local import engine
from bot.web.media import media_route
from bot.web.server import serving
from bot.wiring import build, order_of
from playground.botapi.serving import running
from playground.providers.akool.server import AkoolService
from storage import open_storage
from tests.jobs.doubles import InlineSandbox, ManualClock
from tests.providers.media_server import content
from tests.support.conversations import open_house
from tests.support.job_world import somebody
from tests.support.settings import settings_in


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MediaGone("m1"), "have been deleted by now"),
        (PictureRefused("picture-broken"), "damaged"),
        (OrderRefused("refused-nobody"), "Nobody can do that"),
    ],
    ids=["media gone", "picture refused", "order refused"],
)
async def test_what_is_expected_to_be_refused_runs_once(tmp_path: Path, error: Exception, said: str) -> None:
    """Running it again would change nothing, and the person would wait for seconds."""
    runs: list[int] = []

    async def refused(update: Any, _: Any) -> None:
        runs.append(update.update_id)
        raise error

    async with open_house(tmp_path) as house, house.person("Alice") as alice:
        house.application.add_handler(CommandHandler("balance", refused), group=-100)
        await alice.writes("/balance")
        await house.settled()
        assert len(runs) == 1
        await alice.sees(said)


ABOUT_TASKS = {Capability.CANCEL, Capability.STATUS, Capability.BALANCE}
"""Asked of whoever has the task."""


def test_each_capability_is_asked_of_those_whom_a_setting_names(tmp_path: Path) -> None:
    """A capability that is added is either in an order, or about a task that somebody has already."""
    named = settings_in(tmp_path, swap_providers=("a",), age_providers=("b",), detect_providers=("c",))
    order = order_of(named)
    assert set(order) == set(Capability) - ABOUT_TASKS
    for capability, names in order.items():
        wanted = "c" if "detect" in capability else "b" if "age" in capability else "a"
        assert names == (wanted,), capability


def test_without_the_settings_nobody_is_left_out(tmp_path: Path) -> None:
    assert order_of(settings_in(tmp_path)) == {}


@pytest.mark.parametrize("named", ["akool", "aifaceswap", "acedata", "local"])
async def test_who_is_not_named_is_sent_neither_picture_nor_clip(tmp_path: Path, named: str) -> None:
    """All services have a key; the operator names one."""
    settings = settings_in(
        tmp_path,
        public_url="https://bot.example",
        akool_api_key="key",
        aifaceswap_api_key="key",
        acedata_token="key",
        swap_providers=(named,),
        age_providers=(named,),
    )
    async with await open_storage(settings.database_url) as storage:
        await storage.migrate()
        parts = build(settings, storage)
        registry = parts.providers.registry
        assert {provider.name for provider in registry.everyone()} == {
            "akool",
            "aifaceswap",
            "acedata",
            "local",
        }
        for capability in set(Capability) - ABOUT_TASKS:
            asked = {provider.name for provider, _ in registry.serving(capability)}
            allowed = {named, "local"} if capability is Capability.DETECT else {named}
            assert asked <= allowed, capability
        assert registry.capabilities() - ABOUT_TASKS <= {*registry.get(named).offers, Capability.DETECT}  # type: ignore[union-attr]
        for close in parts.providers.closes:
            await close()


BUILD = """
import asyncio, sys
from pathlib import Path
import bot.app
from bot.wiring import build
from storage import open_storage
from tests.support.settings import settings_in

async def main():
    directory = Path(sys.argv[1])
    async with await open_storage(f"sqlite:///{directory}/bot.db") as storage:
        await storage.migrate()
        build(settings_in(directory, akool_api_key="k", aifaceswap_api_key="k", acedata_token="t"), storage)

asyncio.run(main())
print(*sorted({"cv2", "av", "numpy", "psycopg"} & sys.modules.keys()))
"""


def test_the_bot_itself_imports_nothing_that_decodes(tmp_path: Path) -> None:
    """The sandbox's processes do. It is 60 MB and a quarter of a second of every start."""
    root = Path(__file__).parent.parent
    program = [sys.executable, "-c", BUILD, str(tmp_path)]
    done = subprocess.run(
        program, check=False, capture_output=True, text=True, cwd=root, env={"PYTHONPATH": str(root)}
    )
    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr


def test_what_the_sandbox_is_asked_for_by_name_is_there() -> None:
    remotes = [
        value for module in (tasks, engine) for value in vars(module).values() if isinstance(value, Remote)
    ]
    assert len(remotes) > 10
    for remote in remotes:
        assert callable(getattr(__import__(remote.__module__, fromlist=["_"]), remote.__qualname__)), remote


@pytest.mark.parametrize("local_engine", [True, False])
async def test_without_the_local_engine_the_sandbox_does_not_take_what_the_engine_takes(
    tmp_path: Path, *, local_engine: bool
) -> None:
    settings = settings_in(tmp_path, local_engine=local_engine, workshop_processes=1)
    async with await open_storage(f"sqlite:///{tmp_path}/bot.db") as storage:
        sandbox = build(settings, storage).media.sandbox
        try:
            await sandbox.start()
            look: Remote[[str], bool] = Remote("builtins:eval")
            loaded = await sandbox.run(look, "'cv2' in __import__('sys').modules")
        finally:
            await sandbox.close()
    assert loaded is local_engine


async def test_the_bot_and_a_client_ask_its_detector_for_a_picture_once_together(tmp_path: Path) -> None:
    """The bot looks for faces before an order; the order names the same faces, and does not look again."""
    service = AkoolService()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with contextlib.AsyncExitStack() as stack:
        akool = await stack.enter_async_context(running(service.app()))
        settings = settings_in(
            tmp_path,
            public_url=f"http://127.0.0.1:{port}",
            akool_url=akool.url,
            akool_client_id=service.access.client_id,
            akool_client_secret=service.access.client_secret,
            akool_detect_url="/detect",
            local_engine=False,
        )
        storage = await stack.enter_async_context(await open_storage(settings.database_url))
        await storage.migrate()
        sandbox: Any = InlineSandbox()
        parts = build(settings, storage, sandbox=sandbox)
        for close in parts.providers.closes:
            stack.push_async_callback(close)
        route = media_route(parts.media.links, parts.media.pictures)
        await stack.enter_async_context(serving([route], host="127.0.0.1", port=port))
        user = await somebody(storage, ManualClock())
        pictures, detector = parts.media.pictures, parts.providers.detector
        scene, giver = [
            await pictures.take(content(name), user_id=user.id, purpose="scene")
            for name in ("mona_lisa", "hopper")
        ]
        (face,), (other,) = await detector.faces(scene), await detector.faces(giver)
        pair = Pair(face=face, identity=pictures.reference(giver), identity_face=other)
        client = parts.providers.registry.get("akool")
        assert client is not None
        await client.submit(Work(capability=Capability.SWAP, scene=pictures.reference(scene), pairs=(pair,)))
        assert service.journal.calls("detect") == 2
