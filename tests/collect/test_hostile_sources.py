"""What watched sources do in weeks: break off, turn into notices, move, hang, grow.  Nothing is lost."""

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from server import Reply, Site, rss, running_site, story

from reportedly.collect import Fetcher, Limits, settle, source_at, take_new, visit
from reportedly.collect.addresses import is_never_asked
from reportedly.collect.lists import read_opml
from reportedly.collect.sitemaps import read_sitemap
from reportedly.records import Failure, Page, SourceState

NOW = datetime(2031, 5, 4, 9, 30, tzinfo=UTC)
LIMITS = Limits(delay_seconds=0.0, backoff_seconds=0.0, total_seconds=5, page_bytes=2_000_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(LIMITS, allow_private=True, clock=lambda: NOW) as opened:
        yield opened


def once(state: SourceState, fetcher: Fetcher) -> tuple[list[Page], list[Failure], SourceState]:
    """One visit, all that it brings, and the state after it."""
    visited = visit(state, fetcher, NOW)
    found = list(take_new(visited, fetcher))
    failures = [item for item in found if isinstance(item, Failure)]
    pages = [item for item in found if isinstance(item, Page)]
    return pages, failures, settle(visited, failures, NOW, fetched=len(pages))


def cut(feed: Reply, end: bytes) -> Reply:
    """The feed as a server sends it that breaks off behind some words and says so nowhere."""
    body = feed.body[: feed.body.index(end) + len(end)]
    return replace(feed, body=body, etag='"cut"')


def test_a_feed_cut_in_its_first_entry_is_a_failure_and_is_asked_for_in_full_again(
    site: Site, fetcher: Fetcher
) -> None:
    whole = rss([site.put("/1", story(1)), site.put("/2", story(2))])
    feed = site.put("/feed", cut(whole, b"<item><title>Entry 0"))
    pages, _, state = once(source_at(feed), fetcher)
    assert (pages, state.failures, state.etag) == ([], 1, None)
    assert state.last_error and "breaks off before its first entry ends" in state.last_error
    site.put("/feed", whole)
    pages, _, state = once(state, fetcher)
    assert (len(pages), state.failures) == (2, 0)
    assert "If-None-Match" not in site.asked[-1].headers


def test_of_a_feed_cut_later_the_whole_entries_are_taken_and_the_rest_on_the_next_visit(
    site: Site, fetcher: Fetcher
) -> None:
    whole = rss([site.put("/1", story(1)), site.put("/22", story(2))])
    feed = site.put("/feed", cut(whole, whole.body[whole.body.index(b"/22") :][:2]))  # its second address is "/2"
    pages, failures, state = once(source_at(feed), fetcher)
    assert [page.content for page in pages] == [story(1)]
    assert [f.input for f in failures] == [feed] and "not whole" in failures[0].reason
    site.put("/feed", whole)
    pages, failures, state = once(state, fetcher)
    assert ([page.content for page in pages], failures) == ([story(2)], [])
    assert "/2" not in site.paths()


@pytest.mark.parametrize("lost", [1, 12, 20])
def test_sitemaps_and_opml_that_break_off_say_so(lost: int) -> None:
    sitemap = b"<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</loc></url></urlset>"
    assert (read_sitemap(sitemap, 9).broken, len(read_sitemap(sitemap, 9).entries)) == (None, 2)
    assert read_sitemap(sitemap[:-lost], 9).broken
    opml = b'<opml><body><outline text="x"><outline xmlUrl="https://a.example/feed"/></outline></body></opml>'
    assert read_opml(opml).broken is None
    assert read_opml(opml[:-lost]).broken and read_opml(opml[:-lost]).sources == ("https://a.example/feed",)


def test_a_notice_in_the_place_of_a_feed_is_no_article(site: Site, fetcher: Fetcher) -> None:
    feed = site.put("/feed", rss([site.put("/1", story(1))]))
    _, _, state = once(source_at(feed), fetcher)
    site.put(
        "/feed",
        Reply(story(9, "We are working on our site and will be back. Thank you for your patience."), etag='"n"'),
    )
    pages, _, state = once(state, fetcher)
    assert (pages, state.failures, state.kind) == ([], 1, "feed")
    assert state.last_error and "was a feed and is none now" in state.last_error
    site.put("/feed", rss([site.put("/1", story(1)), site.put("/2", story(2))]))
    pages, _, state = once(state, fetcher)
    assert ([page.content for page in pages], state.failures) == ([story(2)], 0)


def test_a_page_that_failed_does_not_count_as_seen(site: Site, fetcher: Fetcher) -> None:
    address = site.put("/page", Reply(b"", etag='"same"'))
    _, _, state = once(source_at(address), fetcher)
    assert (state.failures, state.etag) == (1, None)
    _, _, state = once(state, fetcher)
    assert state.failures == 2


def test_a_feed_that_moved_is_followed_and_still_asked_whether_it_changed(site: Site, fetcher: Fetcher) -> None:
    site.put("/new/feed", rss([site.put("/new/1", story(1))]))
    old = site.put("/feed", Reply(status=301, headers={"Location": "/new/feed"}))
    pages, _, state = once(source_at(old), fetcher)
    assert len(pages) == 1
    pages, _, state = once(state, fetcher)
    assert (pages, state.failures) == ([], 0)
    assert site.asked[-1].path == "/new/feed" and site.asked[-1].headers["If-None-Match"] == state.etag


def test_of_five_thousand_entries_the_newest_are_taken_and_the_others_told(site: Site) -> None:
    places = [site.address(f"/{n}") for n in range(5000)]
    for n in range(8):
        site.put(f"/{n}", story(n))
    feed = site.put("/feed", rss(places))
    with Fetcher(replace(LIMITS, entries=8), allow_private=True, clock=lambda: NOW) as few:
        pages, failures, state = once(source_at(feed), few)
        assert len(pages) == 8 and "4992 of its older entries are left out" in failures[0].reason
        fresh = [site.put(f"/fresh/{n}", story(100 + n)) for n in range(12)]
        items = b"".join(b"<item><link>%s</link></item>" % place.encode() for place in fresh)
        before = site.replies["/feed"][0].body
        site.put("/feed", before.replace(b"<item>", items + b"<item>", 1))
        pages, failures, state = once(state, few)
    assert (len(pages), failures) == (12, []), "more than are taken at first came between two visits"


def test_a_feed_of_which_nothing_was_there_before_may_have_lost_some(site: Site, fetcher: Fetcher) -> None:
    feed = site.put("/feed", rss([site.put(f"/{n}", story(n)) for n in range(6)]))
    _, failures, state = once(source_at(feed), fetcher)
    assert failures == []
    site.put("/feed", rss([site.put(f"/{n}", story(n)) for n in range(6, 12)]))
    pages, failures, _ = once(state, fetcher)
    assert len(pages) == 6 and "all 6 entries are new" in failures[0].reason


def test_a_host_that_hangs_is_left_alone_after_some_tries_and_asked_on_the_next_visits(site: Site) -> None:
    gate = threading.Event()
    hanging = [site.put(f"/{n}", Reply(story(n), gate=gate)) for n in range(12)]
    with running_site() as lists:
        feed = lists.put("/feed", rss(hanging, "<p>What the feed itself has of it.</p>"))
        with Fetcher(replace(LIMITS, total_seconds=0.5), allow_private=True, clock=lambda: NOW) as quick:
            begun = time.monotonic()
            pages, failures, state = once(source_at(feed), quick)
            took = time.monotonic() - begun
            gate.set()
    assert (pages, len(failures)) == ([], 12)
    assert sum("left alone" in failure.reason for failure in failures) >= 8
    assert took < 3 and len(site.paths()) <= 4
    assert state.cursor and state.cursor.count(":[1,0]") == 12, "an entry was not kept for the next visit"


def test_a_robots_file_that_fails_for_now_keeps_the_pages_for_later(site: Site, fetcher: Fetcher) -> None:
    site.put("/robots.txt", Reply(status=503))
    with running_site() as lists:
        feed = lists.put("/feed", rss([site.put("/1", story(1))], "<p>What the feed itself has of it.</p>"))
        pages, failures, _ = once(source_at(feed), fetcher)
    assert pages == [] and "robots.txt could not be read" in failures[0].reason


@pytest.mark.parametrize(
    "where", ["169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "0.0.0.0", "[fd00:ec2::254]"]
)
def test_no_redirect_leads_to_where_clouds_keep_credentials(site: Site, fetcher: Fetcher, where: str) -> None:
    page = site.put("/1", Reply(status=302, headers={"Location": f"http://{where}/latest/meta-data/"}))
    _, _, state = once(source_at(page), fetcher)
    assert state.last_error and "never asked" in state.last_error


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.1.2.3", "192.168.1.1", "fd12::1", "100.64.0.1", "8.8.8.8"])
def test_private_addresses_may_be_allowed(address: str) -> None:
    assert not is_never_asked(address)


def test_a_file_that_is_still_written_is_left_for_the_next_visit(tmp_path: Path, fetcher: Fetcher) -> None:
    path, stop = tmp_path / "a.html", threading.Event()

    def write() -> None:
        with path.open("wb") as file:
            while not stop.wait(0.05):
                file.write(b"<p>Another line.</p>")
                file.flush()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while not path.exists() or not path.stat().st_size:
            time.sleep(0.01)
        pages, _, state = once(source_at(str(tmp_path)), fetcher)
    finally:
        stop.set()
        writer.join()
    assert (pages, state.failures) == ([], 0)
    os.utime(path, (1, 1))
    pages, _, _ = once(state, fetcher)
    assert len(pages) == 1
