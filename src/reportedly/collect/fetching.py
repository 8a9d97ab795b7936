"""Fetching one page from the web: politely, within limits, and only from addresses that were checked."""

import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlunsplit

import httpx
from protego import Protego

from reportedly import __version__
from reportedly.collect.addresses import Refused, resolve, split_address
from reportedly.collect.limits import Limits, megabytes

USER_AGENT = f"reportedly/{__version__} (compares news reports; reads single pages at a person's request)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, text/*;q=0.9, application/json;q=0.8",
    "Accept-Encoding": "gzip",
    "Accept-Language": "en",
}
_AGENT = "reportedly"  # the name that robots.txt may address
_ROBOTS_BYTES = 500_000  # RFC 9309: at least 500 kibibytes are to be read
_LONGEST_DELAY = 10.0  # seconds of Crawl-delay that are honoured for one page
_REDIRECTS = (301, 302, 303, 307, 308)
_TRIES = 3  # addresses of a host that are tried
_TEXTUAL = (
    "text/",
    "application/xhtml",
    "application/json",
    "application/ld+json",
    "application/x-ndjson",
    "application/jsonl",
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response's body, decompressed, with where it came from in the end."""

    content: bytes
    final_url: str
    media_type: str | None
    charset: str | None


@dataclass(slots=True)
class Fetcher:
    """One run's fetching: its client, what each host's robots.txt says, and when each host was last asked."""

    limits: Limits
    allow_private: bool = False
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, Protego | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """The page at an address.  Raises Refused with the reason when it is not to be had.

        A server that sends its headers a byte at a time would outlive every timeout of a read, so the whole runs
        beside this thread and is given up at the deadline.
        """
        done: list[Fetched | Exception] = []
        deadline = time.monotonic() + self.limits.total_seconds
        worker = threading.Thread(target=self._work, args=(url, deadline, done), daemon=True)
        worker.start()
        worker.join(self.limits.total_seconds + 1)
        if not done:
            raise Refused(f"no complete answer within {self.limits.total_seconds:g} seconds. Try again later")
        if isinstance(done[0], Exception):
            raise done[0]
        return done[0]

    def _work(self, url: str, deadline: float, done: list[Fetched | Exception]) -> None:
        try:
            done.append(self._follow(url, deadline))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
            done.append(Refused(f"the connection failed: {error or type(error).__name__}"))
        except Exception as error:  # handed to the waiting thread, which raises it
            done.append(error)

    def _follow(self, url: str, deadline: float) -> Fetched:
        for _ in range(self.limits.redirects + 1):
            parts = split_address(url)
            self._check_robots(parts, deadline)
            self._wait(parts)
            answer = self._ask(parts, self.limits.page_bytes, deadline)
            if answer.status not in _REDIRECTS or not answer.location:
                return _page(answer, url)
            url = urljoin(url, answer.location)
        raise Refused(f"more than {self.limits.redirects} redirects, the last to {url}")

    def _wait(self, parts: SplitResult) -> None:
        """One request at a time to a host, with a pause that its robots.txt may lengthen."""
        robots = self._robots.get(_root(parts))
        asked = robots.crawl_delay(_AGENT) if robots else None
        pause = max(self.limits.delay_seconds, min(float(asked or 0), _LONGEST_DELAY))
        last = self._asked.get(parts.netloc)
        if last is not None and (left := last + pause - time.monotonic()) > 0:
            self.sleep(left)
        self._asked[parts.netloc] = time.monotonic()

    def _check_robots(self, parts: SplitResult, deadline: float) -> None:
        root = _root(parts)
        if root not in self._robots:
            self._robots[root] = self._read_robots(root, deadline)
        robots = self._robots[root]
        url = urlunsplit(parts)
        if robots is None:
            raise Refused(f"{root}/robots.txt could not be read, so nothing may be fetched there. Try again later")
        if not robots.can_fetch(url, _AGENT):
            raise Refused(f"{root}/robots.txt does not allow it. Save the page in a browser and give the file")

    def _read_robots(self, root: str, deadline: float) -> Protego | None:
        """The rules of a host; none at all where it has no such file, None where its server fails (RFC 9309)."""
        url = f"{root}/robots.txt"
        for _ in range(self.limits.redirects + 1):
            answer = self._ask(split_address(url), _ROBOTS_BYTES, deadline, cut=True)
            if answer.status not in _REDIRECTS or not answer.location:
                break
            url = urljoin(url, answer.location)
        if answer.status >= 500 or answer.status == 429:
            return None
        rules = answer.content.decode("utf-8", errors="replace") if answer.status == 200 else ""
        return Protego.parse(rules)

    def _ask(self, parts: SplitResult, most: int, deadline: float, cut: bool = False) -> "_Answer":
        """One request to a checked address of the host, the next one where a connection fails."""
        addresses = resolve(parts, self.allow_private)[:_TRIES]
        for number, address in enumerate(addresses, start=1):
            try:
                return self._ask_at(address, parts, most, deadline, cut)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise Refused(f"the host {parts.hostname} has no address")

    def _ask_at(self, address: str, parts: SplitResult, most: int, deadline: float, cut: bool) -> "_Answer":
        left = max(0.1, deadline - time.monotonic())
        limits = self.limits
        timeout = httpx.Timeout(min(limits.read_seconds, left), connect=min(limits.connect_seconds, left))
        headers = {"Host": parts.netloc, **_HEADERS}
        host = f"[{address}]" if ":" in address else address
        port = f":{parts.port}" if parts.port else ""
        url = urlunsplit((parts.scheme, host + port, parts.path or "/", parts.query, ""))
        with (
            httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client,
            client.stream("GET", url, headers=headers, extensions={"sni_hostname": parts.hostname}) as response,
        ):
            reads = response.status_code == 200
            content = _read_body(response, most, deadline, cut) if reads else b""
            return _Answer(response.status_code, response.headers.get("location"), response.headers, content)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str | None
    headers: httpx.Headers
    content: bytes


def _root(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc}"


def _read_body(response: httpx.Response, most: int, deadline: float, cut: bool) -> bytes:
    """The body, decompressed at most one byte beyond `most`: a small response may unpack to gigabytes."""
    encoding = response.headers.get("content-encoding", "").lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise Refused(f"its encoding {encoding!r} was not asked for")
    unpack = zlib.decompressobj(31) if "gzip" in encoding else None
    parts: list[bytes] = []
    size = 0
    for chunk in response.iter_raw(65_536):
        if time.monotonic() > deadline:
            raise Refused("no complete answer before the deadline. Try again later")
        try:
            part = unpack.decompress(chunk, most + 1 - size) if unpack else chunk
        except zlib.error as error:
            raise Refused(f"its compressed body is broken ({error})") from error
        parts.append(part)
        size += len(part)
        if size > most:
            if cut:
                break
            raise Refused(f"over {megabytes(most)}, the most for one page")
    if unpack and not unpack.eof and not cut:
        raise Refused("its compressed body is broken (it ends too early)")
    return b"".join(parts)[:most]


def _page(answer: _Answer, url: str) -> Fetched:
    if answer.status != 200:
        raise Refused(f"the server answered {answer.status}. Save the page in a browser and give the file")
    declared = answer.headers.get("content-type", "")
    media_type = declared.split(";")[0].strip().lower() or None
    if media_type and not media_type.startswith(_TEXTUAL):
        raise Refused(f"its type is {media_type}, not a page of text")
    _, _, charset = declared.lower().partition("charset=")
    return Fetched(answer.content, url, media_type, charset.split(";")[0].strip(" \"'") or None)
