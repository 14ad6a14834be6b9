"""What the tests of the sandbox have done there: a child process imports it by name."""

import os
import signal
import sys
import time
from pathlib import Path

import cv2
import numpy as np

from bot.media.model import PictureRefused
from bot.media.sandbox_worker import allow_seconds, within_seconds


def double(value: int) -> int:
    return 2 * value


def my_process() -> int:
    return os.getpid()


def environment() -> dict[str, str]:
    return dict(os.environ)


def threads_of_opencv() -> int:
    return cv2.getNumThreads()


def refuse() -> None:
    raise PictureRefused("picture-too-big", megabytes=20)


def fail_oddly() -> None:
    raise cv2.error("an error of a library")


def fail_unportably() -> None:
    class LocalError(Exception):
        pass

    raise LocalError("made here, known nowhere else")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(marker: str) -> str:
    path = Path(marker)
    if not path.exists():
        path.touch()
        die()
    return "alive"


def leave() -> None:
    os._exit(0)


def hoard() -> int:
    return len(bytearray(4 * 2**30))


def hoard_pixels() -> int:
    return int(cv2.resize(np.zeros((10, 10, 3), np.uint8), (20_000, 20_000)).size)


def idle(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def spin(marker: str | None = None) -> None:
    if marker is not None:
        with Path(marker).open("a") as file:
            file.write("called\n")
    while True:
        pass


def spin_within(seconds: float) -> None:
    allow_seconds(seconds)
    spin()


def spin_in_a_part_within(seconds: float) -> None:
    with within_seconds(seconds):
        spin()


def compute_in_parts(parts: int, seconds: float) -> str:
    """Each part may take twice of what it takes, and all of them more than one part may."""
    for _ in range(parts):
        with within_seconds(2 * seconds):
            compute(seconds)
        compute(3 * seconds)
    return "done"


def compute(seconds: float) -> str:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return "done"


def say_too_much() -> str:
    sys.stdout.write("to the standard output\n" * 1000)
    os.write(1, b"and past Python\n" * 1000)
    return "said"
