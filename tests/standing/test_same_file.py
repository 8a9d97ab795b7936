"""A file that is saved again with other words is the same report; a path for whatever comes is not."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from harbour_pages import ferry, html, orchard

from reportedly.collect import collect
from reportedly.records import Page
from reportedly.standing import Intake, Taken, edits_of_report
from reportedly.store import Store, open_store

NOW = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kept.db") as kept:
        yield kept


def saved(path: Path, content: bytes) -> Page:
    path.write_bytes(content)
    ((page,), _) = collect([str(path)])
    return page


def take(store: Store, path: Path, *contents: bytes) -> list[Taken]:
    intake = Intake(store)
    return [intake.take(saved(path, c), NOW + timedelta(minutes=i)) for i, c in enumerate(contents)]


def test_a_file_saved_with_other_words_is_a_new_version(store: Store, tmp_path: Path) -> None:
    taken = take(store, tmp_path / "a.html", ferry("four"), ferry("seven"), ferry("four"))
    assert [t.what for t in taken] == ["new", "version", "version"]
    (report,) = store.reports()
    assert [(e.earlier, e.later) for e in edits_of_report(store, report)] == [(1, 2), (2, 1)]
    assert store.check() == []


def test_a_path_into_which_one_article_after_another_is_written_is_no_report(store: Store, tmp_path: Path) -> None:
    taken = take(store, tmp_path / "latest.html", ferry("four"), orchard(), orchard() + b"<!-- x -->", ferry("four"))
    assert [t.what for t in taken] == ["new", "new", "same", "same"]
    changed = take(store, tmp_path / "latest.html", orchard().replace(b"40 tonnes", b"60 tonnes"))[0]
    assert (changed.what, len(store.reports())) == ("version", 2), "the second article of that path has changed"


def test_the_same_wire_of_another_outlet_in_the_same_file_is_another_report(store: Store, tmp_path: Path) -> None:
    taken = take(store, tmp_path / "latest.html", ferry("four"), ferry("seven", "The Lantern"))
    assert [t.what for t in taken] == ["new", "new"]


def test_two_files_are_two_reports_and_one_text_in_both_is_one(store: Store, tmp_path: Path) -> None:
    words = "The quay of Varnica was closed on Tuesday, the harbour master said, and the ferry Otra did not leave."
    first = take(store, tmp_path / "a.html", html("Quay closed", words * 3, ""))[0]
    copy = take(store, tmp_path / "b.html", html("Quay closed", words * 3, ""))[0]
    assert (first.what, copy.what) == ("new", "same")
    other = take(store, tmp_path / "c.html", html("Quay closed", words * 3 + " It will open on Friday.", ""))[0]
    assert other.what == "new"
