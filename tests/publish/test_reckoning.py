"""What the ledger and its neighbours say must be what their figures, statements and reports say."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from invented_dossier import dossier

from reportedly.publish import digest, from_document, serialise, to_document, verify
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


def reckoned() -> Dossier:
    """The invented dossier with a row of two of its figures, and one of each of the other parts."""
    whole, _ = dossier()
    statements = {f: s for s in whole.statements for f in s.figures}
    published = {r.id: r.published for r in whole.reports}
    figures = [f for f in whole.figures if f.id in statements and f.unit is None][:2]
    values = []
    for figure in figures:
        day = published[figure.report]
        told = statements[figure.id]
        as_of = figure.as_of or (day[:10] if day else None)
        by: Literal["words", "published"] | None = None if as_of is None else "words" if figure.as_of else "published"
        cell = LedgerCell(figure.id, told.id, figure.report, as_of, by, told.origin, "first")
        values.append(LedgerValue(figure.text, figure.low, figure.high, figure.approximate, (cell,)))
    row = LedgerRow(
        "g1",
        figures[0].counted,
        figures[0].action,
        None,
        tuple(values),
        (LedgerRelation(0, 1, "compatible", "both hold"),),
    )
    claim = whole.claims[0]
    first = next(s for s in whole.statements if s.id == claim.statements[0])
    telling = {s.report for s in whole.statements if s.id in claim.statements}
    others = tuple(r.id for r in whole.reports if r.id not in telling)
    step = ChangeStep(published[first.report] or "", first.report, first.id)
    return replace(
        whole,
        ledger=(row,),
        omissions=(Omission("left out", claim.id, others, "told by the others"),),
        changes=(Change("told", (step,), "first told", claim=claim.id),),
        acts=(ActFraming(claim.id, (FramingWord(first.quote.split()[0], ((first.report, 1),)),)),),
    )


def found(folder: Path, change: Callable[[Any], object]) -> list[str]:
    """What verify finds after `change` was made to the document and the digest put right."""
    document = json.loads(serialise(to_document(reckoned())))
    change(document)
    document["digest"] = digest(document)
    path = folder / "dossier.json"
    path.write_bytes(serialise(document))
    return [str(b) for b in verify(path)]


def test_ledger_comes_back_from_the_json_and_holds(tmp_path: Path) -> None:
    assert from_document(json.loads(serialise(to_document(reckoned())))) == reckoned()
    assert found(tmp_path, lambda d: None) == []


def test_a_dossier_from_before_there_was_a_ledger_is_read(tmp_path: Path) -> None:
    def older(d: Any) -> None:
        for key in ("ledger", "omissions", "changes", "acts"):
            del d[key]

    assert found(tmp_path, older) == []


def _value(d: Any) -> Any:
    return d["ledger"][0]["values"][0]


def _other(d: Any) -> Any:
    """A figure of another value."""
    return d["ledger"][0]["values"][1]["cells"][0]["figure"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda d: _value(d).update(low=977), "another value"),
        (lambda d: _value(d).update(text="977 goats"), "which none of its figures says"),
        (lambda d: _value(d)["cells"][0].update(as_of="1999-01-01"), "dates"),
        (lambda d: _value(d)["cells"][0].update(figure="nowhere"), "which is not in figures"),
        (lambda d: _value(d)["cells"][0].update(repeats="nowhere"), "which is not in figures"),
        (lambda d: _value(d)["cells"][0].update(role="repeats", repeats=_other(d)), "no other report gives"),
        (lambda d: d["ledger"][0].update(counted="goats"), "goats"),
        (lambda d: d["omissions"][0]["reports"].append(d["changes"][0]["steps"][0]["report"]), "which they tell"),
        (lambda d: d["changes"][0]["steps"][0].update(when="1999-01-01"), "which it did not"),
        (lambda d: d["acts"][0]["words"][0].update(text="goatherded"), "which it has not"),
    ],
)
def test_a_reckoning_that_its_evidence_does_not_bear_is_caught(
    tmp_path: Path, change: Callable[[Any], object], word: str
) -> None:
    breaks = found(tmp_path, change)
    assert breaks and any(word in b for b in breaks)
