"""/age: the faces in a picture or clip older or younger. The word behind it is a number of years.

What follows is in `draft_flow`.
"""

import re
from collections.abc import Sequence

from bot.drafts.model import DraftData
from bot.drafts.transitions import YEARS
from bot.drafts.typed_input import NotUnderstood

NUMBER = re.compile(r"([+\-−–]?)(\d{1,4})", re.ASCII)


def read_years(data: DraftData, words: Sequence[str]) -> DraftData:
    """The years that are meant by the word behind the command. Raises NotUnderstood."""
    if not words:
        return data
    found = NUMBER.fullmatch(words[0])
    if found is None:
        raise NotUnderstood("no-such-age", limit=YEARS)
    years = int(found[2]) * (1 if found[1] in ("", "+") else -1)
    if not years or abs(years) > YEARS:
        raise NotUnderstood("no-such-age", limit=YEARS)
    return data.with_(years=years, hurried=True)
