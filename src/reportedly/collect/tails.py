"""Whether a WARC file ends with a whole record: fastwarc takes one whose header is cut off for the end of the file."""

import re
import zlib
from typing import IO

_STEP = 1 << 18
_HEADER_MOST = 1 << 16
_LENGTH = re.compile(rb"^content-length:\s{0,5}(\d{1,15})\s*$", re.IGNORECASE | re.MULTILINE)


def cut_record(stream: IO[bytes], start: int, packed: bool) -> int | None:
    """Where the record begins that the file's end cuts short, looked for from a record's beginning on; else None."""
    stream.seek(0, 2)
    size = stream.tell()
    return _cut_member(stream, start, size) if packed else _cut_plain(stream, start, size)


def _cut_member(stream: IO[bytes], start: int, size: int) -> int | None:
    """The gzip member that is not whole."""
    at = start
    while at < size:
        stream.seek(at)
        unpack, read = zlib.decompressobj(31), 0
        while not unpack.eof:
            chunk = unpack.unconsumed_tail or stream.read(_STEP)
            if not chunk:
                return at
            read += 0 if unpack.unconsumed_tail else len(chunk)
            try:
                unpack.decompress(chunk, _STEP)
            except zlib.error:
                return at
        at += read - len(unpack.unused_data)
    return None


def _cut_plain(stream: IO[bytes], start: int, size: int) -> int | None:
    at = start
    while at < size:
        stream.seek(at)
        raw = stream.read(_HEADER_MOST)
        blank = len(raw) - len(raw.lstrip(b"\r\n"))
        head, separator, _ = raw[blank:].partition(b"\r\n\r\n")
        if not head and not separator:
            return None
        found = _LENGTH.search(head)
        if not separator or not found:
            return at
        end = at + blank + len(head) + len(separator) + int(found.group(1))
        if end > size:
            return at
        at = end
    return None
