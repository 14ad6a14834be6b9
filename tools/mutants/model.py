"""What a seeded fault is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """`find` stands once in all of bot/ and storage/, in whatever file; white space of any kind is the same there.

    `put` takes its place. Its lines after the first are indented like the line where `find` begins.
    """

    find: str
    put: str


@dataclass(frozen=True, slots=True)
class Fault:
    """`name` says what is wrong then. `runs` are names in `runs.py`: the fault is caught when one of them fails.

    `expected_missed` says why today's tests do not notice. `may_hang`: running into the time limit is noticing it.
    """

    name: str
    edits: tuple[Edit, ...]
    runs: tuple[str, ...]
    expected_missed: str = ""
    may_hang: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Test files, by the end of their path below tests/, and perhaps only those tests that pytest's `-k` selects.

    `seconds` is a time limit of its own, where a fault is known to make it wait for ever.
    """

    files: tuple[str, ...]
    only: str = ""
    seconds: float | None = None


def fault(
    name: str,
    find: str,
    put: str,
    *runs: str,
    also: tuple[Edit, ...] = (),
    expected_missed: str = "",
    may_hang: bool = False,
) -> Fault:
    return Fault(name, (Edit(find, put), *also), runs, expected_missed, may_hang)
