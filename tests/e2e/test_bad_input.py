"""Every bad input at the bot as it runs for real: a friendly word each, and no money moves."""

import pytest

from tests.e2e.conversation import HOPPER, SLOW, accepts_the_rules, balance
from tests.support.people import Person
from tests.telegram.handlers.test_bad_inputs import FILES

pytestmark = pytest.mark.e2e


async def test_every_bad_file_is_answered_and_nothing_is_charged(alice: Person) -> None:
    await accepts_the_rules(alice)
    await alice.writes("/swap")
    await alice.sees("Send me the picture")
    for bad in FILES:
        await alice.sends_file(bad.content, kind=bad.kind, name=bad.name)
        answer = await alice.sees(bad.said, within=SLOW)
        assert answer.by_bot
    assert "You have 10 credits" in await balance(alice)
    await alice.sends_photo(HOPPER)
    assert "Whose face" in (await alice.sees("Whose face goes there", within=SLOW)).text
