"""Opens a store by its address: a path, or postgresql://user@host/database."""

from pathlib import Path

from reportedly.errors import StoreUnusable
from reportedly.store.contract import ReadArchived, Store
from reportedly.store.copying import restore as fill
from reportedly.store.database import Database
from reportedly.store.kept import DatabaseStore
from reportedly.store.migrating import bring_up
from reportedly.store.sqlite import SqliteDatabase

_POSTGRES = ("postgresql:", "postgresql+psycopg:", "postgres:")


def open_store(address: str | Path, *, create: bool = True, read_archived: ReadArchived | None = None) -> Store:
    """The store at a path or address; made where there is none (unless `create` is False), migrated where it is older.

    `read_archived` gives the bytes of pages that lie in the archive.  Raises StoreUnusable with the next step when it
    cannot be opened, StoreBusy when it has to be migrated and another process writes.
    """
    database = _database(str(address))
    try:
        bring_up(database, create)
    except BaseException:
        database.close()
        raise
    return DatabaseStore(database, read_archived)


def restore_store(backup: Path, address: str | Path, *, replace: bool = False) -> None:
    """Fill the store at an address, made where there is none, with a backup.

    Raises StoreUnusable when the backup is damaged, or when the store holds something and `replace` is not given;
    StoreBusy when another process writes to the store.
    """
    database = _database(str(address))
    try:
        bring_up(database)
        fill(backup, database, replace)
    finally:
        database.close()


def _database(address: str) -> Database:
    if address.startswith(_POSTGRES):
        from reportedly.store.postgres import PostgresDatabase  # its driver is an extra

        return PostgresDatabase("postgresql:" + address.split(":", 1)[1])
    path = address.removeprefix("sqlite:///")
    if "://" in path:
        raise StoreUnusable(
            f"{address} is no store that can be opened. Give a file, or postgresql://user@host/database."
        )
    return SqliteDatabase(Path(path).expanduser())
