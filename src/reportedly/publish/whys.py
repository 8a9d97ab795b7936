"""Why a claim stands as it does: what joined its statements, where they come from, when and by whom it was told.

What a click on a claim's count opens.  Only arranges what the stages found and their reasons, in their own words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.publish.lookup import Lookup
from reportedly.publish.tellings import Telling, tell
from reportedly.publish.wording import listed, moment
from reportedly.records import Change, Claim, LineageEdge, Statement

_SHOWN = 8  # lines of one kind that are shown before the rest is counted
_NAMED = 6  # reports that are named before they are counted
_ID = re.compile(r"[\w.:-]*\w")
_EDGES = {"declared": "credited", "textual": "same words"}


@dataclass(frozen=True, slots=True)
class Matched:
    """A statement of the claim and what it was joined to the others by."""

    outlet: str
    anchor: str
    why: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A step of the lineage that ends in a passage of the claim: what kind, from whom (`link` or ""), to which."""

    kind: str
    source: str
    link: str
    arrow: str
    outlet: str
    anchor: str
    why: str


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons behind one claim; the numbers say how many more there are than are shown."""

    matched: tuple[Matched, ...]
    more_matched: int
    edges: tuple[Edge, ...]
    more_edges: int
    unknown: tuple[Telling, ...]
    over_time: tuple[str, ...]
    without: str


def view_why(lookup: Lookup, claim: Claim) -> Why:
    """Give the reasons behind a claim."""
    told = [lookup.statements[key] for key in claim.statements]
    matched = list(_matched(lookup, claim))
    edges = list(dict.fromkeys(_edges(lookup, told)))
    unknown = {s.report: s for s in reversed(told) if not lookup.is_known(s.origin)}
    return Why(
        tuple(matched[:_SHOWN]),
        len(matched[_SHOWN:]),
        tuple(edges[:_SHOWN]),
        len(edges[_SHOWN:]),
        tuple(tell(lookup, s.id) for s in reversed(unknown.values())),
        tuple(over_time(lookup, change) for change in lookup.changes_of.get(claim.id, ())),
        named(lookup, lookup.leaving_out.get(claim.id, ())),
    )


def over_time(lookup: Lookup, change: Change) -> str:
    """When a claim was first and last told and by whom, and who after that did not: in one sentence."""
    if not change.steps:
        return change.why
    first, last = change.steps[0], change.steps[-1]
    says = f"First told {moment(first.when)} by {lookup.names[first.report]}"
    if last != first:
        says += f", last {moment(last.when)} by {lookup.names[last.report]}"
    if change.without:
        says += f"; not by {named(lookup, change.without)}, later"
    return says


def named(lookup: Lookup, reports: Sequence[str]) -> str:
    """Reports by name, the rest of many by number."""
    names = [lookup.names[key] for key in reports]
    more = names[_NAMED:]
    return listed([*names[:_NAMED], f"{len(more)} more"] if more else names)


def _matched(lookup: Lookup, claim: Claim) -> Iterator[Matched]:
    """The reasons with the statements they are of: a reason that opens with a statement's id names it."""
    for position, why in enumerate(claim.why):
        key, told = why.split(": ", 1) if ": " in why else ("", why)
        if key not in lookup.statements:
            at = position + len(claim.statements) - len(claim.why)
            key, told = claim.statements[max(at, 0)], why
        yield Matched(lookup.names[lookup.statements[key].report], lookup.anchor(key), _plain(lookup, told))


def _plain(lookup: Lookup, why: str) -> str:
    """A reason in which statements and reports are called by the name of the report."""

    def name(found: re.Match[str]) -> str:
        s = lookup.statements.get(found.group())
        return lookup.names.get(s.report if s else found.group(), found.group())

    return _ID.sub(name, why)


def _edges(lookup: Lookup, told: Iterable[Statement]) -> Iterator[Edge]:
    for s in told:
        for e in lookup.edges_into.get(s.report, ()):
            if e.target.start < s.end and s.start < e.target.end:
                yield _edge(lookup, e, s)


def _edge(lookup: Lookup, edge: LineageEdge, told: Statement) -> Edge:
    origin = edge.source if isinstance(edge.source, str) else None
    report = "" if isinstance(edge.source, str) else edge.source.report
    listed_there = lookup.is_known(origin) and origin in lookup.telling
    return Edge(
        "other words" if edge.rewritten else _EDGES[edge.kind],
        lookup.origin_name(origin) if origin else lookup.names[report],
        f"origin-{origin}" if listed_there else report,
        "→" if edge.directed else "↔",
        lookup.names[told.report],
        lookup.anchor(told.id),
        _plain(lookup, edge.why),
    )
