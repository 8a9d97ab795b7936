"""One kept page read again by its place in the archive, and checked against its hash."""

import hashlib
import json
import zlib
from pathlib import Path
from typing import Any

from reportedly.collect.limits import Limits
from reportedly.collect.messages import Garbled, media_type, parse_response
from reportedly.collect.sniffing import page_kind
from reportedly.errors import ArchiveBroken
from reportedly.records import ArchivePlace, Hint, Page

_MOST = 8 * Limits().page_bytes  # bytes that one record may unpack to; a record of ours is far below


def read_back(folder: Path, place: ArchivePlace) -> Page:
    """The page that was kept at a place.

    Raises ArchiveBroken when the file is missing or cut short, or when what is there is not what was kept.
    """
    where = f"{folder / place.file} at {place.offset}"
    try:
        with (folder / place.file).open("rb") as stream:
            stream.seek(place.offset)
            packed = stream.read(place.length)
    except OSError as error:
        raise ArchiveBroken(f"{where} cannot be read: {error.strerror}. Restore the file from a backup.") from error
    try:
        headers, block = _unpack(packed)
        page = _page(headers, block, place)
    except (Garbled, zlib.error, ValueError) as error:
        raise ArchiveBroken(f"{where} is broken ({error}). Restore the file from a backup.") from error
    found = hashlib.sha256(page.content).hexdigest()
    if headers.get("warc-payload-digest") != f"sha256:{found}":
        raise ArchiveBroken(f"{where} is not what was kept: its SHA-256 is now {found}. Restore it from a backup.")
    return page


def _unpack(packed: bytes) -> tuple[dict[str, str], bytes]:
    """The header fields and the block of one record."""
    unpack = zlib.decompressobj(31)
    content = unpack.decompress(packed, _MOST)
    if not unpack.eof:
        raise Garbled("it is cut short")
    head, _, rest = content.partition(b"\r\n\r\n")
    lines = head.decode("utf-8", errors="replace").split("\r\n")
    if not lines[0].startswith("WARC/"):
        raise Garbled("no record begins there")
    pairs = (line.partition(":") for line in lines[1:])
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    length = int(headers.get("content-length", "-1"))
    if not 0 <= length <= len(rest):
        raise Garbled("it is cut short")
    return headers, rest[:length]


def _page(headers: dict[str, str], block: bytes, place: ArchivePlace) -> Page:
    url, seen = headers.get("warc-target-uri", ""), headers.get("warc-date", "").replace("Z", "+00:00")
    if headers.get("warc-type") == "response":
        response = parse_response(block, _MOST)
        named, charset = media_type(response.header("content-type"))
        return _made(response.content, url, seen, place, named, charset, {})
    named, charset = media_type(headers.get("content-type", ""))
    return _made(block, url, seen, place, named, charset, json.loads(headers.get("warc-json-metadata", "{}")))


def _made(
    content: bytes,
    url: str,
    seen: str,
    place: ArchivePlace,
    named: str | None,
    charset: str | None,
    told: dict[str, Any],
) -> Page:
    web = None if url.startswith("file:") else url
    return Page(
        name=str(told.get("name", url)),
        kind=told.get("kind") or page_kind(content, "", named),
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        url=told.get("url", web),
        final_url=web,
        media_type=named,
        charset=charset,
        hints=tuple(Hint(*hint) for hint in told.get("hints", [])),
        seen=seen or None,
        archive=place,
    )
