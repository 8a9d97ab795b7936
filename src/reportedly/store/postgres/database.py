"""One PostgreSQL database (the schema that its search path names first) as the database of a store."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Table, literal, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from reportedly.errors import StoreUnusable
from reportedly.store.database import Within, WordIndex
from reportedly.store.nearness import VectorIndex
from reportedly.store.postgres import vectors, words
from reportedly.store.postgres.connecting import engines, shown
from reportedly.store.schema import metadata
from reportedly.store.schema import vectors as vectors_table
from reportedly.store.terms import Query


class PostgresDatabase:
    """See `store/database.py`; the database has to be there, its tables are made by the first migration."""

    kind = "postgresql"

    def __init__(self, address: str) -> None:
        self._readers, self._writer = engines(address)
        self.address = shown(address)
        self._one_at_a_time = threading.RLock()
        self._vectors = VectorIndex(None)
        self._pgvector: bool | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._named_errors(), self._readers.begin() as conn:
            yield conn

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with self._one_at_a_time, self._named_errors(), self._writer.begin() as conn:
            yield conn

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            what = str(getattr(error, "orig", None) or error).strip().splitlines()
            raise StoreUnusable(f"The store {self.address} failed: {what[0] if what else error}") from error

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
        if self._has_pgvector(conn):
            vectors.keep_vector(conn, version, vector)

    def nearest(self, conn: Connection, vector: NDArray[np.float32], most: int) -> list[tuple[int, float]]:
        if self._has_pgvector(conn):
            return vectors.nearest(conn, vector, most)
        return self._vectors.nearest(conn, vector, most)

    def _has_pgvector(self, conn: Connection) -> bool:
        if self._pgvector is None:
            self._pgvector = vectors.has_pgvector(conn)
        return self._pgvector

    def forget_vectors(self) -> None:
        self._vectors.forget()
        with self.writing() as conn:
            if self._has_pgvector(conn):
                self._fill(conn)

    def _fill(self, conn: Connection) -> None:
        """Write pgvector's column again from the table's own bytes."""
        rows = conn.execute(select(vectors_table.c.version, vectors_table.c.vector)).all()
        for version, vector in rows:
            if vector is not None:
                vectors.keep_vector(conn, version, np.frombuffer(vector, "<f4"))

    def flaws(self, conn: Connection) -> Iterator[str]:
        """References that lead nowhere (the server holds them itself, unless its files are damaged)."""
        for table in metadata.sorted_tables:
            for key in table.foreign_keys:
                parent = key.column.table.alias("parent")  # a table may refer to itself
                there = select(literal(1)).where(parent.c[key.column.name] == key.parent)
                lost = select(key.parent).where(key.parent.is_not(None), ~there.exists())
                if (row := conn.execute(lost.limit(1)).first()) is not None:
                    yield f"{row[0]} of {table.name} refers to nothing in {key.column.table.name}"

    def size(self, conn: Connection) -> int:
        """All relations of the store with their indexes."""
        sql = text("SELECT coalesce(sum(pg_total_relation_size(CAST(:name AS regclass))), 0)")
        names = [*metadata.tables, "version_words", "name_words"]
        return sum(int(conn.scalar(sql, {"name": name}) or 0) for name in names)

    def after_copy(self, conn: Connection) -> None:
        """Let the sequences go on behind what was copied, and fill pgvector's column."""
        for table in metadata.sorted_tables:
            column = table.autoincrement_column
            if column is not None:
                sql = f"""SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'),
                          (SELECT coalesce(max({column.name}), 0) + 1 FROM {table.name}), false)"""
                conn.execute(text(sql))
        if self._has_pgvector(conn):
            self._fill(conn)

    def backup(self, path: Path) -> bool:
        return False

    def stop_writing(self) -> None:
        with self._one_at_a_time:
            self._writer.dispose()

    def close(self) -> None:
        self._readers.dispose()
        self.stop_writing()
