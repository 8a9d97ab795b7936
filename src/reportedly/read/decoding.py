"""Bytes to text: the first thing `read/` does with a page, and the one place where a wrong guess garbles every word.

Order of trust: a byte-order mark, the page's own declaration (transport, then `<meta>`), UTF-8 where it fits, and only
then a guess from the bytes.  A declaration that does not fit the bytes is passed over.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})", re.IGNORECASE)
_SAMPLE = 65_536  # bytes that the guess looks at; more changes nothing but the time
_SAME = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
# UTF-8 read as Windows-1252: what "’", "“", "é" and "ü" become.
_MOJIBAKE = re.compile("â€[™œ\x9d˜“”¦]|Ã[©¨¼¶¤±§ª«¡³º]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_RUN = re.compile(r" {2,}")
_KEPT_FORMAT = {"\u200c", "\u200d"}  # joiners change how words and emoji look


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a page, its codec by Python's name, how that was known, and a note where the text looks garbled.

    `content.decode(codec, errors="replace")` gives the text.
    """

    text: str
    codec: str
    how: str
    note: str | None = None


def decode(content: bytes, charset: str | None = None) -> Decoded:
    """Text of the bytes; never raises.  `charset` is what the transport declared."""
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _noted(content.decode(marked, errors="replace"), marked, f"byte-order mark: {marked}")
    declared = _META.search(content[:4096])
    named = declared.group(1).decode("ascii") if declared else None
    for name, how in ((charset, "declared by the server"), (named, "declared in the page"), ("utf-8", "its bytes")):
        codec = _SAME.get(name.lower(), name) if name else None
        text = _strictly(content, codec)
        if codec and text is not None:
            return _noted(text, codec, f"{how}: {name}")
    guess = from_bytes(content[:_SAMPLE]).best()
    guessed = guess.encoding if guess else "cp1252"
    return _noted(content.decode(guessed, errors="replace"), guessed, f"guessed from its bytes: {guessed}")


def _strictly(content: bytes, codec: str | None) -> str | None:
    if not codec:
        return None
    try:
        return content.decode(codec)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _noted(text: str, codec: str, how: str) -> Decoded:
    broken, lost = len(_MOJIBAKE.findall(text)), text.count("\ufffd")
    if broken:
        return Decoded(
            text, codec, how, f"{broken} letters look garbled, as if its encoding was misread before it came here"
        )
    if lost:
        return Decoded(text, codec, how, f"{lost} characters could not be read")
    return Decoded(text, codec, how)


def clean(text: str) -> str:
    """The same words: line breaks as one kind, odd spaces as spaces, control and zero-width characters gone."""
    text = _BREAKS.sub("\n", text)
    odd = {c for c in set(text) if c not in "\n " and unicodedata.category(c) in ("Zs", "Cc", "Cf", "Cs", "Co")}
    table = {ord(c): _plain(c) for c in odd - _KEPT_FORMAT}
    return "\n".join(line.strip() for line in _RUN.sub(" ", text.translate(table)).split("\n"))


def _plain(character: str) -> str:
    return " " if character == "\t" or unicodedata.category(character) == "Zs" else ""
