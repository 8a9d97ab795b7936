"""HTML pages: main text by trafilatura, metadata from the page's own JSON-LD and meta elements.

trafilatura is the reference of the field (F1 .956 to .962 on the article-extraction benchmark).  The date is read from
the page's declarations, or else from an element below the headline whose class says so: a date found anywhere on a page
is often the footer's.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from lxml import etree

from reportedly.read.credits import find_byline
from reportedly.read.days import find_days, is_date_line
from reportedly.read.decoding import clean
from reportedly.read.lines import Line, split_lines
from reportedly.read.links import find_anchors
from reportedly.read.sources import Source

_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "AnalysisNewsArticle",
             "BackgroundNewsArticle", "OpinionNewsArticle", "Report", "WebPage")  # fmt: skip
_METAS = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "byline": ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
        "publishdate", "pubdate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publish-date",
    ),
    "language": ("og:locale", "language"),
    "url": ("og:url",),
}  # fmt: skip
_ELEMENTS = (
    ("published", "//time[@datetime]/@datetime", "the page's first time element"),
    ("title", "//h1", "the page's h1"),
    ("title", "//title", "the page's title element"),
    ("url", "//link[@rel='canonical']/@href", "the page's canonical link"),
    ("language", "/html/@lang", "the page's lang attribute"),
)
_BYLINES = (
    "//*[@rel='author' or @itemprop='author' or "
    + " or ".join(f"contains(@class, '{name}')" for name in ("byline", "author", "writer"))
    + "]"
)
_DATES = (
    "//h1/following::*["
    + " or ".join(f"contains(@class, '{name}')" for name in ("date", "publish", "posted", "timestamp", "meta"))
    + "]"
)
_ABOVE = (  # elements with a year in their own words
    "(//h1|//h2)[1]/preceding::*[not(self::script or self::style)]"
    "[text()[contains(translate(., '123456789', '000000000'), '0000')]]"
)
_LOOKED_AT = 12  # elements with such a class: those of other stories stand further down
_DEEPEST = 6  # levels of JSON-LD that are looked into
_WHOLE = re.compile(r"<(?:html|body|head)\b", re.IGNORECASE)


def read_webpage(html: str) -> Source:
    """Lines of the main text and fields of the page; lines are empty when no article is found.  Never raises."""
    if not _WHOLE.search(html):  # a feed's or a mail's piece of HTML; the extractor reads whole pages only
        html = f"<html><body>{html}</body></html>"
    try:
        tree = lxml.html.fromstring(html.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return Source(())
    fields, anchors = _fields(tree), find_anchors(tree)
    try:
        document = trafilatura.bare_extraction(
            html, fast=True, include_comments=False, include_tables=True, with_metadata=False, deduplicate=False
        )
    except Exception:  # whatever breaks the extractor is this page's failure, not the run's
        document = None
    text = clean(getattr(document, "text", None) or "")
    lines = tuple(Line(row.removeprefix("- ")) for row in split_lines(text))
    return Source(lines, fields, anchors=anchors)


def _fields(tree: Any) -> dict[str, list[tuple[str, str]]]:
    fields: dict[str, list[tuple[str, str]]] = {}
    for item in _json_ld(tree):
        _add(fields, "title", item.get("headline"), "JSON-LD headline")
        _add(fields, "outlet", _name(item.get("publisher")), "JSON-LD publisher")
        _add(fields, "byline", _name(item.get("author")), "JSON-LD author")
        _add(fields, "published", item.get("datePublished"), "JSON-LD datePublished")
        _add(fields, "language", item.get("inLanguage"), "JSON-LD inLanguage")
        _add(fields, "place", _name(item.get("dateline")), "JSON-LD dateline")
    metas = _metas(tree)
    for field, names in _METAS.items():
        for name in names:
            _add(fields, field, metas.get(name), f"meta {name}")
    for field, path, how in _ELEMENTS:
        _add(fields, field, next(iter(tree.xpath(path)), None), how)
    for field, found in (("byline", _seen(tree, _BYLINES, _is_name)), ("published", _seen(tree, _DATES, _is_day))):
        _add(fields, field, found, "the page, below its headline")
    _add(fields, "masthead", _seen(tree, _ABOVE, _opens_with_day), "the page, above its headline")
    return fields


def _seen(tree: Any, path: str, fits: Callable[[str], bool]) -> str | None:
    """The first short text that fits, of the elements that the page's own class names promise it in."""
    for element in tree.xpath(path)[:_LOOKED_AT]:
        text = " ".join(clean(element.text_content()).split())
        if 3 <= len(text) <= 80 and fits(text):
            return text.removeprefix("By ").removeprefix("by ")
    return None


def _is_name(text: str) -> bool:
    named = find_byline("By " + text.removeprefix("By ").removeprefix("by "))
    return named is not None and " " in named[0] and not any(c.isdigit() for c in text)


def _is_day(text: str) -> bool:
    return is_date_line(text) and len(find_days(text, "")) == 1


def _opens_with_day(text: str) -> bool:
    """Whether a line above the headline is a date, perhaps with sections behind it ("7 May 2031 | News")."""
    first = re.split(r"\s[|·•>»–—-]\s", text)[0]
    return _is_day(first) and len(find_days(text, "")) == 1


def _add(fields: dict[str, list[tuple[str, str]]], field: str, value: object, how: str) -> None:
    value = value.text_content() if isinstance(value, lxml.html.HtmlElement) else value
    if isinstance(value, str) and (plain := " ".join(clean(value).split())):
        fields.setdefault(field, []).append((plain, how))


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(name.lower(), meta.get("content"))
    return found


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            loaded = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(loaded, _DEEPEST)


def _articles(loaded: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(loaded, list):
        for item in loaded:
            yield from _articles(item, depth - 1)
    elif isinstance(loaded, dict):
        kinds = loaded.get("@type")
        if any(k in _ARTICLES for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield loaded
        yield from _articles(loaded.get("@graph") or loaded.get("mainEntity"), depth - 1)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(n for v in value if (n := _name(v))) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value if isinstance(value, str) else None
