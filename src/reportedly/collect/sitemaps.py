"""Sitemaps (sitemaps.org 0.9), their indexes and Google's news extension to entries; gzipped ones as well."""

import re
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from reportedly.collect.entries import Entry, Listing, hints_of
from reportedly.collect.wholeness import PLACES, whole_part

_START = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
_SAMPLE = 8192
_NEWS = "the news sitemap"
_PLAIN = "the sitemap"


def is_sitemap(content: bytes) -> bool:
    """Whether some bytes are a sitemap or an index of sitemaps."""
    return bool(_START.search(content[:_SAMPLE]))


def unpack(content: bytes, most: int) -> bytes:
    """The bytes out of their gzip, at most `most` and one; as they are where they are not gzipped.

    Raises ValueError where they are broken.
    """
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return zlib.decompressobj(31).decompress(content, most + 1)
    except zlib.error as error:
        raise ValueError(f"its compressed body is broken ({error})") from error


def read_sitemap(content: bytes, most: int) -> Listing:
    """The newest `most` entries of a sitemap, or the sitemaps that an index names, the newest first.

    Entries without a date come last, in the sitemap's order.  Never raises: what is broken ends the list.
    """
    content, broken = whole_part(content, PLACES)
    root = _root(content)
    if root is None:
        return Listing("sitemap", broken=broken or "it is no XML")
    if etree.QName(root).localname == "sitemapindex":
        dated = [(_text(x, "lastmod"), _text(x, "loc")) for x in _children(root, "sitemap")]
        dated.sort(key=lambda item: item[0], reverse=True)
        places = [place for _, place in dated if place.startswith(("http://", "https://"))]
        return Listing("sitemap", sources=tuple(places[:most]), left_out=max(0, len(places) - most), broken=broken)
    entries = [entry for url in _children(root, "url") if (entry := _entry(url))]
    entries.sort(key=lambda entry: entry.mark, reverse=True)
    return Listing("sitemap", tuple(entries[:most]), left_out=max(0, len(entries) - most), broken=broken)


def _root(content: bytes) -> Any:
    """The document's root; None when there is none.  No entity is resolved and nothing is loaded."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _children(element: Any, name: str) -> Iterator[Any]:
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname == name:
            yield child


def _text(element: Any, name: str) -> str:
    return next(((child.text or "").strip() for child in _children(element, name)), "")


def _entry(url: Any) -> Entry | None:
    place = _text(url, "loc")
    if not place.startswith(("http://", "https://")):
        return None
    changed = _text(url, "lastmod")
    news = next(_children(url, "news"), None)
    if news is None:
        return Entry(place, hints_of(_PLAIN, updated=changed), mark=changed)
    publication = next(_children(news, "publication"), None)
    published = _text(news, "publication_date")
    hints = hints_of(
        _NEWS,
        title=_text(news, "title"),
        published=published,
        updated=changed,
        outlet=_text(publication, "name") if publication is not None else None,
        language=_text(publication, "language") if publication is not None else None,
    )
    return Entry(place, hints, mark=changed or published)
