"""What changed over time and what is left out, as the page shows it.

Only arranges the dossier's changes and omissions; they were found before.
"""

from dataclasses import dataclass

from reportedly.publish.counting import row_name
from reportedly.publish.lookup import Lookup
from reportedly.publish.tellings import Telling, tell
from reportedly.publish.whys import named
from reportedly.publish.wording import moment
from reportedly.records import Change, ChangeStep, Omission


@dataclass(frozen=True, slots=True)
class Step:
    """What one report told when, with the anchor of its passage; for a count, the figure's words."""

    when: str
    iso: str
    outlet: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: what it is of, where that stands on the page, and its steps; `without` names who tell it no more."""

    kind: str
    name: str
    link: str
    own_words: bool
    steps: tuple[Step, ...]
    outlet: str
    without: str
    why: str


@dataclass(frozen=True, slots=True)
class OmissionView:
    """A claim that most tell and some leave out, or that one alone tells: its first telling, and which reports."""

    claim: str
    text: str
    first: Telling
    reports: tuple[tuple[str, str], ...]
    why: str


def view_changes(lookup: Lookup, kinds: tuple[str, ...]) -> list[ChangeView]:
    """Give the changes of the given kinds in the dossier's order."""
    return [_change(lookup, c) for c in lookup.dossier.changes if c.kind in kinds]


def view_omissions(lookup: Lookup, kind: str) -> list[OmissionView]:
    """Give what is left out, or told by one only, in the dossier's order, which is by weight."""
    return [_omission(lookup, o) for o in lookup.dossier.omissions if o.kind == kind]


def _change(lookup: Lookup, change: Change) -> ChangeView:
    row = lookup.rows.get(change.row or "")
    claim = lookup.claims.get(change.claim or "")
    steps = tuple(_step(lookup, s) for s in change.steps)
    return ChangeView(
        change.kind,
        claim.text if claim else row_name(row) if row else change.why,
        claim.id if claim else row.id if row else "",
        claim is not None,
        steps,
        change.outlet or "",
        named(lookup, change.without),
        change.why,
    )


def _step(lookup: Lookup, step: ChangeStep) -> Step:
    figure = lookup.figures.get(step.figure or "")
    words = figure.text if figure else lookup.statements[step.statement].quote
    return Step(moment(step.when), step.when, lookup.names[step.report], lookup.anchor(step.statement), words)


def _omission(lookup: Lookup, omission: Omission) -> OmissionView:
    claim = lookup.claims[omission.claim]
    reports = tuple((key, lookup.names[key]) for key in omission.reports)
    return OmissionView(claim.id, claim.text, tell(lookup, claim.statements[0]), reports, omission.why)
