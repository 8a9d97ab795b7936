"""One name for each person, body, place and party across a story's reports.

Takes the chains that `attribute/` made within each report and joins those that name one thing, by the rules of
`text/`.  When in doubt two entities: a wrong join would put one person's words into another's mouth.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from reportedly.align.bodies import call_bodies, same_bodies
from reportedly.align.groups import Group, gather_groups, join_groups
from reportedly.align.people import call_people, same_people
from reportedly.align.unseen import find_unseen
from reportedly.align.venues import same_places, same_venues
from reportedly.gazetteer import Gazetteer
from reportedly.records import Account, Entity, Span
from reportedly.text.names import fold, person_words
from reportedly.text.party_words import party_class


def join_entities(
    accounts: Sequence[Account], gazetteer: Gazetteer | None = None
) -> tuple[tuple[Entity, ...], dict[tuple[str, int], str]]:
    """Join the chains of a story's accounts into entities, and say for each (report id, chain) which it became.

    Ids are "e1" and on, by first mention in the order of the accounts.  Chains without a name stay out of the map
    unless they are of a known kind of party ("the rebels") or the source of a statement.  Where a report writes a name
    that was only recognised in another, that is a mention too.  A gazetteer keeps towns apart whose names are alike.
    """
    chains = gather_groups(accounts)
    call_people(chains, gazetteer)
    call_bodies(chains, gazetteer)
    groups = _identical(chains)
    joins: tuple[tuple[str, Callable[[list[Group]], list[Group]]], ...] = (
        ("person", same_people),
        ("body", same_bodies),
        ("place", lambda places: same_places(places, gazetteer)),
    )
    for kind, join in joins:
        groups = [g for g in groups if g.kind != kind] + join([g for g in groups if g.kind == kind])
    groups = same_venues(groups, gazetteer)
    groups.sort(key=lambda g: g.first)
    unseen = find_unseen(accounts, _bearers(groups))
    rank = {a.report.id: i for i, a in enumerate(accounts)}
    entities = tuple(_entity(f"e{n}", g, unseen.get(n, []), rank) for n, g in enumerate(groups, 1))
    return entities, {chain: f"e{n}" for n, g in enumerate(groups, 1) for chain in g.chains}


def _identical(groups: Iterable[Group]) -> list[Group]:
    """Join chains whose fullest names are letter for letter one, though labelled as different kinds of thing."""
    found: dict[str, Group] = {}
    kept: list[Group] = []
    for group in groups:
        if not group.forms:
            kept.append(group)
            continue
        key = fold(group.fullest)
        home = found.get(key)
        if home is None or (home.kind != group.kind and "person" in (home.kind, group.kind) and _titled(home, group)):
            found.setdefault(key, group)
            kept.append(group)
            continue
        votes = Counter({home.kind: sum(home.forms.values())})
        votes[group.kind] += sum(group.forms.values())
        called = (home.called or group.called) and not (home.titles or group.titles)
        home.kind = "place" if called else votes.most_common(1)[0][0]
        join_groups(home, group, "same name")
    return kept


def _titled(a: Group, b: Group) -> bool:
    """Whether the one that is a person is surely one: it has a title, or a given name that the other lacks."""
    person = a if a.kind == "person" else b
    return bool(person.titles) or (" " not in a.fullest and any(len(person_words(f)) > 1 for f in person.forms))


def _bearers(groups: Sequence[Group]) -> dict[str, int]:
    """The forms that only one group bears, each with the group's number from 1."""
    found: dict[str, int] = {}
    for number, group in enumerate(groups, 1):
        for form in group.forms:
            found[form] = number if found.get(form, number) == number else 0
    return {form: number for form, number in found.items() if number}


def _entity(identity: str, group: Group, unseen: Sequence[Span], rank: Mapping[str, int]) -> Entity:
    forms = Counter(group.forms)
    if group.kind == "body" or not forms:
        forms += Counter({f: n for f, n in group.described.items() if party_class(f) or not group.forms})
    order = list(forms)
    names = sorted(order, key=lambda f: (-forms[f], order.index(f)))
    titled = sorted(group.titles, key=lambda f: (-group.titles[f], f))
    spans = {Span(m.report, m.start, m.end) for m in group.mentions} | set(unseen)
    name = group.fullest
    return Entity(
        identity,
        group.kind,
        name,
        tuple(dict.fromkeys((name, *names, *titled))),
        tuple(sorted(spans, key=lambda s: (rank[s.report], s.start, s.end))),
        tuple(dict.fromkeys(group.why)),
    )
