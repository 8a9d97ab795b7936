"""What one more report costs in a store of a given size: milliseconds, bytes, memory, and searches beside the writer.

    python benchmarks/store_growth.py --reports 1000 10000 100000 [--store postgresql://…]

Reports are generated (440 words, 20 statements, a vector, a story of eight); nothing is read or parsed.  The last of
each size are a transaction each, as `watch` adds them.  The exponent is that of the cost of all reports, n reports
costing n ** exponent: 1 is no growth in the cost of one more.
"""

import argparse
import math
import resource
import statistics
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "store"))

from generated_reports import arrival, vocabulary

from reportedly.store import Store, open_store

SENTENCES = 20
VECTOR = 384
WINDOW = 300  # last reports before each size, each in a transaction of its own: over them the cost is taken
BATCH = 100  # those before them, a transaction


def main() -> None:
    """Add reports up to each size, and print a line at each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--store", help="an empty store; without it, a temporary file")
    asked = parser.parse_args()
    sizes = sorted(asked.reports)
    with tempfile.TemporaryDirectory() as folder:
        address = asked.store or f"{folder}/grown.db"
        with open_store(address) as store:
            print("reports   ms each (cpu)   MB   kB each   memory MB   search ms: rare / common / while writing")
            costs = [grow(store, address, *between) for between in pairwise([0, *sizes])]
    for (before, first), (size, last) in pairwise(zip(sizes, costs, strict=True)):
        exponent = 1 + math.log(last / first) / math.log(size / before)
        print(f"growth from {before} to {size}: n ** {exponent:.2f}")


def grow(store: Store, address: str, before: int, size: int) -> float:
    """Add reports up to a size; gives the processor's milliseconds for one more at the end of it."""
    each: list[float] = []
    cpu: list[float] = []
    measured = max(size - WINDOW, before)
    for first in range(before, measured, BATCH):
        store.add_versions([arrival(n, SENTENCES, vector=VECTOR) for n in range(first, min(first + BATCH, measured))])
    for number in range(measured, size):
        one = arrival(number, SENTENCES, vector=VECTOR)
        started, worked = time.perf_counter(), time.process_time()
        store.add_version(one)
        each.append(1000 * (time.perf_counter() - started))
        cpu.append(1000 * (time.process_time() - worked))
    rare, common = (search_ms(store, vocabulary()[rank]) for rank in (4_000, 0))
    busy = search_while_writing(store, address, size)
    megabytes = store.info().bytes / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(
        f"{size:7}   {statistics.fmean(each):7.1f} ({statistics.fmean(cpu):.1f})   {megabytes:7.1f}   "
        f"{1000 * megabytes / size:7.1f}   {memory:8.0f}   {rare:.1f} / {common:.1f} / {busy:.1f}",
        flush=True,
    )
    return statistics.fmean(cpu)


def search_ms(store: Store, word: str) -> float:
    """The median of five searches for reports."""
    taken = []
    for _ in range(5):
        started = time.perf_counter()
        store.search(word, ["report"], limit=10)
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)


def search_while_writing(store: Store, address: str, size: int) -> float:
    """The same for a common word, while a thread adds versions of reports that are there."""
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            store.add_version(arrival(number % size, SENTENCES, edition=1 + size, vector=VECTOR))
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with open_store(address) as reader:
            return search_ms(reader, vocabulary()[0])
    finally:
        done.set()
        writer.join()


if __name__ == "__main__":
    main()
