"""Fits the model of a pair of statements (`align/data/pair_model.json`) on labelled events.

    python scripts/labelled_events.py --data FOLDER --out labelled
    python scripts/fit_pair_model.py labelled/development labelled/training [--write]

Needs scikit-learn.  Prints F1 with each event left out in turn for several thresholds; --write fits on all events and
writes the model with the thresholds given.
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
from reportedly.align.pairs import FEATURES, TermWeights, compare_pair
from reportedly.language import load_vectors

MODEL = Path(__file__).parents[1] / "src" / "reportedly" / "align" / "data" / "pair_model.json"
# A statement that no label names may still tell a claim: such pairs are weak negatives.
UNLABELLED = 0.2


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


def pair_f1(data: Pairs, model: LogisticRegression, threshold: float, also: float) -> float:
    """F1 over cross-report pairs of labelled statements that are in one claim."""
    found = dict(zip(data.pairs, map(float, model.predict_proba(data.features)[:, 1]), strict=True))
    tellings, told = data.event.tellings, data.event.told
    home: dict[int, set[int]] = {}
    for k, members in enumerate(also_tell(cluster(len(tellings), found, threshold), found, also)):
        for i in members:
            home.setdefault(i, set()).add(k)
    labelled = [i for i, t in enumerate(tellings) if t.id in told]
    pairs = [(i, j) for i, j in combinations(labelled, 2) if tellings[i].report != tellings[j].report]
    same = [(bool(told[tellings[i].id] & told[tellings[j].id]), bool(home[i] & home[j])) for i, j in pairs]
    right = sum(a and b for a, b in same)
    return 2 * right / max(1, sum(a for a, _ in same) + sum(b for _, b in same))


def main() -> None:
    """Leave one event out at a time; then fit on all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--threshold", type=float, default=0.30)
    options.add_argument("--also", type=float, default=0.42)
    given = options.parse_args()
    embed = load_vectors()
    data = [make_pairs(event) for folder in given.folders for event in read_events(folder, embed)]
    models = [fit([other for other in data if other is not left]) for left in data]
    for threshold in (0.2, 0.24, 0.28, 0.32, 0.36):
        for ratio in (1.15, 1.3, 1.5):
            scores = [pair_f1(d, m, threshold, threshold * ratio) for d, m in zip(data, models, strict=True)]
            print(f"threshold {threshold:.2f} also {threshold * ratio:.3f} mean F1 {np.mean(scores):.3f}")
    if given.write:
        model = fit(data)
        weights = {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)}
        about = f"scripts/fit_pair_model.py on {len(data)} events of quality/labels; see docs/alignment-model.md"
        record = {"about": about, "intercept": round(float(model.intercept_[0]), 4), "weights": weights}
        record |= {"threshold": given.threshold, "also": given.also}
        MODEL.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
