"""The sections of the page as plain views: what each line shows, in which order, and which passage it stands on.

Only arranges what the dossier holds; nothing is found or decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.publish.counting import row_name, value_state
from reportedly.publish.flowchart import carriers
from reportedly.publish.lookup import KIND_WORDS, Lookup
from reportedly.publish.tellings import Telling, distinct, tell
from reportedly.publish.whys import Why, view_why
from reportedly.publish.wording import claim_counts, origin_phrase, period, short_day, stretch
from reportedly.records import ActFraming, Claim, Dispute, Framing, Origin, Statement

DISPUTES = {
    "denial": "Denied",
    "contradiction": "Contradicted",
    "figure": "Figures differ",
    "detail": "Details differ",
}


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
class Counted:
    """A figure of a claim: its words, its row of the ledger ("" where it has none), and how it stands there."""

    text: str
    row: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One row of the claims; `why` only for those that stand among the claims."""

    claim: Claim
    counts: tuple[tuple[str, str], ...]
    phrase: str
    groups: tuple[Group, ...]
    tellings: tuple[Telling, ...]
    figures: tuple[Counted, ...]
    times: tuple[str, ...]
    places: tuple[str, ...]
    against: tuple[Against, ...]
    why: Why | None

    @property
    def told(self) -> bool:
        """Whether it stands among the claims: told by several reports, or disputed."""
        return self.claim.reports > 1 or bool(self.against)


def view_claims(lookup: Lookup) -> list[ClaimView]:
    """Give all claims, the most told first, of equals the disputed and the better founded."""
    views = [_view_claim(lookup, claim) for claim in lookup.dossier.claims]
    return sorted(views, key=lambda v: (-v.claim.reports, -v.claim.outlets, not v.against, -v.claim.independent))


def _view_claim(lookup: Lookup, claim: Claim) -> ClaimView:
    told = [lookup.statements[key] for key in claim.statements]
    against = tuple(_merged([_against(lookup, claim, d) for d in lookup.disputes_of.get(claim.id, ())]))
    return ClaimView(
        claim,
        tuple(claim_counts(lookup, claim)),
        origin_phrase(lookup, claim),
        tuple(_groups(lookup, told, frozenset(claim.loose))),
        tuple(tell(lookup, key, key in claim.loose) for key in claim.statements),
        tuple(dict.fromkeys(_counted(lookup, key) for s in told for key in s.figures)),
        _once(_time(lookup, key) for s in told for key in s.times),
        _once(lookup.places[key].name for s in told for key in s.places),
        against,
        view_why(lookup, claim) if claim.reports > 1 or against else None,
    )


def _counted(lookup: Lookup, figure: str) -> Counted:
    text = lookup.figures[figure].text
    row, index = lookup.counted.get(figure, (None, 0))
    return Counted(text, row.id, row_name(row), value_state(row, index)) if row else Counted(text, "", "", "")


def _merged(found: list[Against]) -> Iterator[Against]:
    """One for each kind, with each passage's words once: copies of a report repeat its disputes."""
    for word in dict.fromkeys(a.word for a in found):
        same = [a for a in found if a.word == word]
        others = distinct(t for a in same for t in a.others)
        yield Against(same[0].dispute, word, tuple(others), len(same))


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


def _groups(lookup: Lookup, told: list[Statement], loose: frozenset[str]) -> Iterator[Group]:
    """Known origins with the most reports first, then what has none; a report's surest passage stands for it."""
    carried: dict[str, dict[str, Telling]] = {}
    for s in sorted(told, key=lambda s: s.id in loose):
        key = s.origin if s.origin and lookup.is_known(s.origin) else ""
        carried.setdefault(key, {}).setdefault(s.report, tell(lookup, s.id, s.id in loose))
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


def view_acts(lookup: Lookup) -> list[tuple[Claim, ActFraming]]:
    """Give the claims whose act the reports tell by different verbs."""
    return [(lookup.claims[a.claim], a) for a in lookup.dossier.acts if a.words]
