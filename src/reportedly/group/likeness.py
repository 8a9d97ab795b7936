"""How likely two reports tell one event, and why: what is told, who and where, and when.

A logistic model over comparisons of two signatures (`signatures`); its weights stand in `data/story_model.json` with
the data and the command that they were fitted on.  Stories are compared by their reports (`stories`).
"""

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from reportedly.group.frequencies import Frequencies
from reportedly.group.signatures import Signature
from reportedly.group.terms import stem

FEATURES = (
    "terms",
    "lead",
    "names",
    "vector",
    "terms_names",
    "lead_names",
    "names_apart",
    "rare_name",
    "place_match",
    "places_apart",
    "numbers",
    "gap",
    "far",
    "day_match",
    "days_apart",
    "first_day_apart",
    "undated",
)
_TF = tuple(1 + math.log(n) if n else 0.0 for n in range(256))
_MOST_TELLING = 7.0  # the idf of what stands in one of two thousand reports
_RARE = 3.5  # the idf from which a name says who in particular: in one of about fifty reports
COPY = 0.5  # share of runs of words from which two reports are copies
_ENOUGH_NAMES = 3
_NEAR_DAYS = 3  # most reports of an event are published within so many days of each other
_LONG_AGO = 21  # days apart from which more says nothing more: pages give wrong days, and old stories go on


@dataclass(frozen=True, slots=True)
class Profile:
    """A signature ready to be compared with: the lengths of its weighted terms, opening, names and vector."""

    signature: Signature
    norms: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Query:
    """A profile ready to be compared with many: its terms' weights, as a comparison multiplies them."""

    profile: Profile
    terms: Mapping[str, float]
    lead: Mapping[str, float]
    names: Mapping[str, float]
    name_weights: Mapping[str, float]
    vector: NDArray[np.float32] | None
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The log-odds that two reports tell one event, and the values that they were made from."""

    logit: float
    features: tuple[float, ...]


def make_query(made: Signature, frequencies: Frequencies) -> Query:
    """Make a signature ready to be compared, its terms weighted as rare as they are now."""
    idf = {t: frequencies.weight(t) for t in dict.fromkeys((*made.terms, *made.lead))}
    name_idf = {n: frequencies.weight(stem(n)) for n in dict.fromkeys((*made.names, *made.lead_names, *made.places))}
    terms, term_norm = _weighted(made.terms, made.term_counts, idf)
    lead, lead_norm = _weighted(made.lead, made.lead_counts, idf)
    names, name_norm = _weighted(made.names, made.name_counts, name_idf)
    vector = _numbers(made.vector) if made.vector else None
    length = float(np.linalg.norm(vector)) if vector is not None else 0.0
    profile = Profile(made, (term_norm, lead_norm, name_norm, length))
    return Query(profile, terms, lead, names, name_idf, vector, frozenset(made.numbers))


def _numbers(vector: bytes) -> NDArray[np.float32]:
    return np.frombuffer(vector, dtype=np.int8).astype(np.float32)


def _weighted(terms: Sequence[str], counts: bytes, idf: Mapping[str, float]) -> tuple[dict[str, float], float]:
    """Each term's weight times its idf, as the other side of the product has its idf left out; and the length."""
    own = {t: _TF[n] * idf[t] for t, n in zip(terms, counts, strict=True)}
    return {t: w * idf[t] for t, w in own.items()}, math.sqrt(sum(w * w for w in own.values()))


def _cosine(query: Mapping[str, float], terms: Sequence[str], counts: bytes, norms: float) -> float:
    shared = sum(query[t] * _TF[n] for t, n in zip(terms, counts, strict=True) if t in query)
    return min(1.0, shared / norms) if norms else 0.0


def compare(query: Query, other: Profile) -> tuple[float, ...]:
    """The values of FEATURES for two reports."""
    a, b, norms, theirs = query.profile.signature, other.signature, query.profile.norms, other.norms
    terms = _cosine(query.terms, b.terms, b.term_counts, norms[0] * theirs[0])
    lead = _cosine(query.lead, b.lead, b.lead_counts, norms[1] * theirs[1])
    names = _cosine(query.names, b.names, b.name_counts, norms[2] * theirs[2])
    both = norms[3] * theirs[3]
    vector = float(query.vector @ _numbers(b.vector)) / both if query.vector is not None and both else 0.0
    return (
        terms,
        lead,
        names,
        vector,
        math.sqrt(max(0.0, terms * names)),
        *_who(query, b),
        *_where(query, b),
        min(2.0, len(query.numbers.intersection(b.numbers))),
        *_when(a, b),
    )


def _who(query: Query, b: Signature) -> tuple[float, float, float]:
    """Share of the opening's names that both have, by weight; whether both name several and none alike; the rarest."""
    a = query.profile.signature
    weight = query.name_weights
    theirs = frozenset(b.lead_names)
    shared = [n for n in a.lead_names if n in theirs]
    own, their_own = _telling(a), _telling(b)
    of_own = sum(weight[n] for n in own)
    share = sum(weight[n] for n in shared) / of_own if of_own else 0.0
    apart = float(min(len(own), len(their_own)) >= _ENOUGH_NAMES and not frozenset(own).intersection(b.names))
    rarest = max((weight[n] for n in b.names if n in query.names and n not in a.places), default=0.0)
    return min(1.0, share), apart, rarest / _MOST_TELLING


def _telling(made: Signature) -> tuple[str, ...]:
    """Names of the opening that are not of places."""
    places = frozenset(word for place in made.places for word in place.split(" "))
    return tuple(n for n in made.lead_names if n not in places)


def _where(query: Query, b: Signature) -> tuple[float, float]:
    """How rare the rarest place is that both tell of; and whether both tell of places, but of none alike."""
    a = query.profile.signature
    shared = [p for p in a.places if p in b.places]
    rarest = max((query.name_weights[p] for p in shared), default=0.0) / _MOST_TELLING
    return rarest, float(bool(a.places and b.places and not shared))


def copied(a: Signature, b: Signature) -> float:
    """The share of runs of four words that two reports have in common, estimated (MinHash; Broder 1997)."""
    if not a.shingles or not b.shingles:
        return 0.0
    return sum(x == y for x, y in zip(a.shingles, b.shingles, strict=True)) / len(a.shingles)


def _when(a: Signature, b: Signature) -> tuple[float, ...]:
    """gap, far, day_match, days_apart, first_day_apart, undated."""
    gap = abs(a.published - b.published) if a.published and b.published else 0
    times = (math.log1p(min(gap, _LONG_AGO)), math.log1p(max(0, min(gap, _LONG_AGO) - _NEAR_DAYS)))
    undated = float(not (a.published and b.published))
    if a.days and b.days:
        match = any(day in b.days for day in a.days)
        nearest = min(_LONG_AGO, min(abs(x - y) for x in a.days for y in b.days))
        first = min(_LONG_AGO, abs(a.days[0] - b.days[0]))
        return (*times, float(match), math.log1p(nearest), math.log1p(first), undated)
    if undated and a.weekdays and b.weekdays:
        match = a.weekdays[0] == b.weekdays[0]
        return (*times, 0.5 * match, 0.0, math.log1p(not match), undated)
    return (*times, 0.0, 0.0, 0.0, undated)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of FEATURES: with vectors, and for pairs of which one has none; and the thresholds, as log-odds.

    `cohesion` is no log-odds but a share: how near a report must be to a story, of how near its own are to each other.
    """

    weights: tuple[float, ...]
    intercept: float
    plain_weights: tuple[float, ...]
    plain_intercept: float
    join: float
    merge: float
    split: float
    link: float
    item: float
    cohesion: float

    def judge(self, query: Query, other: Profile) -> Likeness:
        """Compare two reports; log-odds are kept between -LIMIT and LIMIT, so that no single pair decides."""
        values = compare(query, other)
        with_vectors = query.profile.norms[3] and other.norms[3]
        weights = self.weights if with_vectors else self.plain_weights
        logit = self.intercept if with_vectors else self.plain_intercept
        logit += sum(w * v for w, v in zip(weights, values, strict=True))
        return Likeness(max(-LIMIT, min(LIMIT, logit)), values)


LIMIT = 8.0


@functools.cache
def load_model() -> Model:
    """The model that comes with the package."""
    held = json.loads((files("reportedly.group") / "data" / "story_model.json").read_text(encoding="utf-8"))
    return Model(
        tuple(held["weights"][name] for name in FEATURES),
        held["intercept"],
        tuple(held["weights without vectors"][name] for name in FEATURES),
        held["intercept without vectors"],
        **held["thresholds"],
    )
