"""The list of files that a dossier's folder holds, so that the next run removes what this one wrote and nothing else.

`SHA256SUMS` is as coreutils write it: `sha256sum --check SHA256SUMS` tests the whole folder without any of ours.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

LISTED = "SHA256SUMS"
_LINE = re.compile(r"^([0-9a-f]{64})  (pages/([0-9a-f]{64})\.(?:html|txt|json)|edits\.json)$", re.MULTILINE)
_MOST = 10_000_000  # bytes: longer than the list of a hundred thousand pages


def list_files(contents: Mapping[str, bytes]) -> bytes:
    """Give the list for files by their path within the folder, in the order of the paths."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(contents.items()))
    return "".join(lines).encode()


def remove_stale(folder: Path, keep: set[str]) -> None:
    """Remove the pages and edits that the list in `folder` names and `keep` does not, where they are as written.

    A file whose bytes are no longer those listed, a link, and whatever is not listed stay.  Raises OSError when a page
    cannot be removed.
    """
    for sha256, path, name in _LINE.findall(_read(folder / LISTED)):
        page = folder / path
        if (
            path in keep
            or (name and sha256 != name)
            or page.is_symlink()
            or page.parent.is_symlink()
            or not page.is_file()
        ):
            continue
        if hashlib.sha256(page.read_bytes()).hexdigest() == sha256:
            page.unlink()


def _read(path: Path) -> str:
    """The list's text; "" where there is none that can be read."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST:
            return ""
        return path.read_text("ascii", "replace")
    except OSError:
        return ""
