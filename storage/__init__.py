"""The database: units of work are synchronous functions on a Transaction, given to `write` or `read`."""

from storage.base import Storage
from storage.connect import open_storage
from storage.errors import (
    AlreadyClosed,
    FaceNameTaken,
    NotEnoughCredits,
    NotUnique,
    StaleDraft,
    StaleState,
    StorageError,
    TooManyFaces,
)
from storage.transaction import Row, Transaction

__all__ = [
    "AlreadyClosed",
    "FaceNameTaken",
    "NotEnoughCredits",
    "NotUnique",
    "Row",
    "StaleDraft",
    "StaleState",
    "Storage",
    "StorageError",
    "TooManyFaces",
    "Transaction",
    "open_storage",
]
