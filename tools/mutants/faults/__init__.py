"""All seeded faults."""

from tools.mutants.faults import doors, money, pictures, rows, talking
from tools.mutants.model import Fault

FAULTS: tuple[Fault, ...] = (
    *rows.FAULTS,
    *money.FAULTS,
    *doors.FAULTS,
    *pictures.FAULTS,
    *talking.FAULTS,
)
