"""What watching costs over time: memory after thousands of visits, and the processor time of one that brings nothing.

    python benchmarks/watching.py --sources 40 --visits 4000 --reports 60

A web server on this machine serves feeds and pages, some of which change all the time; one feed is dead, one page is
edited back and forth.  A real `Watcher` visits them as fast as it can, with alert rules, into a store in a temporary
folder.  First all reports are taken in, then memory is read after each tenth of the visits.  What grows with the
reports is measured by `standing.py`; here none is new any more, and so nothing may grow.
"""

import argparse
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "collect"))

from server import Reply, Site, rss, running_site

from reportedly.collect import Fetcher, Limits
from reportedly.collect.fetching import utc_now
from reportedly.store import open_store
from reportedly.watch import Alerting, Log, Watcher
from reportedly.watch.outbox import Outbox
from reportedly.watch.rules import parse_rules
from reportedly.watch.watcher import resident_bytes

_RULES = '[[rule]]\nname = "port"\non = "report"\nplace = "Varnica"\ncommand = ["true"]\n'
_WORDS = (
    "VARNICA, March {n} - Diver number {n} searched basin {n} of the port of Varnica, harbour master Ilse Brandt said. "
    "“Nothing was found in basin {n},” she told the Coast Courier. {n} boats stayed in the port overnight, and {turn} "
    "people were on the quay."
)


def page(number: int, turn: str = "forty") -> bytes:
    """A page of an article."""
    words = _WORDS.format(n=number, turn=turn)
    return f"<html><body><article><h1>Basin {number} searched</h1><p>{words}</p></article></body></html>".encode()


def make_sources(site: Site, sources: int, reports: int) -> list[str]:
    """Feeds that share the reports, a dead one, and a page whose words go back and forth."""
    site.put("/robots.txt", Reply(status=404))
    pages = [site.put(f"/report/{n}", page(n)) for n in range(reports)]
    feeds = [site.put(f"/feed/{n}", rss(pages[n :: max(1, sources - 2)])) for n in range(max(1, sources - 2))]
    site.put("/edited", [Reply(page(999, "forty" if n % 2 else "fifty")) for n in range(100_000)])
    return [*feeds, site.put("/dead", Reply(b"<rss>" * 99, mode="die")), site.address("/edited")]


def main() -> None:
    """Print memory after each tenth of the visits, and its growth from the first to the last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=40)
    parser.add_argument("--visits", type=int, default=4000)
    parser.add_argument("--reports", type=int, default=60)
    given = parser.parse_args()
    stop, seen, told = threading.Event(), {"visits": 0, "from": 0}, list[tuple[int, float, float]]()

    def write(line: str) -> None:
        seen["visits"] += '"event": "visited"' in line or '"event": "source_failed"' in line
        if not seen["from"] and seen["visits"] > 2 * given.sources:
            seen["from"] = seen["visits"]
        done = seen["visits"] - seen["from"]
        site.asked.clear()  # the server's own notes would be all that grows
        if seen["from"] and len(told) * given.visits <= done * 10:
            told.append((done, resident_bytes() / 1e6, time.process_time()))
            print(f"{done:>7,} visits  {told[-1][1]:7.1f} MB", flush=True)
        if seen["from"] and done >= given.visits:
            stop.set()

    with tempfile.TemporaryDirectory() as folder, running_site() as site:
        addresses, rules = make_sources(site, given.sources, given.reports), parse_rules(_RULES)
        limits = Limits(delay_seconds=0.0, backoff_seconds=0.0)
        with open_store(Path(folder, "kept.db")) as store, Fetcher(limits, allow_private=True) as fetcher:
            outbox = Outbox(store, rules, fetcher)
            outbox.start()
            log = Log(write, utc_now, as_json=True)
            Watcher(store, fetcher, log, alerting=Alerting(store, rules, outbox), every=0.01).run(addresses, stop)
            outbox.stop()
            print(f"{len(store.reports())} reports in the store, {store.info().alerts} alerts sent")
    visits, cpu = told[-1][0] - told[0][0], told[-1][2] - told[0][2]
    grown = told[-1][1] - told[1][1]
    print(f"from the first tenth to the last: {grown:+.1f} MB; {1000 * cpu / visits:.1f} ms a visit, server included")


if __name__ == "__main__":
    main()
