"""Passages that one report shares with another in the same words: textual lineage, with or without a credit.

Word-level alignment of statements that share a run of words (as plagiarism detection does: seed, extend, filter;
Potthast et al. 2012).  Words in quotation marks do not count: two reporters may have heard the same speaker.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.records import Account, LineageEdge, Report, Span, Statement
from reportedly.text.fingerprints import Overlap, overlap, sharing_pairs, words_outside_quotes
from reportedly.text.outlets import find_outlet

_SEED = 4  # words in a row that make two statements worth aligning
_LEAST_WORDS = 8  # shared words in order; below that, two reporters of one event write the same by chance
_LEAST_RUN = 4
_LEAST_SHARE = 0.5  # of the shorter statement's words
_MOST_EDGES = 3  # shown for each passage; all count when origins are joined


@dataclass(frozen=True, slots=True)
class Copy:
    """Two statements of two reports with the same words; `directed` when it is known that `a` came first."""

    a: str
    b: str
    directed: bool
    overlap: Overlap
    why: str


def find_copies(accounts: Sequence[Account]) -> tuple[Copy, ...]:
    """Pairs of statements, from different reports, whose words outside quotes were copied or lightly rewritten."""
    reports = {a.report.id: a.report for a in accounts}
    statements = [s for a in accounts for s in a.statements]
    texts = [words_outside_quotes(s.quote) for s in statements]
    copies = []
    for i, j in sharing_pairs(texts, _SEED):
        if statements[i].report == statements[j].report:
            continue
        shared = overlap(texts[i], texts[j])
        if shared.words >= _LEAST_WORDS and shared.longest >= _LEAST_RUN and shared.share >= _LEAST_SHARE:
            copies.append(_directed(statements[i], statements[j], shared, reports))
    return tuple(copies)


def _directed(x: Statement, y: Statement, shared: Overlap, reports: dict[str, Report]) -> Copy:
    amount = f"{shared.words} words in the same order, {round(100 * shared.share)}% of the shorter passage"
    for first, second in ((x, y), (y, x)):
        if _credits(reports[second.report], reports[first.report], second):
            why = f"{amount}; the report credits {reports[first.report].outlet}"
            return Copy(first.id, second.id, True, shared, why)
    early, late = reports[x.report].published, reports[y.report].published
    if early and late and "T" in early and "T" in late and early != late:
        first, second = (x, y) if early < late else (y, x)
        return Copy(first.id, second.id, True, shared, f"{amount}; published earlier")
    return Copy(x.id, y.id, False, shared, f"{amount}; nothing tells which came first")


def _credits(report: Report, other: Report, statement: Statement) -> bool:
    """Whether a report credits the other's outlet, at its head or foot or for this very statement."""
    known = find_outlet(other.outlet or "")
    names = [c.name for c in report.credits]
    for attribution in statement.attributions:
        names += [e.text for e in (attribution.source, *attribution.relays) if e is not None]
    return bool(other.outlet) and any(
        name.lower() == (other.outlet or "").lower() or (known is not None and find_outlet(name) == known)
        for name in names
    )


def copy_edges(copies: Sequence[Copy], statements: dict[str, Statement]) -> tuple[LineageEdge, ...]:
    """Textual edges: for each passage the strongest few that it may come from, as hundreds may carry one text."""
    kept: dict[str, list[Copy]] = defaultdict(list)
    for copy in sorted(copies, key=lambda c: (not c.directed, -c.overlap.words, -c.overlap.share, c.a)):
        if len(kept[copy.b]) < _MOST_EDGES:
            kept[copy.b].append(copy)

    def span(statement: Statement) -> Span:
        return Span(statement.report, statement.start, statement.end)

    chosen = {(c.a, c.b) for edges in kept.values() for c in edges}
    return tuple(
        LineageEdge("textual", span(statements[c.a]), span(statements[c.b]), c.why, c.directed)
        for c in copies
        if (c.a, c.b) in chosen
    )
