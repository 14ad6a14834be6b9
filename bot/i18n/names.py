"""What people, groups and faces are called: in every script, and never by something that nobody can see."""

import unicodedata

NAMELESS = "👤"
"""Stored for somebody whose name shows nothing, as deleted accounts and jokers have it."""

UNTITLED = "👥"
"""The same of a group."""

JOINERS = "\u200c\u200d"
"""Persian, Sinhala, Malayalam and others cannot be written without these two inside of words."""

_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs that draw nothing."""

_EXTRAS = frozenset(" '’‘ʻ.&·・‧՚׳״་፡")
"""Signs that belong to names somewhere: apostrophes, abbreviations, dots and marks between words."""

_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that do something to the text around them."""


def visible(text: str) -> str:
    """The name without what steers the text around it or draws nothing; empty when nothing is left to see."""
    kept = "".join(sign for sign in text if sign in JOINERS or unicodedata.category(sign) not in _STEERING)
    name = " ".join(kept.split())
    return name if any(_draws(sign) for sign in name) else ""


def cleaned(text: str, longest: int) -> str | None:
    """A name as it may be kept: letters, digits and a few signs, at most `longest` of them. None when it may not."""
    words = _joined(" ".join(unicodedata.normalize("NFC", text).split())).split()
    name = unicodedata.normalize("NFC", " ".join(words))
    if not 1 <= len(name) <= longest:
        return None
    allowed = all(sign in _EXTRAS or sign in JOINERS or _writes(sign) for sign in name)
    return name if allowed and any(sign.isalnum() and _draws(sign) for sign in name) else None


def _joined(name: str) -> str:
    """Joiners are kept where they have something to join, and only one of them."""
    kept = ""
    for place, sign in enumerate(name):
        following = name[place + 1 : place + 2]
        if sign not in JOINERS or (kept and _letter(kept[-1]) and following and _letter(following)):
            kept += sign
    return kept


def _letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM"


def _writes(sign: str) -> bool:
    category = unicodedata.category(sign)
    return (category[0] in "LMN" or category == "Pd") and sign not in _BLANK


def _draws(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "ZCM" and sign not in _BLANK
