"""Edits of reports as JSON and back, and whether they hold: the keys `edits` and `versions` of a dossier.

Only that of a store's story has them: inputs that are given once were never edited.  Offsets count code points of a
version's own `text`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportedly.errors import DossierInvalid
from reportedly.publish.shape import Break
from reportedly.records import Edit, History, Passage, RevisedFigures, Revision, Wording
from reportedly.text.revisions import apply_revisions

FORMAT = "reportedly.edits/1"
FILE = "edits.json"
_AGAIN = "It was altered; make the dossier again"


def write_history(history: History, pages: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Give the keys `edits` and `versions`; nothing where nothing was edited.  `pages` are kept files by SHA-256."""
    if not history.edits:
        return {}
    return {
        "edits": [_edit(edit) for edit in history.edits],
        "versions": [_version(version, pages or {}) for version in history.versions],
    }


def edits_file(document: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give what `edits.json` beside a dossier holds; None where nothing was edited."""
    if not document.get("edits"):
        return None
    return {"format": FORMAT, "edits": document["edits"], "versions": document["versions"]}


def read_history(document: Mapping[str, Any]) -> History:
    """Give the edits of a document.  Raises DossierInvalid when a key is missing or of another kind."""
    try:
        return History(
            tuple(_read_edit(e) for e in document.get("edits", ())),
            tuple(_read_version(v) for v in document.get("versions", ())),
        )
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise DossierInvalid(f"The dossier lacks or garbles something of its edits ({error}). Make it again") from error


def check_history(document: Mapping[str, Any]) -> Iterator[Break]:
    """Give a break for each edit whose words are not those of its versions, or that leaves a change out."""
    history = read_history(document)
    texts = {(v.report, v.number): v.text for v in history.versions}
    if len(texts) < len(history.versions):
        yield Break("versions", "has one version twice", _AGAIN)
    now = {r["id"]: r["text"] for r in document["reports"]}
    for number, edit in enumerate(history.edits):
        where = f"edits[{number}]"
        missing = [n for n in (edit.earlier, edit.later) if (edit.report, n) not in texts]
        if missing or edit.report not in now:
            what = f"version {missing[0]} of {edit.report}" if missing else f"report {edit.report}"
            yield Break(where, f"names the {what}, which is not there", _AGAIN)
            continue
        if edit.last_seen > edit.seen:
            yield Break(where, f"says that words last seen at {edit.last_seen} were replaced at {edit.seen}", _AGAIN)
        yield from _check_words(where, edit, texts[edit.report, edit.earlier], texts[edit.report, edit.later])
    for report, number in {edit.report: edit.later for edit in history.edits}.items():
        if texts.get((report, number)) != now.get(report):
            yield Break(report, "has other words than those of its last edit", _AGAIN)
    used = {(e.report, n) for e in history.edits for n in (e.earlier, e.later)}
    for report, number in sorted(texts.keys() - used):
        yield Break("versions", f"version {number} of {report} belongs to no edit", _AGAIN)


def _check_words(where: str, edit: Edit, before: str, after: str) -> Iterator[Break]:
    if len(edit.figures) != len(edit.revisions):
        yield Break(where, "has not as many lists of figures as changes", _AGAIN)
    for revision, figures in zip(edit.revisions, edit.figures, strict=False):
        for side, text, named in ((revision.before, before, figures.before), (revision.after, after, figures.after)):
            if not 0 <= side.start <= side.end <= len(text) or text[side.start : side.end] != side.text:
                yield Break(where, f"shows “{side.text}”, which does not stand there", _AGAIN)
            elif missing := [figure for figure in named if not _touches(text, figure, side)]:
                yield Break(where, f"shows the figure “{missing[0]}”, which does not stand there", _AGAIN)
    # Changes of white space alone are left out, so that only all else has to be the same.
    if _unspaced(apply_revisions(before, edit.revisions)) != _unspaced(after):
        yield Break(where, "does not hold every change between its versions", _AGAIN)


def _touches(text: str, figure: str, side: Passage) -> bool:
    """Whether the figure's words stand somewhere that the passage has a part of."""
    at = text.find(figure, max(0, side.start - len(figure) + 1))
    return bool(figure) and 0 <= at < side.end and side.start < at + len(figure)


def _unspaced(text: str) -> str:
    return "".join(text.split())


def _edit(edit: Edit) -> dict[str, Any]:
    changes = [
        {
            "before": _passage(revision.before),
            "after": _passage(revision.after),
            "figures": {"before": list(figures.before), "after": list(figures.after)},
        }
        for revision, figures in zip(edit.revisions, edit.figures, strict=True)
    ]
    names = ("report", "earlier", "later", "last_seen", "seen", "silent", "notice", "back")
    return {**{name: getattr(edit, name) for name in names}, "changes": changes}


def _passage(passage: Passage) -> dict[str, Any]:
    return {"start": passage.start, "end": passage.end, "text": passage.text}


def _version(version: Wording, pages: Mapping[str, str]) -> dict[str, Any]:
    return {
        "report": version.report,
        "version": version.number,
        "seen": version.seen,
        "last_seen": version.last_seen,
        "sha256": version.sha256,
        **({"page": pages[version.sha256]} if version.sha256 in pages else {}),
        "url": version.url,
        "outlet": version.outlet,
        "title": version.title,
        "text": version.text,
    }


def _read_edit(item: Mapping[str, Any]) -> Edit:
    changes: Sequence[Mapping[str, Any]] = item["changes"]
    return Edit(
        report=item["report"],
        earlier=item["earlier"],
        later=item["later"],
        last_seen=item["last_seen"],
        seen=item["seen"],
        revisions=tuple(Revision(_read_passage(c["before"]), _read_passage(c["after"])) for c in changes),
        figures=tuple(RevisedFigures(tuple(c["figures"]["before"]), tuple(c["figures"]["after"])) for c in changes),
        notice=item["notice"],
        back=item["back"],
    )


def _read_passage(item: Mapping[str, Any]) -> Passage:
    return Passage(item["start"], item["end"], item["text"])


def _read_version(item: Mapping[str, Any]) -> Wording:
    names = ("report", "seen", "last_seen", "sha256", "url", "outlet", "title", "text")
    return Wording(number=item["version"], **{name: item[name] for name in names})
