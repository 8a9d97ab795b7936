"""Entries to pages: the article's own page, or the source's text of it where the page is not to be had."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from reportedly.collect.addresses import Refused
from reportedly.collect.canonical import canonical_url
from reportedly.collect.entries import Entry, Listing
from reportedly.collect.fetching import Fetched, Fetcher
from reportedly.collect.files import make_pages
from reportedly.collect.retrying import Later
from reportedly.collect.sniffing import page_kind
from reportedly.records import Failure, Page

INSTEAD = "The text of its feed is taken instead, which may be a part of it."
"""How the failure of an entry ends whose own text was taken."""


def open_fetched(entry: Entry, fetched: Fetched, fetcher: Fetcher) -> Iterator[Page | Failure | Listing]:
    """What an address gave: its page (or articles), or the list that it is."""
    for found in make_pages(fetched.content, entry.address, fetcher.limits, address=fetched.final_url):
        yield _as_fetched(found, entry, fetched) if isinstance(found, Page) else found


def take_entry(
    entry: Entry, got: Fetched | Refused, fetcher: Fetcher, *, patient: bool = False
) -> Iterator[Page | Failure]:
    """The page of a feed's, sitemap's or list's entry.  A list inside a list is not followed.

    Where the page could not be had, the failure comes after the source's own text, if it has any; `patient` waits with
    that text where the page may be had later.
    """
    if patient and isinstance(got, Later):
        yield Failure(entry.address, f"not fetched: {got}.")
    elif isinstance(got, Refused):
        yield from _instead(entry, f"not fetched: {got}.", fetcher)
    else:
        yield from _article(entry, got, fetcher)


def _article(entry: Entry, fetched: Fetched, fetcher: Fetcher) -> Iterator[Page | Failure]:
    for found in open_fetched(entry, fetched, fetcher):
        if isinstance(found, Listing):
            yield Failure(entry.address, f"a {found.kind}, not an article. Give its address by itself.")
        elif isinstance(found, Failure):
            yield from _instead(entry, found.reason, fetcher)
        else:
            yield found


def take_text(entry: Entry, fetcher: Fetcher) -> Page | None:
    """The source's own text of an entry as a page; None where it has none."""
    if not entry.text:
        return None
    content = entry.text.encode("utf-8", errors="replace")
    seen = fetcher.clock().isoformat(timespec="seconds")
    page = Page(
        name=entry.address or "an entry of a feed",
        kind="html" if "</" in entry.text or "<br" in entry.text else page_kind(content, ""),
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        url=entry.address or None,
        charset="utf-8",
        hints=entry.hints,
        canonical=canonical_url(entry.address) if entry.address else None,
        seen=seen,
    )
    return replace(page, archive=fetcher.archive.keep_page(page, seen)) if fetcher.archive else page


def _instead(entry: Entry, reason: str, fetcher: Fetcher) -> Iterator[Page | Failure]:
    page = take_text(entry, fetcher)
    if page:
        yield page
        reason = f"{reason.rstrip('.')}. {INSTEAD}"
    yield Failure(entry.address, reason)


def _as_fetched(page: Page, entry: Entry, fetched: Fetched) -> Page:
    kind = page.kind if page.kind == "article" else page_kind(page.content, "", fetched.media_type)
    return replace(
        page,
        kind=kind,
        url=entry.address,
        final_url=fetched.final_url,
        media_type=fetched.media_type,
        charset=fetched.charset,
        hints=entry.hints,
        canonical=canonical_url(fetched.final_url, page.content if kind == "html" else None),
        seen=fetched.seen,
        archive=fetched.archive,
    )
