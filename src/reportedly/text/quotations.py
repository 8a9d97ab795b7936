"""Where a text stands in quotation marks: pure offsets, no parser, for `attribute/` and `evaluate/`.

Newspapers open every paragraph of a long quotation and close only the last, mix curly and straight marks, and lose
marks on the way; so a mark left open runs to the end of its paragraph, and never further.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_CLOSES = {
    "“": ("”", '"', "''"),
    "”": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    '"': ('"', "”", "''"),
    "‘": ("’",),
    "''": ("''", "”", '"'),
    "'": ("'", "’"),
}
_BEFORE = frozenset(" \t\n\xa0\u2009\u202f([{—–-/…:;,'’“‘\"")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: `start` to `end` with the marks; `closed` is False where the closing mark is missing.

    `continues` is True where the speech that was left open in the paragraph before goes on (a new opening mark).
    """

    start: int
    end: int
    closed: bool
    continues: bool = False


def find_quotations(text: str, ranges: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Give the quotations in the given paragraphs of `text`, in order; inner ones are part of the outer."""
    found: list[Quotation] = []
    open_before = False
    for start, end in ranges:
        inside = _in_paragraph(text, start, end)
        if open_before and inside and not text[start : inside[0].start].strip():
            first = inside[0]
            inside[0] = Quotation(first.start, first.end, first.closed, continues=True)
        found.extend(inside)
        open_before = bool(inside) and not inside[-1].closed
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    closers: tuple[str, ...] = ()
    carried = False  # the speech that the paragraph's last mark left open goes on
    i = start
    while i < end:
        mark = "''" if text.startswith("''", i, end) else text[i]
        if opened is None:
            if mark in _CLOSES and _opens(text, i, mark, start, end):
                opened, closers = i, _CLOSES[mark]
        elif mark in closers and _opens_again(text, i, mark, start, end):
            stop = opened + len(text[opened:i].rstrip())
            found.append(Quotation(opened, stop, closed=False, continues=carried))
            opened, carried = i, True
        elif mark in closers and (mark not in "’'" or _single_close(text, opened, end) == i):
            found.append(Quotation(opened, i + len(mark), closed=True, continues=carried))
            opened, carried = None, False
        elif mark == "“" and "”" in closers and _reopens(text, i, start):
            opened = i  # the mark before it was never closed: keep the later one
        i += len(mark)
    if opened is not None and text[opened] not in "‘'":
        stop = start + len(text[start:end].rstrip())
        found.append(Quotation(opened, max(stop, opened + 1), closed=False, continues=carried))
    return found


def _opens(text: str, i: int, mark: str, start: int, end: int) -> bool:
    after = text[i + len(mark)] if i + len(mark) < end else " "
    before = text[i - 1] if i > start else " "
    if mark in "‘'":  # one ’ is an apostrophe as often as a mark: only a closing one that ends a word counts
        return before in _BEFORE - {mark} and after.isalpha() and _single_close(text, i, end) is not None
    if mark == "”":  # a mark turned the wrong way
        return i == start and not after.isspace()
    return not after.isspace() and (mark == "“" or before in _BEFORE)


def _opens_again(text: str, i: int, mark: str, start: int, end: int) -> bool:
    """Whether a straight mark begins a sentence: paragraphs of one speech that were run together on the way."""
    after = text[i + 1] if i + 1 < end else " "
    return mark == '"' and after.isupper() and _reopens(text, i, start)


def _reopens(text: str, i: int, start: int) -> bool:
    return i > start and text[i - 1].isspace() and text[max(start, i - 2) : i].strip() in {".", "!", "?"}


def _single_close(text: str, opened: int, end: int) -> int | None:
    """Where the ‘ or ' at `opened` closes: the first ’ or ' after two words that no letter follows, in 600 characters.

    "readers' letters" is taken for a closing mark only where no better one follows.
    """
    spaces = 0
    owner: int | None = None
    marks = "’" if text[opened] == "‘" else "'’"
    for i in range(opened + 1, min(end, opened + 600)):
        if text[i] == " ":
            spaces += 1
        elif text[i] in '‘“”"':
            return None
        elif (
            text[i] in marks and not (i + 1 < end and text[i + 1].isalnum()) and (spaces >= 1 or text[i - 1] in ",.!?")
        ):
            if marks == "’" or not (text[i - 1] == "s" and text[i + 1 : i + 2] == " "):
                return i
            owner = owner or i
    return owner
