"""One SQLite file as the database of a store."""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import SQLAlchemyError

from reportedly.errors import StoreUnusable
from reportedly.store.database import Within, WordIndex
from reportedly.store.nearness import VectorIndex
from reportedly.store.sqlite import words
from reportedly.store.sqlite.connecting import WriterLock, look_at, reader_engine, writer_engine
from reportedly.store.terms import Query


class SqliteDatabase:
    """See `store/database.py`; the file is made by the first migration."""

    kind = "sqlite"

    def __init__(self, path: Path) -> None:
        look_at(path)
        self.path = path
        self.address = str(path)
        self._readers = reader_engine(path)
        self._writer = writer_engine(path)
        self._lock = WriterLock(path)
        self._one_at_a_time = threading.RLock()
        self._vectors = VectorIndex(path.with_name(path.name + ".vectors"))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._named_errors(), self._readers.begin() as conn:
            yield conn

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._one_at_a_time:
            self._lock.acquire()
            with self._named_errors(), self._writer.begin() as conn:
                yield conn

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            what = getattr(error, "orig", None) or error
            raise StoreUnusable(f"The store {self.path} failed: {what}. Run: reportedly store check") from error

    def insert(self, table: Table) -> Any:
        return insert(table)

    def index_words(self, conn: Connection, index: WordIndex, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        words.index_words(conn, index, rows)

    def find_words(
        self, conn: Connection, index: WordIndex, query: Query, within: Within, most: int
    ) -> list[tuple[int, float]]:
        return words.find_words(conn, index, query, within, most)

    def clear_words(self, conn: Connection, index: WordIndex) -> None:
        words.clear_words(conn, index)

    def word_flaws(
        self, conn: Connection, index: WordIndex, rows: Iterable[tuple[int, Sequence[str]]]
    ) -> Iterator[str]:
        return words.word_flaws(conn, index, rows)

    def keep_vector(self, conn: Connection, version: int, vector: NDArray[np.float32]) -> None:
        pass  # the index beside takes it from the table when it is next asked

    def nearest(self, conn: Connection, vector: NDArray[np.float32], most: int) -> list[tuple[int, float]]:
        return self._vectors.nearest(conn, vector, most)

    def forget_vectors(self) -> None:
        self._vectors.forget()

    def flaws(self, conn: Connection) -> Iterator[str]:
        """What SQLite's own integrity check and its check of references find."""
        for (line,) in conn.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield str(line)
        for table, row, parent, _ in conn.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} refers to nothing in {parent}"

    def size(self, conn: Connection) -> int:
        """The file and its log; with the index beside."""
        total = 0
        for suffix in ("", "-wal", ".vectors"):
            with suppress(FileNotFoundError):
                total += self.path.with_name(self.path.name + suffix).stat().st_size
        return total

    def after_copy(self, conn: Connection) -> None:
        pass  # SQLite counts on from the greatest number that is there

    def backup(self, path: Path) -> bool:
        """Copy by SQLite's online backup in one read transaction, so that the writer is not held up."""
        with self._named_errors():
            copy_file(self.path, path)
        return True

    def restore_from(self, path: Path) -> None:
        """Put the contents of another file in the place of these, in one transaction; readers see either."""
        with self._one_at_a_time:
            self._lock.acquire()
            self._writer.dispose()
            with self._named_errors():
                _copy(path, self.path)
            self._vectors.forget()

    def stop_writing(self) -> None:
        with self._one_at_a_time:
            self._writer.dispose()
            self._lock.release()

    def close(self) -> None:
        self._readers.dispose()
        self.stop_writing()


def copy_file(source: Path, target: Path) -> None:
    """Copy a database that may be in use to a new file that is there wholly or not at all."""
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        _copy(source, partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            partial.with_name(partial.name + suffix).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    origin = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=30)
    copy = sqlite3.connect(target, timeout=30)
    try:
        origin.backup(copy, pages=-1)
    finally:
        copy.close()
        origin.close()
