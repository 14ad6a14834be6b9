import pytest

from bot.providers.base import Capability, Misconfigured, Outcome, OutOfCredit, Unavailable, Unsure
from playground.providers.rendering import size_of
from tests.providers.media_server import Home, content
from tests.providers.provider_stacks import acedata_rig


@pytest.mark.parametrize("reading", ["identity", "scene"])
async def test_the_setting_decides_which_picture_is_the_source(home: Home, reading: str) -> None:
    async with acedata_rig(home, source_is=reading) as rig:
        rig.service.source_is = reading
        ticket = await rig.provider.submit(rig.work(Capability.SWAP, callback_url=None))
        (picture, _) = rig.service.results[f"{ticket.ref}.png"]
        assert size_of(picture) == size_of(content("mona_lisa"))


@pytest.mark.parametrize("reading", ["identity", "scene"])
@pytest.mark.parametrize("setting", ["identity", "scene"])
async def test_one_bought_swap_tells_which_reading_it_follows(home: Home, reading: str, setting: str) -> None:
    async with acedata_rig(home, source_is=setting) as rig:
        rig.service.source_is = reading
        assert await rig.provider.source_is(home.media("hopper"), home.media("mona_lisa")) == reading
        assert rig.service.journal.purchases("face/swap") == 1


async def test_the_probe_of_an_empty_account_says_so(home: Home) -> None:
    async with acedata_rig(home) as rig:
        rig.service.account = "used_up"
        with pytest.raises(OutOfCredit):
            await rig.provider.source_is(home.media("hopper"), home.media("mona_lisa"))


async def test_a_swap_that_takes_longer_than_it_may_is_in_doubt(home: Home) -> None:
    async with acedata_rig(home, seconds=60) as rig:
        rig.provider._wait_seconds = 1
        with pytest.raises(Unsure) as caught:
            await rig.provider.submit(rig.work(Capability.SWAP, callback_url=None))
        assert "timeout" in str(caught.value)


async def test_a_wrong_token_is_for_the_operator(home: Home) -> None:
    async with acedata_rig(home) as rig:
        rig.service.token = "another"
        with pytest.raises(Misconfigured):
            await rig.provider.submit(rig.work(Capability.SWAP))


async def test_it_can_be_asked_nothing(home: Home) -> None:
    async with acedata_rig(home) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP))
        assert await rig.provider.status(ticket) is None
        assert await rig.provider.cancel(ticket) is False
        assert await rig.provider.balance() is None
        with pytest.raises(Unavailable):
            await rig.provider.detect(home.media("group"))


async def test_a_scene_without_a_face_fails_in_the_callback(home: Home) -> None:
    async with acedata_rig(home) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP, scene=home.media("wall")))
        (body,) = await home.callbacks(1)
        claim = rig.provider.read_callback(body, ticket)
        assert (claim.outcome, claim.detail) == (Outcome.FAILED, "api_error: no face detected")
