"""The sections of the page as plain views: what each line shows, in which order, and which passage it stands on.

Only arranges what the dossier holds; nothing is found or decided here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.publish.flowchart import carriers
from reportedly.publish.lookup import KIND_WORDS, Lookup
from reportedly.publish.wording import bounds, moment, origin_phrase, period, short_day, stretch
from reportedly.records import Claim, Dispute, Figure, Framing, Origin, Statement

STANCES = {"denies": "denied", "doubts": "with doubt", "asserts": ""}
DISPUTES = {
    "denial": "Denied",
    "contradiction": "Contradicted",
    "figure": "Figures differ",
    "detail": "Details differ",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement as a line: its words, who told whom, and the anchor of its passage."""

    anchor: str
    quote: str
    report: str
    outlet: str
    published: str
    chain: tuple[str, ...]
    stance: str


@dataclass(frozen=True, slots=True)
class Group:
    """An origin of a claim and, for each report that carries it there, the first statement that does."""

    name: str
    kind: str
    known: bool
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """The disputes of one kind seen from a claim: the first, how many, and what those who are not of this claim say."""

    dispute: Dispute
    word: str
    others: tuple[Telling, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One row of the claims."""

    claim: Claim
    phrase: str
    groups: tuple[Group, ...]
    tellings: tuple[Telling, ...]
    figures: tuple[str, ...]
    times: tuple[str, ...]
    places: tuple[str, ...]
    against: tuple[Against, ...]

    @property
    def told(self) -> bool:
        """Whether it stands among the claims: told by several reports, or disputed."""
        return self.claim.reports > 1 or bool(self.against)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as one source gives it: as told, its range, who gives it, and in which reports it stands where.

    `low` and `high` (None: open) lie between 0 and 1 on the line of its group.
    """

    text: str
    range: str
    as_of: str
    who: str
    low: float | None
    high: float | None
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures of one counted thing; `differ` where not all give the same."""

    name: str
    rows: tuple[FigureRow, ...]
    reports: int
    differ: bool


def tell(lookup: Lookup, key: str) -> Telling:
    """Give a statement as a line."""
    s = lookup.statements[key]
    report = lookup.reports[s.report]
    outlet, published = lookup.names[s.report], moment(report.published)
    return Telling(lookup.anchor(key), s.quote, s.report, outlet, published, tuple(lookup.chain(s)), STANCES[s.stance])


def view_claims(lookup: Lookup) -> list[ClaimView]:
    """Give all claims, the most told first, of equals the disputed and the better founded."""
    views = [_view_claim(lookup, claim) for claim in lookup.dossier.claims]
    return sorted(views, key=lambda v: (-v.claim.reports, -v.claim.outlets, not v.against, -v.claim.independent))


def _view_claim(lookup: Lookup, claim: Claim) -> ClaimView:
    told = [lookup.statements[key] for key in claim.statements]
    return ClaimView(
        claim,
        origin_phrase(lookup, claim),
        tuple(_groups(lookup, told)),
        tuple(tell(lookup, key) for key in claim.statements),
        _once(lookup.figures[key].text for s in told for key in s.figures),
        _once(_time(lookup, key) for s in told for key in s.times),
        _once(lookup.places[key].name for s in told for key in s.places),
        tuple(_merged([_against(lookup, claim, d) for d in lookup.disputes_of.get(claim.id, ())])),
    )


def _merged(found: list[Against]) -> Iterator[Against]:
    """One for each kind, with each passage's words once: copies of a report repeat its disputes."""
    for word in dict.fromkeys(a.word for a in found):
        same = [a for a in found if a.word == word]
        others = distinct(t for a in same for t in a.others)
        yield Against(same[0].dispute, word, tuple(others), len(same))


def distinct(told: Iterable[Telling]) -> list[Telling]:
    """The tellings without those that only repeat another's words."""
    found: dict[str, Telling] = {}
    for telling in told:
        found.setdefault(" ".join(telling.quote.casefold().split()).strip(" .,;"), telling)
    return list(found.values())


def _once(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in words if w))


def _time(lookup: Lookup, key: str) -> str:
    time = lookup.times[key]
    if not time.begins:
        return ""
    ends = time.ends or time.begins
    if time.begins[:10] != ends[:10]:
        return period(time.begins[:10], ends[:10])
    return " ".join([short_day(time.begins), stretch(time.begins, ends)]).strip()


def _groups(lookup: Lookup, told: list[Statement]) -> Iterator[Group]:
    """Known origins with the most reports first, then what has none."""
    carried: dict[str, dict[str, Telling]] = {}
    for s in told:
        key = s.origin if s.origin and lookup.is_known(s.origin) else ""
        carried.setdefault(key, {}).setdefault(s.report, tell(lookup, s.id))
    for key, by_report in sorted(carried.items(), key=lambda item: (not item[0], -len(item[1]))):
        kind = KIND_WORDS[lookup.origins[key].kind] if key else "origin unknown"
        tellings = tuple(by_report[r] for r in lookup.reports_in_order(by_report))
        yield Group(lookup.origin_name(key), kind, bool(key), tellings)


def _against(lookup: Lookup, claim: Claim, dispute: Dispute) -> Against:
    """The sides that this claim is not on; where it is on all, all sides."""
    mine = set(claim.statements)
    others = [key for side in dispute.sides if not mine.intersection(side.statements) for key in side.statements]
    denied = [key for side in dispute.sides for key in side.statements if lookup.statements[key].stance == "denies"]
    shown = others or denied or [side.statements[-1] for side in dispute.sides if side.statements]
    return Against(dispute, DISPUTES[dispute.kind], tuple(tell(lookup, key) for key in shown))


def view_figures(lookup: Lookup) -> list[FigureGroup]:
    """Give the figures by what is counted and what befell it: those of several reports that differ come first."""
    teller = {key: s for s in lookup.dossier.statements for key in s.figures}
    groups: dict[str, list[Figure]] = {}
    for f in lookup.dossier.figures:
        if f.id in teller and not (f.low is None and f.high is None):
            counted = f"{f.counted} ({f.unit})" if f.unit and f.unit != f.counted else f.counted
            groups.setdefault(" · ".join(filter(None, (counted, f.action))), []).append(f)
    found = [_figure_group(lookup, name, group, teller) for name, group in groups.items()]
    return sorted(found, key=lambda g: (g.reports < 2, not g.differ, -g.reports))


def _figure_group(lookup: Lookup, name: str, figures: list[Figure], teller: dict[str, Statement]) -> FigureGroup:
    ends = [x for f in figures for x in (f.low, f.high) if x is not None]
    least, wide = min(ends), max(max(ends) - min(ends), 1e-9)
    rows: dict[tuple[object, ...], list[Figure]] = {}
    for f in figures:
        said = teller[f.id]
        who = lookup.chain(said)[-1] if said.attributions else "own voice"
        rows.setdefault((f.text.casefold(), f.low, f.high, f.as_of, who), []).append(f)
    found = [
        FigureRow(
            group[0].text,
            bounds(group[0]),
            group[0].as_of or "–",
            str(key[-1]),
            None if group[0].low is None else (group[0].low - least) / wide,
            None if group[0].high is None else (group[0].high - least) / wide,
            tuple(tell(lookup, teller[f.id].id) for f in group),
        )
        for key, group in rows.items()
    ]
    found.sort(key=lambda r: (r.low or 0.0, 2.0 if r.high is None else r.high))
    differ = len({(r.low, r.high) for r in found}) > 1
    return FigureGroup(name, tuple(found), len({f.report for f in figures}), differ)


def view_framing(lookup: Lookup) -> list[tuple[str, Framing]]:
    """Give the entities for which the reports use words that differ, with their names."""
    return [(lookup.entities[f.entity].name, f) for f in lookup.dossier.framing if f.words]


def view_origins(lookup: Lookup) -> list[tuple[Origin, str, list[tuple[str, list[Telling]]]]]:
    """Give every known origin, its name, and by report what it is said to have said."""
    return [
        (
            lookup.origins[key],
            lookup.origin_name(key),
            [(lookup.names[r], [tell(lookup, s.id) for s in told]) for r, told in by_report.items()],
        )
        for key, by_report in carriers(lookup).items()
    ]
