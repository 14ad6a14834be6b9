import os

# The library's own switch: waits are timedeltas, and no warning is raised every time Telegram asks for one.
os.environ.setdefault("PTB_TIMEDELTA", "true")  # noqa: TID251 - written for a library, not read
