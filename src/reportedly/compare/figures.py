"""Counts of one thing that differ from report to report: disputes made of the ledger's groups.

Values that exclude each other are contradictory, or superseded when a later report or the words themselves revise the
earlier; values of different sharpness ("thousands", "more than 3,500") are shown as differing and compatible.  What
differs only in rounding ("at least seven", "seven") is no dispute: the ledger shows it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from reportedly.compare.counting import Told
from reportedly.compare.relations import are_rounded, how_compatible, is_vague, relate
from reportedly.compare.wording import voices_label
from reportedly.records import Dispute, Figure, LedgerRelation, Side

_SHARES = frozenset({"percent", "%", "per cent"})
_CLASH = "they exclude each other"
_REPLACED = "a later count replaces an earlier one"

Group = Sequence[Told]


def find_figure_disputes(groups: Sequence[Group], names: Mapping[str, str]) -> dict[int, Dispute]:
    """For the index of each group that the story's reports count differently: its dispute; ids are left empty."""
    found = {}
    for i, group in enumerate(groups):
        sides = _sides(group)
        if group[0].figure.unit in _SHARES:
            continue  # shares of other things, mostly: the ledger shows them
        relations = relate(sides) if len(sides) > 1 else ()
        if _worth_telling(sides, relations):
            found[i] = _dispute(sides, relations, names)
    return found


def _sides(group: Group) -> list[list[Told]]:
    """The group parted by value."""
    sides: dict[tuple[float | None, float | None], list[Told]] = defaultdict(list)
    for item in group:
        sides[item.figure.low, item.figure.high].append(item)
    return list(sides.values())


def _worth_telling(sides: Sequence[Group], relations: Sequence[LedgerRelation]) -> bool:
    """Whether some values differ by more than rounding; a single report must be at odds with itself."""
    if any(r.relation != "compatible" for r in relations):
        return True
    if len({t.view.report for side in sides for t in side}) < 2:
        return False
    if sides[0][0].figure.unit is not None:  # "billions of dollars", "over 200 feet" are told less sharply, no more
        relations = [r for r in relations if _bounded_above(sides[r.earlier][0].figure, sides[r.later][0].figure)]
    return any(_differs(sides[r.earlier][0].figure, sides[r.later][0].figure) for r in relations)


def _bounded_above(a: Figure, b: Figure) -> bool:
    """Whether both are told as the most that it may be ("up to 10 years", "up to 14 years")."""
    return a.low is None and b.low is None


def _differs(a: Figure, b: Figure) -> bool:
    if is_vague(a) and is_vague(b):
        return False
    if is_vague(a) or is_vague(b):
        return True
    return not are_rounded(a, b)


def _dispute(sides: Sequence[Group], relations: Sequence[LedgerRelation], names: Mapping[str, str]) -> Dispute:
    told = {r.relation for r in relations}
    superseded = "superseded" in told and "contradictory" not in told
    how = _CLASH if "contradictory" in told else _REPLACED if superseded else _difference(sides)
    words = " and ".join(f"“{_words(side[0].figure)}”" for side in sides)
    held = tuple(
        Side(
            f"“{_words(side[0].figure)}”: {voices_label([t.view for t in side], names)}",
            tuple(dict.fromkeys(t.view.id for t in side)),
        )
        for side in sides
    )
    return Dispute("", "figure", held, f"{words}: {how}", superseded)


def _difference(sides: Sequence[Group]) -> str:
    """How compatible values differ: in their bounds alone, or in how sharp they are."""
    ways = {how_compatible(a[0].figure, b[0].figure) for a, b in combinations(sides, 2)}
    return min(ways) if len(ways) == 1 else "compatible, of different sharpness"


def _words(figure: Figure) -> str:
    return " ".join(figure.text.split())
