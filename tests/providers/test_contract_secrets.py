"""Keys, tokens, signed links and callback addresses stay out of errors and logs, even when a provider repeats them."""

import traceback

import pytest

from bot.providers.base import ProviderError
from playground.providers.faults import FaultMode
from tests.logbook import logbook
from tests.providers.calls import CALLS, Outside
from tests.providers.media_server import HEADER_OF_ALL, Home
from tests.providers.provider_stacks import RIGS, Rig

HOOK = "a-token-of-forty-three-letters-that-is-secret"
REFUSALS = {
    "acedata": ("bad_request", "invalid_token", "never_heard_of"),
    "aifaceswap": ("400", "401", "10001"),
    "akool": ("1003", "1102", "9999"),
}
CASES = [(call, code) for call in CALLS for code in REFUSALS[call.provider]]


def confidential(rig: Rig) -> list[str]:
    tokens = list(rig.service.access._live) if hasattr(rig.service, "access") else []
    return [*rig.secrets, *tokens, HEADER_OF_ALL, HOOK]


async def outcome(rig: Rig, call: Outside) -> str:
    """Everything that an error would show: its text, its causes, its notes."""
    try:
        await call.make(rig)
    except ProviderError as error:
        return "".join(traceback.format_exception(error))
    return ""


@pytest.mark.parametrize(("call", "code"), CASES, ids=str)
async def test_a_provider_that_repeats_our_secrets_does_not_spread_them(
    home: Home, call: Outside, code: str
) -> None:
    async with RIGS[call.provider](home) as rig:
        if call.endpoint != "getToken" and call.provider == "akool":
            await rig.provider.balance()
        told = ", ".join(confidential(rig)[:-2])
        text = f"{told} {home.media('group').url} {home.hook()} Authorization: Bearer {rig.secrets[0]}"
        rig.service.faults.add(call.endpoint, FaultMode.REFUSED, code=code, text=text, times=9)
        with logbook() as log:
            shown = await outcome(rig, call)
        assert code in shown
        assert [secret for secret in confidential(rig) if secret in shown + log.getvalue()] == []


@pytest.mark.parametrize("mode", [FaultMode.LOST_AFTER, FaultMode.TRUNCATED, FaultMode.GARBAGE])
@pytest.mark.parametrize("call", CALLS, ids=str)
async def test_a_broken_call_does_not_show_what_was_sent(home: Home, call: Outside, mode: FaultMode) -> None:
    async with RIGS[call.provider](home) as rig:
        rig.service.faults.add(call.endpoint, mode, times=9)
        with logbook() as log:
            shown = await outcome(rig, call)
        assert shown
        assert [secret for secret in confidential(rig) if secret in shown + log.getvalue()] == []


@pytest.mark.parametrize("call", CALLS, ids=str)
async def test_a_call_that_goes_well_is_logged_without_secrets(home: Home, call: Outside) -> None:
    async with RIGS[call.provider](home) as rig:
        with logbook() as log:
            await outcome(rig, call)
        assert [secret for secret in confidential(rig) if secret in log.getvalue()] == []
