"""What kind of page some bytes are: by their content first, then by the name or type that came with them."""

import codecs
import json
import re
from typing import Literal

Kind = Literal["html", "text", "article"]

_MAGIC = (
    (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF8", "a GIF image"), (b"\xff\xd8\xff", "a JPEG image"), (b"\x1f\x8b", "gzip-compressed"),
    (b"\x7fELF", "a program"), (b"BZh", "bzip2-compressed"), (b"\xfd7zXZ", "xz-compressed"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"RIFF", "a media file"),
    (b"OggS", "a media file"), (b"ID3", "an audio file"), (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"), (b"II*\x00", "a TIFF image"), (b"MM\x00*", "a TIFF image"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"), (b"{\\rtf", "an RTF document"),
)  # fmt: skip
_UNICODE_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SAMPLE = 8192
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROLS_IN_TEXT = 0.02  # share of control bytes above which bytes are no text of any encoding
_TAGS = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1|script|link)[\s>/]", re.IGNORECASE
)
_STARTS_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|[a-z])", re.IGNORECASE | re.DOTALL
)
_TEXT_KEYS = ("text", "body", "content", "maintext", "article", "articleBody", "article_text", "full_text", "html")
_HTML_ENDS = (".html", ".htm", ".xhtml", ".shtml")
_LINES_ENDS = (".jsonl", ".ndjson")
_OTHER_ENDS = {
    "a program": ".py .pyi .ipynb .js .mjs .ts .tsx .jsx .css .scss .sh .bash .bat .ps1 .c .h .cc .cpp .hpp .cs .java "
    ".kt .go .rs .rb .pl .lua .r .jl .swift .sql .vue",
    "settings": ".toml .yaml .yml .ini .cfg .conf .env .lock .properties .plist .service",
    "a table": ".csv .tsv .tab .geojson .kml .gpx .vcf .ics",
    "a log": ".log .err .out .diff .patch",
    "source of a document": ".tex .bib .svg .xsl .xsd .dtd",
}
_OTHER = {ending: what for what, endings in _OTHER_ENDS.items() for ending in endings.split()}


def name_binary(content: bytes) -> str | None:
    """What the bytes are if they are no text ("a PDF file"); None when they may be text."""
    for mark, name in _MAGIC:
        if content.startswith(mark):
            return name
    if content[4:8] == b"ftyp":
        return "a media file"
    if content.startswith(_UNICODE_MARKS):
        return None
    sample = content[:_SAMPLE]
    if b"\x00" in sample:
        return "not text (it has NUL bytes)"
    if len(_CONTROL.findall(sample)) > _CONTROLS_IN_TEXT * len(sample):
        return "not text (it has control bytes)"
    return None


def name_other(name: str) -> str | None:
    """What a text file is that its ending tells to be no article ("a program"); None for all others.

    A folder's files and a shell's `*` name everything that lies there, and plain text is taken for an account.
    """
    last = name.rsplit("/", 1)[-1].lower()
    return _OTHER.get(f".{last.rsplit('.', 1)[1]}") if "." in last and "://" not in name else None


def holds_articles(content: bytes, name: str) -> bool:
    """Whether it is JSON of articles: by its ending, or by starting with an object or array that has a text."""
    lower = name.lower().removesuffix(".gz")
    if lower.endswith(_LINES_ENDS):
        return True
    start = content[:_SAMPLE].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] not in (b"{", b"["):
        return False
    return lower.endswith(".json") or (any(f'"{key}"'.encode() in start for key in _TEXT_KEYS) and _is_json(content))


def _is_json(content: bytes) -> bool:
    """Whether all of it, or else its first line, is JSON."""
    for part in (content, content.lstrip().split(b"\n", 1)[0]):
        try:
            json.loads(part)
        except (ValueError, RecursionError):
            continue
        return True
    return False


def page_kind(content: bytes, name: str, media_type: str | None = None) -> Kind:
    """Whether the bytes are an HTML page or plain text.

    Tags decide; an ending or a media type only where there are some ("notes.html" without one tag is text).
    """
    sample = content[:_SAMPLE]
    if content.startswith(_UNICODE_MARKS[1:]):
        sample = sample.replace(b"\x00", b"")
        sample = sample[2:]
    sample = sample.removeprefix(codecs.BOM_UTF8)
    declared = name.lower().endswith(_HTML_ENDS) or media_type in ("text/html", "application/xhtml+xml")
    if declared and b"<" in content and re.search(rb"<[a-zA-Z!/]", content):
        return "html"
    return "html" if _STARTS_HTML.match(sample) and _TAGS.search(sample) and media_type != "text/plain" else "text"
