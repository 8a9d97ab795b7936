"""How good a dossier is: the measures of an answer key, each 0 to 1 and higher better, with what was missed.

A key (see `quality/README.md`) names for one event the claims and every passage that tells them, who is said to
stand behind each, the disputes, and samples of the rest.  Only what a key lists is judged: passages that it does not
mention neither help nor hurt.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from reportedly.evaluate.answer_key import Interval, Item, KeyedDossier, cover, words

_FIT_FOR_DENIAL = 0.3  # a denial is often a short clause of a long sentence
_SHOWN = 60  # characters of a quote that a miss shows
_NEAR_KM = 25.0
_KM_A_DEGREE = 111.0

Misses = list[str]


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures by name, in the order in which they are shown, and a line for each thing missed, sorted."""

    figures: tuple[tuple[str, float], ...]
    misses: tuple[str, ...]

    def as_dict(self) -> dict[str, float]:
        """The figures as a dictionary."""
        return dict(self.figures)


def evaluate_claims(key: Item, document: Item) -> Measures:
    """Measure a dossier's JSON against an answer key.

    "disputes listed (count)" is a count, every other figure 0 to 1.  Raises DossierInvalid when the dossier lacks a
    report of the key.
    """
    keyed = KeyedDossier(key, document)
    misses: Misses = []
    recall, precision = _alignment(keyed, misses)
    named, own_voice = _voices(keyed, misses)
    joined, apart = _names(keyed, misses)
    figures = (
        ("spans are the source's words", _spans(keyed, misses)),
        ("furniture removed", _furniture(keyed, misses)),
        ("body kept", _body(keyed, misses)),
        ("alignment recall", recall),
        ("alignment precision", precision),
        ("alignment F1", 2 * recall * precision / max(1e-9, recall + precision)),
        ("origins named", named),
        ("own voice left alone", own_voice),
        ("denials found", _denials(keyed, misses)),
        ("disputes found", _disputes(keyed, misses)),
        ("disputes listed (count)", len(document["disputes"])),
        ("told by one", _only(keyed, misses)),
        ("names joined", joined),
        ("names kept apart", apart),
        ("dates", _dates(keyed, misses)),
        ("places", _places(keyed, misses)),
    )
    return Measures(figures, tuple(sorted(misses)))


def _note(misses: Misses, good: bool, what: str, *details: object) -> bool:
    if not good:
        misses.append(f"{what}: " + " | ".join(map(str, details)))
    return good


def _share(hits: int, of: int) -> float:
    return hits / max(1, of)


def _evidence(keyed: KeyedDossier) -> Iterator[tuple[str, str, str, str | None]]:
    """Each passage of the key: claim, report, quote, and who stands behind it (None: the outlet's own voice)."""
    for claim in keyed.key["claims"]:
        for short, quote, who in claim["evidence"]:
            yield claim["id"], short, quote, who


def _spans(keyed: KeyedDossier, misses: Misses) -> float:
    """Every quote is the report's own text at its offsets."""
    text = {r["id"]: r["text"] for r in keyed.document["reports"]}
    good = [
        _note(
            misses,
            text[s["report"]][s["start"] : s["end"]] == s["quote"],
            "quote is not the text at its offsets",
            s["id"],
        )
        for s in keyed.statements
    ]
    return 1 - good.count(False) / max(1, len(good))


def _furniture(keyed: KeyedDossier, misses: Misses) -> float:
    listed = keyed.key["furniture"]
    good = [_note(misses, keyed.span(r, quote) is None, "furniture kept", r, quote) for r, quote in listed]
    return 1 - good.count(False) / max(1, len(good))


def _body(keyed: KeyedDossier, misses: Misses) -> float:
    """Passages of the key whose words survived the reading."""
    wanted = [(r, quote) for _, r, quote, _ in _evidence(keyed)] + [(r, quote) for r, quote in keyed.key["only"]]
    good = [_note(misses, keyed.span(r, quote) is not None, "body text lost", r, quote) for r, quote in wanted]
    return 1 - good.count(False) / max(1, len(good))


def _alignment(keyed: KeyedDossier, misses: Misses) -> tuple[float, float]:
    """Recall and precision of "the same claim" over pairs of the key's passages from different reports.

    A statement may tell several of the key's claims; a pair is right when its statements share one of them.
    """
    passages = [(claim, r, quote, keyed.holding(r, quote)[:1]) for claim, r, quote, _ in _evidence(keyed)]
    told: dict[str, set[str]] = {}
    for claim, _, _, best in passages:
        for statement in best:
            told.setdefault(statement["id"], set()).add(claim)
    held = [set[str]().union(*(keyed.claims_of.get(s["id"], set()) for s in best)) for *_, best in passages]
    same = found = said = right = 0
    for (i, (claim, r, quote, ours)), (j, (other, r2, quote2, theirs)) in combinations(enumerate(passages), 2):
        if r == r2:
            continue
        together = bool(held[i] & held[j])
        if claim == other:
            same += 1
            found += _note(misses, together, "not aligned", claim, r, quote[:_SHOWN], r2, quote2[:_SHOWN])
        if together:
            good = bool(told[ours[0]["id"]] & told[theirs[0]["id"]])
            said += 1
            right += _note(misses, good, "wrongly aligned", claim, quote[:_SHOWN], other, quote2[:_SHOWN])
    return _share(found, same), _share(right, said)


def _voices(keyed: KeyedDossier, misses: Misses) -> tuple[float, float]:
    """Named origins that were found; and passages in the outlet's own voice that were given no other."""
    named: list[bool] = []
    own: list[bool] = []
    for _, r, quote, who in _evidence(keyed):
        held = keyed.holding(r, quote)
        if who is None:
            speakers = [a["source"]["text"] for s in held[:1] for a in s["attributions"] if a.get("source")]
            own.append(bool(held) and _note(misses, not speakers, "voice invented", r, quote[:_SHOWN], speakers))
        else:
            names = [name for s in held[:2] for name in keyed.voices(s)]
            good = any(name and keyed.alike(name, who) for name in names)
            named.append(_note(misses, good, "origin missed", r, quote[:_SHOWN], "wanted", who, "got", names))
    return _share(sum(named), len(named)), _share(sum(own), len(own))


def _denials(keyed: KeyedDossier, misses: Misses) -> float:
    """Denials of the key that stand in any dispute."""
    wanted = [(c["id"], r, quote) for c in keyed.key["claims"] for r, quote, _ in c.get("denied", [])]
    disputed = {s for dispute in keyed.document["disputes"] for side in dispute["sides"] for s in side["statements"]}
    good = [
        _note(
            misses,
            any(s["id"] in disputed for s in keyed.holding(r, quote, _FIT_FOR_DENIAL)),
            *("denial missed", claim, r, quote[:_SHOWN]),
        )
        for claim, r, quote in wanted
    ]
    return _share(sum(good), len(good))


def _disputes(keyed: KeyedDossier, misses: Misses) -> float:
    """Disputes of the key that some dispute has on two different sides."""
    listed = [[set(side["statements"]) for side in d["sides"]] for d in keyed.document["disputes"]]
    good = []
    for wanted in keyed.key["disputes"]:
        a = {s["id"] for s in keyed.holding(*wanted["a"])}
        b = {s["id"] for s in keyed.holding(*wanted["b"])}
        good.append(_note(misses, any(_opposed(sides, a, b) for sides in listed), "dispute missed", wanted["id"]))
    return _share(sum(good), len(good))


def _opposed(sides: list[set[str]], a: set[str], b: set[str]) -> bool:
    both = any(side & a and side & b for side in sides)
    return any(side & a for side in sides) and any(side & b for side in sides) and not both


def _only(keyed: KeyedDossier, misses: Misses) -> float:
    """Passages told by one report alone that no claim joins with another report's."""
    report_of = {s["id"]: s["report"] for s in keyed.statements}
    members = {claim["id"]: claim["statements"] for claim in keyed.document["claims"]}
    good = []
    for r, quote in keyed.key["only"]:
        held = keyed.holding(r, quote)[:1]
        claims = {claim for s in held for claim in keyed.claims_of.get(s["id"], set())}
        reports = {report_of[s] for claim in claims for s in members[claim]}
        good.append(_note(misses, bool(held) and len(reports) <= 1, "told by one, shown as by more", r, quote[:_SHOWN]))
    return _share(sum(good), len(good))


def _names(keyed: KeyedDossier, misses: Misses) -> tuple[float, float]:
    """Pairs of names that are one and were joined; pairs that are not and were kept apart."""
    pairs = [pair for group in keyed.key["same"] for pair in combinations(group, 2)]
    joined = [_note(misses, bool(keyed.holders(a) & keyed.holders(b)), "not one", a, b) for a, b in pairs]
    others = keyed.key["different"]
    apart = [_note(misses, not keyed.holders(a) & keyed.holders(b), "wrongly one", a, b) for a, b in others]
    return _share(sum(joined), len(joined)), _share(sum(apart), len(apart))


def _dates(keyed: KeyedDossier, misses: Misses) -> float:
    """Expressions of time that begin on the day that the key gives."""
    good = [
        _note(misses, _begins(keyed, keyed.reports[r]["id"], keyed.span(r, quote), day), "date", r, quote, day)
        for r, quote, day in keyed.key["dates"]
    ]
    return _share(sum(good), len(good))


def _begins(keyed: KeyedDossier, report: str, span: Interval | None, day: str) -> bool:
    return span is not None and any(
        t["report"] == report and cover((t["start"], t["end"]), span) >= 0.5 and str(t["from"])[:10] == day
        for t in keyed.document["times"]
    )


def _places(keyed: KeyedDossier, misses: Misses) -> float:
    """Places of the key that the dossier has under their name, near their coordinates."""
    good = [
        _note(misses, any(_is_at(p, name, *where) for p in keyed.document["places"]), "place", name)
        for name, where in keyed.key["places"].items()
    ]
    return _share(sum(good), len(good))


def _is_at(place: Item, name: str, latitude: float, longitude: float) -> bool:
    east = (place["longitude"] - longitude) * math.cos(math.radians(latitude))
    distance = math.hypot(place["latitude"] - latitude, east) * _KM_A_DEGREE
    return words(place["name"]) == words(name) and distance <= _NEAR_KM
