"""The figures ledger, changes, what is left out and the reasons on the page; the same as CSV; no stale files."""

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from headless import CHROMIUM, browser
from hypothesis import example, given, settings
from hypothesis import strategies as st
from invented_ledger import reckoned

from reportedly.publish import Lookup, to_document, verify, write_dossier
from reportedly.publish.counting import view_ledger
from reportedly.publish.sections import view_claims
from reportedly.publish.site import render
from reportedly.publish.spreadsheet import claims_csv, ledger_csv, write_rows
from reportedly.publish.whys import view_why
from reportedly.publish.wording import claim_counts
from reportedly.records import LedgerCell, LedgerRow, LedgerValue

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine to open the page with")
WHOLE, PAGES = reckoned()
LOOKUP = Lookup(WHOLE)
PAGE = render(to_document(WHOLE, PAGES)).decode()


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def part(page: str, name: str) -> str:
    """The section of that id."""
    return re.split(r"</section>", page[page.index(f'<section id="{name}"') :])[0]


def test_values_stand_in_order_of_time_and_say_how_they_go_together() -> None:
    dead = view_ledger(LOOKUP)[0]
    assert [line.text for line in dead.lines] == ["21", "At least 17 people", "23 bodies"]  # a day, 06:00, 18:30
    at = {line.text: line for line in dead.lines}
    assert at["At least 17 people"].state == "older" and at["23 bodies"].state == "opposed"
    assert at["At least 17 people"].marks == ("older than “23 bodies”", "fits “21”")
    assert at["23 bodies"].marks == ("differs from “21”", "newer than “At least 17 people”")
    assert [(b.says, b.other) for b in at["21"].beside] == [
        ("cannot both hold", "23 bodies"),
        ("may both hold", "At least 17 people"),
    ]


def test_who_gives_a_value_is_told_from_who_repeats_it() -> None:
    at_least = next(line for line in view_ledger(LOOKUP)[0].lines if line.high is None)
    assert [(t.outlet, role) for t, role in at_least.givers[0].tellings] == [
        ("Coastline Post 1", "first"),
        ("The Harbour Times 1", "repeats"),
    ]
    assert at_least.givers[0].name == "Lena Ostrava" and at_least.range == "17 or more"
    assert (at_least.givers[0].as_of, at_least.givers[0].dated) == ("9 March 2031", "by publication")


def test_who_repeats_a_value_from_another_report_stands_with_that_reports_origin() -> None:
    row = WHOLE.ledger[0]
    i = next(i for i, v in enumerate(row.values) if len(v.cells) > 1)
    first, second, *_ = row.values[i].cells
    outlet = next(o.id for o in WHOLE.origins if o.id != first.origin and LOOKUP.is_known(o.id))
    apart = replace(second, origin=outlet)

    def givers(cell: LedgerCell) -> list[list[str]]:
        value = replace(row.values[i], cells=(first, cell))
        (found,) = view_ledger(Lookup(replace(WHOLE, ledger=(replace(row, values=(value,), relations=()),))))
        return [[role for _, role in g.tellings] for g in found.lines[0].givers]

    assert givers(replace(apart, role="first")) == [["first"], ["first"]]
    assert givers(replace(apart, role="repeats", repeats=first.figure)) == [["first", "repeats"]]


def test_origins_called_the_same_share_a_line_but_are_not_made_one() -> None:
    several = Lookup(reckoned(8)[0])
    cells = several.dossier.ledger[0].values[1].cells
    assert len(cells) == 2 and cells[0].origin == cells[1].origin == "o-rescuer"
    twin = replace(several.origins["o-rescuer"], id="o-twin")
    value = replace(several.dossier.ledger[0].values[1], cells=(cells[0], replace(cells[1], origin="o-twin")))
    row = replace(several.dossier.ledger[0], values=(value,), relations=())
    origins = (*several.dossier.origins, twin)
    (line,) = view_ledger(Lookup(replace(several.dossier, ledger=(row,), origins=origins)))[0].lines
    assert [(g.kind, len(g.tellings)) for g in line.givers] == [("unnamed, each may be another", 2)]


@pytest.mark.parametrize(
    ("numbers", "places", "note"),
    [((10, 20, 15), [0, 1, 0.5], ""), ((1, 100, 10), [0, 1, 0.5], "by powers of ten"), ((0, 80, 8), [0, 1, 0.1], "")],
)
def test_values_lie_on_one_axis(numbers: tuple[float, ...], places: list[float], note: str) -> None:
    cells = WHOLE.ledger[0].values[0].cells
    row = LedgerRow("g1", "x", None, None, tuple(LedgerValue("x", n, n, False, cells) for n in numbers), ())
    (found,) = view_ledger(Lookup(replace(WHOLE, ledger=(row,))))
    assert [line.low for line in found.lines] == pytest.approx(places)
    assert found.scale and found.scale[2] == note


@example([(4e111, 2e-197)])
@example([(-1.7e308, 1.7e308)])
@example([(5e-324, 1.5e-323)])
@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(*[st.none() | st.floats(allow_nan=False, allow_infinity=False)] * 2), min_size=1, max_size=5))
def test_any_values_stay_on_the_axis(ends: list[tuple[float | None, float | None]]) -> None:
    cells = WHOLE.ledger[0].values[0].cells
    row = LedgerRow("g1", "x", None, None, tuple(LedgerValue("x", a, b, False, cells) for a, b in ends), ())
    (found,) = view_ledger(Lookup(replace(WHOLE, ledger=(row,))))
    assert all(x is None or 0 <= x <= 1 for line in found.lines for x in (line.low, line.high))


def test_a_claims_line_carries_count_dispute_and_ledger_row() -> None:
    dead = next(v for v in view_claims(LOOKUP) if v.claim.id == "c1")
    assert [words for _, words in dead.counts] == ["4 outlets", "3 independent origins"]
    assert {(f.row, f.state) for f in dead.figures} == {("g1", "older"), ("g1", "opposed")}
    line = PAGE[PAGE.index('<li class="claim contested" id="c1"') :].split('<li class="claim', 2)[1]
    assert 'href="#d2"' in line and 'href="#g1"' in line and "<summary>Why" in line


def test_origins_that_only_deny_are_not_counted_among_those_that_tell() -> None:
    warned = next(c for c in WHOLE.claims if "warned" in c.text)
    counts = claim_counts(LOOKUP, replace(warned, independent=1))
    assert list(counts) == [("outlets", "3 outlets"), ("known", "1 known origin"), ("denying", "1 denying")]


def test_origins_that_may_depend_on_one_another_are_undercounted_first() -> None:
    counts = dict(claim_counts(LOOKUP, replace(WHOLE.claims[0], independent=1, unknown=2)))
    assert counts["known"] == "1 independent of 3 known origins" and counts["unknown"] == "2 unknown"


def test_what_is_told_in_looser_words_is_counted_apart_and_is_no_known_origin() -> None:
    claim, report = WHOLE.claims[0], {s.id: s.report for s in WHOLE.statements}
    alone = [s for s in claim.statements if [report[k] for k in claim.statements].count(report[s]) == 1]
    loosely = replace(claim, loose=(alone[-1],), independent=1)
    counts = dict(claim_counts(LOOKUP, loosely))
    assert counts["loose"] == "1 in looser words"
    assert counts["known"] == "1 independent of 2 known origins"
    page = render(to_document(replace(WHOLE, claims=(loosely, *WHOLE.claims[1:])), PAGES)).decode()
    assert page.count('<span class="aside-word">in looser words</span>') == 1
    assert '"loose":["' in page and '"loose":["' not in PAGE


def test_why_names_reports_instead_of_ids() -> None:
    first, second = WHOLE.claims[0].statements[:2]
    claim = replace(WHOLE.claims[0], why=(f"{first}: the claim's words", f"{second}: 0.98 like {first}; shares dam"))
    why = view_why(LOOKUP, claim)
    assert [(m.outlet, m.why) for m in why.matched] == [
        ("Coastline Post 1", "the claim's words"),
        ("The Harbour Times 1", "0.98 like Coastline Post 1; shares dam"),
    ]
    assert {e.kind for e in why.edges} >= {"credited"}
    assert why.over_time[0].startswith("First told 9 March 2031")


def test_changes_omissions_acts_and_quiet_words_are_on_the_page() -> None:
    assert "No longer told" in part(PAGE, "changes") and "At least 17 people" in part(PAGE, "changes")
    assert "of 4 reports" in part(PAGE, "omissions") and "One alone tells it" in part(PAGE, "omissions")
    assert "killed" in part(PAGE, "framing")
    assert '<span class="aside-word">expected</span>' in PAGE
    assert "jointly residents and the Red Lantern Society" in PAGE


def test_page_with_a_ledger_holds_by_verify_and_comes_out_the_same(tmp_path: Path) -> None:
    written = write_dossier(WHOLE, PAGES, tmp_path)
    assert verify(written.json) == []
    assert render(to_document(*reckoned())).decode() == PAGE


def test_every_link_of_the_ledger_has_its_target_and_every_cell_its_column() -> None:
    page = render(to_document(reckoned(40)[0])).decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) and set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    tables = re.findall(r'<table class="ledger".*?</table>', page, re.S)
    assert tables and all(_rectangular(one) for one in tables)


def _rectangular(text: str) -> bool:
    """Whether all rows of a table are equally wide, column and row spans counted."""
    grid: list[int] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            if tag == "tr":
                grid.append(carried.pop(0) if carried else 0)
            if tag in ("td", "th"):
                wide, high = int(given.get("colspan") or 1), int(given.get("rowspan") or 1)
                grid[-1] += wide
                for i in range(high - 1):
                    if i == len(carried):
                        carried.append(0)
                    carried[i] += wide

    carried: list[int] = []
    Reader().feed(text)
    return len(set(grid)) == 1


def test_ledger_as_csv_has_a_line_for_each_cell() -> None:
    lines = table(ledger_csv(LOOKUP))
    assert len(lines) == sum(len(v.cells) for r in WHOLE.ledger for v in r.values)
    found = next(line for line in lines if line["value"] == "23 bodies")
    assert (found["low"], found["origin_kind"], found["state"]) == ("23", "unnamed", "contradicted")
    assert found["beside"] == (
        "supersedes “At least 17 people”: a later count; contradictory with “21”: they exclude each other"
    )
    text = next(r for r in WHOLE.reports if r.id == found["report"]).text
    assert text[int(found["start"]) : int(found["end"])] == "23 bodies"


def test_claims_as_csv_have_the_counts_of_the_page() -> None:
    lines = table(claims_csv(LOOKUP))
    assert [line["claim"] for line in lines] == [v.claim.id for v in view_claims(LOOKUP)]
    warned = next(line for line in lines if "warned" in line["text"])
    assert warned["denied_by"] == "Coastline Post 1; Vale Tribune 1" and warned["disputes"] == "d1 denied"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
@settings(deadline=None, max_examples=50)
def test_any_words_come_back_from_csv_and_none_is_a_formula(rows: list[list[str]]) -> None:
    data = write_rows(("a", "b"), iter(rows))
    assert data.startswith(b"\xef\xbb\xbfa,b\r\n") and data.endswith(b"\r\n")
    found = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:]
    told, came = ([cell for row in table for cell in row] for table in (rows, found))
    for words, read in zip(told, came, strict=True):
        assert read in (words, f"'{words}") and not read.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_pages_of_a_former_run_go_and_nothing_else_does(tmp_path: Path) -> None:
    write_dossier(WHOLE, PAGES, tmp_path)
    altered, stale, kept = (next((tmp_path / "pages").glob(f"{p.sha256}.*")) for p in PAGES[:3])
    altered.write_bytes(b"a note of the desk")
    foreign = [tmp_path / "pages" / name for name in ("notes.txt", "0" * 64 + ".html")]
    for path in foreign:
        path.write_text("mine")
    write_dossier(WHOLE, PAGES[2:], tmp_path)
    assert not stale.exists() and kept.exists() and altered.exists() and all(path.exists() for path in foreign)


def test_a_list_that_names_other_files_removes_none(tmp_path: Path) -> None:
    write_dossier(WHOLE, PAGES, tmp_path / "in")
    outside = tmp_path / "outside.txt"
    outside.write_text("")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (tmp_path / "in" / "SHA256SUMS").write_text(f"{empty}  ../outside.txt\n{empty}  pages/../../outside.txt\n")
    write_dossier(WHOLE, PAGES, tmp_path / "in")
    assert outside.exists()


@needs_browser
def test_ledger_is_usable_by_keys_on_a_phone_and_on_paper(tmp_path: Path) -> None:
    index = write_dossier(*reckoned(40), tmp_path / "out").index
    with browser(tmp_path / "profile") as tab:
        tab.resize(390)
        tab.open(index, "#g1")
        assert tab.complaints() == []
        assert tab.run("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert tab.run("document.querySelector('.ledger').scrollWidth <= 390")
        assert tab.run("getComputedStyle(document.querySelector('.ledger .in'), '::before').content") == '"Told in"'
        tab.run("document.querySelector('.ledger .beside summary').focus()")
        tab.press("Enter")
        assert tab.run("document.querySelector('.ledger .beside').open")
        assert "cannot both hold" in tab.run("document.querySelector('.ledger').innerText")
        tab.resize(1280)
        tab.media("dark")
        struck = "getComputedStyle(document.querySelector('.ledger .older .said')).textDecorationLine"
        assert "line-through" in tab.run(struck)
        tab.media(kind="print")
        assert tab.run("document.querySelector('.ledger').scrollWidth <= innerWidth")


def test_a_filter_looks_each_passage_up_once() -> None:
    """With a search of the whole page for each statement, one filter of a dossier of 200 reports took 58 s."""
    script = PAGE[PAGE.rindex("<script>") :]
    assert "querySelectorAll(`" not in script
