"""An invented event told by invented outlets, as a finished dossier; and one of as many reports as wanted."""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Literal

from reportedly.records import (
    Attribution,
    Claim,
    Credit,
    Dispute,
    Dossier,
    Entity,
    Excerpt,
    Failure,
    Figure,
    Framing,
    FramingWord,
    LineageEdge,
    Origin,
    Page,
    Place,
    Removed,
    Report,
    Side,
    Span,
    Statement,
    Time,
    TimelineEntry,
)


@dataclass
class Said:
    """One sentence: the words of its parts, and who its origin is."""

    quote: str
    claim: str
    origin: str
    source: str | None = None
    cue: str | None = None
    channel: str | None = None
    relay: str | None = None
    stance: Literal["asserts", "denies", "doubts"] = "asserts"
    figure: tuple[str, float, float | None, str, str] | None = None  # words, low, high, counted, action
    time: tuple[str, str, str, str] | None = None  # words, from, to, granularity


@dataclass
class Told:
    """One report of the invented event: its paragraphs of sentences."""

    outlet: str
    title: str
    published: str
    paragraphs: list[list[Said]]
    tag: str | None = None
    place: str | None = None
    kind: Literal["html", "text"] = "html"
    removed: tuple[Removed, ...] = ()


GOV = "Governor Lena Ostrava"
TOLD = [
    Told(
        "Coastline Post",
        "Karsel dam gives way after week of rain, governor says 17 dead",
        "2031-03-09T07:40:00+00:00",
        [
            [
                Said(
                    f"At least 17 people were killed when the Karsel dam gave way late on Saturday, {GOV} said on "
                    "Telegram, Meridian Press reported.",
                    "dead",
                    "gov",
                    GOV,
                    "said",
                    "on Telegram",
                    "Meridian Press",
                    figure=("At least 17 people", 17, None, "people", "kill"),
                    time=("late on Saturday", "2031-03-08T21:00", "2031-03-08T23:59", "part"),
                ),
                Said(
                    "Water covered the lower streets of Ilvane, a town of 9,000 people.",
                    "ilvane",
                    "r1own",
                    figure=("9,000 people", 9000, 9000, "people", ""),
                ),
            ],
            [
                Said(
                    "“We warned the operator twice about the spillway,” Ostrava said.",
                    "warned",
                    "gov",
                    "Ostrava",
                    "said",
                ),
                Said(
                    "Karsel Hydro denied that it had received any warning.",
                    "warned",
                    "hydro",
                    "Karsel Hydro",
                    "denied",
                    stance="denies",
                ),
            ],
        ],
        tag="(Meridian Press)",
        place="PORT MELA",
        removed=(Removed("Share this story · Comment (0)", "share buttons"),),
    ),
    Told(
        "The Harbour Times",
        "Seventeen killed as Karsel dam fails",
        "2031-03-09T08:05:00+00:00",
        [
            [
                Said(
                    f"At least 17 people were killed when the Karsel dam gave way late on Saturday, {GOV} said.",
                    "dead",
                    "gov",
                    GOV,
                    "said",
                    figure=("At least 17 people", 17, None, "people", "kill"),
                    time=("late on Saturday", "2031-03-08T21:00", "2031-03-08T23:59", "part"),
                ),
                Said("Water covered the lower streets of Ilvane.", "ilvane", "unknown"),
            ],
            [
                Said(
                    "About 2,400 residents were moved to schools in Port Mela, according to the Red Lantern Society.",
                    "moved",
                    "lantern",
                    "the Red Lantern Society",
                    "according to",
                    figure=("About 2,400 residents", 2400, 2400, "residents", "move"),
                )
            ],
        ],
        tag="Meridian Press contributed to this report.",
    ),
    Told(
        "Vale Tribune",
        "“It sounded like a train”: the night the Karsel dam broke",
        "2031-03-09T18:30:00+00:00",
        [
            [
                Said(
                    "The dam above Ilvane broke at about 10.40 pm on Saturday, three residents told the Vale Tribune.",
                    "broke",
                    "residents",
                    "three residents",
                    "told",
                    time=("about 10.40 pm on Saturday", "2031-03-08T22:40", "2031-03-08T22:40", "minute"),
                ),
                Said(
                    "A rescuer who asked not to be named said that 23 bodies had been found by Sunday noon.",
                    "dead",
                    "rescuer",
                    "A rescuer who asked not to be named",
                    "said",
                    figure=("23 bodies", 23, 23, "bodies", "find"),
                    time=("Sunday noon", "2031-03-09T12:00", "2031-03-09T12:00", "minute"),
                ),
            ],
            [
                Said(
                    "Karsel Hydro said in a statement that no warning about the spillway had reached it.",
                    "warned",
                    "hydro",
                    "Karsel Hydro",
                    "said",
                    "in a statement",
                    stance="denies",
                ),
                Said(
                    "More than 3,000 people left their homes, reportedly on foot, along the road to Port Mela.",
                    "moved",
                    "unknown",
                    stance="doubts",
                    figure=("More than 3,000 people", 3000, None, "people", "leave"),
                ),
            ],
            [Said("The company has run the dam since 2012 under a lease that ends next year.", "lease", "unknown")],
        ],
    ),
    Told(
        "Norda Radio",
        "Dam disaster: the toll rises",
        "2031-03-09",
        [
            [
                Said(
                    "Authorities now put the dead at 21, Norda Radio's correspondent in Teral reported on Sunday "
                    "evening.",
                    "dead",
                    "r4own",
                    "Authorities",
                    "put",
                    figure=("21", 21, 21, "dead", "kill"),
                    time=("Sunday evening", "2031-03-09T18:00", "2031-03-09T23:59", "part"),
                ),
                Said("Rain had fallen on the Sarn hills for a week.", "rain", "unknown"),
            ],
            [
                Said(
                    "The governor, Elena Ostrava, wrote on Telegram that the operator ignored two warnings.",
                    "warned",
                    "gov",
                    "The governor, Elena Ostrava",
                    "wrote",
                    "on Telegram",
                )
            ],
        ],
        kind="text",
    ),
]
PLACES = (
    ("Ilvane", 42.31, 43.02),
    ("Port Mela", 42.17, 41.68),
    ("Teral", 41.72, 44.78),
    ("Karsel", 42.36, 43.10),
)
ORIGINS: dict[str, tuple[Literal["person", "body", "unnamed", "agency", "outlet", "unknown"], str | None]] = {
    "gov": ("person", "Lena Ostrava"),
    "hydro": ("body", "Karsel Hydro"),
    "lantern": ("body", "Red Lantern Society"),
    "residents": ("unnamed", "three residents"),
    "rescuer": ("unnamed", "a rescuer who asked not to be named"),
    "r1own": ("outlet", "Coastline Post"),
    "r4own": ("outlet", "Norda Radio"),
    "unknown": ("unknown", None),
}


@dataclass
class Making:
    """What is gathered while the reports are laid out."""

    reports: list[Report] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    claims: dict[str, list[Statement]] = field(default_factory=dict)


def dossier(told: list[Told] | None = None) -> tuple[Dossier, tuple[Page, ...]]:
    """The invented event as a dossier, and the pages that its reports were read from."""
    making = Making()
    for number, each in enumerate(told or TOLD, 1):
        _add(making, f"r{number}", each)
    reports, statements = tuple(making.reports), tuple(making.statements)
    entities = _entities(reports)
    return (
        Dossier(
            title=reports[0].title or "",
            reports=reports,
            statements=statements,
            claims=_claims(making),
            origins=tuple(Origin(f"o-{k}", kind, name, _named(entities, name)) for k, (kind, name) in ORIGINS.items()),
            lineage=_lineage(statements),
            disputes=_disputes(making),
            figures=tuple(making.figures),
            entities=entities,
            places=tuple(
                Place(f"p{i}", name, lat, lon, 1000 + i, _mentions(reports, name), "the only one of that name")
                for i, (name, lat, lon) in enumerate(PLACES, 1)
            ),
            times=tuple(making.times),
            timeline=_timeline(making),
            framing=_framing(reports),
            failures=(Failure("broken.pdf", "This is a PDF, not a page or text. Save it as text and try again."),),
        ),
        tuple(making.pages),
    )


def many(count: int) -> tuple[Dossier, tuple[Page, ...]]:
    """The same event by `count` outlets, most of them carrying the same wire."""
    told = [replace(TOLD[i % 4], outlet=f"{TOLD[i % 4].outlet} {i // 4 + 1}") for i in range(count)]
    return dossier(told)


def _add(making: Making, rid: str, told: Told) -> None:
    text, body = told.title, []
    quotes: list[tuple[int, Said]] = []
    for number, paragraph in enumerate(told.paragraphs):
        text += "\n\n" + (f"{told.place} — " if told.place and not number else "")
        start = len(text)
        for said in paragraph:
            text += " " if len(text) > start else ""
            quotes.append((len(text), said))
            text += said.quote
        body.append((start, len(text)))
    credits: tuple[Credit, ...] = ()
    if told.tag:
        text += f"\n\n{told.tag}"
        at = text.rindex("Meridian Press")
        credits = (Credit("Meridian Press", at, at + len("Meridian Press")),)
    asides = "".join(f"<p>{r.text}</p>" for r in told.removed)
    content = f"<html><body><h1>{told.outlet}</h1><p>{text}</p>{asides}</body></html>".encode()
    page = Page(f"{rid}.html", told.kind, content, hashlib.sha256(content).hexdigest(), file=f"in/{rid}.{told.kind}")
    making.pages.append(page)
    report = Report(
        rid,
        text,
        tuple(body),
        page.sha256,
        file=page.file,
        outlet=told.outlet,
        title=told.title,
        dateline=told.place,
        published=told.published,
        language="en",
        credits=credits,
        removed=tuple(_placed(r, content.decode()) for r in told.removed),
        encoding="utf-8",
        how=(("published", "the page's metadata: article:published_time"), ("outlet", "the page's metadata")),
    )
    making.reports.append(report)
    for start, said in quotes:
        _state(making, report, start, said)


def _placed(removed: Removed, page: str) -> Removed:
    at = page.index(removed.text)
    return replace(removed, start=at, end=at + len(removed.text))


def _excerpt(text: str, start: int, words: str | None) -> Excerpt | None:
    if words is None:
        return None
    at = text.index(words, start)
    return Excerpt(at, at + len(words), words)


def _state(making: Making, report: Report, start: int, said: Said) -> None:
    text, end = report.text, start + len(said.quote)
    figures: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    if said.figure:
        words, low, high, counted, action = said.figure
        at = text.index(words, start)
        kind = Figure(
            f"f{len(making.figures) + 1}",
            report.id,
            at,
            at + len(words),
            words,
            low,
            high,
            counted,
            approximate="bout" in words,
            action=action or None,
        )
        making.figures.append(kind)
        figures = (kind.id,)
    if said.time:
        words, begins, ends, grain = said.time
        at = text.index(words, start)
        time = Time(f"t{len(making.times) + 1}", report.id, at, at + len(words), words, begins, ends, grain)
        making.times.append(time)
        times = (time.id,)
    attributions: tuple[Attribution, ...] = ()
    if said.source:
        content = Excerpt(start, end, said.quote)
        relay = _excerpt(text, start, said.relay)
        attributions = (
            Attribution(
                _excerpt(text, start, said.source),
                _excerpt(text, start, said.cue),
                content,
                _excerpt(text, start, said.channel),
                (relay,) if relay else (),
            ),
        )
    statement = Statement(
        f"s{len(making.statements) + 1}",
        report.id,
        start,
        end,
        said.quote,
        said.stance,
        attributions,
        f"o-{said.origin}",
        figures,
        times,
        tuple(f"p{i}" for i, (name, *_) in enumerate(PLACES, 1) if name in said.quote),
    )
    making.statements.append(statement)
    making.claims.setdefault(said.claim, []).append(statement)


def _claims(making: Making) -> tuple[Claim, ...]:
    outlet = {r.id: r.outlet for r in making.reports}
    claims = []
    for number, group in enumerate(making.claims.values(), 1):
        origins = tuple(dict.fromkeys(s.origin or "" for s in group))
        claims.append(
            Claim(
                f"c{number}",
                group[0].quote,
                tuple(s.id for s in group),
                origins,
                len({s.report for s in group}),
                len({outlet[s.report] for s in group}),
                len(set(origins) - {"o-unknown"}),
                len({s.report for s in group if s.origin == "o-unknown"}),
                tuple("the same words and names" for _ in group[1:]),
            )
        )
    return tuple(claims)


def _lineage(statements: tuple[Statement, ...]) -> tuple[LineageEdge, ...]:
    edges: list[LineageEdge] = []
    first: dict[str, Statement] = {}
    for s in statements:
        span = Span(s.report, s.start, s.end)
        if s.attributions and s.origin:
            edges.append(LineageEdge("declared", s.origin, span, "the report names its source"))
        key = s.quote[:40]
        if key in first and first[key].report != s.report:
            seed = first[key]
            why = "18 words in a row are the same"
            edges.append(LineageEdge("textual", Span(seed.report, seed.start, seed.end), span, why, False))
        first.setdefault(key, s)
    return tuple(edges)


def _disputes(making: Making) -> tuple[Dispute, ...]:
    warned, dead = making.claims["warned"], making.claims["dead"]
    told = tuple(s.id for s in warned if s.stance == "asserts")
    denied = tuple(s.id for s in warned if s.stance == "denies")
    found = {words: tuple(s.id for s in dead if words in s.quote) for words in ("17", "23", "21")}
    return (
        Dispute(
            "d1", "denial", (Side("Lena Ostrava", told), Side("Karsel Hydro", denied)), "“denied” answers “warned”"
        ),
        Dispute(
            "d2",
            "figure",
            tuple(Side(words, ids) for words, ids in found.items()),
            "the dead: at least 17, 23 and 21 cannot all be the latest count",
            True,
        ),
    )


def _timeline(making: Making) -> tuple[TimelineEntry, ...]:
    when = {t.id: t for t in making.times}
    entries = {
        (when[s.times[0]].begins or "", when[s.times[0]].ends or "", f"c{number}")
        for number, group in enumerate(making.claims.values(), 1)
        for s in group
        if s.times
    }
    return tuple(TimelineEntry(*e) for e in sorted(entries))


def _mentions(reports: tuple[Report, ...], words: str) -> tuple[Span, ...]:
    found = []
    for r in reports:
        at = r.text.find(words)
        while at >= 0:
            found.append(Span(r.id, at, at + len(words)))
            at = r.text.find(words, at + 1)
    return tuple(found)


def _entities(reports: tuple[Report, ...]) -> tuple[Entity, ...]:
    return (
        Entity(
            "e1",
            "person",
            "Lena Ostrava",
            ("Lena Ostrava", "Elena Ostrava"),
            _mentions(reports, "Ostrava"),
            ("Lena and Elena: one surname, the same office",),
        ),
        Entity("e2", "body", "Karsel Hydro", ("Karsel Hydro",), _mentions(reports, "Karsel Hydro")),
    )


def _named(entities: tuple[Entity, ...], name: str | None) -> str | None:
    return next((e.id for e in entities if e.name == name), None)


def _framing(reports: tuple[Report, ...]) -> tuple[Framing, ...]:
    words = []
    for text in ("Karsel Hydro", "the operator", "The company"):
        uses = tuple((r.id, n) for r in reports if (n := r.text.count(text)))
        words.append(FramingWord(text, uses))
    return (Framing("e2", tuple(words)),)
