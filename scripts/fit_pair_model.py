"""Fits the model of a pair of statements (`align/data/pair_model.json`) on labelled events.

    python scripts/labelled_events.py --data FOLDER --out labelled
    python scripts/fit_pair_model.py labelled/development labelled/training [--write]

Needs scikit-learn.  Prints F1, with each event left out in turn, and the share of what one report alone tells that
stays with it: with --sweep for several thresholds, with --curve for fewer events to learn from.  --write fits on all
events and writes the model with the thresholds given.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from labelled_statements import LabelledEvent, read_events
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from reportedly.align.claims import also_tell, candidate_pairs, cluster
from reportedly.align.pairs import FEATURES, TermWeights, compare_pair, load_model
from reportedly.language import load_vectors

MODEL = Path(__file__).parents[1] / "src" / "reportedly" / "align" / "data" / "pair_model.json"
# A statement that no label names may still tell a claim: such pairs are weak negatives.
UNLABELLED = 0.2
THRESHOLD, ALSO = 0.30, 0.42


@dataclass(frozen=True, slots=True)
class Pairs:
    """An event's candidate pairs with their features, and how much each says for training (0: nothing)."""

    event: LabelledEvent
    pairs: list[tuple[int, int]]
    features: NDArray[np.float64]
    same: NDArray[np.bool_]
    weight: NDArray[np.float64]


def make_pairs(event: LabelledEvent) -> Pairs:
    """Compare every candidate pair of an event."""
    weights, tellings = TermWeights(event.tellings), event.tellings
    pairs = candidate_pairs(tellings)
    rows = [compare_pair(tellings[i], tellings[j], weights) for i, j in pairs]
    labels = [
        (event.told.get(tellings[i].id, frozenset()), event.told.get(tellings[j].id, frozenset())) for i, j in pairs
    ]
    weight = [
        1.0 if a and b else UNLABELLED if (a or b) and tellings[i].report != tellings[j].report else 0.0
        for (i, j), (a, b) in zip(pairs, labels, strict=True)
    ]
    return Pairs(
        event,
        pairs,
        np.array([[row[name] for name in FEATURES] for row in rows]),
        np.array([bool(a & b) for a, b in labels]),
        np.array(weight) / max(1e-9, sum(weight)) * 1000,  # each event weighs alike
    )


def fit(events: Sequence[Pairs]) -> LogisticRegression:
    """The logistic model of these events' pairs."""
    used = [e.weight > 0 for e in events]
    return LogisticRegression(C=1.0, max_iter=5000).fit(
        np.concatenate([e.features[u] for e, u in zip(events, used, strict=True)]),
        np.concatenate([e.same[u] for e, u in zip(events, used, strict=True)]),
        sample_weight=np.concatenate([e.weight[u] for e, u in zip(events, used, strict=True)]),
    )


def measure(data: Pairs, model: LogisticRegression, threshold: float, also: float) -> tuple[float, float]:
    """F1 over pairs of labelled statements from two reports that share a claim; the share of the lone kept alone."""
    found = dict(zip(data.pairs, map(float, model.predict_proba(data.features)[:, 1]), strict=True))
    tellings, told, alone = data.event.tellings, data.event.told, data.event.alone
    home: dict[int, set[int]] = {}
    reports: dict[int, set[str]] = {}
    for k, members in enumerate(also_tell(cluster(len(tellings), found, threshold), found, also)):
        reports[k] = {tellings[i].report for i in members}
        for i in members:
            home.setdefault(i, set()).add(k)
    labelled = [i for i, t in enumerate(tellings) if t.id in told]
    pairs = [(i, j) for i, j in combinations(labelled, 2) if tellings[i].report != tellings[j].report]
    same = [(bool(told[tellings[i].id] & told[tellings[j].id]), bool(home[i] & home[j])) for i, j in pairs]
    right = sum(a and b for a, b in same)
    kept = [all(len(reports[k]) == 1 for k in home[i]) for i, t in enumerate(tellings) if t.id in alone]
    f1 = 2 * right / max(1, sum(a for a, _ in same) + sum(b for _, b in same))
    return f1, sum(kept) / max(1, len(kept))


def left_out(data: Sequence[Pairs], least: int, threshold: float, also: float) -> tuple[float, float]:
    """The mean measures of each event under a model of `least` of the others: those that follow it in the list."""
    scores = []
    for n, event in enumerate(data):
        others = [*data[n + 1 :], *data[:n]][:least]
        scores.append(measure(event, fit(others), threshold, also))
    return float(np.mean([f for f, _ in scores])), float(np.mean([k for _, k in scores]))


def main() -> None:
    """Leave one event out at a time; then fit on all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--sweep", action="store_true")
    options.add_argument("--curve", action="store_true")
    options.add_argument("--threshold", type=float, default=THRESHOLD)
    options.add_argument("--also", type=float, default=ALSO)
    given = options.parse_args()
    embed = load_vectors()
    data = [make_pairs(event) for folder in given.folders for event in read_events(folder, embed)]
    for ratio in (1.0, 1.15, 1.3) if given.sweep else ():
        for threshold in (0.22, 0.26, 0.3, 0.34, 0.38, 0.42):
            f1, alone = left_out(data, len(data) - 1, threshold, threshold * ratio)
            print(f"threshold {threshold:.2f} also {threshold * ratio:.3f} mean F1 {f1:.3f} told by one {alone:.3f}")
    for least in (4, 8, 12, 15) if given.curve else ():
        f1, alone = left_out(data, least, given.threshold, given.also)
        print(f"{least} events to learn from: mean F1 {f1:.3f} told by one {alone:.3f}")
    if given.write:
        model = fit(data)
        weights = {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)}
        about = f"scripts/fit_pair_model.py on {len(data)} events of quality/labels; see docs/alignment-model.md"
        record = {"about": about, "intercept": round(float(model.intercept_[0]), 4), "weights": weights}
        record |= {"threshold": given.threshold, "also": given.also}
        record |= {"shift": load_model().shift, "sure": load_model().sure}  # by scripts/judged_pairs.py
        MODEL.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
