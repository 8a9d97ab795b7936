"""What the standing part shares: versions of reports, stories that change, sources being watched, alerts sent.

Everything here is kept by `store/`; `collect/` makes source states, `group/` makes decisions, and what watches wires
them.  Moments are ISO 8601 in UTC to the second ("2031-05-04T09:30:00+00:00"), so that they sort as text.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from reportedly.records.accounts import Account
from reportedly.records.pages import ArchivePlace, Page
from reportedly.records.reports import Report

GroupingKind = Literal["opened", "joined", "merged", "split", "linked"]
SourceKind = Literal["feed", "sitemap", "page", "folder", "list"]
FoundKind = Literal["report", "statement", "person", "body", "place"]
Arrived = Literal["new", "version", "same"]


@dataclass(frozen=True, slots=True)
class Version:
    """A report at one address as it was seen at one time; what it said before is kept beside it.

    `report` is the id that all versions of it share; `number` counts from 1.  `page` is the SHA-256 of the bytes,
    `content` the account read from them (`content.id == report`).  `seen` is when these words were first seen,
    `last_seen` when they were last.  `canonical` is the address without trackers, of a file its path.
    `archive` is None where the store itself keeps the bytes.
    """

    report: str
    number: int
    page: str
    seen: str
    content: Report
    canonical: str | None = None
    archive: ArchivePlace | None = None
    last_seen: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """The reports that tell one event; its id survives merging and splitting.

    `reports` are ids in the order in which they came; a live blog or a round-up may be in several stories.  `opened`
    and `changed` are moments.  A story that went into another keeps its id and says which in `merged_into`, and has no
    reports of its own any more.  `statements` and `outlets` are counters over `reports`, kept by the store.
    """

    id: str
    reports: tuple[str, ...]
    opened: str
    changed: str
    title: str | None = None
    merged_into: str | None = None
    statements: int = 0
    outlets: int = 0


@dataclass(frozen=True, slots=True)
class Grouping:
    """One decision of `group/`, never changed afterwards, with the reason in words.

    opened: `report` opened `story`.  joined: `report` went to `story` (a second `joined` of one report to another story
    puts it into both).  merged: `story` went into `other`, with all its reports.  split: `report` left `story` for
    `other`, which it opens where there is none of that id.  linked: `story` follows `other`, both stay.
    """

    kind: GroupingKind
    story: str
    reason: str
    at: str
    report: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Vectors:
    """What a model made of strings: `rows[i]` (float32 or float16, kept as given) is that of `texts[i]`."""

    model: str
    texts: tuple[str, ...]
    rows: NDArray[np.generic]


@dataclass(frozen=True, slots=True)
class Arrival:
    """All that is known of one page when it goes into the store, in one transaction: all of it, or nothing.

    `report.id` is the id that `Store.recognise` gave.  `account` is None where nothing was attributed (the words are
    kept and found all the same).  `groupings` are applied in order and may name stories of other reports.  `features`
    are `group/`'s own, opaque to the store, given back by `Store.placed` so that `group/` can rebuild its index; `keys`
    are the rare words by which `Store.sharing` finds the report's stories.
    `vector` is one row for the whole report, for `Store.nearest`; `vectors` are those of its sentences.
    """

    page: Page
    report: Report
    seen: str
    canonical: str | None = None
    archive: ArchivePlace | None = None
    account: Account | None = None
    groupings: tuple[Grouping, ...] = ()
    features: bytes | None = None
    keys: tuple[str, ...] = ()
    vector: NDArray[np.float32] | None = None
    vectors: Vectors | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A report that is in stories, the one that it is shown under first; `at` is when it came to the first of all.

    `features` are what `group/` kept of it, as it reads now.
    """

    report: str
    features: bytes
    stories: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """Whether the store knows a page: the id to give its report, and the version that it is (None: words not seen).

    `known` says whether any version of the report is there.
    """

    report: str
    known: bool
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an arrival: a new report, a new version of one, or the same as before (nothing was added)."""

    report: str
    version: int
    what: Arrived


@dataclass(frozen=True, slots=True)
class SourceState:
    """A feed, sitemap, page, folder or list that is watched, and how it fares.

    `failures` counts those in a row, `fetched` and `new` all so far.  `retries` is what is left of the retry budget.
    `cursor` is whatever the kind of source needs to go on where it was (the newest entry, a folder's listing).
    """

    address: str
    kind: SourceKind
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    interval: float | None = None
    next_due: str | None = None
    last_ok: str | None = None
    last_error: str | None = None
    last_error_at: str | None = None
    failures: int = 0
    fetched: int = 0
    new: int = 0
    retries: int | None = None
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """An alert that went out: the rule's id and the key of the evidence, so that it goes out once."""

    rule: str
    evidence: str
    at: str


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a search found, best first; `rank` is only comparable within one search.

    `start` and `end` are the passage shown, code points of the text of that version of the report, and `snippet` is
    exactly those words; `marks` are the words that matched, as offsets into `snippet`.  `story` is the first story of
    the report, `id` the statement's id, or for a person, body or place the name as the report spells it.  `superseded`
    says that the report reads otherwise now.
    """

    kind: FoundKind
    id: str
    report: str
    version: int
    start: int
    end: int
    snippet: str
    marks: tuple[tuple[int, int], ...]
    rank: float
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    story: str | None = None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a store that does not hold: where, and what."""

    where: str
    what: str
