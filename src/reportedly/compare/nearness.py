"""Which reports tell something like a claim without being among its tellers: a guard for `omissions.py`, `changes.py`.

A telling that alignment did not recognise must not pass for silence.  A report counts as telling the like where one of
its statements comes near one of the claim's, or where the ledger has a figure of it in a row with one of the claim's.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from reportedly.compare.views import View
from reportedly.records import Claim, LedgerRow

_NEAR = 0.4  # cosine; chosen on the example: most unrecognised tellings come nearer, other matters seldom do
_MEMBERS = 12  # statements of a claim that others are held against


class Nearness:
    """The story's statements, and for each figure the reports that count the same thing."""

    def __init__(self, views: Mapping[str, View], rows: Sequence[LedgerRow]) -> None:
        self.reports = list(dict.fromkeys(v.report for v in views.values()))
        self._views = views
        at = {r: k for k, r in enumerate(self.reports)}
        self._owner = np.array([at[v.report] for v in views.values()], dtype=np.int64)
        self._vectors = np.stack([v.vector for v in views.values()]) if views else np.zeros((0, 1), np.float32)
        self._counting: dict[str, frozenset[str]] = defaultdict(frozenset)
        for row in rows:
            cells = [c for v in row.values for c in v.cells]
            reports = frozenset(c.report for c in cells)
            self._counting.update({c.figure: reports for c in cells})

    def tell_alike(self, claim: Claim) -> tuple[str, ...]:
        """The reports, the claim's own among them, that tell it or something near it, in the story's order."""
        told = [self._views[s] for s in claim.statements]
        members = np.stack([v.vector for v in told[:_MEMBERS]])
        near = np.round((self._vectors @ members.T).max(axis=1), 6) >= _NEAR
        found = {self.reports[k] for k in np.unique(self._owner[near])}
        found |= {r for v in told for f in v.figures for r in self._counting[f.id]}
        return tuple(r for r in self.reports if r in found)
