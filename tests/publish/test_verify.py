"""A dossier that was tampered with, or whose files were, is caught; no damage makes a traceback."""

import json
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_dossier import dossier

from reportedly.publish import digest, serialise, to_document, verify, write_dossier
from reportedly.publish.document import page_path
from reportedly.publish.shape import check_shape, load_schema

WHOLE, PAGES = dossier()
DATA = serialise(to_document(WHOLE, ()))


def written(folder: Path, change: Callable[[Any], object]) -> Path:
    """A dossier with `change` made to its document and the digest put right again."""
    document = json.loads(DATA)
    change(document)
    document["digest"] = digest(document)
    path = folder / "dossier.json"
    path.write_bytes(serialise(document))
    return path


def test_what_was_written_holds(tmp_path: Path) -> None:
    paths = write_dossier(WHOLE, PAGES, tmp_path)
    files = []
    for page in PAGES:
        files.append(tmp_path / Path(page.file or "").name)
        files[-1].write_bytes(page.content)
    assert verify(paths.json, files) == []


@cache
def scratch() -> Path:
    return Path(tempfile.mkdtemp()) / "dossier.json"


@settings(deadline=None, max_examples=200)
@given(st.integers(0, len(DATA.decode()) - 1), st.characters(exclude_categories=["Cs"]))
def test_any_one_changed_character_is_caught(at: int, character: str) -> None:
    text = DATA.decode()
    if text[at] != character:
        scratch().write_bytes((text[:at] + character + text[at + 1 :]).encode())
        assert verify(scratch())


@settings(deadline=None, max_examples=100)
@given(st.integers(0, len(DATA) - 1), st.binary(max_size=3))
def test_any_damaged_bytes_are_caught(at: int, put: bytes) -> None:
    if DATA[at : at + 1] != put:
        scratch().write_bytes(DATA[:at] + put + DATA[at + 1 :])
        assert verify(scratch())


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"format": NaN}', b"9" * 9000])
def test_what_is_no_dossier_gives_one_break(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "dossier.json").write_bytes(data)
    assert len(verify(tmp_path / "dossier.json")) == 1


def test_a_missing_file_is_a_break(tmp_path: Path) -> None:
    assert "cannot be read" in str(verify(tmp_path / "none.json")[0])


@pytest.mark.parametrize("name", ["pipe", "folder", "loop"])
def test_what_is_no_regular_file_is_a_break_and_not_waited_for(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    made: dict[str, Callable[[Path], None]] = {
        "pipe": os.mkfifo,
        "folder": Path.mkdir,
        "loop": lambda p: p.symlink_to(p),
    }
    made[name](path)
    assert "cannot be read" in str(verify(path)[0])
    whole = write_dossier(WHOLE, PAGES, tmp_path / "whole")
    assert any("cannot be read" in str(b) for b in verify(whole.json, [path]))
    whole.index.unlink()
    os.mkfifo(whole.index)
    assert any("cannot be read" in str(b) for b in verify(whole.json))


def _called(new: str) -> Callable[[Any], None]:
    """A change that gives the first report another id, everywhere."""

    def change(document: Any) -> None:
        other = json.loads(json.dumps(document).replace('"r1"', json.dumps(new)))
        document.clear()
        document.update(other)

    return change


@pytest.mark.parametrize("name", ["../../x", '"><script>alert(1)</script>', "\ud800", "", "r 1\n", "__proto__"])
def test_ids_of_any_characters_end_in_breaks_or_hold(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, _called(name))
    assert all(isinstance(b.what, str) for b in verify(path))


def test_duplicate_keys_are_caught(tmp_path: Path) -> None:
    path = tmp_path / "dossier.json"
    path.write_bytes(DATA.replace(b'"format":', b'"format": "x",\n "format":', 1))
    assert len(verify(path)) == 1


def _swap(*path: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for key in path[:-2]:
            document = document[key]
        document[path[-2]] = path[-1]

    return change


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        (_swap("statements", 0, "quote", "other words"), "statements[s1].quote", "other words"),
        (_swap("statements", 0, "attributions", 0, "source", "text", "The mayor"), "attributions.source", "The mayor"),
        (_swap("statements", 0, "attributions", 0, "relays", 0, "start", 3), "attributions.relay", "says"),
        (_swap("figures", 0, "text", "At least 71 people"), "figures[f1]", "71"),
        (_swap("times", 0, "end", 10**6), "times[t1]", "not inside"),
        (_swap("statements", 0, "start", 10**30), "statements[s1]", "not inside"),
        (_swap("statements", 0, "end", 10**30), "statements[s1]", "not inside"),
        (_swap("reports", 0, "credits", 0, "name", "Other Press"), "reports[r1].credits", "Other Press"),
        (_swap("entities", 0, "mentions", 0, "report", "r9"), "entities[e1].mentions", "r9"),
        (_swap("statements", 0, "origin", "o9"), "statements[s1]", "o9"),
        (_swap("statements", 0, "origin", None), "statements[s1]", "origins"),
        (_swap("statements", 0, "places", ["p9"]), "statements[s1]", "p9"),
        (_swap("claims", 0, "statements", ["s99"]), "claims[c1]", "s99"),
        (_swap("disputes", 0, "sides", 0, "statements", ["s99"]), "disputes[d1]", "s99"),
        (_swap("timeline", 0, "claim", "c99"), "timeline[0]", "c99"),
        (_swap("lineage", 0, "from", {"origin": "o99"}), "lineage[0]", "o99"),
        (_swap("framing", 0, "entity", "e99"), "framing[e99]", "e99"),
        (_swap("claims", 0, "reports", 9), "claims[c1]", "9 reports"),
        (_swap("claims", 0, "outlets", 9), "claims[c1]", "9 outlets"),
        (_swap("claims", 0, "independent", 9), "claims[c1]", "9 independent"),
        (_swap("claims", 0, "independent", 0), "claims[c1]", "0 independent"),
        (_swap("claims", 0, "unknown", 9), "claims[c1]", "9 reports of unknown"),
        (_swap("claims", 0, "loose", ["s99"]), "claims[c1]", "tell it loosely"),
        (_swap("claims", 0, "text", "Nobody said this"), "claims[c1].text", "none"),
        (_swap("counts", "unknown", 0), "counts.unknown", "says 0"),
        (_swap("statements", 1, "id", "s1"), "statements[s1]", "used 2 times"),
        (_swap("statements", 1, "stance", "shouts"), "stance", "shouts"),
        (_swap("reports", 0, "text", None), "reports[r1].text", "null"),
        (_swap("reports", 0, "removed", 0, "end", 1), "reports[r1].removed[0]", "no stretch"),
        (_swap("reports", 0, "removed", 0, "start", None), "reports[r1].removed[0]", "no stretch"),
        (_swap("reports", 0, "removed", 0, "start", -1), "removed[0].start", "range"),
        (_swap("figures", 0, "low", 10**400), "dossier.json", "garbles"),
    ],
)
def test_what_does_not_hold_is_named(change: Callable[[Any], None], where: str, what: str, tmp_path: Path) -> None:
    breaks = verify(written(tmp_path, change))
    assert any(where in b.where and what in b.what and b.next_step for b in breaks), breaks


def test_body_that_is_in_no_statement_is_found(tmp_path: Path) -> None:
    def widen(document: Any) -> None:
        document["reports"][0]["body"].append([0, 12])

    assert "in no statement" in str(verify(written(tmp_path, widen))[0])


def test_changed_and_missing_pages_are_named(tmp_path: Path) -> None:
    paths = write_dossier(WHOLE, PAGES, tmp_path)
    kept = sorted((tmp_path / "pages").iterdir())
    kept[0].write_bytes(b"changed")
    kept[1].unlink()
    assert sorted(b.where for b in verify(paths.json)) == [f"pages/{p.name}" for p in kept[:2]]


def _wider(more: int) -> Callable[[Any], None]:
    """A change by which what was taken out would end some characters later."""

    def change(document: Any) -> None:
        document["reports"][0]["removed"][0]["end"] += more

    return change


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        (_swap("reports", 0, "removed", 0, "end", 10**30), "reports[r1].removed[0]", "where the page has"),
        (_swap("reports", 0, "removed", 0, "start", 3), "reports[r1].removed[0]", "Share this story"),
        (_wider(1), "reports[r1].removed[0]", "<"),
        (_wider(4), "reports[r1].removed[0]", "</p>"),
        (_swap("reports", 0, "removed", 0, "text", "Share that"), "reports[r1].removed[0]", "Share that"),
        (_swap("reports", 0, "encoding", None), "reports[r1]", "is no text"),
        (_swap("reports", 0, "encoding", "hex"), "reports[r1]", "is no text"),
        (_swap("reports", 0, "encoding", "utf-16"), "reports[r1].removed[0]", "Share this story"),
    ],
)
@pytest.mark.parametrize("kept", [True, False])
def test_what_was_taken_out_must_stand_in_the_page_where_it_says(
    change: Callable[[Any], None], where: str, what: str, kept: bool, tmp_path: Path
) -> None:
    """Whether the page lies beside the dossier or is given to it."""
    (tmp_path / "pages").mkdir()
    document = to_document(WHOLE, PAGES if kept else ())
    for page in PAGES:
        (tmp_path / page_path(page)).write_bytes(page.content)
    given = () if kept else [tmp_path / page_path(PAGES[0])]
    change(document)
    document["digest"] = digest(document)
    path = tmp_path / "dossier.json"
    path.write_bytes(serialise(document))
    breaks = verify(path, given)
    assert [b.where for b in breaks] == [where] and what in breaks[0].what, breaks


def test_a_dossier_without_places_of_what_was_taken_out_holds(tmp_path: Path) -> None:
    def as_before(document: Any) -> None:
        for report in document["reports"]:
            del report["encoding"]
            for item in report["removed"]:
                del item["start"], item["end"]

    assert verify(written(tmp_path, as_before)) == []


def test_a_given_file_must_be_the_one_that_was_read(tmp_path: Path) -> None:
    paths = write_dossier(WHOLE, PAGES, tmp_path)
    changed, other = tmp_path / Path(PAGES[0].file or "").name, tmp_path / "other.html"
    changed.write_bytes(PAGES[0].content + b" ")
    other.write_bytes(b"not of this story")
    first, second, third = verify(paths.json, [changed, other, tmp_path / "none.html"])
    assert "SHA-256" in first.what and "no report" in second.what and "cannot be read" in third.what


def test_a_page_of_another_dossier_is_named(tmp_path: Path) -> None:
    paths = write_dossier(WHOLE, PAGES, tmp_path)
    paths.index.write_text(paths.index.read_text("utf-8").replace(to_document(WHOLE, PAGES)["digest"], "0" * 64))
    assert [b.where for b in verify(paths.json)] == ["index.html"]


def test_one_changed_character_of_the_page_is_caught(tmp_path: Path) -> None:
    paths = write_dossier(WHOLE, PAGES, tmp_path)
    paths.index.write_text(paths.index.read_text("utf-8").replace("At least 17 people", "At least 71 people", 1))
    assert [b.where for b in verify(paths.json)] == ["index.html"]


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_shape_agrees_with_the_jsonschema_package(data: st.DataObject) -> None:
    document = json.loads(DATA)
    at: Any = document
    while True:
        keys: list[Any] = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if isinstance(at[key], dict | list) and at[key] and data.draw(st.booleans()):
            at = at[key]
            continue
        at[key] = data.draw(st.sampled_from([None, 1, -1, 1.5, "x", [], {}, True, [1], {"a": None}]))
        break
    theirs = jsonschema.Draft202012Validator(load_schema()).is_valid(document)
    assert (not list(check_shape(document))) == theirs
