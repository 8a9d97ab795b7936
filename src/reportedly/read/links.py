"""Links from the account to pages of others: whom a report credits by pointing there.  Nothing is fetched.

Found in the page's tree with the words around them, and placed by those words in the finished text, so that the
extraction of the main text stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]

from reportedly.read.decoding import clean
from reportedly.read.outlets import domain
from reportedly.records import Link

_BLOCKS = ("p", "li", "td", "blockquote", "div", "section", "article", "body", "h1", "h2", "h3", "h4")
_BESIDE = 30  # letters on either side that tell where a link stands
_MOST = 5000  # links of a page that are looked at: menus before the account have hundreds
_LONGEST_BLOCK, _LONGEST = 20_000, 300  # characters of a block and of a link's words
_BARE = re.compile(r"https?://[^\s<>\"'“”’)\]]{4,400}[^\s<>\"'“”’)\].,;:!?]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of a page: its words and those beside it in the same block, without white space, and where it points."""

    before: str
    words: str
    after: str
    target: str


def find_anchors(tree: Any) -> tuple[Anchor, ...]:
    """The links of a page's tree that point to whole addresses, in order."""
    blocks: dict[Any, list[Any]] = {}
    for element in tree.xpath("//a[starts-with(@href, 'http')]")[:_MOST]:
        block = next((x for x in element.iterancestors() if x.tag in _BLOCKS), None)
        if block is not None:
            blocks.setdefault(block, []).append(element)
    return tuple(anchor for block, elements in blocks.items() for anchor in _anchors(block, elements))


def _anchors(block: Any, elements: Sequence[Any]) -> Iterator[Anchor]:
    """The anchors of these elements of one block, which is walked through once."""
    wanted = set(elements)
    pieces: list[str] = []
    first: dict[Any, int] = {}
    last: dict[Any, int] = {}
    for event, at in etree.iterwalk(block, events=("start", "end", "comment")):
        if event == "start":
            if at in wanted:
                first[at] = len(pieces)
            pieces.append(at.text or "" if at.tag not in ("script", "style") else "")
        else:
            if at in wanted:
                last[at] = len(pieces)
            pieces.append((at.tail or "") if at is not block else "")
    if sum(map(len, pieces)) > _LONGEST_BLOCK:
        return
    for element in elements:
        start, end = first[element], last[element]
        before, words, after = (_squeezed("".join(p)) for p in (pieces[:start], pieces[start:end], pieces[end:]))
        if 0 < len(words) <= _LONGEST:
            yield Anchor(before[-_BESIDE:], words, after[:_BESIDE], element.get("href").strip())


def place_links(
    text: str, body: Sequence[tuple[int, int]], anchors: Sequence[Anchor], url: str | None
) -> tuple[Link, ...]:
    """The links in the ranges of `body` that point to another host, at their offsets; those named outright as well.

    A link whose surroundings stand in the text twice, or on neither side of it at all, is left out.
    """
    found = {(link.start, link.end): link for a, b in body for link in _bare(text, a, b)}
    at = [i for i, c in enumerate(text) if not c.isspace()] if anchors else []
    letters = "".join(text[i] for i in at)
    for anchor in anchors:
        first = _find(anchor, letters)
        if first is None:
            continue
        start, end = at[first], at[first + len(anchor.words) - 1] + 1
        if any(a <= start and end <= b for a, b in body):
            found[start, end] = Link(text[start:end], start, end, anchor.target)
    own = domain(url)
    return tuple(found[key] for key in sorted(found) if _elsewhere(found[key].target, own))


def _find(anchor: Anchor, letters: str) -> int | None:
    """Where the words of a link begin in a text without white space; None where that is not sure.

    Where something beside them was taken out of the text ("Read more"), those on the other side tell, if they are many.
    """
    for before, after in ((anchor.before, anchor.after), (anchor.before, ""), ("", anchor.after)):
        around = before + anchor.words + after
        whole = (before, after) == (anchor.before, anchor.after)
        first = letters.find(around) if whole or len(before + after) == _BESIDE else -1
        if first >= 0:
            return first + len(before) if letters.find(around, first + 1) < 0 else None
    return None


def _bare(text: str, start: int, end: int) -> list[Link]:
    return [Link(m.group(), m.start(), m.end(), m.group()) for m in _BARE.finditer(text, start, end)]


def _elsewhere(target: str, own: str | None) -> bool:
    try:
        host = domain(target)
    except ValueError:
        return False
    return bool(host and urlsplit(target).path.strip("/")) and host != own


def _squeezed(text: str) -> str:
    return "".join(clean(text).split())
