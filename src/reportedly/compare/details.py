"""One claim, one slot that differs: which day, whose documents."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from reportedly.compare.views import View, closeness, voice_label
from reportedly.records import Dispute, Side, Token

_NEAR = 0.55


def find_details(claims: Sequence[Sequence[View]], names: Mapping[str, str]) -> list[Dispute]:
    """At most one dispute of each kind of slot for a claim, between statements of different reports; ids left empty."""
    found = []
    for members in claims:
        for rule in (_days, _owners):
            hit = _first(members, rule)
            if hit:
                a, b, why = hit
                sides = tuple(Side(voice_label(v, names), (v.id,)) for v in (a, b))
                found.append(Dispute("", "detail", sides, why))
    return found


def _first(members: Sequence[View], rule: object) -> tuple[View, View, str] | None:
    assert callable(rule)
    for a, b in combinations(members, 2):
        if a.report != b.report and closeness(a, b) >= _NEAR:
            why = rule(a, b)
            if why:
                return a, b, why
    return None


def _days(a: View, b: View) -> str | None:
    """Both name days for the same main verb, and no day of one is a day of the other."""
    ours, theirs = _dated(a), _dated(b)
    if not ours or not theirs or a.top is None or b.top is None or a.top.lemma != b.top.lemma:
        return None
    if any(x[0] <= y[1] and y[0] <= x[1] for x in ours for y in theirs):
        return None
    return f"“{ours[0][2]}” and “{theirs[0][2]}” are different days"


def _dated(view: View) -> list[tuple[str, str, str]]:
    sharp = ("day", "part", "minute")
    return [(t.begins[:10], t.ends[:10], t.text) for t in view.times if t.begins and t.ends and t.granularity in sharp]


def _owners(a: View, b: View) -> str | None:
    """The same object, of the same act, is said to be of different owners."""
    for x in _owned(a):
        for y in _owned(b):
            if x[0] == y[0] and x[1] != y[1] and not x[1] & y[1]:
                return f"whose {x[0]}: “{x[2]}” and “{y[2]}”"
    return None


def _owned(view: View) -> list[tuple[str, frozenset[str], str]]:
    """(object's lemma, what its owner may be called, the words) for each possessed object of a verb."""
    tokens = view.account.parsed.tokens
    found = []
    for token in view.tokens:
        thing = tokens[token.head]
        if token.dep == "poss" and thing.dep in ("dobj", "nsubjpass") and thing.pos == "NOUN":
            words = view.account.report.text[token.start : thing.end]
            found.append((thing.lemma.lower(), _owner(view, token), words))
    return found


def _owner(view: View, token: Token) -> frozenset[str]:
    """What the owner is known by: its entity where it has one, its own words unless it is a pronoun."""
    names = {view.entity_at[token.i]} if token.i in view.entity_at else set()
    return frozenset(names | ({token.lemma.lower()} if token.pos != "PRON" else {"?"} if not names else set()))
