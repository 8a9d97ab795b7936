"""The embedded store's own part: SQLite in WAL mode, its index of words FTS5, its vectors in an index beside it."""

from reportedly.store.sqlite.database import SqliteDatabase

__all__ = ["SqliteDatabase"]
