"""HTTP messages as web archives keep them: head and body told apart, the body freed of its codings within a limit."""

import zlib
from dataclasses import dataclass
from email.message import Message

_WBITS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class Garbled(Exception):
    """Bytes that are no such message, or whose codings are broken; the message is the reason for the failure line."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A response as it was kept: status, header fields (names in lower case) and body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def header(self, name: str) -> str:
        """The first header of that name, or ""."""
        return next((value for key, value in self.headers if key == name), "")


def parse_response(block: bytes, most: int) -> Kept:
    """The response that the block of a record holds, its body decoded to at most `most` bytes.  Raises Garbled."""
    head, separator, body = block.partition(b"\r\n\r\n")
    if not separator:
        head, separator, body = block.partition(b"\n\n")
    lines = head.decode("utf-8", errors="replace").splitlines()
    status = lines[0].split(None, 2)[1:2] if lines else []
    if not separator or not lines[0].startswith("HTTP/") or not status or not status[0].isdecimal():
        raise Garbled("no HTTP response in it")
    headers = tuple(_fields(lines[1:]))
    kept = Kept(int(status[0]), headers, body)
    return Kept(kept.status, headers, _decode(kept, most))


def media_type(declared: str) -> tuple[str | None, str | None]:
    """The media type and the charset of a Content-Type field; None for what it does not say."""
    message = Message()
    message["Content-Type"] = declared.strip() or "x"
    charset = message.get_param("charset")
    named = declared.split(";")[0].strip().lower() or None
    return named, charset.strip().lower() or None if isinstance(charset, str) else None


def _fields(lines: list[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in lines:
        if line[:1] in (" ", "\t") and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
        else:
            name, _, value = line.partition(":")
            found.append((name.strip().lower(), value.strip()))
    return found


def _decode(kept: Kept, most: int) -> bytes:
    """Many archives keep the codings' names and not the codings; where the bytes are plain, they are taken as such."""
    body = kept.content
    if "chunked" in kept.header("transfer-encoding").lower():
        body = _unchunk(body)
    for coding in reversed([c.strip().lower() for c in kept.header("content-encoding").split(",") if c.strip()]):
        body = _uncode(body, coding, most)
    if len(body) > most:
        raise Garbled(f"over {most:,} bytes, the most for one page")
    return body


def _unchunk(body: bytes) -> bytes:
    """The chunks joined; the body itself where it is not in chunks."""
    parts: list[bytes] = []
    at = 0
    while True:
        line, _, _ = body[at : at + 64].partition(b"\r\n")
        size_text = line.split(b";")[0].strip()
        try:
            size = int(size_text, 16)
        except ValueError:
            if not parts:
                return body
            raise Garbled("its chunks are broken") from None
        if size == 0:
            return b"".join(parts)
        start = at + len(line) + 2
        if start + size > len(body):
            raise Garbled("its chunks end too early")
        parts.append(body[start : start + size])
        at = start + size + 2


def _uncode(body: bytes, coding: str, most: int) -> bytes:
    if coding in ("identity", ""):
        return body
    if coding == "br":
        return _unbrotli(body, most)
    if coding not in _WBITS:
        raise Garbled(f"its encoding {coding!r} is not known")
    if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return _inflate(body, _WBITS[coding], most)
    except zlib.error as error:
        if coding == "deflate":  # some servers leave out the wrapper that RFC 9110 asks for
            try:
                return _inflate(body, -15, most)
            except zlib.error:
                return body
        raise Garbled(f"its compressed body is broken ({error})") from error


def _inflate(body: bytes, wbits: int, most: int) -> bytes:
    unpack = zlib.decompressobj(wbits)
    content = unpack.decompress(body, most + 1)
    if not unpack.eof and len(content) <= most:
        raise Garbled("its compressed body ends too early")
    return content


def _unbrotli(body: bytes, most: int) -> bytes:
    try:
        import brotli
    except ImportError:
        raise Garbled("its encoding is brotli. Install reportedly[warc]") from None
    unpack = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        for at in range(0, len(body), 4096):  # in steps, as a small piece may unpack to much
            parts.append(unpack.process(body[at : at + 4096]))
            size += len(parts[-1])
            if size > most:
                break
    except brotli.error:
        return body
    return b"".join(parts)
