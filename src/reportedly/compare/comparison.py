"""Puts comparison together: disputes by kind, framing, timeline, and the event in a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from reportedly.compare.acts import find_acts_told
from reportedly.compare.changes import find_changes
from reportedly.compare.contradictions import find_contradictions
from reportedly.compare.denials import find_denials
from reportedly.compare.details import find_details
from reportedly.compare.figures import find_figure_disputes
from reportedly.compare.framing import find_framing
from reportedly.compare.ledger import find_groups, make_rows
from reportedly.compare.nearness import Nearness
from reportedly.compare.omissions import find_omissions
from reportedly.compare.roles import index_lineage
from reportedly.compare.timeline import find_timeline
from reportedly.compare.views import View, make_views
from reportedly.records import (
    Account,
    ActFraming,
    Change,
    Claim,
    Dispute,
    Embed,
    Entity,
    Framing,
    LedgerRow,
    LineageEdge,
    Omission,
    Origin,
    TimelineEntry,
)


@dataclass(frozen=True, slots=True)
class Compared:
    """What the story's reports tell differently, when, in which words; `title` is the event in a line."""

    title: str
    disputes: tuple[Dispute, ...]
    framing: tuple[Framing, ...]
    timeline: tuple[TimelineEntry, ...]
    ledger: tuple[LedgerRow, ...] = ()
    omissions: tuple[Omission, ...] = ()
    changes: tuple[Change, ...] = ()
    acts: tuple[ActFraming, ...] = ()


def compare(
    accounts: Sequence[Account],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    entity_of: Mapping[tuple[str, int], str],
    embed: Embed,
    origins: Sequence[Origin] = (),
    lineage: Sequence[LineageEdge] = (),
) -> Compared:
    """Set the accounts of one story against each other; without `origins` no source counts as known.

    `lineage` are the edges between the story's passages: who repeats a figure from whom.
    """
    claim_of = {s: c.id for c in claims for s in c.statements}
    views = make_views(accounts, claim_of, entity_of, embed)
    names = {e.id: e.name for e in entities}
    kinds: dict[str, str] = {e.id: e.kind for e in entities}
    members = [[views[s] for s in c.statements] for c in claims]
    groups = find_groups(views, kinds)
    counted = find_figure_disputes(groups, names)
    found = [
        *find_denials(views, names, embed),
        *find_contradictions(views, names),
        *counted.values(),
        *find_details(members, views, names),
    ]
    disputes = _numbered(found, views)
    ledger = make_rows(groups, index_lineage(origins, lineage), _ids(counted, disputes))
    nearness = Nearness(views, ledger)
    return Compared(
        title=_title(accounts, claims, embed),
        disputes=disputes,
        framing=find_framing(accounts, entities, entity_of),
        timeline=find_timeline(claims, views),
        ledger=ledger,
        omissions=find_omissions(claims, views, nearness),
        changes=find_changes(claims, ledger, views, nearness),
        acts=find_acts_told([(c.id, m) for c, m in zip(claims, members, strict=True)], [a.report.id for a in accounts]),
    )


def _ids(counted: Mapping[int, Dispute], disputes: Sequence[Dispute]) -> dict[int, tuple[str, ...]]:
    """The ids that the disputes of each group got."""
    by_sides = {d.sides: d.id for d in disputes}
    return {i: (by_sides[d.sides],) for i, d in counted.items() if d.sides in by_sides}


def _numbered(disputes: Sequence[Dispute], views: Mapping[str, View]) -> tuple[Dispute, ...]:
    """Ids in order, the weightiest first; the same statements against each other are not listed twice."""
    seen: set[frozenset[frozenset[str]]] = set()
    kept = []
    for dispute in disputes:
        key = frozenset(frozenset(side.statements) for side in dispute.sides)
        if key not in seen:
            seen.add(key)
            kept.append(dispute)

    def rank(dispute: Dispute) -> tuple[int, int]:
        return _weight(dispute), -len({views[s].report for side in dispute.sides for s in side.statements})

    return tuple(replace(d, id=f"d{i}") for i, d in enumerate(sorted(kept, key=rank), start=1))


def _weight(dispute: Dispute) -> int:
    """What excludes each other before what may go together, what is denied by name before what a rule found."""
    if dispute.kind == "figure":
        return 5 if "compatible" in dispute.why else 4 if dispute.superseded else 2
    return {"denial": 0, "contradiction": 1, "detail": 3}[dispute.kind]


def _title(accounts: Sequence[Account], claims: Sequence[Claim], embed: Embed) -> str:
    """The headline nearest to all headlines; without headlines, the words of the claim most told."""
    titles = [a.report.title for a in accounts if a.report.title]
    if not titles:
        return claims[0].text if claims else accounts[0].report.id
    vectors = embed(titles)
    centre = vectors.mean(axis=0)
    return titles[int(np.argmax(np.round(vectors @ centre, 6)))]
