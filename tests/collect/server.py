"""A real web server on this machine for the tests: feeds and pages that change, and every way of misbehaving.

    site.put("/a", Reply(PAGE))                    the same answer always
    site.put("/a", [Reply(status=503), Reply(PAGE)])   one after the other, the last for good

What was asked is noted in `site.asked`, and how many requests ran at once in `site.most_at_once`.
"""

import contextlib
import gzip
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

Mode = Literal["plain", "slow", "drip", "die", "bomb", "lie", "chunks", "long", "heads"]


@dataclass(frozen=True)
class Reply:
    """One answer.  `mode` says how it goes wrong: slow (a byte at a time), drip (so already the header), die (in the
    middle), bomb (gzip that grows), lie (says gzip, is not), chunks (garbage), long (shorter than it says), heads (a
    header without end).  `pause` seconds pass first, and the `gate` must open (or 20 seconds pass)."""

    body: bytes = b""
    status: int = 200
    media_type: str = "text/html"
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    mode: Mode = "plain"
    pause: float = 0.0
    gate: threading.Event | None = None


@dataclass(frozen=True)
class Asked:
    """One request: what for, with which header, when it began (monotonic)."""

    path: str
    headers: dict[str, str]
    at: float
    method: str = "GET"
    body: bytes = b""


@cache
def _bomb() -> bytes:
    return gzip.compress(b"a" * 5_000_000, 1)


class Site(ThreadingHTTPServer):
    """The server; `put` says what it answers."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.replies: dict[str, list[Reply]] = {}
        self.most_at_once = self.at_once = 0
        self.lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), Handler)

    def address(self, path: str) -> str:
        """The whole address of a path."""
        return f"http://127.0.0.1:{self.server_port}{path}"

    def put(self, path: str, reply: Reply | bytes | Sequence[Reply]) -> str:
        """Sets what a path answers; its whole address."""
        replies = [Reply(reply)] if isinstance(reply, bytes) else [reply] if isinstance(reply, Reply) else list(reply)
        self.replies[path] = replies
        return self.address(path)

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def next_reply(self, path: str) -> Reply:
        """The path's next answer."""
        with self.lock:
            replies = self.replies.get(path, [Reply(status=404)])
            return replies.pop(0) if len(replies) > 1 else replies[0]


class Handler(BaseHTTPRequestHandler):
    """Answers as the site was told."""

    server: Site

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at what was asked."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append(Asked(self.path, dict(self.headers), time.monotonic(), "POST", body))
        reply = self.server.next_reply(self.path)
        time.sleep(reply.pause)
        if reply.gate:
            reply.gate.wait(20)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._plain(reply)

    def do_GET(self) -> None:
        site = self.server
        reply = site.next_reply(self.path)
        with site.lock:
            site.asked.append(Asked(self.path, dict(self.headers), time.monotonic()))
            site.at_once += 1
            site.most_at_once = max(site.most_at_once, site.at_once)
        time.sleep(reply.pause)
        if reply.gate:
            reply.gate.wait(20)
        with site.lock:  # before the answer, which lets the next request begin
            site.at_once -= 1
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._answer(reply)

    def _answer(self, reply: Reply) -> None:
        if reply.etag and self.headers.get("If-None-Match") == reply.etag:
            self._plain(Reply(status=304, etag=reply.etag))
        else:
            getattr(self, f"_{reply.mode}")(reply)

    def _plain(self, reply: Reply, length: int | None = None) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.media_type)
        self.send_header("Content-Length", str(len(reply.body) if length is None else length))
        if reply.etag:
            self.send_header("ETag", reply.etag)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)

    def _slow(self, reply: Reply) -> None:
        self.send_response(200)
        self.end_headers()
        self._byte_by_byte(reply.body or b"a" * 50)

    def _drip(self, reply: Reply) -> None:
        self._byte_by_byte(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; very=long" * 2)

    def _byte_by_byte(self, content: bytes) -> None:
        for byte in content:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.1)

    def _die(self, reply: Reply) -> None:
        self._plain(Reply(reply.body[: len(reply.body) // 2], media_type=reply.media_type), len(reply.body))
        self.close_connection = True

    def _long(self, reply: Reply) -> None:
        self._plain(reply, len(reply.body) // 2)

    def _bomb(self, reply: Reply) -> None:
        self._plain(Reply(_bomb(), media_type=reply.media_type, headers={"Content-Encoding": "gzip"}))

    def _lie(self, reply: Reply) -> None:
        self._plain(Reply(reply.body, media_type=reply.media_type, headers={"Content-Encoding": "gzip"}))

    def _chunks(self, reply: Reply) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nno chunk\r\n")

    def _heads(self, reply: Reply) -> None:
        self.send_response(200)
        for number in range(2000):
            self.send_header(f"X-{number}", "a" * 500)
        self.end_headers()


@contextlib.contextmanager
def running_site() -> Iterator[Site]:
    """A site that answers until the block ends."""
    site = Site()
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()


def story(number: int, words: str = "The harbour of Port Alder was closed on Tuesday after a crane fell.") -> bytes:
    """A page of an article."""
    return (
        f"<!doctype html><html><head><title>Story {number}</title></head>"
        f"<body><article><h1>Story {number}</h1><p>{words}</p></article></body></html>"
    ).encode()


def rss(addresses: Sequence[str], text: str = "") -> Reply:
    """A feed of these addresses, each entry with a text of its own where one is given."""
    items = "".join(
        f"<item><title>Entry {n}</title><link>{address}</link><guid>{address}</guid>"
        f"<pubDate>Sun, 04 May 2031 09:{n % 60:02}:00 GMT</pubDate>"
        + (f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else "")
        + "</item>"
        for n, address in enumerate(addresses)
    )
    body = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>The Alder Post</title>{items}</channel></rss>"
    )
    return Reply(body.encode(), media_type="application/rss+xml", etag=f'"{hash(body) & 0xFFFFFFFF:x}"')
