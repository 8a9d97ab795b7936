"""The lineage of a story as a drawing: origins on the left, those who relay them, the reports on the right.

Solid lines are credits, dashed ones copied words.  Origins that only one report carries are drawn while there is room
and counted at their report otherwise.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from reportedly.publish.lookup import KIND_WORDS, Lookup
from reportedly.records import LineageEdge, Span, Statement

WIDTH = 960
_COLUMNS = {"origin": 268.0, "relay": 440.0, "report": 640.0}
_ROW = {"origin": 30.0, "relay": 34.0, "report": 38.0}
_TOP = 34.0
_MOST = 14  # origins drawn before those of one report only are left to the list
_LONGEST = 34  # characters of a label; the whole name is in its title


_Pair = tuple[str, str, str, bool]  # report, report, kind of lineage, whether its direction is known


@dataclass(frozen=True, slots=True)
class Node:
    """An origin, relay or report at its place; `note` is a second line in small."""

    key: str
    column: str
    name: str
    short: str
    note: str
    x: float
    y: float
    link: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two nodes with what it stands for in words."""

    kind: str
    path: str
    width: float
    ends: str
    says: str
    arrow: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing, and the number of origins and of copied passages that it leaves to the list."""

    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    origins_left: int
    copies_left: int


@dataclass
class _Flow:
    """What flows between which nodes, counted in statements."""

    names: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    weights: Counter[tuple[str, str]] = field(default_factory=Counter)
    declared: set[tuple[str, str]] = field(default_factory=set)

    def add(self, steps: list[str], declared: bool) -> None:
        """Count one statement that came along these nodes."""
        for step in pairwise(steps):
            self.weights[step] += 1
            if declared:
                self.declared.add(step)


def draw_lineage(lookup: Lookup) -> Chart:
    """Give the drawing of all known origins, relays and copies of the dossier."""
    flow, left = _flow(lookup)
    nodes = _place(lookup, flow)
    lines = [_line(nodes[a], nodes[b], n, (a, b) in flow.declared) for (a, b), n in flow.weights.items()]
    copies, copies_left = _copies(lookup, nodes)
    height = max((n.y for n in nodes.values()), default=_TOP) + 30
    return Chart(height, tuple(nodes.values()), (*lines, *copies), left, copies_left)


def carriers(lookup: Lookup) -> dict[str, dict[str, list[Statement]]]:
    """For each known origin, the reports that carry it and their statements; the most carried first."""
    found: dict[str, dict[str, list[Statement]]] = {}
    for s in lookup.dossier.statements:
        if s.origin and lookup.is_known(s.origin):
            found.setdefault(s.origin, {}).setdefault(s.report, []).append(s)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _flow(lookup: Lookup) -> tuple[_Flow, int]:
    credited = {
        (e.source, e.target) for e in lookup.dossier.lineage if e.kind == "declared" and isinstance(e.source, str)
    }
    carried = {k: v for k, v in carriers(lookup).items() if not _own(lookup, k, v)}
    drawn = [k for i, (k, v) in enumerate(carried.items()) if len(v) > 1 or i < _MOST]
    flow = _Flow()
    for key in drawn:
        kind = lookup.origins[key].kind
        start = ("relay:" + _plain(lookup.origin_name(key))) if kind == "agency" else "origin:" + key
        flow.names[start], flow.notes[start] = lookup.origin_name(key), KIND_WORDS[kind]
        for report, statements in carried[key].items():
            for s in statements:
                steps = [start, *_relays(lookup, s, flow), "report:" + report]
                flow.add(list(dict.fromkeys(steps)), bool(s.attributions) or (key, _span(s)) in credited)
    return flow, len(carried) - len(drawn)


def _span(s: Statement) -> Span:
    return Span(s.report, s.start, s.end)


def _own(lookup: Lookup, origin: str, carried: dict[str, list[Statement]]) -> bool:
    """An outlet's own reporting that only it carries says nothing of lineage."""
    return lookup.origins[origin].kind == "outlet" and len(carried) == 1


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _relays(lookup: Lookup, s: Statement, flow: _Flow) -> list[str]:
    """The relays of a statement, the nearest to its origin first."""
    keys = []
    for r in (r for a in s.attributions for r in a.relays):
        key = "relay:" + _plain(lookup.who(r))
        flow.names.setdefault(key, lookup.who(r))
        flow.notes.setdefault(key, "relay")
        keys.append(key)
    return keys[::-1]


def _place(lookup: Lookup, flow: _Flow) -> dict[str, Node]:
    """Every node at its place: each column ordered by the mean height of what it leads to, so that few lines cross."""
    reports = ["report:" + key for key in _families(lookup)]
    columns = {c: [k for k in flow.names if k.startswith(c + ":")] for c in ("relay", "origin")}
    tallest = max(len(keys) * _ROW[c] for c, keys in [("report", reports), *columns.items()])
    heights = _column(reports, "report", tallest)
    for column, keys in columns.items():
        means = {k: _mean([heights[b] for a, b in flow.weights if a == k and b in heights]) for k in keys}
        ordered = sorted(keys, key=lambda k: (means[k], k))
        heights |= _column(ordered, column, tallest)
    own = _own_notes(lookup)
    nodes = {}
    for key, y in heights.items():
        column, _, name = key.partition(":")
        full = lookup.names[name] if column == "report" else flow.names[key]
        note = own[name] if column == "report" else flow.notes[key]
        short = full if len(full) <= _LONGEST else full[: _LONGEST - 1].rstrip() + "…"
        link = name if column == "report" else f"origin-{name}" if column == "origin" else ""
        nodes[key] = Node(key, column, full, short, note, _COLUMNS[column], y, link)
    return nodes


def _column(keys: list[str], column: str, tallest: float) -> dict[str, float]:
    """Heights of a column's nodes, spread over the height of the tallest column but not beyond twice their need."""
    step = min(tallest / max(1, len(keys)), 2.2 * _ROW[column])
    start = _TOP + (tallest - step * len(keys)) / 2
    return {key: round(start + step * (i + 0.5), 1) for i, key in enumerate(keys)}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else math.inf


def _own_notes(lookup: Lookup) -> dict[str, str]:
    """For each report how much has a named origin, is its own, or is of unknown origin."""
    notes = {}
    for key, statements in lookup.statements_of.items():
        kinds = Counter(
            "unknown"
            if not lookup.is_known(s.origin)
            else "own"
            if lookup.origins[s.origin or ""].kind == "outlet"
            else "from others"
            for s in statements
        )
        notes[key] = " · ".join(f"{kinds[k]} {k}" for k in ("from others", "own", "unknown") if kinds[k])
    return notes


def _line(start: Node, end: Node, weight: int, declared: bool) -> Line:
    x1, x2 = start.x + 6, end.x - 6
    bend = (x2 - x1) / 2
    path = f"M{x1:.1f} {start.y:.1f}C{x1 + bend:.1f} {start.y:.1f} {x2 - bend:.1f} {end.y:.1f} {x2:.1f} {end.y:.1f}"
    kind = "declared" if declared else "textual"
    says = f"{start.name} → {end.name}: {weight} statement{'s' * (weight > 1)}, {kind}"
    return Line(kind, path, round(min(5.0, 1 + math.sqrt(weight) / 2), 1), f"{start.key}|{end.key}", says)


def _copies(lookup: Lookup, nodes: dict[str, Node]) -> tuple[list[Line], int]:
    """Arcs between reports that share words or credit each other: for each report the strongest."""
    pairs: Counter[_Pair] = Counter(_pairs(lookup.dossier.lineage))
    best = _strongest(pairs)
    lines = []
    edge = max((_text_end(n) for n in nodes.values()), default=0.0)
    for a, b, kind, directed in dict.fromkeys(best.values()):
        start, end, n = nodes["report:" + a], nodes["report:" + b], pairs[a, b, kind, directed]
        out = min(WIDTH - 4.0, edge + 24 + abs(end.y - start.y) / 4)
        path = f"M{edge:.1f} {start.y:.1f}C{out:.1f} {start.y:.1f} {out:.1f} {end.y:.1f} {edge:.1f} {end.y:.1f}"
        arrow = "→" if directed else "↔"
        says = f"{start.name} {arrow} {end.name}: {n} passage{'s' * (n > 1)}, {kind}"
        lines.append(
            Line(kind, path, round(min(3.0, 0.8 + math.sqrt(n) / 3), 1), f"{start.key}|{end.key}", says, directed)
        )
    return lines, len(pairs) - len(lines)


def _strongest(pairs: Counter[_Pair]) -> dict[str, _Pair]:
    """For each report that shares words the pair with the most passages."""
    best: dict[str, _Pair] = {}
    for pair, _ in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault(pair[1], pair)
    return best


def _families(lookup: Lookup) -> list[str]:
    """The reports in their order, but each next to the one that it shares most with."""
    best = _strongest(Counter(_pairs(lookup.dossier.lineage)))
    heads: dict[str, str] = {}
    for key in lookup.reports:
        near = best[key][0] if key in best else key
        heads[key] = heads.get(near, near)
    first = list(lookup.reports)
    return sorted(first, key=lambda key: (first.index(heads[key]), first.index(key)))


def _text_end(node: Node) -> float:
    """Where the words of a report end, about: 7 px a letter, 6 in its note."""
    return min(WIDTH - 60.0, node.x + 20 + max(7 * len(node.short), 6 * len(node.note)))


def _pairs(edges: Iterable[LineageEdge]) -> Iterable[_Pair]:
    for e in edges:
        if isinstance(e.source, Span) and e.source.report != e.target.report:
            ends = (e.source.report, e.target.report)
            a, b = ends if e.directed else (min(ends), max(ends))
            yield a, b, e.kind, e.directed
