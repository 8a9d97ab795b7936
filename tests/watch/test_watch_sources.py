"""What `reportedly watch` makes of its sources from the command line: missing, failing, listed and no longer listed."""

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from server import Reply, Site, rss, running_site

from reportedly.cli import main
from reportedly.collect import Fetcher, Limits
from reportedly.collect.fetching import utc_now
from reportedly.records import SourceState
from reportedly.store import open_store
from reportedly.watch import Log, Watcher


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as found:
        found.put("/robots.txt", Reply(status=404))
        yield found


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kept.db"
    monkeypatch.setenv("REPORTEDLY_STORE", str(path))
    return path


def once(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["watch", *map(str, words), "--once", "--allow-private"], catch_exceptions=False)


@pytest.mark.parametrize("name", ["nofile.opml", "none/", "example.org/feed"])
def test_a_file_that_is_not_there_is_a_mistake_of_the_call(name: str, tmp_path: Path) -> None:
    watched = once(tmp_path / name)
    assert watched.exit_code == 1 and "There is no file or folder" in watched.stderr
    with open_store(tmp_path / "kept.db") as held:
        assert held.sources() == []


def test_a_folder_that_vanished_is_a_failure_of_its_source_only(tmp_path: Path, site: Site) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    assert once(inbox).exit_code == 0
    inbox.rmdir()
    watched = once(inbox, site.put("/feed", rss([])))
    assert watched.exit_code == 0 and "there is no folder" in watched.stderr
    assert once(inbox).exit_code == 1


def test_once_ends_with_1_when_no_source_could_be_read(tmp_path: Path, site: Site) -> None:
    dead = [site.put(f"/{n}", Reply(status=404)) for n in range(2)]
    desk = tmp_path / "desk.txt"
    desk.write_text("\n".join(dead), encoding="utf-8")
    watched = once(desk)
    assert watched.exit_code == 1 and "No source could be read" in watched.stderr
    desk.write_text("\n".join([*dead, site.put("/feed", rss([]))]), encoding="utf-8")
    assert once(desk).exit_code == 0


def test_a_list_that_names_nothing_is_no_success(tmp_path: Path) -> None:
    desk = tmp_path / "desk.opml"
    desk.write_text("<opml><body><outline text='To come'/></body></opml>", encoding="utf-8")
    watched = once(desk)
    assert watched.exit_code == 1 and "names no source" in watched.stderr


def test_the_summary_counts_one_as_one(site: Site) -> None:
    watched = once(site.put("/feed", rss([site.address("/gone")])))
    (summary,) = [line for line in watched.stderr.splitlines() if " new, " in line]
    assert "0 new versions" in summary and "1 failure; 1 source, 0 failing; 0 pages waiting" in summary


def test_a_port_that_is_taken_says_so(site: Site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        watched = once(site.put("/feed", rss([])), "--metrics", str(taken.getsockname()[1]))
    assert watched.exit_code == 1
    assert "The metrics cannot be shown on port" in watched.stderr and "--metrics PORT" in watched.stderr


def test_what_a_list_names_no_more_is_watched_no_more(tmp_path: Path, site: Site, store: Path) -> None:
    both = [site.put(f"/{n}", rss([])) for n in range(2)]
    desk = tmp_path / "desk.txt"
    desk.write_text("\n".join(both), encoding="utf-8")
    stop, lines = threading.Event(), list[dict[str, Any]]()

    def write(line: str) -> None:
        lines.append(json.loads(line))
        told = [line["event"] for line in lines]
        if told.count("visited") == 3:
            desk.write_text(both[0], encoding="utf-8")
        if "dropped" in told and told[told.index("dropped") :].count("visited") > 4:
            stop.set()

    guard = threading.Timer(60, stop.set)
    guard.start()
    with open_store(store) as held, Fetcher(Limits(delay_seconds=0.0), allow_private=True) as fetcher:
        Watcher(held, fetcher, Log(write, utc_now, as_json=True), every=0.2).run([str(desk)], stop)
    guard.cancel()
    at = [line["event"] for line in lines].index("dropped")
    assert lines[at]["source"] == both[1]
    assert both[1] not in [line.get("source") for line in lines[at + 1 :] if line["event"] == "visited"][1:]
    assert both[0] in [line.get("source") for line in lines[at + 1 :]]


def test_it_stops_in_the_middle_of_a_fetch_that_hangs(site: Site, store: Path) -> None:
    gate, stop = threading.Event(), threading.Event()
    hanging = site.put("/hanging", Reply(b"<rss></rss>", gate=gate))
    with open_store(store) as held, Fetcher(Limits(delay_seconds=0.0), allow_private=True) as fetcher:
        watcher = Watcher(held, fetcher, Log(lambda _: None, utc_now, as_json=True))
        running = threading.Thread(target=watcher.run, args=([hanging], stop))
        running.start()
        while "/hanging" not in site.paths():
            stop.wait(0.01)
        stop.set()
        running.join(5)
        assert not running.is_alive()
        state = held.source(hanging)
    gate.set()
    assert state and state.failures == 0, "what was not asked to the end is no failure of the source"


def test_a_time_far_ahead_is_the_fault_of_a_clock(site: Site, store: Path) -> None:
    feed = site.put("/feed", rss([]))
    lines, stop = list[str](), threading.Event()

    def write(line: str) -> None:
        lines.append(line)
        if '"visited"' in line:
            stop.set()

    with open_store(store) as held, Fetcher(Limits(delay_seconds=0.0), allow_private=True) as fetcher:
        held.put_source(SourceState(feed, "feed", next_due="2999-01-01T00:00:00+00:00"))
        guard = threading.Timer(20, stop.set)
        guard.start()
        Watcher(held, fetcher, Log(write, utc_now, as_json=True)).run([feed], stop)
        guard.cancel()
    assert site.paths() == ["/feed"]
