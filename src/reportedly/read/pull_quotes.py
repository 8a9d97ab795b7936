"""Pull quotes: words of the account that the page shows a second time, larger, with their speaker's name behind them.

They would make one telling count twice.  A pull quote is known by its words, which stand in another paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.read.lines import Line, is_stopped

_WORD = re.compile(r"\w+")
_LEAST, _MOST = 5, 60  # words of a pull quote
_LEAST_UNNAMED = 8  # words where no name follows: a shorter heading can stand in its paragraph again
_LEAST_POINT = 10  # words of a point above the account; a shorter one may be a heading
_SHARE = 0.6  # of its words that the other paragraph has too; the rest names the speaker
_NAMING = 9  # words that a speaker's name and office take
_CANDIDATES = 200  # lines looked at; a page with more lines without a stop is a list


def mark_pull_quotes(lines: Sequence[Line]) -> list[Line]:
    """The lines with pull quotes marked as removed; the first two paragraphs are never taken for one."""
    marked = list(lines)
    body = [i for i, line in enumerate(lines) if line.role in ("body", "subhead")]
    candidates = [i for i in body[2:] if not is_stopped(lines[i].text) and len(lines[i].text) <= 400]
    if not 0 < len(candidates) <= _CANDIDATES:
        return marked
    shown = set(candidates)
    page = "\n".join(f" {_key(lines[i].text)} " for i in body if i not in shown)
    for i in candidates:
        if _is_pulled(lines[i].text, page):
            marked[i] = replace(lines[i], role="removed", why="pull quote")
    return _mark_points(marked, body)


def _mark_points(marked: list[Line], body: Sequence[int]) -> list[Line]:
    """Points above the account, or lines within it, whose every word a later or earlier paragraph has in this order."""
    for at, i in enumerate(body[1:], 1):
        words = len(_WORD.findall(marked[i].text))
        if marked[i].role != "body" or is_stopped(marked[i].text) or not _LEAST_POINT <= words <= _MOST:
            continue
        others = [
            marked[k].text
            for k in (*body[1:at], *body[at + 1 :])
            if marked[k].role == "body" and is_stopped(marked[k].text)
        ]
        if any(f" {_key(marked[i].text)} " in f" {_key(other)} " for other in others):
            marked[i] = replace(marked[i], role="removed", why="words of the account shown twice")
    return marked


def _is_pulled(text: str, page: str) -> bool:
    """Whether the line's first words stand elsewhere on the page too, and only a name follows them."""
    found = list(_WORD.finditer(text))
    if "(@" in text:  # an embedded post: it shows who wrote it, and when
        return False
    if not _LEAST <= len(found) <= _MOST:
        return False
    words = [m.group().casefold() for m in found]
    shared = _shared(words, page)
    rest = text[found[shared].start() :] if shared < len(words) else ""
    named = rest[0].isupper() and len(words) - shared <= _NAMING if rest else shared >= _LEAST_UNNAMED
    return named and shared >= max(_LEAST, _SHARE * len(words))


def _shared(words: Sequence[str], page: str) -> int:
    """How many of the first words stand in this order elsewhere on the page."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if f" {' '.join(words[:middle])} " in page:
            low = middle
        else:
            high = middle - 1
    return low


def _key(text: str) -> str:
    return " ".join(m.group().casefold() for m in _WORD.finditer(text))
