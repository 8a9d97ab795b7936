"""A report's text cut into pieces that carry their marks, so that a template can write it without any offsets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from re import compile as pattern

from reportedly.publish.lookup import Lookup
from reportedly.records import Excerpt, Report, Statement

_BLOCK = pattern(r"\S(?:.*\S)?(?:\n(?!\s*\n).*\S)*")
Mark = tuple[int, int, str]


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
    marks = sorted(_marks(lookup, report, statements))
    blocks = []
    for number, found in enumerate(_BLOCK.finditer(report.text)):
        start, end = found.span()
        body = any(a < end and start < b for a, b in report.body)
        head = number == 0 and not body and found.group() == report.title
        inside = [s for s in statements if s.start < end and start < s.end]
        here = [m for m in marks if m[0] < end and start < m[1]]
        kind = "body" if body else "headline" if head else "aside"
        blocks.append(Block(kind, tuple(_passages(report.text, start, end, inside, here))))
    return blocks


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
