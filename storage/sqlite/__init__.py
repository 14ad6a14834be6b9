"""SQLite: the default database, for one process on one machine."""
