"""Puts the story's origins together: voices by report, joined across reports, then copies, then the counts."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.records import Account, Claim, Entity, LineageEdge, Origin, Report, Span, Statement
from reportedly.text.propositions import content_span
from reportedly.trace.copies import Copy, copy_edges, find_copies
from reportedly.trace.independence import count_independent, find_affiliations
from reportedly.trace.voices import Voice, find_voice, known_entities, outlet_voice

_NEGATION = re.compile(r"\b(?:no(?!\.? ?\d)|not|never|none|nobody|neither|nor)\b|n['’]t\b", re.I)


@dataclass(frozen=True, slots=True)
class Traced:
    """The accounts' statements with their origins, the claims with their counts, and how all hangs together."""

    accounts: tuple[Account, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    lineage: tuple[LineageEdge, ...]


def trace(
    accounts: Sequence[Account],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    entity_of: Mapping[tuple[str, int], str],
) -> Traced:
    """Give every statement its origin and every claim its counts, and draw the lineage between passages."""
    by_id = {e.id: e for e in entities}
    known = known_entities(accounts, entities, entity_of)
    voices = {s.id: find_voice(a, s, known) for a in accounts for s in a.statements}
    copies = find_copies(accounts)
    _inherit(voices, copies, {s.id: s for a in accounts for s in a.statements})
    book = _Book()
    traced = tuple(
        replace(a, statements=tuple(replace(s, origin=book.id(voices[s.id])) for s in a.statements)) for a in accounts
    )
    statements = {s.id: s for a in traced for s in a.statements}
    declared = _declared(statements, voices, known, book)
    affiliations = find_affiliations(accounts, entity_of, by_id)
    origins = {o.id: o for o in book.origins}
    reports = {a.report.id: a.report for a in accounts}
    copies_from: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        copies_from[copy.a].append(copy)
    counted = tuple(
        _counted(c, statements, origins, reports, affiliations, [copy for s in c.statements for copy in copies_from[s]])
        for c in claims
    )
    return Traced(traced, counted, tuple(book.origins), declared + copy_edges(copies, statements))


class _Book:
    """Origins under ids in order of first use: one for each entity, agency or outlet; unknown ones one a report."""

    def __init__(self) -> None:
        self.origins: list[Origin] = []
        self._ids: dict[tuple[str, str], str] = {}

    def id(self, voice: Voice) -> str:
        """The id of a voice's origin, opened when it is new."""
        key = self._key(voice)
        if key not in self._ids:
            self._ids[key] = f"o{len(self.origins) + 1}"
            self.origins.append(Origin(self._ids[key], voice.kind, voice.name, voice.entity))
        return self._ids[key]

    @staticmethod
    def _key(voice: Voice) -> tuple[str, str]:
        if voice.kind == "unknown":
            return "unknown", voice.report
        if voice.kind in ("agency", "outlet"):
            return "outlet", (voice.name or "").lower()
        if voice.entity:
            return "entity", voice.entity
        return voice.kind, f"{voice.report} {(voice.name or '').lower()}"


def _inherit(voices: dict[str, Voice], copies: Sequence[Copy], statements: Mapping[str, Statement]) -> None:
    """What was copied has the origin of what it was copied from.

    An unattributed passage takes its twin's voice where that is known.  Two copies that both pass for own reporting,
    with nothing to tell which came first, are of one origin that is not known.
    """
    for copy in copies:
        for mine, other in ((copy.b, copy.a), (copy.a, copy.b)):
            own = not statements[mine].attributions
            if own and voices[mine].kind == "unknown" and voices[other].kind != "unknown":
                voices[mine] = replace(voices[other], why=f"the same words as a passage of {statements[other].report}")
    for copy in copies:
        a, b = voices[copy.a], voices[copy.b]
        if "outlet" in (a.kind, b.kind) and a.name != b.name and not statements[copy.b].attributions:
            if copy.directed:
                voices[copy.b] = a
            elif {a.kind, b.kind} == {"outlet"} and not statements[copy.a].attributions:
                why = "two reports with the same words, and nothing tells which had them first"
                voices[copy.a] = Voice("unknown", None, None, why, a.report)
                voices[copy.b] = Voice("unknown", None, None, why, b.report)


def _declared(
    statements: Mapping[str, Statement], voices: Mapping[str, Voice], entities: Mapping[str, Entity], book: _Book
) -> tuple[LineageEdge, ...]:
    """Edges from credited origins, and from those who carried them, to the statements."""
    edges = []
    for statement in statements.values():
        voice, origin = voices[statement.id], statement.origin
        target = Span(statement.report, statement.start, statement.end)
        if voice.kind != "unknown" and origin:
            edges.append(LineageEdge("declared", origin, target, voice.why))
        for carrier in _carriers(statement, entities):
            carrier_id = book.id(carrier)
            if carrier_id != origin:
                edges.append(LineageEdge("declared", carrier_id, target, f"carried by {carrier.name}: {carrier.why}"))
    return tuple(edges)


def _carriers(statement: Statement, entities: Mapping[str, Entity]) -> list[Voice]:
    """The agencies and outlets between the root of the statement's chain and its report."""
    named = [a.source for a in statement.attributions[:-1] if a.source]
    named += [relay for a in statement.attributions for relay in a.relays]
    found = [voice for excerpt in named if (voice := outlet_voice(excerpt, entities))]
    return list({v.name: v for v in found}.values())


def _sides(told: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The statements that affirm, and those with a word of negation: who says the opposite backs nothing.

    Any negation in the content counts, which parts too many rather than too few ("tank No. 4" is none).
    """
    sides: tuple[list[Statement], list[Statement]] = ([], [])
    for statement in told:
        start, end = content_span(statement)
        content = statement.quote[start - statement.start : end - statement.start]
        sides[_NEGATION.search(content) is not None].append(statement)
    return sides


def _counted(
    claim: Claim,
    statements: Mapping[str, Statement],
    origins: Mapping[str, Origin],
    reports: Mapping[str, Report],
    affiliations: Sequence[tuple[str, str]],
    copies: Sequence[Copy],
) -> Claim:
    told = [statements[s] for s in claim.statements]
    backing = [s for s in told if s.stance != "denies"] or told
    known = {s.report for s in backing if s.origin and origins[s.origin].kind != "unknown"}
    return replace(
        claim,
        origins=tuple(dict.fromkeys(s.origin for s in told if s.origin)),
        reports=len({s.report for s in told}),
        outlets=len({o for s in told if (o := reports[s.report].outlet)}),
        independent=max(count_independent(side, origins, affiliations, copies) for side in _sides(backing)),
        unknown=len({s.report for s in backing} - known),
    )
