"""Words that two texts share in the same order: what copying leaves behind.

Comparison is over lower-cased words; words inside quotation marks can be left out, as two reporters who heard the
same speaker share them without either having copied.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|‘[^’]{12,2000}’")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Words shared in order: how many, the longest unbroken run, and their share of the shorter text's words."""

    words: int
    longest: int
    share: float


def words_outside_quotes(text: str) -> tuple[str, ...]:
    """The text's lower-cased words, those within quotation marks left out."""
    return words(_QUOTED.sub(lambda m: " " * len(m.group()), text))


def quoted_words(text: str) -> tuple[str, ...]:
    """The text's lower-cased words within quotation marks, the marks' runs one after the other."""
    return tuple(word for m in _QUOTED.finditer(text) for word in words(m.group()))


def words(text: str) -> tuple[str, ...]:
    """The text's lower-cased words, punctuation dropped, typographic apostrophes made plain."""
    return tuple(m.group().lower().replace("’", "'") for m in _WORD.finditer(text))


def overlap(a: Sequence[str], b: Sequence[str]) -> Overlap:
    """What two word sequences share in order, single words that stand alone not counted."""
    if not a or not b:
        return Overlap(0, 0, 0.0)
    blocks = [m.size for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size > 1]
    shared = sum(blocks)
    return Overlap(shared, max(blocks, default=0), shared / min(len(a), len(b)))


def sharing_pairs(texts: Sequence[Sequence[str]], run: int, common: int = 12) -> list[tuple[int, int]]:
    """Pairs of texts (by index, ascending) that share a run of `run` words.

    A run, or a whole text, that more than `common` share pairs each of them with the first and with the one before it
    only; of texts that are word for word the same, the first alone is paired with others.  So all of them hang
    together, and the number of pairs grows with the texts and not with their square.
    """
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        if len(text) >= run:
            same[tuple(text)].append(i)
    for whole, (first, *_) in same.items():
        for gram in dict.fromkeys(whole[k : k + run] for k in range(len(whole) - run + 1)):
            holders[gram].append(first)
    found = [*same.values(), *(sorted(h) for h in holders.values())]
    return sorted({pair for group in found for pair in _paired(group, common)})


def _paired(found: Sequence[int], common: int) -> Iterable[tuple[int, int]]:
    if len(found) <= common:
        return combinations(found, 2)
    return [*((found[0], i) for i in found[1:]), *pairwise(found)]
