"""What of a story's dossier alerts ask about, in little: kept between two compilations, and compared.

Pure.  Ids of a dossier change when a report joins; a statement is known again by its report and its words.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from reportedly.records import Dossier, LedgerRow
from reportedly.watch.rules import On

_SEVERAL = 2  # known origins of a claim from which it is told of


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that an alert stands on: words of a report at their offsets."""

    report: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Something new in a story; `key` is the same for the same thing whenever the story is compiled again."""

    on: On
    key: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Disputes as (kind, the keys of each side's statements); rows as (what is counted, keys of cells, values); claims
    with two known origins or more, by the keys of their statements."""

    disputes: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    rows: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = ()
    claims: tuple[tuple[str, ...], ...] = ()

    def to_bytes(self) -> bytes:
        """The snapshot for a store."""
        return json.dumps(asdict(self), separators=(",", ":")).encode()

    @staticmethod
    def from_bytes(data: bytes) -> "Snapshot":
        """What `to_bytes` wrote."""
        told = json.loads(data)
        return Snapshot(
            tuple((kind, tuple(map(tuple, sides))) for kind, sides in told["disputes"]),
            tuple((tuple(what), tuple(cells), tuple(values)) for what, cells, values in told["rows"]),
            tuple(map(tuple, told["claims"])),
        )


def take_snapshot(dossier: Dossier) -> Snapshot:
    """What of the dossier is compared with the next one."""
    keys = _keys(dossier)
    figures = {f.id: _key(f.report, f.text) for f in dossier.figures}
    return Snapshot(
        tuple(
            (d.kind, tuple(tuple(keys[s] for s in side.statements) for side in d.sides))
            for d in dossier.disputes
            if not d.superseded
        ),
        tuple(
            (_counted(row), tuple(figures[c.figure] for v in row.values for c in v.cells), _values(row))
            for row in dossier.ledger
        ),
        tuple(tuple(keys[s] for s in c.statements) for c in dossier.claims if c.independent >= _SEVERAL),
    )


def find_happenings(before: Snapshot, dossier: Dossier) -> list[Happening]:
    """What the dossier has that the snapshot of an earlier one has not: disputes, values of figures, second origins."""
    return [*_disputes(before, dossier), *_figures(before, dossier), *_origins(before, dossier)]


def _disputes(before: Snapshot, dossier: Dossier) -> Iterable[Happening]:
    keys, quotes = _keys(dossier), _quotes(dossier)
    for dispute in dossier.disputes:
        sides = [[keys[s] for s in side.statements] for side in dispute.sides]
        if dispute.superseded or any(_same_dispute(dispute.kind, sides, *old) for old in before.disputes):
            continue
        firsts = [side.statements[0] for side in dispute.sides if side.statements]
        named = sorted(keys[s] for s in firsts)
        yield Happening("dispute", _key(dispute.kind, *named), tuple(quotes[s] for s in firsts))


def _same_dispute(kind: str, sides: Sequence[Sequence[str]], old_kind: str, old_sides: Sequence[Sequence[str]]) -> bool:
    """Whether two sides of the one each have a statement that the other dispute has, too."""
    held = {key for side in old_sides for key in side}
    return kind == old_kind and sum(not held.isdisjoint(side) for side in sides) >= min(2, len(sides))


def _figures(before: Snapshot, dossier: Dossier) -> Iterable[Happening]:
    figures = {f.id: f for f in dossier.figures}
    for row in dossier.ledger:
        cells = {_key(figures[c.figure].report, figures[c.figure].text) for v in row.values for c in v.cells}
        same = [old for old in before.rows if old[0] == _counted(row) or cells & set(old[1])]
        known = {value for _, _, values in same for value in values}
        if not known:
            continue
        old = [v for v, told in zip(row.values, _values(row), strict=True) if told in known]
        for value, told in zip(row.values, _values(row), strict=True):
            if told not in known:
                shown = [figures[v.cells[0].figure] for v in (value, *old[-1:])]
                evidence = tuple(Evidence(f.report, f.start, f.end, f.text) for f in shown)
                yield Happening("figure", _key(*_counted(row), told, shown[0].report), evidence)


def _origins(before: Snapshot, dossier: Dossier) -> Iterable[Happening]:
    keys, quotes = _keys(dossier), _quotes(dossier)
    known = {key for claim in before.claims for key in claim}
    for claim in dossier.claims:
        if claim.independent >= _SEVERAL and known.isdisjoint(keys[s] for s in claim.statements):
            origin = {s.id: s.origin for s in dossier.statements}
            first = {origin[s]: s for s in reversed(claim.statements) if origin[s] in claim.origins}
            shown = [s for s in claim.statements if first.get(origin[s]) == s] or list(claim.statements[:1])
            yield Happening("origin", _key(keys[claim.statements[0]]), tuple(quotes[s] for s in shown))


def _keys(dossier: Dossier) -> dict[str, str]:
    return {s.id: _key(s.report, s.quote) for s in dossier.statements}


def _quotes(dossier: Dossier) -> dict[str, Evidence]:
    return {s.id: Evidence(s.report, s.start, s.end, s.quote) for s in dossier.statements}


def _counted(row: LedgerRow) -> tuple[str, ...]:
    return row.counted, row.action or "", row.unit or ""


def _values(row: LedgerRow) -> tuple[str, ...]:
    return tuple(f"{v.low}..{v.high}" for v in row.values)


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(" ".join(p.split()) for p in parts).encode("utf-8", "replace")).hexdigest()[:16]
