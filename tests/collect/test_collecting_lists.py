"""Feeds, sitemaps, OPML and lists that are given as inputs bring the pages that they name."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from server import Reply, Site, rss, running_site, story

from reportedly.collect import Fetcher, Limits, collect, stream
from reportedly.records import Failure, Page

LIMITS = Limits(delay_seconds=0.0, backoff_seconds=0.0, total_seconds=5, page_bytes=200_000, entries=20)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def other() -> Iterator[Site]:
    with running_site() as running:
        yield running


def take(*inputs: str) -> tuple[list[Page], list[Failure]]:
    return collect(inputs, allow_private=True, limits=LIMITS)


def test_a_feed_brings_its_pages_with_what_it_tells_of_them(site: Site) -> None:
    places = [site.put(f"/{n}?utm_source=rss", story(n)) for n in range(3)]
    pages, failures = take(site.put("/feed", rss(places)))
    assert not failures
    assert [page.content for page in pages] == [story(n) for n in range(3)]
    assert pages[1].url == places[1] and pages[1].canonical == site.address("/1")
    assert {hint.field: hint.value for hint in pages[1].hints} == {
        "title": "Entry 1",
        "published": "2031-05-04T09:01:00+00:00",
    }


def test_pages_and_feeds_keep_one_order_whatever_the_network_does(site: Site, other: Site) -> None:
    slow = site.put("/slow", Reply(story(1), pause=0.2))
    feed = other.put("/feed", rss([other.put("/2", story(2)), site.put("/3", Reply(story(3), pause=0.1))]))
    last = other.put("/4", story(4))
    pages, _ = take(slow, feed, last)
    assert [page.content for page in pages] == [story(1), story(4), story(2), story(3)]


def test_opml_sitemaps_and_lists_are_followed_from_a_file(site: Site, tmp_path: Path) -> None:
    site.put("/feed", rss([site.put("/1", story(1))]))
    urls = f"<urlset><url><loc>{site.put('/2', story(2))}</loc></url></urlset>".encode()
    site.put("/news.xml.gz", Reply(gzip.compress(urls), media_type="application/gzip"))
    index = f"<sitemapindex><sitemap><loc>{site.address('/news.xml.gz')}</loc></sitemap></sitemapindex>"
    site.put("/index.xml", Reply(index.encode(), media_type="text/xml"))
    opml = tmp_path / "desk.opml"
    opml.write_text(
        f'<opml><body><outline xmlUrl="{site.address("/feed")}"/>'
        f'<outline><outline xmlUrl="{site.address("/index.xml")}"/></outline></body></opml>'
    )
    pages, failures = take(str(opml))
    assert ([page.content for page in pages], failures) == ([story(1), story(2)], [])
    addresses = tmp_path / "addresses.txt"
    addresses.write_text(f"# both\n{site.put('/5', story(5))}\n{site.address('/feed')}\n")
    pages, failures = take(str(addresses))
    assert ([page.content for page in pages], failures) == ([story(5), story(1)], [])


def test_lists_that_name_each_other_come_to_an_end(site: Site) -> None:
    outline = f'<opml><body><outline xmlUrl="{site.address("/b")}"/></body></opml>'
    site.put("/b", Reply(outline.replace("/b", "/a").encode(), media_type="text/xml"))
    _, failures = take(site.put("/a", Reply(outline.encode(), media_type="text/xml")))
    assert "not followed further" in failures[0].reason


def test_one_dead_feed_stops_no_other(site: Site, other: Site, tmp_path: Path) -> None:
    dead = [site.put(f"/{mode}", Reply(b"<rss>" * 99, mode=mode)) for mode in ("die", "lie", "chunks")]
    good = other.put("/feed", rss([other.put("/1", story(1))]))
    pages, failures = take(*dead, good)
    assert [page.content for page in pages] == [story(1)]
    assert [failure.input for failure in failures] == dead


def test_a_long_feed_says_what_it_leaves_out(site: Site) -> None:
    places = [site.put(f"/{n}", story(n)) for n in range(23)]
    pages, failures = take(site.put("/feed", rss(places)))
    assert len(pages) == 20 and "3 of its older entries" in failures[0].reason


def test_an_empty_page_and_a_feed_in_a_feed_are_one_line_each(site: Site) -> None:
    inner = site.put("/inner", rss([site.address("/1")]))
    empty = site.put("/empty", b"")
    pages, failures = take(site.put("/feed", rss([inner, empty])), site.put("/none", rss([])))
    assert not pages
    reasons = {failure.input: failure.reason for failure in failures}
    assert "a feed, not an article" in reasons[inner] and "empty" in reasons[empty]
    assert "without an entry" in reasons[site.address("/none")]


def test_a_page_served_as_the_wrong_encoding_keeps_its_bytes(site: Site) -> None:
    body = "<html><body><p>Café in Zürich</p></body></html>".encode("cp1252")
    (page,), _ = take(site.put("/a", Reply(body, media_type="text/html; charset=utf-8")))
    assert page.content == body and page.charset == "utf-8"


def test_a_folder_is_read_without_asking_the_network(site: Site, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(site.put("/1", story(1)))
    pages, failures = take(str(tmp_path))
    assert not pages and "Name the file itself" in failures[0].reason and not site.asked


def test_the_stream_begins_before_all_is_read(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.html").write_bytes(story(n))
    with Fetcher(LIMITS) as fetcher:
        found = stream([str(tmp_path / f"{n}.html") for n in range(5)], fetcher=fetcher)
        first = next(found)
        (tmp_path / "3.html").unlink()
        rest = list(found)
    assert isinstance(first, Page) and first.content == story(0)
    assert [isinstance(item, Page) for item in rest] == [True, True, False, True]
