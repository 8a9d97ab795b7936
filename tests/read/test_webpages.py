# ruff: noqa: E501 - pages as they are
"""Reading HTML, articles in JSON, and bytes in every encoding."""

import hashlib
import json
from dataclasses import replace
from typing import Literal

import pytest

from reportedly.language import identify_language
from reportedly.read import read
from reportedly.records import Failure, Page, Report

PARAGRAPHS = [
    "The harbour authority of Port Alder closed both of its piers on Tuesday after a crane fell onto a ferry, officials said.",
    "Rescue teams worked through the night to free two sailors who were trapped below the deck of the café boat.",
    "“We heard a noise like thunder,” said a baker whose shop faces the water, and who had just opened his doors.",
]
DATA = {
    "@context": "https://schema.org",
    "@graph": [{"@type": "NewsArticle", "headline": "Crane falls on ferry", "datePublished": "2031-05-06T10:20:00+02:00",
                "author": [{"name": "Jane Doe"}], "publisher": {"@type": "Organization", "name": "Alder Gazette"}}],
}  # fmt: skip


def page(content: bytes, kind: Literal["html", "text", "article"], **more: str) -> Page:
    return replace(Page("input", kind, content, hashlib.sha256(content).hexdigest()), **more)  # type: ignore[arg-type]


def made(content: bytes, kind: Literal["html", "text", "article"], **more: str) -> Report:
    report = read(page(content, kind, **more), "r1", identify_language)
    assert isinstance(report, Report), report
    return report


def html(head: str = "", lead: str = "") -> str:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en'><head><title>Crane falls on ferry | Alder Gazette</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a><a href='/news'>News</a></nav><article><h1>Crane falls on ferry</h1>{lead}{body}</article>"
        "<aside><h2>Most read</h2><a href='/x'>A lighthouse on the move</a></aside><footer>© Alder Gazette</footer></body></html>"
    )


def bodies(report: Report) -> list[str]:
    return [report.text[a:b] for a, b in report.body]


def test_article_and_its_data_are_read() -> None:
    report = made(html(f"<script type='application/ld+json'>{json.dumps(DATA)}</script>").encode(), "html")
    assert bodies(report) == PARAGRAPHS
    assert report.text.split("\n\n")[0] == report.title == "Crane falls on ferry"
    assert (report.outlet, report.byline, report.published) == (
        "Alder Gazette",
        "Jane Doe",
        "2031-05-06T10:20:00+02:00",
    )
    assert dict(report.how)["published"] == "JSON-LD datePublished"


def test_meta_elements_stand_in_for_json_ld() -> None:
    metas = "<meta property='article:published_time' content='2031-05-06'><meta property='og:site_name' content='Alder Gazette'>"
    report = made(html(metas).encode(), "html")
    assert (report.title, report.outlet, report.published) == ("Crane falls on ferry", "Alder Gazette", "2031-05-06")


@pytest.mark.parametrize("broken", ["{not json", "[]", "null", '{"@graph": 3}', "[" * 5000])
def test_broken_data_is_passed_over(broken: str) -> None:
    assert bodies(made(html(f"<script type='application/ld+json'>{broken}</script>").encode(), "html")) == PARAGRAPHS


@pytest.mark.parametrize(
    "content", [b"<html></html>", b"<", b"<p>", b"<html><body><nav>Home News</nav></body></html>", b"<!--"]
)
def test_pages_without_an_article_are_failures(content: bytes) -> None:
    assert isinstance(read(page(content, "html"), "r1", identify_language), Failure)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32"])
def test_encodings_are_found(encoding: str) -> None:
    assert bodies(made("\n\n".join(PARAGRAPHS).encode(encoding), "text")) == PARAGRAPHS


def test_declared_charset_that_does_not_fit_is_passed_over() -> None:
    text = "\n\n".join(PARAGRAPHS)
    assert bodies(made(text.encode(), "text", charset="ascii")) != []
    assert bodies(made(text.encode(), "text", charset="no-such-thing")) == PARAGRAPHS
    assert bodies(made(html("<meta charset='windows-1252'>").encode("cp1252"), "html")) == PARAGRAPHS


def test_garbled_text_is_noted_and_kept() -> None:
    garbled = "\n\n".join(PARAGRAPHS).replace("café", "cafÃ©").encode()
    report = made(garbled, "text")
    assert "cafÃ©" in report.text
    assert "garbled" in dict(report.how)


def test_article_of_json_gives_its_fields() -> None:
    article = {"title": "Crane falls on ferry", "text": "\n".join(PARAGRAPHS), "url": "https://www.alder.example/a",
               "outlet": "Alder Gazette", "published": "2031-05-06T00:00:00", "author": ["Jane Doe", "Bo Dahl"]}  # fmt: skip
    report = made(json.dumps(article).encode(), "article")
    assert bodies(report) == PARAGRAPHS
    assert report.published == "2031-05-06"
    assert (report.outlet, report.byline, report.url) == (
        "Alder Gazette",
        "Jane Doe, Bo Dahl",
        "https://www.alder.example/a",
    )


def test_outlet_falls_back_to_the_address() -> None:
    article = {"text": "\n".join(PARAGRAPHS), "url": "https://www.alder.example/2031/may/06/a"}
    report = made(json.dumps(article).encode(), "article")
    assert (report.outlet, report.published) == ("alder.example", "2031-05-06")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"3", b'{"title": "x"}', b'{"text": 3}', b"[" * 100_000, b'{"text": null}']
)
def test_what_is_no_article_is_a_failure(content: bytes) -> None:
    assert isinstance(read(page(content, "article"), "r1", identify_language), Failure)


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("Tuesday, 6 May 2031 | Alder Gazette > Coast", "2031-05-06"),
        ("7 May 2031", "2031-05-07"),
        ("Sunday, 1 June 2031", None),  # the day on which the page was saved: nobody tells of a Sunday
        ("Founded on 6 May 2031 by the harbour", None),
    ],
)
def test_date_above_the_headline_counts_when_the_text_bears_it_out(above: str, published: str | None) -> None:
    content = html().replace("<nav>", f"<p class='crumb'>{above}</p><nav>")
    assert made(content.encode(), "html").published == published
