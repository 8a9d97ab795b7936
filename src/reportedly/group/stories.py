"""Stories as they stand in memory, and how near a report or another story is to one.

A report is near a story by the three of its reports that are nearest: a follow-up need not be like the first report,
but in a story of any size a single odd pair joins nothing.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeVar

from reportedly.group.frequencies import Frequencies
from reportedly.group.likeness import COPY, Likeness, Model, Profile, Query, copied, make_query

T = TypeVar("T")

_COMPARED = 8  # reports of a story that a new one is compared with
_SUPPORTING = 3  # reports that have to be near: of many reports of an event most tell other parts of it
_FIRST, _LAST = 2, 4  # of them, of those that came first and last; the others from between


@dataclass(frozen=True, slots=True)
class Member:
    """A report in memory; `at` is when it came."""

    report: str
    profile: Profile
    at: str


@dataclass(slots=True)
class Standing:
    """A story in memory: reports that tell it, and round-ups of which a part does (`passing`)."""

    id: str
    opened: str
    changed: str
    members: list[Member] = field(default_factory=list)
    passing: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near something is to a story (log-odds), and the report of it that is nearest."""

    score: float
    story: str
    nearest: Member
    likeness: Likeness


def story_id(report: str, attempt: int = 0) -> str:
    """The id of the story that a report opens: the same report always opens the same story."""
    digest = hashlib.blake2s(f"{report}#{attempt}".encode(), digest_size=10).digest()
    return "s" + base64.b32encode(digest).decode("ascii").lower()[:12]


def compared(members: Sequence[T], most: int = _COMPARED) -> Sequence[T]:
    """Those that stand for the story: the first, the last, and some from between, evenly."""
    if len(members) <= most:
        return members
    middle = members[_FIRST:-_LAST]
    wanted = most - _FIRST - _LAST
    between = [middle[(2 * i + 1) * len(middle) // (2 * wanted)] for i in range(wanted)]
    return [*members[:_FIRST], *between, *members[-_LAST:]]


def nearness(model: Model, query: Query, story: Standing) -> Nearness:
    """How near a report is to a story that has members."""
    judged = [(model.judge(query, m.profile), m) for m in compared(story.members)]
    best, nearest = max(judged, key=lambda pair: pair[0].logit)  # the earlier of equals
    return Nearness(supported([likeness.logit for likeness, _ in judged]), story.id, nearest, best)


def supported(logits: Sequence[float]) -> float:
    """The mean of the highest three."""
    highest = sorted(logits, reverse=True)[:_SUPPORTING]
    return sum(highest) / len(highest)


def cohesion(model: Model, members: Sequence[Member], frequencies: Frequencies) -> float:
    """How near a story's reports are to each other: the mean over all two that are no copies; 0 where there are none.

    Copies are left out: what agencies' subscribers print says nothing about how differently the event is told.
    """
    standing = compared(members)
    odds = [
        logit
        for (i, j), logit in pairwise(model, standing, frequencies).items()
        if copied(standing[i].profile.signature, standing[j].profile.signature) < COPY
    ]
    return sum(odds) / len(odds) if odds else 0.0


def pairwise(model: Model, members: Sequence[Member], frequencies: Frequencies) -> dict[tuple[int, int], float]:
    """The log-odds of each two of the reports, by their places (the smaller first)."""
    queries = [make_query(m.profile.signature, frequencies) for m in members]
    return {(i, j): model.judge(queries[i], members[j].profile).logit for i, j in combinations(range(len(members)), 2)}
