"""What a story's reports count, leave out and change over time: further parts of a dossier (`compare/`).

Everything refers by id to figures, statements, claims, origins and reports, whose words stand at their offsets; what is
computed here (relations, orders, roles) says why.
"""

from dataclasses import dataclass
from typing import Literal

Role = Literal["first", "repeats", "unknown"]
"""Of a cell: the first known to give the value from its origin, one that repeats it, or nobody can tell which.

Who copied the passage from another report, or credits that for it, repeats it whatever its origin."""
Relation = Literal["superseded", "contradictory", "compatible"]
OmissionKind = Literal["left out", "only"]
ChangeKind = Literal["told", "dropped", "counted", "revised"]


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """One figure where one report tells it.

    `as_of` is an ISO day or None; `dated_by` says where it is from: the report's words or its publication.  `parts`
    are the figures that the same words give as a part of this one ("at least 12, including 3 children"), `repeats` is
    the figure of the same value that the lineage says this one is repeated from.
    """

    figure: str
    statement: str
    report: str
    as_of: str | None
    dated_by: Literal["words", "published"] | None
    origin: str | None
    role: Role
    parts: tuple[str, ...] = ()
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerValue:
    """One value of a row (`low` to `high`, None: unbounded) and all who tell it; `text` is the first cell's words."""

    text: str
    low: float | None
    high: float | None
    approximate: bool
    cells: tuple[LedgerCell, ...]


@dataclass(frozen=True, slots=True)
class LedgerRelation:
    """How two values of a row go together: `earlier` and `later` index its values; `why` gives the reason.

    Only of *superseded* does the order tell something: the later value replaces the earlier.
    """

    earlier: int
    later: int
    relation: Relation
    why: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One counted or measured thing of the story and every value that a report gives for it.

    `counted` and `action` are those of one of its figures, in the sources' words; `unit` is that of all.  `part_of` is
    the id of the row of the whole that this is said to be a part of.  `disputes` are the ids of those made of it.
    """

    id: str
    counted: str
    action: str | None
    unit: str | None
    values: tuple[LedgerValue, ...]
    relations: tuple[LedgerRelation, ...]
    part_of: str | None = None
    disputes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that most reports tell and `reports` leave out, or that one report alone tells (`only`: that one)."""

    kind: OmissionKind
    claim: str
    reports: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """What one report tells at the time of its publication (ISO 8601 day or moment)."""

    when: str
    report: str
    statement: str
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """How something was told over time; `steps` are in order of publication.

    *told*: the first and the last report of a claim.  *dropped*: the same, where `without` are the later reports, none
    of which tells it.  *counted*: the values of a ledger row as they came.  *revised*: one outlet's values of a row, a
    later one unlike its earlier.
    """

    kind: ChangeKind
    steps: tuple[ChangeStep, ...]
    why: str
    claim: str | None = None
    row: str | None = None
    outlet: str | None = None
    without: tuple[str, ...] = ()
