"""Fetching one page from the web: politely, within limits, only from addresses that were checked, again where the
failure may pass, and kept in the archive where there is one."""

import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import SplitResult, urljoin, urlunsplit

import httpcore
from protego import Protego

from reportedly import __version__
from reportedly.collect.addresses import Refused, split_address
from reportedly.collect.answers import Answer, check_type, read_body
from reportedly.collect.archive import Archive
from reportedly.collect.connecting import Deadline, open_pool
from reportedly.collect.hosts import ROBOTS_BYTES, Hosts, root_of
from reportedly.collect.limits import Limits
from reportedly.collect.retrying import PASSING, Budget, Later, Resting, pause_before, retry_after
from reportedly.errors import ReportedlyError
from reportedly.records import ArchivePlace

USER_AGENT = f"reportedly/{__version__} (compares news reports; reads single pages at a person's request)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/rss+xml, application/atom+xml, text/*;q=0.9, application/*;q=0.8",
    "Accept-Encoding": "gzip",
    "Accept-Language": "en",
}
_REDIRECTS = (301, 302, 303, 307, 308)


def utc_now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response's body, decompressed, with where it came from in the end.

    `unchanged` where the server said so (304): then there is no content.  `seen` is the moment (ISO 8601, UTC, to the
    second), `archive` where the response was kept, `etag` and `last_modified` what to ask with next time.
    """

    content: bytes
    final_url: str
    media_type: str | None
    charset: str | None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False
    seen: str | None = None
    archive: ArchivePlace | None = None


@dataclass(slots=True)
class Fetcher:
    """One run's fetching, for any number of threads; close it when done (or use `with`).

    `clock`, `sleep` and `chance` are those of the machine unless given.
    """

    limits: Limits
    allow_private: bool = False
    sleep: Callable[[float], None] | None = None
    archive: Archive | None = None
    clock: Callable[[], datetime] = utc_now
    chance: random.Random = field(default_factory=random.Random)
    _deadline: Deadline = field(default_factory=Deadline)
    _hosts: Hosts = field(init=False)
    _slots: threading.BoundedSemaphore = field(init=False)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _pool: httpcore.ConnectionPool | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _budgets: dict[str, Budget] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._hosts = Hosts(self.limits, self._sleep, self._read_robots)
        self._slots = threading.BoundedSemaphore(self.limits.at_once)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the fetching, from any thread: what is under way fails soon, nothing further is asked."""
        self._stopped.set()
        with self._lock:
            pool, self._pool = self._pool, None
        if pool:
            pool.close()

    def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, budget: Budget | None = None
    ) -> Fetched:
        """The page at an address.  Raises Refused with the reason when it is not to be had.

        With `etag` or `last_modified` of an earlier answer the server may say that nothing changed.  What fails for now
        is tried again while the `budget` lasts (without one: a budget of the host's own).
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        conditions = {name: value for name, value in asked.items() if value}
        parts = split_address(url)
        budget = budget or self._budget_of(root_of(parts))
        for attempt in range(self.limits.tries):
            try:
                return self._follow(url, conditions)
            except Resting:
                raise
            except Later as later:
                wait = pause_before(
                    attempt, later.after, self.limits.backoff_seconds, self.limits.longest_wait, self.chance
                )
                if later.after and later.after > self.limits.longest_wait:
                    self._hosts.close(parts, later.after)
                    raise Later(f"{later}, and asked to wait {later.after:.0f} seconds", later.after) from later
                if attempt + 1 == self.limits.tries or not budget.take():
                    tried = f" (tried {attempt + 1} times)" if attempt else ""
                    raise Later(f"{later}{tried}. Try again later", later.after) from later
                self._sleep(wait)
        raise Refused("no try is allowed")

    def _sleep(self, seconds: float) -> None:
        if self.sleep is not None:
            self.sleep(seconds)
        else:
            self._stopped.wait(seconds)

    def send(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        """Posts something to an address that the user named (an alert's webhook); the status.  Raises Refused.

        No robots.txt and no redirect: this is no reading of pages.
        """
        parts = split_address(url)
        try:
            return self._ask(parts, ROBOTS_BYTES, dict(headers), content=content, cut=True).status
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError) as error:
            raise Refused(f"the connection failed: {error or type(error).__name__}") from error

    def _budget_of(self, root: str) -> Budget:
        with self._lock:
            return self._budgets.setdefault(root, Budget(self.limits.retries))

    def _follow(self, url: str, conditions: Mapping[str, str]) -> Fetched:
        for _ in range(self.limits.redirects + 1):
            parts = split_address(url)
            try:
                self._hosts.check_robots(parts)
                with self._hosts.turn(parts), self._slots:
                    answer = self._ask(parts, self.limits.page_bytes, conditions)
            except (httpcore.ReadTimeout, httpcore.WriteTimeout, httpcore.PoolTimeout) as error:
                self._hosts.kept_silent(parts)
                # not tried again: each try of a slow server would take as long
                told = f"{self.limits.total_seconds:g} seconds, or {self.limits.read_seconds:g} without a word of it"
                raise Resting(f"no complete answer within {told}. Try again later") from error
            except httpcore.ConnectTimeout as error:
                self._hosts.kept_silent(parts)
                raise Later(f"the connection failed: {error or type(error).__name__}") from error
            except (httpcore.NetworkError, httpcore.ProtocolError) as error:
                raise Later(f"the connection failed: {error or type(error).__name__}") from error
            except (Refused, ReportedlyError):
                raise
            except Exception as error:  # whatever a server brings a library to raise is this page's failure
                raise Refused(f"the connection failed: {error or type(error).__name__}") from error
            self._hosts.answered(parts)
            location = answer.header("location")
            if answer.status not in _REDIRECTS or not location:
                return self._fetched(answer, conditions)
            url = urljoin(url, location)
        raise Refused(f"more than {self.limits.redirects} redirects, the last to {url}")

    def _fetched(self, answer: Answer, conditions: Mapping[str, str]) -> Fetched:
        """What an answer gives; kept in the archive as it came."""
        now = self.clock()
        if answer.status == 304 and conditions:
            return Fetched(b"", answer.url, None, None, unchanged=True, seen=now.isoformat(timespec="seconds"))
        if answer.status in PASSING:
            after = retry_after(answer.header("retry-after"), now)
            raise Later(f"the server answered {answer.status}", after)
        if answer.status != 200:
            raise Refused(f"the server answered {answer.status}. Save the page in a browser and give the file")
        media_type, charset = check_type(answer)
        seen = now.isoformat(timespec="seconds")
        place = self.archive.keep_answer(answer, _HEADERS, seen) if self.archive else None
        return Fetched(
            answer.content,
            answer.url,
            media_type,
            charset,
            answer.header("etag"),
            answer.header("last-modified"),
            seen=seen,
            archive=place,
        )

    def _read_robots(self, root: str) -> Protego | None:
        """The rules of a host; none at all where it has no such file, None where its server fails (RFC 9309)."""
        url = f"{root}/robots.txt"
        for _ in range(self.limits.redirects + 1):
            answer = self._ask(split_address(url), ROBOTS_BYTES, {}, cut=True)
            location = answer.header("location")
            if answer.status not in _REDIRECTS or not location:
                break
            url = urljoin(url, location)
        if answer.status >= 500 or answer.status == 429:
            return None
        rules = answer.content.decode("utf-8", errors="replace") if answer.status == 200 else ""
        return Protego.parse(rules)

    def _ask(
        self,
        parts: SplitResult,
        most: int,
        conditions: Mapping[str, str],
        content: bytes | None = None,
        cut: bool = False,
    ) -> Answer:
        """One request, its answer read until the deadline; `cut` takes the beginning of what is too long."""
        limits, deadline = self.limits, time.monotonic() + self.limits.total_seconds
        self._deadline.at = deadline
        timeout = {"connect": limits.connect_seconds, "read": limits.read_seconds}
        timeout |= {"write": limits.read_seconds, "pool": limits.total_seconds}
        url = urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))
        with self._connections().stream(
            "GET" if content is None else "POST",
            _in_ascii(url),
            headers=list({"Host": parts.netloc, **_HEADERS, **conditions}.items()),
            content=content,
            extensions={"timeout": timeout},
        ) as response:
            headers = tuple((k.decode("latin-1").lower(), v.decode("latin-1")) for k, v in response.headers)
            coding = next((value for name, value in headers if name == "content-encoding"), "")
            peer, reads = _peer(response), response.status == 200
            body = read_body(response.iter_stream(), coding, most, deadline, cut) if reads else b""
            phrase = bytes(response.extensions.get("reason_phrase", b"")).decode("latin-1")
            return Answer(url, response.status, phrase, headers, body, peer)

    def _connections(self) -> httpcore.ConnectionPool:
        with self._lock:
            if self._stopped.is_set():
                raise Refused("the run was ended before")
            if self._pool is None:
                self._pool = open_pool(self.allow_private, self.limits.at_once, self._deadline)
            return self._pool


def _in_ascii(url: str) -> bytes:
    """The address as it goes over the wire: what is no ASCII, percent-encoded as UTF-8."""
    return b"".join(
        bytes([byte]) if 0x20 < byte < 0x7F else b"%%%02X" % byte for byte in url.encode("utf-8", "surrogatepass")
    )


def _peer(response: httpcore.Response) -> str | None:
    stream = response.extensions.get("network_stream")
    address = stream.get_extra_info("server_addr") if stream else None
    return str(address[0]) if address else None
