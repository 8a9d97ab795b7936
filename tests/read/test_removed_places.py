# ruff: noqa: E501 - lines of pages as pages have them
"""What reading takes out of a page keeps its place in it, wherever it has one that nothing else can be."""

import hashlib
import json
import textwrap
import time
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language import identify_language
from reportedly.read import read
from reportedly.records import Page, Report

LEAD = "The harbour authority of Port Alder closed both of its piers on Tuesday after a crane fell onto a ferry, officials said."
SECOND = "Rescue teams worked through the night to free two sailors who were trapped below the deck of the ferry."
THIRD = "“We heard a noise like thunder,” said a baker whose shop faces the water, and who had just opened his doors."
SHARE, NOTE, TIP = (
    "Share this story on Facebook",
    "This website uses cookies to improve your experience.",
    "Advertisement",
)


def made(content: bytes, kind: Literal["html", "text", "article"]) -> Report:
    found = read(Page("input", kind, content, hashlib.sha256(content).hexdigest()), "r1", identify_language)
    assert isinstance(found, Report), found
    return found


def shown(report: Report, content: bytes) -> list[tuple[str, str | None]]:
    """What was taken out, and what the page has at its offsets."""
    page = content.decode(report.encoding or "", errors="replace")
    return [(x.text, None if x.start is None else page[x.start : x.end]) for x in report.removed]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32"])
@pytest.mark.parametrize("broken", ["\n", "\r\n", "\n\n"])
def test_lines_of_a_text_stand_at_their_offsets_in_every_encoding(encoding: str, broken: str) -> None:
    content = broken.join([LEAD, TIP, SECOND, SHARE, TIP, THIRD, NOTE]).encode(encoding)
    report = made(content, "text")
    assert shown(report, content) == [(x, x) for x in (TIP, SHARE, TIP, NOTE)]
    starts = [x.start or 0 for x in report.removed]
    assert starts == sorted(set(starts))  # the second "Advertisement" is not taken for the first


def test_a_label_cut_from_a_line_has_the_place_of_the_label() -> None:
    lead = f"Continue reading the main story {LEAD}"
    content = "\n".join([SECOND, lead, f"{THIRD} pic.twitter.com/Ab1"]).encode()
    report = made(content, "text")
    assert shown(report, content) == [(x, x) for x in ("Continue reading the main story", "pic.twitter.com/Ab1")]


def test_a_label_that_its_line_has_twice_has_no_place() -> None:
    content = "\n".join([SECOND, f"{THIRD} read more than READ MORE", f"{LEAD} Read more is heard. Read more"]).encode()
    assert shown(made(content, "text"), content)[-1] == ("Read more", None)


def test_a_date_cut_from_the_headline_has_the_place_of_the_date() -> None:
    content = "\n".join(["Crane falls on ferry Updated: 2031-05-06 13:14", LEAD, SECOND, THIRD]).encode()
    assert shown(made(content, "text"), content) == [("Updated: 2031-05-06 13:14",) * 2]


def test_characters_that_show_nothing_and_odd_spaces_do_not_shift_a_place() -> None:
    odd = "Share\u00a0this\u200b story  on\tFace\u00adbook"
    content = f"{LEAD}\n{SECOND}\u200b\n  {odd} \n{THIRD}".encode()
    assert shown(made(content, "text"), content) == [(SHARE, odd)]


def test_a_wrapped_paragraph_has_the_place_of_all_its_rows() -> None:
    wrapped = "\n".join(textwrap.wrap(NOTE, 48))
    content = "\n\n".join([*("\n".join(textwrap.wrap(x, 48)) for x in (LEAD, SECOND, THIRD)), wrapped]).encode()
    assert shown(made(content, "text"), content) == [(NOTE, wrapped)]


def page(*paragraphs: str, head: str = "", foot: str = "") -> bytes:
    body = "".join(f"<p>{p}</p>\n" for p in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><title>Crane falls on ferry</title>{head}</head><body>"
        f"<article><h1>Crane falls on ferry</h1>{body}</article>{foot}</body></html>"
    ).encode()


def test_a_line_of_a_web_page_has_its_place_where_its_words_stand_once() -> None:
    content = page(LEAD, SECOND, NOTE, THIRD, head=f"<script>var cookie = '{NOTE}';</script><!-- {NOTE} -->")
    assert shown(made(content, "html"), content) == [(NOTE, NOTE)]
    report = made(content, "html")
    assert content.decode()[(report.removed[0].start or 0) - 3 :].startswith(f"<p>{NOTE}")


def test_of_a_web_pages_lines_that_stand_twice_the_one_between_its_neighbours_is_meant() -> None:
    content = page(LEAD, SECOND, NOTE, THIRD, foot=f"<footer>{NOTE}</footer>")
    report = made(content, "html")
    assert [x.start for x in report.removed if x.text == NOTE] == [content.decode().index(NOTE)]


@pytest.mark.parametrize(
    "line",
    [NOTE.replace("to", "&#116;o"), NOTE.replace("website", "<b>web</b>s<b>&#105;te</b>")],
)  # fmt: skip
def test_words_with_entities_in_them_have_no_place(line: str) -> None:
    content = page(LEAD, SECOND, line, THIRD)
    assert shown(made(content, "html"), content) == [(NOTE, None)]


@pytest.mark.parametrize(
    "tagged", ["<b>cookies</b>", "<a href='/c?a=1&b=2'>\n  cookies</a >", "cookies<!-- yes -->", "c<i>oo</i>kies"]
)
def test_words_with_tags_between_them_have_the_place_of_them_all(tagged: str) -> None:
    line = NOTE.replace("cookies", tagged)
    content = page(LEAD, SECOND, line, THIRD)
    assert shown(made(content, "html"), content) == [(NOTE, line)]


def test_words_within_longer_words_are_not_taken_for_them() -> None:
    content = page(LEAD, SECOND, f"<b>Advertise</b>ment", THIRD, foot="<footer>Advertisements</footer>")  # noqa: F541
    assert shown(made(content, "html"), content) == [("Advertisement", "Advertise</b>ment")]


@pytest.mark.parametrize("escaped", [True, False])
def test_lines_of_an_article_in_json_have_the_place_that_they_have_in_it(escaped: bool) -> None:
    article = {"title": "Crane falls on ferry", "text": "\n".join([LEAD, SECOND, SHARE, THIRD])}
    content = json.dumps(article, ensure_ascii=escaped).encode()
    assert shown(made(content, "article"), content) == [(SHARE, SHARE)]


_LINES = st.lists(st.sampled_from([SHARE, NOTE, TIP, SECOND, THIRD, "Print Email Share", "", "\u200b", "  * * *"]))


@settings(deadline=None, max_examples=60)
@given(_LINES, st.sampled_from(["\n", "\r\n", "\u2028", "\n\n"]))
def test_whatever_is_taken_out_of_a_text_has_a_place_of_its_own(lines: list[str], broken: str) -> None:
    content = broken.join([LEAD, SECOND, *lines]).encode()
    report = made(content, "text")
    assert all(there == said for said, there in shown(report, content))
    assert len({x.start for x in report.removed}) == len(report.removed)


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<", "Advertisement</p><p>a &amp; b"])
def test_hostile_pages_are_searched_in_seconds(piece: str) -> None:
    content = page(LEAD, SECOND, THIRD, *[f"Line {n} &amp; more" for n in range(2_000)], foot=f"<p>{piece * 30_000}")
    before = time.monotonic()
    read(Page("input", "html", content, hashlib.sha256(content).hexdigest()), "r1", identify_language)
    assert time.monotonic() - before < 20
