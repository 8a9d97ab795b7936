"""One name for each person, body, place and party across a story's reports.

Takes the chains that `attribute/` made within each report and joins those that name one thing, by the rules of
`text/`.  When in doubt two entities: a wrong join would put one person's words into another's mouth.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.records import Account, Entity, Mention, Span
from reportedly.records.accounts import MentionKind
from reportedly.text.body_names import body_words, country_in, is_acronym, same_body
from reportedly.text.names import fold, person_words, same_person
from reportedly.text.party_words import party_class, plain_party, same_party
from reportedly.text.place_names import same_place
from reportedly.text.titles import title_before

_PRONOUNS = frozenset(
    """he she it they him her them his hers its their theirs himself herself itself themselves who whom whose we us our
    ours i me my you your this that these those which one""".split()
)


@dataclass
class _Group:
    """Chains found to be one thing, as (report id, chain), with their mentions and why they were joined."""

    kind: MentionKind
    first: tuple[int, int]
    chains: list[tuple[str, int]]
    mentions: list[Mention]
    forms: Counter[str]
    described: Counter[str]
    titles: Counter[str]
    why: list[str] = field(default_factory=list)

    @property
    def fullest(self) -> str:
        """The form to compare by: the fullest name, else the commonest description."""
        return _best(self.forms or self.described, self.kind)


def join_entities(accounts: Sequence[Account]) -> tuple[tuple[Entity, ...], dict[tuple[str, int], str]]:
    """Join the chains of a story's accounts into entities, and say for each (report id, chain) which it became.

    Ids are "e1" and on, by first mention in the order of the accounts.  Chains without a name stay out of the map
    unless they are of a known kind of party ("the rebels") or the source of a statement.
    """
    groups = _identical(_chains(accounts))
    for kind, join in (("person", _same_people), ("body", _same_bodies), ("place", _same_places)):
        groups = [g for g in groups if g.kind != kind] + join([g for g in groups if g.kind == kind])
    groups.sort(key=lambda g: g.first)
    entities = tuple(_entity(f"e{n}", g) for n, g in enumerate(groups, 1))
    return entities, {chain: f"e{n}" for n, g in enumerate(groups, 1) for chain in g.chains}


def _chains(accounts: Sequence[Account]) -> list[_Group]:
    groups: list[_Group] = []
    for number, account in enumerate(accounts):
        chains: dict[int, list[Mention]] = {}
        for mention in account.mentions:
            chains.setdefault(mention.chain, []).append(mention)
        sources = [a.source for s in account.statements for a in s.attributions if a.source]
        for chain, mentions in chains.items():
            group = _group(account, number, chain, mentions)
            source = any(x.start < m.end and m.start < x.end for x in sources for m in mentions)
            if group.forms or (group.described and (source or any(map(party_class, group.described)))):
                groups.append(group)
    return groups


def _group(account: Account, number: int, chain: int, mentions: list[Mention]) -> _Group:
    named = [m for m in mentions if m.named]
    described = [m for m in mentions if not m.named and m.text.casefold() not in _PRONOUNS]
    kinds = Counter(m.kind for m in named or mentions)
    titles: Counter[str] = Counter()
    for mention in named:
        at = title_before(account.report.text, mention.start)
        if mention.kind == "person" and at < mention.start:
            titles[account.report.text[at : mention.end]] += 1
    return _Group(
        kind=kinds.most_common(1)[0][0],
        first=(number, min(m.start for m in mentions)),
        chains=[(account.report.id, chain)],
        mentions=list(mentions),
        forms=Counter(m.text for m in named),
        described=Counter(m.text for m in described),
        titles=titles,
    )


def _best(forms: Counter[str], kind: MentionKind) -> str:
    """The commonest of the forms that are full names; the first seen among equals."""
    full = [f for f in forms if _full(f, kind)]
    order = list(forms)
    return max(full or order, key=lambda f: (forms[f], len(f) if full else 0, -order.index(f)))


def _full(form: str, kind: MentionKind) -> bool:
    if kind == "person":
        return len(person_words(form)) > 1
    return not is_acronym(form) and (kind != "body" or len(fold(form).split()) > 1)


def _join(into: _Group, other: _Group, why: str) -> None:
    a, b = into.fullest, other.fullest
    into.why.append(f"“{b}” ({other.chains[0][0]}) is “{a}” ({into.chains[0][0]}): {why}")
    into.first = min(into.first, other.first)
    into.chains += other.chains
    into.mentions += other.mentions
    into.forms += other.forms
    into.described += other.described
    into.titles += other.titles
    into.why += other.why


def _identical(groups: Iterable[_Group]) -> list[_Group]:
    """Join chains whose fullest names are letter for letter one, though labelled as different kinds of thing."""
    found: dict[str, _Group] = {}
    kept: list[_Group] = []
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
        home.kind = votes.most_common(1)[0][0]
        _join(home, group, "same name")
    return kept


def _titled(a: _Group, b: _Group) -> bool:
    """Whether the one that is a person is surely one: it has a title, or a given name that the other lacks."""
    person = a if a.kind == "person" else b
    return bool(person.titles) or (" " not in a.fullest and any(len(person_words(f)) > 1 for f in person.forms))


def _same_people(groups: list[_Group]) -> list[_Group]:
    """Full names first, each joined where every full name agrees; then bare surnames, where only one person fits."""
    full = [g for g in groups if len(person_words(g.fullest)) > 1 and g.forms]
    bare = [g for g in groups if len(person_words(g.fullest)) == 1 and g.forms]
    rest = [g for g in groups if not person_words(g.fullest) or not g.forms]
    people: list[_Group] = []
    for group in sorted(full, key=lambda g: (-len(person_words(g.fullest)), g.first)):
        home = next((p for p in people if _one_person(p, group)), None)
        if home is None:
            people.append(group)
        else:
            _join(home, group, same_person(home.fullest, group.fullest)[1])
    for group in sorted(bare, key=lambda g: g.first):
        fits = [p for p in people if same_person(p.fullest, group.fullest)[0]]
        if (home := _likeliest(fits, group)) is None:
            people.append(group)
        else:
            _join(home, group, same_person(home.fullest, group.fullest)[1])
    return people + rest


def _one_person(a: _Group, b: _Group) -> bool:
    """Whether every full name of the one agrees with every full name of the other."""
    mine = [f for f in a.forms if _full(f, "person")]
    yours = [f for f in b.forms if _full(f, "person")]
    return all(same_person(x, y)[0] for x in mine for y in yours)


def _likeliest(fits: list[_Group], bare: _Group) -> _Group | None:
    """Whom a bare surname means: the only one, the one of the same title, or the one named thrice as often."""
    if len(fits) < 2:
        return fits[0] if fits else None
    titles = {fold(t.removesuffix(bare.fullest)) for t in bare.titles}
    if titles:
        titled = [g for g in fits if any(fold(t).startswith(x) for t in g.titles for x in titles)]
        if len(titled) == 1:
            return titled[0]
    counts = sorted((sum(g.forms.values()) for g in fits), reverse=True)
    return max(fits, key=lambda g: sum(g.forms.values())) if counts[0] >= 3 * counts[1] else None


def _same_bodies(groups: list[_Group]) -> list[_Group]:
    """Names first; then descriptions of parties, and those that leave out the country where one country fits."""
    bodies: list[_Group] = []
    for group in sorted(groups, key=lambda g: (not g.forms, g.first)):
        for body in bodies:
            if why := _one_body(body, group):
                _join(body, group, why)
                break
        else:
            bodies.append(group)
    return _countryless(_settle(bodies))


def _settle(bodies: list[_Group]) -> list[_Group]:
    """Join what later joins have made one, as when initials and full name meet in a third report."""
    settled: list[_Group] = []
    for body in bodies:
        home = next(((g, why) for g in settled if (why := _one_body(g, body))), None)
        if home is None:
            settled.append(body)
        else:
            _join(home[0], body, home[1])
    return settled


def _one_body(a: _Group, b: _Group) -> str:
    """Why two groups are one body, "" if they are not."""
    for x in a.forms:
        for y in b.forms:
            same, why = same_body(x, y)
            if same:
                return why
    mine = [f for f in (*a.forms, *a.described) if party_class(f)]
    yours = [f for f in (*b.forms, *b.described) if party_class(f)]
    for x in mine:
        for y in yours:
            same, why = same_party(x, y)
            if same and _country(a) == _country(b):
                return why
    return ""


def _country(group: _Group) -> str | None:
    forms = (*group.forms, *group.described)
    return next((c for f in forms if (c := country_in(f))), None)


def _countryless(bodies: list[_Group]) -> list[_Group]:
    """Join what tells no country ("the defence ministry", "rebels") to the one body like it that does."""
    kept = [g for g in bodies if _country(g)]
    for group in bodies:
        if _country(group):
            continue
        fits = [g for g in kept if _country(g) and _alike_but_country(g, group)]
        if len(fits) == 1:
            _join(fits[0], group, "the only one of its kind in this story")
        else:
            kept.append(group)
    return kept


def _alike_but_country(a: _Group, b: _Group) -> bool:
    for x in (*a.forms, *a.described):
        for y in (*b.forms, *b.described):
            kind = party_class(x)
            if kind in ("rebels", "army", "security") and kind == party_class(y) and plain_party(x) and plain_party(y):
                return True
            words = tuple(w for w in body_words(x) if not w.startswith("="))
            if words and words == body_words(y) and not is_acronym(y):
                return True
    return False


def _same_places(groups: list[_Group]) -> list[_Group]:
    places: list[_Group] = []
    for group in sorted(groups, key=lambda g: g.first):
        for place in places:
            same, why = same_place(place.fullest, group.fullest)
            if same:
                _join(place, group, why)
                break
        else:
            places.append(group)
    return places


def _entity(identity: str, group: _Group) -> Entity:
    forms = Counter(group.forms)
    if group.kind == "body" or not forms:
        forms += Counter({f: n for f, n in group.described.items() if party_class(f) or not group.forms})
    order = list(forms)
    names = sorted(order, key=lambda f: (-forms[f], order.index(f)))
    titled = sorted(group.titles, key=lambda f: (-group.titles[f], f))
    spans = sorted({Span(m.report, m.start, m.end) for m in group.mentions}, key=lambda s: _place(group, s))
    name = group.fullest
    return Entity(
        identity,
        group.kind,
        name,
        tuple(dict.fromkeys((name, *names, *titled))),
        tuple(spans),
        tuple(dict.fromkeys(group.why)),
    )


def _place(group: _Group, span: Span) -> tuple[int, int, int]:
    """Reports in the order in which the group's chains hold them."""
    reports = list(dict.fromkeys(r for r, _ in group.chains))
    return reports.index(span.report), span.start, span.end
