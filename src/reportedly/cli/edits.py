"""Edits of reports as lines for a terminal."""

from collections.abc import Iterator, Mapping, Sequence

from reportedly.cli.console import printable
from reportedly.cli.kept import headline
from reportedly.records import Edit, Passage, Report

_SHOWN = 5  # changes of one edit in a terminal
_LONGEST = 90  # characters of one side


def edit_lines(edits: Sequence[Edit], reports: Mapping[str, Report]) -> Iterator[str]:
    """What changed, when, and which figures, a few lines for each edit."""
    for edit in edits:
        report = reports[edit.report]
        told = "taken back, " if edit.back else ""
        told += "silent" if edit.silent else f"with a notice: {_cut(edit.notice or '')}"
        yield "  " + printable(f"{report.outlet or 'outlet unknown'} · {headline(report)} ({edit.report})")
        yield f"    between {edit.last_seen[:16]} and {edit.seen[:16]} UTC, {printable(told)}"
        for revision, figures in list(zip(edit.revisions, edit.figures, strict=True))[:_SHOWN]:
            marked = "figure: " if figures.before or figures.after else ""
            yield f"      {marked}{_quoted(revision.before)} → {_quoted(revision.after)}"
        if len(edit.revisions) > _SHOWN:
            yield f"      … and {len(edit.revisions) - _SHOWN} more"


def _quoted(passage: Passage) -> str:
    return f"“{_cut(passage.text)}”" if passage.text.strip() else "(nothing)"


def _cut(text: str) -> str:
    plain = printable(text)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
