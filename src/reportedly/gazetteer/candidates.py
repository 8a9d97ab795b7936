"""What the gazetteer gives for a name."""

from dataclasses import dataclass
from typing import Literal

CandidateKind = Literal["city", "country", "region", "area"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name: WGS 84 degrees, GeoNames id where known, inhabitants.

    `country` is the ISO 3166-1 code ("" for what no country holds), `admin1` GeoNames' code of the first-level region,
    `level` 1 or 2 for regions, `own` tells whether the name asked for is its main one, `capital` whether a country is
    governed from it.
    """

    name: str
    latitude: float
    longitude: float
    geonames: int | None
    population: int
    country: str
    kind: CandidateKind
    admin1: str = ""
    level: int = 0
    own: bool = True
    capital: bool = False
