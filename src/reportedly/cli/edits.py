"""Edits of reports as lines for a terminal and as a document for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.cli.console import printable
from reportedly.cli.kept import headline
from reportedly.records import Edit, Passage, Report
from reportedly.store import Store

_FORMAT = "reportedly.edits/1"
_SHOWN = 5  # changes of one edit in a terminal
_LONGEST = 90  # characters of one side


def edit_lines(edits: Sequence[Edit], reports: Mapping[str, Report]) -> Iterator[str]:
    """What changed, when, and which figures, a few lines for each edit."""
    for edit in edits:
        report = reports[edit.report]
        told = "silent" if edit.silent else f"with a notice: {_cut(edit.notice or '')}"
        yield printable(f"  {report.outlet or 'outlet unknown'} · {headline(report)} ({edit.report})")
        yield f"    between {edit.last_seen[:16]} and {edit.seen[:16]} UTC, {printable(told)}"
        for revision, figures in list(zip(edit.revisions, edit.figures, strict=True))[:_SHOWN]:
            marked = "figure: " if figures.before or figures.after else ""
            yield f"      {marked}{_quoted(revision.before)} → {_quoted(revision.after)}"
        if len(edit.revisions) > _SHOWN:
            yield f"      … and {len(edit.revisions) - _SHOWN} more"


def edits_document(store: Store, edits: Sequence[Edit]) -> dict[str, Any]:
    """The edits, and every version that they stand on with its whole text, so that each can be checked."""
    versions: dict[tuple[str, int], dict[str, Any]] = {}
    for edit in edits:
        for number in sorted((edit.earlier, edit.later)):
            if (edit.report, number) not in versions and (held := store.report(edit.report, number)):
                versions[edit.report, number] = {
                    "report": held.report,
                    "version": number,
                    "seen": held.seen,
                    "last_seen": held.last_seen,
                    "sha256": held.page,
                    "url": held.content.url,
                    "outlet": held.content.outlet,
                    "title": held.content.title,
                    "text": held.content.text,
                }
    return {"format": _FORMAT, "edits": [_edit(edit) for edit in edits], "versions": list(versions.values())}


def write_edits(store: Store, edits: Sequence[Edit], folder: Path) -> Path | None:
    """Write `edits.json` into the folder and give its path; without edits there is none, and an old one goes."""
    path = folder / "edits.json"
    if not edits:
        path.unlink(missing_ok=True)
        return None
    temporary = folder / ".edits.json"
    document = json.dumps(edits_document(store, edits), ensure_ascii=False, indent=1, sort_keys=False)
    temporary.write_text(document + "\n", encoding="utf-8", errors="surrogateescape")
    temporary.replace(path)
    return path


def _edit(edit: Edit) -> dict[str, Any]:
    changes = [
        {
            "before": _passage(revision.before),
            "after": _passage(revision.after),
            "figures": {"before": list(figures.before), "after": list(figures.after)},
        }
        for revision, figures in zip(edit.revisions, edit.figures, strict=True)
    ]
    return {
        "report": edit.report,
        "earlier": edit.earlier,
        "later": edit.later,
        "last_seen": edit.last_seen,
        "seen": edit.seen,
        "silent": edit.silent,
        "notice": edit.notice,
        "changes": changes,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {"start": passage.start, "end": passage.end, "text": passage.text}


def _quoted(passage: Passage) -> str:
    return f"“{_cut(passage.text)}”" if passage.text.strip() else "(nothing)"


def _cut(text: str) -> str:
    plain = printable(text)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
