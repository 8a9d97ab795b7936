"""What one more report costs when a store holds so many already: grouping, keeping, searching, memory, the next start.

    nice python benchmarks/store_growth.py --reports 1000 10000 100000 [--store ADDRESS | --postgres] [--folder DIR]

Reports are generated (`generated_stream.py`: 130 words, six statements, names, vectors, events of five reports, 1,440
reports a day); nothing is parsed.  They come in through the store's own calls, with their true stories, a hundred a
transaction.  At each size a new process takes the store up, as `add` and `watch` do at a start, adds 300 reports with
the decisions of a real grouper, a transaction each, and searches.  Times are those of the thread's processor, which
mean about the same on a busy machine, but where the clock is named (with a server, its own work is only in these).
The exponents are the slopes of log cost over log size: 0 for a constant cost, 1 for one that grows with the store.
"""

import argparse
import json
import math
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Any

from generated_stream import VECTOR, event_of, is_late, placed, sign, told

# isort: split
from generated_reports import arrival, moment, vocabulary
from postgres_server import running_server

from reportedly.standing.regrouping import restored_grouper
from reportedly.store import Store, open_store
from reportedly.watch.watcher import resident_bytes

Clock = Callable[[], float]

WINDOW = 300
BATCH = 100
_COLUMNS = {
    "size": "reports",
    "group": "group ms",
    "keep": "keep ms",
    "clock": "both by clock",
    "kilobytes": "kB each",
    "start": "start s",
    "held": "held",
    "memory": "memory MB",
    "rare": "search rare ms",
    "common": "common ms",
    "waits": "common by clock",
    "busy": "while writing by clock",
    "nearest": "nearest ms",
    "late": "late joined",
}
_GROWING = ("group", "keep", "rare", "common", "nearest", "start")


def main() -> None:
    """Add reports up to each size, and print a line at each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--store", help="an empty store; without it, a temporary file")
    parser.add_argument("--postgres", action="store_true", help="a server of our own, without fsync, thrown away later")
    parser.add_argument("--folder", help="where a temporary file is made")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(measure(asked.store, asked.measure)))
        return
    sizes = sorted(asked.reports)
    with address_of(asked) as address:
        print(" | ".join(_COLUMNS.values()), flush=True)
        found = [measured(address, sizes[:i], size) for i, size in enumerate(sizes)]
    for before, after in pairwise(found):
        told_as = [f"{_COLUMNS[name]} {exponent(before, after, name):.2f}" for name in _GROWING]
        print(f"growth exponents from {before['size']} to {after['size']}: {', '.join(told_as)}")


@contextmanager
def address_of(asked: argparse.Namespace) -> Iterator[str]:
    """The address of the store that is to grow."""
    if asked.store:
        yield asked.store
    elif asked.postgres:
        with running_server() as server:
            yield server.address()
    else:
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            yield f"{folder}/grown.db"


def exponent(before: dict[str, Any], after: dict[str, Any], name: str) -> float:
    """The slope of log cost over log size between two sizes."""
    return math.log(after[name] / before[name]) / math.log(after["size"] / before["size"])


def measured(address: str, done_with: list[int], size: int) -> dict[str, Any]:
    """Fill the store up to what is to be measured, and let a new process measure it."""
    before = done_with[-1] if done_with else 0
    with open_store(address) as store:
        for first in range(before, size - WINDOW, BATCH):
            numbers = range(first, min(first + BATCH, size - WINDOW))
            store.add_versions([placed(n, story_in(store, n, done_with)) for n in numbers])
    command = [sys.executable, __file__, "--measure", str(size), "--store", address]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    row: dict[str, Any] = json.loads(done.stdout)
    print(" | ".join(f"{row[name]:.2f}" if isinstance(row[name], float) else str(row[name]) for name in _COLUMNS))
    sys.stdout.flush()
    return row


def story_in(store: Store, number: int, done_with: list[int]) -> str | None:
    """The story of a report's event, where a grouper put its first report."""
    event = event_of(number)
    if not any(size - WINDOW <= event < size for size in done_with):
        return None
    return store.stories_of(arrival(event).report.id)[0]


def measure(address: str, size: int) -> dict[str, Any]:
    """Take the store up, add the last reports of this size, search."""
    sign(0)
    with open_store(address) as store:
        base = resident_bytes()
        start, grouper = timed(lambda: restored_grouper(store))
        grouping, keeping, clock, joined = [], [], [], []
        for number in range(size - WINDOW, size):
            sent, made = told(number)
            began, worked = time.perf_counter(), time.thread_time()
            decisions = grouper.add(sent.report.id, made, moment(number))
            decided = time.thread_time()
            store.add_version(replace(sent, groupings=decisions))
            keeping.append(time.thread_time() - decided)
            grouping.append(decided - worked)
            clock.append(time.perf_counter() - began)
            if is_late(number):
                first = arrival(event_of(number)).report.id
                joined.append(set(store.stories_of(first)) == set(store.stories_of(sent.report.id)))
        memory = resident_bytes() - base
        vector = sent.vector
        assert vector is not None
        row: dict[str, Any] = {"size": size, "start": start, "held": sum(len(s.reports) for s in grouper.stories())}
        row |= {"group": mean_ms(grouping), "keep": mean_ms(keeping), "clock": mean_ms(clock)}
        row |= {"memory": memory / 1e6, "kilobytes": store.info().bytes / 1e3 / size}
        row |= {"late": f"{sum(joined)} of {len(joined)}"}
        row |= {name: search_ms(store, vocabulary()[rank]) for name, rank in (("rare", 4_000), ("common", 0))}
        row["waits"] = search_ms(store, vocabulary()[0], time.perf_counter)
        row["busy"] = search_while_writing(store, address, size)
        store.nearest(vector)  # takes the index up
        row["nearest"] = median_ms(lambda: store.nearest(vector))
        return row


def timed(work: Callable[[], Any], clock: Clock = time.thread_time) -> tuple[float, Any]:
    """Seconds that the work took, and what it gave."""
    began = clock()
    done = work()
    return clock() - began, done


def mean_ms(seconds: list[float]) -> float:
    """The mean in milliseconds."""
    return 1000 * statistics.fmean(seconds)


def median_ms(work: Callable[[], Any], clock: Clock = time.thread_time) -> float:
    """The median of seven times in milliseconds."""
    return 1000 * statistics.median(timed(work, clock)[0] for _ in range(7))


def search_ms(store: Store, word: str, clock: Clock = time.thread_time) -> float:
    """What a search for reports takes."""
    return median_ms(lambda: store.search(word, ["report"], limit=10), clock)


def search_while_writing(store: Store, address: str, size: int) -> float:
    """The same for a common word, by the clock, while a thread adds versions of reports that are there."""
    done = threading.Event()

    def write() -> None:
        for number in range(size):
            if done.is_set():
                return
            store.add_version(arrival(number, edition=1 + size, vector=VECTOR))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with open_store(address) as reader:
            return search_ms(reader, vocabulary()[0], time.perf_counter)
    finally:
        done.set()
        writer.join()


if __name__ == "__main__":
    main()
