"""One published account, as `read/` made it of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency, outlet or person that the report credits outside its running text: byline, dateline, tag line."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the account that link to a page of another host, `text == report.text[start:end]`, and its address."""

    text: str
    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Removed:
    """Words of the page that are not the account, and the rule that took them out; kept so that nothing is lost.

    `start` and `end` count code points of the page as decoded by its report's `encoding`: there stand the words of
    `text`, however white space and tags of HTML are set between them.  None where they stand in no place as they were
    read (entities, escapes), or in several.
    """

    text: str
    why: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One account: clean text and what is known about it.

    `text` holds the headline (where there is one, as its first line), the dateline, the body and tag lines,
    paragraphs separated by one blank line.  `body` are the ranges of `text` that are the account itself, one per
    paragraph, in order, not overlapping: not the headline, not a dateline's prefix, byline or tag line.
    `published` is ISO 8601: a day ("2024-12-08") or a moment ("2024-12-08T02:18:00+00:00").
    `how` says for each known field how it is known, e.g. ("published", "a line of the text: 08-12-2024").
    `sha256` is that of the page's bytes; `encoding` is the codec, by Python's names, that these were decoded by.
    """

    id: str
    text: str
    body: tuple[tuple[int, int], ...]
    sha256: str
    file: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    place: str | None = None
    published: str | None = None
    language: str | None = None
    credits: tuple[Credit, ...] = ()
    removed: tuple[Removed, ...] = ()
    how: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    encoding: str | None = None
