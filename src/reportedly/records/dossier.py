"""What a story's reports tell together: the parts of a dossier (`align/`, `trace/`, `compare/`)."""

from dataclasses import dataclass
from typing import Literal

from reportedly.records.accounts import Figure, MentionKind, Statement, Time
from reportedly.records.ledger import Change, LedgerRow, Omission
from reportedly.records.pages import Failure
from reportedly.records.reports import Report
from reportedly.records.spans import Span

OriginKind = Literal["person", "body", "unnamed", "agency", "outlet", "unknown"]
DisputeKind = Literal["denial", "contradiction", "figure", "detail"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place or other thing under one name; `evidence` says why its names were joined."""

    id: str
    kind: MentionKind
    name: str
    names: tuple[str, ...]
    mentions: tuple[Span, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place with WGS 84 coordinates in degrees and its GeoNames id; `why` says how it was chosen."""

    id: str
    name: str
    latitude: float
    longitude: float
    geonames: int | None
    mentions: tuple[Span, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """The statements of a story that tell one proposition.

    `text` is the quote of one of them.  `origins` are ids; `independent` counts the known ones that do not depend on
    each other, `unknown` the reports whose origin for this claim is not known.  `why` gives, for each statement,
    what it shares with another of them and what it tells differently.  `loose` are those of the statements that are
    too far from the claim's words to be sure that they tell the same: their origins are not counted as independent.
    """

    id: str
    text: str
    statements: tuple[str, ...]
    origins: tuple[str, ...] = ()
    reports: int = 0
    outlets: int = 0
    independent: int = 0
    unknown: int = 0
    why: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()

    @property
    def sure(self) -> tuple[str, ...]:
        """The statements that surely tell it: those not in `loose`."""
        return tuple(s for s in self.statements if s not in self.loose)


@dataclass(frozen=True, slots=True)
class Origin:
    """The root of a statement's chain."""

    id: str
    kind: OriginKind
    name: str | None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """One passage or origin that another passage comes from.

    `declared` where the report credits it, `textual` where words were copied.  `source` is a span or an origin's id.
    `directed` is False when nothing tells which of two alike passages came first.  `rewritten` is True for a textual
    edge between passages that tell the same details in other words.
    """

    kind: Literal["declared", "textual"]
    source: Span | str
    target: Span
    why: str
    directed: bool = True
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: the statements (ids) that hold it, and the attribution in words."""

    label: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Statements that cannot both be wholly right, and the rule that found it."""

    id: str
    kind: DisputeKind
    sides: tuple[Side, ...]
    why: str
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class FramingWord:
    """Words for a party and how often each report uses them: (report id, count), in report order."""

    text: str
    reports: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Framing:
    """The words that the reports use for one entity."""

    entity: str
    words: tuple[FramingWord, ...]


@dataclass(frozen=True, slots=True)
class ActFraming:
    """The verbs, as the reports inflect them, that they use for the act of one claim, and how often each."""

    claim: str
    words: tuple[FramingWord, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """When what a claim tells is said to have happened (ISO 8601)."""

    begins: str
    ends: str
    claim: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one story; `publish/` writes it."""

    title: str
    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    lineage: tuple[LineageEdge, ...]
    disputes: tuple[Dispute, ...]
    figures: tuple[Figure, ...]
    entities: tuple[Entity, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    timeline: tuple[TimelineEntry, ...]
    framing: tuple[Framing, ...]
    failures: tuple[Failure, ...]
    ledger: tuple[LedgerRow, ...] = ()
    omissions: tuple[Omission, ...] = ()
    changes: tuple[Change, ...] = ()
    acts: tuple[ActFraming, ...] = ()
