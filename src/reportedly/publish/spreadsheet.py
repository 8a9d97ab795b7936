"""The figures ledger and the claims as CSV, for the spreadsheet that a desk works in.

RFC 4180: comma, CRLF, quotes doubled.  UTF-8 with a byte order mark, without which a common spreadsheet reads another
encoding.  Words of a source that a spreadsheet would run as a formula get an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from reportedly.publish.counting import in_time, row_name, value_state
from reportedly.publish.ledger import write_number
from reportedly.publish.lookup import KIND_WORDS, Lookup
from reportedly.publish.sections import DISPUTES, view_claims
from reportedly.records import Claim, LedgerCell, LedgerRow

Cell = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # openings that OWASP names for CSV injection
_LEDGER = (
    "row", "counted", "action", "part_of", "value", "low", "high", "unit", "approximate", "state", "as_of", "dated_by",
    "origin", "origin_kind", "role", "outlet", "published", "quote", "report", "start", "end", "including", "beside",
    "disputes",
)  # fmt: skip
_CLAIMS = (
    "claim", "text", "reports", "outlets", "independent", "unknown", "origins", "told_by", "denied_by", "disputes",
    "ledger", "first_told", "last_told", "left_out_by", "certainty",
)  # fmt: skip


def write_rows(head: Sequence[str], rows: Iterator[Sequence[Cell]]) -> bytes:
    """Give a table as CSV; the same rows give the same bytes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def ledger_csv(lookup: Lookup) -> bytes:
    """Give a line for each figure of the ledger as one report tells it, by row and then in order of time."""
    return write_rows(_LEDGER, (line for row in lookup.dossier.ledger for line in _ledger_lines(lookup, row)))


def claims_csv(lookup: Lookup) -> bytes:
    """Give a line for each claim in the order of the page."""
    return write_rows(_CLAIMS, (_claim_line(lookup, view.claim) for view in view_claims(lookup)))


def _safe(cell: Cell) -> Cell:
    """Words that no spreadsheet takes for a formula; numbers are as they are, nothing is empty."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA):
        return f"'{cell}"
    return cell


def _ledger_lines(lookup: Lookup, row: LedgerRow) -> Iterator[Sequence[Cell]]:
    for index in in_time(lookup, row):
        value, state = row.values[index], value_state(row, index)
        beside = "; ".join(_relations(row, index))
        for cell in value.cells:
            figure, report = lookup.figures[cell.figure], lookup.reports[cell.report]
            yield (
                row.id, row.counted, row.action, row.part_of, figure.text, write_number(value.low),
                write_number(value.high), row.unit, "yes" if value.approximate else "no",
                {"opposed": "contradicted"}.get(state, state), cell.as_of, cell.dated_by, *_origin(lookup, cell),
                cell.role, lookup.names[cell.report], report.published, lookup.statements[cell.statement].quote,
                cell.report, figure.start, figure.end, "; ".join(lookup.figures[key].text for key in cell.parts),
                beside, "; ".join(row.disputes),
            )  # fmt: skip


def _relations(row: LedgerRow, index: int) -> Iterator[str]:
    """How the value goes with each other one: "superseded by “14”: a later count"."""
    for r in row.relations:
        if index in (r.earlier, r.later):
            other = row.values[r.later if r.earlier == index else r.earlier].text
            word = {"superseded": "superseded by" if r.earlier == index else "supersedes"}
            yield f"{word.get(r.relation, r.relation + ' with')} “{other}”: {r.why}"


def _origin(lookup: Lookup, cell: LedgerCell) -> tuple[str, str]:
    origin = lookup.origins.get(cell.origin or "")
    return lookup.origin_name(cell.origin), KIND_WORDS[origin.kind if origin else "unknown"]


def _claim_line(lookup: Lookup, claim: Claim) -> Sequence[Cell]:
    told = [lookup.statements[key] for key in claim.statements]
    rows = dict.fromkeys(lookup.counted[key][0] for s in told for key in s.figures if key in lookup.counted)
    changes = [c for c in lookup.changes_of.get(claim.id, ()) if c.steps]
    return (
        claim.id, claim.text, claim.reports, claim.outlets, claim.independent, claim.unknown,
        _names(lookup.origin_name(key) for key in claim.origins if lookup.is_known(key)),
        _names(lookup.names[s.report] for s in told if s.stance != "denies"),
        _names(lookup.names[s.report] for s in told if s.stance == "denies"),
        "; ".join(f"{d.id} {DISPUTES[d.kind].lower()}" for d in lookup.disputes_of.get(claim.id, ())),
        "; ".join(f"{row.id} {row_name(row)}" for row in rows),
        changes[0].steps[0].when if changes else None, changes[0].steps[-1].when if changes else None,
        _names(lookup.names[key] for key in lookup.leaving_out.get(claim.id, ())),
        _names(s.certainty for s in told),
    )  # fmt: skip


def _names(names: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(names))
