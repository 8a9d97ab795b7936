"""When what the claims tell is said to have happened, in order."""

from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.compare.views import View
from reportedly.records import Claim, TimelineEntry

_LEAST_SHARE = 3  # one in three of a claim's statements
_SHARPNESS = {"minute": 0, "part": 1, "day": 2, "week": 3, "month": 4, "year": 5}


def find_timeline(claims: Sequence[Claim], views: Mapping[str, View]) -> tuple[TimelineEntry, ...]:
    """An entry for each claim that tells a time: the one most of its statements give, the sharper of two equals.

    The time of the telling ("said on Monday that …") is not the time of what is told.  A time that few of a claim's
    statements give may belong to something else that they tell.
    """
    entries = []
    for claim in claims:
        told = [
            (t.begins, t.ends, t.granularity)
            for s in claim.statements
            for t in views[s].told_times[:1]
            if t.begins and t.ends
        ]
        if told and len(told) * _LEAST_SHARE >= len(claim.statements):
            counts = Counter(told)
            best = min(counts, key=lambda t: (-counts[t], _SHARPNESS.get(t[2], 9), t))
            entries.append(TimelineEntry(best[0], best[1], claim.id))
    return tuple(sorted(entries, key=lambda e: (e.begins, e.ends, int(e.claim[1:]))))
