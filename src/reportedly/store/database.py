"""What a store needs of its database beyond the SQL that both speak: connections, the index of words, of vectors.

`sqlite/` and `postgres/` each give one; everything else in this folder is the same for both.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert

from reportedly.store.terms import Query

WordIndex = Literal["version_words", "name_words"]
Upsert = SqliteInsert | PostgresInsert


@dataclass(frozen=True, slots=True)
class Within:
    """Which versions are looked at: published from one moment and before another, and whether those that are read now
    or those that other words took the place of."""

    since: str | None = None
    until: str | None = None
    superseded: bool = False


class Database(Protocol):
    """One database with the tables of `schema.py`, and an index of words for versions and for names."""

    kind: str
    address: str

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one moment and never waits for the writer.  Raises StoreUnusable."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is on the disk when the block has ended, and undone when it raised.

        Raises StoreBusy when another process writes, StoreUnusable when the database fails.
        """

    def insert(self, table: Table) -> Any:
        """An INSERT that may have an ON CONFLICT clause."""

    def index_words(self, conn: Connection, index: WordIndex, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Index terms under the numbers of their rows; a number must not be there already."""

    def find_words(
        self, conn: Connection, index: WordIndex, query: Query, within: Within, most: int
    ) -> list[tuple[int, float]]:
        """The newest `most` rows that match, each with its rank (higher is better), newest first.

        `within` is of no account for names.
        """

    def clear_words(self, conn: Connection, index: WordIndex) -> None:
        """Empty the index."""

    def word_flaws(
        self, conn: Connection, index: WordIndex, rows: Iterable[tuple[int, Sequence[str]]]
    ) -> Iterable[str]:
        """What of the index differs from the terms that should be in it."""

    def keep_vector(self, conn: Connection, version: int, vector: NDArray[np.float32]) -> None:
        """Tell the database's own index of vectors, where it has one."""

    def nearest(self, conn: Connection, vector: NDArray[np.float32], most: int) -> list[tuple[int, float]]:
        """Versions whose vector has the greatest product with this one, best first."""

    def forget_vectors(self) -> None:
        """Drop the index of vectors, so that it is made anew."""

    def flaws(self, conn: Connection) -> Iterable[str]:
        """What the database itself finds damaged."""

    def size(self, conn: Connection) -> int:
        """Bytes on the disk."""

    def after_copy(self, conn: Connection) -> None:
        """Called after rows came in with their numbers, so that counting goes on behind them."""

    def backup(self, path: Path) -> bool:
        """Copy the database itself to an SQLite file; False where it is none, and rows have to be copied."""

    def stop_writing(self) -> None:
        """Let another be the writer."""

    def close(self) -> None:
        """Let go of all connections and of being the writer."""


def rows_as(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> list[Mapping[str, Any]]:
    """Rows as the mappings that SQLAlchemy takes."""
    return [dict(zip(names, row, strict=True)) for row in rows]
