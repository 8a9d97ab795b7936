"""Real processes killed at random moments: what was acknowledged is there, nothing is half-written, and it goes on."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO

import pytest
from generated_reports import arrival
from postgres_server import Server

from reportedly.store import Store, open_store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked")
KILLS = {"sqlite": 200, "postgresql": 25}
LONGEST = 0.03  # seconds that a writer lives after it was started, or after it said that something is kept


@contextmanager
def launcher() -> Iterator[subprocess.Popen[str]]:
    """The process that forks writers."""
    here = Path(__file__).parent
    command = [sys.executable, "-W", "error", str(here / "killed_writer.py")]
    environment = {**os.environ, "PYTHONPATH": str(here), "OMP_NUM_THREADS": "1"}
    started = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=here
    )
    try:
        yield started
    finally:
        assert started.stdin and started.stdout
        started.stdin.close()
        assert started.wait(30) == 0
        started.stdout.close()


def lines_until_killed(process: subprocess.Popen[str], address: str, first: int, after: int, lives: float) -> list[int]:
    """Start a writer, kill it `lives` seconds after `after` reports were kept; gives the numbers of all that were."""
    assert process.stdin and process.stdout
    process.stdin.write(f"{address} {first}\n")
    process.stdin.flush()
    writer = _read(process.stdout, "started")[-1]
    kept = [_read(process.stdout, "kept")[-1] for _ in range(after)]
    time.sleep(lives)
    os.kill(writer, signal.SIGKILL)
    return [*kept, *_read(process.stdout, "ended")[:-1]]


def _read(stream: IO[str], last: str) -> list[int]:
    """The numbers of the lines up to the one that begins with `last`, whose own number (or 0) comes last."""
    found = []
    while True:
        line = stream.readline()
        assert line, "the launcher ended"
        assert line.startswith(last) or not line.startswith("ended"), "the writer ended by itself"
        number = re.search(r"^\w+ (\d+)", line)
        found.append(int(number.group(1)) if number else 0)
        if line.startswith(last):
            return found


def hold_true(store: Store, kept: list[int], number: int) -> int:
    """Everything acknowledged is there, whole; gives the number to go on with."""
    ids = store.reports(limit=1_000_000)
    assert ids == [report_id(n) for n in range(len(ids))], "reports are missing or out of order"
    assert len(ids) >= (max(kept) + 1 if kept else number)
    for n in kept[-2:]:
        account = store.account(ids[n])
        assert account and account == arrival(n, edition=1 if n % 3 == 0 else 0).account
        assert store.stories_of(ids[n]) == [f"s{n // 8}"]
    return len(ids)


@cache
def report_id(number: int) -> str:
    """The id of the report of a number."""
    return arrival(number).report.id


def test_two_hundred_kills_lose_nothing_that_was_acknowledged(address: str) -> None:
    kind = "sqlite" if address.endswith(".db") else "postgresql"
    rng = random.Random(20310504)
    open_store(address).close()
    number, wrote = 0, 0
    with launcher() as process:
        for kill in range(KILLS[kind]):
            kept = lines_until_killed(process, address, number, rng.choice([0, 1, 1, 2]), rng.uniform(0.0, LONGEST))
            wrote += bool(kept)
            with open_store(address) as store:
                number = hold_true(store, kept, number)
                if kill % 40 == 39:
                    assert store.check() == []
    with open_store(address) as store:
        assert store.check() == []
        assert store.add_version(arrival(number)).what == "new"
    assert wrote > KILLS[kind] // 2


def test_making_a_store_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    rng = random.Random(20310505)
    with launcher() as process:
        for attempt in range(12):
            address = str(tmp_path / f"{attempt}.db")
            lines_until_killed(process, address, 0, 0, rng.uniform(0.0, 0.5))
            with open_store(address) as store:
                assert store.check() == []


def test_a_server_that_is_killed_loses_nothing_that_was_acknowledged(server: Server, new_database: str) -> None:
    kept: list[str] = []
    for life in range(3):
        with open_store(new_database) as store:
            kept += [store.add_version(arrival(n)).report for n in range(8 * life, 8 * life + 5)]
            server.kill()
            server.start()
            assert store.reports() == kept  # the same store goes on by itself
            assert store.check() == []
