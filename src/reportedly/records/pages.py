"""What was collected, byte for byte, and what could not be."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Hint:
    """What came with a page about it, from outside its bytes: a feed's entry, a sitemap's line, a mail's header.

    `field` is one of title, published, updated, byline, outlet, language; `how` says who tells it ("the feed's entry").
    Dates are ISO 8601.  What the page itself says goes before a hint.
    """

    field: str
    value: str
    how: str


@dataclass(frozen=True, slots=True)
class ArchivePlace:
    """Where the bytes lie in the WARC archive: `length` bytes of `file` from `offset`, a record of its own."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they were collected: a file, a response, standard input, or one line of a JSON-lines file.

    `name` is how the user would recognise the input ("a.html", "articles.jsonl:3", "https://…").
    `file` is the path as it was given, `url` the address asked for (`final_url` after redirects).
    `kind` says how the bytes are to be read: an HTML page, plain text, or one JSON object of an article.
    `charset` is what the transport declared, if anything.  `canonical` is the address under which the same article
    is known whatever its trackers and copies for telephones; `seen` the moment it was fetched (ISO 8601, UTC);
    `archive` where its bytes were kept.
    """

    name: str
    kind: Literal["html", "text", "article"]
    content: bytes
    sha256: str
    file: str | None = None
    url: str | None = None
    final_url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    hints: tuple[Hint, ...] = ()
    canonical: str | None = None
    seen: str | None = None
    archive: ArchivePlace | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that did not become a report, or not wholly, with a reason that says what to do."""

    input: str
    reason: str
