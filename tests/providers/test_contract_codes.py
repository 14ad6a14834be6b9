"""Each documented refusal, made by the emulator on a real call, and what it means for the job and the provider."""

import pytest

from bot.providers.base import (
    Capability,
    Misconfigured,
    OutOfCredit,
    ProviderError,
    Rejected,
    Throttled,
    Unavailable,
    Unsure,
)
from playground.providers.faults import FaultMode
from tests.providers.calls import CALLS, Outside, Price
from tests.providers.media_server import Home
from tests.providers.provider_stacks import RIGS

ACEDATA: list[tuple[str, type[ProviderError]]] = [
    ("token_mismatched", Misconfigured),
    ("api_not_implemented", Misconfigured),
    ("bad_request", Rejected),
    ("no_token", Misconfigured),
    ("invalid_token", Misconfigured),
    ("token_expired", Misconfigured),
    ("disabled", Misconfigured),
    ("used_up", OutOfCredit),
    ("forbidden", Rejected),
    ("no_api", Misconfigured),
    ("too_many_requests", Throttled),
    ("api_error", Rejected),
    ("timeout", Unsure),
]
AIFACESWAP: list[tuple[str, type[ProviderError]]] = [
    ("400", Rejected),
    ("401", Misconfigured),
    ("402", OutOfCredit),
    ("403", Misconfigured),
    ("429", Throttled),
    ("500", Unsure),
    ("10001", Rejected),
]
AKOOL: list[tuple[str, type[ProviderError]]] = [
    ("1003", Rejected),
    ("1004", Misconfigured),
    ("1005", Throttled),
    ("1006", OutOfCredit),
    ("1007", Rejected),
    ("1008", Rejected),
    ("1009", Misconfigured),
    ("1010", Rejected),
    ("1011", Rejected),
    ("1014", Rejected),
    ("1015", Rejected),
    ("1016", Rejected),
    ("1101", Misconfigured),
    ("1102", Misconfigured),
    ("1103", Misconfigured),
    ("1104", OutOfCredit),
    ("1108", Rejected),
    ("1109", Misconfigured),
    ("1200", Misconfigured),
    ("1204", Rejected),
    ("1207", Rejected),
    ("1208", Rejected),
    ("1209", Rejected),
    ("1210", Rejected),
    ("1213", Misconfigured),
    ("1221", Misconfigured),
    ("2001", Unsure),
]
TABLES = {"acedata": ACEDATA, "aifaceswap": AIFACESWAP, "akool": AKOOL}
CASES = [(name, code, kind) for name, table in TABLES.items() for code, kind in table]


@pytest.mark.parametrize(("name", "code", "kind"), CASES)
async def test_each_refusal_of_an_order_has_its_meaning(
    home: Home, name: str, code: str, kind: type[ProviderError]
) -> None:
    endpoint = {"acedata": "face/swap", "aifaceswap": "faceswap", "akool": "specifyimage"}[name]
    async with RIGS[name](home) as rig:
        rig.service.faults.add(endpoint, FaultMode.REFUSED, code=code, times=2)
        with pytest.raises(ProviderError) as caught:
            await rig.provider.submit(rig.work(Capability.SWAP))
        assert type(caught.value) is kind
        assert code in str(caught.value)
        assert rig.service.journal.bought == []
        assert home.posted == []
        assert rig.service.journal.calls(endpoint) == (2 if code == "1101" else 1)


EVERYWHERE = {
    "acedata": ("used_up", OutOfCredit),
    "aifaceswap": ("402", OutOfCredit),
    "akool": ("1200", Misconfigured),
}


@pytest.mark.parametrize("call", CALLS, ids=str)
async def test_a_refusal_is_recognised_at_every_endpoint(home: Home, call: Outside) -> None:
    code, kind = EVERYWHERE[call.provider]
    async with RIGS[call.provider](home) as rig:
        rig.service.faults.add(call.endpoint, FaultMode.REFUSED, code=code, times=9)
        with pytest.raises(kind):
            await call.make(rig)
        assert rig.service.journal.purchases(call.endpoint) == 0


@pytest.mark.parametrize("call", [call for call in CALLS if call.provider == "akool"], ids=str)
async def test_a_server_that_stumbles_leaves_doubt_only_where_something_is_paid(
    home: Home, call: Outside
) -> None:
    async with RIGS["akool"](home) as rig:
        rig.service.faults.add(call.endpoint, FaultMode.REFUSED, code="2001", times=9)
        with pytest.raises(Unsure if call.price is Price.ORDER else Unavailable):
            await call.make(rig)


@pytest.mark.parametrize("code", ["1010", "1011"])
async def test_a_cancellation_that_is_refused_cancels_nothing(home: Home, code: str) -> None:
    async with RIGS["akool"](home, seconds=60) as rig:
        ticket = await rig.provider.submit(rig.work(Capability.SWAP))
        rig.service.faults.add("job/del", FaultMode.REFUSED, code=code)
        assert await rig.provider.cancel(ticket) is False
