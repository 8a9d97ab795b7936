"""One arrival into the tables: recognised, or kept with all that is known of it.  The caller holds the transaction."""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy import Connection, Row, func, select, update

from reportedly.records import Account, Added, ArchivePlace, Arrival, Page, Recognised, Report
from reportedly.store import schema as t
from reportedly.store.database import Database
from reportedly.store.encoding import pack, pack_vectors
from reportedly.store.grouping import apply, rejoin
from reportedly.store.moments import moment_of
from reportedly.store.naming import drop_names, keep_names
from reportedly.store.parses import pack_parse
from reportedly.store.placing import keep_keys
from reportedly.store.recognising import plain, recognise, site_of, text_hash
from reportedly.store.rows import pack_account
from reportedly.store.terms import terms_of


def add(conn: Connection, database: Database, arrival: Arrival) -> Added:
    """See `Store.add_version`."""
    arrival = _with_what_the_page_tells(arrival)
    report = arrival.report
    known = recognise(conn, arrival.canonical, arrival.page.sha256, report.text, report.outlet)
    if known.version is not None:
        keep_page(conn, database, arrival.page, arrival.archive)
        _see_again(conn, database, arrival, known.report, known.version)
        return Added(known.report, known.version, "same")
    if known.report != report.id:
        raise ValueError(f"The report {report.id} has to have the id {known.report} that recognise gave")
    keep_page(conn, database, arrival.page, arrival.archive)
    number = _number_next(conn, known)
    version = _insert_version(conn, arrival, number)
    if arrival.account:
        keep_account(conn, database, version, arrival.account)
    _keep_rest(conn, database, version, arrival)
    if known.known:
        _make_current(conn, database, report.id, arrival.seen)
    else:
        conn.execute(update(t.reports).where(t.reports.c.id == report.id).values(current=version))
    for decision in arrival.groupings:
        apply(conn, database, decision)
    return Added(report.id, number, "version" if known.known else "new")


def _with_what_the_page_tells(arrival: Arrival) -> Arrival:
    page = arrival.page
    return replace(arrival, canonical=arrival.canonical or page.canonical, archive=arrival.archive or page.archive)


def keep_page(conn: Connection, database: Database, page: Page, archive: ArchivePlace | None) -> None:
    """Keep the bytes, once; those that lie in the archive are kept there."""
    if hashlib.sha256(page.content).hexdigest() != page.sha256:
        raise ValueError(f"The page {page.name} has not the hash {page.sha256}")
    values = {"sha256": page.sha256, "size": len(page.content), "content": None}
    if archive:
        values |= {"archive_file": archive.file, "archive_offset": archive.offset, "archive_length": archive.length}
    elif conn.scalar(select(t.pages.c.size).where(t.pages.c.sha256 == page.sha256)) is None:
        values |= {"content": zlib.compress(page.content)}
    conn.execute(database.insert(t.pages).on_conflict_do_nothing(), values)


def add_failure(
    conn: Connection, database: Database, page: Page, reason: str, at: str, archive: ArchivePlace | None
) -> None:
    """See `Store.add_failure`."""
    keep_page(conn, database, page, archive or page.archive)
    values = {"page": page.sha256, "name": plain(page.name), "reason": plain(reason)}
    same = (t.failures.c[name] == value for name, value in values.items())
    if conn.scalar(select(t.failures.c.id).where(*same)) is None:
        conn.execute(t.failures.insert(), {**values, "at": at})


def put_account(
    conn: Connection, database: Database, account: Account, version: int, features: bytes | None, keys: Sequence[str]
) -> None:
    """See `Store.put_account`."""
    asked = select(t.versions.c.id).where(t.versions.c.report == account.report.id)
    number = conn.scalar(asked.where(t.versions.c.number == version))
    if number is None:
        raise ValueError(f"There is no version {version} of the report {account.report.id}")
    drop_names(conn, number)
    conn.execute(t.accounts.delete().where(t.accounts.c.version == number))
    keep_account(conn, database, number, account)
    if features is not None:
        conn.execute(t.features.delete().where(t.features.c.version == number))
        conn.execute(t.features.insert(), {"version": number, "grouping": features})
        keep_keys(conn, database, number, keys)
    rejoin(conn, database, account.report.id)


def keep_account(conn: Connection, database: Database, version: int, account: Account) -> None:
    """Keep what a version tells, and whom it names, so that they are found."""
    values = {
        "version": version,
        "statements": len(account.statements),
        "record": pack_account(account),
        "parse": pack_parse(account.parsed, account.report.text) if account.parsed.tokens else None,
    }
    conn.execute(t.accounts.insert(), values)
    keep_names(conn, database, version, account)


def _number_next(conn: Connection, known: Recognised) -> int:
    if not known.known:
        return 1
    last = conn.scalar(select(func.max(t.versions.c.number)).where(t.versions.c.report == known.report))
    return (last or 0) + 1


def _insert_version(conn: Connection, arrival: Arrival, number: int) -> int:
    report = arrival.report
    if number == 1:
        conn.execute(t.reports.insert(), {"id": report.id})
    values = {
        "report": report.id,
        "number": number,
        "page": arrival.page.sha256,
        "text_sha256": text_hash(report.text),
        "seen": arrival.seen,
        "last_seen": arrival.seen,
        "moment": moment_of(report, arrival.seen),
        "canonical": plain(arrival.canonical),
        "site": plain(site_of(arrival.canonical)),
        "outlet": plain(report.outlet),
        "record": pack(report, Report),
        "page_record": pack(replace_content(arrival.page), Page),
    }
    (version,) = conn.execute(t.versions.insert(), values).inserted_primary_key or (0,)
    return int(version)


def replace_content(page: Page) -> Page:
    """The page without its bytes, which are kept by their hash."""
    return replace(page, content=b"")


def _keep_rest(conn: Connection, database: Database, version: int, arrival: Arrival) -> None:
    _keep_address(conn, database, arrival)
    text = arrival.report.text
    title = arrival.report.title or ""
    database.index_words(conn, "version_words", [(version, version_terms(text, title))])
    if arrival.features is not None:
        conn.execute(t.features.insert(), {"version": version, "grouping": arrival.features})
        keep_keys(conn, database, version, arrival.keys)
    if arrival.vector is not None or arrival.vectors is not None:
        vector = None if arrival.vector is None else np.asarray(arrival.vector, "<f4").tobytes()
        sentences = None if arrival.vectors is None else pack_vectors(arrival.vectors)
        conn.execute(t.vectors.insert(), {"version": version, "vector": vector, "sentences": sentences})
    if arrival.vector is not None:
        database.keep_vector(conn, version, arrival.vector)


def version_terms(text: str, title: str) -> list[str]:
    """What of a report is found: its words, and those of a title that is not among them."""
    return terms_of(text) if title in text else terms_of(f"{title}\n{text}")


def _keep_address(conn: Connection, database: Database, arrival: Arrival) -> None:
    if arrival.canonical:
        values = {"address": plain(arrival.canonical), "report": arrival.report.id}
        conn.execute(database.insert(t.addresses).on_conflict_do_nothing(), values)


def _see_again(conn: Connection, database: Database, arrival: Arrival, report: str, number: int) -> None:
    asked = select(t.versions).where(t.versions.c.report == report, t.versions.c.number == number)
    row = conn.execute(asked).one()
    seen = {"seen": min(row.seen, arrival.seen), "last_seen": max(row.last_seen, arrival.seen)}
    if (row.seen, row.last_seen) != tuple(seen.values()):
        conn.execute(update(t.versions).where(t.versions.c.id == row.id).values(**seen))
    if row.page != arrival.page.sha256:
        values = {"version": row.id, "page": arrival.page.sha256, "seen": arrival.seen}
        conn.execute(database.insert(t.sightings).on_conflict_do_nothing(), values)
    _complete(conn, database, arrival, row)
    _make_current(conn, database, report, arrival.seen)


def _complete(conn: Connection, database: Database, arrival: Arrival, row: Row[tuple[object, ...]]) -> None:
    """Keep an account and features where the version had none."""
    if arrival.report.id != row.report or arrival.account is None:
        return
    if conn.scalar(select(t.accounts.c.version).where(t.accounts.c.version == row.id)) is None:
        keep_account(conn, database, row.id, arrival.account)
        rejoin(conn, database, row.report)
    if arrival.features is not None:
        values = {"version": row.id, "grouping": arrival.features}
        conn.execute(database.insert(t.features).on_conflict_do_nothing(), values)
        keep_keys(conn, database, row.id, arrival.keys)


def _make_current(conn: Connection, database: Database, report: str, at: str) -> None:
    """The version whose words were seen last speaks for the report; its stories move, and their counters follow."""
    newest = select(t.versions.c.id).where(t.versions.c.report == report)
    current = conn.scalar(newest.order_by(t.versions.c.last_seen.desc(), t.versions.c.number.desc()).limit(1))
    changed = update(t.reports).where(t.reports.c.id == report, t.reports.c.current.is_distinct_from(current))
    if conn.execute(changed.values(current=current)).rowcount:
        rejoin(conn, database, report, at)


def with_content(page: Page, content: bytes) -> Page:
    """The page with its bytes again."""
    return replace(page, content=content)
