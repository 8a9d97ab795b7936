"""How old somebody is, told differently by two reports; a part of `details.py`.

A person with a name is one in all reports.  One without ("the six-year-old", "a five-year-old boy") is one where two
statements tell nearly the same, and neither report tells the age of another such person; who is recalled with a year
("a boy of three in 1996") is another one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportedly.compare.views import View, closeness
from reportedly.compare.wording import voices_label
from reportedly.records import Dispute, Side, Token
from reportedly.text.numbers import parse_number
from reportedly.text.trees import children_with

_NEAR = 0.25  # cosine of two statements on somebody without a name, which share a noun besides
_FAR = 2  # years by which reports are mostly apart on one such person
_OLDEST = 110
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COMPARED = 40  # tellings that are compared with each other


@dataclass(frozen=True, slots=True)
class Aged:
    """An age where it is told: of which entity, or of which noun ("boy", or "" in "the six-year-old")."""

    view: View
    age: int
    entity: str
    noun: str


def find_ages(views: Mapping[str, View], names: Mapping[str, str]) -> list[Dispute]:
    """A person whose age differs from account to account; ids are left empty."""
    told = [aged for view in views.values() for aged in _ages(view) if aged.entity or not _recalls(view)]
    by_entity: dict[str, list[Aged]] = defaultdict(list)
    for aged in told:
        if aged.entity:
            by_entity[aged.entity].append(aged)
    found = [_dispute(of, names.get(entity, "the person"), names) for entity, of in by_entity.items() if _differ(of)]
    nameless = _of_one(told)
    if _differ(nameless):
        noun = next((a.noun for a in nameless if a.noun), "person")
        found.append(_dispute(nameless, f"the {noun}", names))
    return found


def _recalls(view: View) -> bool:
    """Whether the sentence names a year: of another event, which it recalls."""
    parsed = view.account.parsed
    sentences = {t.sent for t in view.words}
    return any(_YEAR.search(parsed.text[parsed.sentences[i].start : parsed.sentences[i].end]) for i in sentences)


def _differ(told: Sequence[Aged]) -> bool:
    return len({a.age for a in told}) > 1


def _dispute(told: Sequence[Aged], who: str, names: Mapping[str, str]) -> Dispute:
    sides: dict[int, list[View]] = defaultdict(list)
    for aged in told:
        sides[aged.age].append(aged.view)
    held = tuple(
        Side(f"{age}: {voices_label(sides[age], names)}", tuple(dict.fromkeys(v.id for v in sides[age])))
        for age in sorted(sides)
    )
    return Dispute("", "detail", held, f"how old {who} is: " + " and ".join(str(a) for a in sorted(sides)))


def _of_one(told: Sequence[Aged]) -> list[Aged]:
    """Those of the nameless whose ages clash in statements of one matter."""
    alone = [a for a in told if not a.entity and not _tells_others(a, told)]
    named = [a for a in told if a.entity]
    found: dict[int, Aged] = {}
    for a, b in combinations([*alone[:_COMPARED], *named[:_COMPARED]], 2):
        if not (a.entity and b.entity) and _clash(a, b):
            found.update({id(a): a, id(b): b})
    return list(found.values())


def _tells_others(aged: Aged, told: Iterable[Aged]) -> bool:
    """Whether its report gives another age for such a person."""
    return any(
        o.view.report == aged.view.report
        and o.age != aged.age
        and (o.noun == aged.noun != "" or (not (o.noun and aged.noun) and abs(o.age - aged.age) <= _FAR))
        for o in told
    )


def _clash(a: Aged, b: Aged) -> bool:
    if a.view.report == b.view.report or a.age == b.age or abs(a.age - b.age) > _FAR:
        return False
    if a.noun and b.noun and a.noun != b.noun:
        return False
    return bool(_things(a) & _things(b)) and closeness(a.view, b.view) >= _NEAR


def _things(aged: Aged) -> set[str]:
    """The nouns of its statement, of what it tells besides."""
    return {t.lemma.lower() for t in aged.view.words if t.pos == "NOUN"} - {aged.noun, "year", "day", "police"}


def _ages(view: View) -> Iterator[Aged]:
    """ "Lina Faro, 45, …", "45-year-old Lina Faro", "the six-year-old", "a six-year-old boy"."""
    tokens = view.account.parsed.tokens
    for t in view.words:
        age = _number(t)
        if age is None:
            continue
        if [x.text.lower() for x in tokens[t.i + 1 : t.i + 5]] == ["-", "year", "-", "old"]:
            yield _described(view, tokens[t.i + 4], age)
        elif t.text.isdigit() and (name := _apposed(view, t)) is not None:
            yield Aged(view, age, view.entity_at[name], "")


def _number(token: Token) -> int | None:
    value = parse_number(token.text) if token.pos == "NUM" or token.text.isdigit() else None
    return int(value) if value and value == int(value) and 1 <= value <= _OLDEST else None


def _described(view: View, old: Token, age: int) -> Aged:
    """Whom "N-year-old" describes: the name behind it, else its noun, else whoever it stands for."""
    tokens = view.account.parsed.tokens
    apposed = children_with(view.account.parsed, old.i, "appos")
    near = (old.i + 1, *apposed)
    named = next((c for c in near if c < len(tokens) and tokens[c].ent == "PERSON" and c in view.entity_at), None)
    if named is not None:
        return Aged(view, age, view.entity_at[named], "")
    head = tokens[old.head] if old.dep == "amod" else None
    if head is not None and head.ent == "PERSON" and head.i in view.entity_at:
        return Aged(view, age, view.entity_at[head.i], "")
    noun = head.lemma.lower() if head is not None and head.pos == "NOUN" else ""
    return Aged(view, age, "", noun)


def _apposed(view: View, t: Token) -> int | None:
    """The name in "Lina Faro, 45,", "Lina Faro, aged 45" or "Lina Faro (45)"."""
    tokens = view.account.parsed.tokens
    after = tokens[t.i + 1].text if t.i + 1 < len(tokens) else ""
    before = tokens[t.i - 1].text.lower() if t.i else ""
    if t.i < 2:
        return None
    if before in ("aged", "("):
        name = t.i - 3 if before == "aged" and tokens[t.i - 2].text == "," else t.i - 2
    elif before == "," and after in (",", ".", ")"):
        name = t.i - 2
    else:
        return None
    return name if name >= 0 and tokens[name].ent == "PERSON" and name in view.entity_at else None
