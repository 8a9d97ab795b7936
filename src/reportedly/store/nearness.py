"""Vectors near a vector: an index beside the database, kept in memory and in a file, made from the database.

The table `vectors` is the truth, and only grows.  The index takes in what is new since it was last asked; where its
file is missing, damaged, of another store, or ends with what the table has not, it is made anew.  It compares with
every row (numpy): at 100,000 rows of 384 numbers that is one product of 77 MB.
"""

import os
import threading
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from reportedly.store.schema import meta, vectors

_BATCH = 5_000  # rows read or compared at once: 8 MB at 384 numbers
_GROWTH = 1.1  # the file is written anew when the index has grown by a tenth


class VectorIndex:
    """Rows by version, all of the length that the newest has; `path` None keeps no file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._store = ""
        self._saved = 0
        self._ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._rows: NDArray[np.float16] = np.empty((0, 0), np.float16)

    def nearest(self, conn: Connection, vector: NDArray[np.float32], most: int) -> list[tuple[int, float]]:
        """Versions and products, best first; ties by version.  Vectors of another length are passed over."""
        with self._lock:
            self._catch_up(conn)
            ids, rows = self._ids, self._rows
        if not len(ids) or rows.shape[1] != len(vector) or most < 1:
            return []
        likeness = np.concatenate(
            [rows[i : i + _BATCH].astype(np.float32) @ vector for i in range(0, len(rows), _BATCH)]
        )
        best = np.lexsort((ids, -likeness))[:most]
        return [(int(ids[i]), float(likeness[i])) for i in best]

    def forget(self) -> None:
        """Drop everything, so that the next question makes it anew."""
        with self._lock:
            self._clear()
            if self._path:
                self._path.unlink(missing_ok=True)

    def _clear(self) -> None:
        self._ids, self._rows, self._saved = np.empty(0, np.int64), np.empty((0, 0), np.float16), 0

    def _catch_up(self, conn: Connection) -> None:
        store = conn.scalar(select(meta.c.value).where(meta.c.key == "store")) or ""
        if store != self._store:
            self._store = store
            self._load()
        if len(self._ids) and not self._ends_as(conn):
            self._clear()
        self._take(conn, int(self._ids[-1]) if len(self._ids) else 0)
        if len(self._ids) > max(self._saved * _GROWTH, self._saved + 100) and self._path:
            self._save(self._path)

    def _ends_as(self, conn: Connection) -> bool:
        """Whether the newest row is the table's own: an older copy of the store put back has another, or none."""
        kept = conn.scalar(select(vectors.c.vector).where(vectors.c.version == int(self._ids[-1])))
        return kept is not None and np.array_equal(np.frombuffer(kept, "<f4").astype(np.float16), self._rows[-1])

    def _take(self, conn: Connection, known: int) -> None:
        asked = select(vectors.c.version, vectors.c.vector).where(vectors.c.version > known)
        found = conn.execute(asked.where(vectors.c.vector.is_not(None)).order_by(vectors.c.version))
        ids, rows = [self._ids], [self._rows]
        for batch in found.partitions(_BATCH):
            new = [np.frombuffer(row.vector, "<f4").astype(np.float16) for row in batch]
            size = len(new[-1])
            kept = [row if len(row) == size else np.zeros(size, np.float16) for row in new]
            ids.append(np.array([row.version for row in batch], np.int64))
            rows.append(np.stack(kept))
        if len(ids) > 1:
            size = rows[-1].shape[1]
            self._ids = np.concatenate(ids)
            self._rows = np.concatenate(
                [r if r.shape[1] == size else np.zeros((len(r), size), np.float16) for r in rows]
            )

    def _load(self) -> None:
        self._clear()
        try:
            if self._path:
                with self._path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
                    if str(kept["store"]) == self._store and len(kept["ids"]) == len(kept["rows"]):
                        self._ids, self._rows = kept["ids"], kept["rows"]
                        self._saved = len(self._ids)
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            self._clear()  # it is made anew

    def _save(self, path: Path) -> None:
        partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
        try:
            with partial.open("wb") as file:
                np.savez(file, store=np.array(self._store), ids=self._ids, rows=self._rows)
            partial.replace(path)
            self._saved = len(self._ids)
        except OSError:  # a folder that cannot be written: the index stays in memory
            partial.unlink(missing_ok=True)
