"""Whether ledger, omissions, changes and words for acts hold: a part of `evidence.py`.

What they show must be what their figures, statements, claims and reports say; only the judgement which figures count
one thing cannot be checked from the document.
"""

from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]


def reckoning_references(document: Document) -> Iterator[tuple[str, str, str | None]]:
    """Where, the list referred to, and the id."""
    for row in document.get("ledger", ()):
        where = f"ledger[{row['id']}]"
        yield where, "ledger", row["part_of"]
        yield from ((where, "disputes", key) for key in row["disputes"])
        for cell in (c for v in row["values"] for c in v["cells"]):
            named = (("figures", "figure"), ("statements", "statement"), ("reports", "report"), ("origins", "origin"))
            yield from ((where, name, cell[key]) for name, key in named)
            yield where, "figures", cell.get("repeats")
            yield from ((where, "figures", key) for key in cell["parts"])
    for i, o in enumerate(document.get("omissions", ())):
        yield f"omissions[{i}]", "claims", o["claim"]
        yield from ((f"omissions[{i}]", "reports", key) for key in o["reports"])
    for i, c in enumerate(document.get("changes", ())):
        where = f"changes[{i}]"
        yield from ((where, "claims", c["claim"]), (where, "ledger", c["row"]))
        yield from ((where, "reports", key) for key in (*c["without"], *(s["report"] for s in c["steps"])))
        yield from ((where, "statements", s["statement"]) for s in c["steps"])
        yield from ((where, "figures", s["figure"]) for s in c["steps"])
    for a in document.get("acts", ()):
        yield f"acts[{a['claim']}]", "claims", a["claim"]
        yield from ((f"acts[{a['claim']}]", "reports", key) for word in a["words"] for key in word["reports"])


def check_reckoning(document: Document) -> Iterator[tuple[str, str]]:
    """Where, and what does not hold there; the references must have been checked."""
    by_id = {name: {x["id"]: x for x in document[name]} for name in ("figures", "statements", "reports", "claims")}
    for row in document.get("ledger", ()):
        for what in _row(row, by_id):
            yield f"ledger[{row['id']}]", what
    for i, omission in enumerate(document.get("omissions", ())):
        for what in _omission(omission, by_id):
            yield f"omissions[{i}]", what
    for i, change in enumerate(document.get("changes", ())):
        for what in _change(change, by_id):
            yield f"changes[{i}]", what
    for act in document.get("acts", ()):
        for what in _act(act, by_id):
            yield f"acts[{act['claim']}]", what


def _row(row: Document, by_id: dict[str, Document]) -> Iterator[str]:
    figures = [by_id["figures"][c["figure"]] for v in row["values"] for c in v["cells"]]
    if not any(f["counted"] == row["counted"] for f in figures):
        yield f"says “{row['counted']}” is counted, which none of its figures says"
    if row["action"] is not None and not any(f["action"] == row["action"] for f in figures):
        yield f"says “{row['action']}” befell the counted, which none of its figures says"
    if any(f["unit"] != row["unit"] for f in figures):
        yield f"has the unit {row['unit']}, one of its figures another"
    if any(max(r["earlier"], r["later"]) >= len(row["values"]) for r in row["relations"]):
        yield "relates a value that it does not have"
    for value in row["values"]:
        yield from _value(value, by_id)


def _value(value: Document, by_id: dict[str, Document]) -> Iterator[str]:
    texts, given = set(), {cell["figure"]: cell["report"] for cell in value["cells"]}
    for cell in value["cells"]:
        source = cell.get("repeats")
        if source is not None and (cell["role"] != "repeats" or given.get(source, cell["report"]) == cell["report"]):
            yield f"says that {cell['figure']} is repeated from {source}, which no other report gives for that value"
        figure, statement = by_id["figures"][cell["figure"]], by_id["statements"][cell["statement"]]
        texts.add(figure["text"])
        if any(figure[key] != value[key] for key in ("low", "high", "approximate")):
            yield f"gives {figure['id']} another value than it has"
        if not figure["report"] == statement["report"] == cell["report"] or figure["id"] not in statement["figures"]:
            yield f"says that {cell['statement']} tells {figure['id']}, which it does not"
        if cell["origin"] != statement["origin"]:
            yield f"gives {statement['id']} another origin than it has"
        if cell["as_of"] != _day(cell, figure, by_id["reports"][cell["report"]]):
            yield f"dates {figure['id']} {cell['as_of']}, which its words or its report do not"
    if value["text"] not in texts:
        yield f"shows “{value['text']}”, which none of its figures says"


def _day(cell: Document, figure: Document, report: Document) -> str | None:
    given = {"words": figure["as_of"], "published": report["published"], None: None}[cell["dated_by"]]
    return given and str(given)[:10]


def _omission(omission: Document, by_id: dict[str, Document]) -> Iterator[str]:
    claim = by_id["claims"][omission["claim"]]
    telling = {by_id["statements"][s]["report"] for s in claim["statements"]}
    if omission["kind"] == "only" and set(omission["reports"]) != telling:
        yield f"says that {omission['reports']} alone tell {claim['id']}, told by {sorted(telling)}"
    if omission["kind"] == "left out" and telling & set(omission["reports"]):
        yield f"says that {sorted(telling & set(omission['reports']))} leave out {claim['id']}, which they tell"


def _change(change: Document, by_id: dict[str, Document]) -> Iterator[str]:
    for step in change["steps"]:
        statement, report = by_id["statements"][step["statement"]], by_id["reports"][step["report"]]
        if statement["report"] != step["report"] or report["published"] != step["when"]:
            yield f"says that {step['report']} told {step['statement']} at {step['when']}, which it did not"
        if step["figure"] is not None and step["figure"] not in statement["figures"]:
            yield f"says that {step['statement']} tells {step['figure']}, which it does not"
        if change["claim"] is not None and step["statement"] not in by_id["claims"][change["claim"]]["statements"]:
            yield f"says that {step['statement']} tells {change['claim']}, which it does not"


def _act(act: Document, by_id: dict[str, Document]) -> Iterator[str]:
    told = [by_id["statements"][s] for s in by_id["claims"][act["claim"]]["statements"]]
    for word in act["words"]:
        for report in word["reports"]:
            if not any(s["report"] == report and word["text"].lower() in s["quote"].lower() for s in told):
                yield f"says that {report} has the word “{word['text']}”, which it has not"
