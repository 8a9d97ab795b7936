"""Proof that a store holds: hashes, quotes, references, counters, and the indexes against the records."""

import hashlib
import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, func, select

from reportedly.errors import ReportedlyError
from reportedly.records import ArchivePlace, Figure, Flaw, Mention, Page, Report, Time
from reportedly.store import schema as t
from reportedly.store.contract import ReadArchived
from reportedly.store.copying import all_rows, names_to_index, versions_to_index
from reportedly.store.database import Database
from reportedly.store.encoding import unpack, unpack_vectors
from reportedly.store.grouping import count_outlets, count_story, recount
from reportedly.store.parses import unpack_parse
from reportedly.store.recognising import text_hash
from reportedly.store.rows import archive_of, bytes_of, unpack_source, unpack_told


def flaws(conn: Connection, database: Database, read_archived: ReadArchived | None) -> Iterator[Flaw]:
    """Everything that does not hold, the database's own findings first."""
    for what in database.flaws(conn):
        yield Flaw("database", what)
    for row in all_rows(conn, t.pages):
        yield from _one(f"page {row.sha256}", lambda row=row: _page(row, read_archived))
    for row in all_rows(conn, t.versions):
        yield from _one(f"report {row.report} version {row.number}", lambda row=row: _version(conn, row))
    for row in all_rows(conn, t.reports):
        yield from _one(f"report {row.id}", lambda row=row: _report(conn, row))
    for row in all_rows(conn, t.vectors):
        yield from _one(f"vectors {row.version}", lambda row=row: _vectors(row))
    for row in all_rows(conn, t.sources):
        yield from _one(f"source {row.address}", lambda row=row: _source(row))
    for row in all_rows(conn, t.stories):
        yield from _one(f"story {row.id}", lambda row=row: _story(conn, row))
    yield from _names(conn)
    for what in database.word_flaws(conn, "version_words", versions_to_index(conn)):
        yield Flaw("index of words", f"{what}. Make it anew: reportedly store check --rebuild")
    for what in database.word_flaws(conn, "name_words", names_to_index(conn)):
        yield Flaw("index of names", f"{what}. Make it anew: reportedly store check --rebuild")


def count_all(conn: Connection, database: Database) -> None:
    """Count everything anew that is counted."""
    for (story,) in conn.execute(select(t.stories.c.id)).all():
        recount(conn, database, story)
    conn.execute(t.names.update().values(reports=_named_by()))


def _one(where: str, look: Any) -> Iterator[Flaw]:
    """The flaws of one row; one that cannot be read at all is a flaw as well."""
    try:
        for what in look():
            yield Flaw(where, what)
    except (ReportedlyError, OSError, ValueError, zlib.error) as error:
        yield Flaw(where, f"cannot be read: {error}")


def _page(row: Row[Any], read_archived: ReadArchived | None) -> Iterator[str]:
    place: ArchivePlace | None = archive_of(row)
    if row.content is None and place is None:
        yield "its bytes are nowhere"
        return
    if row.content is None and (read_archived is None or place is None):
        return  # nobody to ask; the archive has its own check
    content = bytes_of(row.content) if row.content is not None else read_archived(place)  # type: ignore[misc,arg-type]
    if hashlib.sha256(content).hexdigest() != row.sha256:
        yield "its bytes have another hash"
    if len(content) != row.size:
        yield f"it has {len(content)} bytes, not {row.size}"


def _version(conn: Connection, row: Row[Any]) -> Iterator[str]:
    report = unpack(row.record, Report)
    page = unpack(row.page_record, Page)
    if text_hash(report.text) != row.text_sha256:
        yield "its text has another hash"
    if report.id != row.report:
        yield f"its record is of the report {report.id}"
    if page.sha256 != row.page:
        yield f"its record is of the page {page.sha256}"
    if any(not 0 <= a <= b <= len(report.text) for a, b in report.body):
        yield "its body is not in its text"
    found = conn.execute(select(t.accounts).where(t.accounts.c.version == row.id)).first()
    if found is not None:
        yield from _account(report.text, found)


def _account(text: str, row: Row[Any]) -> Iterator[str]:
    told = unpack_told(row.record)
    if len(told.statements) != row.statements:
        yield f"it has {len(told.statements)} statements, not {row.statements}"
    for statement in told.statements:
        if text[statement.start : statement.end] != statement.quote:
            yield f"the statement {statement.id} is not in its text"
    parts: tuple[Figure | Time | Mention, ...] = (*told.figures, *told.times, *told.mentions)
    for part in parts:
        if text[part.start : part.end] != part.text:
            yield f"{part.text!r} is not at {part.start} of its text"
    if row.parse is not None:
        unpack_parse(row.parse, text)


def _report(conn: Connection, row: Row[Any]) -> Iterator[str]:
    numbers = [n for (n,) in conn.execute(_numbers(row.id))]
    if not numbers:
        yield "it has no version"
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"its versions are numbered {numbers}"
    of = conn.scalar(select(t.versions.c.report).where(t.versions.c.id == row.current))
    if of != row.id:
        yield "its current version is none of its own"


def _numbers(report: str) -> Any:
    return select(t.versions.c.number).where(t.versions.c.report == report).order_by(t.versions.c.number)


def _vectors(row: Row[Any]) -> Iterator[str]:
    if row.vector is not None and len(row.vector) % 4:
        yield "its vector is cut off"
    if row.sentences is not None:
        kept = unpack_vectors(row.sentences)
        if len(kept.texts) != len(kept.rows):
            yield "it has not one row for each text"


def _source(row: Row[Any]) -> Iterator[str]:
    if unpack_source(row.record).address != row.address:
        yield "its record is of another"


def _story(conn: Connection, row: Row[Any]) -> Iterator[str]:
    reports, statements = count_story(conn, row.id)
    outlets = count_outlets(conn, row.id)
    kept = select(t.story_outlets.c.outlet, t.story_outlets.c.reports).where(t.story_outlets.c.story == row.id)
    there = (row.reports, row.statements, row.outlets)
    if there != (reports, statements, len(outlets)):
        yield f"its counters {there} are not what it holds: {(reports, statements, len(outlets))}"
    if sorted(map(tuple, conn.execute(kept))) != sorted(outlets):
        yield "its outlets are counted otherwise"
    if row.merged_into and reports:
        yield f"it went into {row.merged_into} and has reports"


def _names(conn: Connection) -> Iterator[Flaw]:
    for row in conn.execute(select(t.names).where(t.names.c.reports != _named_by())):
        yield Flaw(f"name {row.name}", "it is counted otherwise. Count anew: reportedly store check --rebuild")


def _named_by() -> ScalarSelect[int]:
    """How many reports have a name, in any version."""
    joined = t.name_versions.join(t.versions, t.versions.c.id == t.name_versions.c.version)
    counted = select(func.count(t.versions.c.report.distinct())).select_from(joined)
    return counted.where(t.name_versions.c.name == t.names.c.id).correlate(t.names).scalar_subquery()
