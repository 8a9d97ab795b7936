"""Which groups of a story are people, and which of them are one person.

After `groups`, for `entities`: surnames must agree, and what two might be goes to neither.
"""

from collections import Counter

from reportedly.align.groups import Group, is_full, join_groups
from reportedly.gazetteer import Gazetteer
from reportedly.text.body_names import is_acronym, known_body
from reportedly.text.countries import country_of
from reportedly.text.names import family_first, fold, name_suffix, person_words, same_person, without_suffix
from reportedly.text.outlets import find_outlet
from reportedly.text.party_words import party_class


def call_people(groups: list[Group], gazetteer: Gazetteer | None) -> None:
    """Make people of names that one report takes for other things and another gives in full, or with a title."""
    people = [g for g in groups if g.kind == "person" and g.forms]
    full = {family_first(w) for g in people for f in g.forms if len(w := person_words(f)) > 1}
    _name_described(groups, full)
    firsts = {w[0] for g in people for f in g.forms if len(w := person_words(f)) > 1}
    titled = {w[-1] for g in people if g.titles for f in g.forms if (w := person_words(f))}
    for group in groups:
        words = person_words(group.fullest)
        if group.kind == "person" or not group.forms or (group.located and not _outnumbered(group, people, gazetteer)):
            continue
        if not words or any(_is_no_person(f, full) for f in group.forms):
            continue
        known = gazetteer is not None and gazetteer.known(group.fullest)
        bare = len(words) == 1 and " " not in group.fullest and words[0] in full | firsts
        bare = bare and not (group.kind == "place" and _large(group, gazetteer) and not _beside(group, people))
        if not bare and len(words) == 1 and words[0] in titled:  # "Obama's war" beside "President Obama"
            bare = _outnumbered(group, people, gazetteer)
        whole = not known and len(words) in (2, 3) and group.fullest.istitle()
        ends = whole and sum(_is_end(group.fullest, p.fullest) for p in people) == 1
        if bare or ends or (whole and (words[-1] in titled or _spelt_elsewhere(group, people))):
            group.kind = "person"


def _name_described(groups: list[Group], full: set[str]) -> None:
    """Take for a name what a report only describes by a surname that the story has in full ("Brandt, who …")."""
    for group in groups:
        words = {person_words(text) for text in group.described} if not group.forms else set()
        surnames = all(text.istitle() and text.isalpha() and not party_class(text) for text in group.described)
        if len(words) == 1 and surnames and (word := next(iter(words))) and len(word) == 1 and word[0] in full:
            group.kind, group.forms, group.described = "person", group.described, Counter()


def _is_no_person(form: str, full: set[str]) -> bool:
    """Whether a form is initials, or a known body, outlet or country; a surname in capitals ("BRANDT:") is none."""
    words = person_words(form)
    shouted = len(form) > 4 and form.isalpha() and len(words) == 1 and words[0] in full
    return bool((is_acronym(form) and not shouted) or known_body(form) or find_outlet(form) or country_of(form))


def _spelt_elsewhere(group: Group, people: list[Group]) -> bool:
    """Whether another report has a person of this full name, in the same spelling or another."""
    return any(
        len(person_words(f)) == len(person_words(group.fullest)) and same_person(f, group.fullest)[0]
        for p in people
        for f in p.forms
    )


def _outnumbered(place: Group, people: list[Group], gazetteer: Gazetteer | None) -> bool:
    """Whether a place that few know is named thrice as often as a person's surname."""
    found = () if gazetteer is None else gazetteer.lookup(place.fullest)
    if any(c.kind != "city" or c.population > 100_000 for c in found):
        return False
    word = person_words(place.fullest)
    named = sum(len(g.mentions) for g in people if word and word[0] in person_words(g.fullest))
    return named >= 3 * len(place.mentions)


def _large(place: Group, gazetteer: Gazetteer | None) -> bool:
    """Whether a large town or a first-level region bears the name: Washington is it before it is George."""
    found = () if gazetteer is None else gazetteer.lookup(place.fullest)
    least = {"city": 100_000, "region": 3_000_000}  # inhabitants
    return any(c.own and c.level < 2 and c.population > least.get(c.kind, 0) for c in found)


def _beside(place: Group, people: list[Group]) -> bool:
    """Whether the same report has a person of this surname."""
    word, reports = person_words(place.fullest), {r for r, _ in place.chains}
    return any(reports & {r for r, _ in p.chains} and set(word) & set(person_words(p.fullest)) for p in people)


def same_people(groups: list[Group]) -> list[Group]:
    """Full names first, each joined where every full name agrees; then bare surnames, where only one person fits."""
    full = [g for g in groups if len(person_words(g.fullest)) > 1 and g.forms]
    bare = [g for g in groups if len(person_words(g.fullest)) == 1 and g.forms]
    rest = [g for g in groups if not person_words(g.fullest) or not g.forms]
    people: list[Group] = []
    for group in sorted(full, key=lambda g: (-len(person_words(g.fullest)), g.first)):
        home = next((p for p in people if _one_person(p, group)), None) or _longer(people, group)
        if home is None:
            people.append(group)
        else:
            join_groups(home, group, same_person(home.fullest, group.fullest)[1])
    alone: list[Group] = []
    for group in sorted(bare, key=lambda g: g.first):
        fits = [p for p in people if same_person(p.fullest, group.fullest)[0] and not _by_suffix(p, group)]
        if (home := _likeliest(fits, group)) is None:
            (people if fits else alone).append(group)
        else:
            join_groups(home, group, same_person(home.fullest, group.fullest)[1])
    people = _told_suffix(people)
    for group in alone:
        named = [p for p in people if _first_name(p) == person_words(group.fullest)[0]]
        if len(named) == 1 and not group.titles and {r for r, _ in named[0].chains} & {r for r, _ in group.chains}:
            join_groups(named[0], group, "the only one of this first name in the story")
        elif (same := next((p for p in people if p in alone and _one_name(p, group)), None)) is not None:
            join_groups(same, group, same_person(same.fullest, group.fullest)[1])
        else:
            people.append(group)
    return people + rest


def _told_suffix(people: list[Group]) -> list[Group]:
    """Join "Omar Reyes" to "Omar Reyes Jr.", as houses write one man's name, unless a report has them side by side."""
    kept = list(people)
    for plain in people:
        if plain not in kept or _suffixes(plain):
            continue
        fits = [g for g in kept if len(_suffixes(g)) == 1 and _but_for_suffix(g, plain)]
        if len(fits) == 1 and not {r for r, _ in fits[0].chains} & {r for r, _ in plain.chains}:
            join_groups(fits[0], plain, "the same name, its suffix left out")
            kept.remove(plain)
    return kept


def _suffixes(person: Group) -> set[str]:
    return {s for f in person.forms if (s := name_suffix(f))}


def _but_for_suffix(a: Group, b: Group) -> bool:
    full = [[without_suffix(f) for f in g.forms if is_full(f, "person")] for g in (a, b)]
    return all(full) and all(same_person(x, y)[0] for x in full[0] for y in full[1])


def _by_suffix(person: Group, bare: Group) -> bool:
    """Whether a report that names both groups calls the one "Reyes Jr.", and the other "Reyes"."""
    if _suffixes(bare):
        return not _suffixes(bare) & _suffixes(person)
    marked = any(name_suffix(f) and len(person_words(f)) == 1 for f in person.forms)
    beside = {r for r, _ in person.chains} & {r for r, _ in bare.chains}
    return marked and not _suffixes(bare) and bool(beside)


def _first_name(person: Group) -> str:
    words = person_words(person.fullest)
    return words[0] if len(words) > 1 else ""


def _one_name(a: Group, b: Group) -> bool:
    return same_person(a.fullest, b.fullest)[0]


def _one_person(a: Group, b: Group) -> bool:
    """Whether every full name of the one agrees with every full name of the other; two surnames are no full name."""
    mine = [f for f in a.forms if is_full(f, "person") and not _is_end(f, a.fullest)]
    yours = [f for f in b.forms if is_full(f, "person") and not _is_end(f, b.fullest)]
    return all(same_person(x, y)[0] for x in mine for y in yours)


def _longer(people: list[Group], group: Group) -> Group | None:
    """The only person of whose names one ends in this one: "Solano Vega" may be "Luis Solano Vega"."""
    found = [p for p in people if any(_is_end(group.fullest, form) for form in p.forms)]
    return found[0] if len(found) == 1 else None


def _is_end(form: str, fullest: str) -> bool:
    """Whether a form is the last words of the fullest name: "Solano Vega" of "Luis Solano Vega"."""
    words, full = person_words(form), person_words(fullest)
    return len(words) < len(full) and full[-len(words) :] == words


def _likeliest(fits: list[Group], bare: Group) -> Group | None:
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
