"""Backups and restoring: between SQLite files as files, to and from PostgreSQL row by row.

A backup is always an SQLite store, whole and consistent as of one moment, that every command opens as it is.
"""

import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from reportedly.errors import StoreUnusable
from reportedly.records import Report
from reportedly.store import schema as t
from reportedly.store.adding import version_terms
from reportedly.store.database import Database
from reportedly.store.encoding import unpack
from reportedly.store.migrating import HEAD, bring_up, version_of
from reportedly.store.naming import name_terms
from reportedly.store.sqlite.connecting import is_store
from reportedly.store.sqlite.database import SqliteDatabase, copy_file

_BACKUP = "backup"  # in `meta`, of a file that a backup wrote and nobody has written to since
_BATCH = 200  # rows with their pages held at once


def backup(database: Database, path: Path) -> None:
    """See `Store.backup`.  Raises StoreUnusable when the file cannot be written, or is there and is no backup."""
    _refuse_other_files(database, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            partial = Path(folder) / "whole.db"
            if not database.backup(partial):
                _rows_to_file(database, Path(folder) / "rows.db", partial)
            _mark(partial)
            partial.replace(path)
    except OSError as error:
        raise StoreUnusable(f"Cannot write the backup {path}: {error.strerror}.") from error


def restore(source: Path, database: Database, replace: bool = False) -> None:
    """Fill a store with a backup.

    Raises StoreUnusable when the backup is damaged, or when the store holds something and `replace` is not given.
    Readers see the store before or after, nothing between.
    """
    if not source.exists():
        raise StoreUnusable(f"There is no backup at {source}.")
    _check_backup(source)
    if not replace and (held := _held(database)):
        raise StoreUnusable(
            f"The store {database.address} holds {held} pages already. Restore into a new one, or add --replace."
        )
    if isinstance(database, SqliteDatabase):
        database.restore_from(source)
        database.stop_writing()
        bring_up(database)
        with database.writing() as conn:
            _renew(conn)
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.db"
        copy_file(source, copy)
        kept = SqliteDatabase(copy)
        try:
            bring_up(kept, create=False)
            with kept.reading() as old, database.writing() as new:
                _copy_rows(old, new, database)
                _renew(new)
        finally:
            kept.close()
    database.stop_writing()


def _refuse_other_files(database: Database, path: Path) -> None:
    """Raise StoreUnusable where a backup would take the place of the store itself or of a file that is no store."""
    if not path.exists():
        return
    if isinstance(database, SqliteDatabase) and path.samefile(database.path):
        raise StoreUnusable(f"{path} is the store itself. Name another file for the backup.")
    if path.stat().st_size and not is_store(path):
        raise StoreUnusable(f"{path} is there already and is no backup. Name another file.")
    if path.stat().st_size and not _is_backup(path):
        raise StoreUnusable(
            f"{path} is a store that has been written to, no backup. Name another file, or move that one away first."
        )


def index_all(conn: Connection, database: Database) -> None:
    """Make the index of words anew from the records."""
    for index, rows in (("version_words", versions_to_index(conn)), ("name_words", names_to_index(conn))):
        database.clear_words(conn, index)  # type: ignore[arg-type]
        for batch in _batches(rows):
            database.index_words(conn, index, batch)  # type: ignore[arg-type]


def versions_to_index(conn: Connection) -> Iterator[tuple[int, list[str]]]:
    """(number, terms) of every version."""
    for row in all_rows(conn, t.versions):
        report = unpack(row.record, Report)
        yield row.id, version_terms(report.text, report.title or "")


def names_to_index(conn: Connection) -> Iterator[tuple[int, list[str]]]:
    """(number, terms) of every name."""
    for row in all_rows(conn, t.names):
        yield row.id, name_terms(row.folded)


def all_rows(conn: Connection, table: Table) -> Iterator[Row[Any]]:
    """Every row of a table by its key, a few held at a time, so that memory does not grow with the store."""
    key = table.primary_key.columns.values()[0]
    if len(table.primary_key.columns) > 1:
        yield from conn.execution_options(yield_per=_BATCH).execute(select(table).order_by(*table.primary_key.columns))
        return
    last: Any = None
    while True:
        asked = select(table).order_by(key).limit(_BATCH)
        rows = conn.execute(asked if last is None else asked.where(key > last)).all()
        yield from rows
        if len(rows) < _BATCH:
            return
        last = getattr(rows[-1], key.name)


def _batches(rows: Iterator[tuple[int, list[str]]]) -> Iterator[list[tuple[int, list[str]]]]:
    batch: list[tuple[int, list[str]]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _rows_to_file(database: Database, first: Path, path: Path) -> None:
    """Copy rows, as they are in one snapshot, into a new SQLite store, and that to a file without a log beside it."""
    made = SqliteDatabase(first)
    try:
        bring_up(made)
        with database.reading() as old, made.writing() as new:
            _copy_rows(old, new, made)
    finally:
        made.close()
    copy_file(first, path)


def adopt(conn: Connection) -> None:
    """Note that the store is written to, so that no backup takes its place, should it have been one itself."""
    conn.execute(t.meta.delete().where(t.meta.c.key == _BACKUP))


def _mark(path: Path) -> None:
    """Note in a file that it is a backup."""
    made = SqliteDatabase(path)
    try:
        with made.writing() as conn:
            conn.execute(made.insert(t.meta).on_conflict_do_nothing(), {"key": _BACKUP, "value": ""})
    finally:
        made.close()


def _is_backup(path: Path) -> bool:
    kept = SqliteDatabase(path)
    try:
        with kept.reading() as conn:
            return conn.scalar(select(t.meta.c.value).where(t.meta.c.key == _BACKUP)) is not None
    except StoreUnusable:
        return False
    finally:
        kept.close()


def _copy_rows(old: Connection, new: Connection, target: Database) -> None:
    """All rows of all tables in the place of what is there, then the indexes."""
    for table in reversed(t.metadata.sorted_tables):
        new.execute(table.delete())
    for table in t.metadata.sorted_tables:
        batch: list[dict[str, Any]] = []
        for row in all_rows(old, table):
            batch.append(dict(row._mapping))
            if len(batch) == _BATCH:
                _insert(new, table, batch)
                batch = []
        _insert(new, table, batch)
    for row in old.execute(select(t.stories).where(t.stories.c.merged_into.is_not(None))):
        new.execute(t.stories.update().where(t.stories.c.id == row.id).values(merged_into=row.merged_into))
    index_all(new, target)
    target.after_copy(new)


def _insert(conn: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        if table is t.stories:  # it may name a story that is not there yet
            rows = [{**row, "merged_into": None} for row in rows]
        conn.execute(table.insert(), rows)


def _renew(conn: Connection) -> None:
    """Give the store an id of its own, so that an index beside it is made anew."""
    conn.execute(t.meta.update().where(t.meta.c.key == "store").values(value=uuid.uuid4().hex))
    adopt(conn)


def _held(database: Database) -> int:
    with database.reading() as conn:
        return conn.scalar(select(func.count()).select_from(t.pages)) or 0


def _check_backup(source: Path) -> None:
    kept = SqliteDatabase(source)
    try:
        with kept.reading() as conn:
            version = version_of(conn)
            flaws = list(kept.flaws(conn))
    finally:
        kept.close()
    if version is None or version > HEAD:
        raise StoreUnusable(f"{source} is no backup that this version can read. Name another.")
    if flaws:
        raise StoreUnusable(f"The backup {source} is damaged: {flaws[0]}. Use another.")
