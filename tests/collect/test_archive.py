"""What was fetched is kept, can be read back byte for byte, and is proven by its hash."""

import gzip
import hashlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from server import Reply, Site, rss, running_site, story

from reportedly.collect import Archive, Fetcher, Limits, collect, read_back, stream
from reportedly.collect.answers import Answer
from reportedly.errors import ArchiveBroken
from reportedly.records import ArchivePlace, Failure, Hint, Page

NOW = datetime(2031, 5, 4, 9, 30, tzinfo=UTC)
SEEN = "2031-05-04T09:30:00+00:00"
LIMITS = Limits(delay_seconds=0.0, backoff_seconds=0.01, total_seconds=5)


WRITER = """
import sys, hashlib
from pathlib import Path
from reportedly.collect import Archive
from reportedly.collect.answers import Answer
archive = Archive(Path(sys.argv[1]))
for number in range(10_000):
    body = b"<html><p>%d</p></html>" % number + b"tide " * 5000
    headers = (("content-type", "text/html"),)
    answer = Answer("https://a.example/%d" % number, 200, "OK", headers, body)
    place = archive.keep_answer(answer, {}, "2031-05-04T09:30:00+00:00")
    print(place.file, place.offset, place.length, hashlib.sha256(body).hexdigest(), flush=True)
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def answer(content: bytes, url: str = "https://a.example/x?y=1") -> Answer:
    headers = (("content-type", "text/html; charset=utf-8"), ("content-encoding", "gzip"), ("x-odd", "a b"))
    return Answer(url, 200, "OK", headers, content, "203.0.113.7")


def test_what_is_fetched_can_be_read_back(site: Site, tmp_path: Path) -> None:
    packed = Reply(gzip.compress(story(1)), headers={"Content-Encoding": "gzip"})
    site.put("/moved", Reply(status=302, headers={"Location": "/1"}))
    site.put("/1", packed)
    with Archive(tmp_path) as archive, Fetcher(LIMITS, True, archive=archive, clock=lambda: NOW) as fetcher:
        (page,) = stream([site.address("/moved")], fetcher=fetcher)
    assert isinstance(page, Page) and page.archive and page.seen == SEEN
    kept = read_back(tmp_path, page.archive)
    assert (kept.content, kept.sha256, kept.kind) == (story(1), page.sha256, "html")
    assert (kept.final_url, kept.seen, kept.media_type) == (site.address("/1"), SEEN, "text/html")


def test_the_archive_is_read_like_any_other(site: Site, tmp_path: Path) -> None:
    addresses = [site.put(f"/{n}", story(n)) for n in range(3)]
    with Archive(tmp_path) as archive, Fetcher(LIMITS, True, archive=archive, clock=lambda: NOW) as fetcher:
        seen = [found for found in stream(addresses, fetcher=fetcher) if isinstance(found, Page)]
    pages, failures = collect([str(tmp_path)])
    assert not failures
    assert {(p.url, p.sha256, p.seen) for p in pages} == {(p.url, p.sha256, p.seen) for p in seen}


def test_a_feeds_own_text_is_kept_with_its_hints(site: Site, tmp_path: Path) -> None:
    feed = site.put("/feed", rss([site.address("/gone")], "<p>The crane fell.</p>"))
    with Archive(tmp_path) as archive, Fetcher(LIMITS, True, archive=archive, clock=lambda: NOW) as fetcher:
        page = next(found for found in stream([feed], fetcher=fetcher) if isinstance(found, Page))
    assert page.archive
    kept = read_back(tmp_path, page.archive)
    assert (kept.content, kept.hints, kept.kind, kept.url) == (page.content, page.hints, page.kind, page.url)


def test_files_are_valid_records_with_digests(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        place = archive.keep_answer(answer(b"<p>x</p>"), {"User-Agent": "reportedly"}, SEEN)
    content = gzip.decompress((tmp_path / place.file).read_bytes()).decode()
    assert [line for line in content.splitlines() if line.startswith("WARC-Type")] == [
        "WARC-Type: warcinfo",
        "WARC-Type: response",
        "WARC-Type: request",
    ]
    assert f"WARC-Payload-Digest: sha256:{hashlib.sha256(b'<p>x</p>').hexdigest()}\r\n" in content
    assert "WARC-Date: 2031-05-04T09:30:00Z\r\n" in content and "WARC-IP-Address: 203.0.113.7" in content
    assert "x-archive-orig-content-encoding: gzip\r\n" in content and "\r\ncontent-encoding" not in content
    assert "GET /x?y=1 HTTP/1.1\r\nHost: a.example\r\n" in content
    assert place.file == "reportedly-20310504T093000Z-00001.warc.gz"


def test_the_same_pages_make_the_same_archive(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with Archive(tmp_path / name) as archive:
            archive.keep_answer(answer(b"<p>x</p>"), {}, SEEN)
    (one,), (two,) = ((tmp_path / name).iterdir() for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_full_file_is_followed_by_another(tmp_path: Path) -> None:
    with Archive(tmp_path, most_bytes=1500, durable=False) as archive:
        places = [archive.keep_answer(answer(bytes([65 + n]) * 50), {}, SEEN) for n in range(6)]
    assert len({place.file for place in places}) > 1
    assert [read_back(tmp_path, place).content[:1] for place in places] == [bytes([65 + n]) for n in range(6)]


def test_after_a_crash_a_new_file_is_begun_and_nothing_whole_is_lost(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        first = archive.keep_answer(answer(story(1)), {}, SEEN)
        archive.keep_answer(answer(story(2), "https://a.example/2"), {}, SEEN)
    path = tmp_path / first.file
    path.write_bytes(path.read_bytes()[:-600])  # as if the machine had stopped while it was written
    with Archive(tmp_path) as archive:
        later = archive.keep_answer(answer(story(3), "https://a.example/3"), {}, SEEN)
    assert later.file != first.file
    assert read_back(tmp_path, first).content == story(1)
    pages, failures = collect([str(tmp_path)])
    assert [page.content for page in pages] == [story(1), story(3)] and len(failures) == 1


def test_what_is_not_what_was_kept_is_told(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        place = archive.keep_answer(answer(story(1)), {}, SEEN)
    path = tmp_path / place.file
    whole = path.read_bytes()
    record = gzip.decompress(whole[place.offset : place.offset + place.length])
    for content, wrong in (
        (whole[: place.offset + 100], place),
        (whole, replace(place, offset=place.offset + 7)),
        (whole, replace(place, file="none.warc.gz")),
        (whole, replace(place, offset=0)),
        (gzip.compress(record.replace(b"crane", b"craze")), replace(place, offset=0, length=10_000)),
    ):
        path.write_bytes(content)
        with pytest.raises(ArchiveBroken):
            read_back(tmp_path, wrong)


@given(st.binary(max_size=300), st.text(max_size=30), st.sampled_from(["html", "text", "article"]))
def test_any_page_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, told: str, kind: str
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    digest = hashlib.sha256(content).hexdigest()
    page = Page("a.eml", kind, content, digest, hints=(Hint("title", told, "the mail's header"),))  # type: ignore[arg-type]
    with Archive(folder, durable=False) as archive:
        kept = read_back(folder, archive.keep_page(page, SEEN))
    assert (kept.name, kept.kind, kept.content, kept.sha256, kept.hints) == (
        page.name,
        kind,
        content,
        digest,
        page.hints,
    )


def test_a_killed_run_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    for round_number in range(3):
        folder = tmp_path / str(round_number)
        run = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
        assert run.stdout
        places = [run.stdout.readline().split() for _ in range(3 + 4 * round_number)]
        run.kill()
        places += [line.split() for line in run.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        run.wait()
        run.stdout.close()
        for file, offset, length, digest in places:
            assert read_back(folder, ArchivePlace(file, int(offset), int(length))).sha256 == digest
        pages, failures = collect([str(folder)])
        assert len(pages) >= len(places) and len(failures) <= 1


def test_an_archive_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with Archive(tmp_path / "file") as archive, pytest.raises(ArchiveBroken, match="cannot be written"):
        archive.keep_answer(answer(b"x"), {}, SEEN)


def test_failures_are_not_kept(site: Site, tmp_path: Path) -> None:
    with Archive(tmp_path / "none") as archive, Fetcher(LIMITS, True, archive=archive) as fetcher:
        (found,) = stream([site.address("/gone")], fetcher=fetcher)
    assert isinstance(found, Failure) and not (tmp_path / "none").exists()
