"""The statements of labelled events, each with the labelled claims that it tells: what alignment is trained on."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.align.binding import bind_sources
from reportedly.align.entities import join_entities
from reportedly.align.tellings import Telling, make_tellings
from reportedly.collect import collect
from reportedly.evaluate.answer_key import KeyedDossier
from reportedly.gazetteer import load_gazetteer
from reportedly.pipeline import attribute_reports, read_pages
from reportedly.records import Account, Embed


@dataclass(frozen=True, slots=True)
class LabelledEvent:
    """One event's statements; `told` gives for a statement's id the labelled claims that it is the best passage for.

    `alone` are the ids of statements labelled as told by their report only.
    """

    name: str
    tellings: tuple[Telling, ...]
    wholes: tuple[str, ...]
    told: dict[str, frozenset[str]]
    alone: frozenset[str]


def read_event(folder: Path, embed: Embed) -> LabelledEvent:
    """Read, attribute and join the names of the reports in a folder that `labelled_events.py` wrote."""
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    pages, _ = collect([str(folder / name) for name in key["seeds"].values()])
    reports, _ = read_pages(pages, lambda *_: None)
    accounts = attribute_reports(reports, lambda *_: None)
    entities, entity_of = join_entities(accounts, load_gazetteer())
    tellings = make_tellings(bind_sources(accounts, entity_of), entities, entity_of, embed)
    wholes = tuple(" ".join(s.quote.split()) for a in accounts for s in a.statements)
    keyed = KeyedDossier(key, _document(accounts))
    return LabelledEvent(folder.name, tellings, wholes, _told(keyed), _alone(keyed))


def read_events(folder: Path, embed: Embed) -> list[LabelledEvent]:
    """Every event in the folder, by name."""
    return [read_event(path.parent, embed) for path in sorted(folder.glob("*/key.json"))]


def _told(keyed: KeyedDossier) -> dict[str, frozenset[str]]:
    told: dict[str, set[str]] = {}
    for claim in keyed.key["claims"]:
        for report, quote, *_ in claim["evidence"]:
            for statement in keyed.holding(report, quote)[:1]:
                told.setdefault(statement["id"], set()).add(claim["id"])
    return {statement: frozenset(claims) for statement, claims in told.items()}


def _alone(keyed: KeyedDossier) -> frozenset[str]:
    return frozenset(s["id"] for report, quote in keyed.key["only"] for s in keyed.holding(report, quote)[:1])


def _document(accounts: Sequence[Account]) -> dict[str, Any]:
    return {
        "reports": [{"id": a.report.id, "file": a.report.file, "url": None, "text": a.report.text} for a in accounts],
        "statements": [
            {"id": s.id, "report": s.report, "start": s.start, "end": s.end} for a in accounts for s in a.statements
        ],
        "claims": [],
        "entities": [],
        "origins": [],
    }
