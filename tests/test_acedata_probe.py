"""The probe of AceData as an operator runs it: a child process, the emulated service, real pictures between them."""

import asyncio
import contextlib
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from PIL import Image

from bot.acedata_probe import SIZES, portrait
from playground.botapi.serving import running
from playground.providers.acedata import AceDataService
from playground.providers.faults import ANY, FaultMode
from tests.e2e.running_bot import ROOT, free_port


@dataclass
class Desk:
    """An operator with an account at AceData."""

    service: AceDataService
    environment: dict[str, str]
    port: int = field(default_factory=free_port)

    async def probe(self, *options: str, says: str = "", **changed: str) -> tuple[int, list[str]]:
        """The exit code and what was said."""
        given = {
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            "ALLOW_PRIVATE_NETWORK": "true",
            **self.environment,
            **changed,
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "doctor", "--probe-acedata", *options),
            cwd=ROOT,
            env=given,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await process.communicate(says.encode())
        assert process.returncode is not None
        assert b"Traceback" not in said, said.decode()
        assert self.service.token.encode() not in said
        return process.returncode, said.decode().splitlines()

    @property
    def bought(self) -> int:
        return self.service.journal.purchases("face/swap")


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with at_a_desk() as desk:
        yield desk


@contextlib.asynccontextmanager
async def at_a_desk() -> AsyncIterator[Desk]:
    service = AceDataService(token="acedata-secret-token")
    async with running(service.app()) as server:
        yield Desk(service, {"ACEDATA_TOKEN": service.token, "ACEDATA_URL": server.url})


def test_the_portraits_differ_in_size_and_are_as_written_down() -> None:
    sizes = {}
    for name in SIZES:
        with Image.open(portrait(name)) as picture:
            sizes[name] = picture.size
    assert sizes == SIZES
    assert len(set(sizes.values())) == 2


@pytest.mark.e2e
@pytest.mark.parametrize("reading", ["identity", "scene"])
async def test_one_bought_swap_says_what_to_set(desk: Desk, reading: str) -> None:
    desk.service.source_is = reading  # type: ignore[assignment]
    code, said = await desk.probe("--yes", ACEDATA_SOURCE_IS="identity")
    right = reading == "identity"
    expected = "The setting is right: ACEDATA_SOURCE_IS=identity" if right else "Set ACEDATA_SOURCE_IS=scene"
    assert (code, said[-1]) == (0 if right else 1, expected)
    assert desk.bought == 1


@pytest.mark.e2e
@pytest.mark.parametrize(("answer", "bought"), [("y\n", 1), ("n\n", 0), ("", 0)])
async def test_nothing_is_bought_without_a_yes(desk: Desk, answer: str, bought: int) -> None:
    code, said = await desk.probe(says=answer)
    assert said[0].startswith("This buys one swap at AceData")
    assert desk.bought == bought
    assert (code == 0) is bool(bought)
    assert bought or said[-1].endswith("Nothing was bought.")


@pytest.mark.e2e
async def test_a_port_that_the_bot_holds_is_named(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", desk.port)):
        code, said = await desk.probe("--yes")
    assert (code, desk.bought) == (1, 0)
    assert "stop it first" in said[-1]


@pytest.mark.e2e
@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"ACEDATA_TOKEN": ""}, "ACEDATA_TOKEN is not set"),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL is not set"),
        ({"PUBLIC_URL": "http://bot.example", "ALLOW_PRIVATE_NETWORK": "false"}, "must begin with https://"),
        ({"PUBLIC_URL": "http://127.0.0.1:9"}, "PUBLIC_URL cannot be reached"),
        ({"ACEDATA_URL": "http://127.0.0.1:9"}, "AceData cannot be reached"),
    ],
)
async def test_what_is_missing_is_named_and_nothing_is_bought(
    desk: Desk, changed: dict[str, str], why: str
) -> None:
    code, said = await desk.probe("--yes", **changed)
    assert (code, desk.bought) == (1, 0)
    assert why in said[-1]
    assert said[-1].endswith("Nothing was bought.")


@pytest.mark.e2e
async def test_a_public_url_that_leads_elsewhere_is_named(desk: Desk) -> None:
    code, said = await desk.probe("--yes", PUBLIC_URL=desk.environment["ACEDATA_URL"])
    assert (code, desk.bought) == (1, 0)
    assert "does not lead here" in said[-1]


@pytest.mark.e2e
@pytest.mark.parametrize(
    ("account", "why"),
    [("used_up", "is empty"), ("disabled", "does not accept the account"), ("forbidden", "did not make")],
)
async def test_what_the_service_says_of_the_account_is_told(desk: Desk, account: str, why: str) -> None:
    desk.service.account = account
    code, said = await desk.probe("--yes")
    assert (code, desk.bought) == (1, 0)
    assert why in said[-1]


@pytest.mark.e2e
@pytest.mark.parametrize(
    ("mode", "why"),
    [
        (FaultMode.TOO_MANY, "too busy"),
        (FaultMode.LOST_AFTER, "may have been bought"),
        (FaultMode.GARBAGE, "may have been bought"),
    ],
)
async def test_a_broken_answer_says_what_it_may_have_cost(desk: Desk, mode: FaultMode, why: str) -> None:
    desk.service.faults.add(ANY, mode)
    code, said = await desk.probe("--yes")
    assert code == 1
    assert why in said[-1]


@pytest.mark.e2e
async def test_a_service_that_cannot_fetch_the_pictures_points_to_the_address(desk: Desk) -> None:
    desk.service.faults.add(ANY, FaultMode.REFUSED, code="api_error", text="fetch failed")
    code, said = await desk.probe("--yes")
    assert code == 1
    assert "can PUBLIC_URL be reached from the internet?" in said[-1]


@pytest.mark.e2e
async def test_a_result_of_another_size_tells_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.providers.acedata.size_of", lambda _: (1024, 1024))
    code, said = await desk.probe("--yes")
    assert (code, desk.bought) == (1, 1)
    assert "the size of neither picture" in said[-1]
