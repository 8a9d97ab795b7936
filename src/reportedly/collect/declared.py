"""The address that a page declares as its own, from the few tags of its head that name it; nothing else is parsed."""

import re
from html import unescape

_HEAD = 300_000  # characters in which the head ends, scripts included; beyond it only a comment would name an address
_TAG = re.compile(r"<(link|meta)\b([^<>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def declared_address(html: str | bytes) -> str | None:
    """The page's rel=canonical, else its og:url, as written; None when it declares none or several that differ."""
    text = html[:_HEAD].decode("latin-1") if isinstance(html, bytes) else html[:_HEAD]
    canonical: set[str] = set()
    shared: set[str] = set()
    for tag, inside in _TAG.findall(_without_comments(text)):
        values = {name.lower(): unescape(a or b or c).strip() for name, a, b, c in _ATTRIBUTE.findall(inside)}
        if tag.lower() == "link" and "canonical" in values.get("rel", "").lower().split() and values.get("href"):
            canonical.add(values["href"])
        elif values.get("property", values.get("name", "")).lower() == "og:url" and values.get("content"):
            shared.add(values["content"])
    for found in (canonical, shared):
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _without_comments(text: str) -> str:
    """The text without comments; in one pass, as a pattern would search the rest again for each one left open."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("-->", start)
        if end < 0:
            return "".join(parts)
        at = end + 3
    return "".join([*parts, text[at:]])
