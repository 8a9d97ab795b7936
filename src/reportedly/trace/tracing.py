"""Puts the story's origins together: voices by report, joined across reports, then copies, then the counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.records import Account, Claim, Embed, Entity, LineageEdge, Origin, Report, Statement
from reportedly.text.propositions import content_span
from reportedly.trace.copies import Copy, find_copies
from reportedly.trace.direction import direct_copies, passage_counts
from reportedly.trace.edges import copy_edges, declared_edges
from reportedly.trace.independence import Groups, Kin, count_independent
from reportedly.trace.inheritance import copied_statements, inherit
from reportedly.trace.kinship import find_affiliations, kinship
from reportedly.trace.links import find_publishers
from reportedly.trace.one_voice import join_voices
from reportedly.trace.passages import find_passages
from reportedly.trace.rewrites import find_rewrites
from reportedly.trace.sources_apart import tell_apart
from reportedly.trace.voices import Voice, find_voice, known_entities

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
    embed: Embed | None = None,
) -> Traced:
    """Give every statement its origin and every claim its counts, and draw the lineage between passages.

    Without `embed`, passages rewritten in other words are not looked for.
    """
    by_id = {e.id: e for e in entities}
    known = known_entities(accounts, entities, entity_of)
    told = [find_passages(a) for a in accounts]
    sentence = {s.id: p.text for passages in told for p in passages for s in p.statements}
    publishers = find_publishers([a.report for a in accounts])
    voices = {s.id: find_voice(a, s, known, sentence[s.id], publishers) for a in accounts for s in a.statements}
    apart = tell_apart(voices, {a.report.id: a.report for a in accounts})
    copies = find_copies(told, apart)
    if embed is not None:
        copies += find_rewrites(told, claims, copies, embed, apart)
    copies = direct_copies(copies, accounts, passage_counts(told), publishers)
    pairs = copied_statements(copies)
    inherit(voices, copies, pairs, accounts, passage_counts(told))
    book = _Book()
    traced = tuple(
        replace(a, statements=tuple(replace(s, origin=book.id(voices[s.id])) for s in a.statements)) for a in accounts
    )
    statements = {s.id: s for a in traced for s in a.statements}
    declared = declared_edges(traced, voices, known, copies, book.id, publishers)
    one = join_voices(statements, told, pairs, book.origins, find_affiliations(accounts, entity_of, by_id))
    counting = _Counting(
        statements, {o.id: o for o in book.origins}, {a.report.id: a.report for a in accounts}, one,
        _copy_groups(pairs), frozenset(s for s, v in voices.items() if v.witnessed), kinship(accounts, by_id),
    )  # fmt: skip
    counted = tuple(counting.counted(c) for c in claims)
    return Traced(traced, counted, tuple(book.origins), declared + copy_edges(copies))


def _copy_groups(pairs: Sequence[tuple[str, str, Copy]]) -> Groups:
    groups = Groups()
    for a, b, _ in pairs:
        groups.join(a, b)
    return groups


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


@dataclass(frozen=True, slots=True)
class _Counting:
    """All that a claim's counts are made from."""

    statements: Mapping[str, Statement]
    origins: Mapping[str, Origin]
    reports: Mapping[str, Report]
    voices: Groups
    copied: Groups
    witnessed: frozenset[str]
    kin: Kin

    def counted(self, claim: Claim) -> Claim:
        """The claim with its origins and counts; what tells it only loosely adds no independent origin."""
        told, sure = [self.statements[s] for s in claim.statements], frozenset(claim.sure)
        backing = [s for s in told if s.stance != "denies"] or told
        known = {s.report for s in backing if s.origin and self.origins[s.origin].kind != "unknown"}
        return replace(
            claim,
            origins=tuple(dict.fromkeys(s.origin for s in told if s.origin)),
            reports=len({s.report for s in told}),
            outlets=len({o for s in told if (o := self.reports[s.report].outlet)}),
            independent=max(self._independent(side) for side in _sides([s for s in backing if s.id in sure])),
            unknown=len({s.report for s in backing} - known),
        )

    def _independent(self, side: Sequence[Statement]) -> int:
        same: dict[str, str] = {}
        copied = [(same.setdefault(self.copied.root(s.id), s.id), s.id) for s in side]
        return count_independent(side, self.origins, self.voices, copied, self.witnessed, self.kin)
