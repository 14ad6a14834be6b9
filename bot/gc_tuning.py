"""How often Python looks for garbage."""

import gc

YOUNG = 20_000  # objects made before it looks, instead of 700


def collect_rarely() -> None:
    """Call it once everything that lives long is there: none of that is looked at again.

    An update makes thousands of short-lived objects, and looking for cycles among them takes a quarter of the time
    that Python's defaults spend on an update (bench/README.md).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
