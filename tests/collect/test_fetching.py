# ruff: noqa: E501 - lists of addresses
"""Fetching from a real server on this machine: politeness, limits, and the addresses that are never asked."""

import contextlib
import gzip
import re
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from reportedly.collect import Limits, addresses, collect
from reportedly.collect.addresses import is_public

LIMITS = Limits(page_bytes=200_000, total_seconds=20, read_seconds=15, delay_seconds=0.0, backoff_seconds=0.01)
PAGE = b"<html><body><p>The harbour was closed on Tuesday.</p></body></html>"


class Site(ThreadingHTTPServer):
    """A server that notes what it was asked and answers by path."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.robots: tuple[int, bytes] = (404, b"")
        super().__init__(("127.0.0.1", 0), Handler)

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    """Pages that work and pages that do not."""

    server: Site

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at what was asked."""

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("User-Agent", "")))
        name = self.path.strip("/").replace(".", "_")
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"give_{name}", self.give_nothing)()

    def give(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def give_nothing(self) -> None:
        self.give(404, b"")

    def give_robots_txt(self) -> None:
        status, body = self.server.robots
        if status == 302:
            self.give(status, body, Location="http://inside.example/robots.txt")
        else:
            self.give(status, body, Content_Type="text/plain")

    def give_page(self) -> None:
        self.give(200, PAGE, Content_Type="text/html; charset=ISO-8859-1")

    def give_packed(self) -> None:
        self.give(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def give_bomb(self) -> None:
        self.give(200, gzip.compress(b"a" * 50_000_000), Content_Type="text/plain", Content_Encoding="gzip")

    def give_broken(self) -> None:
        self.give(200, b"no gzip", Content_Type="text/plain", Content_Encoding="gzip")

    def give_huge(self) -> None:
        self.give(200, b"a" * 300_000, Content_Type="text/plain")

    def give_image(self) -> None:
        self.give(200, b"\x89PNG\r\n", Content_Type="image/png")

    def give_loop(self) -> None:
        self.give(302, b"", Location="/loop")

    def give_moved(self) -> None:
        self.give(301, b"", Location="/page")

    def give_away(self) -> None:
        self.give(302, b"", Location="file:///etc/hostname")

    def give_inside(self) -> None:
        self.give(302, b"", Location="http://inside.example/secret")

    def give_short(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n" + PAGE)

    def give_half(self) -> None:
        self.give(200, gzip.compress(PAGE * 50)[:-30], Content_Type="text/html", Content_Encoding="gzip")

    def give_heads(self) -> None:
        self.send_response(200)
        for number in range(2000):
            self.send_header(f"X-{number}", "a" * 500)
        self.end_headers()

    def give_chunks(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            self.wfile.write(b"2000\r\n" + b"a" * 0x2000 + b"\r\n")

    def give_nobody(self) -> None:
        self.send_response(204)
        self.end_headers()

    def give_same(self) -> None:
        self.send_response(304)
        self.end_headers()

    def give_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.2)

    def give_drip(self) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html; very=long" * 2:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.2)


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def reason(url: str) -> str:
    pages, failures = collect([url], allow_private=True, limits=LIMITS)
    assert not pages
    assert failures[0].input == url
    return failures[0].reason


def test_page_is_fetched_with_its_declared_charset_and_our_name(site: Site) -> None:
    pages, failures = collect([site.address("/page")], allow_private=True, limits=LIMITS)
    assert not failures
    page = pages[0]
    assert (page.content, page.kind, page.charset, page.media_type) == (PAGE, "html", "iso-8859-1", "text/html")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/page"]
    assert all(agent.startswith("reportedly/") for _, agent in site.asked)


def test_compressed_page_is_unpacked(site: Site) -> None:
    assert collect([site.address("/packed")], allow_private=True, limits=LIMITS)[0][0].content == PAGE


def test_redirect_is_followed_and_noted(site: Site) -> None:
    page = collect([site.address("/moved")], allow_private=True, limits=LIMITS)[0][0]
    assert (page.url, page.final_url) == (site.address("/moved"), site.address("/page"))


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/loop", "more than 5 redirects"),
        ("/away", "file scheme"),
        ("/bomb", "over 0.2 MB"),
        ("/huge", "over 0.2 MB"),
        ("/broken", "broken"),
        ("/image", "image/png"),
        ("/none", "answered 404"),
        ("/short", "connection failed"),
        ("/half", "broken"),
        ("/heads", "connection failed"),
        ("/chunks", "over 0.2 MB"),
        ("/nobody", "answered 204"),
        ("/same", "answered 304"),
    ],
)
def test_what_is_not_a_page_is_a_failure(site: Site, path: str, why: str) -> None:
    assert why in reason(site.address(path))


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_slow_servers_are_given_up_at_the_deadline(site: Site, path: str) -> None:
    start = time.monotonic()
    limits = Limits(total_seconds=0.6, read_seconds=0.5, delay_seconds=0.0)
    _, failures = collect([site.address(path)], allow_private=True, limits=limits)
    assert failures
    assert time.monotonic() - start < 3


def test_robots_are_obeyed(site: Site) -> None:
    site.robots = (200, b"User-agent: *\nDisallow: /page\n")
    assert "does not allow" in reason(site.address("/page"))
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_failing_robots_forbid_all(site: Site) -> None:
    site.robots = (503, b"")
    assert "could not be read" in reason(site.address("/page"))


def test_one_host_is_asked_with_a_pause_and_its_robots_once(site: Site) -> None:
    start = time.monotonic()
    limits = Limits(delay_seconds=0.3)
    collect([site.address("/page"), site.address("/packed")], allow_private=True, limits=limits)
    assert time.monotonic() - start >= 0.3
    assert [path for path, _ in site.asked] == ["/robots.txt", "/page", "/packed"]


def test_robots_that_are_huge_are_read_as_far_as_they_must_be(site: Site) -> None:
    site.robots = (200, b"User-agent: *\nDisallow: /page\n" + b"# filler\n" * 200_000)
    assert "does not allow" in reason(site.address("/page"))


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name of the open internet that is this machine's server, and one that leads inside."""
    known = {"open.example": "127.0.0.1", "inside.example": "10.1.2.3", "local.example": "192.168.0.7"}

    real = socket.getaddrinfo

    def find(host: str, *rest: Any, **more: Any) -> Any:
        return real(known.get(host, host), *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", find)
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or is_public(address))


@pytest.mark.usefixtures("names")
def test_an_open_name_that_leads_inside_is_not_asked() -> None:
    _, failures = collect(["http://local.example/"], limits=LIMITS)
    assert "192.168.0.7" in failures[0].reason


@pytest.mark.usefixtures("names")
def test_a_redirect_from_outside_to_inside_is_not_followed(site: Site) -> None:
    _, failures = collect([f"http://open.example:{site.server_port}/inside"], limits=LIMITS)
    assert "10.1.2.3" in failures[0].reason and "private or reserved" in failures[0].reason
    assert [path for path, _ in site.asked] == ["/robots.txt", "/inside"]


@pytest.mark.usefixtures("names")
def test_robots_that_redirect_inside_are_not_followed(site: Site) -> None:
    site.robots = (302, b"")
    _, failures = collect([f"http://open.example:{site.server_port}/page"], limits=LIMITS)
    assert failures and "/page" not in [path for path, _ in site.asked]


def test_private_addresses_are_not_asked(site: Site) -> None:
    port = site.server_port
    hosts = ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
    _, failures = collect([f"http://{host}:{port}/page" for host in hosts], limits=LIMITS)
    assert len(failures) == len(hosts)
    assert all(re.search("private or reserved|not known|never asked", f.reason) for f in failures)
    assert not site.asked


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "169.254.169.254", "172.16.0.1", "192.168.1.1", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
     "fe80::1", "fc00::1", "ff02::1", "::", "::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "fec0::1", "::7f00:1"],
)  # fmt: skip
def test_reserved_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_open_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", ["ftp://x.example/a", "file:///etc/hosts", "http://a:b@x.example/", "http://", "http://[::1/", "http://x:99999/", "https://"])  # fmt: skip
def test_other_addresses_are_failures(url: str) -> None:
    assert "not fetched" in reason(url)
