"""WARC and WACZ files are read record by record; what is broken in them is told and passed over."""

import base64
import gzip
import hashlib
import random
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from server import story

from reportedly.collect import Fetcher, Limits, collect, stream
from reportedly.collect.web_archives import read_web_archive
from reportedly.records import Failure, Page

HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def record(
    number: int,
    body: bytes,
    http: bytes = HTTP,
    kind: str = "response",
    url: str | None = None,
    length: int | None = None,
    extra: str = "",
) -> bytes:
    """One record; `http` is empty for those that hold no response."""
    block = http + b"\r\n" + body if http else body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url or f'https://a.example/harbour-news-{number}?fbclid=1'}\r\n"
        f"WARC-Date: 2031-05-04T09:30:{number % 60:02}Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n{extra}"
        f"Content-Type: {'application/http; msgtype=response' if http else 'text/html'}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(records: Sequence[bytes]) -> bytes:
    return b"".join(gzip.compress(one) for one in records)


def read(path: Path, limits: Limits | None = None) -> tuple[list[Page], list[Failure]]:
    return collect([str(path)], limits=limits or Limits())


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_responses_become_pages_with_their_address_and_time(tmp_path: Path, name: str) -> None:
    records = [record(n, story(n)) for n in range(3)]
    info = record(9, b"software: x", b"", "warcinfo")
    content = packed([info, *records]) if name.endswith("gz") else b"".join([info, *records])
    (tmp_path / name).write_bytes(content)
    pages, failures = read(tmp_path / name)
    assert not failures
    assert [page.content for page in pages] == [story(n) for n in range(3)]
    first = pages[0]
    assert (first.kind, first.charset, first.media_type) == ("html", "utf-8", "text/html")
    assert first.url == "https://a.example/harbour-news-0?fbclid=1"
    assert first.canonical == "https://a.example/harbour-news-0"
    assert first.seen == "2031-05-04T09:30:00+00:00"
    assert first.file == str(tmp_path / name) and first.name.startswith(f"{first.file}:")


def test_what_is_no_article_is_passed_over_in_silence(tmp_path: Path) -> None:
    image = HTTP.replace(b"text/html", b"image/png")
    records = [
        record(1, b"\x89PNG", image),
        record(2, b"gone", HTTP.replace(b"200 OK", b"404 No")),
        record(3, b"moved", HTTP.replace(b"200 OK", b"301 No")),
        record(4, b"User-agent: *", HTTP.replace(b"html", b"plain"), url="https://a.example/robots.txt"),
        record(5, b"GET / HTTP/1.1", b"", "request"),
        record(6, b"", HTTP),
        record(7, story(7)),
    ]
    (tmp_path / "a.warc.gz").write_bytes(packed(records))
    pages, failures = read(tmp_path / "a.warc.gz")
    assert ([page.content for page in pages], failures) == ([story(7)], [])


def test_codings_are_undone_and_pretended_ones_passed_by(tmp_path: Path) -> None:
    brotli = pytest.importorskip("brotli")
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (story(1)[:40], story(1)[40:])) + b"0\r\n\r\n"
    records = [
        record(1, chunked, HTTP + b"Transfer-Encoding: chunked\r\n"),
        record(2, gzip.compress(story(2)), HTTP + b"Content-Encoding: gzip\r\n"),
        record(3, brotli.compress(story(3)), HTTP + b"Content-Encoding: br\r\n"),
        record(4, story(4), HTTP + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        record(5, zlib.compress(story(5)), HTTP + b"Content-Encoding: deflate\r\n"),
        record(6, zlib.compress(story(6))[2:-4], HTTP + b"Content-Encoding: deflate\r\n"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    pages, failures = read(tmp_path / "a.warc")
    assert not failures
    assert [page.content for page in pages] == [story(n) for n in range(1, 7)]


def test_bombs_and_broken_bodies_are_failures(tmp_path: Path) -> None:
    coded = HTTP + b"Content-Encoding: gzip\r\n"
    records = [
        record(1, gzip.compress(b"a" * 9_000_000), coded),
        record(2, gzip.compress(story(2))[:-20], coded),
        record(3, b"x" * 3_000_000),
        record(4, b"zz\r\n", HTTP + b"Transfer-Encoding: chunked\r\n"),
        record(5, b"no http at all", b"what\r\n"),
        record(6, story(6)),
    ]
    (tmp_path / "a.warc.gz").write_bytes(packed(records))
    pages, failures = read(tmp_path / "a.warc.gz", Limits(page_bytes=100_000))
    assert pages[-1].content == story(6)
    reasons = " ".join(failure.reason for failure in failures)
    assert "over 100,000 bytes" in reasons and "ends too early" in reasons and "3 MB" in reasons
    assert "no HTTP response" in reasons


def _damaged() -> Iterator[tuple[str, bytes, list[int]]]:
    rng = random.Random(5)
    bodies = {n: story(n, " ".join(rng.choices(["quay", "mole", "crane", "ferry", "tide"], k=800))) for n in range(6)}
    plain = [record(n, body) for n, body in bodies.items()]
    packs = [gzip.compress(one) for one in plain]
    broken = bytearray(packs[2])
    broken[300:500] = b"\x00" * 200
    yield "cut short", b"".join(packs)[:-200], [0, 1, 2, 3, 4]
    yield "cut short plain", b"".join(plain)[:-200], [0, 1, 2, 3, 4]
    yield "broken in the middle", b"".join([*packs[:2], bytes(broken), *packs[3:]]), [0, 1, 3, 4, 5]
    yield "a piece missing", b"".join([*packs[:2], packs[2][:600], *packs[3:]]), [0, 1, 3, 4, 5]
    yield "junk between", b"".join([*packs[:3], b"\x1f\x8b\x08junk", *packs[3:]]), [0, 1, 2, 3, 4, 5]
    wrong = record(2, bodies[2], length=10)
    yield "a length too small", b"".join([*plain[:2], wrong, *plain[3:]]), [0, 1, 3, 4, 5]


@pytest.mark.parametrize(("what", "content", "left"), list(_damaged()), ids=lambda value: str(value)[:20])
def test_reading_goes_on_behind_a_broken_record(tmp_path: Path, what: str, content: bytes, left: list[int]) -> None:
    path = tmp_path / ("a.warc" if content.startswith(b"WARC") else "a.warc.gz")
    path.write_bytes(content)
    pages, failures = read(path)
    titles = [page.content.split(b"<title>Story ")[1][:1].decode() for page in pages if b"<title>" in page.content]
    assert [int(title) for title in titles] == left
    assert failures and all("\n" not in failure.reason for failure in failures)


@pytest.mark.parametrize(
    "content", [b"", b"no archive", b"\x1f\x8b", b"PK\x03\x04", gzip.compress(b"text"), b"WARC/1.0\r\n"]
)
@pytest.mark.parametrize("name", ["a.warc.gz", "a.wacz"])
def test_what_is_no_web_archive_is_a_failure(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    pages, failures = read(tmp_path / name)
    assert not pages and failures


def test_altered_bytes_are_told_and_taken(tmp_path: Path) -> None:
    block = HTTP + b"\r\n" + story(1)
    sha1 = base64.b32encode(hashlib.sha1(block).digest()).decode()
    sha256 = hashlib.sha256(block).hexdigest()
    digests = [f"sha1:{sha1}", f"sha256:{sha256}", "sha256:" + "0" * 64, "odd:abc", "sha1:!"]
    records = [record(1, story(1), extra=f"WARC-Block-Digest: {digest}\r\n") for digest in digests]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    found = list(read_web_archive(tmp_path / "a.warc", "a.warc", Limits()))
    assert [isinstance(item, Page) for item in found] == [True, True, True, False, True, True]
    assert "not those of its digest" in str(found[3])


def test_the_archives_in_a_wacz_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("datapackage.json", "{}")
        bundle.writestr("archive/1.warc.gz", packed([record(1, story(1))]))
        bundle.writestr("archive/2.warc.gz", packed([record(2, story(2))])[:-40])
        bundle.writestr("archive/3.warc", record(3, story(3)), zipfile.ZIP_DEFLATED)
    pages, failures = read(path)
    assert [page.content for page in pages] == [story(1), story(3)]
    assert len(failures) == 1 and "2.warc.gz" in failures[0].input


def test_without_its_library_the_line_to_install_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.warc").write_bytes(record(1, story(1)))
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    _, failures = read(tmp_path / "a.warc")
    assert "reportedly[warc]" in failures[0].reason


def test_a_large_archive_takes_no_more_memory_than_a_page(tmp_path: Path) -> None:
    path = tmp_path / "large.warc.gz"
    filler = b"<p>The tide came in.</p>" * 8400
    with path.open("wb") as out:
        for number in range(300):  # 60 MB of pages, each with other bytes
            out.write(gzip.compress(record(number, story(number) + filler), 1))
    size = 0
    tracemalloc.start()
    with Fetcher(Limits()) as fetcher:
        for found in stream([str(path)], fetcher=fetcher):
            assert isinstance(found, Page)
            size += len(found.content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 59_000_000
    assert peak < 4_000_000
