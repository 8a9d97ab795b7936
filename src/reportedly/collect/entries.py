"""What a feed, a sitemap or a list points to: an address, what it tells about it, and its own text where it has one."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from reportedly.records import Hint


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to take in.

    `address` is where the article is ("" where a feed's entry has only its own text); `hints` are what the source tells
    about it; `text` is the source's own text of it, HTML or plain, for when the page cannot be had; `mark` changes when
    the source says that the article did.
    """

    address: str
    hints: tuple[Hint, ...] = ()
    text: str | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What one reading of a source gave: its title, its entries in its order, and further sources that it names.

    `broken` says why it is not all of what the source lists; what stands here was whole.
    """

    kind: str
    entries: tuple[Entry, ...] = ()
    sources: tuple[str, ...] = ()
    title: str | None = None
    left_out: int = 0
    broken: str | None = None


def iso_moment(text: str) -> str | None:
    """A date of RFC 822, or ISO 8601, as ISO 8601; days stay days; None when it is none.

    A moment without a zone is left without one: nobody knows which was meant.
    """
    text = " ".join(text.split())
    if len(text) == 10 or text[10:11] in ("T", " "):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
        return text if len(text) == 10 else moment.isoformat(timespec="seconds")
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None and text.endswith("-0000"):
        moment = moment.replace(tzinfo=UTC)
    return moment.isoformat(timespec="seconds")


def hints_of(how: str, **fields: str | None) -> tuple[Hint, ...]:
    """The hints for the fields that are there, dates as ISO 8601."""
    found = []
    for name, value in fields.items():
        plain = " ".join(value.split()) if value else ""
        if name in ("published", "updated"):
            plain = iso_moment(plain) or ""
        if plain:
            found.append(Hint(name, plain, how))
    return tuple(found)
