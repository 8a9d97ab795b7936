"""Which groups of a story are one body or party.

After `groups`, for `entities`: names first, then descriptions, then what leaves out the country.
"""

from reportedly.align.groups import Group, join_groups
from reportedly.gazetteer import Gazetteer
from reportedly.text.body_names import acronyms, body_words, country_in, is_acronym, same_body
from reportedly.text.names import fold
from reportedly.text.party_words import party_class, plain_party, same_party

_LEVELS = {
    "whole": frozenset("federal national central".split()),
    "state": frozenset("state provincial regional".split()),
    "local": frozenset("local city county municipal town village borough".split()),
}


def call_bodies(groups: list[Group], gazetteer: Gazetteer | None) -> None:
    """Make bodies of names of several words that one report takes for a place or a thing and more take for a body."""
    bodies = [g for g in groups if g.kind == "body" and g.forms]
    for group in groups:
        if group.kind not in ("place", "other") or " " not in fold(group.fullest).replace("-", " ") or group.called:
            continue
        if not group.forms or (gazetteer is not None and gazetteer.known(group.fullest)):
            continue
        like = [g for g in bodies if any(same_body(f, group.fullest)[0] for f in g.forms)]
        if sum(len(g.mentions) for g in like) > len(group.mentions):
            group.kind = "body"


def same_bodies(groups: list[Group]) -> list[Group]:
    """Names first; then descriptions of parties, and those that leave out the country where one country fits."""
    bodies: list[Group] = []
    for group in sorted(groups, key=lambda g: (not g.forms, g.first)):
        for body in bodies:
            if why := _one_body(body, group):
                join_groups(body, group, why)
                break
        else:
            bodies.append(group)
    return _countryless(_settle(bodies))


def _settle(bodies: list[Group]) -> list[Group]:
    """Join what later joins have made one, as when initials and full name meet in a third report."""
    settled: list[Group] = []
    for body in bodies:
        home = next(((g, why) for g in settled if (why := _one_body(g, body))), None)
        if home is None:
            settled.append(body)
        else:
            join_groups(home[0], body, home[1])
    return settled


def _one_body(a: Group, b: Group) -> str:
    """Why two groups are one body, "" if they are not."""
    if _two_of_one_acronym(a, b) or _two_of_one_word(a, b):
        return ""
    for x in a.forms:
        for y in b.forms:
            same, why = same_body(x, y)
            if same:
                return why
    if _level(a) and _level(b) and _level(a) != _level(b):
        return ""
    mine = [f for f in (*a.forms, *a.described) if party_class(f)]
    yours = [f for f in (*b.forms, *b.described) if party_class(f)]
    for x in mine:
        for y in yours:
            same, why = same_party(x, y)
            if same and _country(a) == _country(b):
                return why
    return ""


def _two_of_one_acronym(a: Group, b: Group) -> bool:
    """Whether initials that either bears shorten a name of each, and the names differ: two bodies are called NSC."""
    for short in dict.fromkeys(f for f in (*a.forms, *b.forms) if is_acronym(f)):
        mine, yours = ([f for f in g.forms if short.replace(".", "") in acronyms(f)] for g in (a, b))
        if mine and yours and not any(same_body(x, y)[0] for x in mine for y in yours):
            return True
    return False


def _level(group: Group) -> set[str]:
    """Of which level of a state its descriptions say it is: "federal authorities" are not the local ones."""
    words = {w for form in (*group.forms, *group.described) for w in fold(form).split()}
    return {level for level, said in _LEVELS.items() if words & said}


def _two_of_one_word(a: Group, b: Group) -> bool:
    """Whether all that both are called is the last word of a fuller name of each: two are "the Department"."""
    mine, yours = ({f for f in g.forms if len(f.split()) > 1} for g in (a, b))
    shared = {fold(f) for f in a.forms if " " not in f} & {fold(f) for f in b.forms if " " not in f}
    if not any(fold(f).split()[-1] in shared for f in mine) or not any(fold(f).split()[-1] in shared for f in yours):
        return False
    return not any(same_body(x, y)[0] for x in mine for y in yours)


def _country(group: Group) -> str | None:
    forms = (*group.forms, *group.described)
    return next((c for f in forms if (c := country_in(f))), None)


def _countryless(bodies: list[Group]) -> list[Group]:
    """Join what tells no country ("the defence ministry", "rebels") to the one body like it that does."""
    kept = [g for g in bodies if _country(g)]
    for group in bodies:
        if _country(group):
            continue
        fits = [g for g in kept if _country(g) and _alike_but_country(g, group)]
        if len(fits) == 1:
            join_groups(fits[0], group, "the only one of its kind in this story")
        else:
            kept.append(group)
    return kept


def _alike_but_country(a: Group, b: Group) -> bool:
    for x in a.forms or a.described:  # "the space agency" may be said of several
        for y in b.forms or b.described:
            kind = party_class(x)
            if kind in ("rebels", "army", "security") and kind == party_class(y) and plain_party(x) and plain_party(y):
                return True
            words = tuple(w for w in body_words(x) if not w.startswith("="))
            if words and words == body_words(y) and not is_acronym(y):
                return True
    return False
