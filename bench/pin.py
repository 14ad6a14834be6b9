"""One core for the bot, another for everything around it."""

import os


def pin(core: int) -> None:
    """Keep this process on one core, where the system can do that and has it."""
    if hasattr(os, "sched_setaffinity") and core in os.sched_getaffinity(0):
        os.sched_setaffinity(0, {core})
