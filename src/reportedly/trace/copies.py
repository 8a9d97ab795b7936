"""Passages that one report shares with another in the same words: textual lineage, with or without a credit.

Seed, extend, filter, as plagiarism detection does (Potthast et al. 2012): shared runs of words find the pairs of
sentences, alignment of their words measures them, and what is too short to tell alone (a quotation that two reporters
may both have heard, a sentence of six words) counts where its neighbours in the same order are copied too.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.text.fingerprints import overlap, sharing_pairs
from reportedly.trace.passages import Passage

_SEED = 4  # words in a row that make two passages worth aligning
# What two reporters of one event do not write by chance, and what they may but rarely do twice in the same order.
# Chosen on the development stories of quality/lineage (`reportedly evaluate lineage quality/lineage/events`).
_STRONG = ((8, 4, 0.75), (10, 5, 0.55))  # shared words, longest run, share of the shorter passage
_ENOUGH, _OF_LONGER = 12, 0.45  # a name and its titles are eight words that many sentences share
_WEAK = (4, 3, 0.5)
_SURE = 0.9  # share of the shorter passage's words, from which a speaker's name is no counter-evidence
_NEAR_QUOTE = 0.8  # share of a quotation's words that makes it the same one
_SUPPORT = 2  # strong ones near a weak one, in the same order
_NEAR = 6  # passages between a supported one and its support


@dataclass(frozen=True, slots=True)
class Copy:
    """Two passages of two reports, one made from the other or both from a third; `a` came first where `directed`.

    `strength` orders copies of one passage: shared words, or likeness for a rewritten one; `rewritten` where the words
    are others and the details the same.
    """

    a: Passage
    b: Passage
    strength: float
    why: str
    rewritten: bool = False
    directed: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    i: int
    j: int
    strong: bool
    words: int
    share: float
    quote: bool


def find_copies(
    told: Sequence[Sequence[Passage]], apart: Callable[[Passage, Passage], bool] = lambda a, b: False
) -> list[Copy]:
    """Pairs of passages of different reports with the same words; `a` is of the report given first.

    Where `apart` says that two passages name different sources, only words that are nearly all the same count.
    """
    passages = [p for report in told for p in report]
    between: dict[tuple[str, str], list[_Found]] = defaultdict(list)
    for i, j in _candidates(passages):
        x, y = passages[i], passages[j]
        if x.report == y.report or (found := _compare(i, j, x, y)) is None:
            continue
        if (found.strong and found.share >= _SURE) or not apart(x, y):
            between[x.report, y.report].append(found)
    copies = [_copy(found, passages) for here in between.values() for found in _supported(here, passages)]
    return sorted(copies, key=lambda c: (c.a.report, c.b.report, c.a.index, c.b.index))


def _candidates(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    outside = sharing_pairs([p.words for p in passages], _SEED)
    inside = sharing_pairs([p.quoted for p in passages], _SEED)
    short = sharing_pairs([p.words if len(p.words) <= 10 else () for p in passages], 3)
    return sorted({*outside, *inside, *short})


def _compare(i: int, j: int, x: Passage, y: Passage) -> _Found | None:
    shared = overlap(x.words, y.words)
    figures = (shared.words, shared.longest, shared.share)
    long = max(len(x.words), len(y.words))
    strong = any(all(a >= b for a, b in zip(figures, least, strict=True)) for least in _STRONG) and (
        shared.words >= min(_ENOUGH, _OF_LONGER * long)
    )
    quoted = overlap(x.quoted, y.quoted)
    quote = quoted.words >= _SEED and quoted.share >= _NEAR_QUOTE
    quoting = max(len(x.quoted), len(y.quoted)) >= _SEED
    weak = quote == quoting and all(a >= b for a, b in zip(figures, _WEAK, strict=True))
    if not (strong or weak or quote):
        return None
    return _Found(i, j, strong, shared.words + quoted.words * quote, shared.share, quote)


def _supported(found: Sequence[_Found], passages: Sequence[Passage]) -> list[_Found]:
    """The strong ones, and of the others those with two strong ones near, on the same side in both reports."""
    strong = [f for f in found if f.strong]
    rest = [f for f in found if not f.strong and sum(_near(f, s, passages) for s in strong) >= _SUPPORT]
    return strong + rest


def _near(f: _Found, other: _Found, passages: Sequence[Passage]) -> bool:
    down = passages[other.i].index - passages[f.i].index
    across = passages[other.j].index - passages[f.j].index
    return down * across > 0 and abs(down) <= _NEAR and abs(across) <= _NEAR


def _copy(found: _Found, passages: Sequence[Passage]) -> Copy:
    a, b = passages[found.i], passages[found.j]
    if found.strong:
        why = f"{found.words} words in the same order, {round(100 * found.share)}% of the shorter passage"
    else:
        why = f"{found.words} words in the same order, between passages with the same words"
    return Copy(a, b, float(found.words), why)
