"""What was first told when, what later reports no longer tell, and which counts were revised: by times of publication.

Only reports whose time is known take part, and where two times are of different sharpness the coarser decides; without
an order nothing is said.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportedly.compare.nearness import Nearness
from reportedly.compare.sameness import agree
from reportedly.compare.views import View
from reportedly.records import Change, ChangeStep, Claim, Figure, LedgerCell, LedgerRow

_AFTER = 2  # later reports that must lack what was dropped
_TOLD = 3  # reports that told it before


def find_changes(
    claims: Sequence[Claim], rows: Sequence[LedgerRow], views: Mapping[str, View], nearness: Nearness
) -> tuple[Change, ...]:
    """Revised and changing counts first, then what was dropped, then when each claim was first and last told."""
    times = {v.report: p for v in views.values() if (p := v.account.report.published)}
    counts = [c for row in rows for c in (*_revised(row, views, times), *_counted(row, times))]
    told = [c for claim in claims if (c := _told(claim, views, times, nearness))]
    return (
        *(c for c in counts if c.kind == "revised"),
        *(c for c in counts if c.kind == "counted"),
        *(c for c in told if c.kind == "dropped"),
        *(c for c in told if c.kind == "told"),
    )


def is_before(a: str, b: str) -> bool:
    """Whether a time is surely before another: by the coarser of the two."""
    size = min(len(a), len(b))
    return a[:size] < b[:size]


def _told(claim: Claim, views: Mapping[str, View], times: Mapping[str, str], nearness: Nearness) -> Change | None:
    """The first and the last report of the claim, and those after it that tell it no more."""
    dated = [(times[views[s].report], s) for s in claim.statements if views[s].report in times]
    if not dated:
        return None
    first, last = min(dated), max(dated)
    without = tuple(r for r, when in times.items() if is_before(last[0], when))
    telling = {views[s].report for s in claim.statements}
    dropped = len(telling) >= _TOLD and len(without) >= _AFTER and not set(without) & set(nearness.tell_alike(claim))
    if not dropped and not is_before(first[0], last[0]):
        return None
    steps = tuple(ChangeStep(when, views[s].report, s) for when, s in (first, last))
    if dropped:
        why = f"told by {len(telling)} reports, by none of the {len(without)} after them"
        return Change("dropped", steps, why, claim=claim.id, without=without)
    return Change("told", steps, f"first and last of {len(telling)} reports", claim=claim.id)


def _dated(row: LedgerRow, times: Mapping[str, str]) -> list[tuple[str, int, LedgerCell]]:
    """The row's cells with their times and the index of their value, in order."""
    cells = [(times[c.report], i, c) for i, v in enumerate(row.values) for c in v.cells if c.report in times]
    return sorted(cells, key=lambda c: (c[0], c[1], c[2].figure))


def _counted(row: LedgerRow, times: Mapping[str, str]) -> list[Change]:
    """The first telling of each value of a row whose values came at different times."""
    first: dict[int, tuple[str, LedgerCell]] = {}
    for when, i, cell in _dated(row, times):
        first.setdefault(i, (when, cell))
    steps = tuple(ChangeStep(when, c.report, c.statement, c.figure) for when, c in first.values())
    if len(steps) < 2 or not is_before(steps[0].when, steps[-1].when):
        return []
    return [Change("counted", steps, f"{len(steps)} values as they came", row=row.id)]


def _revised(row: LedgerRow, views: Mapping[str, View], times: Mapping[str, str]) -> list[Change]:
    """An outlet's values of a row, where a later one cannot be the earlier."""
    by_outlet: dict[str, list[tuple[str, LedgerCell]]] = defaultdict(list)
    for when, _, cell in _dated(row, times):
        outlet = views[cell.statement].account.report.outlet
        if outlet:
            by_outlet[outlet].append((when, cell))
    found = []
    for outlet, cells in by_outlet.items():
        for (when, a), (then, b) in pairwise(cells):
            if is_before(when, then) and not agree(_figure(a, views), _figure(b, views)):
                steps = tuple(ChangeStep(w, c.report, c.statement, c.figure) for w, c in ((when, a), (then, b)))
                found.append(Change("revised", steps, "one outlet, two values", row=row.id, outlet=outlet))
    return found


def _figure(cell: LedgerCell, views: Mapping[str, View]) -> Figure:
    return next(f for f in views[cell.statement].figures if f.id == cell.figure)
