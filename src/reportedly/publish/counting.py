"""The figures ledger as the page shows it: a row for each counted thing, its values in order of time, who gives them.

Only arranges the dossier's ledger: which figures count one thing, and how two of them go together, was found before.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.publish.lookup import KIND_WORDS, Lookup
from reportedly.publish.tellings import Telling, tell
from reportedly.publish.wording import bounds, moment, plural
from reportedly.records import LedgerCell, LedgerRelation, LedgerRow, LedgerValue

_WIDE = 50.0  # times the least: on an even scale the smaller ones of so wide a range would be one dot
_NO_TIME = "9999"  # after all that have one
_DATED = {"words": "by its words", "published": "by publication", None: ""}
_RELATIONS = {"contradictory": "cannot both hold", "compatible": "may both hold"}


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives a value and as of when, and the reports that tell it with their part: "first", "repeats", "unknown"."""

    name: str
    kind: str
    known: bool
    as_of: str
    dated: str
    tellings: tuple[tuple[Telling, str], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """How a value goes with another of its row, and why: the other's words and the anchor of its passage."""

    says: str
    other: str
    anchor: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a row; `low` and `high` (None: open) lie between 0 and 1 on the axis that the row shares.

    `state` is "older" where a later count replaces it, "opposed" where another excludes it, else "".
    """

    text: str
    range: str
    anchor: str
    low: float | None
    high: float | None
    state: str
    marks: tuple[str, ...]
    beside: tuple[Beside, ...]
    parts: tuple[tuple[str, str], ...]
    givers: tuple[Giver, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One counted thing: `scale` are the ends of its axis as words, None where its values do not differ.

    `whole` and `pieces` are the ids and names of the rows that it is a part of, and that are a part of it.
    """

    id: str
    name: str
    action: str
    lines: tuple[Line, ...]
    reports: int
    scale: tuple[str, str, str] | None
    disputes: tuple[str, ...]
    whole: tuple[tuple[str, str], ...]
    pieces: tuple[tuple[str, str], ...]

    @property
    def wanted(self) -> bool:
        """Whether it stands open: told by several reports, or by one in several ways."""
        return self.reports > 1 or any(line.state for line in self.lines)

    @property
    def differs(self) -> bool:
        """Whether two of its values exclude each other, neither of them older."""
        return any(line.state == "opposed" for line in self.lines)


def view_ledger(lookup: Lookup) -> list[Row]:
    """Give the rows in the dossier's order, which is by how the reports differ and how many they are."""
    names = {row.id: row_name(row) for row in lookup.dossier.ledger}
    pieces: dict[str, list[tuple[str, str]]] = {}
    for row in lookup.dossier.ledger:
        if row.part_of:
            pieces.setdefault(row.part_of, []).append((row.id, names[row.id]))
    return [_row(lookup, row, names, pieces.get(row.id, [])) for row in lookup.dossier.ledger]


def row_name(row: LedgerRow) -> str:
    """What is counted and what befell it, in the sources' words: "people · kill"."""
    return " · ".join(filter(None, (row.counted, row.action))) or row.values[0].text


def value_state(row: LedgerRow, index: int) -> str:
    """ "older" for a value that a later one replaces, "opposed" for one that another excludes, else ""."""
    if any(r.relation == "superseded" and r.earlier == index for r in row.relations):
        return "older"
    current = [r for r in row.relations if r.relation == "contradictory" and index in (r.earlier, r.later)]
    return "opposed" if current else ""


def in_time(lookup: Lookup, row: LedgerRow) -> list[int]:
    """The indices of the row's values, the earliest first; those of one time by their numbers."""
    return sorted(range(len(row.values)), key=lambda i: (_time(lookup, row.values[i]), i))


def _time(lookup: Lookup, value: LedgerValue) -> str:
    return min((_cell_time(lookup, c) for c in value.cells), default=_NO_TIME)


def _cell_time(lookup: Lookup, cell: LedgerCell) -> str:
    """The day that the count is for; where that is the day of publication its moment, if known."""
    published = lookup.reports[cell.report].published
    return (published if cell.dated_by == "published" else cell.as_of) or cell.as_of or _NO_TIME


def _row(lookup: Lookup, row: LedgerRow, names: dict[str, str], pieces: Sequence[tuple[str, str]]) -> Row:
    place, scale = _axis(row)
    return Row(
        row.id,
        row.counted or (row.values[0].text if not row.action else ""),
        row.action or "",
        tuple(_line(lookup, row, i, place) for i in in_time(lookup, row)),
        len({c.report for v in row.values for c in v.cells}),
        scale,
        row.disputes,
        ((row.part_of, names[row.part_of]),) if row.part_of else (),
        tuple(pieces),
    )


def _axis(row: LedgerRow) -> tuple[Callable[[float], float], tuple[str, str, str] | None]:
    """Where a number lies on the row's axis, and the ends of the axis in words; none where all are one number."""
    ends = [x for v in row.values for x in (v.low, v.high) if x is not None]
    least, most = min(ends, default=0.0), max(ends, default=0.0)
    if least == most and len({(v.low, v.high) for v in row.values}) < 2:
        return (lambda x: 0.5), None
    words = (bounds_of(least), bounds_of(most))
    if least > 0 and most / least > _WIDE:
        opens, width = math.log(least), math.log(most) - math.log(least)
        return (lambda x: (math.log(x) - opens) / width), (*words, "by powers of ten")
    half = most / 2 - least / 2  # halves, as the whole may be more than a number can be
    return (lambda x: (x / 2 - least / 2) / (half or 1.0)), (*words, "")


def bounds_of(number: float) -> str:
    """One number for reading."""
    return bounds(LedgerValue("", number, number, False, ()))


def _line(lookup: Lookup, row: LedgerRow, index: int, place: Callable[[float], float]) -> Line:
    value = row.values[index]
    related = [r for r in row.relations if index in (r.earlier, r.later)]
    first = min(value.cells, key=lambda c: (c.role != "first", _cell_time(lookup, c)))
    given = bounds(value)
    return Line(
        value.text,
        f"{given} {row.unit}" if row.unit and row.unit not in value.text else given,
        lookup.anchor(first.statement),
        None if value.low is None else place(value.low),
        None if value.high is None else place(value.high),
        value_state(row, index),
        tuple(_marks(row, index, related)),
        tuple(_beside(lookup, row, index, r) for r in sorted(related, key=lambda r: r.relation == "compatible")),
        tuple(_parts(lookup, value)),
        tuple(_givers(lookup, value)),
    )


def _marks(row: LedgerRow, index: int, related: Sequence[LedgerRelation]) -> Iterator[str]:
    """How it goes with the others in a few words."""
    later = [r for r in related if r.relation == "superseded" and r.earlier == index]
    earlier = [r for r in related if r.relation == "superseded" and r.later == index]
    if later:
        yield f"older than {_those(row, index, later)}"
    against = [r for r in related if r.relation == "contradictory"]
    if against:
        yield f"differs from {_those(row, index, against)}"
    if earlier and not later:
        yield f"newer than {_those(row, index, earlier)}"
    fits = [r for r in related if r.relation == "compatible"]
    if fits:
        yield f"fits {_those(row, index, fits)}"


def _those(row: LedgerRow, index: int, related: Sequence[LedgerRelation]) -> str:
    """The one other value, or how many."""
    if len(related) > 1:
        return plural(len(related), "other")
    return f"“{row.values[_other(related[0], index)].text}”"


def _other(relation: LedgerRelation, index: int) -> int:
    return relation.later if relation.earlier == index else relation.earlier


def _beside(lookup: Lookup, row: LedgerRow, index: int, relation: LedgerRelation) -> Beside:
    other = row.values[_other(relation, index)]
    replaced = "replaced by a later count" if relation.earlier == index else "replaces an earlier count"
    return Beside(
        _RELATIONS.get(relation.relation, replaced),
        other.text,
        lookup.anchor(other.cells[0].statement),
        relation.why,
    )


def _parts(lookup: Lookup, value: LedgerValue) -> Iterator[tuple[str, str]]:
    """What the same words give as a part of it, each once, with its passage."""
    found = {lookup.figures[key].text: cell.statement for cell in reversed(value.cells) for key in cell.parts}
    yield from ((text, lookup.anchor(statement)) for text, statement in found.items())


def _givers(lookup: Lookup, value: LedgerValue) -> Iterator[Giver]:
    """The origins that give it, known ones first; each report once, the earliest first.

    Who repeats it from another report stands with that report's origin.  Origins that are called the same but not known
    to be one share a line that says that each may be another.
    """
    cells: dict[str, list[LedgerCell]] = {}
    origins = _given_origins(lookup, value)
    for cell in sorted(value.cells, key=lambda c: (c.role == "repeats", c.role != "first", _cell_time(lookup, c))):
        cells.setdefault(_giver_key(lookup, origins[cell.figure]), []).append(cell)
    for key, given in sorted(cells.items(), key=lambda item: not item[0]):
        once = {c.report: c for c in reversed(given)}
        several = len({origins[c.figure] for c in given}) > 1
        told = tuple((tell(lookup, c.statement), "unknown" if several else c.role) for c in reversed(once.values()))
        origin = origins[given[0].figure]
        kind = KIND_WORDS[lookup.origins[origin or ""].kind] if key else ""
        dated = [c for c in given if c.as_of]
        first = min(dated, key=lambda c: c.as_of or "", default=None)
        when = (moment(first.as_of), _DATED[first.dated_by]) if first else ("", "")
        more = f"{kind}, each may be another" if several and key else kind
        yield Giver(lookup.origin_name(origin), more, bool(key), *when, told)


def _given_origins(lookup: Lookup, value: LedgerValue) -> dict[str, str | None]:
    """By figure the origin that it is given by: of whom it is repeated from, where that one's origin is known."""
    cells = {c.figure: c for c in value.cells}
    found: dict[str, str | None] = {}
    for cell in value.cells:
        at, seen = cell, {cell.figure}
        while at.repeats in cells and at.repeats not in seen:
            at = cells[at.repeats]
            seen.add(at.figure)
        found[cell.figure] = at.origin if at.origin and lookup.is_known(at.origin) else cell.origin
    return found


def _giver_key(lookup: Lookup, origin: str | None) -> str:
    """What a line of the same giver shares: kind and name of the origin, "" for unknown ones."""
    if origin is None or not lookup.is_known(origin):
        return ""
    return f"{lookup.origins[origin].kind}: {lookup.origin_name(origin)}"
