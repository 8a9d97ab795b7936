"""Visits to sources in threads: what each brings goes onto one bounded queue, in order, and its end after it.

A visit holds a thread, never another visit: a source that is slow, lies or dies costs its own thread its own time.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from reportedly.collect import Fetcher, Visit, take_new, visit
from reportedly.errors import ReportedlyError
from reportedly.records import Failure, Page, SourceState

AT_ONCE = 16
_HELD = 32  # pages on the queue; with those that visits fetch ahead, what a run holds at most
_PATIENCE = 0.2  # seconds after which a visit that waits for room looks whether it is to stop


@dataclass(frozen=True, slots=True)
class Brought:
    """Something that a source brought."""

    source: str
    found: Page | Failure


@dataclass(frozen=True, slots=True)
class Ended:
    """A visit is over; everything that it brought came before.  `broken` says why where it ended on our side."""

    state: SourceState
    visited: Visit | None
    broken: str | None = None


@dataclass(slots=True)
class Visits:
    """Sources being visited; `begin` one, `take` what they bring."""

    fetcher: Fetcher
    clock: Callable[[], datetime]
    at_once: int = AT_ONCE
    again_after: tuple[float, ...] = ()
    running: dict[str, None] = field(default_factory=dict)
    _brought: "queue.Queue[Brought | Ended]" = field(default_factory=lambda: queue.Queue(_HELD))
    _stopping: threading.Event = field(default_factory=threading.Event)
    _pool: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        self._pool = ThreadPoolExecutor(self.at_once, thread_name_prefix="visit")

    @property
    def waiting(self) -> int:
        """How many pages wait to be taken."""
        return self._brought.qsize()

    def begin(self, state: SourceState) -> None:
        """Visit a source."""
        self.running[state.address] = None
        self._pool.submit(self._visit, state)

    def take(self, seconds: float) -> Brought | Ended | None:
        """What came next, waited for; None when nothing came."""
        try:
            found = self._brought.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(found, Ended):
            self.running.pop(found.state.address, None)
        return found

    def stop(self) -> None:
        """End all visits; what they had not brought is brought by the next visit."""
        self._stopping.set()
        self.fetcher.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    # -- in a thread

    def _visit(self, state: SourceState) -> None:
        try:
            visited = visit(state, self.fetcher, self.clock(), self.again_after)
            brought = take_new(visited, self.fetcher)
            for found in brought:
                if not self._put(Brought(state.address, found)):
                    return
            self._put(Ended(state, visited))
        except ReportedlyError as error:  # the archive's disk, most likely; the source is asked again
            self._put(Ended(state, None, str(error)))
        except Exception as error:
            self._put(Ended(state, None, f"a defect in Reportedly: {type(error).__name__}: {error}"))

    def _put(self, item: Brought | Ended) -> bool:
        while not self._stopping.is_set():
            try:
                self._brought.put(item, timeout=_PATIENCE)
                return True
            except queue.Full:
                continue
        return False
