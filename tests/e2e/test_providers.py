"""Every hosted service does people's jobs, however its callbacks behave, and is paid for exactly what it did."""

import contextlib
import io
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from playground.play import Account, open_playground
from playground.providers.callbacks import Ring
from storage import Storage, ledger, open_storage
from tests.e2e.conversation import (
    HOPPER,
    MONA_LISA,
    SLOW,
    accepts_the_rules,
    balance,
    changed,
    is_result,
    picks,
    results,
    sends_the_group,
)
from tests.e2e.matrix import every_other, first_of
from tests.e2e.running_bot import BotInside, RunningBot
from tests.support.people import Person

pytestmark = pytest.mark.e2e
PATIENCE = 40.0
ALL = ("akool", "aifaceswap", "acedata")


@dataclass
class Scene:
    """One service, the bot with an account there, and Alice with credits to spend."""

    name: str
    account: Account
    bot: RunningBot
    alice: Person

    async def storage(self) -> Storage:
        return await open_storage(f"sqlite:///{self.bot.home}/bot.db")

    async def booked(self) -> int:
        """Points that the bot's books say were spent at the service."""
        storage = await self.storage()
        try:
            assert await storage.read(ledger.problems) == []
            return await storage.read(ledger.balance, f"provider:{self.name}:cost")
        finally:
            await storage.close()

    async def sees_the_result(self) -> None:
        """One picture, of the scene with something in it changed, for what it says that it took."""
        shown = await self.alice.sees(is_result, within=PATIENCE, anytime=True)
        assert len(await results(self.alice)) == 1
        scene = next(each for each in await self.alice.chat() if each.kind == "photo" and not each.by_bot)
        before, after = await scene.photo_bytes(), await (await shown.now()).photo_bytes()
        with Image.open(io.BytesIO(before)) as picture:
            width, height = picture.size
        assert changed(before, after, (0, 0, width, height)) > 0.3
        assert changed(before, after, (0, 0, width // 12, height // 12)) < 4
        took = re.search(r"It took (one|\d+) credits?; (\d+) left", shown.text)
        assert took is not None
        assert int(took[2]) == 100 - (1 if took[1] == "one" else int(took[1]))
        assert f"You have {took[2]} credits" in await balance(self.alice)


@contextlib.asynccontextmanager
async def at(name: str, home: Path, **settings: str) -> AsyncIterator[Scene]:
    async with open_playground(port=0, services=[name], seconds=0.3) as playground:
        account = playground.accounts[name]
        environment = {key.upper(): value for key, value in account.settings.items()}
        environment |= {"SWAP_PROVIDERS": name, "AGE_PROVIDERS": name, "DETECT_PROVIDERS": "local"}
        environment |= {"FREE_CREDITS": "100", **settings}
        bot = BotInside(playground.token, playground.url, home, settings=environment)
        await bot.start()
        async with await Person.named("Alice", playground.url) as alice:
            await accepts_the_rules(alice)
            yield Scene(name, account, bot, alice)
        await bot.stop()
        for secret in account.settings.values():
            assert (
                secret not in bot.log() or secret in (account.url, "127.0.0.1") or secret.startswith("http")
            )


async def orders_one_face(alice: Person) -> None:
    await alice.sends_photo(HOPPER)
    await alice.sees("Whose face goes there", within=SLOW)
    await alice.sends_photo(MONA_LISA)
    await alice.sees("One face to swap", within=SLOW)
    await alice.presses("Swap for")


@pytest.mark.parametrize("name", ALL)
async def test_one_face_is_swapped_by_each_service(tmp_path: Path, name: str) -> None:
    async with at(name, tmp_path) as scene:
        await orders_one_face(scene.alice)
        await scene.sees_the_result()


@pytest.mark.parametrize("name", first_of(("aifaceswap", "akool")))
async def test_two_of_three_faces_are_swapped_by_those_who_can(tmp_path: Path, name: str) -> None:
    async with at(name, tmp_path) as scene:
        await sends_the_group(scene.alice)
        await picks(scene.alice, "1", "3")
        await scene.alice.sends_photo(MONA_LISA)
        await scene.alice.sees("face 3", within=SLOW)
        await scene.alice.sends_photo(HOPPER)
        await scene.alice.sees("2 faces to swap", within=SLOW)
        await scene.alice.presses("Swap for")
        await scene.sees_the_result()


async def test_a_face_gets_older_at_akool(tmp_path: Path) -> None:
    async with at("akool", tmp_path) as scene:
        await scene.alice.writes("/age")
        await scene.alice.sends_photo(HOPPER)
        await scene.alice.sees("How many years", within=SLOW)
        await scene.alice.presses("+30")
        await scene.alice.presses("Done")
        await scene.alice.presses("Change age for", within=SLOW)
        await scene.sees_the_result()


@pytest.mark.parametrize(("name", "ring"), every_other(ALL, (Ring.DOUBLED, Ring.FORGED, Ring.LATE)))
async def test_however_the_callback_comes_there_is_one_true_result(
    tmp_path: Path, name: str, ring: Ring
) -> None:
    async with at(name, tmp_path) as scene:
        scene.account.service.callbacks.usual = ring
        await orders_one_face(scene.alice)
        await scene.sees_the_result()
        storage = await scene.storage()
        assert await storage.read(ledger.problems) == []
        await storage.close()


async def test_with_every_callback_dropped_akool_is_asked(tmp_path: Path) -> None:
    async with at("akool", tmp_path) as scene:
        scene.account.service.callbacks.usual = Ring.DROPPED
        await orders_one_face(scene.alice)
        await scene.sees_the_result()


async def test_what_aifaceswap_took_is_in_the_books_to_the_point(tmp_path: Path) -> None:
    async with at("aifaceswap", tmp_path) as scene:
        await sends_the_group(scene.alice)
        await picks(scene.alice, "2")
        await scene.alice.sends_photo(MONA_LISA)
        await scene.alice.sees("One face to swap", within=SLOW)
        await scene.alice.presses("Swap for")
        await scene.sees_the_result()
        bought = scene.account.service.journal.points
        assert bought == 7
        assert await scene.booked() == bought


async def test_an_empty_account_costs_the_person_nothing(tmp_path: Path) -> None:
    async with at("akool", tmp_path) as scene:
        scene.account.service.credit = 0.0  # type: ignore[attr-defined]
        await orders_one_face(scene.alice)
        await scene.alice.sees("That did not work", within=PATIENCE)
        assert "100 credits" in await balance(scene.alice)


async def test_the_local_engine_steps_in_when_an_account_is_empty(tmp_path: Path) -> None:
    async with at("akool", tmp_path, SWAP_PROVIDERS="akool,local") as scene:
        scene.account.service.credit = 0.0  # type: ignore[attr-defined]
        await orders_one_face(scene.alice)
        await scene.sees_the_result()
