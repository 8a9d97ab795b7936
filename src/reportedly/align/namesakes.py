"""Which of those that bear a name it may not mean, whatever the story: towns spelt otherwise, counties, regions.

For `toponyms`, which chooses among the rest.
"""

from reportedly.gazetteer import Candidate
from reportedly.text.place_names import place_key

_LARGE = 100_000  # inhabitants from which a town is meant before a county of its name


def as_spelt(name: str, options: list[Candidate]) -> list[Candidate]:
    """Leave out towns that spell the name otherwise, where a larger one is spelt so: Pittsburgh is not Pittsburg."""
    key = place_key(name)
    exact = max((c.population for c in options if c.kind == "city" and place_key(c.name) == key), default=-1)
    return [c for c in options if c.kind != "city" or not c.own or place_key(c.name) == key or c.population > exact]


def without_counties(options: list[Candidate]) -> list[Candidate]:
    """Leave out counties that a larger place of the name gives theirs to: Miami is not Miami County."""
    large = any(
        c.own and (c.kind == "country" or c.level == 1 or c.population > _LARGE) for c in options if c.level < 2
    )
    return [c for c in options if c.level < 2] if large else options


def cities_first(options: list[Candidate], called: str) -> list[Candidate]:
    """Leave out a region that is called after a city within it, unless the text calls it a region."""
    seats = {c.country + c.admin1 for c in options if c.kind == "city" and c.own}
    return [c for c in options if called == "region" or c.kind != "region" or c.country + c.admin1 not in seats]
