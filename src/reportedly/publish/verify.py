"""Checks a published dossier again, offline: its bytes, its evidence, and the files beside it.

Everything wrong is found and named; nothing is raised for a file that is damaged, however it is damaged.
"""

import errno
import hashlib
import json
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from reportedly.errors import DossierInvalid
from reportedly.publish.document import Document, digest, serialise
from reportedly.publish.evidence import check_evidence, check_removed
from reportedly.publish.history import FILE as EDITS
from reportedly.publish.history import check_history, edits_file
from reportedly.publish.shape import Break, check_shape
from reportedly.publish.site import GENERATOR, render

_MOST = 1_000_000_000  # bytes: 300 reports made 37 MB of JSON
_AGAIN = "Make the dossier again, or get an unaltered copy"
_LINES = {".jsonl", ".ndjson"}  # files that hold one article a line, hashed line by line
_DIGEST = re.compile(r'<meta name="reportedly-digest" content="([0-9a-f]*)">')


def verify(path: Path, reports: Sequence[Path] = ()) -> list[Break]:
    """Give everything that does not hold in the dossier at `path`; an empty list when all of it does.

    `reports` are files it was made from: their bytes must have the hashes that the dossier names.
    """
    try:
        data = _read(path)
    except (OSError, ValueError) as error:
        return [Break(str(path), f"cannot be read ({_reason(error)})", "Name the dossier.json of a dossier")]
    document, breaks = _parse(path.name, data)
    if document is None or breaks:
        return breaks
    altered, shape = list(_check_digest(path.name, document)), list(check_shape(document))
    if shape:
        return [*altered, *shape]
    evidence = list(_check_evidence(path.name, document))
    beside = [*_check_pages(path.parent, document), *_check_edits(path.parent, document)]
    beside += _check_given(document, reports)
    index = _check_index(path.parent, document, render_too=not altered and not evidence)
    return [*altered, *evidence, *beside, *index]


def _check_evidence(name: str, document: Document) -> list[Break]:
    try:
        return [*check_evidence(document), *check_history(document)]
    except DossierInvalid as error:
        return [Break(name, str(error), _AGAIN)]
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        return [Break(name, f"holds what no dossier can ({type(error).__name__}: {error})", _AGAIN)]


def _read(path: Path) -> bytes:
    """The bytes of a regular file; a pipe or device would be waited for without end.  Raises OSError, ValueError."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise ValueError("not a regular file")
    if found.st_size > _MOST:
        raise ValueError(f"{found.st_size:,} bytes, more than any dossier has")
    return path.read_bytes()


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _parse(name: str, data: bytes) -> tuple[Document | None, list[Break]]:
    try:
        document = json.loads(data.decode())
        same = isinstance(document, dict) and serialise(document) == data
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return None, [Break(name, f"is not the JSON of a dossier ({reason})", _AGAIN)]
    if not same:
        return document, [Break(name, "is not as reportedly writes it: its characters were changed", _AGAIN)]
    return document, []


def _check_digest(name: str, document: Document) -> Iterator[Break]:
    found = digest(document)
    if document.get("digest") != found:
        yield Break(name, f"its digest is {found}, not {document.get('digest')}: it was altered", _AGAIN)


def _check_pages(folder: Path, document: Document) -> Iterator[Break]:
    earlier = [{"id": v["report"], **v} for v in document.get("versions", ())]
    for report in [*document["reports"], *earlier]:
        page = report.get("page")
        if page is None:
            continue
        try:
            content = _read(folder / page)
        except (OSError, ValueError):
            yield Break(page, f"the page of {report['id']} cannot be read", "Copy the folder pages with the dossier")
            continue
        found = hashlib.sha256(content).hexdigest()
        if found != report["sha256"]:
            yield Break(page, f"has SHA-256 {found}, {report['id']} was read from {report['sha256']}", _AGAIN)
        else:
            yield from check_removed(report, content)


def _check_edits(folder: Path, document: Document) -> Iterator[Break]:
    """The file of edits, where it lies beside the dossier, is what the dossier says."""
    path, told = folder / EDITS, edits_file(document)
    if not path.exists():
        return
    try:
        same = told is not None and _read(path) == serialise(told)
    except (OSError, ValueError):
        same = False
    if not same:
        yield Break(path.name, "does not hold the edits of this dossier", _AGAIN)


def _check_given(document: Document, reports: Sequence[Path]) -> Iterator[Break]:
    failed = {Path(f["input"]).name for f in document["failures"]}
    for path in reports:
        try:
            data = _read(path)
        except (OSError, ValueError) as error:
            yield Break(str(path), f"cannot be read ({_reason(error)})", "Name a file that the dossier was made from")
            continue
        named = [r for r in document["reports"] if r["file"] and Path(r["file"]).name == path.name]
        hashes = _hashes(path, data)
        given = [r for r in document["reports"] if r["sha256"] in hashes]
        if not named and not given and path.name not in failed:
            yield Break(str(path), "belongs to no report of the dossier", "Leave it out, or make the dossier with it")
        for r in given:
            yield from check_removed(r, hashes[r["sha256"]])
        for r in _unmatched(named, path, hashes):
            what = f"has SHA-256 {min(hashes)}, {r['id']} was read from {r['sha256']}"
            yield Break(str(path), what, "Find the file as it was, or make the dossier again")


def _hashes(path: Path, data: bytes) -> dict[str, bytes]:
    """The SHA-256 that the file's reports may have, and the bytes that have it."""
    lines = data.splitlines() if path.suffix in _LINES else ()
    pieces = [form for line in lines for form in (line, line.strip())] or [data]
    return {hashlib.sha256(piece).hexdigest(): piece for piece in pieces}


def _unmatched(named: list[Document], path: Path, hashes: Collection[str]) -> list[Document]:
    """Reports of that file name whose bytes it does not hold; of files with one name in two folders one is enough."""
    missed = [r for r in named if r["sha256"] not in hashes]
    if path.suffix not in _LINES and len(missed) < len(named):
        return []
    return missed


def _check_index(folder: Path, document: Document, render_too: bool) -> Iterator[Break]:
    """The page beside the JSON shows its digest and, where this version wrote it, is the page of it to the byte."""
    index = folder / "index.html"
    if not index.exists():
        return
    try:
        text = _read(index).decode()
    except (OSError, ValueError):
        yield Break(index.name, "cannot be read as text", _AGAIN)
        return
    found = _DIGEST.search(text)
    if found is None or found.group(1) != document["digest"]:
        yield Break(index.name, "shows another dossier: its digest is not this one's", _AGAIN)
    elif render_too and f'<meta name="generator" content="{GENERATOR}">' in text and text.encode() != _render(document):
        yield Break(index.name, "is not the page of this dossier: its characters were changed", _AGAIN)


def _render(document: Document) -> bytes | None:
    """The page; None for a document that cannot be shown, so that no page is its page."""
    try:
        return render(document)
    except (ArithmeticError, LookupError, TypeError, ValueError, DossierInvalid):
        return None
