"""Edits of reports as the page shows them: what stood there before, what stands there now, and among which words.

Only arranges what was found before.
"""

import re
from dataclasses import dataclass

from reportedly.publish.lookup import Lookup
from reportedly.publish.wording import moment
from reportedly.records import Edit, History, Passage, RevisedFigures, Revision, Wording

_AROUND = 70  # characters shown on either side of a change


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One change: the words before it, those that went, those that came, the words behind; the figures among them.

    `anchor` is the passage of the report on this page, "" where the report has other words by now.
    """

    lead: str
    gone: str
    come: str
    rest: str
    figures: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class EditView:
    """One edit: whose, between when and when, whether readers were told, and its changes, those of figures first.

    `earlier` are all words as they stood before, once for each version.
    """

    report: str
    name: str
    title: str
    last_seen: str
    seen: str
    edit: Edit
    changes: tuple[ChangeShown, ...]
    earlier: Wording | None

    @property
    def between(self) -> tuple[str, str]:
        """The two moments as people read them."""
        return moment(self.last_seen), moment(self.seen)


def view_edits(lookup: Lookup, history: History) -> list[EditView]:
    """Give the edits, the last one first."""
    wordings = {(v.report, v.number): v for v in history.versions}
    shown: set[tuple[str, int]] = set()
    views = []
    for edit in reversed(history.edits):
        whole = wordings[edit.report, edit.earlier] if (edit.report, edit.earlier) not in shown else None
        shown.add((edit.report, edit.earlier))
        views.append(_view(lookup, edit, wordings[edit.report, edit.later], whole))
    return views


def _view(lookup: Lookup, edit: Edit, later: Wording, whole: Wording | None) -> EditView:
    report = lookup.reports[edit.report]
    shown = [
        _change(lookup, edit.report, revision, figures, later.text, stands=later.text == report.text)
        for revision, figures in zip(edit.revisions, edit.figures, strict=True)
    ]
    shown.sort(key=lambda change: not change.figures)
    return EditView(
        edit.report,
        lookup.names[edit.report],
        later.title or "",
        edit.last_seen,
        edit.seen,
        edit,
        tuple(shown),
        whole,
    )


def _change(
    lookup: Lookup, report: str, revision: Revision, figures: RevisedFigures, text: str, stands: bool
) -> ChangeShown:
    after = revision.after
    named = tuple(f"{_listed(figures.before)} → {_listed(figures.after)}" for _ in [0] if figures != RevisedFigures())
    lead, rest = _lead(text, after.start), _rest(text, after.end)
    return ChangeShown(lead, revision.before.text, after.text, rest, named, _anchor(lookup, report, after, stands))


def _listed(figures: tuple[str, ...]) -> str:
    return ", ".join(figures) if figures else "none"


def _lead(text: str, at: int) -> str:
    """The words before a place, from the beginning of its paragraph or from some words on."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line if len(line) <= _AROUND else "…" + re.sub(r"^\S*", "", line[-_AROUND:])


def _rest(text: str, at: int) -> str:
    """The words behind a place, to the end of its paragraph or of some words."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    return line if len(line) <= _AROUND else re.sub(r"\S*$", "", line[:_AROUND]) + "…"


def _anchor(lookup: Lookup, report: str, after: Passage, stands: bool) -> str:
    """The statement on this page that the words stand in, or that stands before them; else the report."""
    if not stands:
        return ""
    before = [s for s in lookup.statements_of[report] if s.start <= after.start]
    holding = [s for s in before if after.start < s.end]
    found = (holding or before)[-1:]
    return lookup.anchor(found[0].id) if found else report
