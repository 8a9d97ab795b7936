"""What came along with a page is known of its report, behind what the page says of itself."""

import hashlib

from reportedly.read import read
from reportedly.records import Hint, Page, Report

WORDS = (
    "The harbour of Port Alder was closed on Tuesday after a crane fell onto a ferry, the port authority said. "
    "Nobody was hurt, according to the fire service, and the quay is to be open again by the evening."
)
HINTS = (
    Hint("published", "2031-05-04T09:30:00+00:00", "the feed's entry"),
    Hint("title", "Crane falls onto ferry", "the feed's entry"),
    Hint("byline", "Ilse Brandt", "the mail's header"),
)


def make(html: str, hints: tuple[Hint, ...] = HINTS) -> Report:
    content = html.encode()
    page = Page("a", "html", content, hashlib.sha256(content).hexdigest(), hints=hints)
    report = read(page, "r1", lambda text: ("en", 1.0))
    assert isinstance(report, Report)
    return report


def test_hints_fill_what_the_page_leaves_open() -> None:
    report = make(f"<p>{WORDS}</p>")
    assert (report.title, report.byline) == ("Crane falls onto ferry", "Ilse Brandt")
    assert report.published and report.published.startswith("2031-05-04")
    assert dict(report.how)["published"].startswith("the feed's entry")


def test_the_page_goes_before_its_hints() -> None:
    head = '<meta property="article:published_time" content="2031-05-02T08:00:00Z">'
    report = make(f"<html><head>{head}</head><body><article><p>{WORDS}</p></article></body></html>")
    assert report.published and report.published.startswith("2031-05-02")
