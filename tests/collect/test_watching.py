"""Watched sources give what is new, once, and tell how they fare; none of them stops a run."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from server import Reply, Site, rss, running_site, story

from reportedly.collect import Fetcher, Limits, Visit, settle, source_at, take_new, visit
from reportedly.collect.cursors import Cursor
from reportedly.records import Failure, Page, SourceState

NOW = datetime(2031, 5, 4, 9, 30, tzinfo=UTC)
LIMITS = Limits(delay_seconds=0.0, backoff_seconds=0.0, total_seconds=5, page_bytes=200_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(LIMITS, allow_private=True, clock=lambda: NOW) as opened:
        yield opened


def once(state: SourceState, fetcher: Fetcher) -> tuple[list[Page], list[Failure], SourceState, Visit]:
    """One visit, all that it brings, and the state after it."""
    visited = visit(state, fetcher, NOW)
    found = list(take_new(visited, fetcher))
    failures = [item for item in found if isinstance(item, Failure)]
    pages = [item for item in found if isinstance(item, Page)]
    return pages, failures, settle(visited, failures, NOW, fetched=len(pages), chance=random.Random(1)), visited


def test_a_feed_gives_each_entry_once_and_is_asked_whether_it_changed(site: Site, fetcher: Fetcher) -> None:
    places = [site.put(f"/{n}", story(n)) for n in range(3)]
    feed = site.put("/feed", rss(places[:2]))
    pages, failures, state, _ = once(source_at(feed), fetcher)
    assert ({page.content for page in pages}, failures) == ({story(0), story(1)}, [])
    assert (state.kind, state.title, state.failures, state.fetched) == ("feed", "The Alder Post", 0, 2)
    assert {hint.how for page in pages for hint in page.hints} == {"the feed's entry"}

    pages, _, state, visited = once(state, fetcher)
    assert not pages and not visited.entries
    assert site.asked[-1].headers["If-None-Match"] == state.etag

    site.put("/feed", rss(places))
    pages, _, state, _ = once(state, fetcher)
    assert [page.content for page in pages] == [story(2)]


def test_an_entry_that_changed_is_taken_again(site: Site, fetcher: Fetcher) -> None:
    place = site.put("/1", [Reply(story(1)), Reply(story(1, "It was open again."))])
    feed = site.put("/feed", rss([place]))
    _, _, state, _ = once(source_at(feed), fetcher)
    later = Reply(site.replies["/feed"][0].body.replace(b"09:00:00", b"11:00:00"), etag='"later"')
    site.put("/feed", later)
    pages, _, _, _ = once(state, fetcher)
    assert b"open again" in pages[0].content


def test_the_feeds_own_text_stands_in_for_a_page_that_is_not_to_be_had(site: Site, fetcher: Fetcher) -> None:
    feed = site.put("/feed", rss([site.address("/gone")], "<p>The crane fell on the ferry.</p>"))
    pages, failures, _, _ = once(source_at(feed), fetcher)
    assert pages[0].content == b"<p>The crane fell on the ferry.</p>" and pages[0].url == site.address("/gone")
    assert "answered 404" in failures[0].reason and "text of its feed" in failures[0].reason


def test_an_entry_that_failed_is_asked_for_again_but_not_for_ever(site: Site, fetcher: Fetcher) -> None:
    feed = site.put("/feed", rss([site.address("/1")]))
    state = source_at(feed)
    for _ in range(5):
        _, _, state, _ = once(state, fetcher)
    assert site.paths().count("/1") == 3
    assert state.failures == 0
    for hour in range(60):
        now = NOW + timedelta(hours=hour)
        visited = visit(state, fetcher, now)
        found = [item for item in take_new(visited, fetcher) if isinstance(item, Failure)]
        state = settle(visited, found, now)
    assert site.paths().count("/1") == 8 and "missed" not in (state.cursor or "")


def test_an_entry_arrives_after_an_outage_of_hours(site: Site, fetcher: Fetcher) -> None:
    feed = site.put("/feed", rss([site.put("/1", Reply(status=503))]))
    state = source_at(feed)
    for minutes in (0, 15, 30, 45, 60):
        visited = visit(state, fetcher, NOW + timedelta(minutes=minutes))
        failed = [item for item in take_new(visited, fetcher) if isinstance(item, Failure)]
        state = settle(visited, failed, NOW + timedelta(minutes=minutes))
    site.put("/1", story(1))
    visited = visit(state, fetcher, NOW + timedelta(minutes=95))
    assert [item.content for item in take_new(visited, fetcher) if isinstance(item, Page)] == [story(1)]


def test_an_entry_that_failed_arrives_later(site: Site, fetcher: Fetcher) -> None:
    feed = site.put("/feed", rss([site.address("/1")]))
    _, failures, state, _ = once(source_at(feed), fetcher)
    assert failures
    site.put("/1", story(1))
    pages, failures, state, _ = once(state, fetcher)
    assert ([page.content for page in pages], failures) == ([story(1)], [])
    assert once(state, fetcher)[0] == []


def test_a_page_that_may_be_had_later_is_waited_for_before_the_feeds_own_text_is_taken(
    site: Site, fetcher: Fetcher
) -> None:
    busy = site.put("/1", Reply(status=503))
    state = source_at(site.put("/feed", rss([busy], "<p>The crane fell on the ferry.</p>")))
    taken = []
    for _ in range(4):
        pages, failures, state, _ = once(state, fetcher)
        taken.append([page.content for page in pages])
        assert bool(failures) is (len(taken) < 4)
    assert taken == [[], [], [b"<p>The crane fell on the ferry.</p>"], []]


def test_a_source_that_fails_is_asked_less_and_less_often_and_recovers(site: Site, fetcher: Fetcher) -> None:
    feed = site.put("/feed", Reply(status=503))
    state, waits = source_at(feed, interval=100), []
    for _ in range(4):
        _, _, state, _ = once(state, fetcher)
        assert state.next_due
        waits.append((datetime.fromisoformat(state.next_due) - NOW).total_seconds())
    assert state.failures == 4 and state.last_error and "503" in state.last_error and state.last_ok is None
    assert all(b > 1.5 * a for a, b in pairwise(waits))
    site.put("/feed", rss([]))
    _, _, state, _ = once(state, fetcher)
    assert (state.failures, state.last_ok) == (0, NOW.isoformat(timespec="seconds"))
    assert state.last_error and "503" in state.last_error


def test_the_time_that_a_server_names_is_kept_to(site: Site, fetcher: Fetcher) -> None:
    feed = site.put("/feed", Reply(status=429, headers={"Retry-After": "7200"}))
    _, _, state, _ = once(source_at(feed, interval=60), fetcher)
    assert state.next_due and datetime.fromisoformat(state.next_due) >= NOW + timedelta(seconds=7200)


def test_the_budget_of_retries_is_spent_and_grows_again(site: Site, fetcher: Fetcher) -> None:
    feed = site.put("/feed", Reply(status=503))
    _, _, spent, _ = once(source_at(feed), fetcher)
    assert spent.retries == LIMITS.retries - 2
    site.put("/feed", rss([]))
    _, _, state, _ = once(spent, fetcher)
    assert state.retries == LIMITS.retries - 1


def test_a_watched_page_is_new_when_it_changed(site: Site, fetcher: Fetcher) -> None:
    address = site.put("/live", [Reply(story(1)), Reply(story(1)), Reply(story(2))])
    pages, _, state, _ = once(source_at(address), fetcher)
    assert (len(pages), state.kind) == (1, "page")
    pages, _, state, _ = once(state, fetcher)
    assert not pages
    assert once(state, fetcher)[0][0].content == story(2)


def test_a_sitemap_index_is_followed(site: Site, fetcher: Fetcher) -> None:
    place = site.put("/1", story(1))
    inner = f"<urlset><url><loc>{place}</loc><lastmod>2031-05-04</lastmod></url></urlset>".encode()
    inside = site.put("/inner.xml", Reply(inner, media_type="application/xml"))
    bad = site.address("/gone.xml")
    index = f"<sitemapindex><sitemap><loc>{inside}</loc></sitemap><sitemap><loc>{bad}</loc></sitemap></sitemapindex>"
    address = site.put("/sitemap.xml", Reply(index.encode(), media_type="application/xml"))
    pages, failures, state, _ = once(source_at(address), fetcher)
    assert ([page.content for page in pages], state.kind) == ([story(1)], "sitemap")
    assert [failure.input for failure in failures] == [bad]
    assert once(state, fetcher)[0] == []


def test_a_list_names_sources_to_watch(tmp_path: Path, fetcher: Fetcher) -> None:
    path = tmp_path / "desk.opml"
    path.write_text('<opml><body><outline><outline xmlUrl="https://a.example/feed"/></outline></body></opml>')
    visited = visit(source_at(str(path), interval=60), fetcher, NOW)
    assert [(source.address, source.interval) for source in visited.sources] == [("https://a.example/feed", 60)]
    assert visited.state.kind == "list"
    path.write_text("No list at all.")
    assert visit(source_at(str(path)), fetcher, NOW).error
    assert visit(source_at(str(tmp_path / "none")), fetcher, NOW).error


def test_a_folder_gives_files_that_are_new_or_have_other_bytes(tmp_path: Path, fetcher: Fetcher) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_bytes(story(1))
    (folder / "list.txt").write_text("https://a.example/1\n")
    pages, failures, state, _ = once(source_at(str(folder)), fetcher)
    assert [page.content for page in pages] == [story(1)]
    assert "Watch the file itself" in failures[0].reason
    (folder / "a.html").touch()
    (folder / "b.html").write_bytes(story(2))
    pages, _, state, _ = once(state, fetcher)
    assert [page.content for page in pages] == [story(2)]
    (folder / "a.html").write_bytes(story(3))
    (folder / "b.html").unlink()
    pages, _, state, _ = once(state, fetcher)
    assert [page.content for page in pages] == [story(3)]
    assert str(folder / "b.html") not in Cursor.load(state.cursor).files


def test_a_folder_that_vanished_is_a_trouble_of_the_source(tmp_path: Path, fetcher: Fetcher) -> None:
    state = SourceState(str(tmp_path / "none"), "folder")
    pages, _, state, _ = once(state, fetcher)
    assert (pages, state.failures) == ([], 1) and state.last_error and "no folder" in state.last_error


@pytest.mark.parametrize("mode", ["bomb", "lie", "die", "chunks", "heads"])
def test_a_source_that_misbehaves_is_one_line_in_its_state(site: Site, fetcher: Fetcher, mode: str) -> None:
    address = site.put("/feed", Reply(b"<rss>" * 40, mode=mode))  # type: ignore[arg-type]
    pages, failures, state, _ = once(source_at(address), fetcher)
    assert (pages, failures, state.failures) == ([], [], 1)
    assert state.last_error and "\n" not in state.last_error


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"files": {"a": 1}}', '{"entries": 4}'])
def test_a_cursor_that_cannot_be_understood_is_begun_anew(text: str) -> None:
    assert Cursor.load(text) == Cursor()


def test_articles_are_looked_at_again_while_their_feed_shows_them(site: Site, fetcher: Fetcher) -> None:
    silent = site.put("/1", [Reply(story(1)), Reply(story(1, "It was open again.")), Reply(status=404)])
    feed = site.put("/feed", rss([silent, site.put("/2", story(2))], "<p>What the feed itself has of it.</p>"))

    def look(state: SourceState, minutes: int) -> tuple[list[bytes], int, SourceState]:
        now = NOW + timedelta(minutes=minutes)
        visited = visit(state, fetcher, now, (3600.0, 7200.0))
        found = list(take_new(visited, fetcher))
        pages = [item.content for item in found if isinstance(item, Page)]
        failures = [item for item in found if isinstance(item, Failure)]
        return pages, len(failures), settle(visited, failures, now)

    pages, _, state = look(source_at(feed), 0)
    assert len(pages) == 2
    pages, _, state = look(state, 30)
    assert pages == [] and site.asked[-1].headers.get("If-None-Match"), "nothing is due"
    pages, failures, state = look(state, 61)
    assert (len(pages), failures) == (2, 0) and any(b"open again" in page for page in pages)
    pages, failures, state = look(state, 121)
    assert (pages, failures) == ([story(2)], 1), "the feed's own text does not stand in for words that were there"
    assert site.paths().count("/1") == 3
    pages, failures, state = look(state, 999)
    assert (pages, failures) == ([], 0) and state.cursor and "again" not in state.cursor
