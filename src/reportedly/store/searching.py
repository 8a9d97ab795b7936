"""Search: rows that the database's index of words gives, made into passages with exact offsets.

The newest `_MOST` versions that match are ranked, so that a common word costs no more with a larger store.  Matches
are marked in the report's own text by the same cutting that made the index; a statement matches when all that was
asked for stands in it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.records import Found, FoundKind, Report
from reportedly.store import schema as t
from reportedly.store.database import Database, Within
from reportedly.store.encoding import unpack
from reportedly.store.moments import day_after, in_utc
from reportedly.store.rows import unpack_told
from reportedly.store.terms import Query, matches, parse_query, places_of

_MOST = 2_000  # newest versions that are ranked; at 10,000 reports a word that all hold takes 30 ms
_NAMES = 5_000  # names that are ranked
_STATEMENT_VERSIONS = 400  # versions whose statements are read for one search
_SHOWN = 240  # code points of a report's passage
_NAMED_KINDS = ("person", "body", "place")

Spans = list[tuple[int, int]]
Ranked = Callable[[bool], list[tuple[int, float]]]
"""Versions that match with their ranks, best first: those that are read now, or (True) those that were superseded."""


def search(
    conn: Connection,
    database: Database,
    asked: str,
    kinds: Sequence[FoundKind],
    since: str | None,
    until: str | None,
    limit: int,
) -> list[Found]:
    """See `Store.search`.  Raises ValueError for a day that is none."""
    query = parse_query(asked)
    if not query.wanted or limit < 1:
        return []
    begins = in_utc(since) if since else None
    ends = day_after(until) if until else None
    found: list[Found] = []

    @cache
    def ranked(superseded: bool) -> list[tuple[int, float]]:
        hits = database.find_words(conn, "version_words", query, Within(begins, ends, superseded), _MOST)
        return sorted(hits, key=lambda hit: (-hit[1], -hit[0]))

    if "report" in kinds:
        found += _reports(conn, query, ranked, limit)
    if "statement" in kinds:
        found += _statements(conn, query, ranked, limit)
    names = _names(conn, database, query) if set(_NAMED_KINDS) & set(kinds) else []
    for kind in _NAMED_KINDS:
        if kind in kinds:
            found += _named(conn, [row for row in names if row.kind == kind], begins, ends, limit)
    return found


def _reports(conn: Connection, query: Query, ranked: Ranked, limit: int) -> list[Found]:
    """One passage a report: of what it reads now, else of the superseded version that ranks best."""
    found: dict[str, Found] = {}
    for superseded in (False, True):
        for row, rank in _versions(conn, ranked(superseded)) if len(found) < limit else ():
            if len(found) == limit:
                break
            if row.report not in found:
                report = unpack(row.record, Report)
                spans = matches(query, places_of(report.text)) or []
                start, end = passage(report.text, spans)
                one = _found("report", row.report, row, report, start, end, spans, rank)
                found[row.report] = replace(one, superseded=superseded)
    return _with_stories(conn, list(found.values()))


def _statements(conn: Connection, query: Query, ranked: Ranked, limit: int) -> list[Found]:
    found: list[Found] = []
    told: set[tuple[str, str]] = set()  # what a report tells now is not shown again as of an earlier version
    for superseded in (False, True):
        some = ranked(superseded)[:_STATEMENT_VERSIONS] if len(found) < limit else []
        for row, rank in _versions(conn, some):
            if len(found) >= limit:
                break
            for one in _statements_of(row, query, rank):
                if (row.report, one.snippet) not in told:
                    told.add((row.report, one.snippet))
                    found.append(replace(one, superseded=superseded))
    return _with_stories(conn, found[:limit])


def _statements_of(row: Row[Any], query: Query, rank: float) -> Iterator[Found]:
    """The statements of a version in which all that was asked for stands."""
    if row.told is None:
        return
    report = unpack(row.record, Report)
    places = places_of(report.text)
    for statement in unpack_told(row.told).statements:
        inside = [p for p in places if statement.start <= p.start and p.end <= statement.end]
        if spans := matches(query, inside):
            yield _found("statement", statement.id, row, report, statement.start, statement.end, spans, rank)


def _names(conn: Connection, database: Database, query: Query) -> list[Row[Any]]:
    hits = [number for number, _ in database.find_words(conn, "name_words", query, Within(), _NAMES)]
    rows: list[Row[Any]] = []
    for i in range(0, len(hits), 500):
        rows += conn.execute(select(t.names).where(t.names.c.id.in_(hits[i : i + 500]), t.names.c.reports > 0))
    return sorted(rows, key=lambda row: (-row.reports, row.folded, row.id))


def _named(
    conn: Connection, names: Sequence[Row[Any]], since: str | None, until: str | None, limit: int
) -> list[Found]:
    """The names that most reports have, each at its newest mention; behind them those that none has now."""
    found: list[Found] = []
    left = list(names)
    for superseded in (False, True):
        names, left = left, []
        for name in names:
            if len(found) == limit:
                break
            row = _newest_mention(conn, name.id, since, until, superseded)
            if row is None:
                left.append(name)
                continue
            report = unpack(row.record, Report)
            spans = [(row.start, row.end)]
            start, end = passage(report.text, spans)
            one = _found(name.kind, name.name, row, report, start, end, spans, float(name.reports))
            found.append(replace(one, superseded=superseded))
    return _with_stories(conn, found)


def _newest_mention(
    conn: Connection, name: int, since: str | None, until: str | None, superseded: bool
) -> Row[Any] | None:
    joined = t.name_versions.join(t.versions, t.versions.c.id == t.name_versions.c.version)
    joined = joined.join(t.reports, t.reports.c.id == t.versions.c.report)
    current = t.reports.c.current == t.versions.c.id
    asked = select(t.versions, t.name_versions.c.start, t.name_versions.c.end).select_from(joined)
    asked = asked.where(t.name_versions.c.name == name, ~current if superseded else current)
    asked = asked.where(t.versions.c.moment >= since) if since else asked
    asked = asked.where(t.versions.c.moment < until) if until else asked
    return conn.execute(asked.order_by(t.name_versions.c.version.desc()).limit(1)).first()


def passage(text: str, spans: Spans, size: int = _SHOWN) -> tuple[int, int]:
    """About `size` code points of the text with as many of the matches as can be, cut between words."""
    if not spans:
        return 0, len(text[:size].rstrip())
    best = max(spans, key=lambda first: (sum(first[0] <= s and e <= first[0] + size for s, e in spans), -first[0]))
    last = max((e for s, e in spans if best[0] <= s and e <= best[0] + size), default=best[1])
    spare = max(size - (last - best[0]), 0) // 2
    start, end = max(best[0] - spare, 0), min(last + spare, len(text))
    while 0 < start < best[0] and not text[start - 1].isspace():
        start += 1
    while end > last and end < len(text) and not text[end].isspace():
        end -= 1
    while start < best[0] and text[start].isspace():
        start += 1
    while end > last and text[end - 1].isspace():
        end -= 1
    return start, end


def _versions(conn: Connection, ranked: Sequence[tuple[int, float]]) -> Iterator[tuple[Row[Any], float]]:
    """Rows of versions in the given order, read a few at a time."""
    joined = t.versions.outerjoin(t.accounts, t.accounts.c.version == t.versions.c.id)
    asked = select(t.versions, t.accounts.c.record.label("told")).select_from(joined)
    for i in range(0, len(ranked), 25):
        some = dict(ranked[i : i + 25])
        rows = {row.id: row for row in conn.execute(asked.where(t.versions.c.id.in_(some)))}
        for number, rank in some.items():
            if number in rows:
                yield rows[number], rank


def _found(
    kind: FoundKind, name: str, row: Row[Any], report: Report, start: int, end: int, spans: Spans, rank: float
) -> Found:
    return Found(
        kind=kind,
        id=name,
        report=row.report,
        version=row.number,
        start=start,
        end=end,
        snippet=report.text[start:end],
        marks=tuple((s - start, e - start) for s, e in spans if start <= s and e <= end),
        rank=rank,
        title=report.title,
        outlet=report.outlet,
        published=report.published,
        url=report.url,
    )


def _with_stories(conn: Connection, found: list[Found]) -> list[Found]:
    columns = t.story_reports.c.report, t.story_reports.c.story
    asked = select(*columns).where(t.story_reports.c.report.in_({f.report for f in found}))
    stories: dict[str, str] = {}
    for report, story in conn.execute(asked.order_by(t.story_reports.c.position)):
        stories.setdefault(report, story)
    return [replace(f, story=stories.get(f.report)) for f in found]
