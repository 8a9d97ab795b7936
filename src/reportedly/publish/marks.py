"""A report's text cut into pieces that carry their marks, so that a template can write it without any offsets."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from re import compile as pattern
from typing import TypeVar

from reportedly.publish.lookup import Lookup
from reportedly.records import Excerpt, Report, Statement

_BLOCK = pattern(r"\S(?:.*\S)?(?:\n(?!\s*\n).*\S)*")
Mark = tuple[int, int, str]
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the same marks, by name: source, cue, content, channel, relay, figure, time, credit."""

    text: str
    marks: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces that the same statements tell; `begins` and `ends` are the statements that start and stop here."""

    pieces: tuple[Piece, ...]
    statements: tuple[Statement, ...]
    begins: tuple[Statement, ...]
    ends: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: part of the account, or else a headline, dateline, byline or tag line."""

    kind: str
    passages: tuple[Passage, ...]


def cut_report(lookup: Lookup, report: Report) -> list[Block]:
    """Give the report's text paragraph by paragraph; joined again, the pieces are every word of it."""
    statements = lookup.statements_of[report.id]
    spans = [m.span() for m in _BLOCK.finditer(report.text)]
    inside = _overlapping(spans, [(s.start, s.end, s) for s in statements])
    marks = _overlapping(spans, [(*m[:2], m) for m in sorted(_marks(lookup, report, statements))])
    bodies = _overlapping(spans, [(a, b, b) for a, b in report.body])
    blocks = []
    for number, ((start, end), told, marked, body) in enumerate(zip(spans, inside, marks, bodies, strict=True)):
        head = number == 0 and not body and report.text[start:end] == report.title
        kind = "body" if body else "headline" if head else "aside"
        blocks.append(Block(kind, tuple(_passages(report.text, start, end, told, marked))))
    return blocks


def _overlapping(spans: Sequence[tuple[int, int]], items: Sequence[tuple[int, int, _Item]]) -> Iterator[list[_Item]]:
    """For each span in turn the items that overlap it; both ascend, so that a long report costs no more than its words.

    A text of five thousand short paragraphs took 4 s when each was held against all statements.
    """
    waiting = deque(items)
    active: list[tuple[int, int, _Item]] = []
    for start, end in spans:
        while waiting and waiting[0][0] < end:
            active.append(waiting.popleft())
        active = [item for item in active if item[1] > start]
        yield [item[2] for item in active]


def _marks(lookup: Lookup, report: Report, statements: Sequence[Statement]) -> Iterator[Mark]:
    for s in statements:
        for a in s.attributions:
            yield from _excerpts((a.source, "source"), (a.cue, "cue"), (a.content, "content"), (a.channel, "channel"))
            yield from _excerpts(*((r, "relay") for r in a.relays))
        for key in s.figures:
            yield lookup.figures[key].start, lookup.figures[key].end, "figure"
        for key in s.times:
            yield lookup.times[key].start, lookup.times[key].end, "time"
    for c in report.credits:
        yield c.start, c.end, "credit"


def _excerpts(*parts: tuple[Excerpt | None, str]) -> Iterator[Mark]:
    yield from ((part.start, part.end, name) for part, name in parts if part)


def _passages(
    text: str, start: int, end: int, statements: Sequence[Statement], marks: Sequence[Mark]
) -> Iterator[Passage]:
    cuts = {start, end}
    for a, b in [(s.start, s.end) for s in statements] + [(a, b) for a, b, _ in marks]:
        cuts |= {min(max(a, start), end), min(max(b, start), end)}
    pieces = []
    for a, b in pairwise(sorted(cuts)):
        names = dict.fromkeys(name for x, y, name in marks if x <= a and b <= y)
        told = tuple(s for s in statements if s.start <= a and b <= s.end)
        pieces.append((a, b, Piece(text[a:b], " ".join(names)), told))
    for told, group in groupby(pieces, key=lambda p: p[3]):
        run = list(group)
        first, last = run[0][0], run[-1][1]
        begins = tuple(s for s in told if max(s.start, start) == first)
        ends = tuple(s for s in told if min(s.end, end) == last)
        yield Passage(tuple(p[2] for p in run), told, begins, ends)
