"""One name for each person, body, place and party across a story's reports.

Takes the chains that `attribute/` made within each report and joins those that name one thing, by the rules of
`text/`.  When in doubt two entities: a wrong join would put one person's words into another's mouth.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.align.unseen import find_unseen
from reportedly.gazetteer import Gazetteer
from reportedly.records import Account, Entity, Mention, Span
from reportedly.records.accounts import MentionKind
from reportedly.text.body_names import acronyms, body_words, country_in, is_acronym, known_body, same_body
from reportedly.text.countries import country_of
from reportedly.text.names import family_first, fold, person_words, same_person
from reportedly.text.outlets import find_outlet
from reportedly.text.party_words import party_class, plain_party, same_party
from reportedly.text.place_names import SPELT_OTHERWISE, called_place, place_key, same_place, shortened
from reportedly.text.titles import title_before

_PRONOUNS = frozenset(
    """he she it they him her them his hers its their theirs himself herself itself themselves who whom whose we us our
    ours i me my you your this that these those which one""".split()
)

_IN = re.compile(r"\b(?:[Ii]n|near|at|across|outside|towards?|into|inside|throughout) (?:the )?$")


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
    located: bool = False  # said to be where something is: "in Arden"
    called: bool = False  # called a place: "the town of Arden"
    why: list[str] = field(default_factory=list)

    @property
    def fullest(self) -> str:
        """The form to compare by: the fullest name, else the commonest description."""
        return _best(self.forms or self.described, self.kind)


def join_entities(
    accounts: Sequence[Account], gazetteer: Gazetteer | None = None
) -> tuple[tuple[Entity, ...], dict[tuple[str, int], str]]:
    """Join the chains of a story's accounts into entities, and say for each (report id, chain) which it became.

    Ids are "e1" and on, by first mention in the order of the accounts.  Chains without a name stay out of the map
    unless they are of a known kind of party ("the rebels") or the source of a statement.  Where a report writes a name
    that was only recognised in another, that is a mention too.  A gazetteer keeps towns apart whose names are alike.
    """
    chains = _chains(accounts)
    _call_people(chains, gazetteer)
    groups = _identical(chains)
    joins: tuple[tuple[str, Callable[[list[_Group]], list[_Group]]], ...] = (
        ("person", _same_people),
        ("body", _same_bodies),
        ("place", lambda places: _same_places(places, gazetteer)),
    )
    for kind, join in joins:
        groups = [g for g in groups if g.kind != kind] + join([g for g in groups if g.kind == kind])
    groups = _shortened(groups, gazetteer)
    groups.sort(key=lambda g: g.first)
    unseen = find_unseen(accounts, _bearers(groups))
    rank = {a.report.id: i for i, a in enumerate(accounts)}
    entities = tuple(_entity(f"e{n}", g, unseen.get(n, []), rank) for n, g in enumerate(groups, 1))
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
        called=any(called_place(account.report.text, m.start, m.end) for m in named),
        located=any(_IN.search(account.report.text[max(0, m.start - 15) : m.start]) for m in named),
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
    into.located = into.located or other.located
    into.called = into.called or other.called
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
        called = (home.called or group.called) and not (home.titles or group.titles)
        home.kind = "place" if called else votes.most_common(1)[0][0]
        _join(home, group, "same name")
    return kept


def _call_people(groups: list[_Group], gazetteer: Gazetteer | None) -> None:
    """Make people of names that one report takes for other things and another gives in full, or with a title."""
    people = [g for g in groups if g.kind == "person" and g.forms]
    full = {family_first(w) for g in people for f in g.forms if len(w := person_words(f)) > 1}
    titled = {w[-1] for g in people if g.titles for f in g.forms if (w := person_words(f))}
    for group in groups:
        words = person_words(group.fullest)
        if group.kind == "person" or not group.forms or (group.located and not _outnumbered(group, people, gazetteer)):
            continue
        if not words or any(is_acronym(f) or known_body(f) or find_outlet(f) or country_of(f) for f in group.forms):
            continue
        known = gazetteer is not None and gazetteer.known(group.fullest)
        bare = len(words) == 1 and " " not in group.fullest and words[0] in full
        if bare or (not known and len(words) in (2, 3) and group.fullest.istitle() and words[-1] in titled):
            group.kind = "person"


def _outnumbered(place: _Group, people: list[_Group], gazetteer: Gazetteer | None) -> bool:
    """Whether a place that few know is named thrice as often as a person's surname."""
    found = () if gazetteer is None else gazetteer.lookup(place.fullest)
    if any(c.kind != "city" or c.population > 100_000 for c in found):
        return False
    named = sum(len(g.mentions) for g in people if person_words(g.fullest)[-1:] == person_words(place.fullest))
    return named >= 3 * len(place.mentions)


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
    alone: list[_Group] = []
    for group in sorted(bare, key=lambda g: g.first):
        fits = [p for p in people if same_person(p.fullest, group.fullest)[0]]
        if (home := _likeliest(fits, group)) is None:
            (people if fits else alone).append(group)
        else:
            _join(home, group, same_person(home.fullest, group.fullest)[1])
    for group in alone:
        named = [p for p in people if _first_name(p) == person_words(group.fullest)[0]]
        if len(named) == 1 and not group.titles and {r for r, _ in named[0].chains} & {r for r, _ in group.chains}:
            _join(named[0], group, "the only one of this first name in the story")
        elif (same := next((p for p in people if p in alone and _one_name(p, group)), None)) is not None:
            _join(same, group, same_person(same.fullest, group.fullest)[1])
        else:
            people.append(group)
    return people + rest


def _first_name(person: _Group) -> str:
    words = person_words(person.fullest)
    return words[0] if len(words) > 1 else ""


def _one_name(a: _Group, b: _Group) -> bool:
    return same_person(a.fullest, b.fullest)[0]


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
    if _two_of_one_acronym(a, b):
        return ""
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


def _two_of_one_acronym(a: _Group, b: _Group) -> bool:
    """Whether initials that both bear shorten a name of each, and the names differ: two bodies are called NSC."""
    shared = [f for f in a.forms if is_acronym(f) and f in b.forms]
    for short in shared:
        mine, yours = ([f for f in g.forms if short.replace(".", "") in acronyms(f)] for g in (a, b))
        if mine and yours and not any(same_body(x, y)[0] for x in mine for y in yours):
            return True
    return False


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


def _shortened(groups: list[_Group], gazetteer: Gazetteer | None) -> list[_Group]:
    """Join what people call a venue or an event to its full name: "Harbour Lights", "Harbour Lights Resort"."""
    things = [g for g in groups if g.kind != "person" and g.forms]
    gone: list[_Group] = []
    for group in sorted(things, key=lambda g: (len(g.fullest), g.first)):
        if gazetteer is not None and gazetteer.known(group.fullest):
            continue
        for other in things:
            why = "" if other is group or other in gone else _why_shortened(group, other)
            if why:
                _join(other, group, why)
                gone.append(group)
                break
    return [g for g in groups if g not in gone]


def _why_shortened(short: _Group, long: _Group) -> str:
    return next((why for a in short.forms for b in long.forms if (why := shortened(a, b))), "")


def _same_places(groups: list[_Group], gazetteer: Gazetteer | None) -> list[_Group]:
    places: list[_Group] = []
    for group in sorted(groups, key=lambda g: g.first):
        for place in places:
            same, why = same_place(place.fullest, group.fullest)
            beside = why == SPELT_OTHERWISE and {r for r, _ in place.chains} & {r for r, _ in group.chains}
            if same and not beside and not _two_towns(place.fullest, group.fullest, gazetteer):
                _join(place, group, why)
                break
        else:
            places.append(group)
    return places


def _two_towns(a: str, b: str, gazetteer: Gazetteer | None) -> bool:
    """Whether the gazetteer has both names, but no place that bears the two of them."""
    if gazetteer is None or place_key(a) == place_key(b):
        return False
    one, other = ({c.geonames for c in gazetteer.lookup(name)} for name in (a, b))
    return bool(one and other) and not one & other


def _bearers(groups: Sequence[_Group]) -> dict[str, int]:
    """The forms that only one group bears, each with the group's number from 1."""
    found: dict[str, int] = {}
    for number, group in enumerate(groups, 1):
        for form in group.forms:
            found[form] = number if found.get(form, number) == number else 0
    return {form: number for form, number in found.items() if number}


def _entity(identity: str, group: _Group, unseen: Sequence[Span], rank: Mapping[str, int]) -> Entity:
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
