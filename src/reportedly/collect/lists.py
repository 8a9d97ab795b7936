"""Lists of sources and of pages: OPML (2.0), and plain text with one address a line."""

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from reportedly.collect.entries import Listing
from reportedly.collect.wholeness import TAGS, whole_part

_OPML = re.compile(rb"<opml[\s>]", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SAMPLE = 8192


def is_opml(content: bytes) -> bool:
    """Whether some bytes are an OPML list."""
    return bool(_OPML.search(content[:_SAMPLE]))


def read_opml(content: bytes) -> Listing:
    """The sources that an OPML list names, at whatever depth, each once, in its order; never raises."""
    whole, broken = whole_part(content, TAGS)  # outlines stand in one another: those that are open count as well
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(whole.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return Listing("list", broken=broken or "it is no XML")
    outlines = [values for node in root.iter() if _is_outline(node) and not _is_comment(values := _attributes(node))]
    found = [values.get("xmlurl") or (values.get("url") if values.get("type") else None) for values in outlines]
    places = [place.strip() for place in found if place and place.strip()]
    title = next((node.text for node in root.iter() if str(node.tag).lower() == "title" and node.text), None)
    named = title.strip() if title else None
    return Listing("list", sources=tuple(dict.fromkeys(places)), title=named, broken=broken)


def is_address_list(content: bytes) -> bool:
    """Whether some bytes are text of which every line that is not empty or a comment is one web address."""
    rows = _rows(content[:_SAMPLE], whole=len(content) <= _SAMPLE)
    return bool(rows) and all(_ADDRESS.fullmatch(row) for row in rows)


def read_address_list(content: bytes) -> Listing:
    """The addresses of a plain list (of pages, feeds, sitemaps), each once; lines that are no address are left out."""
    rows = [row for row in _rows(content, whole=True) if _ADDRESS.fullmatch(row)]
    return Listing("list", sources=tuple(dict.fromkeys(rows)))


def _rows(content: bytes, whole: bool) -> list[str]:
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    rows = [line.strip() for line in (lines if whole else lines[:-1])]
    return [row for row in rows if row and not row.startswith("#")]


def _is_outline(node: Any) -> bool:
    return isinstance(node.tag, str) and etree.QName(node).localname.lower() == "outline"


def _attributes(node: Any) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in node.attrib.items()}


def _is_comment(values: dict[str, str]) -> bool:
    """Whether an outline is switched off (OPML 2.0, isComment)."""
    return values.get("iscomment", "").lower() == "true"
