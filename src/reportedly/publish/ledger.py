"""The ledger, omissions, changes and words for acts as JSON and back: a part of `document.py` and `restore.py`.

The four keys came later than the others: a document without them holds none.
"""

from collections.abc import Sequence
from typing import Any

from reportedly.records import (
    ActFraming,
    Change,
    ChangeStep,
    Dossier,
    FramingWord,
    LedgerCell,
    LedgerRelation,
    LedgerRow,
    LedgerValue,
    Omission,
)

_CELL = "figure statement report as_of dated_by origin role"
_EXACT = 2**53  # whole numbers up to here are the same as int and as float


def write_ledger(dossier: Dossier) -> dict[str, Any]:
    """Give the keys `acts`, `ledger`, `omissions` and `changes` of a dossier's document."""
    return {
        "acts": [{"claim": a.claim, "words": write_words(a.words)} for a in dossier.acts],
        "ledger": [_row(r) for r in dossier.ledger],
        "omissions": [
            {**_record(o, "kind claim"), "reports": list(o.reports), "why": o.why} for o in dossier.omissions
        ],
        "changes": [_change(c) for c in dossier.changes],
    }


def write_words(words: Sequence[FramingWord]) -> list[dict[str, Any]]:
    """Give words with their count by report."""
    return [{"text": w.text, "reports": dict(w.reports)} for w in words]


def write_number(value: float | None) -> float | int | None:
    """Give the number as JSON is to show it: whole ones without a fraction."""
    whole = value is not None and abs(value) < _EXACT and value == int(value)
    return int(value) if whole and value is not None else value


def read_ledger(document: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Give the fields `acts`, `ledger`, `omissions` and `changes` of a Dossier.

    Raises LookupError, TypeError or ValueError when a key is missing or of another kind.
    """
    return {
        "acts": tuple(ActFraming(a["claim"], read_words(a["words"])) for a in document.get("acts", ())),
        "ledger": tuple(_read_row(r) for r in document.get("ledger", ())),
        "omissions": tuple(
            Omission(o["kind"], o["claim"], tuple(o["reports"]), o["why"]) for o in document.get("omissions", ())
        ),
        "changes": tuple(_read_change(c) for c in document.get("changes", ())),
    }


def read_words(items: Sequence[dict[str, Any]]) -> tuple[FramingWord, ...]:
    """Give words with their count by report."""
    return tuple(FramingWord(item["text"], tuple(item["reports"].items())) for item in items)


def _record(record: object, names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names.split()}


def _row(row: LedgerRow) -> dict[str, Any]:
    return {
        **_record(row, "id counted action unit"),
        "values": [_value(v) for v in row.values],
        "relations": [_record(r, "earlier later relation why") for r in row.relations],
        "part_of": row.part_of,
        "disputes": list(row.disputes),
    }


def _value(value: LedgerValue) -> dict[str, Any]:
    return {
        "text": value.text,
        "low": write_number(value.low),
        "high": write_number(value.high),
        "approximate": value.approximate,
        "cells": [{**_record(c, f"{_CELL} repeats"), "parts": list(c.parts)} for c in value.cells],
    }


def _change(change: Change) -> dict[str, Any]:
    steps = [_record(s, "when report statement figure") for s in change.steps]
    plain = _record(change, "kind why claim row outlet")
    return {**plain, "steps": steps, "without": list(change.without)}


def _read_row(item: dict[str, Any]) -> LedgerRow:
    return LedgerRow(
        id=item["id"],
        counted=item["counted"],
        action=item["action"],
        unit=item["unit"],
        values=tuple(_read_value(v) for v in item["values"]),
        relations=tuple(LedgerRelation(r["earlier"], r["later"], r["relation"], r["why"]) for r in item["relations"]),
        part_of=item["part_of"],
        disputes=tuple(item["disputes"]),
    )


def _read_value(item: dict[str, Any]) -> LedgerValue:
    ends = {k: None if item[k] is None else float(item[k]) for k in ("low", "high")}
    cells = tuple(
        LedgerCell(**{k: c[k] for k in _CELL.split()}, parts=tuple(c["parts"]), repeats=c.get("repeats"))
        for c in item["cells"]
    )
    return LedgerValue(item["text"], ends["low"], ends["high"], item["approximate"], cells)


def _read_change(item: dict[str, Any]) -> Change:
    steps = tuple(ChangeStep(s["when"], s["report"], s["statement"], s["figure"]) for s in item["steps"])
    named = (item["claim"], item["row"], item["outlet"])
    return Change(item["kind"], steps, item["why"], *named, tuple(item["without"]))
