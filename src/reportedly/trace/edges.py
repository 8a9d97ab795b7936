"""Lineage as the dossier shows it: whom a passage credits, and which passages have its words or its details."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from reportedly.records import Account, Entity, LineageEdge, Span, Statement
from reportedly.trace.copies import Copy
from reportedly.trace.links import Publishers, carrying_links
from reportedly.trace.own_words import find_credits
from reportedly.trace.voices import Voice, link_voice, outlet_voice

_MOST_EDGES = 3  # shown for each passage; all count when origins are joined


def declared_edges(
    accounts: Sequence[Account],
    voices: Mapping[str, Voice],
    known: Mapping[str, Entity],
    copies: Sequence[Copy],
    origin_id: Callable[[Voice], str],
    publishers: Publishers,
) -> tuple[LineageEdge, ...]:
    """Edges from credited origins, and from those who carried them, to the statements."""
    agencies = {a.report.id: find_credits(a.report) for a in accounts}
    beside: dict[tuple[str, int], set[str]] = defaultdict(set)
    for copy in copies:
        for one, other in ((copy.a, copy.b), (copy.b, copy.a)):
            for statement in one.statements:
                beside[one.report, statement.start].update(agencies[other.report].whole)
    edges = []
    for account in accounts:
        for statement in account.statements:
            voice, target = voices[statement.id], Span(account.report.id, statement.start, statement.end)
            credits = agencies[account.report.id]
            carried = _carriers(statement, known)
            carried += [link_voice(*found) for found in carrying_links(account.report, statement, publishers)]
            if len(credits.whole) == 1 and not credits.at_large:
                carried.append(_agency(credits.whole[0], "the report credits it"))
            else:
                shared = beside[account.report.id, statement.start]
                part = [n for n in (*credits.whole, *credits.partly) if n in shared]
                carried += [
                    _agency(n, "the report credits it, and the passage stands under its name too") for n in part
                ]
            if voice.kind != "unknown" and statement.origin:
                edges.append(LineageEdge("declared", statement.origin, target, voice.why))
            for carrier in {v.name: v for v in reversed(carried)}.values():
                if (carrier_id := origin_id(carrier)) != statement.origin:
                    why = f"carried by {carrier.name}: {carrier.why}"
                    edges.append(LineageEdge("declared", carrier_id, target, why))
    return tuple(edges)


def _agency(name: str, why: str) -> Voice:
    return Voice("agency", name, None, why)


def _carriers(statement: Statement, known: Mapping[str, Entity]) -> list[Voice]:
    """The agencies and outlets between the root of the statement's chain and its report."""
    named = [a.source for a in statement.attributions[:-1] if a.source]
    named += [relay for a in statement.attributions for relay in a.relays]
    return [voice for excerpt in named if (voice := outlet_voice(excerpt, known))]


def copy_edges(copies: Sequence[Copy]) -> tuple[LineageEdge, ...]:
    """Textual edges: for each passage the strongest few that it may come from, as hundreds may carry one text."""
    kept: dict[Span, int] = defaultdict(int)
    chosen = []
    for copy in sorted(copies, key=_rank):
        if kept[copy.b.span] < _MOST_EDGES:
            kept[copy.b.span] += 1
            chosen.append(copy)
    chosen.sort(key=lambda c: (c.b.report, c.b.index, c.a.report, c.a.index))
    return tuple(LineageEdge("textual", c.a.span, c.b.span, c.why, c.directed, c.rewritten) for c in chosen)


def _rank(copy: Copy) -> tuple[bool, bool, float, str, int]:
    return copy.rewritten, not copy.directed, -copy.strength, copy.a.report, copy.a.index
