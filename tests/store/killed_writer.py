"""A writer that is to be killed: adds generated reports from a number on, and prints each number once it is kept.

Run as `killed_writer.py serve`, it forks one writer for each line "ADDRESS FIRST" that it reads, so that importing is
paid for once; the writer's process number is printed first.
"""

import faulthandler
import os
import sys

from generated_reports import arrival

from reportedly.store import open_store


def write(address: str, first: int) -> None:
    """Add until killed; every third report comes with a second edition, in a batch before it is said to be kept."""
    with open_store(address) as store:
        for number in range(first, first + 10_000):
            editions = [arrival(number), arrival(number, edition=1)] if number % 3 == 0 else [arrival(number)]
            store.add_versions(editions)
            print(f"kept {number}", flush=True)


def serve() -> None:
    """Fork a writer for each line; it ends by being killed."""
    for line in sys.stdin:
        address, first = line.split()
        child = os.fork()
        if child == 0:
            faulthandler.dump_traceback_later(60, exit=True)  # one that hangs says where, and ends
            write(address, int(first))
        print(f"started {child}", flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    serve()
