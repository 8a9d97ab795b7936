"""Connections to PostgreSQL, and the lock that makes one process the writing one.

The lock is an advisory one of the writing connection's session: the server frees it when that connection ends,
however that happens.
"""

import time
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from reportedly.errors import StoreBusy, StoreUnusable

_LOCK = 0x52505444  # "RPTD"
_WAIT_SECONDS = 5.0  # for the server to notice that a writer that was killed is gone
_CONNECT_SECONDS = 10


def engines(address: str) -> tuple[Engine, Engine]:
    """(for readers: one moment, read only; for the one writer).  Raises StoreUnusable without a driver."""
    try:
        import psycopg  # noqa: F401  # an extra: the core works without it
    except ImportError as error:
        raise StoreUnusable("Cannot open the PostgreSQL store: no driver. Install reportedly[postgres].") from error
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except ArgumentError as error:
        raise StoreUnusable("The store's address is not one of PostgreSQL: postgresql://user@host/database") from error
    arguments = {"connect_timeout": _CONNECT_SECONDS, "application_name": "reportedly"}
    readers = create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ", connect_args=arguments)
    readers = readers.execution_options(postgresql_readonly=True)
    writer = create_engine(url, pool_pre_ping=True, pool_size=1, max_overflow=0, connect_args=arguments)
    event.listen(writer, "connect", _become_writer)
    return readers, writer


def shown(address: str) -> str:
    """The address without its password."""
    return make_url(address).render_as_string(hide_password=True)


def _become_writer(connection: Any, _: object) -> None:
    """On every new connection that writes: acknowledge only what is on the disk, and be the only one."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        until = time.monotonic() + _WAIT_SECONDS
        while True:
            cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(current_schema()))", (_LOCK,))
            if cursor.fetchone()[0]:
                break
            if time.monotonic() > until:
                connection.close()
                raise StoreBusy("Another process writes to this PostgreSQL store. Stop it first, or read only.")
            time.sleep(0.1)
    connection.commit()
