"""Many addresses fetched at once: a few from each host, in the order given or as they come.

The order of the results does not depend on the network, unless asked for.  What is fetched ahead is bounded, and the
entry that is waited for always has its turn, so that one slow host holds up its own pages and nothing else.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from urllib.parse import urlsplit

from reportedly.collect.addresses import Refused
from reportedly.collect.entries import Entry
from reportedly.collect.fetching import Fetched, Fetcher
from reportedly.collect.retrying import Budget

_LOOKED_AHEAD = 2000  # entries that are known before their turn, so that other hosts can be asked meanwhile


@dataclass(slots=True)
class _Job:
    entry: Entry
    host: str
    future: Future[Fetched] | None = None


def fetch_entries(
    entries: Iterable[Entry],
    fetcher: Fetcher,
    *,
    budget: Budget | None = None,
    ordered: bool = True,
    held: int | None = None,
) -> Iterator[tuple[Entry, Fetched | Refused]]:
    """Each entry with what its address gave, or why it gave nothing.

    `ordered` keeps the order of the entries; without, what is there first comes first.  At most `held` results are held
    (twice the requests at once, unless given).  Close the generator to stop: no further request begins.
    """
    limits = fetcher.limits
    most = held or 2 * limits.at_once
    source = iter(entries)
    jobs: deque[_Job] = deque()
    pool = ThreadPoolExecutor(limits.at_once, thread_name_prefix="fetch")
    try:
        while True:
            _look_ahead(jobs, source)
            if not jobs:
                return
            _start(jobs, pool, fetcher, budget, most)
            done = _take_done(jobs, ordered)
            if done is not None:
                yield done.entry, _result(done)
            else:
                running = [job.future for job in jobs if job.future and not job.future.done()]
                wait(running, return_when=FIRST_COMPLETED)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _look_ahead(jobs: deque[_Job], source: Iterator[Entry]) -> None:
    while len(jobs) < _LOOKED_AHEAD:
        entry = next(source, None)
        if entry is None:
            return
        jobs.append(_Job(entry, _host(entry.address)))


def _start(jobs: deque[_Job], pool: ThreadPoolExecutor, fetcher: Fetcher, budget: Budget | None, most: int) -> None:
    """Begins what may begin: the hosts' own limits, and the first of the line before all others."""
    begun = [job for job in jobs if job.future]
    running: dict[str, int] = {}
    for job in begun:
        if job.future and not job.future.done():
            running[job.host] = running.get(job.host, 0) + 1
    held, at_once = len(begun), sum(running.values())
    for place, job in enumerate(jobs):
        if job.future is None and running.get(job.host, 0) < fetcher.limits.per_host:
            if at_once >= fetcher.limits.at_once or (held >= most and place):
                return
            job.future = pool.submit(fetcher.fetch, job.entry.address, budget=budget)
            running[job.host] = running.get(job.host, 0) + 1
            held, at_once = held + 1, at_once + 1


def _take_done(jobs: deque[_Job], ordered: bool) -> _Job | None:
    """The job whose result is next, taken out; None while it is not there."""
    if ordered:
        first = jobs[0].future
        return jobs.popleft() if first and first.done() else None
    found = next((job for job in jobs if job.future and job.future.done()), None)
    if found is not None:
        jobs.remove(found)
    return found


def _result(job: _Job) -> Fetched | Refused:
    assert job.future is not None
    try:
        return job.future.result()
    except Refused as refused:
        return refused


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
