"""Connections to an SQLite file, and the lock that makes one process the writing one.

WAL mode lets readers go on while the writer writes; `synchronous=FULL` makes a commit wait for the disk.  The lock is
a second, empty SQLite file held in an exclusive transaction: the system frees it with the process, however that ends.
"""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from reportedly.errors import StoreBusy, StoreUnusable

APPLICATION = 0x52505444  # "RPTD": tells our files from other SQLite files
_WAIT_SECONDS = 30.0  # for the moments in which SQLite itself locks readers out: recovery after a kill
_HEADER = b"SQLite format 3\x00"
_IDENTITY = slice(68, 72)  # where the header holds the application's number (SQLite's file format, 1.3)


def reader_engine(path: Path) -> Engine:
    """Connections that can only read, each with its own view of one moment."""
    return _engine(path, "BEGIN", ["PRAGMA query_only=ON", "PRAGMA cache_size=-16000"], pool_size=8)


def writer_engine(path: Path) -> Engine:
    """The one connection that writes."""
    pragmas = ["PRAGMA foreign_keys=ON", "PRAGMA cache_size=-64000", "PRAGMA journal_size_limit=67108864"]
    return _engine(path, "BEGIN IMMEDIATE", ["PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", *pragmas], 1)


def _engine(path: Path, begin: str, pragmas: list[str], pool_size: int) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, check_same_thread=False, isolation_level=None)
        for pragma in pragmas:
            connection.execute(pragma)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=pool_size, max_overflow=-1)

    @event.listens_for(engine, "begin")
    def _begin(conn: Any) -> None:
        conn.exec_driver_sql(begin)

    return engine


def look_at(path: Path) -> None:
    """Raise StoreUnusable for what is there and is no SQLite file; whether it is a store is for `migrating.py`."""
    if path.is_dir():
        raise StoreUnusable(f"{path} is a folder, not a store. Name a file in it, as {path / 'reportedly.db'}.")
    try:
        head = _head(path) if path.exists() else b""
    except OSError as error:
        raise StoreUnusable(f"Cannot read the store {path}: {error.strerror}.") from error
    if head and head != _HEADER:
        raise StoreUnusable(f"{path} is no store of Reportedly. Name another file with --store.")


def is_store(path: Path) -> bool:
    """Whether a file is one of our SQLite files, by its header."""
    with path.open("rb") as file:
        head = file.read(_IDENTITY.stop)
    return head.startswith(_HEADER) and head[_IDENTITY] == APPLICATION.to_bytes(4, "big")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_HEADER))


class WriterLock:
    """Held from the first write until `release`; `acquire` raises StoreBusy when another has it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: sqlite3.Connection | None = None

    def acquire(self) -> None:
        """Become the writer, or stay it."""
        if self._held:
            return
        lock = self._path.with_name(self._path.name + ".lock")
        try:
            held = sqlite3.connect(lock, timeout=0, check_same_thread=False, isolation_level=None)
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                held.close()
                raise StoreBusy(f"Another process writes to {self._path}. Stop it first, or read only.") from error
            raise StoreUnusable(
                f"Cannot write to {self._path}: {error}. Choose a folder that can be written."
            ) from error
        self._held = held

    def release(self) -> None:
        """Let another be the writer."""
        if self._held:
            self._held.close()
            self._held = None
