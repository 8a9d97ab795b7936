"""The history of a report of the invented event: a correction, undone without a word, and made again."""

import hashlib
from dataclasses import replace
from typing import Any

from invented_dossier import dossier

from reportedly.records import Edit, History, Page, RevisedFigures, Wording
from reportedly.text.revisions import find_revisions

WHOLE, PAGES = dossier()
REPORT = next(r for r in WHOLE.reports if any(f.report == r.id for f in WHOLE.figures))
FIGURE = next(f for f in WHOLE.figures if f.report == REPORT.id)
EARLIER_PAGE = Page("https://a.example/1", "html", b"<p>Earlier.</p>", hashlib.sha256(b"<p>Earlier.</p>").hexdigest())


def wording(number: int, text: str, sha256: str) -> Wording:
    seen = f"2031-03-03T0{number}:00:00+00:00"
    return Wording(REPORT.id, number, seen, seen, sha256, None, REPORT.outlet, REPORT.title, text)


def edit(before: Wording, after: Wording, **told: Any) -> Edit:
    revisions = find_revisions(before.text, after.text)
    figures = tuple(
        RevisedFigures((), (FIGURE.text,))
        if r.after.start < FIGURE.end and FIGURE.start < r.after.end
        else RevisedFigures()
        for r in revisions
    )
    return Edit(
        REPORT.id, before.number, after.number, before.seen, "2031-03-03T09:00:00+00:00", revisions, figures, **told
    )


def history() -> History:
    """The report once had another figure and a sentence more; that was said to be corrected, undone, and done again."""
    now = REPORT.text
    was = (
        now[: FIGURE.start]
        + "Ninety-nine goats"
        + now[FIGURE.end :]
        + "\n\nA <b>sentence</b> that is gone & forgotten."
    )
    first, second = wording(1, was, EARLIER_PAGE.sha256), wording(2, now, REPORT.sha256)
    edits = edit(first, second, notice="Correction: the number was wrong."), edit(second, first)
    back = replace(edits[1], figures=tuple(RevisedFigures() for _ in edits[1].revisions), back=True)
    return History((edits[0], back, replace(edit(first, second), back=True)), (first, second))
