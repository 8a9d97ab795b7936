"""Counts of one thing that differ from report to report.

Figures of the whole story are set side by side when they count the same thing (`counting.py`).  Values that exclude
each other are contradictory, or superseded when a later report or the words themselves revise the earlier; values of
different sharpness ("thousands", "more than 3,500") are shown as differing and compatible.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from reportedly.compare.counting import Told, count_alike, may_be_same, tell
from reportedly.compare.views import View
from reportedly.compare.wording import voices_label
from reportedly.records import Dispute, Figure, Side
from reportedly.text.numbers import compatible

_REVISED = re.compile(
    r"\b(?:revised?|rais(?:ed|es|ing)|lowered|updating|updated (?:the|its|their)|(?:rose|risen|climbed|jumped|grown) "
    r"(?:to|from)|up from|"
    r"bringing the (?:total|number|toll)|an additional [\d.]+|"
    r"previously (?:said|thought|estimated|reported)|earlier estimates?)\b",
    re.IGNORECASE,
)
_CLASH = "they exclude each other"
_COMPARED = 12  # members of a group that a figure is compared with: enough to tell, and the cost stays linear


def find_figure_disputes(
    views: Mapping[str, View], names: Mapping[str, str], kinds: Mapping[str, str]
) -> list[Dispute]:
    """One dispute for each thing that the story's reports count differently; ids are left empty."""
    told = [tell(view, figure, kinds) for view in views.values() for figure in view.figures]
    by_report: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        by_report[item.view.report].append(item)
    disputes = []
    for group in _same_thing(told, by_report):
        sides = _sides(group)
        if len(sides) > 1:
            disputes.append(_dispute(sides, names))
    return disputes


def _same_thing(told: Sequence[Told], by_report: Mapping[str, Sequence[Told]]) -> list[list[Told]]:
    """Groups whose members all count one thing; a figure joins the first group that takes it."""
    groups: dict[str | None, list[list[Told]]] = defaultdict(list)
    for item in told:
        same_unit = groups[item.figure.unit]
        home = next((g for g in same_unit if _belongs(item, g, by_report)), None)
        if home is None:
            same_unit.append([item])
        else:
            home.append(item)
    return [g for same_unit in groups.values() for g in same_unit]


def _belongs(item: Told, group: Sequence[Told], by_report: Mapping[str, Sequence[Told]]) -> bool:
    """Whether it may count the same as all of the group's members, and half of them speak for it."""
    looked = group[:_COMPARED]
    if not all(may_be_same(item, other, by_report) for other in looked):
        return False
    return sum(count_alike(item, other) for other in looked) * 2 >= len(looked)


def _sides(group: Sequence[Told]) -> list[list[Told]]:
    """The group parted by value; nothing when a single report gives them all in one voice."""
    sides: dict[tuple[float | None, float | None], list[Told]] = defaultdict(list)
    for item in group:
        sides[item.figure.low, item.figure.high].append(item)
    return list(sides.values()) if len({item.view.report for item in group}) > 1 else []


def _dispute(sides: Sequence[Sequence[Told]], names: Mapping[str, str]) -> Dispute:
    clash = any(not _agree(a[0].figure, b[0].figure) for a, b in combinations(sides, 2))
    words = " and ".join(f"“{_words(side[0].figure)}”" for side in sides)
    superseded = clash and (_follow_in_time(sides) or _said_to_be_revised(sides))
    how = "a later count replaces an earlier one" if superseded else _CLASH if clash else _difference(sides)
    told = tuple(
        Side(
            f"“{_words(side[0].figure)}”: {voices_label([t.view for t in side], names)}",
            tuple(dict.fromkeys(t.view.id for t in side)),
        )
        for side in sides
    )
    return Dispute("", "figure", told, f"{words}: {how}", superseded)


def _difference(sides: Sequence[Sequence[Told]]) -> str:
    """How compatible values differ: in their bounds, or in how sharp they are."""
    figures = [side[0].figure for side in sides]
    bounds = all(f.low is None for f in figures) or all(f.high is None for f in figures)
    return "compatible, with different bounds" if bounds else "compatible, of different sharpness"


def _words(figure: Figure) -> str:
    return " ".join(figure.text.split())


def _agree(a: Figure, b: Figure) -> bool:
    return compatible(a.low, a.high, a.approximate, b.low, b.high, b.approximate)


def _follow_in_time(sides: Sequence[Sequence[Told]]) -> bool:
    """Whether the values follow each other in time: every side's reports are all later than the one's before."""
    spans = []
    for side in sides:
        days = [t.figure.as_of or t.view.account.report.published for t in side]
        if not all(days):
            return False
        spans.append((min(d for d in days if d), max(d for d in days if d)))
    spans.sort()
    return all(a[1] < b[0] for a, b in pairwise(spans))


def _said_to_be_revised(sides: Sequence[Sequence[Told]]) -> bool:
    """Whether one side says that its number is a new one."""
    return any(all(_REVISED.search(t.view.statement.quote) for t in side) for side in sides)
