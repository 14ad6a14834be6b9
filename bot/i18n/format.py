"""Numbers and times as people read them, the same in every language."""


def signed(number: int) -> str:
    """With its sign, and a minus as wide as the plus."""
    return f"{number:+d}".replace("-", "−")


def clock(seconds: float) -> str:
    """`1:05`"""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
