"""What is new in a folder that is watched: by time of change and size first, and only then by the bytes."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

from reportedly.collect.cursors import Cursor
from reportedly.collect.entries import Entry
from reportedly.collect.files import READABLE

_STEP = 1 << 20


def changed_files(folder: Path, cursor: Cursor) -> tuple[tuple[Entry, ...], Cursor] | str:
    """The readable files that are new or have other bytes than before, sorted, and the cursor with what is there now.

    A reason in words when the folder cannot be read.  A file that vanished is forgotten; one that cannot be read is
    left for the next visit.
    """
    if not folder.is_dir():
        return f"there is no folder {folder}. Check the path."
    errors: list[OSError] = []
    files: dict[str, tuple[int, int, str]] = {}
    changed = []
    for path in _readable(folder, errors):
        before = cursor.files.get(path)
        try:
            now = _look(path, before)
        except OSError:
            continue
        files[path] = now
        if before is None or before[2] != now[2]:
            changed.append(Entry(path))
    if errors and not files:
        return f"cannot be read: {errors[0].strerror}. Check its permissions."
    return tuple(changed), replace(cursor, files=files)


def _readable(folder: Path, errors: list[OSError]) -> list[str]:
    found: list[str] = []
    for place, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            str(Path(place, name)) for name in names if not name.startswith(".") and name.lower().endswith(READABLE)
        ]
    return sorted(found)


def _look(path: str, before: tuple[int, int, str] | None) -> tuple[int, int, str]:
    """Time of change, size and hash; the hash from before where time and size are those from before."""
    status = Path(path).stat()
    if before and before[:2] == (status.st_mtime_ns, status.st_size):
        return before
    digest = hashlib.sha256()
    with Path(path).open("rb") as stream:
        while chunk := stream.read(_STEP):
            digest.update(chunk)
    return status.st_mtime_ns, status.st_size, digest.hexdigest()[:16]
