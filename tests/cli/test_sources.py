"""How watched sources fare, and edits, as lines on a terminal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.cli.edits import edit_lines
from reportedly.records import Edit, Passage, Report, RevisedFigures, Revision, SourceState
from reportedly.store import open_store

AT = "2031-03-03T09:00:00+00:00"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["sources", *words], catch_exceptions=False)


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_STORE", str(tmp_path / "kept.db"))
    well = SourceState(
        "https://a.example/feed", "feed", "The \x1b[31mCourier", last_ok=AT, next_due=AT, fetched=1, new=1
    )
    ill = SourceState("https://b.example/feed", "feed", failures=3, last_error="the server answered 503", cursor="{}")
    with open_store(tmp_path / "kept.db") as store:
        store.put_source(well)
        store.put_source(ill)


def test_sources_that_fail_come_first_with_the_reason() -> None:
    shown = run()
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        "https://b.example/feed",
        "    feed · 0 new of 0 pages · never read · not visited yet",
        "    failed 3 times in a row: the server answered 503",
        "https://a.example/feed",
        "    The [31mCourier · feed · 1 new of 1 page · last read 2031-03-03T09:00 · next 2031-03-03T09:00",
    ]


def test_failing_sources_alone_end_with_1() -> None:
    shown = run("--failing", "--json")
    assert shown.exit_code == 1
    (told,) = json.loads(shown.stdout)
    assert told["address"] == "https://b.example/feed" and "cursor" not in told


def test_no_source_is_no_error(tmp_path: Path) -> None:
    with open_store(tmp_path / "other.db"):
        pass
    shown = run("--store", str(tmp_path / "other.db"))
    assert shown.exit_code == 0 and "No source was watched yet" in shown.stderr


def test_an_edit_is_indented_and_says_that_it_was_taken_back() -> None:
    report = Report("r1", "Four people.", ((0, 12),), "0" * 64, outlet="Courier", title="Quay")
    revision = Revision(Passage(0, 5, "Seven"), Passage(0, 4, "Four"))
    edit = Edit("r1", 2, 1, AT, AT, (revision,), (RevisedFigures(("Seven people",), ("Four people",)),), None, True)
    assert list(edit_lines([edit], {"r1": report})) == [
        "  Courier · Quay (r1)",
        "    between 2031-03-03T09:00 and 2031-03-03T09:00 UTC, taken back, silent",
        "      figure: “Seven” → “Four”",
    ]
