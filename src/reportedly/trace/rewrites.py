"""Passages rewritten from another report: the same details in the same order, in other words.

Two reporters of one event share facts and quotations, but each orders them; a rewrite keeps the order.  So likeness
of sentences is aligned locally (Smith and Waterman 1981): a run of sentences, each like its counterpart, with few left
out on either side.  A quotation that both have counts for the order, hardly as likeness: both may have heard it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reportedly.records import Claim, Embed
from reportedly.text.fingerprints import overlap
from reportedly.trace.copies import Copy
from reportedly.trace.passages import Passage

# Chosen on the development stories of quality/lineage; see docs/lineage.md for what independent reports reach.
_LIKE = 0.50  # cosine of two sentences from which they may tell the same
_GAP = 0.12  # for a sentence left out on either side
_QUOTE_WORTH = 0.3  # of its likeness, where both have the same quotation
_APART = -0.3  # for two that each name their own source
_LEAST_SCORE = 0.80
_LEAST_RUN = 4  # sentences
_LEAST_TOLD = 4  # of them in the outlets' own words
_LEAST_DENSE = 0.7  # of the run's sentences, on the sparser side
_LEAST_WORDS = 5  # outside quotation marks
_NEIGHBOURS = 6  # reports that each one is compared with: those that share most of its rarer claims
_COMMON = 12  # reports of a claim from which each is paired with the first and the one before only

_Pair = tuple[int, int]
Apart = Callable[[Passage, Passage], bool]


def find_rewrites(
    told: Sequence[Sequence[Passage]],
    claims: Sequence[Claim],
    copies: Sequence[Copy],
    embed: Embed,
    apart: Apart = lambda a, b: False,
) -> list[Copy]:
    """Rewritten passages, for the pairs of reports that share enough claims; those already copied are left out.

    `apart` says of two passages that each names where it has this from, and not from the same.
    """
    taken = {(c.a.report, c.a.index, c.b.report, c.b.index) for c in copies}
    copied = Counter((c.a.report, c.b.report) for c in copies)
    vectors = [embed([p.text for p in passages]) for passages in told]
    found: list[Copy] = []
    for x, y in _neighbours(told, claims):
        a, b = told[x], told[y]
        if not a or not b or copied[a[0].report, b[0].report] >= 0.5 * min(len(a), len(b)):
            continue
        found += [
            c for c in _rewritten(a, b, vectors[x] @ vectors[y].T, apart)
            if (c.a.report, c.a.index, c.b.report, c.b.index) not in taken
        ]  # fmt: skip
    return found


def _neighbours(told: Sequence[Sequence[Passage]], claims: Sequence[Claim]) -> list[_Pair]:
    """Pairs of reports (by index, ascending) that tell most in common; a claim that few tell says more than others."""
    holder = {s.id: i for i, passages in enumerate(told) for p in passages for s in p.statements}
    weight: dict[_Pair, float] = defaultdict(float)
    for claim in claims:
        reports = sorted({holder[s] for s in claim.statements if s in holder})
        for pair in _paired(reports):
            weight[pair] += 1.0 / len(reports)
    best: dict[int, list[tuple[float, _Pair]]] = defaultdict(list)
    for pair, value in sorted(weight.items()):
        for report in pair:
            best[report].append((-value, pair))
    return sorted({pair for ranked in best.values() for _, pair in sorted(ranked)[:_NEIGHBOURS]})


def _paired(reports: Sequence[int]) -> Iterable[_Pair]:
    if len(reports) <= _COMMON:
        return ((a, b) for k, a in enumerate(reports) for b in reports[k + 1 :])
    return [*((reports[0], r) for r in reports[1:]), *pairwise(reports)]


def _rewritten(a: Sequence[Passage], b: Sequence[Passage], likeness: NDArray[np.float32], apart: Apart) -> list[Copy]:
    worth = likeness.astype(float) - _LIKE
    for i, j in np.argwhere(worth > 0):
        if apart(a[i], b[j]):
            worth[i, j] = _APART
    quotes = _shared_quotes(a, b)
    for i, j in quotes:
        worth[i, j] = max(worth[i, j], 0.2) * _QUOTE_WORTH
    score, run = best_run(worth)
    told = [(i, j) for i, j in run if (i, j) not in quotes and _in_own_words(a[i]) and _in_own_words(b[j])]
    if score < _LEAST_SCORE or len(run) < _LEAST_RUN or len(told) < _LEAST_TOLD:
        return []
    spread = max(run[-1][0] - run[0][0], run[-1][1] - run[0][1]) + 1
    if len(run) < _LEAST_DENSE * spread:
        return []
    why = f"{len(run)} passages tell the same details in the same order, in other words"
    return [Copy(a[i], b[j], float(likeness[i, j]), why, rewritten=True) for i, j in run]


def _in_own_words(passage: Passage) -> bool:
    """Whether the outlet tells it rather than a speaker: what one reporter quotes another may have heard."""
    return len(passage.words) >= _LEAST_WORDS and len(passage.words) > len(passage.quoted)


def _shared_quotes(a: Sequence[Passage], b: Sequence[Passage]) -> set[_Pair]:
    mine = [(i, p.quoted) for i, p in enumerate(a) if len(p.quoted) > 3]
    theirs = [(j, p.quoted) for j, p in enumerate(b) if len(p.quoted) > 3]
    return {(i, j) for i, x in mine for j, y in theirs if overlap(x, y).share >= 0.8}


def best_run(worth: NDArray[np.float64]) -> tuple[float, list[_Pair]]:
    """The best local alignment of two sequences: its score, and the pairs in order whose worth is above zero.

    `worth[i, j]` is what pairing i with j adds; each element left out within the run costs `_GAP`.
    """
    rows, columns = worth.shape
    score = np.zeros((rows + 1, columns + 1))
    step = np.zeros((rows + 1, columns + 1), dtype=np.int8)
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            ways = (0.0, score[i - 1, j - 1] + worth[i - 1, j - 1], score[i - 1, j] - _GAP, score[i, j - 1] - _GAP)
            step[i, j] = max(range(4), key=lambda k: (ways[k], -k))
            score[i, j] = ways[step[i, j]]
    i, j = (int(k) for k in np.unravel_index(int(score.argmax()), score.shape))
    top = float(score[i, j])
    run = []
    while step[i, j]:
        if step[i, j] == 1:
            if worth[i - 1, j - 1] > 0:
                run.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif step[i, j] == 2:
            i -= 1
        else:
            j -= 1
    return top, run[::-1]
