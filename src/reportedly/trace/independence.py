"""How many of a claim's origins are known not to depend on each other.

When in doubt it undercounts: a commander and the force that he commands are one voice; an agency or outlet adds nothing
to speakers of the same claim, as it may have it from them; outlets whose passages share their words have one origin;
unnamed sources may be anyone, so that together they are at most one voice, and none beside a named one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from reportedly.records import Account, Entity, Mention, Origin, Statement
from reportedly.trace.copies import Copy

_BETWEEN = re.compile(
    r"[’']?s?,?\s+(?:(?:the|a|an|its|top|senior|chief|deputy|former|overall|military|political|main|field)\s+)*"
    r"(?:[\w-]+\s+)?(?:commander|leader|spokes(?:man|woman|person)|chief|head|minister|president|chairman|chairwoman"
    r"|director|secretary|general|official|officer|ambassador|envoy|representative|coordinator|executive|ceo|boss|founder"
    r"|attorney|prosecutor|mayor|governor|captain|lawyer|analyst|member|fighter)s?,?\s+",
    re.I,
)
_AFTER = re.compile(
    r",?\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,4}?(?:of|for|with|at|from|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}", re.I
)


class Groups:
    """Which things belong together: a union-find whose root is the smallest member, so that order does not matter."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, item: str) -> str:
        """The smallest member of the item's group."""
        while (up := self._parent.get(item, item)) != item:
            item = up
        return item

    def join(self, a: str, b: str) -> None:
        """Put two things, and all that belongs with them, together."""
        first, second = sorted((self.root(a), self.root(b)))
        self._parent[second] = first


def find_affiliations(
    accounts: Sequence[Account], entity_of: Mapping[tuple[str, int], str], entities: Mapping[str, Entity]
) -> tuple[tuple[str, str], ...]:
    """Pairs (person, body) of entity ids where a report names the person as one of the body ("HTS commander X")."""
    found = set()
    for account in accounts:
        text = account.report.text
        mentions = sorted((m for m in account.mentions if m.named or m.kind == "body"), key=lambda m: m.start)
        for a, b in _neighbours(mentions):
            between = text[a.end : b.start]
            pattern = _AFTER if a.kind == "person" else _BETWEEN
            if {a.kind, b.kind} == {"person", "body"} and pattern.fullmatch(between):
                ids = [entity_of.get((account.report.id, m.chain)) for m in (a, b)]
                if a.kind == "body":
                    ids.reverse()
                if ids[0] and ids[1] and entities[ids[0]].kind == "person":
                    found.add((ids[0], ids[1]))
    return tuple(sorted(found))


def _neighbours(mentions: Sequence[Mention]) -> Iterable[tuple[Mention, Mention]]:
    for i, a in enumerate(mentions):
        for b in mentions[i + 1 : i + 4]:
            if a.end <= b.start <= a.end + 60:
                yield a, b


def count_independent(
    statements: Sequence[Statement],
    origins: Mapping[str, Origin],
    affiliations: Iterable[tuple[str, str]],
    copies: Iterable[Copy],
) -> int:
    """How many known origins of these statements are independent of each other; 1 when only unnamed ones are known."""
    here = {s.id: s.origin for s in statements if s.origin}
    known = sorted({o for o in here.values() if origins[o].kind in ("person", "body", "agency", "outlet")})
    named = [o for o in known if origins[o].entity or origins[o].kind in ("agency", "outlet")]
    if not named:
        return int(any(origins[o].kind != "unknown" for o in here.values()))
    speakers = [o for o in named if origins[o].kind in ("person", "body")]
    named = speakers or named
    groups = Groups()
    by_entity = {origins[o].entity: o for o in named if origins[o].entity}
    for person, body in affiliations:
        if person in by_entity:
            # two people of one body are one voice too, so the body joins even when it says nothing here
            groups.join(by_entity[person], by_entity.get(body, f"body:{body}"))
    for copy in copies:
        if copy.a in here and copy.b in here:
            groups.join(here[copy.a], here[copy.b])
    for a, b in combinations(named, 2):
        if origins[a].name and (origins[a].name or "").lower() == (origins[b].name or "").lower():
            groups.join(a, b)
    return len({groups.root(o) for o in named})
