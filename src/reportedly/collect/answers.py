"""What a server answered: the body unpacked within its limit, and whether it is a page at all."""

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.collect.addresses import Refused
from reportedly.collect.limits import megabytes

_TEXTUAL = (
    "text/", "application/xhtml", "application/json", "application/ld+json", "application/x-ndjson",
    "application/jsonl", "application/xml", "application/rss", "application/atom", "application/rdf",
    "application/feed+json", "application/x-rss", "application/gzip", "application/x-gzip",
    "application/octet-stream", "message/rfc822", "application/mbox",
)  # fmt: skip
_ARCHIVES = ("application/warc", "application/wacz", "application/x-warc")
_CHUNK = 65_536
_ENCODINGS = {"": None, "identity": None, "gzip": 31, "x-gzip": 31, "deflate": 15}


@dataclass(frozen=True, slots=True)
class Answer:
    """One response: status, headers (names in lower case, in order), body without its transfer and content codings."""

    url: str
    status: int
    phrase: str
    headers: tuple[tuple[str, str], ...]
    content: bytes
    peer: str | None = None

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key == name), None)


def read_body(chunks: Iterator[bytes], encoding: str, most: int, deadline: float, cut: bool) -> bytes:
    """The body, decompressed at most one byte beyond `most`: a small response may unpack to gigabytes."""
    name = encoding.strip().lower()
    if name not in _ENCODINGS:
        raise Refused(f"its encoding {name!r} was not asked for")
    wbits = _ENCODINGS[name]
    unpack = zlib.decompressobj(wbits) if wbits else None
    parts: list[bytes] = []
    size = received = 0
    for chunk in chunks:
        received += len(chunk)
        if time.monotonic() > deadline:
            raise Refused("no complete answer before the deadline. Try again later")
        try:
            part = unpack.decompress(chunk, most + 1 - size) if unpack else chunk
        except zlib.error as error:
            raise Refused(f"its compressed body is broken ({error})") from error
        parts.append(part)
        size += len(part)
        if size > most:
            if cut:
                break
            raise Refused(f"over {megabytes(most)}, the most for one page")
    if unpack and received and not unpack.eof and not cut:
        raise Refused("its compressed body is broken (it ends too early)")
    return b"".join(parts)[:most]


def check_type(answer: Answer) -> tuple[str | None, str | None]:
    """The media type and charset that the server declared.  Raises Refused for what is no text."""
    declared = answer.header("content-type") or ""
    media_type = declared.split(";")[0].strip().lower() or None
    if media_type and media_type.startswith(_ARCHIVES):
        raise Refused(f"its type is {media_type}, a web archive. Download it and give the file")
    if media_type and not media_type.startswith(_TEXTUAL):
        raise Refused(f"its type is {media_type}, not a page of text")
    _, _, charset = declared.lower().partition("charset=")
    return media_type, charset.split(";")[0].strip(" \"'") or None
