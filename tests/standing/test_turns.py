"""Words that are taken back, come again and go for good: each turn is an edit, in the order of time."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from harbour_pages import ferry, page

from reportedly.standing import Intake, edits_of_report, last_edit_to
from reportedly.standing.turns import note_turn
from reportedly.store import Store, open_store

NOW = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
COURIER = "https://courier.example/2031/03/ferry-otra-late"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kept.db") as kept:
        yield kept


def at(minutes: int) -> str:
    return (NOW + timedelta(minutes=minutes)).isoformat(timespec="seconds")


def take(store: Store, *numbers: str) -> tuple[str, Sequence[str]]:
    """The page with these numbers of injured, ten minutes apart: the report's id, and what became of each."""
    intake, became = Intake(store), []
    for i, number in enumerate(numbers):
        taken = intake.take(page(COURIER, ferry(number)), NOW + timedelta(minutes=10 * i))
        became.append(taken.what)
    assert taken.report
    return taken.report.id, became


def told(store: Store, report: str) -> list[tuple[int, int, bool, str]]:
    return [(e.earlier, e.later, e.back, e.revisions[0].after.text) for e in edits_of_report(store, report)]


def test_every_turn_is_an_edit(store: Store) -> None:
    report, became = take(store, "four", "seven", "four", "seven", "nine")
    assert became == ["new", "version", "version", "version", "version"]
    assert told(store, report) == [
        (1, 2, False, "seven"),
        (2, 1, True, "four"),
        (1, 2, True, "seven"),
        (2, 3, False, "nine"),
    ]
    edits = edits_of_report(store, report)
    assert [(e.last_seen, e.seen) for e in edits] == [(at(10 * i), at(10 * i + 10)) for i in range(4)]


def test_words_that_replace_those_taken_back_replace_the_ones_that_stood(store: Store) -> None:
    report, _ = take(store, "four", "seven", "four", "nine")
    assert told(store, report)[-1] == (1, 3, False, "nine")


def test_words_that_stay_are_no_turn(store: Store) -> None:
    report, became = take(store, "four", "seven", "seven", "seven")
    assert became == ["new", "version", "same", "same"]
    assert len(edits_of_report(store, report)) == 1


def test_an_older_copy_that_comes_late_stands_where_it_belongs(store: Store) -> None:
    intake = Intake(store)
    intake.take(page(COURIER, ferry("seven"), seen=at(60)), NOW)
    late = intake.take(page(COURIER, ferry("four"), seen=at(0)), NOW)
    assert late.report and late.what == "version"
    assert told(store, late.report.id) == [(2, 1, False, "seven")]
    assert last_edit_to(store, late.report.id, 2) is None
    again = intake.take(page(COURIER, ferry("four") + b"<!-- x -->", seen=at(1)), NOW)
    assert again.what == "same", "words that were gone by then are not taken back"


def test_a_turn_that_a_crash_prevented_is_told_once(store: Store) -> None:
    report, _ = take(store, "four", "seven")
    current = store.report(report)
    assert current
    note_turn(store, at(15), 1, current, back=True)  # and killed before the page was kept
    assert [e.later for e in edits_of_report(store, report)] == [2]
    Intake(store).take(page(COURIER, ferry("four")), NOW + timedelta(minutes=20))
    assert [(e.later, e.seen) for e in edits_of_report(store, report)] == [(2, at(10)), (1, at(20))]


def test_a_store_in_which_no_turn_was_noted_tells_what_it_can(store: Store) -> None:
    report, _ = take(store, "four", "seven", "four")
    store.put_note(f"turns/{report}", b"[]")
    assert told(store, report) == [(1, 2, False, "seven"), (2, 1, True, "four")]
    assert all(e.last_seen <= e.seen for e in edits_of_report(store, report))
