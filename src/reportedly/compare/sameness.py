"""Whether two figures count the same thing: a part of `ledger.py`.

Alignment into claims is not needed for it: a toll stands in a long first sentence here, in a clause of its own there.
What decides is the unit, what befell the counted, what is counted, for which place and stretch of time, and whether a
report that tells both numbers tells them of two things.
"""

import re
from collections.abc import Mapping, Sequence

from reportedly.compare.counting import Told
from reportedly.compare.views import closeness
from reportedly.records import Figure
from reportedly.text.numbers import compatible
from reportedly.text.units import MONEY

# Cosines of the two statements, by what else is known; chosen on the development events.
_NEAR = 0.6  # nothing but the noun agrees
_NEAR_SAME_KIND = 0.5  # a noun more telling than "people", and a shared name
_NEAR_SAME_CLAIM = 0.2
_NEAR_REVISED = 0.3  # a number that has "risen to" what it is, of the same kind of thing
_NEAR_FAR_VALUES = 0.6  # values that lie far apart are seldom of one thing
_NEAR_IN_ONE = 0.6  # two numbers of one report are mostly of two things
_NEAR_SAME_NUMBER = 0.35  # a number of three digits or more is seldom met twice
_FAR = 3.0
_FAR_TOLL = 5.0
_NEAR_SUM, _FAR_SUM = 0.5, 1.3  # sums of money and measures: there are many in one story
_NEAR_SAME_EXTENT = 0.1  # the depth of a well, of which one story has few
_NEAR_TWIN, _FAR_TWIN, _TWIN_WORDS = 0.6, 1.3, 3  # statements that tell the same but for the number
_MANY = 100
_DIGITS = 3
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REVISED = re.compile(
    r"\b(?:ris(?:en|es|ing)|rose|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|gr(?:own|ew|ows)|increased|soared|swelled|raised|"
    r"revised|updated)\s+(?:\w+ly\s+)?to\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_LINE = 45  # characters before a number
_HARMS = frozenset({"destroy", "damage"})
_SMALL = 10
_SAME_NAMES = 3  # words of names after both numbers
_CLOSE_BY = 300  # characters between a number and the one that it replaces

_COUNTED_ALONE = frozenset({"die", "injure", "miss", "displace", "hospitalise", "infect"})  # tolls: the main event's
_DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_UNIT_WORDS = _DURATIONS | frozenset(
    "kilometer kilometre meter metre centimeter centimetre inch foot ft yard mile kilogram kg gram ton tonne dollar "
    "pound euro percent cent worth".split()
)
_MONEY = frozenset(MONEY.values())
_TRADED = frozenset("share stock trade trading index bitcoin".split())
_MOVING = _TRADED | frozenset("price market rate poll".split())  # other at every moment
_GENERAL = frozenset({"", "people", "person", "other", "individual", "one", "time", "part", "piece"})
_COUNTS_ANYTHING = frozenset(  # spans of time and kinds of thing of which one story has many counts
    "season decade century term quarter night weekend game match country nation state city town place page question "
    "issue reason step case item unit level stage round car seat room floor inning innings time occasion run out goal "
    "hit yard lap set try point shot vote billion million thousand hundred".split()
)


def may_be_same(a: Told, b: Told, tells: Mapping[str, Sequence[Told]]) -> bool:
    """Whether nothing speaks against the two counting one thing; `tells` gives all that a report counts."""
    x, y = a.figure, b.figure
    if x.unit != y.unit or a.added or b.added or a.period != b.period or a.partitive != b.partitive:
        return False
    if not _one_number(x, y) and (bool(a.whole) != bool(b.whole) or _other_sort(a, b)):
        return False
    if x.unit is None and _is_size(x) != _is_size(y):
        return False
    if a.continues or b.continues or x.id in (b.whole,) or y.id in (a.whole,):
        return False
    if a.foreseen != b.foreseen and not (x.unit in _MONEY and (_one_number(x, y) or _twins(a, b))):
        return False
    if (
        (a.of and b.of and a.of != b.of and not _one_number(x, y))
        or _other_extent(a, b)
        or _apart(a, b)
        or _foreign(a, b)
    ):
        return False
    if a.view.report == b.view.report and not (a.former or b.former or _told_again(a, b)):
        return False
    if _then_and_now(a, b):
        return True
    far = _FAR_TOLL if _is_toll(a, b) else _FAR
    if _ratio(x, y) > far and not (_vague(x) or _vague(y)) and closeness(a.view, b.view) < _NEAR_FAR_VALUES:
        return False
    return not (_tells_both(a, b, tells) or _tells_both(b, a, tells))


def _dated(told: Told) -> bool:
    """Whether the line has told the year by then: the dead of another year are of another event, which it recalls."""
    text, account = told.view.account.report.text, told.view.account
    begins = text.rfind("\n", 0, told.figure.start) + 1
    ends = next((x.end for x in account.parsed.sentences if x.start <= told.figure.start < x.end), told.figure.end)
    return any(_YEAR.search(t.text) for t in account.times if begins <= t.start < ends)


def _other_sort(a: Told, b: Told) -> bool:
    """Whether nouns before the counted noun tell two sorts of it: ambulance crews and fire crews."""
    return a.figure.unit is None and bool(a.sorts and b.sorts) and not a.sorts & b.sorts


def _is_size(figure: Figure) -> bool:
    """Whether it tells how large a thing is ("the seven-member board") rather than how many there were."""
    return "-" in figure.text and " " not in figure.text


def _then_and_now(a: Told, b: Told) -> bool:
    """Whether one report gives the one as the number of before, and the other close by for the like."""
    if a.view.report != b.view.report or a.former == b.former or a.kind != b.kind:
        return False
    return abs(a.figure.start - b.figure.start) <= _CLOSE_BY and _modifiers(a) == _modifiers(b)


def _told_again(a: Told, b: Told) -> bool:
    """Whether one report tells the same number again, or of two voices that speak of nearly the same."""
    return _one_number(a.figure, b.figure) or (
        a.view.voice != b.view.voice
        and closeness(a.view, b.view) >= _NEAR_IN_ONE
        and _ratio(a.figure, b.figure) <= _FAR
    )


def _other_extent(a: Told, b: Told) -> bool:
    """Whether the counts are of other places or parts: of a town and of the country, of all and of the children."""
    if a.figure.unit is not None:
        return False
    if a.part != b.part or (a.places and b.places and not a.places & b.places):
        return True
    return a.wide != b.wide and bool((b if a.wide else a).places) and not _one_number(a.figure, b.figure)


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
    if _then_and_now(a, b):
        return True
    if _precise(a.figure) and _one_number(a.figure, b.figure) and near >= _NEAR_SAME_NUMBER:
        return True
    if a.kind in _COUNTS_ANYTHING:
        many = min(f.low or 0.0 for f in (a.figure, b.figure)) >= _MANY
        return near >= _NEAR and (_one_number(a.figure, b.figure) or (many and _twins(a, b)))
    if a.happening and a.happening == b.happening:
        strangers = a.view.entities and b.view.entities and not a.view.entities & b.view.entities
        if a.happening in _COUNTED_ALONE and _dated(a) == _dated(b):
            return True
        return near >= (_NEAR if strangers or a.happening in _COUNTED_ALONE else _NEAR_SAME_CLAIM)
    if a.noun and a.noun == b.noun and a.view.report != b.view.report and (_revises(a) or _revises(b)):
        return near >= _NEAR_REVISED
    if a.noun and a.noun == b.noun and (a.view.claim == b.view.claim or _twins(a, b)):
        return near >= _NEAR_SAME_CLAIM
    if a.kind != "anyone" and _only_one_befell(a, b):
        return False
    telling = (a.kind != "anyone" and (a.happening or b.happening)) or (a.noun == b.noun and a.noun not in _GENERAL)
    if telling and a.view.entities & b.view.entities:
        return near >= (_NEAR if _few(a.figure, b.figure) else _NEAR_SAME_KIND)
    return near >= _NEAR and bool(a.happening or b.happening or a.noun == b.noun)


def _alike_measures(a: Told, b: Told, near: float) -> bool:
    """Sums and measures are of one thing when the words after them name it, or the same claim tells them once each."""
    known = _precise(a.figure) or a.figure.unit in _MONEY
    if known and _one_number(a.figure, b.figure) and near >= _NEAR_SAME_NUMBER:
        return True
    if len(a.names & b.names) >= _SAME_NAMES and _ratio(a.figure, b.figure) <= _FAR_SUM:
        return True
    if a.figure.unit in _MONEY and a.view.lemmas & _TRADED and b.view.lemmas & _TRADED:
        return False  # prices of other moments
    shared = (a.about & b.about) - _UNIT_WORDS
    if a.extent and a.extent == b.extent:
        return near >= _NEAR_SAME_EXTENT
    if _twins(a, b):
        return True
    if a.figure.unit not in _DURATIONS and _ratio(a.figure, b.figure) > _FAR_SUM:
        return False
    if a.view.entities and b.view.entities and not a.view.entities & b.view.entities:
        return False
    if a.names & b.names and ((a.noun and a.noun == b.noun and a.noun not in _UNIT_WORDS) or len(shared) >= 2):
        return True
    if not (_lone(a) and _lone(b)) or a.view.claim != b.view.claim or _other_actor(a, b):
        return False
    if a.figure.unit in _DURATIONS:
        return near >= _NEAR_SAME_CLAIM and _ratio(a.figure, b.figure) <= _FAR
    return near >= _NEAR_SUM


def _revises(told: Told) -> bool:
    """Whether the number is told as a new one of something counted before ("has risen to 910,000")."""
    start = told.figure.start
    return bool(_REVISED.search(told.view.account.report.text[max(told.view.statement.start, start - _LINE) : start]))


def _twins(a: Told, b: Told) -> bool:
    """Whether two statements tell the same but for numbers that lie close, of something that does not move."""
    if a.view.report == b.view.report or _ratio(a.figure, b.figure) > _FAR_TWIN or _other_actor(a, b):
        return False
    if (a.view.lemmas | b.view.lemmas) & _MOVING:
        return False
    words = (a.view.lemmas & b.view.lemmas) - _UNIT_WORDS - _COUNTS_ANYTHING
    shared = len(words) + len(a.view.entities & b.view.entities)
    return shared >= _TWIN_WORDS and closeness(a.view, b.view) >= _NEAR_TWIN


def _only_one_befell(a: Told, b: Told) -> bool:
    """Whether something befell the one lot ("destroyed two rockets") that is not told of the other."""
    return bool(a.happening) != bool(b.happening) and (a.happening or b.happening) in _HARMS


def _few(a: Figure, b: Figure) -> bool:
    """Whether both are small numbers, of which a story has many for things of one name ("two rockets", "three")."""
    return all(f.high is not None and f.high < _SMALL for f in (a, b))


def _precise(figure: Figure) -> bool:
    """Whether the number has so many digits of its own that it is seldom met twice."""
    value = figure.low if figure.low is not None else figure.high
    return value is not None and not _vague(figure) and len(f"{value:g}".replace(".", "").strip("0")) >= _DIGITS


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
    """Whether what the statements tell is of different times; what several names mark as one thing is one."""
    if len(a.names & b.names) >= _SAME_NAMES:
        return False
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
    if a.view.report == b.view.report or agree(a.figure, b.figure):
        return False
    value = (b.figure.low, b.figure.high)
    return any(
        (other.figure.low, other.figure.high) == value
        and other.figure.unit == a.figure.unit
        and not other.former
        and (other.kind == b.kind or not other.noun or not b.noun)
        for other in tells[a.view.report]
    )


def agree(a: Figure, b: Figure) -> bool:
    """Whether one true value can lie behind both."""
    return compatible(a.low, a.high, a.approximate, b.low, b.high, b.approximate)


def _ratio(a: Figure, b: Figure) -> float:
    first, second = (next((v for v in (f.low, f.high) if v is not None), 0.0) for f in (a, b))
    return max(first, second) / max(1e-9, min(first, second)) if first != second else 1.0
