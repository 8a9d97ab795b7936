"""Counts of one thing that differ from report to report.

Figures are set side by side when the statements tell one claim and what is counted is the same: killed is not injured.
Values that exclude each other are contradictory, or superseded when the later report gives the later count; values of
different sharpness ("thousands", "more than 3,500") are shown as differing and compatible.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from reportedly.compare.views import View, voice_label
from reportedly.records import Dispute, Figure, Side
from reportedly.text.numbers import compatible

_PEOPLE = frozenset(
    "people person persons man men woman women child children prisoner prisoners detainee detainees inmate inmates"
    " passenger passengers victim victims civilian civilians soldier soldiers officer officers resident residents"
    " worker workers student students girl girls boy boys patient patients hostage hostages migrant migrants refugee"
    " refugees fighter fighters militant militants casualty casualties fatality fatalities dead others troops".split()
)


@dataclass(frozen=True, slots=True)
class _Told:
    view: View
    figure: Figure


def find_figure_disputes(claims: Sequence[Sequence[View]], names: Mapping[str, str]) -> list[Dispute]:
    """One dispute for each thing that a claim's statements count differently; ids are left empty."""
    found = []
    for members in claims:
        told = [_Told(view, figure) for view in members for figure in view.figures]
        for group in _same_thing(told):
            sides = _sides(group)
            if len(sides) > 1:
                found.append(_dispute(sides, names))
    return found


def _same_thing(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    groups: list[list[_Told]] = []
    for item in told:
        home = next((g for g in groups if all(counts_same(item.figure, other.figure) for other in g)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return iter(groups)


def counts_same(a: Figure, b: Figure) -> bool:
    """Whether two figures of one claim count the same thing: unit, what befell it, and what it is."""
    if a.unit != b.unit or (a.action and b.action and a.action != b.action):
        return False
    if not a.counted or not b.counted:  # the source leaves the noun out: "12 were killed"
        return a.unit is not None or a.action == b.action
    ours, theirs = a.counted.split()[-1:], b.counted.split()[-1:]
    if ours == theirs:
        return True
    return bool(ours and theirs) and ours[0] in _PEOPLE and theirs[0] in _PEOPLE and a.action == b.action


def _sides(group: Sequence[_Told]) -> list[list[_Told]]:
    """The group parted by value; a report that says one number twice is on one side."""
    sides: list[list[_Told]] = []
    for item in group:
        value = (item.figure.low, item.figure.high)
        home = next((s for s in sides if (s[0].figure.low, s[0].figure.high) == value), None)
        if home is None:
            sides.append([item])
        else:
            home.append(item)
    reports = {item.view.report for side in sides for item in side}
    return sides if len(reports) > 1 else []


def _dispute(sides: Sequence[Sequence[_Told]], names: Mapping[str, str]) -> Dispute:
    clash = any(not _agree(a[0].figure, b[0].figure) for a, b in combinations(sides, 2))
    words = " and ".join(f"“{side[0].figure.text}”" for side in sides)
    superseded = clash and _superseded(sides)
    how = (
        "a later count replaces an earlier one"
        if superseded
        else "they exclude each other"
        if clash
        else "compatible, of different sharpness"
    )
    told = tuple(
        Side(
            f"“{side[0].figure.text}”: " + "; ".join(dict.fromkeys(voice_label(t.view, names) for t in side)),
            tuple(dict.fromkeys(t.view.id for t in side)),
        )
        for side in sides
    )
    return Dispute("", "figure", told, f"{words}: {how}", superseded)


def _agree(a: Figure, b: Figure) -> bool:
    return compatible(a.low, a.high, a.approximate, b.low, b.high, b.approximate)


def _superseded(sides: Sequence[Sequence[_Told]]) -> bool:
    """Whether the values follow each other in time: every side's reports are all later than the one's before."""
    spans = []
    for side in sides:
        days = [t.figure.as_of or t.view.account.report.published for t in side]
        if not all(days):
            return False
        spans.append((min(d for d in days if d), max(d for d in days if d)))
    spans.sort()
    return all(a[1] < b[0] for a, b in pairwise(spans))
