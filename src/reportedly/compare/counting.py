"""Whether two figures count the same thing: a part of `figures.py`.

Alignment into claims is not needed for it: a toll stands in a long first sentence here, in a clause of its own there.
What decides is the unit, what befell the counted, what is counted, for which place and stretch of time, and whether a
report that tells both numbers tells them of two things.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from reportedly.compare.views import View, closeness
from reportedly.records import Figure, Token
from reportedly.text.numbers import compatible
from reportedly.text.trees import children_with, tokens_within

# Cosines of the two statements, by what else is known; chosen on the development events.
_NEAR = 0.6  # nothing but the noun agrees
_NEAR_SAME_KIND = 0.5  # a noun more telling than "people", and a shared name
_NEAR_SAME_CLAIM = 0.2
_NEAR_FAR_VALUES = 0.6  # values that lie far apart are seldom of one thing
_FAR = 3.0
_FAR_TOLL = 5.0
_NEAR_SUM, _FAR_SUM = 0.5, 1.3  # sums of money and measures: there are many in one story
_WINDOW = 9  # tokens after a number that say what it is for

_ADDED = re.compile(r"\b(?:another|additional(?:ly)?|a further|more)\b(?!\s+than)", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?:a|per|each|every)\s+(?:day|night|week|month|year|hour|head|person)\b|\b(?:daily|weekly|monthly|annual(?:ly)?|"
    r"yearly|on average|average)\b",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(r"\bof\s+(?:the|its|their|our|his|her|those|these|all)\b", re.IGNORECASE)
_LIGHT = frozenset(
    "take bring put rush lose suffer receive include leave report say carry have be make give set see hold move send "
    "get find treat transport".split()
)
_COUNTED_ALONE = frozenset({"die", "injure", "miss", "displace", "hospitalise", "infect"})  # tolls: the main event's


_DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_UNIT_WORDS = _DURATIONS | frozenset("kilometer kilometre mile dollar pound euro percent cent worth".split())
_GENERAL = frozenset({"", "people", "person", "other", "individual", "one", "time", "part", "piece"})
_PARTS = frozenset(
    "female male woman man child girl boy teenage foreign local elderly young adult armed senior civilian".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure where it is told: its noun's kind, what befell the counted, and the words that say what it is for."""

    view: View
    figure: Figure
    noun: str
    kind: str
    happening: str
    about: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    actors: frozenset[str]
    part: frozenset[str]
    added: bool
    partitive: bool
    rate: str


def tell(view: View, figure: Figure, kinds: Mapping[str, str]) -> Told:
    """The figure with what is known of it; `kinds` are those of the entities."""
    words = view.account.parsed.text
    inside = tokens_within(view.account.parsed, [(figure.start, figure.end)])
    tokens = [view.account.parsed.tokens[i] for i in inside]
    last = figure.counted.split()[-1:] or [""]
    nouns = [*reversed(tokens), *view.tokens]  # "the number of patients rose to 900": its noun stands elsewhere
    noun = next((t.lemma.lower() for t in nouns if t.text.lower() == last[0]), last[0])
    around = _window(view, figure, inside)
    rate = _RATE.search(words[figure.start : figure.end + 30])
    return Told(
        view=view,
        figure=figure,
        noun=noun,
        kind=load_kinds().get(noun, noun or "anyone"),
        happening=_happening(view, figure, around),
        about=frozenset(view.account.parsed.tokens[i].lemma.lower() for i in around if _tells(view, i)),
        names=frozenset(view.account.parsed.tokens[i].text.lower() for i in around if _names(view, i)),
        places=frozenset(p for i in _beside(view, inside) if (p := _place(view, i, kinds))),
        actors=_actors(view),
        part=frozenset(t.lemma.lower() for t in tokens[:-1] if t.pos != "NUM") & _PARTS,
        added=bool(_ADDED.search(words[figure.start : figure.end + 6])),
        partitive=bool(_PARTITIVE.search(figure.text)) or bool(_PARTITIVE.match(words[figure.end :].lstrip())),
        rate=rate[0].lower().split()[-1] if rate else "",
    )


def _window(view: View, figure: Figure, inside: Sequence[int]) -> list[int]:
    """The figure's own tokens and those after it, up to the next figure or the end of its sentence."""
    if not inside:
        return []
    parsed = view.account.parsed
    others = [f.start for f in view.account.figures if f.start >= figure.end]
    stop = min(others, default=len(parsed.text))
    end = min(parsed.sentences[parsed.tokens[inside[0]].sent].last, inside[-1] + 1 + _WINDOW)
    return [*inside, *(i for i in range(inside[-1] + 1, end) if parsed.tokens[i].start < stop)]


def _beside(view: View, inside: Sequence[int]) -> range:
    """The tokens of the sentence around a figure that may say where it was counted."""
    if not inside:
        return range(0)
    sentence = view.account.parsed.sentences[view.account.parsed.tokens[inside[0]].sent]
    return range(max(sentence.first, inside[0] - _WINDOW), min(sentence.last, inside[-1] + _WINDOW + 1))


def _place(view: View, i: int, kinds: Mapping[str, str]) -> str:
    """The entity of a place's name, or whatever name stands after "in", "at" or "near"."""
    entity = view.entity_at.get(i, "")
    token = view.account.parsed.tokens[i]
    above = view.account.parsed.tokens[token.head]
    if kinds.get(entity) == "place":  # "the Osk refinery" is not in Osk for all that its name tells
        return "" if token.dep == "compound" and above.pos == "NOUN" and above.i not in view.entity_at else entity
    named = token.pos == "PROPN" and token.dep == "pobj" and token.ent not in ("DATE", "TIME", "EVENT")
    return (entity or token.text.lower()) if named and above.text.lower() in ("in", "at", "near") else ""


def _actors(view: View) -> frozenset[str]:
    if view.top is None:
        return frozenset()
    subjects = children_with(view.account.parsed, view.top.i, "nsubj")
    return frozenset(view.entity_at[i] for i in subjects if i in view.entity_at)


def _tells(view: View, i: int) -> bool:
    token = view.account.parsed.tokens[i]
    return token.pos in ("NOUN", "PROPN", "ADJ") and token.text.isalpha()


def _names(view: View, i: int) -> bool:
    return view.account.parsed.tokens[i].pos == "PROPN" and view.account.parsed.tokens[i].text.isalpha()


def _happening(view: View, figure: Figure, around: Sequence[int]) -> str:
    """What befell the counted; where the verb is light ("were taken to hospital"), what the words after it say."""
    known = load_happenings()
    action = (figure.action or "").lower()
    if action in known:
        return known[action]
    lives = figure.counted.endswith("lives") or (action == "lose" and "life" in {t.lemma for t in _after(view, around)})
    if lives:
        return "die"
    if action and action not in _LIGHT:
        return action
    told = _after(view, around)
    return next((known[w] for t in told for w in (t.lemma.lower(), t.text.lower()) if w in known), "")


def _after(view: View, around: Sequence[int]) -> list[Token]:
    return [view.account.parsed.tokens[i] for i in around]


def may_be_same(a: Told, b: Told, tells: Mapping[str, Sequence[Told]]) -> bool:
    """Whether nothing speaks against the two counting one thing; `tells` gives all that a report counts."""
    x, y = a.figure, b.figure
    if x.unit != y.unit or a.added or b.added or a.rate != b.rate or a.partitive != b.partitive:
        return False
    if x.unit is None and ((a.places and b.places and not a.places & b.places) or a.part != b.part):
        return False
    if _apart(a, b) or _foreign(a, b):
        return False
    if (
        _ratio(x, y) > (_FAR_TOLL if _is_toll(a, b) else _FAR)
        and not (_vague(x) or _vague(y))
        and closeness(a.view, b.view) < _NEAR_FAR_VALUES
    ):
        return False
    return not (_tells_both(a, b, tells) or _tells_both(b, a, tells))


def _is_toll(a: Told, b: Told) -> bool:
    """Whether both count the dead, or the injured: tolls that grow from report to report."""
    return a.happening == b.happening and a.happening in _COUNTED_ALONE and not (a.partitive or b.partitive)


def count_alike(a: Told, b: Told) -> bool:
    """Whether noun, happening and nearness of the statements speak for one thing."""
    near = closeness(a.view, b.view)
    if a.figure.unit is not None:
        return _alike_measures(a, b, near)
    if a.kind != b.kind or (a.happening and b.happening and a.happening != b.happening):
        return False
    if a.happening and a.happening == b.happening:
        return a.happening in _COUNTED_ALONE or near >= _NEAR_SAME_CLAIM
    if a.noun and a.noun == b.noun and a.view.claim == b.view.claim:
        return near >= _NEAR_SAME_CLAIM
    telling = (a.kind != "anyone" and (a.happening or b.happening)) or (a.noun == b.noun and a.noun not in _GENERAL)
    if telling and a.view.entities & b.view.entities:
        return near >= _NEAR_SAME_KIND
    return near >= _NEAR and bool(a.happening or b.happening or a.noun == b.noun)


def _alike_measures(a: Told, b: Told, near: float) -> bool:
    """Sums and measures are of one thing when the words after them name it, or the same claim tells them once each."""
    if _one_number(a.figure, b.figure):  # "$5 million" and "more than $5 million"
        return False
    shared = (a.about & b.about) - _UNIT_WORDS
    if a.figure.unit not in _DURATIONS and _ratio(a.figure, b.figure) > _FAR_SUM:
        return False
    if a.names & b.names and ((a.noun and a.noun == b.noun) or len(shared) >= 2):
        return True
    if not (_lone(a) and _lone(b)) or a.view.claim != b.view.claim or _other_actor(a, b):
        return False
    if a.figure.unit in _DURATIONS:
        return near >= _NEAR_SAME_CLAIM and _ratio(a.figure, b.figure) <= _FAR
    return near >= _NEAR_SUM


def _one_number(a: Figure, b: Figure) -> bool:
    ours, theirs = ({v for v in (f.low, f.high) if v is not None} for f in (a, b))
    return bool(ours & theirs)


def _other_actor(a: Told, b: Told) -> bool:
    """Whether the main verbs have other subjects ("the bank expects", "its rival expects")."""
    return bool(a.actors and b.actors and not a.actors & b.actors)


def _vague(figure: Figure) -> bool:
    return figure.approximate and figure.low != figure.high


def _lone(told: Told) -> bool:
    return sum(f.unit == told.figure.unit for f in told.view.figures) == 1


def _apart(a: Told, b: Told) -> bool:
    """Whether what the statements tell is of different times."""
    ours, theirs = a.view.days, b.view.days
    return bool(ours and theirs) and not any(x[0] <= y[1] and y[0] <= x[1] for x in ours for y in theirs)


def _foreign(a: Told, b: Told) -> bool:
    """Whether the counted are of different countries or kinds by their names ("British consumers", "US consumers")."""
    ours, theirs = _modifiers(a), _modifiers(b)
    return bool(ours and theirs and not ours & theirs)


def _modifiers(told: Told) -> frozenset[str]:
    """The capitalised words between the number and the noun."""
    words = re.findall(r"[^\W\d_]+", told.figure.text)
    return frozenset(w.lower() for w in words[1:-1] if w[0].isupper())


def _tells_both(a: Told, b: Told, tells: Mapping[str, Sequence[Told]]) -> bool:
    """Whether `a`'s report gives `b`'s very number too, for the like: then it knows both, as two things."""
    if a.view.report == b.view.report or _agree(a, b):
        return False
    value = (b.figure.low, b.figure.high)
    return any(
        (other.figure.low, other.figure.high) == value
        and other.figure.unit == a.figure.unit
        and (other.kind == b.kind or not other.noun or not b.noun)
        for other in tells[a.view.report]
    )


def _agree(a: Told, b: Told) -> bool:
    x, y = a.figure, b.figure
    return compatible(x.low, x.high, x.approximate, y.low, y.high, y.approximate)


def _ratio(a: Figure, b: Figure) -> float:
    first, second = (next((v for v in (f.low, f.high) if v is not None), 0.0) for f in (a, b))
    return max(first, second) / max(1e-9, min(first, second)) if first != second else 1.0


@functools.cache
def load_happenings() -> Mapping[str, str]:
    """Words and the name of the happening that they tell."""
    return _load("happenings.tsv")


@functools.cache
def load_kinds() -> Mapping[str, str]:
    """Nouns and the kind of the people or things that they count."""
    return _load("kinds.tsv")


def _load(name: str) -> Mapping[str, str]:
    lines = (files("reportedly.compare") / "data" / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return {word: row[0] for row in rows for word in row[1].split()}
