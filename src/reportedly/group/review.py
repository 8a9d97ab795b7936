"""Second thoughts: whether two stories are one after all, and whether one is two.

Asked by `grouper` about a story that moved and those near it: merging each time, splitting and gathering smaller
stories at sizes that grow by half or double, so that a report's share of the work stays the same however long a story
grows.
"""

from collections.abc import Sequence
from itertools import combinations

from reportedly.group.frequencies import Frequencies
from reportedly.group.likeness import Model, make_query
from reportedly.group.stories import Member, Nearness, Standing, cohesion, compared, pairwise, supported

_COMPARED = 5  # reports of each story that are compared when two may be one
_EXAMINED = 24  # reports of a story that are compared with each other when it may be two
_GROWN = frozenset({3, 4, 6, 9, 13, 19, 28, 42, 63, 94, 141, 211, 316, 474, 711, 1066, 2048, 4096})
_SIZES = frozenset({4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024, 2048, 4096})


def closeness(model: Model, a: Standing, b: Standing, frequencies: Frequencies, most: int = _COMPARED) -> Nearness:
    """How near story `a` is to story `b`: the mean over its reports of how near each is to the other story."""
    theirs = compared(b.members, most)
    rows = []
    for member in compared(a.members, _COMPARED):
        query = make_query(member.profile.signature, frequencies)
        rows.append([(model.judge(query, m.profile), m) for m in theirs])
    score = sum(supported([likeness.logit for likeness, _ in row]) for row in rows) / len(rows)
    likeness, nearest = max((pair for row in rows for pair in row), key=lambda pair: pair[0].logit)
    return Nearness(score, b.id, nearest, likeness)


def grown(story: Standing) -> bool:
    """Whether the story has grown to a size at which smaller ones beside it are asked whether they are part of it."""
    return len(story.members) in _GROWN


def due(story: Standing) -> bool:
    """Whether the story has reached a size at which it is looked at for two."""
    return len(story.members) in _SIZES


def divide(model: Model, story: Standing, frequencies: Frequencies) -> tuple[Sequence[Member], float] | None:
    """The smaller of two parts that are not one story, and how near it is to the other; None where it holds together.

    They are two when they are far apart, or no nearer than would let one into the other.

    Average linkage down to two parts (Sokal and Michener 1958).  A single report is no part: one odd telling of an
    event is not another event.
    """
    members = list(compared(story.members, _EXAMINED))
    odds = pairwise(model, members, frequencies)
    parts = [[i] for i in range(len(members))]
    while len(parts) > 2:
        x, y = max(combinations(range(len(parts)), 2), key=lambda p: (_mean(odds, parts[p[0]], parts[p[1]]), -p[0]))
        parts[x] = sorted(parts[x] + parts.pop(y))
    small, large = sorted(parts, key=lambda part: (len(part), -part[0]))
    if len(small) < 2:
        return None
    across = sum(supported([_odds(odds, i, j) for j in large]) for i in small) / len(small)
    within = cohesion(model, [members[i] for i in large], frequencies)
    if across > max(model.split, model.cohesion * within):
        return None
    if len(members) == len(story.members):
        return [members[i] for i in small], across
    return _nearer(model, story, [members[i] for i in small], [members[i] for i in large], frequencies), across


def _mean(odds: dict[tuple[int, int], float], a: Sequence[int], b: Sequence[int]) -> float:
    return sum(_odds(odds, i, j) for i in a for j in b) / (len(a) * len(b))


def _odds(odds: dict[tuple[int, int], float], i: int, j: int) -> float:
    return odds[min(i, j), max(i, j)]


def _nearer(
    model: Model, story: Standing, small: Sequence[Member], large: Sequence[Member], frequencies: Frequencies
) -> Sequence[Member]:
    """All of a long story's reports that are nearer to the smaller part than to the larger."""
    examined = frozenset(m.report for m in (*small, *large))
    ours, others = compared(small, _COMPARED), compared(large, _COMPARED)

    def leaves(member: Member) -> bool:
        query = make_query(member.profile.signature, frequencies)
        near = [sum(model.judge(query, m.profile).logit for m in part) / len(part) for part in (ours, others)]
        return near[0] > near[1]

    small_ids = frozenset(m.report for m in small)
    return [m for m in story.members if m.report in small_ids or (m.report not in examined and leaves(m))]
