"""Fits the model of reports of one event (`group/data/story_model.json`) on events moved close together in time.

    python scripts/fit_story_model.py FOLDER [--write]

FOLDER holds BASIL, GeoVirus, LGL, TimeBank with AQUAINT and PolNeAR as gzipped JSON lines.  Needs scikit-learn and
scipy.  Prints average precision over candidate pairs with a fifth of the events left out in turn, with and without
vectors, and BCubed F1 of streams of the events left out for several thresholds; --write fits on all and writes the
weights, the same bytes each time on one machine.
"""

import argparse
import json
import math
import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from invented_events import (
    Labelled,
    basil,
    brief_of,
    close_together,
    double,
    followed_up,
    gather_names,
    halves_of,
    misdated,
    singles,
    slices_of,
)
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score
from story_corpora import NAMES, labelled_reports

from reportedly.evaluate.stories import bcubed
from reportedly.gazetteer import load_gazetteer
from reportedly.group.candidates import index_keys
from reportedly.group.frequencies import Frequencies
from reportedly.group.grouper import Grouper
from reportedly.group.likeness import FEATURES, Model, compare, make_query
from reportedly.group.memory import counted_terms
from reportedly.group.signatures import Signature, signature
from reportedly.language import load_vectors

MODEL = Path(__file__).parents[1] / "src" / "reportedly" / "group" / "data" / "story_model.json"
ABOUT = (
    "scripts/fit_story_model.py on BASIL, doubles made of it, GeoVirus, LGL, TimeBank, PolNeAR; see docs/grouping.md"
)
SEED, WEEKS, START = 7, 6, date(2016, 3, 7)
NEAREST = 14  # earlier reports that a report is paired with
DOUBTFUL = 0.45  # singles whose words are more alike than this may tell one event after all
# What a value may say: more of it never makes one event less (+1) or more (-1) likely.
SIGNS = {"names_apart": -1, "places_apart": -1, "gap": -1, "far": -1, "days_apart": -1, "first_day_apart": -1,
         "undated": 0}  # fmt: skip
# As likely one story as two.  Streams gain a little recall from -0.25 and -0.5 (news_cluster .919 instead of .914), but
# then two attacks of one kind in one city and week become one story, which costs a desk more.
THRESHOLDS = {"join": 0.0, "merge": 0.0, "split": 0.0, "link": -2.5, "item": 0.0, "cohesion": 0.1}
STRENGTH = 1e-3  # of the penalty on squared weights
DOUBLES = 0.2  # a pair with a made report weighs less than one of two true ones
CORPUS = 0.4  # what all pairs of a labelled corpus weigh together, beside 1 for those of the made stream
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled report's signature."""

    told: Labelled
    signature: Signature


def make_stream(folder: Path, embed: bool) -> list[Told]:
    """Every report of the labelled events, their doubles, briefs and the singles, in the order of their days."""
    chance = random.Random(SEED)
    alone = singles(folder, chance, WEEKS, START)
    names = gather_names(s.report for s in alone)
    reports: list[Labelled] = []
    for event in close_together(basil(folder), WEEKS, START, chance):
        days = chance.choice([-6, -5, -4, -3, -2, 2, 3, 4, 5, 6])
        made = double(event, names, chance.choice([0.5, 0.8, 1.0]), days, chance)
        for told in (event, made):
            told = followed_up(told, chance.randint(4, 10)) if chance.random() < 0.3 else told
            reports += told
            if chance.random() < 0.5:
                reports.append(brief_of(chance.choice(told), chance.randint(35, 70)))
        reports += [part for told in event[1:] for part in (*halves_of(told), *slices_of(told, chance))]
    return by_day([*reports, *alone], embed)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs: values, whether they tell one event, how much each weighs, and the event of each side."""

    values: NDArray[np.float64]
    same: NDArray[np.bool_]
    weight: NDArray[np.float64]
    folds: NDArray[np.int_]


def fold_of(event: str) -> int:
    """The fold of an event; its double is in the same."""
    return zlib.crc32(event.rstrip("+").encode()) % FOLDS


def by_day(reports: Sequence[Labelled], embed: bool) -> list[Told]:
    """The reports with their signatures, in the order of their days."""
    vectors, known = load_vectors() if embed else None, load_gazetteer().known
    stream = [Told(r, signature(r.report, None, vectors, known)) for r in reports]
    return sorted(stream, key=lambda t: (t.signature.published or 0, zlib.crc32(t.told.report.id.encode())))


def joined(parts: Sequence[tuple[Pairs, float]]) -> Pairs:
    """Pairs of several corpora, each with what it weighs in all."""
    return Pairs(
        np.concatenate([p.values for p, _ in parts]),
        np.concatenate([p.same for p, _ in parts]),
        np.concatenate([p.weight / p.weight.sum() * weight for p, weight in parts]),
        np.concatenate([p.folds for p, _ in parts]),
    )


def make_pairs(stream: Sequence[Told], redating: bool = True) -> Pairs:
    """Each report with the earlier ones that share most of its keys; with `redating` its day may be another.

    BASIL is told within a day or two: so a third of the pairs of one event are told up to a month apart.
    """
    chance = random.Random(SEED)
    frequencies = Frequencies()
    holding: dict[str, list[int]] = {}
    profiles, rows = [], []
    for i, told in enumerate(stream):
        query = make_query(told.signature, frequencies)
        undated, wrong, later = (make_query(made, frequencies) for made in redated(told.signature, chance))
        of_one = [query, query, undated, wrong, later, later] if redating else [query]
        of_two = [query, query, query, undated, wrong] if redating else [query]
        scores: dict[int, float] = {}
        for key in index_keys(told.signature):
            for j in holding.setdefault(key, [])[-60:]:
                scores[j] = scores.get(j, 0.0) + frequencies.weight(key)
            holding[key].append(i)
        for j in sorted(scores, key=lambda j: (-scores[j], j))[:NEAREST]:
            other = stream[j]
            same = told.told.event == other.told.event
            values = compare(chance.choice(of_one if same else of_two), profiles[j])
            if (weight := weigh(told.told, other.told, values)) > 0:
                rows.append((values, same, weight, fold_of(told.told.event)))
        profiles.append(query.profile)
        frequencies.count(counted_terms(told.signature))
    values, same, weights, folds = zip(*rows, strict=True)
    return Pairs(np.array(values), np.array(same), np.array(weights), np.array(folds))


def redated(made: Signature, chance: random.Random) -> list[Signature]:
    """The signature without its day, with a wrong one, and with one three to thirty days later, as of a follow-up."""
    if made.published is None:
        return [made, made, made]
    wrong = misdated(made.published, chance)
    days = tuple(d + wrong - made.published for d in made.days)
    later = made.published + round(math.exp(chance.uniform(math.log(3), math.log(30))))
    return [
        replace(made, published=None, days=()),
        replace(made, published=wrong, days=days),
        replace(made, published=later, days=chance.choice([made.days, ()])),
    ]


def weigh(a: Labelled, b: Labelled, values: Sequence[float]) -> float:
    """How much a pair says; 0 for a report and what was made of it, and for singles that may be one event."""
    roots = {r.split("-")[0].rstrip("+") for r in (a.report.id, b.report.id)}
    if len(roots) == 1:
        return 0.0
    alone = not all(x.report.id.startswith(("b", *NAMES)) for x in (a, b))
    if alone and values[0] > DOUBTFUL:
        return 0.0
    return DOUBLES if "+" in a.event + b.event else 1.0


def fit(pairs: Pairs, rows: NDArray[np.bool_], without: Sequence[str] = ()) -> tuple[NDArray[np.float64], float]:
    """Weights and intercept of a logistic regression whose weights keep to SIGNS; those of `without` are 0."""
    spread = pairs.values.std(axis=0) + 1e-9
    x, y, w = pairs.values[rows] / spread, pairs.same[rows], pairs.weight[rows] / pairs.weight[rows].sum()

    def loss(p: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ p[:-1] + p[-1]
        value = float(w @ (np.logaddexp(0, z) - y * z)) + STRENGTH * float(p[:-1] @ p[:-1])
        off = w * (1 / (1 + np.exp(-z)) - y)
        return value, np.append(x.T @ off + 2 * STRENGTH * p[:-1], off.sum())

    limits = [(0.0, 0.0) if n in without else {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}[SIGNS.get(n, 1)]
              for n in FEATURES]  # fmt: skip
    found = minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, bounds=[*limits, (None, None)], method="L-BFGS-B")
    return found.x[:-1] / spread, float(found.x[-1])


def model_of(pairs: Pairs, rows: NDArray[np.bool_], thresholds: dict[str, float]) -> Model:
    """The model fitted on these rows."""
    weights, intercept = fit(pairs, rows)
    plain, plain_intercept = fit(pairs, rows, ("vector",))
    return Model(tuple(weights.tolist()), intercept, tuple(plain.tolist()), plain_intercept, **thresholds)


def stream_f1(model: Model, stream: Sequence[Told], reviewing: bool = True) -> tuple[float, float, float]:
    """BCubed precision, recall and F1 of the stories that a stream makes, over the labelled reports in it."""
    grouper = Grouper(model, reviewing=reviewing)
    stream = [t for t in stream if fair(t.told)]
    for told in stream:
        day = date.fromordinal(told.signature.published or START.toordinal()).isoformat()
        grouper.add(told.told.report.id, told.signature, day)
    found: dict[str, set[str]] = {}
    for story in grouper.stories():
        for report in story.reports:
            found.setdefault(report, set()).add(story.id)
    return bcubed({t.told.report.id: {t.told.event} for t in stream if t.told.report.id.startswith("b")}, found)


def fair(told: Labelled) -> bool:
    """Whether a report is in a stream: one of each event whole, one in slices, and of its double the third."""
    if not told.report.id.startswith("b"):
        return True
    name, _, made = told.report.id.partition("-")
    number = int(name.rstrip("+")[1:]) % 3
    return (number == 2) if "+" in name else number == 0 or (number == 1 and made in ("0", "1"))


def main() -> None:
    """Measure, and with --write fit on all and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    stream = make_stream(given.folder, embed=True)
    corpora = [by_day(labelled_reports(given.folder, name), embed=True) for name in NAMES]
    real = [(make_pairs(corpus, redating=False), CORPUS) for corpus in corpora]
    pairs = joined([(make_pairs(stream), 1.0), *real])
    print(f"{len(stream)} reports, {len(pairs.same)} pairs, {int(pairs.same.sum())} of one event")
    models = [model_of(pairs, pairs.folds != fold, THRESHOLDS) for fold in range(FOLDS)]
    for name, plain in (("with vectors", False), ("without vectors", True)):
        odds = np.zeros(len(pairs.same))
        for fold, m in enumerate(models):
            w, b = (m.plain_weights, m.plain_intercept) if plain else (m.weights, m.intercept)
            held = pairs.folds == fold
            odds[held] = pairs.values[held] @ np.array(w) + b
        print(f"{name:16} average precision {average_precision_score(pairs.same, odds):.3f}")
    for join in (-1.0, -0.25, 0.5):
        rows = []
        for fold, m in enumerate(models):
            held = [t for t in stream if fold_of(t.told.event) == fold]
            rows.append(stream_f1(replace(m, join=join, merge=join), held))
        p, r, f = np.mean(rows, axis=0)
        print(f"join {join:5.1f}  BCubed precision {p:.3f} recall {r:.3f} F1 {f:.3f}")
    final = model_of(pairs, np.ones(len(pairs.same), dtype=bool), THRESHOLDS)
    for name, with_vectors, plain in zip(FEATURES, final.weights, final.plain_weights, strict=True):
        print(f"{name:18} {with_vectors:8.3f} {plain:8.3f}")
    if given.write:
        MODEL.write_text(json.dumps(document(final), indent=1) + "\n", encoding="utf-8")


def document(model: Model) -> dict[str, object]:
    """The model as it is kept."""
    return {
        "about": ABOUT,
        "intercept": round(model.intercept, 4),
        "weights": {n: round(w, 4) for n, w in zip(FEATURES, model.weights, strict=True)},
        "intercept without vectors": round(model.plain_intercept, 4),
        "weights without vectors": {n: round(w, 4) for n, w in zip(FEATURES, model.plain_weights, strict=True)},
        "thresholds": {n: getattr(model, n) for n in THRESHOLDS},
    }


if __name__ == "__main__":
    main()
