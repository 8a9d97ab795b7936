"""Inputs to pages, in the order given: the one place where Reportedly takes something in."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from reportedly.collect.addresses import Refused
from reportedly.collect.entries import Entry, Listing
from reportedly.collect.fetching import Fetcher
from reportedly.collect.files import read_path, read_stream
from reportedly.collect.gathering import fetch_entries
from reportedly.collect.limits import Limits
from reportedly.collect.taking import open_fetched, take_entry, take_text
from reportedly.records import Failure, Page

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_DEFAULT = Limits()
_DEEPEST = 4  # lists inside lists that are followed: an OPML list, its sitemap index, a sitemap
_SITEMAPS = 10  # sitemaps of one index that are read, the newest first

_Found = Page | Failure | Entry


def collect(
    inputs: Sequence[str],
    *,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
    progress: Callable[[str], None] | None = None,
    limits: Limits = _DEFAULT,
) -> tuple[list[Page], list[Failure]]:
    """The pages of files, folders, patterns, `-` (`stdin`) and http(s) addresses, and what could not be taken in.

    Pages come in the order of the inputs, a folder's files sorted; of addresses one after the other, those that are
    pages first, then what the feeds and lists among them name, in their order.  Bytes that were
    already collected become a failure that names where they stood first.  Private addresses are fetched only when
    allowed.  `progress` is called with each input's name before it is read.  Never raises for what an input holds.
    """
    pages: list[Page] = []
    failures: list[Failure] = []
    with Fetcher(limits, allow_private) as fetcher:
        for found in stream(inputs, fetcher=fetcher, stdin=stdin, progress=progress):
            if isinstance(found, Failure):
                failures.append(found)
            else:
                pages.append(found)
    return pages, failures


def stream(
    inputs: Iterable[str],
    *,
    fetcher: Fetcher,
    stdin: BinaryIO | None = None,
    progress: Callable[[str], None] | None = None,
) -> Iterator[Page | Failure]:
    """What `collect` gives, one by one: of files one page is held at a time, of the web as many as are fetched ahead.

    Of the pages that came before, only their hashes are kept.  Where the fetcher has an archive, what is fetched is
    kept in it.
    """
    first: dict[str, str] = {}
    for web, group in groupby(inputs, key=lambda given: bool(_ADDRESS.match(given))):
        named = _announced(group, progress)
        for found in _read_web(named, fetcher) if web else _read_local(named, fetcher, stdin):
            if isinstance(found, Page) and found.sha256 in first:
                yield Failure(found.name, f"same bytes as {first[found.sha256]}; counted once")
                continue
            if isinstance(found, Page):
                first[found.sha256] = found.name
            yield found


def _announced(inputs: Iterable[str], progress: Callable[[str], None] | None) -> Iterator[str]:
    for given in inputs:
        if progress:
            progress(given)
        yield given


def _read_local(inputs: Iterable[str], fetcher: Fetcher, stdin: BinaryIO | None) -> Iterator[Page | Failure]:
    for given in inputs:
        if given != "-":
            found = read_path(given, fetcher.limits)
        elif stdin:
            found = read_stream(stdin, fetcher.limits)
        else:
            found = iter([Failure("-", "there is no standard input.")])
        for item in found:
            if isinstance(item, Listing):
                yield from _take(_opened(item, given, fetcher, 1), fetcher)
            else:
                yield item


def _read_web(addresses: Iterable[str], fetcher: Fetcher) -> Iterator[Page | Failure]:
    return _take(_open([Entry(address) for address in addresses], fetcher, 0), fetcher)


def _open(entries: Sequence[Entry], fetcher: Fetcher, depth: int) -> Iterator[_Found]:
    """What the addresses that a user or a list names are: pages, or the entries of feeds, sitemaps and lists."""
    for entry, got in fetch_entries(entries, fetcher):
        if isinstance(got, Refused):
            yield Failure(entry.address, f"not fetched: {got}.")
            continue
        for found in open_fetched(entry, got, fetcher):
            if isinstance(found, Listing):
                yield from _opened(found, entry.address, fetcher, depth + 1)
            else:
                yield found


def _opened(listing: Listing, name: str, fetcher: Fetcher, depth: int) -> Iterator[_Found]:
    """The entries of a list, and those of the lists that it names."""
    if listing.broken:
        yield Failure(name, f"a {listing.kind} that is not whole: {listing.broken}. Try again later.")
    elif not listing.entries and not listing.sources:
        yield Failure(name, f"a {listing.kind} without an entry that has an address or a text.")
    yield from listing.entries
    sources = listing.sources if listing.kind != "sitemap" else listing.sources[:_SITEMAPS]
    if sources and depth >= _DEEPEST:
        yield Failure(name, "lists inside lists inside lists are not followed further.")
    elif sources:
        yield from _open([Entry(source) for source in sources], fetcher, depth)
    left_out = listing.left_out + len(listing.sources) - len(sources)
    if left_out:
        yield Failure(name, f"{left_out} of its older entries are left out. Give their addresses to have them.")


def _take(found: Iterable[_Found], fetcher: Fetcher) -> Iterator[Page | Failure]:
    """Pages and failures as they come; then the entries of all lists, fetched.

    Every list is opened before the first entry is fetched, so that the hosts of all of them can be asked at once.
    """
    entries: list[Entry] = []
    for item in found:
        if not isinstance(item, Entry):
            yield item
        elif item.address:
            entries.append(item)
        elif page := take_text(item, fetcher):
            yield page
    for entry, got in fetch_entries(entries, fetcher):
        yield from take_entry(entry, got, fetcher)
