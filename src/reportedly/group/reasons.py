"""Why a report went where it went, in words: what matched and what differed."""

import math
from datetime import date

from reportedly.group.likeness import FEATURES, Likeness, Profile
from reportedly.group.signatures import Signature
from reportedly.group.stories import Nearness

_SHOWN = 4


def probability(logit: float) -> float:
    """The probability that log-odds stand for."""
    return 1 / (1 + math.exp(-logit))


def why_near(made: Signature, near: Nearness) -> str:
    """What a report has in common with the nearest of a story, and in what they differ."""
    other = near.nearest.profile
    matched, differed = _matched(made, other), _differed(near.likeness)
    return (
        f"like {near.nearest.report} ({probability(near.score):.2f})"
        + (f": {'; '.join(matched)}" if matched else "")
        + (f"; but {'; '.join(differed)}" if differed else "")
    )


def why_new(made: Signature, near: Nearness | None) -> str:
    """Why no story took the report in."""
    if near is None:
        return "no story shares its rare words"
    differed = _differed(near.likeness)
    told = f"the nearest, {near.story}, is not near enough ({probability(near.score):.2f})"
    return f"{told}: {'; '.join(differed)}" if differed else told


def _matched(a: Signature, other: Profile) -> list[str]:
    b = other.signature
    found = []
    if names := [n for n in a.names if n in b.names][:_SHOWN]:
        found.append(f"both name {', '.join(names)}")
    if days := [_day(d) for d in a.days if d in b.days][:_SHOWN]:
        found.append(f"both tell of {', '.join(days)}")
    if numbers := [n for n in a.numbers if n in b.numbers][:_SHOWN]:
        found.append(f"both tell {', '.join(numbers)}")
    if terms := [t for t in a.lead if t in b.lead and t not in a.names][:_SHOWN]:
        found.append(f"both use {', '.join(terms)}")
    return found


def _differed(likeness: Likeness) -> list[str]:
    values = dict(zip(FEATURES, likeness.features, strict=True))
    told = (
        ("names_apart", "no name of the opening in common"),
        ("places_apart", "other places"),
        ("far", "published days apart"),
        ("days_apart", "tell of other days"),
    )
    return [words for name, words in told if values[name] > 0]


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
