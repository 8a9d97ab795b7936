"""The contract over tables: one class for both databases, each method one transaction and a call.

What the methods do stands in the modules beside: `adding`, `grouping`, `searching`, `checking`, `copying`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select, func, select

from reportedly.errors import StoreUnusable
from reportedly.records import (
    Account,
    Added,
    ArchivePlace,
    Arrival,
    Failure,
    Flaw,
    Found,
    FoundKind,
    Grouping,
    Page,
    Recognised,
    Sent,
    SourceState,
    Story,
    Vectors,
    Version,
)
from reportedly.store import adding, checking, copying, grouping, recognising, rows, searching
from reportedly.store import schema as t
from reportedly.store.contract import EVERYTHING, Info, ReadArchived
from reportedly.store.database import Database
from reportedly.store.encoding import unpack, unpack_vectors
from reportedly.store.migrating import HEAD
from reportedly.store.naming import drop_names

_BATCH = 500


class DatabaseStore:
    """See `contract.Store` for what is promised."""

    def __init__(self, database: Database, read_archived: ReadArchived | None = None) -> None:
        self._db = database
        self._read_archived = read_archived

    # -- what comes in

    def recognise(
        self, canonical: str | None, page: str, text: str | None = None, outlet: str | None = None
    ) -> Recognised:
        with self._db.reading() as conn:
            return recognising.recognise(conn, canonical, page, text, outlet)

    def add_version(self, arrival: Arrival) -> Added:
        return self.add_versions([arrival])[0]

    def add_versions(self, arrivals: Sequence[Arrival]) -> list[Added]:
        with self._db.writing() as conn:
            return [adding.add(conn, self._db, arrival) for arrival in arrivals]

    def add_failure(self, page: Page, reason: str, at: str, archive: ArchivePlace | None = None) -> None:
        with self._db.writing() as conn:
            adding.keep_page(conn, self._db, page, archive or page.archive)
            values = {"page": page.sha256, "name": recognising.plain(page.name), "reason": recognising.plain(reason)}
            same = (t.failures.c[name] == value for name, value in values.items())
            if conn.scalar(select(t.failures.c.id).where(*same)) is None:
                conn.execute(t.failures.insert(), {**values, "at": at})

    def put_account(self, account: Account, version: int, features: bytes | None = None) -> None:
        with self._db.writing() as conn:
            asked = select(t.versions.c.id).where(t.versions.c.report == account.report.id)
            number = conn.scalar(asked.where(t.versions.c.number == version))
            if number is None:
                raise ValueError(f"There is no version {version} of the report {account.report.id}")
            drop_names(conn, number)
            conn.execute(t.accounts.delete().where(t.accounts.c.version == number))
            adding.keep_account(conn, self._db, number, account)
            if features is not None:
                conn.execute(t.features.delete().where(t.features.c.version == number))
                conn.execute(t.features.insert(), {"version": number, "grouping": features})
            grouping.rejoin(conn, self._db, account.report.id)

    def group(self, decisions: Sequence[Grouping]) -> None:
        with self._db.writing() as conn:
            for decision in decisions:
                grouping.apply(conn, self._db, decision)

    def name_story(self, story: str, title: str) -> None:
        with self._db.writing() as conn:
            conn.execute(t.stories.update().where(t.stories.c.id == story).values(title=recognising.plain(title)))

    # -- reports

    def report(self, report: str, version: int | None = None) -> Version | None:
        with self._db.reading() as conn:
            row = conn.execute(_of(rows.select_versions(), report, version)).first()
            return rows.version_of(row) if row is not None else None

    def versions(self, report: str) -> tuple[Version, ...]:
        with self._db.reading() as conn:
            asked = rows.select_versions().where(t.versions.c.report == report).order_by(t.versions.c.number)
            return tuple(rows.version_of(row) for row in conn.execute(asked))

    def reports(self, after: str | None = None, limit: int = 1000) -> list[str]:
        with self._db.reading() as conn:
            behind = select(t.reports.c.position).where(t.reports.c.id == after).scalar_subquery()
            asked = select(t.reports.c.id).order_by(t.reports.c.position).limit(limit)
            return list(conn.scalars(asked.where(t.reports.c.position > behind) if after else asked))

    def account(self, report: str, version: int | None = None) -> Account | None:
        with self._db.reading() as conn:
            row = conn.execute(_of(rows.select_accounts(), report, version)).first()
            return rows.account_of(row) if row is not None else None

    def accounts(self, story: str) -> list[Account]:
        with self._db.reading() as conn:
            asked = rows.select_accounts().join(t.reports, t.reports.c.current == t.versions.c.id)
            asked = asked.join(t.story_reports, t.story_reports.c.report == t.reports.c.id)
            asked = asked.where(t.story_reports.c.story == story)
            found = conn.execute(asked.order_by(t.story_reports.c.position, t.reports.c.position)).all()
        return [account for account in map(rows.account_of, found) if account is not None]

    def page(self, sha256: str) -> bytes | None:
        with self._db.reading() as conn:
            row = conn.execute(select(t.pages).where(t.pages.c.sha256 == sha256)).first()
        if row is None:
            return None
        if row.content is not None:
            return rows.bytes_of(row.content)
        place = rows.archive_of(row)
        if place is None or self._read_archived is None:
            raise StoreUnusable(f"The page {sha256} lies in the archive {row.archive_file}, which was not opened.")
        return self._read_archived(place)

    def page_of(self, version: Version) -> Page | None:
        with self._db.reading() as conn:
            here = t.versions.c.report == version.report, t.versions.c.number == version.number
            record = conn.scalar(select(t.versions.c.page_record).where(*here))
        content = self.page(version.page)
        if record is None or content is None:
            return None
        return adding.with_content(unpack(record, Page), content)

    def failures(self, since: str | None = None) -> list[tuple[str, Failure]]:
        with self._db.reading() as conn:
            asked = select(t.failures).order_by(t.failures.c.at, t.failures.c.id)
            found = conn.execute(asked.where(t.failures.c.at >= since) if since else asked)
            return [(row.at, Failure(row.name, row.reason)) for row in found]

    def vectors(self, report: str, version: int | None = None) -> Vectors | None:
        with self._db.reading() as conn:
            asked = select(t.vectors.c.sentences).join(t.versions, t.versions.c.id == t.vectors.c.version)
            kept = conn.scalar(_of(asked, report, version))
            return unpack_vectors(kept) if kept is not None else None

    def nearest(self, vector: NDArray[np.float32], limit: int = 10) -> list[tuple[str, float]]:
        with self._db.reading() as conn:
            near = self._db.nearest(conn, np.asarray(vector, np.float32), 2 * limit)  # earlier versions among them
            asked = select(t.versions.c.id, t.versions.c.report).where(t.versions.c.id.in_([n for n, _ in near]))
            report_of = {row.id: row.report for row in conn.execute(asked)}
        best: dict[str, float] = {}
        for number, likeness in near:
            best.setdefault(report_of[number], likeness)
        return list(best.items())[:limit]

    # -- stories

    def story(self, story: str) -> Story | None:
        with self._db.reading() as conn:
            row = conn.execute(select(t.stories).where(t.stories.c.id == story)).first()
            return rows.story_of(row, self._members(conn, [story]).get(story, ())) if row is not None else None

    def stories(self, since: str | None = None, limit: int | None = None, offset: int = 0) -> list[Story]:
        with self._db.reading() as conn:
            asked = select(t.stories).where(t.stories.c.reports > 0)
            asked = asked.where(t.stories.c.changed >= since) if since else asked
            ordered = asked.order_by(t.stories.c.changed.desc(), t.stories.c.id).limit(limit).offset(offset)
            found = conn.execute(ordered).all()
            members = self._members(conn, [row.id for row in found])
            return [rows.story_of(row, members.get(row.id, ())) for row in found]

    @staticmethod
    def _members(conn: Any, stories: Sequence[str]) -> dict[str, tuple[str, ...]]:
        members: dict[str, tuple[str, ...]] = {}
        columns = t.story_reports.c.story, t.story_reports.c.report
        for i in range(0, len(stories), _BATCH):
            asked = select(*columns).where(t.story_reports.c.story.in_(stories[i : i + _BATCH]))
            for story, report in conn.execute(asked.order_by(t.story_reports.c.position)):
                members[story] = (*members.get(story, ()), report)
        return members

    def stories_of(self, report: str) -> list[str]:
        with self._db.reading() as conn:
            asked = select(t.story_reports.c.story).where(t.story_reports.c.report == report)
            return list(conn.scalars(asked.order_by(t.story_reports.c.position)))

    def groupings(self, story: str | None = None, report: str | None = None) -> list[Grouping]:
        with self._db.reading() as conn:
            asked = select(t.decisions).order_by(t.decisions.c.id)
            if story is not None:
                asked = asked.where((t.decisions.c.story == story) | (t.decisions.c.other == story))
            if report is not None:
                asked = asked.where(t.decisions.c.report == report)
            return [rows.grouping_of(row) for row in conn.execute(asked)]

    def features(self) -> Iterator[tuple[str, bytes]]:
        position = 0
        while True:
            with self._db.reading() as conn:
                columns = t.reports.c.position, t.reports.c.id, t.features.c.grouping
                asked = select(*columns).join(t.features, t.features.c.version == t.reports.c.current)
                behind = asked.where(t.reports.c.position > position).order_by(t.reports.c.position)
                found = conn.execute(behind.limit(_BATCH)).all()
            yield from ((row.id, row.grouping) for row in found)
            if len(found) < _BATCH:
                return
            position = found[-1].position

    # -- watching

    def put_source(self, state: SourceState) -> None:
        values = {"next_due": state.next_due, "record": rows.pack_source(state)}
        with self._db.writing() as conn:
            told = self._db.insert(t.sources).values(address=state.address, **values)
            conn.execute(told.on_conflict_do_update(index_elements=[t.sources.c.address], set_=values))

    def source(self, address: str) -> SourceState | None:
        with self._db.reading() as conn:
            record = conn.scalar(select(t.sources.c.record).where(t.sources.c.address == address))
            return rows.unpack_source(record) if record is not None else None

    def sources(self, due: str | None = None) -> list[SourceState]:
        with self._db.reading() as conn:
            asked = select(t.sources.c.record).order_by(t.sources.c.address)
            if due is not None:
                when = func.coalesce(t.sources.c.next_due, "")
                asked = select(t.sources.c.record).where(when <= due).order_by(when, t.sources.c.address)
            return [rows.unpack_source(record) for record in conn.scalars(asked)]

    def mark_sent(self, sent: Sent) -> bool:
        values = {"rule": sent.rule, "evidence": sent.evidence, "at": sent.at}
        with self._db.writing() as conn:
            told = self._db.insert(t.alerts).on_conflict_do_nothing().returning(t.alerts.c.at)
            return conn.execute(told, values).first() is not None

    def was_sent(self, rule: str, evidence: str) -> bool:
        with self._db.reading() as conn:
            here = t.alerts.c.rule == rule, t.alerts.c.evidence == evidence
            return conn.scalar(select(t.alerts.c.at).where(*here)) is not None

    def put_note(self, key: str, value: bytes) -> None:
        with self._db.writing() as conn:
            told = self._db.insert(t.notes).values(key=key, value=value)
            conn.execute(told.on_conflict_do_update(index_elements=[t.notes.c.key], set_={"value": value}))

    def note(self, key: str) -> bytes | None:
        with self._db.reading() as conn:
            return conn.scalar(select(t.notes.c.value).where(t.notes.c.key == key))

    # -- finding

    def search(
        self,
        query: str,
        kinds: Sequence[FoundKind] = EVERYTHING,
        since: str | None = None,
        until: str | None = None,
        limit: int = 20,
    ) -> list[Found]:
        with self._db.reading() as conn:
            return searching.search(conn, self._db, query, kinds, since, until, limit)

    # -- keeping

    def info(self) -> Info:
        with self._db.reading() as conn:
            tables = "pages reports versions accounts names stories decisions sources alerts failures".split()
            counts = {name: conn.scalar(select(func.count()).select_from(t.metadata.tables[name])) for name in tables}
            archived = conn.scalar(select(func.count()).where(t.pages.c.content.is_(None)))
            size = self._db.size(conn)
        head = {"address": self._db.address, "kind": self._db.kind, "schema": HEAD, "bytes": size}
        return Info(**head, archived=archived or 0, **{name: count or 0 for name, count in counts.items()})  # type: ignore[arg-type]

    def check(self) -> list[Flaw]:
        with self._db.reading() as conn:
            return list(checking.flaws(conn, self._db, self._read_archived))

    def rebuild(self) -> None:
        with self._db.writing() as conn:
            copying.index_all(conn, self._db)
            checking.count_all(conn, self._db)
        self._db.forget_vectors()

    def backup(self, path: Path) -> None:
        copying.backup(self._db, path)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _of(asked: Select[Any], report: str, version: int | None) -> Select[Any]:
    """One version of a report; without a number, the one whose words were seen last."""
    if version is not None:
        return asked.where(t.versions.c.report == report, t.versions.c.number == version)
    current = select(t.reports.c.current).where(t.reports.c.id == report)
    return asked.where(t.versions.c.id == current.scalar_subquery())
