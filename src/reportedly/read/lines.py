"""A page's text as lines, one paragraph each: what every later rule of `read/` looks at.

Text files come in two habits, one line a paragraph or wrapped at a column; a wrapped one is unwrapped here, so that
rules and offsets see paragraphs.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Role = Literal["title", "body", "dateline", "byline", "credits", "caption", "subhead", "removed"]

_WORD = re.compile(r"\w+")
# Ends a sentence, perhaps within quotation marks or brackets, as a paragraph of running text does.
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]{0,3}$|[\"”»]$|[.!?…]\s?\[\d{1,3}\]$")
_NARROWEST, _WIDEST = 40, 120  # columns that people wrap mail and text files at
_SHARE = 0.6  # of a text's line breaks that must be forced by the column before it counts as wrapped


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph and what it is taken for; `why` names the rule when it is not simply body.

    `row` counts the page's lines as they were before any rule: which of them it is, or is a piece of.
    """

    text: str
    role: Role = "body"
    why: str = ""
    row: int | None = None


def count_words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))


def is_stopped(text: str) -> bool:
    """Whether it ends as a sentence does."""
    return bool(_STOPPED.search(text[-8:]))


def is_heading_like(text: str, most: int = 25) -> bool:
    """Whether it could be a headline: short, begins like one, and no sentence ends in or after it."""
    return (
        2 <= count_words(text) <= most
        and (
            not is_stopped(text) or (text.endswith(("?", "”", '"', "’", "'")) and not re.search(r"[.!][\"”’']$", text))
        )
        and not text.endswith((":", ",", ";", "…"))
        and not re.search(r"[a-z]{3}[.!]\s+[A-Z“\"]", text)
        and (text[0].isupper() or not text[0].isalpha())
    )


def split_lines(text: str) -> list[str]:
    """Paragraphs of a cleaned text, without empty ones."""
    rows = text.split("\n")
    width = max(map(len, rows), default=0)
    if _NARROWEST <= width <= _WIDEST and _is_wrapped(rows, width):
        rows = _unwrap(rows, width)
    return [row for row in rows if row]


def _is_wrapped(rows: list[str], width: int) -> bool:
    pairs = [(a, b) for a, b in pairwise(rows) if a and b]
    return len(pairs) >= 3 and sum(_is_forced(a, b, width) for a, b in pairs) >= _SHARE * len(pairs)


def _is_forced(row: str, after: str, width: int) -> bool:
    """Whether the next row's first word would not have fitted: the mark of a break that a column forced."""
    return len(row) + 1 + len(after.split(" ", 1)[0]) > width


def _unwrap(rows: list[str], width: int) -> list[str]:
    joined: list[list[str]] = [[]]
    for row, after in zip(rows, [*rows[1:], ""], strict=True):
        if row:
            joined[-1].append(row)
        if not (row and after and _is_forced(row, after, width)):
            joined.append([])
    return [" ".join(piece) for piece in joined]
