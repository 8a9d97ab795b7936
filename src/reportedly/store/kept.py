"""The contract over tables: one class for both databases, each method one transaction and a call.

What the methods do stands in the modules beside: what comes in in `adding`, `recognising` and `grouping`; what is asked
for in `reports`, `stories`, `placing`, `watching` and `searching`; care in `checking` and `copying`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

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
    Placed,
    Recognised,
    Sent,
    SourceState,
    Story,
    Vectors,
    Version,
)
from reportedly.store import (
    adding,
    checking,
    copying,
    grouping,
    placing,
    recognising,
    reports,
    rows,
    searching,
    stories,
    watching,
)
from reportedly.store import schema as t
from reportedly.store.contract import EVERYTHING, Info, ReadArchived
from reportedly.store.database import Database
from reportedly.store.encoding import unpack_vectors
from reportedly.store.migrating import HEAD

_BATCH = 500


class DatabaseStore:
    """See `contract.Store` for what is promised."""

    def __init__(self, database: Database, read_archived: ReadArchived | None = None) -> None:
        self._db = database
        self._read_archived = read_archived
        self._own = False

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that writes; by the first one, what was a backup is one no more."""
        with self._db.writing() as conn:
            if not self._own:
                copying.adopt(conn)
            yield conn
        self._own = True

    # -- what comes in

    def recognise(
        self, canonical: str | None, page: str, text: str | None = None, outlet: str | None = None
    ) -> Recognised:
        with self._db.reading() as conn:
            return recognising.recognise(conn, canonical, page, text, outlet)

    def add_version(self, arrival: Arrival) -> Added:
        return self.add_versions([arrival])[0]

    def add_versions(self, arrivals: Sequence[Arrival]) -> list[Added]:
        with self._writing() as conn:
            return [adding.add(conn, self._db, arrival) for arrival in arrivals]

    def add_failure(self, page: Page, reason: str, at: str, archive: ArchivePlace | None = None) -> None:
        with self._writing() as conn:
            adding.add_failure(conn, self._db, page, reason, at, archive)

    def put_account(
        self, account: Account, version: int, features: bytes | None = None, keys: Sequence[str] = ()
    ) -> None:
        with self._writing() as conn:
            adding.put_account(conn, self._db, account, version, features, keys)

    def group(self, decisions: Sequence[Grouping]) -> None:
        with self._writing() as conn:
            for decision in decisions:
                grouping.apply(conn, self._db, decision)

    def name_story(self, story: str, title: str) -> None:
        with self._writing() as conn:
            conn.execute(t.stories.update().where(t.stories.c.id == story).values(title=recognising.plain(title)))

    # -- reports

    def report(self, report: str, version: int | None = None) -> Version | None:
        with self._db.reading() as conn:
            return reports.find_version(conn, report, version)

    def versions(self, report: str) -> tuple[Version, ...]:
        with self._db.reading() as conn:
            return reports.versions(conn, report)

    def reports(self, after: str | None = None, limit: int = 1000) -> list[str]:
        with self._db.reading() as conn:
            return reports.ids(conn, after, limit)

    def account(self, report: str, version: int | None = None) -> Account | None:
        with self._db.reading() as conn:
            return reports.account(conn, report, version)

    def accounts(self, story: str) -> list[Account]:
        with self._db.reading() as conn:
            return reports.accounts(conn, story)

    def page(self, sha256: str) -> bytes | None:
        with self._db.reading() as conn:
            row = reports.page_row(conn, sha256)
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
            record = reports.page_record(conn, version)
        content = self.page(version.page)
        return adding.with_content(record, content) if record is not None and content is not None else None

    def failures(self, since: str | None = None) -> list[tuple[str, Failure]]:
        with self._db.reading() as conn:
            return reports.failures(conn, since)

    def vectors(self, report: str, version: int | None = None) -> Vectors | None:
        with self._db.reading() as conn:
            asked = select(t.vectors.c.sentences).join(t.versions, t.versions.c.id == t.vectors.c.version)
            kept = conn.scalar(reports.of_version(asked, report, version))
            return unpack_vectors(kept) if kept is not None else None

    def nearest(self, vector: NDArray[np.float32], limit: int = 10) -> list[tuple[str, float]]:
        with self._db.reading() as conn:
            return reports.nearest(conn, self._db, np.asarray(vector, np.float32), limit)

    # -- stories

    def story(self, story: str) -> Story | None:
        with self._db.reading() as conn:
            return stories.story(conn, story)

    def stories(self, since: str | None = None, limit: int | None = None, offset: int = 0) -> list[Story]:
        with self._db.reading() as conn:
            return stories.stories(conn, since, limit, offset)

    def stories_of(self, report: str) -> list[str]:
        with self._db.reading() as conn:
            return stories.stories_of(conn, report)

    def groupings(self, story: str | None = None, report: str | None = None) -> list[Grouping]:
        with self._db.reading() as conn:
            return stories.groupings(conn, story, report)

    def placed(self, since: str | None = None, most: int | None = None) -> Iterator[Placed]:
        with self._db.reading() as conn:
            left = iter(placing.reports_of(conn, placing.moved_stories(conn, since, most)).items())
        while batch := dict(islice(left, _BATCH)):
            with self._db.reading() as conn:
                found = placing.placed(conn, batch)
            yield from found

    def placed_in(self, stories: Sequence[str], most: int) -> list[Placed]:
        with self._db.reading() as conn:
            return placing.placed(conn, placing.reports_of(conn, stories, most))

    def sharing(self, keys: Sequence[str], before: str | None = None) -> list[str]:
        with self._db.reading() as conn:
            return placing.sharing(conn, keys, before)

    def unkeyed(self, most: int) -> list[tuple[int, bytes]]:
        with self._db.reading() as conn:
            return placing.unkeyed(conn, most)

    def put_keys(self, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        with self._writing() as conn:
            placing.key_older(conn, self._db, rows)

    # -- watching

    def put_source(self, state: SourceState) -> None:
        with self._writing() as conn:
            watching.put_source(conn, self._db, state)

    def source(self, address: str) -> SourceState | None:
        with self._db.reading() as conn:
            return watching.source(conn, address)

    def sources(self, due: str | None = None) -> list[SourceState]:
        with self._db.reading() as conn:
            return watching.sources(conn, due)

    def mark_sent(self, sent: Sent) -> bool:
        with self._writing() as conn:
            return watching.mark_sent(conn, self._db, sent)

    def was_sent(self, rule: str, evidence: str) -> bool:
        with self._db.reading() as conn:
            return watching.was_sent(conn, rule, evidence)

    def put_note(self, key: str, value: bytes) -> None:
        with self._writing() as conn:
            watching.put_note(conn, self._db, key, value)

    def note(self, key: str) -> bytes | None:
        with self._db.reading() as conn:
            return watching.note(conn, key)

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
            size, counts = self._db.size(conn), reports.counts(conn)
        return Info(address=self._db.address, kind=self._db.kind, schema=HEAD, bytes=size, **counts)

    def check(self) -> list[Flaw]:
        with self._db.reading() as conn:
            return list(checking.flaws(conn, self._db, self._read_archived))

    def rebuild(self) -> None:
        with self._writing() as conn:
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
