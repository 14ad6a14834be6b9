"""The ledger against a model of a few lines, driven by whatever hypothesis comes up with."""

from collections.abc import Callable
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from storage import AlreadyClosed, NotEnoughCredits, NotUnique, ledger
from storage.model import Wallet
from tests.storage.databases import Blocking
from tests.storage.rows import NOW

JOBS = st.sampled_from(["a", "b", "c", "d"])
AMOUNTS = st.integers(1, 6)
PAYMENTS = st.sampled_from([None, "charge-1", "charge-2"])

_wallets = count(1)


class Model:
    """What a wallet should hold."""

    def __init__(self) -> None:
        self.available = 0
        self.holds: dict[str, int] = {}
        self.closed: dict[str, str] = {}
        self.payments: set[str] = set()

    def grant(self, amount: int, payment: str | None) -> bool:
        if payment in self.payments:
            return False
        self.payments |= {payment} if payment is not None else set()
        self.available += amount
        return True

    def take(self, amount: int) -> object:
        if amount > self.available:
            return NotEnoughCredits
        self.available -= amount
        return True

    def hold(self, job: str, amount: int) -> object:
        if job in self.holds:
            return NotUnique
        if amount > self.available:
            return NotEnoughCredits
        self.available -= amount
        self.holds[job] = amount
        return None

    def close(self, job: str, how: str) -> object:
        if job not in self.holds:
            return False
        if job in self.closed:
            return False if self.closed[job] == how else AlreadyClosed
        self.closed[job] = how
        self.available += self.holds[job] if how == "release" else 0
        return True

    @property
    def held(self) -> int:
        return sum(amount for job, amount in self.holds.items() if job not in self.closed)


class LedgerMachine(RuleBasedStateMachine):
    def __init__(self, database: Blocking) -> None:
        super().__init__()
        self.database = database
        self.wallet = f"user:{next(_wallets)}"
        self.model = Model()

    def real(self, unit: Callable[..., object], *args: object, **kwargs: object) -> object:
        try:
            return self.database.write(unit, *args, **kwargs, at=NOW)
        except (AlreadyClosed, NotEnoughCredits, NotUnique) as error:
            return type(error)

    @rule(amount=AMOUNTS, payment=PAYMENTS)
    def grant(self, amount: int, payment: str | None) -> None:
        external_id = payment and f"{self.wallet}:{payment}"
        done = self.real(ledger.grant, self.wallet, amount, note="", external_id=external_id)
        assert done == self.model.grant(amount, payment)

    @rule(amount=AMOUNTS)
    def take(self, amount: int) -> None:
        assert self.real(ledger.take, self.wallet, amount, note="") == self.model.take(amount)

    @rule(job=JOBS, amount=AMOUNTS)
    def hold(self, job: str, amount: int) -> None:
        done = self.real(ledger.hold, job_id=f"{self.wallet}:{job}", wallet=self.wallet, amount=amount)
        expected = self.model.hold(job, amount)
        assert done == expected or {done, expected} == {NotUnique, NotEnoughCredits}

    @rule(job=JOBS)
    def settle(self, job: str) -> None:
        assert self.real(ledger.settle, job_id=f"{self.wallet}:{job}") == self.model.close(job, "settle")

    @rule(job=JOBS)
    def release(self, job: str) -> None:
        assert self.real(ledger.release, job_id=f"{self.wallet}:{job}") == self.model.close(job, "release")

    @invariant()
    def the_wallet_is_as_modelled(self) -> None:
        expected = Wallet(available=self.model.available, held=self.model.held)
        assert self.database.write(ledger.wallet, self.wallet) == expected

    def teardown(self) -> None:
        assert self.database.write(ledger.problems) == []


def test_the_ledger_does_what_its_model_does(url: str) -> None:
    with Blocking(url) as database:
        run_state_machine_as_test(
            lambda: LedgerMachine(database),  # type: ignore[arg-type]
            settings=settings(max_examples=25, stateful_step_count=30, deadline=None, derandomize=True),
        )
