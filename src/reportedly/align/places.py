"""Coordinates for the places that a story names, datelines included, and which statement names which place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from reportedly.align.toponyms import Choice, Toponym, choose
from reportedly.gazetteer import Gazetteer
from reportedly.records import Account, Entity, Place, Report, Span
from reportedly.text.countries import country_name, country_of_demonym
from reportedly.text.names import fold
from reportedly.text.outlets import find_outlet, find_outlet_by_domain
from reportedly.text.place_names import called_place, place_key

_IN = re.compile(r"(?:, | \()(?:the )?([A-Z](?:[A-Z]\b|[\w’'-]*(?:\.[A-Za-z]{1,2})?\.?)(?: [A-Z][\w’'-]*){0,3})")
_REGION_AFTER = re.compile(r"['’]?s? (?:province|governorate|state|region|oblast|county|district|prefecture)\b", re.I)
_REGION_BEFORE = re.compile(r"\b(?:province|governorate|state|region|oblast|county) of $", re.I)
_CITY = re.compile(r"\b(?:city|town|village|capital|port)(?: city)?(?: of)? $", re.I)
_CITY_AFTER = re.compile(r" (?:city|town)\b", re.I)
_AT = re.compile(r"\b(?:in|near|at|from|to|of|around|across|outside|towards?|inside|through|between) (?:the )?$", re.I)
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?\b")

_HOME = 4  # an outlet's own country weighs as much as four adjectives of nationality; chosen on the even half of LGL
_LISTED = re.compile(r",? (?:and|or) (?:the )?[A-Z]|, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:, |,? and |,? or )")
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})?(?: (?:\([^)\n]{2,30}\) ?)?(?:--|[-–—―]) |[—―])")
_GENERIC = frozenset({"AI", "CO", "FM", "IO", "ME", "TV", "WS", "LY", "TO", "CC", "SO", "LA"})  # sold to anyone


@dataclass
class _Name:
    """A place as the story names it."""

    name: str
    names: list[str]
    spans: list[Span]
    inside: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    called: Counter[str] = field(default_factory=Counter)
    located: bool = False
    alone: bool = False


def resolve_places(accounts: Sequence[Account], entities: Sequence[Entity], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give coordinates to the entities that are places and to the reports' datelines; unknown names are left out.

    Ids are "p1" and on, by first mention.  Names that turn out to be one place become one `Place`.
    """
    reports = {a.report.id: a.report for a in accounts}
    names = [_Name(e.name, list(e.names), list(e.mentions)) for e in entities if e.kind == "place"]
    for account in accounts:
        _add_dateline(names, account.report)
    for name in names:
        for span in name.spans:
            _look_around(name, reports[span.report].text, span)
    toponyms = [_toponym(n) for n in names]
    choices = choose(toponyms, gazetteer, _nationalities(accounts))
    return _places(names, choices, [a.report.id for a in accounts])


def place_statements(accounts: Sequence[Account], places: Sequence[Place]) -> tuple[Account, ...]:
    """Give each statement the ids of the places that are named within it, in the order in which it names them."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for place in places:
        for span in place.mentions:
            spans.setdefault(span.report, []).append((span.start, span.end, place.id))
    placed = []
    for account in accounts:
        here = sorted(spans.get(account.report.id, ()))
        statements = tuple(
            replace(s, places=tuple(dict.fromkeys(p for a, b, p in here if s.start <= a and b <= s.end)))
            for s in account.statements
        )
        placed.append(replace(account, statements=statements))
    return tuple(placed)


def _add_dateline(names: list[_Name], report: Report) -> None:
    """The place of a report's dateline, found in its text outside the body."""
    if not report.place or not (wanted := report.place.split(",")[0].strip()):
        return
    found = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", report.text, re.I)
    if not found:
        return
    shown = wanted.title() if wanted.isupper() and len(wanted) > 3 else wanted
    span = Span(report.id, *found.span())
    for name in names:
        if any(place_key(n) == place_key(shown) for n in name.names):
            name.called["city"] += 1
            name.alone = name.alone or "," not in report.place
            if span not in name.spans:
                name.spans = sorted([*name.spans, span])
            return
    inside = [p.strip() for p in report.place.split(",")[1:] if p.strip()]
    called = Counter({"city": 1})
    names.append(_Name(shown, [shown], [span], inside, called=called, located=True, alone=not inside))


def _look_around(name: _Name, text: str, span: Span) -> None:
    """Note what the words beside one mention say that the place is, and is in."""
    after, before = text[span.end : span.end + 60], text[max(0, span.start - 25) : span.start]
    name.located = name.located or bool(_AT.search(before)) or called_place(text, span.start, span.end)
    if found := _IN.match(after):
        listed = found[1].istitle() and _LISTED.match(text, span.end + found.end())
        (name.beside if listed else name.inside).append(found[1])
    if _opens(text, span) and (dateline := _DATELINE.match(text, span.end)):
        name.called["city"] += 1
        name.alone = name.alone or not dateline[0].startswith(",")
    if _REGION_AFTER.match(after) or _REGION_BEFORE.search(before):
        name.called["region"] += 1
    elif _CITY.search(before) or _CITY_AFTER.match(after):
        name.called["city"] += 1


def _opens(text: str, span: Span) -> bool:
    """Whether a mention stands first in its paragraph, as the town of a dateline does."""
    return not text[: span.start].rpartition("\n")[2].strip()


def _toponym(name: _Name) -> Toponym:
    called = name.called.most_common(1)
    kind = called[0][0] if called and called[0][1] * 2 > len(name.spans) else ""
    return Toponym(
        names=tuple(dict.fromkeys((name.name, *name.names))),
        inside=tuple(name.inside),
        called=kind,
        count=len(name.spans),
        located=name.located,
        beside=tuple(name.beside),
        alone=name.alone,
    )


def _nationalities(accounts: Sequence[Account]) -> Counter[str]:
    """How often the bodies of the reports use each country's adjective; an outlet's own country counts too."""
    found: Counter[str] = Counter()
    for account in accounts:
        if home := _home(account.report):
            found[home] += _HOME
        for start, end in account.report.body:
            for word in _CAPITALISED.findall(account.report.text[start:end]):
                code = country_of_demonym(word) or country_of_demonym(word.split()[0])
                if code:
                    found[code] += 1
    return found


def _home(report: Report) -> str | None:
    """The country of a report's outlet: by the list of outlets, else by the address's top-level domain."""
    host = urlsplit(report.url).hostname or "" if report.url else ""
    outlet = find_outlet_by_domain(host) or (find_outlet(report.outlet) if report.outlet else None)
    if outlet is not None and len(outlet.country) == 2:
        return outlet.country
    top = host.rsplit(".", 1)[-1].upper()
    return "GB" if top == "UK" else top if country_name(top) and top not in _GENERIC else None


def _places(names: Sequence[_Name], choices: Sequence[Choice | None], order: Sequence[str]) -> tuple[Place, ...]:
    rank = {report: i for i, report in enumerate(order)}
    merged: dict[tuple[object, ...], tuple[_Name, Choice]] = {}
    for name, choice in zip(names, choices, strict=True):
        if choice is None:
            continue
        c = choice.candidate
        key = (c.geonames or c.name, c.kind)
        if key in merged:
            merged[key] = (_commoner(merged[key][0], name), choice)
        else:
            merged[key] = (replace(name, spans=list(name.spans)), choice)
    for name, _ in merged.values():
        name.spans.sort(key=lambda s: (rank[s.report], s.start, s.end))
    ranked = sorted(merged.values(), key=lambda p: (rank[p[0].spans[0].report], p[0].spans[0].start, fold(p[0].name)))
    return tuple(_place(f"p{i}", name, choice) for i, (name, choice) in enumerate(ranked, 1))


def _commoner(a: _Name, b: _Name) -> _Name:
    """The two as one, under the name that the reports use more."""
    shown, other = (b, a) if len(b.spans) > len(a.spans) else (a, b)
    return replace(shown, spans=[*shown.spans, *other.spans])


def _place(identity: str, name: _Name, choice: Choice) -> Place:
    c = choice.candidate
    mentions = tuple(dict.fromkeys(name.spans))
    shown = name.name.title() if name.name.isupper() and len(name.name) > 4 else name.name  # "CAIRO" of a dateline
    return Place(identity, shown, c.latitude, c.longitude, c.geonames, mentions, choice.why)
