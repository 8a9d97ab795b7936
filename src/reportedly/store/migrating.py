"""Brings the tables of a store to this version, or says why not.

The steps are Alembic's (`migrations/versions/`), the same for both databases; each open compares one word.  A step is
one transaction, so a kill in the middle leaves the version before.  An SQLite store is copied beside itself first.
"""

import io
import time
import uuid
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from reportedly.errors import StoreBusy, StoreUnusable
from reportedly.store.database import Database
from reportedly.store.schema import meta
from reportedly.store.sqlite.connecting import APPLICATION
from reportedly.store.sqlite.database import SqliteDatabase, copy_file

HEAD = "0003"
_WAIT_SECONDS = 5.0  # for another process that makes or migrates the store at this moment


def bring_up(database: Database, create: bool = True) -> None:
    """Make the tables, or bring them to this version.  Raises StoreUnusable for a newer store, or for none."""
    until = time.monotonic() + _WAIT_SECONDS
    while (version := _version(database)) != HEAD:
        _refuse_unknown(database, version, create)
        try:
            _upgrade(database, version)
        except StoreBusy:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def version_of(conn: Connection) -> str | None:
    """The version of the tables; None where there are none."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    version: str | None = conn.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def upgrade(conn: Connection, to: str = "head") -> None:
    """Run the steps that are missing, in the transaction of the connection."""
    from alembic import command  # 0.2 s, and seldom needed
    from alembic.config import Config

    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    command.upgrade(config, to)


def _version(database: Database) -> str | None:
    if isinstance(database, SqliteDatabase) and not database.path.exists():
        return None
    with database.reading() as conn:
        version = version_of(conn)
        if database.kind == "sqlite":
            ours = conn.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION
            if not ours and conn.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
                raise StoreUnusable(f"{database.address} is no store of Reportedly. Name another file with --store.")
    return version


def _refuse_unknown(database: Database, version: str | None, create: bool) -> None:
    if version is None and not create:
        raise StoreUnusable(f"There is no store at {database.address}. Make one with: reportedly add")
    if version is not None and version not in _known():
        raise StoreUnusable(
            f"The store {database.address} was made by a newer version of Reportedly (its tables are {version}, "
            f"these are {HEAD}). Install that version, or restore a backup."
        )


def _known() -> set[str]:
    return {path.name.split("_")[0] for path in (Path(__file__).parent / "migrations/versions").glob("*.py")}


def _upgrade(database: Database, version: str | None) -> None:
    if version is None and isinstance(database, SqliteDatabase):
        _make_folder(database.path.parent)
    try:
        with database.writing() as conn:
            if version_of(conn) != version:
                return  # another did it in between
            if version is not None and isinstance(database, SqliteDatabase):
                copy_file(database.path, database.path.with_name(f"{database.path.name}.before-{HEAD}"))
            upgrade(conn)
            if version is None:
                conn.execute(meta.insert(), {"key": "store", "value": uuid.uuid4().hex})
    finally:
        database.stop_writing()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnusable(f"Cannot make the folder {folder}: {error.strerror}. Name another.") from error
