"""Cuts a parsed text into stretches that an encoder takes at once: whole sentences, overlapping, memory bounded.

Contents run over sentence ends, so that a stretch holds what stood before it as context; each token is judged in the
stretch where it stands furthest from an edge.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.records import Parsed

PIECES = 240  # word pieces in one stretch: about ten sentences
SHARED = 60  # word pieces that a stretch shares with the one before it


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `first` to `last` (exclusive) that are encoded together; `mine` to `ours` are judged here."""

    first: int
    last: int
    mine: int
    ours: int


def stretches_of(parsed: Parsed, pieces: Sequence[int]) -> list[Stretch]:
    """Stretches that together judge every token once; `pieces` counts each token's word pieces."""
    ranges = _ranges(parsed, pieces)
    cuts = [0]
    for (_, end), (begin, _) in pairwise(ranges):
        cuts.append((begin + end) // 2 if begin < end else end)
    cuts.append(len(pieces))
    if not ranges:
        return []
    return [
        Stretch(first, last, mine, ours)
        for (first, last), (mine, ours) in zip(ranges, pairwise(cuts), strict=True)
        if mine < ours
    ]


def _ranges(parsed: Parsed, pieces: Sequence[int]) -> list[tuple[int, int]]:
    """Token ranges of whole sentences; a sentence longer than a stretch is cut."""
    total = [0]
    for count in pieces:
        total.append(total[-1] + count)
    units: list[tuple[int, int]] = []
    for sentence in parsed.sentences:
        units += _cut(sentence.first, sentence.last, total)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(units):
        end = at + 1
        while end < len(units) and total[units[end][1]] - total[units[at][0]] <= PIECES:
            end += 1
        found.append((units[at][0], units[end - 1][1]))
        if end == len(units):
            break
        back = end
        while back - 1 > at and total[units[end - 1][1]] - total[units[back - 1][0]] <= SHARED:
            back -= 1
        at = back
    return found


def _cut(first: int, last: int, total: Sequence[int]) -> list[tuple[int, int]]:
    """A sentence, or the parts of one that is longer than a stretch."""
    found = []
    while total[last] - total[first] > PIECES:
        end = first + 1
        while total[end + 1] - total[first] <= PIECES:
            end += 1
        found.append((first, end))
        first = end
    return [*found, (first, last)] if first < last else found
