"""WARC and WACZ files to pages, one record at a time: crawls, Common Crawl's CC-NEWS, browser archives, our own.

fastwarc tells the records apart.  It ends at the first broken one, so what comes after is looked for here: the next
place where a record can begin, and on from there.  Only what may be an article is taken: HTML and plain text that a
server gave as an answer, or that was kept as a resource; a crawl's pictures and scripts are passed over in silence.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from reportedly.collect.canonical import canonical_url
from reportedly.collect.digests import is_altered
from reportedly.collect.limits import Limits, megabytes
from reportedly.collect.messages import Garbled, media_type, parse_response
from reportedly.collect.sniffing import name_binary, page_kind
from reportedly.collect.tails import cut_record
from reportedly.records import Failure, Hint, Page

WARC_ENDS = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")
WACZ_ENDS = (".wacz",)
_HTML = ("text/html", "application/xhtml+xml")
_TYPES = (*_HTML, "text/plain")
_BEGINNINGS = ((b"\x1f\x8b", b"\x1f\x8b\x08"), (b"WARC/", b"\nWARC/1."), (b"\x28\xb5\x2f\xfd", b"\x28\xb5\x2f\xfd"))
_WALKED = (b"\nWARC/1.", b"\x1f\x8b\x08")  # the plain ones, and gzipped ones
_STEP = 1 << 20
_BROKEN_MOST = 1000  # breaks after which a file is given up: it is no web archive
_INSTALL = "web archives are read by fastwarc, which is not installed. Install reportedly[warc]."


def read_web_archive(path: Path, name: str, limits: Limits) -> Iterator[Page | Failure]:
    """The pages of a WARC or WACZ file, in its order, with never more than one record in memory.

    A record that is broken or cut short becomes a failure, and the reading goes on behind it.  Never raises for what
    the file holds.
    """
    try:
        if name.lower().endswith(WACZ_ENDS):
            yield from _members(path, name, limits)
        else:
            with path.open("rb") as stream:
                yield from _records(stream, name, limits)
    except ImportError:
        yield Failure(name, _INSTALL)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        yield Failure(name, f"cannot be read: {error}. Check that the file is complete.")


def _members(path: Path, name: str, limits: Limits) -> Iterator[Page | Failure]:
    """The WARC files of a WACZ (1.1.1: a ZIP file with them under archive/)."""
    with zipfile.ZipFile(path) as bundle:
        inside = sorted(n for n in bundle.namelist() if n.lower().endswith(WARC_ENDS))
        if not inside:
            yield Failure(name, "a WACZ without a WARC file in it. Check that the file is complete.")
        for member in inside:
            try:
                with bundle.open(member) as stream:
                    yield from _records(stream, f"{name}/{member}", limits)
            except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
                yield Failure(f"{name}/{member}", f"cannot be read: {error}. Check that the file is complete.")


def _records(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Page | Failure]:
    mark = next((mark for first, mark in _BEGINNINGS if _begins(stream, first)), None)
    if mark is None:
        yield Failure(name, "no WARC record in it. Check that the file is complete.")
        return
    at: int | None = 0
    records, told = 0, False
    for _ in range(_BROKEN_MOST):
        last = at or 0
        try:
            for record, position in _iterate(stream, last):
                last, records, told = position, records + 1, False
                for found in _found(record, f"{name}:{position}", name, limits):
                    told = isinstance(found, Failure)
                    yield found
            cut = cut_record(stream, last, mark in _WALKED[1:]) if mark in _WALKED and records else None
            if cut is not None and not (told and cut == last):
                yield Failure(f"{name}:{cut}", "a record cut short by the end of the file. The file is not complete.")
            if not records:
                yield Failure(name, "no response is kept in it. Check that the file is complete.")
            return
        except (OSError, ValueError) as error:
            at = _next_beginning(stream, mark, last + 1)
            kept = "Nothing follows it" if at is None else f"Reading goes on at byte {at}"
            yield Failure(f"{name}:{last}", f"a broken record at or after this byte ({error}). {kept}.")
        if at is None:
            return
    yield Failure(name, f"{_BROKEN_MOST} broken records: given up. Check that it is a web archive.")


def _begins(stream: IO[bytes], first: bytes) -> bool:
    stream.seek(0)
    return stream.read(len(first)) == first


def _iterate(stream: IO[bytes], start: int) -> Iterator[tuple[Any, int]]:
    """fastwarc's records from a byte on, with where each begins."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream.seek(start)
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    for record in ArchiveIterator(cast(Any, stream), record_types=wanted, parse_http=False):
        yield record, start + record.stream_pos


def _next_beginning(stream: IO[bytes], mark: bytes, start: int) -> int | None:
    """Where the next record can begin."""
    stream.seek(start)
    kept, at = b"", start
    while chunk := stream.read(_STEP):
        window = kept + chunk
        found = window.find(mark)
        if found >= 0:
            return at - len(kept) + found + mark.startswith(b"\n")
        at += len(chunk)
        kept = window[-(len(mark) - 1) :]
    return None


def _found(record: Any, name: str, file: str, limits: Limits) -> Iterator[Page | Failure]:
    """The page of one record, a failure, or nothing where it is no article."""
    length = record.content_length
    url = record.headers.get("WARC-Target-URI") or ""
    if not _may_be_article(record, url):
        return
    if length > limits.page_bytes + _STEP:
        yield Failure(
            f"{name} {url}".strip(), f"{megabytes(length)}, over {megabytes(limits.page_bytes)} for one page."
        )
        return
    block = record.reader.read(length)
    if len(block) < length:
        reason = f"a record cut short: {len(block):,} of {length:,} bytes. The file is not complete."
        yield Failure(f"{name} {url}".strip(), reason)
        return
    try:
        page = _page(record, block, name, file, url, limits)
    except Garbled as garbled:
        yield Failure(f"{name} {url}".strip(), f"{garbled}. The record is passed over.")
        return
    if page:
        yield page
        if is_altered(block, record.headers.get("WARC-Block-Digest") or ""):
            yield Failure(f"{name} {url}".strip(), "its bytes are not those of its digest; it is taken all the same.")


def _may_be_article(record: Any, url: str) -> bool:
    """By what the record's own header tells, so that the rest need not be read."""
    kind = str(record.headers.get("WARC-Type") or "")
    if url.rstrip(">").endswith("/robots.txt") or not record.content_length:
        return False
    if kind == "response":
        told = (record.headers.get("WARC-Identified-Payload-Type") or _HTML[0]).lower()
        return url.strip("<>").startswith(("http://", "https://")) and told in _TYPES
    return media_type(record.headers.get("Content-Type") or "")[0] in _TYPES or _told(record).get("kind") == "article"


def _page(record: Any, block: bytes, name: str, file: str, url: str, limits: Limits) -> Page | None:
    url = url.strip("<>")
    if record.headers.get("WARC-Type") == "response":
        response = parse_response(block, limits.page_bytes)
        if response.status != 200:
            return None
        content, (named, charset) = response.content, media_type(response.header("content-type"))
    else:
        content, (named, charset) = block, media_type(record.headers.get("Content-Type") or "")
    told = _told(record)
    article = told.get("kind") == "article"
    if (named not in (None, *_TYPES) and not article) or not content.strip() or name_binary(content):
        return None
    kind = page_kind(content, "", named)
    if kind != "html" and named is None:
        return None
    web = url if url.startswith(("http://", "https://")) else None
    seen = (record.headers.get("WARC-Date") or "").replace("Z", "+00:00")
    return Page(
        name=name,
        kind="article" if article else kind,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        file=file,
        url=web,
        final_url=web,
        media_type=named,
        charset=charset,
        hints=tuple(Hint(*hint) for hint in told.get("hints", [])),
        canonical=canonical_url(web, content if kind == "html" else None) if web else None,
        seen=seen or None,
    )


def _told(record: Any) -> dict[str, Any]:
    """What our own archive keeps of a page beside its bytes."""
    try:
        told = json.loads(record.headers.get("WARC-JSON-Metadata") or "{}")
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) and "kind" in told else {}
