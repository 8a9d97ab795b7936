"""What most reports tell and one leaves out, and what one alone tells: last but for the changes, from the claims.

A claim whose telling was not recognised would look left out, so a report is listed only where none of its statements
comes near any of the claim's.  Nothing here says that something ought to have been told.
"""

import math
from collections.abc import Mapping, Sequence

from reportedly.compare.nearness import Nearness
from reportedly.compare.views import View
from reportedly.records import Claim, Omission

_LEAST_REPORTS = 3
_MOST_SHARE = 0.6  # of the reports: "most tell it"
_FEW_SHARE = 0.25  # of the reports: "one leaves it out", or a few of many
_ONLY = 5  # what a report alone tells: the weightiest are looked at
_SHORTEST = 5  # words of meaning in what only one tells


def find_omissions(claims: Sequence[Claim], views: Mapping[str, View], nearness: Nearness) -> tuple[Omission, ...]:
    """What is left out, by the fewest first; then what one report alone tells, the weightiest first.

    Nothing in a story of fewer than three reports, where "most" means little.
    """
    if len(nearness.reports) < _LEAST_REPORTS:
        return ()
    left = [o for c in claims if (o := _left_out(c, views, nearness))]
    left.sort(key=lambda o: len(o.reports))
    only = [o for c in _weighty(claims, views) if (o := _only(c, views, nearness))]
    return (*left, *only)


def _left_out(claim: Claim, views: Mapping[str, View], nearness: Nearness) -> Omission | None:
    telling, reports = {views[s].report for s in claim.statements}, nearness.reports
    most = max(_LEAST_REPORTS - 1, math.ceil(_MOST_SHARE * len(reports)))
    if not most <= len(telling) < len(reports):
        return None
    alike = set(nearness.tell_alike(claim))
    without = tuple(r for r in reports if r not in telling and r not in alike)
    unclear = len(reports) - len(telling) - len(without)
    if not without or len(without) > max(1, int(_FEW_SHARE * len(reports))):
        return None
    why = f"told by {len(telling)} of {len(reports)} reports" + (f"; of {unclear} it is not sure" if unclear else "")
    return Omission("left out", claim.id, without, why)


def _only(claim: Claim, views: Mapping[str, View], nearness: Nearness) -> Omission | None:
    report = views[claim.statements[0]].report
    if set(nearness.tell_alike(claim)) - {report}:
        return None
    return Omission("only", claim.id, (report,), f"told by one of {len(nearness.reports)} reports")


def _weighty(claims: Sequence[Claim], views: Mapping[str, View]) -> list[Claim]:
    """Claims of one report alone: the few of each that say most, by names, figures and sources."""
    weights: dict[str, list[tuple[int, int, Claim]]] = {}
    for i, claim in enumerate(claims):
        told = [views[s] for s in claim.statements]
        if len({v.report for v in told}) == 1 and len(told[0].lemmas) >= _SHORTEST:
            weights.setdefault(told[0].report, []).append((-_weight(told[0]), i, claim))
    chosen = [w for listed in weights.values() for w in sorted(listed, key=lambda w: w[:2])[:_ONLY]]
    return [claim for _, _, claim in sorted(chosen, key=lambda w: w[:2])]


def _weight(view: View) -> int:
    denied = view.statement.stance != "asserts"
    sourced = any(a.source for a in view.statement.attributions)
    return 2 * sourced + 2 * denied + min(3, len(view.figures)) + min(3, len(view.entities))
