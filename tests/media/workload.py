"""What the tests of the sandbox have done there: a child process imports it by name."""

import os
import signal
import sys
import time
from pathlib import Path

import cv2
import numpy as np

from bot.media.model import PictureRefused


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
    return int(cv2.resize(np.zeros((10, 10, 3), np.uint8), (40_000, 40_000)).size)


def idle(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def spin() -> None:
    while True:
        pass


def say_too_much() -> str:
    sys.stdout.write("to the standard output\n" * 1000)
    os.write(1, b"and past Python\n" * 1000)
    return "said"
