"""How many of a claim's origins are known not to depend on each other.

When in doubt it undercounts: a commander and the force that he commands are one voice; what agencies and outlets tell
in their own words they may have from the same authorities or from a speaker, so that together it is one voice at most,
and none beside a speaker; only what a passage says that a reporter perceived is that reporter's, and nobody else can
have it from him but by copying; copied passages have one origin; unnamed sources may be anyone, so that together they
are at most one voice, and none beside a named one.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations

from reportedly.records import Origin, Statement
from reportedly.text.outlets import find_outlet

_MOST_COMPARED = 24  # named origins of one claim; beyond that each is compared with those next to it by name

Kin = Callable[[Origin, Origin], bool]
"""Whether two named origins may be one voice (a ministry and its minister)."""


class Groups:
    """Which things belong together: a union-find whose root is the smallest member, so that order does not matter."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, item: str) -> str:
        """The smallest member of the item's group."""
        path = []
        while (up := self._parent.get(item, item)) != item:
            path.append(item)
            item = up
        for below in path:
            self._parent[below] = item
        return item

    def join(self, a: str, b: str) -> None:
        """Put two things, and all that belongs with them, together."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parent[second] = first


def count_independent(
    statements: Sequence[Statement],
    origins: Mapping[str, Origin],
    voices: Groups,
    copied: Iterable[tuple[str, str]] = (),
    witnessed: Collection[str] = frozenset(),
    kin: Kin = lambda a, b: False,
) -> int:
    """How many known origins of these statements are independent of each other.

    `voices` joins the ids of origins that are one voice; `copied` are pairs of statements, one a copy of the other;
    `witnessed` the statements that say that a reporter perceived what they tell.
    """
    here = {s.id: s.origin for s in statements if s.origin and origins[s.origin].kind != "unknown"}
    named = sorted({o for o in here.values() if _is_speaker(origins[o])})
    first_hand = sorted({o for s, o in here.items() if s in witnessed and o not in named})
    counted = [*named, *first_hand]
    if not counted:
        return int(bool(here))
    groups = Groups()
    for a, b in copied:
        if a in here and b in here:
            groups.join(voices.root(here[a]), voices.root(here[b]))
    for a, b in _compared(named, origins):
        if kin(origins[a], origins[b]) or _same_name(origins[a], origins[b]):
            groups.join(voices.root(a), voices.root(b))
    for a, b in _compared(first_hand, origins):
        if _same_owner(origins[a], origins[b]):
            groups.join(voices.root(a), voices.root(b))
    roots = {groups.root(voices.root(o)) for o in counted}
    told = (o for o in here.values() if origins[o].kind in ("agency", "outlet"))
    return len(roots) + int(not named and any(groups.root(voices.root(o)) not in roots for o in told))


def _is_speaker(origin: Origin) -> bool:
    """A body, or a person by name: "the union's president" of one report may be whom another names."""
    if origin.entity is None or origin.kind not in ("person", "body"):
        return False
    words = [w for w in (origin.name or "").split() if w.lower() not in ("the", "a", "an")]
    return origin.kind == "body" or any(w[:1].isupper() for w in words)


def _same_name(a: Origin, b: Origin) -> bool:
    return bool(a.name) and (a.name or "").lower() == (b.name or "").lower()


def _same_owner(a: Origin, b: Origin) -> bool:
    """Whether two agencies or outlets belong to one group, so that they may share copy."""
    one, two = find_outlet(a.name or ""), find_outlet(b.name or "")
    return one is not None and two is not None and one.owner is not None and one.owner == two.owner


def _compared(named: Sequence[str], origins: Mapping[str, Origin]) -> Iterable[tuple[str, str]]:
    if len(named) <= _MOST_COMPARED:
        return combinations(named, 2)
    by_name = sorted(named, key=lambda o: ((origins[o].name or "").lower(), o))
    return ((a, b) for k, a in enumerate(by_name) for b in by_name[k + 1 : k + _MOST_COMPARED])
