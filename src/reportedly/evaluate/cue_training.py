"""Learns which constructions attribute from articles in PolNeAR's shape: the weights behind `attribute/cues.py`.

Logistic regression with L2 by Adam over all frames of the training articles; a frame is right when it is the best fit
of a labelled attribution with the same cue.  Frames inside another attribution's content are left out, as the corpus
does not label them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.attribute.dependencies import Candidate, candidates
from reportedly.evaluate.attribution import Labelled, gold_of, words_of
from reportedly.records import Parsed

_SEEN = 3  # features of fewer training frames are left out
_STEPS = 220
_L2 = 1.2


def labelled_frames(row: Mapping[str, Any], parsed: Parsed) -> list[tuple[Candidate, bool]]:
    """The article's frames and whether each is right."""
    gold = gold_of(row)
    wanted = [words_of(parsed.text, g.content) for g in gold]
    fits: dict[int, tuple[int, float]] = {}
    best: dict[int, float] = {}
    found = candidates(parsed)
    kept = []
    for n, one in enumerate(found):
        cue = parsed.tokens[one.frame.head]
        if any(a <= cue.start < b for g in gold for a, b in g.content):
            continue
        kept.append(n)
        words = words_of(parsed.text, one.content)
        for g, (label, want) in enumerate(zip(gold, wanted, strict=True)):
            if not _cues_meet(parsed, one, label) or not want & words:
                continue
            share = len(want & words) / len(want | words)
            if share >= 0.5 and share > fits.get(n, (0, 0.0))[1]:
                fits[n] = (g, share)
                best[g] = max(best.get(g, 0.0), share)
    return [(found[n], n in fits and fits[n][1] >= best[fits[n][0]] - 1e-9) for n in kept]


def _cues_meet(parsed: Parsed, one: Candidate, label: Labelled) -> bool:
    return any(parsed.tokens[k].start < b and parsed.tokens[k].end > a for k in one.frame.cue for a, b in label.cue)


def train_cues(examples: Sequence[tuple[tuple[str, ...], bool]]) -> dict[str, float]:
    """Weights by feature name, rounded to three places; the same examples give the same weights."""
    counts = Counter(name for features, _ in examples for name in features)
    names = sorted(name for name, n in counts.items() if n >= _SEEN)
    index = {name: k for k, name in enumerate(names)}
    rows, columns = _sparse(examples, index)
    right = np.array([y for _, y in examples], dtype=np.float64)
    weights = _fit(rows, columns, right, len(names))
    found = {name: round(float(weights[k]), 3) for name, k in index.items() if abs(weights[k]) >= 0.02}
    return {"bias": round(float(weights[-1]), 3), **found}


def _sparse(
    examples: Iterable[tuple[tuple[str, ...], bool]], index: Mapping[str, int]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    rows: list[int] = []
    columns: list[int] = []
    for n, (features, _) in enumerate(examples):
        kept = [index[name] for name in features if name in index]
        rows.extend([n] * len(kept))
        columns.extend(kept)
    return np.array(rows, dtype=np.int32), np.array(columns, dtype=np.int32)


def _fit(
    rows: NDArray[np.int32], columns: NDArray[np.int32], right: NDArray[np.float64], width: int
) -> NDArray[np.float64]:
    weights = np.zeros(width + 1)
    first, second = np.zeros(width + 1), np.zeros(width + 1)
    for step in range(1, _STEPS + 1):
        total = weights[-1] + np.bincount(rows, weights[columns], len(right))
        error = 1 / (1 + np.exp(-np.clip(total, -30, 30))) - right
        gradient = np.append(np.bincount(columns, error[rows], width), error.sum())
        gradient[:-1] += _L2 * weights[:-1]
        first = 0.9 * first + 0.1 * gradient
        second = 0.98 * second + 0.02 * gradient**2
        rate = 0.12 * (1 - step / (_STEPS + 1)) ** 0.5
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.98**step)) + 1e-8)
    return weights
