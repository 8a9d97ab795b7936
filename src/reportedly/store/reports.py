"""Reports and pages as they are asked for, and failures.  The caller holds the transaction."""

from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from reportedly.records import Account, Failure, Page, Version
from reportedly.store import schema as t
from reportedly.store.database import Database
from reportedly.store.encoding import unpack
from reportedly.store.rows import account_of, select_accounts, select_versions, version_of

_COUNTED = "pages reports versions accounts names stories decisions sources alerts failures".split()


def of_version(asked: Select[Any], report: str, version: int | None) -> Select[Any]:
    """One version of a report; without a number, the one whose words were seen last."""
    if version is not None:
        return asked.where(t.versions.c.report == report, t.versions.c.number == version)
    current = select(t.reports.c.current).where(t.reports.c.id == report)
    return asked.where(t.versions.c.id == current.scalar_subquery())


def find_version(conn: Connection, report: str, version: int | None) -> Version | None:
    """See `Store.report`."""
    row = conn.execute(of_version(select_versions(), report, version)).first()
    return version_of(row) if row is not None else None


def versions(conn: Connection, report: str) -> tuple[Version, ...]:
    """See `Store.versions`."""
    asked = select_versions().where(t.versions.c.report == report).order_by(t.versions.c.number)
    return tuple(version_of(row) for row in conn.execute(asked))


def ids(conn: Connection, after: str | None, limit: int) -> list[str]:
    """See `Store.reports`."""
    behind = select(t.reports.c.position).where(t.reports.c.id == after).scalar_subquery()
    asked = select(t.reports.c.id).order_by(t.reports.c.position).limit(limit)
    return list(conn.scalars(asked.where(t.reports.c.position > behind) if after else asked))


def account(conn: Connection, report: str, version: int | None) -> Account | None:
    """See `Store.account`."""
    row = conn.execute(of_version(select_accounts(), report, version)).first()
    return account_of(row) if row is not None else None


def accounts(conn: Connection, story: str) -> list[Account]:
    """See `Store.accounts`."""
    asked = select_accounts().join(t.reports, t.reports.c.current == t.versions.c.id)
    asked = asked.join(t.story_reports, t.story_reports.c.report == t.reports.c.id)
    asked = asked.where(t.story_reports.c.story == story)
    found = conn.execute(asked.order_by(t.story_reports.c.position, t.reports.c.position)).all()
    return [told for told in map(account_of, found) if told is not None]


def page_row(conn: Connection, sha256: str) -> Row[Any] | None:
    """The row of a page, with its bytes or where they lie."""
    return conn.execute(select(t.pages).where(t.pages.c.sha256 == sha256)).first()


def page_record(conn: Connection, version: Version) -> Page | None:
    """The page of a version without its bytes."""
    here = t.versions.c.report == version.report, t.versions.c.number == version.number
    record = conn.scalar(select(t.versions.c.page_record).where(*here))
    return unpack(record, Page) if record is not None else None


def failures(conn: Connection, since: str | None) -> list[tuple[str, Failure]]:
    """See `Store.failures`."""
    asked = select(t.failures).order_by(t.failures.c.at, t.failures.c.id)
    found = conn.execute(asked.where(t.failures.c.at >= since) if since else asked)
    return [(row.at, Failure(row.name, row.reason)) for row in found]


def nearest(conn: Connection, database: Database, vector: Any, limit: int) -> list[tuple[str, float]]:
    """See `Store.nearest`."""
    near = database.nearest(conn, vector, 2 * limit)  # earlier versions among them
    asked = select(t.versions.c.id, t.versions.c.report).where(t.versions.c.id.in_([number for number, _ in near]))
    report_of = {row.id: row.report for row in conn.execute(asked)}
    best: dict[str, float] = {}
    for number, likeness in near:
        best.setdefault(report_of[number], likeness)
    return list(best.items())[:limit]


def counts(conn: Connection) -> dict[str, int]:
    """How many rows the tables hold that `Info` tells of, and how many pages lie in the archive."""
    found = {name: conn.scalar(select(func.count()).select_from(t.metadata.tables[name])) or 0 for name in _COUNTED}
    return found | {"archived": conn.scalar(select(func.count()).where(t.pages.c.content.is_(None))) or 0}
