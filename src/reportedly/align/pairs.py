"""How likely two statements tell the same proposition, and why.

A logistic model over a dozen comparisons of the pair.  Weights are in `data/pair_model.json` with the data and the
command that they were fitted on.
"""

import functools
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from reportedly.align.tellings import Telling
from reportedly.records import Figure
from reportedly.text.numbers import compatible

FEATURES = (
    "content_cosine",
    "whole_cosine",
    "sentence_cosine",
    "cosine_product",
    "containment",
    "jaccard",
    "shared_weight",
    "shared_run",
    "same_event",
    "shared_actor",
    "other_actor",
    "shared_entities",
    "place_match",
    "place_clash",
    "figure_match",
    "figure_value",
    "time_match",
    "time_clash",
    "length_ratio",
    "same_report",
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The probability that two statements of a story tell one proposition, with the values that produced it.

    `score` is what the model was fitted to give, by which claims are joined.  `apart`
    where the two cannot tell one thing: they give it to two opposing parties.
    """

    probability: float
    score: float
    features: Mapping[str, float]
    apart: bool = False


_STATE_SIDE = frozenset({"army", "government", "security"})
_TELLING_NUMBER = 12  # a larger number that two statements share is seldom shared by chance
_PEOPLE = frozenset(
    "people person persons man men woman women passenger passengers victim victims civilian civilians soldier soldiers"
    " officer officers resident residents worker workers student students girl girls boy boys patient patients hostage"
    " hostages prisoner prisoners detainee detainees inmate inmates fighter fighters others dead customers"
    " users".split()
)


class TermWeights:
    """How telling a word is in this story: the rarer among its statements, the more (idf; Spärck Jones 1972)."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        counts = Counter(term for t in tellings for term in t.terms)
        # an outlet that repeats itself must not make a word common: at least one report's share
        self._weights = {term: math.log(1 + len(tellings) / n) for term, n in counts.items()}

    def total(self, terms: frozenset[str]) -> float:
        """The weight of all these terms together (summed in a fixed order, so that it is the same everywhere)."""
        return sum(self._weights.get(t, 0.0) for t in sorted(terms))


def compare_pair(a: Telling, b: Telling, weights: TermWeights) -> dict[str, float]:
    """The values of FEATURES for two tellings; symmetric."""
    shared = a.terms & b.terms
    of_shared, of_a, of_b = weights.total(shared), weights.total(a.terms), weights.total(b.terms)
    content, whole = float(a.vector @ b.vector), float(a.whole @ b.whole)
    containment = of_shared / max(1e-9, min(of_a, of_b))
    match, value = _figures(a, b)
    return {
        "content_cosine": content,
        "whole_cosine": max(content, whole),
        "sentence_cosine": float(a.around @ b.around),
        "cosine_product": content * containment,
        "containment": containment,
        "jaccard": of_shared / max(1e-9, of_a + of_b - of_shared),
        "shared_weight": math.log1p(of_shared),
        "shared_run": float(_longest_run(a.words, b.words) >= 4),
        "same_event": float(bool(a.event) and a.event == b.event),
        "shared_actor": float(bool(a.actors & b.actors)),
        "other_actor": float(bool(a.actors and b.actors and not a.actors & b.actors)),
        "shared_entities": float(len(a.entities & b.entities)) / max(1, min(len(a.entities), len(b.entities))),
        "place_match": float(bool(a.places & b.places)),
        "place_clash": float(bool(a.places and b.places and not a.places & b.places)),
        "figure_match": match,
        "figure_value": value,
        "time_match": float(_times(a, b) > 0),
        "time_clash": float(_times(a, b) < 0),
        "length_ratio": min(len(a.words), len(b.words)) / max(1, len(a.words), len(b.words)),
        "same_report": float(a.report == b.report),
    }


def _longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """The longest run of words that both have, as far as it matters (up to 4)."""
    for size in (4, 3, 2):
        grams = {tuple(a[i : i + size]) for i in range(len(a) - size + 1)}
        if any(tuple(b[i : i + size]) in grams for i in range(len(b) - size + 1)):
            return size
    return 0


def _figures(a: Telling, b: Telling) -> tuple[float, float]:
    """Whether both count the same thing with values that agree, and whether a telling number stands in both.

    That two counts of one thing differ says nothing: it is what a dispute is made of.
    """
    match = value = 0.0
    for x in a.figures:
        for y in b.figures:
            if x.unit != y.unit or not compatible(x.low, x.high, x.approximate, y.low, y.high, y.approximate):
                continue
            if same_count(x, y):
                match = 1.0
            elif x.low == y.low and (x.low or 0) > _TELLING_NUMBER:
                value = 1.0
    return match, value


def same_count(x: Figure, y: Figure) -> bool:
    """Whether two figures may count one thing: what befell it, and what it is or that both are people."""
    ours, theirs = x.counted.split()[-1:], y.counted.split()[-1:]
    if x.action or y.action:
        return x.action == y.action and (ours == theirs or not ours or not theirs or {*ours, *theirs} <= _PEOPLE)
    return bool(ours) and ours == theirs


def _times(a: Telling, b: Telling) -> int:
    """1 when some times of both overlap, -1 when both have times and none do, 0 when either has none."""
    ours = [(t.begins, t.ends) for t in a.times if t.begins and t.ends]
    theirs = [(t.begins, t.ends) for t in b.times if t.begins and t.ends]
    if not ours or not theirs:
        return 0
    return 1 if any(x[0][:10] <= y[1][:10] and y[0][:10] <= x[1][:10] for x in ours for y in theirs) else -1


@dataclass(frozen=True, slots=True)
class PairModel:
    """The logistic model's intercept and weights.

    `threshold` is the mean score from which two clusters are one claim, `also` the one from which a statement of
    another claim tells this one too.  With `shift` added to the intercept a score becomes a probability: among all
    pairs of a story fewer tell one proposition than among the labelled ones that the weights were fitted on
    (scripts/judged_pairs.py).  From the probability `sure` on a passage is taken to tell what the claim's words tell.
    """

    intercept: float
    shift: float
    weights: Mapping[str, float]
    threshold: float
    also: float
    sure: float


@functools.cache
def load_model() -> PairModel:
    """The model that comes with the package."""
    data = json.loads((files("reportedly.align") / "data" / "pair_model.json").read_text(encoding="utf-8"))
    weights = {name: float(data["weights"][name]) for name in FEATURES}
    single = {name: float(data[name]) for name in ("intercept", "shift", "threshold", "also", "sure")}
    return PairModel(weights=weights, **single)


def likeness(a: Telling, b: Telling, weights: TermWeights) -> Likeness:
    """How likely the two tell the same proposition."""
    model = load_model()
    features = compare_pair(a, b, weights)
    logit = model.intercept + sum(model.weights[name] * features[name] for name in FEATURES)
    return Likeness(_logistic(logit + model.shift), _logistic(logit), features, apart=opposed_holders(a, b))


def _logistic(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def opposed_holders(a: Telling, b: Telling) -> bool:
    """Whether one says that rebels hold or take something, the other that the state's side does.

    "The army holds the port" and "The rebels hold the port" share all but a word; they are two claims that exclude
    each other, not one claim told two ways.
    """
    return any(x.holders == {"rebels"} and bool(y.holders) and y.holders <= _STATE_SIDE for x, y in ((a, b), (b, a)))
