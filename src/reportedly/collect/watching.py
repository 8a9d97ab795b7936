"""One visit to a source that is watched: what is new there since the last one, and how the source fares.

    visited = visit(state, fetcher, now)            asks the source itself, if need be only whether it changed
    for found in take_new(visited, fetcher): …      fetches what is new there
    state = settle(visited, failures, now)          what to keep for the next visit, once all that came is safe

Nothing here waits, loops or keeps anything: who watches decides when.  A crash between the three costs a second visit
and loses nothing.  No visit raises for what a source does.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from reportedly.collect.addresses import Refused
from reportedly.collect.cursors import REMEMBERED, Cursor
from reportedly.collect.entries import Entry, Listing
from reportedly.collect.fetching import Fetched, Fetcher
from reportedly.collect.files import read_path
from reportedly.collect.folders import changed_files
from reportedly.collect.gathering import fetch_entries
from reportedly.collect.limits import Limits
from reportedly.collect.listings import read_listing
from reportedly.collect.retrying import Budget, Later
from reportedly.collect.taking import INSTEAD, open_fetched, take_entry, take_text
from reportedly.records import Failure, Page, SourceState
from reportedly.records.standing import SourceKind

INTERVAL = 900.0  # seconds between visits where the source's state says nothing else
_LONGEST = 24 * 3600.0  # seconds between visits to a source that keeps failing
_SPREAD = 0.1  # share of the interval by which visits are moved at random, so that sources do not come in step
_TELLING = 5  # entries of a feed from which it tells something that none of them was there before
_SITEMAPS = 10  # sitemaps of one index that are read, the newest first
_KINDS: dict[str, SourceKind] = {"feed": "feed", "sitemap": "sitemap", "list": "list"}


@dataclass(frozen=True, slots=True)
class Visit:
    """What a source gave: entries and pages that are new, the sources that a list names, and what failed.

    `cursor` is what was seen, `state` the source as it was, with what its answer told (kind, title, ETag).  `again` are
    entries that are not new, to be looked at `again_after` so many seconds each since they came, in case their words
    were changed; `at` is when the visit began (seconds since 1970).
    """

    state: SourceState
    cursor: Cursor
    budget: Budget
    entries: tuple[Entry, ...] = ()
    pages: tuple[Page, ...] = ()
    sources: tuple[SourceState, ...] = ()
    failures: tuple[Failure, ...] = ()
    error: str | None = None
    after: float | None = None
    again: tuple[Entry, ...] = ()
    again_after: tuple[float, ...] = ()
    at: float = 0.0


def source_at(address: str, interval: float | None = None) -> SourceState:
    """A source that was never visited: a folder, or a web address or file whose first visit tells what it is."""
    if "://" not in address:
        return SourceState(address, "folder" if Path(address).is_dir() else "list", interval=interval)
    return SourceState(address, "page", interval=interval)


def visit(state: SourceState, fetcher: Fetcher, now: datetime, again_after: Sequence[float] = ()) -> Visit:
    """Asks a source what is new.  What failed before is asked for again, even where the source did not change; so is
    each entry `again_after` these seconds since it came, as long as the source shows it."""
    cursor = Cursor.load(state.cursor)
    budget = Budget(fetcher.limits.retries if state.retries is None else state.retries)
    visited = Visit(state, cursor, budget, again_after=tuple(again_after), at=now.timestamp())
    if "://" not in state.address:
        return _visit_path(visited, fetcher)
    asks = not cursor.is_missing(visited.at) and not cursor.is_due_again(visited.at, again_after)
    try:
        fetched = fetcher.fetch(
            state.address,
            etag=state.etag if asks else None,
            last_modified=state.last_modified if asks else None,
            budget=budget,
        )
    except Refused as refused:
        after = refused.after if isinstance(refused, Later) else None
        return replace(visited, error=f"not fetched: {refused}.", after=after)
    return visited if fetched.unchanged else _opened(visited, fetched, fetcher)


def take_new(visited: Visit, fetcher: Fetcher) -> Iterator[Page | Failure]:
    """What is new at a source: its own pages, then those of its entries as they arrive, and what failed."""
    yield from visited.failures
    yield from visited.pages
    if visited.state.kind == "folder":
        for entry in visited.entries:
            yield from _read_file(entry, fetcher.limits)
        return
    for entry in visited.entries:
        if not entry.address and (page := take_text(entry, fetcher)):
            yield page
    wanted = [entry for entry in visited.entries if entry.address]
    for entry, got in fetch_entries(wanted, fetcher, budget=visited.budget, ordered=False):
        yield from take_entry(entry, got, fetcher, patient=not visited.cursor.is_last_try(entry))
    for entry, got in fetch_entries(visited.again, fetcher, budget=visited.budget, ordered=False):
        yield from take_entry(entry, got, fetcher)


def settle(
    visited: Visit,
    failures: Iterable[Failure],
    now: datetime,
    *,
    fetched: int = 0,
    new: int = 0,
    chance: random.Random | None = None,
) -> SourceState:
    """The state to keep after a visit; `failures` are those of `take_new`, `fetched` and `new` what it brought.

    Entries that failed are asked for again on the next two visits, then after pauses that double, for about a day, as
    long as the source shows them.  A source that fails is asked at
    intervals that double up to a day, and not before the time that its server named.
    """
    state, at = visited.state, now.isoformat(timespec="seconds")
    failed = {failure.input for failure in failures if not failure.reason.endswith(INSTEAD)}
    missed = [entry.address for entry in visited.entries if entry.address in failed]
    troubles = state.failures + 1 if visited.error else 0
    due = _next_due(state, troubles, visited.after, chance or random.Random(f"{state.address} {at}"))
    limit = visited.budget.left if visited.error else visited.budget.left + 1
    return replace(
        state,
        cursor=visited.cursor.without(missed, now.timestamp()).dump(),
        next_due=(now + timedelta(seconds=due)).isoformat(timespec="seconds"),
        last_ok=state.last_ok if visited.error else at,
        last_error=visited.error or state.last_error,
        last_error_at=at if visited.error else state.last_error_at,
        failures=troubles,
        fetched=state.fetched + fetched,
        new=state.new + new,
        retries=max(1, min(limit, Limits().retries)),
    )


def _next_due(state: SourceState, troubles: int, after: float | None, chance: random.Random) -> float:
    interval = INTERVAL if state.interval is None else state.interval
    longer = min(max(_LONGEST, interval), interval * 2 ** min(troubles, 10))
    return float(max(longer * chance.uniform(1 - _SPREAD, 1 + _SPREAD), min(after or 0.0, _LONGEST)))


def _opened(visited: Visit, fetched: Fetched, fetcher: Fetcher) -> Visit:
    """What a web address gave: what it lists, or itself."""
    listing = read_listing(fetched.content, fetched.final_url, _all_shown(fetcher.limits))
    if listing is not None:
        return _listed(visited, listing, fetcher, fetched)
    if visited.state.kind != "page":  # a server's notice, which is not to be taken for an article
        was = visited.state.kind
        return replace(visited, error=f"this was a {was} and is none now. It is asked again; check the address.")
    cursor = visited.cursor.with_page(fetched.content)
    if cursor == visited.cursor:
        return visited
    found = list(open_fetched(Entry(visited.state.address), fetched, fetcher))
    pages = tuple(item for item in found if isinstance(item, Page))
    failures = tuple(item for item in found if isinstance(item, Failure))
    if failures and not pages:
        return replace(visited, error=failures[0].reason)
    return replace(visited, state=_answered(visited.state, fetched), cursor=cursor, pages=pages, failures=failures)


def _answered(state: SourceState, fetched: Fetched) -> SourceState:
    """The state with what the next visit is to ask with.  Not for an answer that failed: it would count as seen."""
    return replace(state, etag=fetched.etag, last_modified=fetched.last_modified)


def _listed(visited: Visit, listing: Listing, fetcher: Fetcher, fetched: Fetched | None = None) -> Visit:
    """The entries of a list that are new, or the sources that it names.

    Of a list that is not whole, what is; and it is asked for in full the next time.
    """
    reason = f"a {listing.kind} that is not whole: {listing.broken}. It is asked for again."
    if listing.broken and not listing.entries and not listing.sources:
        return replace(visited, error=reason)
    if listing.kind == "list" and not listing.sources:
        return replace(visited, error="a list that names no source. Give OPML, or text with one address a line.")
    state, failures = visited.state, [Failure(visited.state.address, reason)] if listing.broken else []
    if fetched and not listing.broken:
        state = _answered(state, fetched)
    entries = listing.entries
    if listing.kind == "sitemap" and listing.sources:
        entries, failed = _sitemaps(listing.sources[:_SITEMAPS], fetcher, visited.budget)
        failures += failed
    state = replace(state, kind=_KINDS[listing.kind], title=listing.title or state.title)
    named = listing.sources if listing.kind == "list" else ()
    sources = tuple(source_at(place, state.interval) for place in named)
    new, cursor = visited.cursor.new_entries(entries, visited.at)
    new, missing = _not_taken(visited, listing, new, len(entries), fetcher.limits)
    failures += missing
    again = _again(visited, entries, new)
    cursor = cursor.looked_again(visited.at, visited.again_after, entries, new, again)
    told = replace(visited, state=state, cursor=cursor, entries=tuple(new), sources=sources)
    return replace(told, again=tuple(again), failures=tuple(failures))


def _again(visited: Visit, shown: Sequence[Entry], new: Sequence[Entry]) -> list[Entry]:
    """The entries to be looked at again, without the source's own text, which is not to take the place of a page."""
    known, fresh = visited.cursor, set(map(id, new))
    due = [e for e in shown if id(e) not in fresh and known.is_due_again(visited.at, visited.again_after, e)]
    return [replace(entry, text=None) for entry in due if entry.address]


def _not_taken(
    visited: Visit, listing: Listing, new: list[Entry], shown: int, limits: Limits
) -> tuple[list[Entry], list[Failure]]:
    """The entries to take, and a line where some are not, or may have come and gone between two visits."""
    address = visited.state.address
    if not visited.cursor.entries:
        left = len(new) - limits.entries + listing.left_out
        reason = f"{left} of its older entries are left out. Give their addresses to have them."
        return new[: limits.entries], [Failure(address, reason)] if left > 0 else []
    if listing.kind == "feed" and shown >= _TELLING and len(new) == shown:
        reason = f"all {shown} entries are new, so that others may have been missed. Visit it more often."
        return new, [Failure(address, reason)]
    return new, []


def _all_shown(limits: Limits) -> Limits:
    """Limits by which a list shows all that a cursor remembers: what is new since the last visit may be more than what
    is taken on the first."""
    return replace(limits, entries=max(limits.entries, REMEMBERED))


def _sitemaps(places: Sequence[str], fetcher: Fetcher, budget: Budget) -> tuple[tuple[Entry, ...], list[Failure]]:
    """The newest entries of the sitemaps that an index names."""
    entries: list[Entry] = []
    failures: list[Failure] = []
    for entry, got in fetch_entries([Entry(place) for place in places], fetcher, budget=budget):
        if isinstance(got, Refused):
            failures.append(Failure(entry.address, f"not fetched: {got}."))
            continue
        listing = read_listing(got.content, got.final_url, _all_shown(fetcher.limits))
        if listing is None or listing.sources:
            failures.append(Failure(entry.address, "not a sitemap of pages, though an index names it."))
            continue
        entries += listing.entries
        if listing.broken:
            failures.append(Failure(entry.address, f"a sitemap that is not whole: {listing.broken}."))
    entries.sort(key=lambda entry: entry.mark, reverse=True)
    return tuple(entries[:REMEMBERED]), failures


def _visit_path(visited: Visit, fetcher: Fetcher) -> Visit:
    """A folder, or a list in a file."""
    path = Path(visited.state.address)
    if visited.state.kind == "folder":
        changed = changed_files(path, visited.cursor)
        if isinstance(changed, str):
            return replace(visited, error=changed)
        return replace(visited, entries=changed[0], cursor=changed[1])
    try:
        content = path.read_bytes() if path.stat().st_size <= fetcher.limits.page_bytes else b""
    except OSError as error:
        return replace(visited, error=f"cannot be read: {error.strerror}. Check the path.")
    listing = read_listing(content, "", fetcher.limits)
    if listing is None or listing.kind != "list":
        return replace(visited, error="not a list of addresses. Give OPML, or text with one address a line.")
    return _listed(visited, listing, fetcher)


def _read_file(entry: Entry, limits: Limits) -> Iterator[Page | Failure]:
    for found in read_path(entry.address, limits):
        if isinstance(found, Listing):
            yield Failure(entry.address, f"a {found.kind} of addresses. Watch the file itself.")
        else:
            yield found
