"""Where the words that reading took out of a page stand in it: the last step, on the decoded page.

The rows of a text file are the page itself, so that each has its place.  In an HTML page or a JSON object a row may
stand several times, or nowhere as it is read (entities, escapes).  It has a place only where no other can be meant: it
stands there once, or once between the rows around it, and the words there are its own, tags between them aside.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

from reportedly.read.lines import Line
from reportedly.records import Removed
from reportedly.text.visible import TAG, blank_invisible, shows, visible_words

_OPENED = re.compile(r"<!--|<(script|style|title)\b", re.IGNORECASE)  # what a page does not show among its words
_ESCAPE = re.compile(r"\\(?:[bfnrt]|(?=[\"\\/]))")
_MOST_ROWS = 1_000  # of a page that is searched row by row: more are a list, and would take seconds

_Place = tuple[int, int]


def place_removed(page: str, kind: Literal["html", "text", "article"], rows: Sequence[str], lines: Sequence[Line]) \
        -> tuple[Removed, ...]:  # fmt: skip
    """The removed lines as records, with their offsets into the decoded `page` where these are known.

    `rows` are the page's lines as they were before any rule, which the `row` of a line counts.
    """
    removed = [line for line in lines if line.role == "removed"]
    if not removed:
        return ()
    solid = _Solid(page if kind == "text" else _without_marks(page, kind))
    bare = [_solid(row) for row in rows]
    places = _places(solid.text, bare)
    return tuple(_placed(page, solid, line, bare, places) for line in removed)


def _placed(page: str, solid: "_Solid", line: Line, bare: Sequence[str], places: Sequence[_Place | None]) -> Removed:
    row = places[line.row] if line.row is not None else None
    if row is None or line.row is None:
        return Removed(line.text, line.why)
    words = _solid(line.text)
    whole = words == bare[line.row]
    place = row if whole else _only(solid.text, words, *row)
    if place is None:
        return Removed(line.text, line.why)
    start, end = solid.span(*place)
    if not shows(page[start:end], line.text) or (whole and _cuts_words(solid.page, start, end)):
        return Removed(line.text, line.why)
    return Removed(line.text, line.why, start, end)


def _places(page: str, rows: Sequence[str]) -> list[_Place | None]:
    """Where each row stands, all without white space: one behind the other where they do so, else one by one."""
    whole = "".join(rows)
    if place := _only(page, whole, 0, len(page)):
        ends = list(accumulate(map(len, rows), initial=place[0]))
        return [(end - len(row), end) if row else None for row, end in zip(rows, ends[1:], strict=True)]
    if len(rows) > _MOST_ROWS:
        return [None] * len(rows)
    places = [_only(page, row, 0, len(page)) for row in rows]
    starts = [len(page)]  # from the last row on: where the next row that has its place begins
    for place in reversed(places):
        starts.append(place[0] if place else starts[-1])
    before = 0
    for i, row in enumerate(rows):
        places[i] = place = places[i] or _only(page, row, before, starts[-2 - i])
        before = place[1] if place else before
    return places


def _only(page: str, words: str, start: int, end: int) -> _Place | None:
    """The one place in a stretch of the page where the words stand; None for none or several."""
    at = page.find(words, start, end) if words else -1
    if at < 0 or page.find(words, at + 1, end) >= 0:
        return None
    return at, at + len(words)


def _cuts_words(page: str, start: int, end: int) -> bool:
    """Whether a stretch begins or ends within a word."""
    return any(page[at - 1 : at].isalnum() and page[at : at + 1].isalnum() for at in (start, end))


def _without_marks(page: str, kind: str) -> str:
    """The page with spaces for tags, for what is not shown, and for the escapes of JSON; offsets stay."""
    if kind == "article":
        page = _ESCAPE.sub(_blank, page)
    pieces, at = [], 0
    while opened := _OPENED.search(page, at):
        closed = re.compile(f"</{opened[1]}" if opened[1] else "-->", re.IGNORECASE).search(page, opened.end())
        end = closed.end() if closed else len(page)
        pieces += [page[at : opened.start()], " " * (end - opened.start())]
        at = end
    return TAG.sub(_blank, "".join([*pieces, page[at:]]))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _solid(text: str) -> str:
    return "".join(visible_words(text))


class _Solid:
    """A text without white space and invisible characters, and where its characters stood."""

    def __init__(self, text: str) -> None:
        self.page = text
        chunks = [(m.start(), m.group()) for m in re.finditer(r"\S+", blank_invisible(text))]
        self.text = "".join(chunk for _, chunk in chunks)
        self._stood = [start for start, _ in chunks]
        self._opens = list(accumulate((len(chunk) for _, chunk in chunks), initial=0))

    def span(self, start: int, end: int) -> _Place:
        """The offsets in the text as it was of a stretch that is not empty."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, offset: int) -> int:
        chunk = bisect_right(self._opens, offset) - 1
        return self._stood[chunk] + offset - self._opens[chunk]
