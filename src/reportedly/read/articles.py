"""Articles that others have already extracted: one JSON object each, with the field names that crawlers use."""

import json
from typing import Any

from reportedly.read.decoding import clean
from reportedly.read.lines import Line, split_lines
from reportedly.read.sources import Source

_KEYS = {
    "title": ("title", "headline", "name"),
    "outlet": ("outlet", "site_name", "sitename", "publisher", "source_name", "source", "publication", "domain"),
    "byline": ("byline", "author", "authors", "creator"),
    "published": ("published", "date", "published_at", "publishedAt", "datePublished", "date_published", "publish_date",
                  "pubDate", "published_date", "date_publish", "timestamp", "time"),
    "language": ("language", "lang"),
    "url": ("url", "link", "canonical", "uri", "source_url"),
    "place": ("dateline", "location"),
}  # fmt: skip
_TEXTS = ("text", "body", "content", "maintext", "article", "articleBody", "article_text", "full_text")


def load_article(text: str) -> dict[str, Any] | None:
    """The JSON object; None when the text is not one."""
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return loaded if isinstance(loaded, dict) else None


def article_html(article: dict[str, Any]) -> str | None:
    """The page's HTML when the article carries it instead of text."""
    text = _text(article)
    html = article.get("html")
    if isinstance(html, str) and not text:
        return html
    return text if text and text.count("</p>") >= 2 else None


def read_article(article: dict[str, Any]) -> Source:
    """Lines and fields of an article's object; lines are empty when it has no text."""
    fields: dict[str, list[tuple[str, str]]] = {}
    for name, keys in _KEYS.items():
        for key in keys:
            if value := _plain(article.get(key)):
                fields.setdefault(name, []).append((value, f"the article's field {key!r}"))
    return Source(tuple(Line(row) for row in split_lines(clean(_text(article)))), fields)


def _text(article: dict[str, Any]) -> str:
    for key in _TEXTS:
        value = article.get(key)
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _plain(value: object) -> str | None:
    """A field's value in one line: a string, a number, a list of names, or an object with a name."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, dict):
        return _plain(value.get("name") or value.get("title") or value.get("id"))
    if isinstance(value, list):
        parts = [p for v in value if (p := _plain(v))]
        return ", ".join(parts) or None
    return " ".join(clean(str(value)).split()) or None
