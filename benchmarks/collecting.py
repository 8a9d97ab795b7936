"""How fast pages come in: many hosts at once against one after the other, and out of a WARC file.

    python benchmarks/collecting.py [--hosts 8] [--pages 10] [--wait 0.05] [--records 2000] [--rounds 3]

Servers on this machine answer each page after `--wait` seconds, as a network would.  The same number of pages is
fetched with one request at a time, with two to one host, and with two to each of several hosts; ratios of the median
times mean something on a noisy machine, seconds little.  The WARC file is read page by page; its time is set against
merely unpacking it, and the peak of Python's memory against the size of the pages.
"""

import argparse
import gzip
import hashlib
import random
import resource
import statistics
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from reportedly.collect import Fetcher, Limits, stream
from reportedly.records import Page

WORDS = "harbour crane ferry quay authority service tide evening closed open Tuesday said according".split()


def make_page(number: int) -> bytes:
    """A page of some 25 kB, its words drawn anew for each number."""
    chance = random.Random(number)
    paragraphs = (" ".join(chance.choices(WORDS, k=80)) for _ in range(40))
    return f"<html><title>{number}</title><p>{'</p><p>'.join(paragraphs)}</p></html>".encode()


@contextmanager
def running_host(wait: float) -> Iterator[str]:
    """A server that answers every path with a page of its own after a while."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Nothing."""

        def do_GET(self) -> None:
            found = self.path != "/robots.txt"
            body = make_page(int(hashlib.sha256(f"{self.server.server_port}{self.path}".encode()).hexdigest()[:8], 16))
            time.sleep(wait if found else 0)
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body) if found else 0))
            self.end_headers()
            self.wfile.write(body if found else b"")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def timed_fetch(addresses: Sequence[str], at_once: int, per_host: int) -> float:
    """Seconds to take in all of the addresses."""
    limits = Limits(delay_seconds=0.0, at_once=at_once, per_host=per_host, entries=len(addresses))
    begin = time.perf_counter()
    with Fetcher(limits, allow_private=True) as fetcher:
        found = [item for item in stream(addresses, fetcher=fetcher) if isinstance(item, Page)]
    assert len(found) == len(addresses)
    return time.perf_counter() - begin


def compare_fetching(hosts: int, pages: int, wait: float, rounds: int) -> None:
    """Print how much sooner the same number of pages is there with more requests at once."""
    with ExitStack() as stack:
        roots = [stack.enter_context(running_host(wait)) for _ in range(hosts)]
        total = hosts * pages
        one_host = [f"{roots[0]}/{n}" for n in range(total)]
        all_hosts = [f"{root}/{n}" for n in range(pages) for root in roots]
        ways: dict[str, Callable[[], float]] = {
            "one at a time, one host": lambda: timed_fetch(one_host, 1, 1),
            "two at a time, one host": lambda: timed_fetch(one_host, 16, 2),
            f"two at a time each, {hosts} hosts": lambda: timed_fetch(all_hosts, 16, 2),
        }
        times: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, run in ways.items():
                times[name].append(run())
    first = statistics.median(next(iter(times.values())))
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        print(f"{name:32} {total / middle:7.1f} pages/s   {first / middle:5.1f} times the first")


def write_warc(path: Path, records: int) -> None:
    """A WARC file of that many responses, each a gzip member."""
    with path.open("wb") as out:
        for number in range(records):
            body = make_page(number)
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
                f"WARC-Date: 2031-05-04T09:30:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 1))


def read_warc(path: Path) -> tuple[int, int]:
    """The pages of the file, and their bytes."""
    count = size = 0
    with Fetcher(Limits()) as fetcher:
        for found in stream([str(path)], fetcher=fetcher):
            assert isinstance(found, Page)
            count, size = count + 1, size + len(found.content)
    return count, size


def unpack(path: Path) -> None:
    """The file through gzip and nothing else."""
    with gzip.open(path) as packed:
        while packed.read(1 << 16):
            pass


def cpu_seconds(run: Callable[[], object]) -> float:
    """Processor seconds that a call takes."""
    begin = time.process_time()
    run()
    return time.process_time() - begin


def resident_peak() -> int:
    """The most bytes of memory that the process has held so far (Linux counts in kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure_warc(records: int, rounds: int) -> None:
    """Print pages a second out of a WARC file, and the peak of memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        write_warc(path, records)
        packed = path.stat().st_size
        before = resident_peak()
        reading = statistics.median(cpu_seconds(lambda: read_warc(path)) for _ in range(rounds))
        process = resident_peak() - before
        unpacking = statistics.median(cpu_seconds(lambda: unpack(path)) for _ in range(rounds))
        tracemalloc.start()
        count, size = read_warc(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    print(f"WARC: {count / reading:.0f} pages per processor second, {reading / unpacking:.1f} times unpacking alone")
    print(f"WARC: peak of Python's memory {peak / 1e6:.1f} MB for {size / 1e6:.0f} MB of pages")
    print(f"WARC: a file of {packed / 1e6:.0f} MB raised the peak of the process by {process / 1e6:.1f} MB")


def main() -> None:
    """Measure both."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--hosts", type=int, default=8)
    options.add_argument("--pages", type=int, default=10)
    options.add_argument("--wait", type=float, default=0.05)
    options.add_argument("--records", type=int, default=2000)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    compare_fetching(given.hosts, given.pages, given.wait, given.rounds)
    measure_warc(given.records, given.rounds)


if __name__ == "__main__":
    main()
