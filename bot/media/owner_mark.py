"""Whether the database is the one that the stored files belong to.

A name is in the database and in a file beside the pictures. Where only the files have one, or another one, the database
is not the one that was here before: it was lost or moved, or DATABASE_URL names another. Then no file is swept away for
being unknown to it, until somebody deletes the mark.

If the process dies between the two writes, the database has a name and the files have none: the next start writes it.
"""

from datetime import datetime
from pathlib import Path

from storage import Transaction, switches

SWITCH = "files-belong-to"
MARK = ".belongs-to"


def claim(root: Path, name: str) -> bool:
    """True when the files under `root` belong to the database of that name, or to nobody until now."""
    mark = root / MARK
    try:
        return mark.read_text(encoding="ascii").strip() == name
    except FileNotFoundError:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark.write_text(f"{name}\n", encoding="ascii")
        return True


def name_of_database(tx: Transaction, *, new: str, at: datetime) -> str:
    """The one that it has, or `new` from now on."""
    return switches.get_or_set(tx, SWITCH, new, at=at)
