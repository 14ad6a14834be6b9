"""Everything that storage raises on purpose.

    StorageError
    ├── Unopenable            the address, the file or the server is not usable: the message says what to do
    ├── DatabaseFull          no room left on the disk
    ├── DatabaseReadOnly      the database may be read but not written
    ├── DatabaseBusy          another process held the lock, or others kept winning the race, for too long
    ├── DatabaseBroken        the file is damaged or is no database
    ├── DatabaseGone          the server or the connection went away
    ├── Closed                the storage was closed
    ├── BrokenUnit            a statement of the unit had failed, and the unit carried on
    ├── Violation             a rule of the schema refused the statement
    │   ├── NotUnique         `table` and `columns` say what is there already
    │   │   └── FaceNameTaken
    │   ├── CheckFailed       `constraint` is the rule's name
    │   ├── Dangling          a reference to a row that is not there
    │   └── Forbidden         a trigger: rows of the ledger are never changed
    ├── StaleDraft            somebody moved the draft on since it was read
    ├── StaleState            the job was not in a state, or no longer in the hands, that the write needs
    ├── NotEnoughCredits
    ├── AlreadyClosed         the hold was settled when it should be released, or the other way round
    └── TooManyFaces

A unit that catches a Violation must end there: the statement's failure has doomed it, on both databases.
"""


class StorageError(Exception):
    pass


class Unopenable(StorageError):
    pass


class DatabaseFull(StorageError):
    pass


class DatabaseReadOnly(StorageError):
    pass


class DatabaseBusy(StorageError):
    pass


class DatabaseBroken(StorageError):
    pass


class DatabaseGone(StorageError):
    """`unsure`: it went away at the commit, so nobody can tell whether the unit happened."""

    def __init__(self, message: str, *, unsure: bool = False) -> None:
        super().__init__(message)
        self.unsure = unsure


class Closed(StorageError):
    pass


class BrokenUnit(StorageError):
    pass


class Violation(StorageError):
    pass


class NotUnique(Violation):
    def __init__(self, table: str, columns: tuple[str, ...]) -> None:
        super().__init__(f"{table} has such a row already: {', '.join(columns)}")
        self.table = table
        self.columns = columns


class FaceNameTaken(NotUnique):
    def __init__(self) -> None:
        super().__init__("saved_faces", ("user_id", "name"))


class CheckFailed(Violation):
    def __init__(self, constraint: str) -> None:
        super().__init__(f"the rule {constraint} refused it")
        self.constraint = constraint


class Dangling(Violation):
    pass


class Forbidden(Violation):
    pass


class StaleDraft(StorageError):
    def __init__(self, draft_id: str) -> None:
        super().__init__(f"draft {draft_id} has moved on")
        self.draft_id = draft_id


class StaleState(StorageError):
    def __init__(self, job_id: str, *, wanted: str) -> None:
        super().__init__(f"job {job_id} cannot become {wanted} now")
        self.job_id = job_id
        self.wanted = wanted


class NotEnoughCredits(StorageError):
    def __init__(self, *, available: int, needed: int) -> None:
        super().__init__(f"{needed} needed, {available} available")
        self.available = available
        self.needed = needed


class AlreadyClosed(StorageError):
    """`kind` is how the hold had been closed: settle or release."""

    def __init__(self, job_id: str, *, kind: str) -> None:
        super().__init__(f"the hold of job {job_id} was closed before: {kind}")
        self.job_id = job_id
        self.kind = kind


class TooManyFaces(StorageError):
    def __init__(self, limit: int) -> None:
        super().__init__(f"no more than {limit} saved faces")
        self.limit = limit
