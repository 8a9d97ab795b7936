"""Politeness towards each host: its robots.txt (RFC 9309), a few requests at once, a pause between them, and rest
where it asks for it.  Shared by all threads of a run."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlunsplit

from protego import Protego

from reportedly.collect.addresses import Refused
from reportedly.collect.limits import Limits
from reportedly.collect.retrying import Resting

AGENT = "reportedly"  # the name that robots.txt may address
ROBOTS_BYTES = 500_000  # RFC 9309: at least 500 kibibytes are to be read
_LONGEST_DELAY = 10.0  # seconds of Crawl-delay that are honoured for one page
_ROBOTS_SECONDS = 24 * 3600.0  # RFC 9309: robots.txt is not to be kept for longer than a day
_UNREACHABLE_SECONDS = 300.0  # after which a robots.txt that could not be had is asked for again
_SILENT = 3  # requests in a row that a host does not answer in time, after which it is left alone
_HOSTS = 10_000  # that are remembered; a run of weeks would otherwise never forget one


@dataclass(slots=True)
class _Host:
    """What is known of one host (scheme, name and port)."""

    slots: threading.BoundedSemaphore
    robots_lock: threading.Lock = field(default_factory=threading.Lock)
    robots: Protego | None = None
    robots_until: float = 0.0
    asked: float = float("-inf")
    closed_until: float = 0.0
    why: str = ""
    silent: int = 0  # requests in a row without an answer


@dataclass(slots=True)
class Hosts:
    """The hosts of a run.  `read_robots` gives a root's rules, None where its server fails."""

    limits: Limits
    sleep: Callable[[float], None]
    read_robots: Callable[[str], Protego | None]
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def check_robots(self, parts: SplitResult) -> None:
        """Raises Refused where robots.txt forbids the address or could not be read."""
        root = root_of(parts)
        robots = self._robots(self._host(root), root)
        if robots is None:
            raise Resting(f"{root}/robots.txt could not be read, so nothing may be fetched there. Try again later")
        if not robots.can_fetch(urlunsplit(parts), AGENT):
            raise Refused(f"{root}/robots.txt does not allow it. Save the page in a browser and give the file")

    @contextmanager
    def turn(self, parts: SplitResult) -> Iterator[None]:
        """A turn at the host: waits for one of its slots, and until the pause since the last request is over."""
        host = self._host(root_of(parts))
        with host.slots:
            left = host.closed_until - time.monotonic()
            if left > 0:
                raise Resting(f"{parts.hostname} {host.why} for another {left:.0f} seconds. Try again later", left)
            self._pause(host)
            yield

    def close(self, parts: SplitResult, seconds: float, why: str = "asked to be left alone") -> None:
        """Leaves a host alone for a time, as it asked."""
        host = self._host(root_of(parts))
        host.closed_until, host.why = max(host.closed_until, time.monotonic() + seconds), why

    def answered(self, parts: SplitResult) -> None:
        """Note that a host answered."""
        self._host(root_of(parts)).silent = 0

    def kept_silent(self, parts: SplitResult) -> None:
        """Note that a host did not answer in time; after some in a row it is left alone.

        Otherwise the two hundred entries of a feed whose host hangs would hold up a thread for an hour.
        """
        host = self._host(root_of(parts))
        host.silent += 1
        if host.silent >= _SILENT:
            self.close(parts, _UNREACHABLE_SECONDS, f"did not answer {host.silent} times in a row and is left alone")

    def _pause(self, host: _Host) -> None:
        asked = host.robots.crawl_delay(AGENT) if host.robots else None
        pause = max(self.limits.delay_seconds, min(float(asked or 0), _LONGEST_DELAY))
        with self._lock:  # only the turn is taken under the lock; the sleep is not
            now = time.monotonic()
            begin = max(now, host.asked + pause)
            host.asked = begin
        if begin > now:
            self.sleep(begin - now)

    def _host(self, root: str) -> _Host:
        with self._lock:
            if root not in self._hosts:
                if len(self._hosts) >= _HOSTS:
                    del self._hosts[next(iter(self._hosts))]
                self._hosts[root] = _Host(threading.BoundedSemaphore(self.limits.per_host))
            return self._hosts[root]

    def _robots(self, host: _Host, root: str) -> Protego | None:
        with host.robots_lock:  # one thread asks, the others of the host wait for its answer
            if time.monotonic() >= host.robots_until:
                host.robots = self.read_robots(root)
                kept = _ROBOTS_SECONDS if host.robots is not None else _UNREACHABLE_SECONDS
                host.robots_until = time.monotonic() + kept
            return host.robots


def root_of(parts: SplitResult) -> str:
    """Scheme, host and port: what a robots.txt speaks for."""
    return f"{parts.scheme}://{parts.netloc}"
