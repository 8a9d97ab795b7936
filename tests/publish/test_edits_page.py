"""Edits of reports on the page and in the JSON: the words that stood there, checked as everything else is."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_dossier import dossier
from invented_history import EARLIER_PAGE, FIGURE, REPORT, edit, history, wording

from reportedly.publish import Lookup, digest, serialise, to_document, verify, write_dossier
from reportedly.publish.edited import view_edits
from reportedly.publish.history import check_history, read_history
from reportedly.publish.shape import load_schema
from reportedly.publish.site import render
from reportedly.records import History, RevisedFigures

WHOLE, PAGES = dossier()
HISTORY = history()
DOCUMENT = to_document(WHOLE, [*PAGES, EARLIER_PAGE], HISTORY)


def test_edits_read_back_and_are_valid_under_the_schema() -> None:
    assert read_history(json.loads(serialise(DOCUMENT))) == HISTORY
    jsonschema.Draft202012Validator(load_schema()).validate(DOCUMENT)


def test_a_dossier_without_edits_has_no_word_of_them() -> None:
    plain = to_document(WHOLE, PAGES, History())
    assert plain == to_document(WHOLE, PAGES) and "edits" not in plain
    assert 'id="edits"' not in render(plain).decode()


def test_edits_stand_in_the_list_of_files_and_go_when_there_are_none(tmp_path: Path) -> None:
    written = write_dossier(WHOLE, [*PAGES, EARLIER_PAGE], tmp_path, HISTORY)
    assert verify(written.json) == [] and written.edits
    listed = dict(line.split("  ")[::-1] for line in (tmp_path / "SHA256SUMS").read_text("ascii").splitlines())
    assert listed["edits.json"] == hashlib.sha256(written.edits.read_bytes()).hexdigest()
    assert f"pages/{EARLIER_PAGE.sha256}.html" in listed
    write_dossier(WHOLE, PAGES, tmp_path)
    assert not (tmp_path / "edits.json").exists() and not (tmp_path / f"pages/{EARLIER_PAGE.sha256}.html").exists()


def test_edits_of_another_dossier_are_a_break(tmp_path: Path) -> None:
    written = write_dossier(WHOLE, [*PAGES, EARLIER_PAGE], tmp_path, HISTORY)
    assert written.edits
    written.edits.write_bytes(written.edits.read_bytes().replace(b"goats", b"boats"))
    assert [b.where for b in verify(written.json)] == ["edits.json"]


def test_a_page_of_earlier_words_that_was_altered_is_a_break(tmp_path: Path) -> None:
    written = write_dossier(WHOLE, [*PAGES, EARLIER_PAGE], tmp_path, HISTORY)
    (tmp_path / f"pages/{EARLIER_PAGE.sha256}.html").write_bytes(b"<p>Other.</p>")
    assert any("SHA-256" in b.what for b in verify(written.json))


def _words(document: Any) -> None:
    document["edits"][0]["changes"][0]["before"]["text"] = "Ninety-eight goats"


def _offset(document: Any) -> None:
    document["edits"][0]["changes"][0]["after"]["start"] += 1


def _figure(document: Any) -> None:
    document["edits"][0]["changes"][0]["figures"]["before"] = ["A hundred goats"]


def _left_out(document: Any) -> None:
    document["edits"][0]["changes"].pop()


def _version(document: Any) -> None:
    document["versions"][0]["text"] += " And one more."


def _current(document: Any) -> None:
    document["edits"].pop()


def _missing(document: Any) -> None:
    document["versions"].pop(0)


def _stranger(document: Any) -> None:
    document["edits"][0]["report"] = "nobody"


def _order(document: Any) -> None:
    document["edits"][0]["last_seen"] = "2032-01-01T00:00:00+00:00"


def _unused(document: Any) -> None:
    document["versions"].append({**document["versions"][0], "version": 7})


def _garbled(document: Any) -> None:
    del document["edits"][0]["changes"][0]["before"]


@pytest.mark.parametrize(
    "change",
    [_words, _offset, _figure, _left_out, _version, _current, _missing, _stranger, _order, _unused, _garbled],
)
def test_edits_that_were_altered_are_caught(tmp_path: Path, change: Callable[[Any], None]) -> None:
    document = json.loads(serialise(DOCUMENT))
    change(document)
    document["digest"] = digest(document)
    (tmp_path / "dossier.json").write_bytes(serialise(document))
    breaks = [b for b in verify(tmp_path / "dossier.json") if not b.where.startswith("pages/")]
    assert breaks


def test_the_page_shows_what_stood_there_when_and_which_figures() -> None:
    page = render(DOCUMENT).decode()
    assert page.count('class="edit') - page.count('class="edits"') == 3 and page.count('class="edit silent"') == 2
    assert "<del>Ninety-nine goats</del>" in page and "Taken back" in page
    assert page.count("All words as they stood before") == 2, "each version in full, once"
    assert "Correction: the number was wrong." in page
    assert "A &lt;b&gt;sentence&lt;/b&gt; that is gone &amp; forgotten." in page
    assert '<b>3</b> <a href="#edits">edits</a> <small>2 silent</small>' in page


def test_each_change_leads_to_the_words_that_stand_now() -> None:
    last, undone, _ = view_edits(Lookup(WHOLE), HISTORY)
    statement = next(s for s in WHOLE.statements if s.report == REPORT.id and s.start <= FIGURE.start < s.end)
    counted = next(c for c in last.changes if c.figures)
    assert counted.anchor == Lookup(WHOLE).anchor(statement.id)
    assert {c.anchor for c in undone.changes} == {""}, "those words are not in the report as it is now"
    page = render(DOCUMENT).decode()
    assert f'href="#{counted.anchor}"' in page and f'id="{counted.anchor}"' in page


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab. \n1é", max_size=60))
def test_any_earlier_words_hold(before: str) -> None:
    first, second = wording(1, before, EARLIER_PAGE.sha256), wording(2, REPORT.text, REPORT.sha256)
    made = edit(first, second)
    made = replace(made, figures=tuple(RevisedFigures() for _ in made.revisions))
    document = to_document(WHOLE, (), History((made,), (first, second)))

    assert list(check_history(document)) == []
    render(document)
