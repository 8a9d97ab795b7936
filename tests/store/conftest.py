"""Both stores, for tests that hold for either: an SQLite file, and a database of a server of our own."""

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import NoServer, Server, in_memory, running_server

from reportedly.store import Store, open_store

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; the test is skipped where there is none."""
    try:
        with running_server() as found:
            yield found
    except NoServer as error:
        pytest.skip(str(error))


@pytest.fixture
def new_database(server: Server) -> str:
    """The address of a new, empty schema: a database of its own takes 900 files."""
    import psycopg

    name = f"test{next(_NUMBERS)}"
    with psycopg.connect(server.address(), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        if connection.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'").fetchone():
            connection.execute("CREATE EXTENSION IF NOT EXISTS vector SCHEMA public")
    return f"{server.address()}?options=-csearch_path%3D{name},public"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where a new store can be made, in each kind of database; in memory where there is room.

    A store waits for the disk at each commit, a busy disk takes seconds for it, and a killed process leaves the same in
    either place.
    """
    if request.param == "sqlite":
        with tempfile.TemporaryDirectory(prefix="reportedly-", dir=in_memory()) as folder:
            yield str(Path(folder) / "kept.db")
    else:
        yield request.getfixturevalue("new_database")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A new, empty store."""
    with open_store(address) as kept:
        yield kept
