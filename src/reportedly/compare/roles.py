"""Who gives a value first, who repeats it, and whom it is repeated from: by the story's lineage, then by time.

An outlet whose passage was copied from another's, or that credits another outlet of the story for it, repeats the value
and does not give it once more.  A speaker is never taken for the repeater of what another speaker said.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.compare.counting import Told
from reportedly.records import LineageEdge, Origin, Report, Span
from reportedly.records.ledger import Role
from reportedly.text.outlets import find_outlet

_SPEAKERS = ("person", "body", "unnamed")
_NO_ORIGIN = Origin("", "unknown", None, None)


@dataclass(frozen=True, slots=True)
class Lineage:
    """A story's origins by id, and its lineage's edges by the report that they lead to."""

    origins: Mapping[str, Origin]
    into: Mapping[str, Sequence[tuple[Span, LineageEdge]]]

    def origin(self, item: Told) -> Origin:
        """The origin of the statement that tells a figure; an unknown one where none was traced."""
        return self.origins.get(item.view.statement.origin or "", _NO_ORIGIN)


def index_lineage(origins: Sequence[Origin], edges: Sequence[LineageEdge]) -> Lineage:
    """The origins and edges of a story made ready to be looked up."""
    into: dict[str, list[tuple[Span, LineageEdge]]] = defaultdict(list)
    for edge in edges:
        into[edge.target.report].append((edge.target, edge))
        if isinstance(edge.source, Span) and not edge.directed:
            into[edge.source.report].append((edge.source, edge))
    return Lineage({o.id: o for o in origins}, into)


def find_roles(value: Sequence[Told], lineage: Lineage) -> list[tuple[Role, str | None]]:
    """For each telling of one value its role, and the figure that it is repeated from where the lineage tells.

    Who comes from nobody is `first` of its origin's tellings if no other is known to be earlier; of an outlet's own
    passage that stands in another report too, where nothing tells which had it first, that is not known.
    """
    sources = [frozenset(_sources(item, value, lineage)) for item in value]
    roots = [_reach(i, sources) for i in range(len(value))]
    found: list[tuple[Role, str | None]] = []
    for i, item in enumerate(value):
        from_ = next((j for j in sorted(sources[i]) if i not in roots[j]), None)
        if from_ is not None:
            found.append(("repeats", value[from_].figure.id))
        elif sources[i] or _is_tied(item, value, lineage):
            found.append(("unknown", None))
        else:
            same = [t for j, t in enumerate(value) if i not in roots[j] and _of_one_origin(t, item)]
            found.append((_by_time(item, same, lineage.origin(item)), None))
    return found


def _of_one_origin(one: Told, other: Told) -> bool:
    return one.view.statement.origin == other.view.statement.origin


def _reach(start: int, sources: Sequence[frozenset[int]]) -> frozenset[int]:
    """All from which a telling comes, by however many steps; itself only where it comes from itself."""
    reached: set[int] = set()
    left = list(sources[start])
    while left:
        at = left.pop()
        if at not in reached:
            reached.add(at)
            left += sources[at]
    return frozenset(reached)


def _sources(item: Told, value: Sequence[Told], lineage: Lineage) -> Iterator[int]:
    """The tellings of other reports that the words of this one come from, or that it credits."""
    for target, edge in lineage.into.get(item.view.report, ()):
        if not edge.directed or not _covers(target, item):
            continue
        for j, other in enumerate(value):
            if other.view.report != item.view.report and _leads_to(edge, other, item, lineage):
                yield j


def _leads_to(edge: LineageEdge, other: Told, item: Told, lineage: Lineage) -> bool:
    """Whether the edge comes from the other telling, and that one's voice can be what this one repeats."""
    if isinstance(edge.source, Span):
        return _covers(edge.source, other) and _can_repeat(lineage.origin(item), lineage.origin(other), copied=True)
    credited, report = lineage.origins.get(edge.source, _NO_ORIGIN), other.view.account.report
    if not _publishes(credited, report) or _publishes(credited, item.view.account.report):
        return False
    if _before(item.view.account.report, report):
        return False  # the report that it credits is an earlier one, which is not among the story's
    return _can_repeat(lineage.origin(item), lineage.origin(other), copied=False)


def _can_repeat(mine: Origin, other: Origin, copied: bool) -> bool:
    """Whether who is behind one telling may be the same as behind the other: two speakers are not, by whatever way.

    Copied words have one speaker, also where nobody could tell who that is.
    """
    if mine.kind not in _SPEAKERS or mine.id == other.id:
        return True
    return copied and mine.kind == other.kind and _key(mine.name) == _key(other.name)


def _is_tied(item: Told, value: Sequence[Told], lineage: Lineage) -> bool:
    """Whether it is an outlet's own passage that another report has as well, without a direction between them."""
    if lineage.origin(item).kind in _SPEAKERS:
        return False
    for end, edge in lineage.into.get(item.view.report, ()):
        if not edge.directed and isinstance(edge.source, Span) and _covers(end, item):
            beyond = edge.source if end is edge.target else edge.target
            if any(_covers(beyond, t) and not _of_one_origin(t, item) for t in value):
                return True
    return False


def _covers(span: Span, item: Told) -> bool:
    return span.report == item.view.report and span.start <= item.figure.start and item.figure.end <= span.end


def _publishes(origin: Origin, report: Report) -> bool:
    """Whether the origin is the agency or outlet whose report it is."""
    return origin.kind in ("agency", "outlet") and bool(report.outlet) and _key(origin.name) == _key(report.outlet)


def _key(name: str | None) -> str:
    found = find_outlet(name or "")
    return (found.name if found else name or "").casefold()


def _by_time(item: Told, same: Sequence[Told], origin: Origin) -> Role:
    """The role among the tellings of one origin, by who published them and when."""
    if origin.kind == "unknown":
        return "unknown"
    report = item.view.account.report
    others = [t.view.account.report for t in same if t.view.report != report.id]
    if not others or _publishes(origin, report):
        return "first"
    if any(_publishes(origin, other) or _before(other, report) for other in others):
        return "repeats"
    return "first" if all(_before(report, other) for other in others) else "unknown"


def _before(early: Report, late: Report) -> bool:
    """Whether one report is known to be published before the other: by what both tell, a day or a moment."""
    if early.published is None or late.published is None:
        return False
    size = min(len(early.published), len(late.published))
    return early.published[:size] < late.published[:size]
