"""Which place of a name a story means: inhabitants, the country of the story, and what the text itself says.

One sense a story for each name (Leidner 2007).  The weights were chosen on the even lines of LGL and of GeoVirus;
`evaluate.places` reports the odd ones, which were not looked at.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.align.namesakes import as_spelt, cities_first, without_counties
from reportedly.gazetteer import Candidate, Gazetteer
from reportedly.text.place_names import place_key

# What a candidate gains for the share of the story's places in its country and its first-level region.
_COUNTRY = 6.0
_REGION = 6.0
# For bearing the name as its main one; for being what a word beside the name says it is ("province").
_OWN = 0.6
_KIND = 2.0
# In the heavens, or anywhere: towns bear these names too, but news does not mean them.
_NOWHERE = frozenset(
    """earth mars jupiter venus mercury saturn uranus neptune pluto orion moon sun ocean park street name internet
    earth's city town district county state north south east west northeast northwest southeast southwest space god
    heaven""".split()
) | {
    "west coast", "east coast", "north coast", "south coast", "city centre", "city center", "town hall",
    "north pole", "south pole",
}  # fmt: skip
_CAPITAL = 2.0
_REGIONAL = 0.2  # share of a region in the story from which its town is meant rather than a capital of that name
_LARGE = 500_000  # inhabitants
_UNTOLD = 1.0  # names that tell nothing: few names are little evidence; chosen on the even halves of LGL and GeoVirus
_TOWN = 100_000  # inhabitants below which a town abroad must be one where something is
# A city is meant before its region of the same name; a second-level region least.
_PRIOR = {"country": 3.0, "area": 6.0, "city": 0.4, "region": 0.0}
_CONTAINED = 20.0
_NEAR = 2.0  # for another of the story's places within 150 km


@dataclass(frozen=True)
class Toponym:
    """A name of the story: its spellings, the likeliest first, what it is said to be in, what it is called, how often.

    `inside` are names of places ("Texas", "Qatar"); `called` is "region", "city" or "".  `located`
    tells that something is said to be in, at or near it.  `beside` are names after it that it is in or listed with:
    "Salem, Oregon and Boston" is not "Ohio, Oregon and Maine".  `alone` tells of a dateline that names no more than
    the town, as the trade does with those that everybody knows.
    """

    names: tuple[str, ...]
    inside: tuple[str, ...] = ()
    called: str = ""
    count: int = 1
    located: bool = True
    beside: tuple[str, ...] = ()
    alone: bool = False


@dataclass(frozen=True)
class Choice:
    """The candidate chosen, and why in words."""

    candidate: Candidate
    why: str


def choose(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, countries: Mapping[str, int] | None = None
) -> list[Choice | None]:
    """Choose a candidate for each name, None for a name that the gazetteer does not have.

    `countries` counts what else speaks for a country, as adjectives of nationality do ("Arcadian").
    """
    story = [_opened(t, gazetteer) for t in toponyms]
    weights = _shares(story, countries or {})
    for open_ in story:
        open_.options = _wider(open_, open_.best(weights), weights)
    first = [open_.best(weights) for open_ in story]
    settled = [_Open(o.toponym, [c] if c else [], gazetteer) for o, c in zip(story, first, strict=True)]
    weights = _shares(settled, countries or {})
    chosen: list[Choice | None] = []
    for i, open_ in enumerate(story):
        weights = _shares([o for j, o in enumerate(settled) if j != i], countries or {})
        others = [c for j, c in enumerate(first) if c and j != i and c.kind != "country"]
        best = _rather_capital(open_, open_.best(weights, others), weights)
        chosen.append(None if best is None else Choice(best, _why(best, open_, weights.nations)))
    named = [n for t in toponyms for n in t.names]
    return [
        c
        if c
        and not _doubtful(c.candidate, story[i], [o for j, o in enumerate(first) if j != i], countries or {}, named)
        else None
        for i, c in enumerate(chosen)
    ]


@dataclass
class _Weights:
    """The share of each country, and of each first-level region, in what the story's names may stand for."""

    nations: dict[str, float]
    regions: dict[str, float]


@dataclass
class _Open:
    """A name with its candidates, before one is chosen."""

    toponym: Toponym
    options: list[Candidate]
    gazetteer: Gazetteer

    def best(self, weights: _Weights, others: Sequence[Candidate] = ()) -> Candidate | None:
        """The candidate of the highest score; None when there is none."""

        def rank(c: Candidate) -> tuple[float, int, int]:
            return round(_score(c, self, weights) + _nearness(c, others), 9), c.population, -(c.geonames or 0)

        return max(self.options, key=rank, default=None)


def _opened(toponym: Toponym, gazetteer: Gazetteer) -> _Open:
    """A name with its candidates; one that may be a region or country is not in the next of a list of them."""
    options = _options(toponym, gazetteer)
    options = without_counties(as_spelt(toponym.names[0], options))
    peer = any(c.own and (c.kind == "country" or c.level == 1) for c in options)
    inside = toponym.inside if peer else (*toponym.inside, *toponym.beside)
    return _Open(replace(toponym, inside=inside), cities_first(options, toponym.called), gazetteer)


def _options(toponym: Toponym, gazetteer: Gazetteer) -> list[Candidate]:
    if _nowhere(toponym):
        return []
    return next((found for n in toponym.names if (found := gazetteer.lookup(n))), [])


def _rather_capital(open_: _Open, best: Candidate | None, weights: _Weights) -> Candidate | None:
    """The capital of this name, where little else is of the region that bears it, or holds the other town abroad.

    Of the towns of a country its capital is meant.  Where a dateline stands alone, the largest town of the name is.
    """
    if best is None or best.kind == "country" or _contained(best, open_):
        return best
    name = place_key(open_.toponym.names[0])
    towns = [c for c in open_.options if c.kind == "city" and c.population > _TOWN]
    if open_.toponym.alone:
        of_name = [c for c in towns if c.own or place_key(c.name).startswith(f"{name} ")]  # "New York City"
        return max(of_name, key=lambda c: (c.capital and c.population > _LARGE, c.population), default=best)
    large = [c for c in towns if c.capital and c.own and c.population > _LARGE]
    capital = max(large, key=lambda c: c.population, default=best)
    if best.kind == "city" and best.country == capital.country:
        return capital
    near = weights.regions.get(best.country + best.admin1, 0.0) if best.admin1 else 0.0
    least = _REGIONAL / 2 if best.kind == "region" else _REGIONAL
    return capital if near < least and open_.toponym.called != "region" else best


def _nowhere(toponym: Toponym) -> bool:
    return toponym.names[0].casefold().removeprefix("the ") in _NOWHERE


def _wider(open_: _Open, best: Candidate | None, weights: _Weights) -> list[Candidate]:
    """Add small towns where no larger place is known, or none where the text or the story says it is."""
    names = open_.toponym.names
    if _nowhere(open_.toponym):
        return []
    if best is not None:
        at_odds = bool(open_.toponym.inside) and not _contained(best, open_)
        foreign = best.kind == "city" and weights.nations.get(best.country, 0) < 0.1
        local = best.kind == "city" and max(weights.regions.values(), default=0) > 0.3
        off = local and weights.regions.get(best.country + best.admin1, 0) < 0.1
        if not (at_odds or foreign or off):
            return open_.options
        names = names[:1]
    return next((found for n in names if (found := open_.gazetteer.lookup(n, small=True))), open_.options)


def _shares(story: Sequence[_Open], countries: Mapping[str, int]) -> _Weights:
    nations = {code: float(n) for code, n in sorted(countries.items())}
    regions: dict[str, float] = {}
    for open_ in story:
        mass = [(c, (c.population + 1000) ** 0.7 * (50 if c.kind == "country" else 1)) for c in open_.options]
        total = sum(m for _, m in mass)
        for candidate, m in mass:
            share = min(open_.toponym.count, 3) * m / total
            nations[candidate.country] = nations.get(candidate.country, 0.0) + share
            if candidate.admin1:
                region = candidate.country + candidate.admin1
                regions[region] = regions.get(region, 0.0) + share
    return _Weights(_normal(nations), _normal(regions))


def _normal(counts: dict[str, float]) -> dict[str, float]:
    whole = (sum(counts.values()) + _UNTOLD) or 1.0
    return {key: n / whole for key, n in counts.items()}


def _score(c: Candidate, open_: _Open, weights: _Weights) -> float:
    score = math.log10(c.population + 300) + _PRIOR[c.kind] - (0.8 if c.level == 2 else 0.0)
    score += _OWN * c.own + _COUNTRY * weights.nations.get(c.country, 0.0)
    score += _REGION * weights.regions.get(c.country + c.admin1, 0.0)
    score += _CAPITAL * c.capital
    score += _KIND * (bool(open_.toponym.called) and open_.toponym.called == c.kind)
    return score + _CONTAINED * _held(c, open_)


def _nearness(c: Candidate, others: Sequence[Candidate]) -> float:
    return _NEAR * any(0.01 < distance(c, o) < 150 for o in others)


def _contained(c: Candidate, open_: _Open) -> bool:
    """Whether the candidate lies in one of the places that the text puts it in."""
    return any(_in(c, name, open_.gazetteer) for name in open_.toponym.inside)


def _held(c: Candidate, open_: _Open) -> float:
    """1 for lying in what the text puts it in most often, or first among equals, less for what it puts it in too."""
    inside = open_.toponym.inside
    known = [n for n in inside if any(_in(o, n, open_.gazetteer) for o in open_.options)]
    if not known or not _contained(c, open_):
        return 0.0
    most = max(dict.fromkeys(known), key=lambda n: (known.count(n), -known.index(n)))
    return 1.0 if _in(c, most, open_.gazetteer) else 0.5


def _in(c: Candidate, name: str, gazetteer: Gazetteer) -> bool:
    for holder in gazetteer.lookup(name):
        same = holder.country == c.country and holder.geonames != c.geonames
        if same and (holder.kind == "country" or (holder.kind == "region" and holder.admin1 == c.admin1)):
            return True
    return False


def _doubtful(
    c: Candidate, open_: _Open, others: Sequence[Candidate | None], countries: Mapping[str, int], named: Sequence[str]
) -> bool:
    """Whether a town is rather a word or the short form of a longer name: nothing else in the story is of its country.

    Either few live there and nothing is said to be in it, or the story has a longer name that begins with its name.
    """
    name = open_.toponym.names[0]
    if c.capital or _contained(c, open_) or not (c.kind == "city" or (c.kind == "region" and " " not in name)):
        return False
    if countries.get(c.country) or any(o is not None and o.country == c.country for o in others):
        return False
    longer = c.kind == "city" and any(n.startswith(f"{m} ") for n in named for m in open_.toponym.names)
    word = c.population < _TOWN or len(name) < 4  # "Man", "No" and "Act" are words first
    return longer or (word and not open_.toponym.located)


def distance(a: Candidate, b: Candidate) -> float:
    """Great-circle distance in kilometres."""
    return kilometres(a.latitude, a.longitude, b.latitude, b.longitude)


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine, mean Earth radius)."""
    p, q = math.radians(lat), math.radians(lat2)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    return 12742.02 * math.asin(math.sqrt(min(1.0, half)))


def _why(c: Candidate, open_: _Open, nations: Mapping[str, float]) -> str:
    if c.kind in ("country", "area"):
        return f"the {c.kind} of this name"
    if _contained(c, open_):
        return f"the text puts it in {', '.join(dict.fromkeys(open_.toponym.inside))}"
    of = f"one of {len(open_.options)} of this name"
    if len({o.country for o in open_.options}) == 1 and len(open_.options) < 3:
        return f"the only {c.kind} of this name known, in {c.country}"
    if nations.get(c.country, 0.0) >= 0.2:
        return f"{of}; the story is mostly of {c.country}"
    return f"{of}; the likeliest by inhabitants and context, in {c.country}"
