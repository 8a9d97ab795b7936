"""A dossier looked up by id: what the sections of the page ask for while they are laid out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from reportedly.records import (
    Change,
    Claim,
    Dispute,
    Dossier,
    Entity,
    Excerpt,
    Figure,
    LedgerRow,
    LineageEdge,
    Origin,
    Place,
    Report,
    Statement,
    Time,
)
from reportedly.text.outlets import find_outlet

KIND_WORDS = {
    "person": "person",
    "body": "body",
    "unnamed": "unnamed",
    "agency": "agency",
    "outlet": "own reporting",
    "unknown": "origin unknown",
}

_LONGEST = 34  # characters of a headline that stands for an outlet


def _short_name(report: Report) -> str:
    """The outlet; where that is not known the headline in quotation marks, cut short, or the name of the input."""
    if report.outlet or not report.title:
        return report.outlet or PurePath(report.file or "").name or report.url or report.id
    whole = len(report.title) <= _LONGEST
    cut = report.title if whole else report.title[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return f"“{cut}”"


@dataclass(frozen=True)
class Lookup:
    """The dossier's parts by id; everything is made once, on first use."""

    dossier: Dossier

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id."""
        return {r.id: r for r in self.dossier.reports}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.dossier.statements}

    @cached_property
    def statements_of(self) -> dict[str, list[Statement]]:
        """Each report's statements, in the order of its text."""
        found: dict[str, list[Statement]] = {r.id: [] for r in self.dossier.reports}
        for s in sorted(self.dossier.statements, key=lambda s: (s.start, -s.end)):
            found[s.report].append(s)
        return found

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """Origins by id."""
        return {o.id: o for o in self.dossier.origins}

    @cached_property
    def tellers(self) -> Counter[str]:
        """How many origins are "named" and how many "unnamed" sources, of those that a statement has."""
        used = {s.origin for s in self.dossier.statements}
        kinds = [o.kind for o in self.dossier.origins if o.id in used and o.kind != "unknown"]
        return Counter("unnamed" if kind == "unnamed" else "named" for kind in kinds)

    @cached_property
    def telling(self) -> frozenset[str | None]:
        """The origins that a statement has."""
        return frozenset(s.origin for s in self.dossier.statements)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {e.id: e for e in self.dossier.entities}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Figures by id."""
        return {f.id: f for f in self.dossier.figures}

    @cached_property
    def times(self) -> dict[str, Time]:
        """Times by id."""
        return {t.id: t for t in self.dossier.times}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places by id."""
        return {p.id: p for p in self.dossier.places}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.dossier.claims}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """The claim of each statement; of several, the one that most reports tell."""
        found: dict[str, Claim] = {}
        for claim in sorted(self.dossier.claims, key=lambda c: -c.reports):
            for key in claim.statements:
                found.setdefault(key, claim)
        return found

    @cached_property
    def disputes_of(self) -> dict[str, list[Dispute]]:
        """The disputes that a claim's statements are part of, by the claim's id."""
        found: dict[str, list[Dispute]] = {}
        for dispute in self.dossier.disputes:
            inside = {key for side in dispute.sides for key in side.statements}
            for claim in self.dossier.claims:
                if inside.intersection(claim.statements):
                    found.setdefault(claim.id, []).append(dispute)
        return found

    @cached_property
    def rows(self) -> dict[str, LedgerRow]:
        """Rows of the figures ledger by id."""
        return {r.id: r for r in self.dossier.ledger}

    @cached_property
    def counted(self) -> dict[str, tuple[LedgerRow, int]]:
        """For each figure of the ledger its row, and the index of its value there."""
        found: dict[str, tuple[LedgerRow, int]] = {}
        for row in self.dossier.ledger:
            for index, value in enumerate(row.values):
                found.update((cell.figure, (row, index)) for cell in value.cells)
        return found

    @cached_property
    def edges_into(self) -> dict[str, list[LineageEdge]]:
        """The edges into each report's passages, in the order of its text."""
        found: dict[str, list[LineageEdge]] = {}
        for edge in sorted(self.dossier.lineage, key=lambda e: e.target):
            found.setdefault(edge.target.report, []).append(edge)
        return found

    @cached_property
    def changes_of(self) -> dict[str, list[Change]]:
        """The changes of each claim that has any."""
        found: dict[str, list[Change]] = {}
        for change in self.dossier.changes:
            if change.claim:
                found.setdefault(change.claim, []).append(change)
        return found

    @cached_property
    def leaving_out(self) -> dict[str, tuple[str, ...]]:
        """The reports that leave out a claim most others tell, by the claim's id."""
        return {o.claim: o.reports for o in self.dossier.omissions if o.kind == "left out"}

    @cached_property
    def names(self) -> dict[str, str]:
        """A short name for each report: its outlet or what else tells it apart, numbered where that is not one."""
        plain = {r.id: _short_name(r) for r in self.dossier.reports}
        often = Counter(plain.values())
        seen: Counter[str] = Counter()
        names = {}
        for key, name in plain.items():
            seen[name] += 1
            names[key] = f"{name} ({seen[name]})" if often[name] > 1 else name
        return names

    def anchor(self, key: str) -> str:
        """The id of a statement's passage in the page: "r1.s3"."""
        report = self.statements[key].report
        return key if key.startswith(f"{report}.") else f"{report}.{key}"

    def is_known(self, origin: str | None) -> bool:
        """Whether the origin is one that is known."""
        return origin in self.origins and self.origins[origin].kind != "unknown"

    def origin_name(self, origin: str | None) -> str:
        """What to call an origin: its name, or what kind of origin it is."""
        known = self.origins.get(origin or "")
        if known is None or known.kind == "unknown":
            return "origin unknown"
        return known.name or {"unnamed": "an unnamed source"}.get(known.kind, KIND_WORDS[known.kind])

    def who(self, excerpt: Excerpt) -> str:
        """The name of what an excerpt stands for, or else its words; agencies and outlets by their full name."""
        entity = self.entities.get(excerpt.entity or "")
        name = entity.name if entity else excerpt.text
        outlet = find_outlet(name)
        return outlet.name if outlet else name

    def chain(self, statement: Statement) -> list[str]:
        """Who said it to whom, nearest to the reader first: outlet, relays, speaker (with the channel)."""
        steps = [self.names[statement.report]]
        for a in statement.attributions:
            steps += [self.who(r) for r in a.relays]
            if a.source:
                steps.append(self.who(a.source) + (f" ({a.channel.text})" if a.channel else ""))
            elif a.channel:
                steps.append(f"({a.channel.text})")
        return [step for i, step in enumerate(steps) if not i or step != steps[i - 1]]

    def reports_in_order(self, keys: Iterable[str]) -> list[str]:
        """The given reports' ids in the dossier's order, each once."""
        wanted = set(keys)
        return [key for key in self.reports if key in wanted]
