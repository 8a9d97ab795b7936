"""The page in a real browser: nothing refused, nothing fetched, usable by keys, on a phone and on paper."""

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from headless import CHROMIUM, Browser, browser
from invented_dossier import dossier, many
from invented_history import EARLIER_PAGE, history

from reportedly.publish import Written, to_document, write_dossier
from reportedly.publish.lookup import Lookup
from reportedly.publish.marks import cut_report
from reportedly.publish.site import embed, render
from reportedly.records import Dossier, Failure, Report, Statement

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine to open the page with")
WHOLE, PAGES = dossier()
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \" ' & <!-- \u202e abc \u2028"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write_dossier(WHOLE, [*PAGES, EARLIER_PAGE], tmp_path_factory.mktemp("dossier"), history())


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture
def tab(shared: Browser) -> Browser:
    shared.events.clear()
    shared.resize(1280)
    shared.media()
    return shared


def test_what_was_taken_out_says_where_it_stood_on_the_page(written: Written) -> None:
    (removed,) = WHOLE.reports[0].removed
    assert PAGES[0].content.decode()[removed.start : removed.end] == removed.text
    said = f"<dt>{removed.why} <small>characters {removed.start}–{removed.end} of the page</small></dt>"
    assert f'{said}<dd dir="auto">{removed.text}</dd>' in written.index.read_text("utf-8")


def hostile() -> Dossier:
    """The invented event where titles, outlets, names and reasons are written to break out of the page."""
    reports = tuple(
        replace(r, title=HOSTILE, outlet=f"{HOSTILE}{r.id}", byline=HOSTILE, url="javascript:alert(3)")
        for r in WHOLE.reports
    )
    entities = tuple(replace(e, name=HOSTILE, names=(HOSTILE, "b")) for e in WHOLE.entities)
    origins = tuple(replace(o, name=o.name and HOSTILE) for o in WHOLE.origins)
    places = tuple(replace(p, name=HOSTILE[:30], why=HOSTILE) for p in WHOLE.places)
    disputes = tuple(replace(d, why=HOSTILE) for d in WHOLE.disputes)
    failures = (Failure(HOSTILE, HOSTILE),)
    return replace(
        WHOLE,
        title=HOSTILE,
        reports=reports,
        entities=entities,
        origins=origins,
        places=places,
        disputes=disputes,
        failures=failures,
    )


@needs_browser
def test_page_opens_without_a_complaint_or_a_request(tab: Browser, written: Written) -> None:
    tab.open(written.index)
    assert tab.complaints() == []
    assert set(tab.requests()) == {written.index.as_uri()}
    assert tab.run("document.querySelectorAll('.claim').length") == len(WHOLE.claims)


@needs_browser
def test_keys_open_the_passages_in_their_context(tab: Browser, written: Written) -> None:
    tab.open(written.index)
    for key in ("j", "j", "Enter"):
        tab.press(key)
    assert tab.run("document.getElementById('passages').open")
    words = tab.run("document.getElementById('p-body').innerText")
    assert "We warned the operator twice" in words and "Karsel Hydro denied" in words
    assert tab.run("document.querySelector('#p-body .passage .ctx') !== null")
    assert tab.run("document.querySelector('#p-body .here .source').textContent") == "Ostrava"
    title = tab.run("document.getElementById('p-title').textContent")
    tab.press("k")
    assert tab.run("document.getElementById('p-title').textContent") != title
    tab.press("Escape")
    assert not tab.run("document.getElementById('passages').open")
    assert tab.run("document.activeElement.className").startswith("open")
    assert tab.complaints() == []


@needs_browser
def test_help_is_a_key_away(tab: Browser, written: Written) -> None:
    tab.open(written.index)
    tab.press("?")
    assert tab.run("document.getElementById('help').open")


@needs_browser
@pytest.mark.parametrize(
    ("control", "value", "shown"),
    [("find", "red lantern", 1), ("show", "one", 3), ("show", "disputed", 2), ("outlet", "r4", 3)],
)
def test_filters_leave_what_fits(tab: Browser, written: Written, control: str, value: str, shown: int) -> None:
    tab.open(written.index)
    tab.run(
        f"(e => {{ e.value = '{value}'; e.dispatchEvent(new Event('input')) }})(document.getElementById('{control}'))"
    )
    assert tab.run("document.querySelectorAll('.claim:not([hidden])').length") == shown
    assert tab.run("document.getElementById('found').textContent") == f"{shown} of 7 claims"


@needs_browser
@pytest.mark.parametrize("count", [4, 40])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_window(tab: Browser, tmp_path: Path, width: int, count: int) -> None:
    whole, pages = many(count)
    tab.resize(width)
    tab.open(write_dossier(whole, pages, tmp_path).index)
    tab.run("document.querySelectorAll('details').forEach(part => { part.open = true })")
    assert tab.run("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    tab.press("j")
    tab.press("Enter")
    assert tab.run("(d => d.scrollWidth <= d.clientWidth)(document.getElementById('passages'))")


@needs_browser
@pytest.mark.parametrize("width", [360, 1440])
def test_edits_are_not_wider_than_the_window_and_lead_to_the_words(tab: Browser, written: Written, width: int) -> None:
    tab.resize(width)
    tab.open(written.index)
    tab.run("document.querySelectorAll('details').forEach(part => { part.open = true })")
    assert tab.run("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert tab.run("document.querySelectorAll('.edit').length") == 3
    links = "[...document.querySelectorAll('.turns a')]"
    assert tab.run(f"{links}.length > 0 && {links}.every(a => document.getElementById(a.hash.slice(1)))")


@needs_browser
def test_a_link_to_a_passage_opens_the_part_it_stands_in(tab: Browser, tmp_path: Path) -> None:
    whole, pages = many(12)
    index = write_dossier(whole, pages, tmp_path).index
    tab.open(index, "#r9.s32")
    assert tab.run("document.getElementById('r9').open")


@needs_browser
def test_a_link_to_a_filtered_claim_shows_it_again(tab: Browser, written: Written) -> None:
    tab.open(written.index)
    tab.run("(e => { e.value = 'red lantern'; e.dispatchEvent(new Event('input')) })(document.getElementById('find'))")
    assert tab.run("document.getElementById('c1').hidden")
    tab.run("document.querySelector('.ref[href=\"#c1\"]').click()")
    until = time.monotonic() + 5
    while tab.run("document.getElementById('c1').hidden") and time.monotonic() < until:
        time.sleep(0.05)
    assert not tab.run("document.getElementById('c1').hidden")


@needs_browser
def test_words_of_a_source_cannot_become_code(tab: Browser, tmp_path: Path) -> None:
    written = write_dossier(hostile(), PAGES, tmp_path)
    tab.open(written.index)
    tab.press("j")
    tab.press("Enter")
    assert tab.run("document.getElementById('passages').open")
    assert tab.complaints() == []
    assert tab.run("document.querySelectorAll('img, a[href^=javascript]').length") == 0
    assert tab.run("document.querySelector('h1').textContent") == HOSTILE


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(tab: Browser, written: Written, scheme: str) -> None:
    """WCAG 2.2 AA: 4.5 to 1 for text of this size, for every element that holds words of its own."""
    tab.media(scheme)
    tab.open(written.index)
    tab.run("document.querySelectorAll('details').forEach(part => { part.open = true })")
    low = tab.run(
        """(() => {
        const light = (c) => { const [r, g, b] = c.map((v) => v / 255)
            .map((v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126*r + .7152*g + .0722*b; };
        const numbers = (c) => c.match(/[\\d.]+/g).map(Number);
        const ground = (e) => { for (; e; e = e.parentElement) { const c = numbers(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] === 1) return c; } return [255, 255, 255]; };
        return [...document.querySelectorAll("body *:not(svg *, script, style, option)")]
          .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
          .filter((e) => { const a = light(numbers(getComputedStyle(e).color)), b = light(ground(e));
            return (Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5; })
          .map((e) => e.tagName + "." + e.className + ": " + e.textContent.slice(0, 30)); })()"""
    )
    assert low == []


@needs_browser
def test_print_shows_every_report_in_full(tab: Browser, tmp_path: Path) -> None:
    whole, pages = many(8)
    tab.open(write_dossier(whole, pages, tmp_path).index)
    tab.media(kind="print")
    assert tab.run("document.querySelector('#r8 .text').getBoundingClientRect().height") > 50
    assert tab.run("getComputedStyle(document.querySelector('.bar')).display") == "none"


def test_every_statement_has_its_anchor_and_every_link_its_target() -> None:
    page = render(to_document(many(12)[0])).decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert {f"{s.report}.{s.id}" for s in many(12)[0].statements} <= set(ids)


def test_all_text_of_the_reports_is_on_the_page() -> None:
    page = render(to_document(WHOLE)).decode()
    texts = re.findall(r'<div class="text".*?</div>', page, re.S)
    bare = ["".join(unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", text)).split()) for text in texts]
    assert bare == ["".join(r.text.split()) for r in WHOLE.reports]


def test_page_has_no_inline_style_or_handler() -> None:
    page = render(to_document(hostile())).decode()
    found: set[str] = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.update(name for name, _ in attrs)  # type: ignore[method-assign]
    parser.feed(page)
    assert "class" in found and not [name for name in found if name == "style" or name.startswith("on")]
    assert page.count("<script") == 2 and "http://" not in page and "https://" not in page


def test_same_dossier_gives_the_same_page() -> None:
    assert render(to_document(WHOLE, PAGES)) == render(to_document(dossier()[0], PAGES))


def test_page_of_forty_reports_stays_small() -> None:
    four, forty = (len(render(to_document(many(n)[0]))) for n in (4, 40))
    assert forty < 15 * four


def test_a_dossier_of_next_to_nothing_still_makes_a_page() -> None:
    bare = Report("r1", "One line.", ((0, 9),), "0" * 64)
    empty = {name: () for name in WHOLE.__dataclass_fields__ if name not in ("title", "reports")}
    page = render(to_document(Dossier(title="", reports=(bare,), **empty))).decode()
    assert "One line." in page


def test_embedded_json_reads_back() -> None:
    text = embed({"words": HOSTILE})
    assert "<" not in text and json.loads(text) == {"words": HOSTILE}


def test_a_page_does_not_tell_its_makers_folders() -> None:
    """The JSON keeps the path as it was given."""
    reports = tuple(replace(r, file=f"/home/someone/secret project/{r.id}.html") for r in WHOLE.reports)
    failures = (Failure("/home/someone/secret project/x.pdf", "a PDF file"),)
    document = to_document(replace(WHOLE, reports=reports, failures=failures))
    page = render(document).decode()
    assert "secret project" not in page and "r1.html" in page and "x.pdf" in page
    assert document["reports"][0]["file"] == "/home/someone/secret project/r1.html"


def test_many_claims_are_folded_and_found_again() -> None:
    claims = tuple(replace(WHOLE.claims[0], id=f"c{i}") for i in range(1, 31))
    page = render(to_document(replace(WHOLE, claims=claims, timeline=()))).decode()
    folded = page[page.index('<details class="rest">') : page.index('<section id="digest"')]
    assert page.count('<li class="claim') == 30 and folded.count('<li class="claim') == 18
    assert "18 more claims" in folded


def test_a_report_of_thousands_of_paragraphs_is_laid_out_in_its_own_length() -> None:
    lines = [f"He said {i}." for i in range(3000)]
    text, starts = "\n\n".join(lines), [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 2)
    body = tuple((a, a + len(line)) for a, line in zip(starts, lines, strict=False))
    told = tuple(Statement(f"s{i}", "r1", a, b, text[a:b]) for i, (a, b) in enumerate(body))
    lone = replace(WHOLE, reports=(Report("r1", text, body, "0" * 64),), statements=told)
    start = time.process_time()
    blocks = cut_report(Lookup(lone), lone.reports[0])
    assert time.process_time() - start < 1
    assert [p.text for b in blocks for s in b.passages for p in s.pieces] == lines


def full_after(files: int) -> Callable[..., Any]:
    """`os.fdopen` on a disk that is full after so many files."""
    opened: list[int] = []
    real = os.fdopen

    def open_it(handle: int, *how: Any) -> Any:
        opened.append(handle)
        if len(opened) > files:
            os.close(handle)
            raise OSError(28, "No space left on device")
        return real(handle, *how)

    return open_it


def test_a_failure_while_writing_leaves_the_old_dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = write_dossier(WHOLE, PAGES, tmp_path)
    before = written.json.read_bytes(), written.index.read_bytes()
    monkeypatch.setattr(os, "fdopen", full_after(len(PAGES) + 1))
    with pytest.raises(OSError, match="No space"):
        write_dossier(replace(WHOLE, title="Another"), PAGES, tmp_path)
    assert (written.json.read_bytes(), written.index.read_bytes()) == before
    assert not [p for p in tmp_path.rglob(".*") if p.is_file()]


def test_files_are_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    written = write_dossier(WHOLE, PAGES, tmp_path / "new" / "folder")
    names = sorted(p.name for p in written.index.parent.iterdir())
    assert names == ["SHA256SUMS", "claims.csv", "dossier.json", "index.html", "ledger.csv", "pages"]
    for page in PAGES:
        suffix = "txt" if page.kind == "text" else page.kind
        assert (written.index.parent / "pages" / f"{page.sha256}.{suffix}").read_bytes() == page.content
