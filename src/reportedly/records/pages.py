"""What was collected, byte for byte, and what could not be."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they were collected: a file, a response, standard input, or one line of a JSON-lines file.

    `name` is how the user would recognise the input ("a.html", "articles.jsonl:3", "https://…").
    `file` is the path as it was given, `url` the address asked for (`final_url` after redirects).
    `kind` says how the bytes are to be read: an HTML page, plain text, or one JSON object of an article.
    `charset` is what the transport declared, if anything.
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


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that did not become a report, or not wholly, with a reason that says what to do."""

    input: str
    reason: str
