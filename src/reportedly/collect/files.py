"""Files, folders and glob patterns to pages: what a path means, and which files of a folder are read."""

import glob
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportedly.collect.entries import Listing
from reportedly.collect.jsonlines import read_articles, split_json
from reportedly.collect.limits import Limits, megabytes
from reportedly.collect.listings import read_listing
from reportedly.collect.mails import is_mail, read_mail, read_mbox
from reportedly.collect.sniffing import holds_articles, name_binary, name_other, page_kind
from reportedly.collect.web_archives import WACZ_ENDS, WARC_ENDS, read_web_archive
from reportedly.records import Failure, Page

# Endings of the files that a folder is searched for; a file that is named is read whatever its ending.
READABLE = (
    ".txt", ".text", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz",
    ".eml", ".mbox", *WARC_ENDS, *WACZ_ENDS,
)  # fmt: skip
_ARCHIVES = (*WARC_ENDS, *WACZ_ENDS)
_ARTICLES = (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz")


def read_path(given: str, limits: Limits) -> Iterator[Page | Failure | Listing]:
    """The pages of a file, of a folder (sorted, hidden files left out), or of what a pattern matches (sorted)."""
    path = Path(given)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield from _read_pattern(given, limits)
    except (OSError, ValueError) as error:
        yield Failure(given, f"cannot be read: {_reason(error)}. Check the path and its permissions.")
    else:
        yield from _read_folder(given, limits) if stat.S_ISDIR(mode) else _read_file(given, mode, limits)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _read_pattern(given: str, limits: Limits) -> Iterator[Page | Failure | Listing]:
    # pathlib's patterns do not take absolute paths
    found = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []  # noqa: PTH207
    if not found:
        what = "no file matches this pattern" if glob.has_magic(given) else "there is no such file"
        yield Failure(given, f"{what}. Check the path.")
    for path in found:
        yield from read_path(path, limits)


def _read_folder(given: str, limits: Limits) -> Iterator[Page | Failure | Listing]:
    failures: list[OSError] = []
    files = []
    for folder, folders, names in os.walk(given, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [
            str(Path(folder, name)) for name in names if not name.startswith(".") and name.lower().endswith(READABLE)
        ]
    for error in failures:
        yield Failure(str(error.filename), f"cannot be read: {_reason(error)}. Check its permissions.")
    if not files and not failures:
        yield Failure(given, f"the folder has no file to read. Readable are {', '.join(READABLE)}.")
    for path in sorted(files):
        try:
            mode = Path(path).stat().st_mode
        except OSError as error:
            yield Failure(path, f"cannot be read: {_reason(error)}. Check the file.")
        else:
            for found in _read_file(path, mode, limits):
                yield _unfetched(found, path)


def _unfetched(found: Page | Failure | Listing, path: str) -> Page | Failure:
    """A folder is read without the network: what its lists point to is only fetched when they are named."""
    if isinstance(found, Listing):
        return Failure(
            path, f"a {found.kind} of addresses, which a folder's reading does not fetch. Name the file itself."
        )
    return found


def _read_file(given: str, mode: int, limits: Limits) -> Iterator[Page | Failure | Listing]:
    path = Path(given)
    if not stat.S_ISREG(mode):
        yield Failure(given, "not a regular file. Give it on standard input: reportedly brief - < FILE")
        return
    if given.lower().endswith(_ARCHIVES):
        yield from read_web_archive(path, given, limits)
        return
    if given.lower().endswith(".mbox"):
        yield from read_mbox(path, given, limits)
        return
    try:
        size = path.stat().st_size
        many = given.lower().endswith(_ARTICLES)
        if size > limits.page_bytes and not many:
            yield Failure(given, _too_large(size, limits))
            return
        if many and size:
            yield from read_articles(path, given, limits)
            return
        with path.open("rb") as stream:
            content = stream.read(limits.page_bytes + 1)
    except OSError as error:
        yield Failure(given, f"cannot be read: {_reason(error)}. Check its permissions.")
        return
    yield from make_pages(content, given, limits, file=given)


def read_stream(stream: BinaryIO, limits: Limits) -> Iterator[Page | Failure | Listing]:
    """The pages of standard input."""
    try:
        content = stream.read(5 * limits.page_bytes + 1)
    except OSError as error:
        yield Failure("-", f"standard input cannot be read: {_reason(error)}.")
        return
    yield from make_pages(content, "-", limits)


def make_pages(
    content: bytes, name: str, limits: Limits, file: str | None = None, address: str = ""
) -> Iterator[Page | Failure | Listing]:
    """The page, the articles, the mails or the list that some bytes are; a failure when they are none of these.

    `address` is what a list's links are relative to.
    """
    listing = read_listing(content, address, limits)
    if not content.strip():
        yield Failure(name, f"empty: {len(content)} bytes. Nothing to read.")
    elif listing is not None:
        yield listing
    elif what := name_binary(content):
        yield Failure(name, f"{what}, {megabytes(len(content))}. Give HTML, plain text or JSON of articles.")
    elif holds_articles(content, name):
        yield from split_json(content, name, file, limits)
    elif len(content) > limits.page_bytes:
        yield Failure(name, _too_large(len(content), limits))
    elif is_mail(content):
        yield from read_mail(content, name, file, limits)
    elif page_kind(content, name) == "text" and (what := name_other(name)):
        yield Failure(name, f"{what} rather than an article. Save its text as .txt to have it read.")
    else:
        digest = hashlib.sha256(content).hexdigest()
        yield Page(name=name, kind=page_kind(content, name), content=content, sha256=digest, file=file)


def _too_large(size: int, limits: Limits) -> str:
    return (
        f"{megabytes(size)}, over the limit of {megabytes(limits.page_bytes)} for one page. Split it into its articles."
    )
