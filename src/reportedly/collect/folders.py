"""What is new in a folder that is watched: by time of change and size first, and only then by the bytes."""

import hashlib
import os
import time
from dataclasses import replace
from pathlib import Path

from reportedly.collect.cursors import Cursor
from reportedly.collect.entries import Entry
from reportedly.collect.files import READABLE

_STEP = 1 << 20
_YOUNG = 1_000_000_000  # nanoseconds since its last change in which a file may still be written


def changed_files(folder: Path, cursor: Cursor) -> tuple[tuple[Entry, ...], Cursor] | str:
    """The readable files that are new or have other bytes than before, sorted, and the cursor with what is there now.

    A reason in words when the folder cannot be read.  A file that vanished is forgotten; one that cannot be read, or
    that somebody is still writing, is left for the next visit.
    """
    if not folder.is_dir():
        return f"there is no folder {folder}. Check the path."
    errors: list[OSError] = []
    files: dict[str, tuple[int, int, str]] = {}
    changed = []
    paths = _readable(folder, errors)
    settled = _settled(paths, cursor)
    for path in paths:
        before = cursor.files.get(path)
        if path not in settled:
            if before:
                files[path] = before
            continue
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


def _settled(paths: list[str], cursor: Cursor) -> set[str]:
    """The files that nobody seems to be writing: those that changed just now are looked at a second time."""
    first = {path: _size_and_time(path) for path in paths}
    now = time.time_ns()
    young = {
        path: status
        for path, status in first.items()
        if status and not _is_known(cursor, path, status) and 0 <= now - status[0] < _YOUNG
    }
    if young:
        time.sleep(_YOUNG / 1e9)
    return {path for path in paths if path not in young or _size_and_time(path) == young[path]}


def _is_known(cursor: Cursor, path: str, status: tuple[int, int]) -> bool:
    before = cursor.files.get(path)
    return before is not None and before[:2] == status


def _size_and_time(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


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
