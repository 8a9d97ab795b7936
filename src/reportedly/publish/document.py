"""A dossier as JSON: the format that other programs read and that `verify` checks (`reportedly.dossier/1`).

The bytes are canonical: `serialise(parse(data)) == data` for every file written here, so that a change of any one
character shows either in the bytes or in the digest.  `from_document` gives the records back, none lost.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any

from reportedly.publish.history import write_history
from reportedly.publish.ledger import write_ledger, write_number, write_words
from reportedly.records import (
    Attribution,
    Claim,
    Dispute,
    Dossier,
    Entity,
    Excerpt,
    Figure,
    History,
    LineageEdge,
    Page,
    Place,
    Report,
    Span,
    Statement,
    Time,
)

FORMAT = "reportedly.dossier/1"
SUFFIXES = {"html": "html", "text": "txt", "article": "json"}
"""The ending under which a page of each kind is kept."""

Document = dict[str, Any]
_NOTHING = History()
_SURROGATE = re.compile("[\ud800-\udfff]")  # of file names that are not UTF-8; JSON can only carry them escaped


def page_path(page: Page) -> str:
    """Where a page's bytes are kept, relative to the dossier: "pages/<sha256>.<ending>"."""
    return f"pages/{page.sha256}.{SUFFIXES[page.kind]}"


def to_document(dossier: Dossier, pages: Sequence[Page] = (), history: History = _NOTHING) -> Document:
    """Give the dossier as plain dicts and lists, with counts and digest.

    `pages` are those whose bytes are kept beside the JSON: their reports get the key `page`.  Where reports were
    edited, `history` adds the keys `edits` and `versions`.
    """
    kept = {page.sha256: page_path(page) for page in pages}
    body: Document = {
        "title": dossier.title,
        "counts": count(dossier),
        "reports": [_report(r, kept.get(r.sha256)) for r in dossier.reports],
        "statements": [_statement(s) for s in dossier.statements],
        "claims": [_claim(c) for c in dossier.claims],
        "origins": [_record(o, "id kind name entity") for o in dossier.origins],
        "lineage": [_edge(e) for e in dossier.lineage],
        "disputes": [_dispute(d) for d in dossier.disputes],
        "figures": [_figure(f) for f in dossier.figures],
        "entities": [_entity(e) for e in dossier.entities],
        "places": [_place(p) for p in dossier.places],
        "times": [_time(t) for t in dossier.times],
        "timeline": [{"from": t.begins, "to": t.ends, "claim": t.claim} for t in dossier.timeline],
        "framing": [{"entity": f.entity, "words": write_words(f.words)} for f in dossier.framing],
        **write_ledger(dossier),
        **write_history(history, kept),
        "failures": [_record(f, "input reason") for f in dossier.failures],
    }
    return {"format": FORMAT, "digest": digest({"format": FORMAT, **body}), **body}


def count(dossier: Dossier) -> dict[str, int]:
    """How much there is: known origins and the statements without one are counted apart."""
    known = {o.id for o in dossier.origins if o.kind != "unknown"}
    used = {s.origin for s in dossier.statements}
    return {
        "reports": len(dossier.reports),
        "outlets": len({r.outlet for r in dossier.reports if r.outlet}),
        "statements": len(dossier.statements),
        "claims": len(dossier.claims),
        "origins": len(known & used),
        "unknown": sum(s.origin not in known for s in dossier.statements),
        "disputes": len(dossier.disputes),
        "failures": len(dossier.failures),
    }


def serialise(document: Document) -> bytes:
    """Give the one way to write a document: UTF-8, keys in their order, one space of indent, newline at the end.

    Raises ValueError for a number that JSON does not have.
    """
    text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False)
    return (_SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", text) + "\n").encode()


def digest(document: Document) -> str:
    """SHA-256 of the canonical bytes of everything but the digest itself, in hexadecimal."""
    return hashlib.sha256(serialise({k: v for k, v in document.items() if k != "digest"})).hexdigest()


def _record(record: object, names: str) -> Document:
    return {name: getattr(record, name) for name in names.split()}


def _span(span: Span) -> Document:
    return _record(span, "report start end")


def _report(report: Report, page: str | None) -> Document:
    return {
        **_record(report, "id file url outlet title byline dateline place published language sha256"),
        **({"page": page} if page else {}),
        "encoding": report.encoding,
        "how": dict(report.how),
        "text": report.text,
        "body": [list(r) for r in report.body],
        "credits": [_record(c, "name start end") for c in report.credits],
        "removed": [_record(r, "text why start end") for r in report.removed],
        "links": [_record(x, "text start end target") for x in report.links],
    }


def _excerpt(excerpt: Excerpt | None) -> Document | None:
    return None if excerpt is None else _record(excerpt, "start end text entity")


def _attribution(attribution: Attribution) -> Document:
    return {
        **{part: _excerpt(getattr(attribution, part)) for part in ("source", "cue", "content", "channel")},
        "relays": [_excerpt(r) for r in attribution.relays],
        "members": [_excerpt(m) for m in attribution.members],
    }


def _statement(statement: Statement) -> Document:
    return {
        **_record(statement, "id report start end quote stance certainty"),
        "attributions": [_attribution(a) for a in statement.attributions],
        "origin": statement.origin,
        **{name: list(getattr(statement, name)) for name in ("figures", "times", "places")},
    }


def _claim(claim: Claim) -> Document:
    return {
        **_record(claim, "id text"),
        "statements": list(claim.statements),
        "origins": list(claim.origins),
        **_record(claim, "reports outlets independent unknown"),
        "why": list(claim.why),
        "loose": list(claim.loose),
    }


def _edge(edge: LineageEdge) -> Document:
    source = {"origin": edge.source} if isinstance(edge.source, str) else _span(edge.source)
    plain = {"kind": edge.kind, "from": source, "to": _span(edge.target)}
    return {**plain, **_record(edge, "why directed rewritten")}


def _dispute(dispute: Dispute) -> Document:
    sides = [{"label": side.label, "statements": list(side.statements)} for side in dispute.sides]
    return {**_record(dispute, "id kind"), "sides": sides, **_record(dispute, "why superseded")}


def _figure(figure: Figure) -> Document:
    plain = _record(figure, "id report start end text low high counted unit as_of approximate action")
    return {**plain, "low": write_number(figure.low), "high": write_number(figure.high)}


def _entity(entity: Entity) -> Document:
    mentions = [_span(m) for m in entity.mentions]
    names = {"names": list(entity.names), "mentions": mentions, "evidence": list(entity.evidence)}
    return {**_record(entity, "id kind name"), **names}


def _place(place: Place) -> Document:
    mentions = [_span(m) for m in place.mentions]
    return {**_record(place, "id name latitude longitude geonames"), "mentions": mentions, "why": place.why}


def _time(time: Time) -> Document:
    ends = {"from": time.begins, "to": time.ends}
    return {**_record(time, "id report start end text"), **ends, "granularity": time.granularity}
