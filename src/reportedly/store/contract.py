"""What a store promises, whichever database is behind it; `open_store` gives one.

**Acknowledged is durable.**  When a call that writes has returned, what it wrote survives a kill of this process and a
loss of power; when it has not, all of it is there or nothing.  The next open goes on by itself.  **One writer, and
readers never wait**: the first write makes this process the writing one until it closes; another gets StoreBusy at
its first write.  Reading sees what was acknowledged before it began.  A store may be used from several threads.
**Nothing is lost**: no call deletes bytes, words or decisions.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

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

ReadArchived = Callable[[ArchivePlace], bytes]
"""Gives the bytes of a page that lies in the archive; raises OSError where it cannot."""

EVERYTHING: tuple[FoundKind, ...] = ("report", "statement", "person", "body", "place")


@dataclass(frozen=True, slots=True)
class Info:
    """How much a store holds; `bytes` is what it takes on the disk, `schema` the version of its tables."""

    address: str
    kind: str
    schema: str
    bytes: int
    pages: int
    archived: int
    reports: int
    versions: int
    accounts: int
    names: int
    stories: int
    decisions: int
    sources: int
    alerts: int
    failures: int


class Store(Protocol):
    """Everything that the standing part keeps."""

    # -- what comes in

    def recognise(
        self, canonical: str | None, page: str, text: str | None = None, outlet: str | None = None
    ) -> Recognised:
        """Whether a page is known: by its address, by the SHA-256 of its bytes, or by its words from the same house.

        Call it with the bytes' hash before reading a page (`version` given: nothing to do but `add_version`'s note that
        it was seen again), and with `text` and `outlet` before attributing what was read.  The id that it gives is that
        of the report that this page is, or the one that a new report has to have.
        """

    def add_version(self, arrival: Arrival) -> Added:
        """Keep page, report, account, grouping and vectors in one transaction.

        Words that this report has had before are not added twice: the later sighting is noted, bytes that are new are
        kept, an account is kept where there was none, and `groupings` are not applied.
        """

    def add_versions(self, arrivals: Sequence[Arrival]) -> list[Added]:
        """As `add_version`, all in one transaction: quicker, and lost together when the process dies before the end."""

    def add_failure(self, page: Page, reason: str, at: str, archive: ArchivePlace | None = None) -> None:
        """Keep the bytes of a page that gave no report, and why; the same again is not added twice."""

    def put_account(
        self, account: Account, version: int, features: bytes | None = None, keys: Sequence[str] = ()
    ) -> None:
        """Put a new analysis of a version in the place of the one before."""

    def group(self, decisions: Sequence[Grouping]) -> None:
        """Apply decisions in order, in one transaction, and keep them with their reasons."""

    def name_story(self, story: str, title: str) -> None:
        """Give a story a title."""

    # -- reports

    def report(self, report: str, version: int | None = None) -> Version | None:
        """A version of a report; without a number, the one whose words were seen last."""

    def versions(self, report: str) -> tuple[Version, ...]:
        """All versions of a report, by number."""

    def reports(self, after: str | None = None, limit: int = 1000) -> list[str]:
        """Ids in the order in which reports came, from behind `after`."""

    def account(self, report: str, version: int | None = None) -> Account | None:
        """What a version tells, as it was analysed; None where it was not."""

    def accounts(self, story: str) -> list[Account]:
        """The accounts of a story's reports as they are now, in the order in which the reports came."""

    def page(self, sha256: str) -> bytes | None:
        """The bytes with this hash, out of the store or the archive.

        Raises StoreUnusable for a page in the archive when the store was opened without a reader of it.
        """

    def page_of(self, version: Version) -> Page | None:
        """The page that a version was read from, as it was collected."""

    def failures(self, since: str | None = None) -> list[tuple[str, Failure]]:
        """What gave no report: (when, failure), oldest first."""

    def vectors(self, report: str, version: int | None = None) -> Vectors | None:
        """The vectors of a version's sentences."""

    def nearest(self, vector: NDArray[np.float32], limit: int = 10) -> list[tuple[str, float]]:
        """Reports (id, product of the vectors) whose vector is nearest, best first; exact, not approximate."""

    # -- stories

    def story(self, story: str) -> Story | None:
        """A story by its id, also one that was merged into another."""

    def stories(self, since: str | None = None, limit: int | None = None, offset: int = 0) -> list[Story]:
        """Stories that have reports, newest movement first."""

    def stories_of(self, report: str) -> list[str]:
        """The ids of the stories that a report is in."""

    def groupings(self, story: str | None = None, report: str | None = None) -> list[Grouping]:
        """The decisions about a story, a report, or all, in the order in which they were made."""

    def placed(self, since: str | None = None, most: int | None = None) -> Iterator[Placed]:
        """The reports of the stories that moved last, in the order in which they came.

        Whole stories, the one that moved last first, since a moment and until they have `most` reports together; what
        is read grows with these and not with the store.
        """

    def placed_in(self, stories: Sequence[str], most: int) -> list[Placed]:
        """The reports of these stories, of each the last `most`, in the order in which they came."""

    def sharing(self, keys: Sequence[str], before: str | None = None) -> list[str]:
        """Stories with a report that has three or more of these keys, the most and rarest first (ties: by id).

        Only the newest 40 reports of each key are looked at, of those that came before the report `before`.
        """

    def unkeyed(self, most: int) -> list[tuple[int, bytes]]:
        """(number, features) of what a store of an older version keeps without keys, newest first; mostly []."""

    def put_keys(self, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Keep keys for all that `unkeyed` gave, by its numbers."""

    # -- watching

    def put_source(self, state: SourceState) -> None:
        """Keep how a source fares, in the place of what was kept before."""

    def source(self, address: str) -> SourceState | None:
        """How a source fares."""

    def sources(self, due: str | None = None) -> list[SourceState]:
        """All sources by address, or those due by a moment, the longest due first."""

    def mark_sent(self, sent: Sent) -> bool:
        """Note that an alert goes out; False when it was noted before, and so must not go out again."""

    def was_sent(self, rule: str, evidence: str) -> bool:
        """Whether this alert was noted."""

    def put_note(self, key: str, value: bytes) -> None:
        """Keep something of the caller's own under a key."""

    def note(self, key: str) -> bytes | None:
        """What was kept under a key."""

    # -- finding

    def search(
        self,
        query: str,
        kinds: Sequence[FoundKind] = EVERYTHING,
        since: str | None = None,
        until: str | None = None,
        limit: int = 20,
    ) -> list[Found]:
        """What matches a query as a user types it, best first, at most `limit` of each kind.

        All words must be in the report, or in the statement, or in the name.  `since` and `until` are ISO days or
        moments of publication (of being seen, where publication is not known); `until` includes the day it names.
        Words that only an earlier version has are found too, in that version: such results come behind the others of
        their kind and say so (`superseded`).  Of a report the first 16,000 words are found.  No query raises an error.
        """

    # -- keeping

    def info(self) -> Info:
        """How much is there."""

    def check(self) -> list[Flaw]:
        """Read everything and hold it against its hashes, references, counters and indexes; [] when all holds."""

    def rebuild(self) -> None:
        """Make anew what follows from the records: the index of words, counters, the index of vectors."""

    def backup(self, path: Path) -> None:
        """Write the store as it is at this moment to a file, while others read and write.

        The file is an SQLite store, whichever database this one is in, and opens as one.  It is there wholly or not
        at all.  Pages in the archive stay there.
        """

    def close(self) -> None:
        """Let go of the database, and of being the writer."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...
