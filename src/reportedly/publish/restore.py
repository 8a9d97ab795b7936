"""The records of a dossier from its JSON: the way back of `document.py`, for programs that read what was published."""

from collections.abc import Callable
from typing import Any, TypeVar

from reportedly.errors import DossierInvalid
from reportedly.publish.document import FORMAT, Document
from reportedly.publish.ledger import read_ledger, read_words
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
    LineageEdge,
    Link,
    Origin,
    Place,
    Removed,
    Report,
    Side,
    Span,
    Statement,
    Time,
    TimelineEntry,
)

_Record = TypeVar("_Record")


def from_document(document: Document) -> Dossier:
    """Give the records of a document; what the records do not hold (counts, digest, page) is left out.

    Raises DossierInvalid when a key is missing or of another kind; `verify` says where.
    """
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise DossierInvalid(f"This is not a {FORMAT}. Make it with: reportedly brief … --out FOLDER")
    try:
        return _read_dossier(document)
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise DossierInvalid(
            f"The dossier lacks or garbles something ({error}). Make it again with: reportedly brief"
        ) from error


def _read_dossier(d: Document) -> Dossier:
    return Dossier(
        title=d["title"],
        reports=_each(d["reports"], _read_report),
        statements=_each(d["statements"], _read_statement),
        claims=_each(d["claims"], lambda c: _build(Claim, c)),
        origins=_each(d["origins"], lambda o: _build(Origin, o)),
        lineage=_each(d["lineage"], _read_edge),
        disputes=_each(d["disputes"], lambda p: _build(Dispute, p, sides=_each(p["sides"], lambda s: _build(Side, s)))),
        figures=_each(d["figures"], _read_figure),
        entities=_each(d["entities"], lambda e: _build(Entity, e, mentions=_each(e["mentions"], _read_span))),
        places=_each(d["places"], _read_place),
        times=_each(d["times"], lambda t: _build(Time, t, begins=t["from"], ends=t["to"])),
        timeline=_each(d["timeline"], lambda t: TimelineEntry(t["from"], t["to"], t["claim"])),
        framing=_each(d["framing"], lambda f: Framing(f["entity"], read_words(f["words"]))),
        failures=_each(d["failures"], lambda f: _build(Failure, f)),
        **read_ledger(d),
    )


def _each(items: list[Any], read: Callable[[Any], _Record]) -> tuple[_Record, ...]:
    return tuple(read(item) for item in items)


def _build(kind: type[_Record], item: Document, **given: Any) -> _Record:
    """A record of the keys it has fields for, lists as tuples; `given` are the fields that differ."""
    names = kind.__dataclass_fields__  # type: ignore[attr-defined]
    plain = {k: tuple(v) if isinstance(v, list) else v for k, v in item.items() if k in names}
    return kind(**{**plain, **given})


def _read_span(item: Document) -> Span:
    return Span(item["report"], item["start"], item["end"])


def _read_report(item: Document) -> Report:
    return _build(
        Report,
        item,
        body=_each(item["body"], lambda r: (r[0], r[1])),
        credits=_each(item["credits"], lambda c: _build(Credit, c)),
        removed=_each(item["removed"], lambda r: _build(Removed, r)),
        links=_each(item.get("links", []), lambda x: _build(Link, x)),
        how=tuple(item["how"].items()),
    )


def _read_excerpt(item: Document) -> Excerpt:
    return _build(Excerpt, item)


def _read_attribution(item: Document) -> Attribution:
    parts = {k: item[k] and _read_excerpt(item[k]) for k in ("source", "cue", "content", "channel")}
    relays, members = (_each(item.get(k, []), _read_excerpt) for k in ("relays", "members"))
    return Attribution(**parts, relays=relays, members=members)


def _read_statement(item: Document) -> Statement:
    return _build(Statement, item, attributions=_each(item["attributions"], _read_attribution))


def _read_edge(item: Document) -> LineageEdge:
    source = item["from"]["origin"] if "origin" in item["from"] else _read_span(item["from"])
    return LineageEdge(item["kind"], source, _read_span(item["to"]), item["why"], item["directed"],
                       item.get("rewritten", False))  # fmt: skip


def _read_figure(item: Document) -> Figure:
    ends = {k: None if item[k] is None else float(item[k]) for k in ("low", "high")}
    return _build(Figure, item, low=ends["low"], high=ends["high"])


def _read_place(item: Document) -> Place:
    ends = {k: float(item[k]) for k in ("latitude", "longitude")}
    return _build(
        Place,
        item,
        latitude=ends["latitude"],
        longitude=ends["longitude"],
        mentions=_each(item["mentions"], _read_span),
    )
