"""One page into the store: recognised, or read, attributed, grouped and kept, all of it in one transaction.

When `Intake.take` has returned, what it tells survives a kill; before that nothing of the page is there, and taking it
again does it all again.  What was analysed is kept, so that a story's dossier needs no parser.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from reportedly.collect import canonical_url
from reportedly.errors import ReportedlyError
from reportedly.gazetteer import load_gazetteer
from reportedly.group import Grouper, Signature, index_keys, signature
from reportedly.language import identify_language, load_vectors
from reportedly.pipeline import attribute_reports
from reportedly.read import read
from reportedly.records import Account, Added, Arrival, Failure, Grouping, Page, Recognised, Report
from reportedly.standing.regrouping import restored_grouper
from reportedly.standing.same_file import address_in_files
from reportedly.standing.turns import is_turn, note_turn
from reportedly.store import Store

STAGES = ("read", "attribute", "group", "store")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a page: a new report, other words than one had last (a new version of it, or words that had been
    taken back), one that was there already, or a failure.

    `stories` are those that the report is in, the one that it is shown under first; `decisions` those made for it.
    A failure has its `reason`; so has a report whose words are kept but could not be analysed.
    """

    name: str
    what: Literal["new", "version", "same", "failure"]
    report: Report | None = None
    version: int = 0
    stories: tuple[str, ...] = ()
    decisions: tuple[Grouping, ...] = ()
    account: Account | None = None
    reason: str | None = None


@dataclass(slots=True)
class Intake:
    """Takes pages one by one into a store, which nobody else writes to meanwhile.

    `before_keeping` is called with a report's id before its transaction.  `seconds` adds up what each stage took, by
    `timer`.  Models are loaded when the first page needs them.
    """

    store: Store
    before_keeping: Callable[[str], None] = lambda _: None
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    timer: Callable[[], float] = time.perf_counter
    _grouper: Grouper | None = None

    def take(self, page: Page, now: datetime) -> Taken:
        """Keep a page and all that it tells; `now` is the moment (UTC) of a page that says not when it was seen.

        Never raises for what a page contains.  Raises what the store raises when it cannot keep it; then nothing of it
        is kept.
        """
        seen = page.seen or now.isoformat(timespec="seconds")
        try:
            return self._take(page, seen)
        except (ReportedlyError, OSError, MemoryError):
            raise
        except Exception as error:  # a defect of ours must not end a run of weeks, nor lose the page
            self._grouper = None
            reason = f"a defect in Reportedly: {type(error).__name__}: {error}. Its bytes are kept; report it."
            self.store.add_failure(page, reason, seen)
            return Taken(page.name, "failure", reason=reason)

    def _take(self, page: Page, seen: str) -> Taken:
        known = self.store.recognise(page.canonical, page.sha256)
        if known.version is not None:
            return self._see_again(page, known, known.version, seen, page.canonical)
        with self._timed("read"):
            found = read(page, known.report, identify_language)
        if isinstance(found, Failure):
            with self._timed("store"):
                self.store.add_failure(page, found.reason, seen)
            return Taken(page.name, "failure", reason=found.reason)
        canonical = page.canonical or _told_address(found) or address_in_files(self.store, page, found)
        known = self.store.recognise(canonical, page.sha256, found.text, found.outlet)
        if known.version is not None:
            return self._see_again(page, known, known.version, seen, canonical)
        return self._keep(page, replace(found, id=known.report), known, seen, canonical)

    def _see_again(self, page: Page, known: Recognised, version: int, seen: str, canonical: str | None) -> Taken:
        """Note that words that are there were seen once more; where others had taken their place, that is an edit."""
        current, held = self.store.report(known.report), self.store.report(known.report, version)
        assert held is not None
        back = current is not None and is_turn(seen, version, current)
        with self._timed("store"):
            if back and current:
                self.before_keeping(known.report)
                note_turn(self.store, seen, version, current, back=True)
            self.store.add_version(Arrival(page, held.content, seen, canonical))
        stories = tuple(self.store.stories_of(known.report))
        return Taken(page.name, "version" if back else "same", held.content, version, stories)

    def _keep(self, page: Page, report: Report, known: Recognised, seen: str, canonical: str | None) -> Taken:
        with self._timed("attribute"):
            account, reason = _attributed(report)
        with self._timed("group"):
            made = signature(report, account, load_vectors(), load_gazetteer().known)
            decisions = self._group(report.id, made, known, seen)
        arrival = Arrival(
            page=page,
            report=report,
            seen=seen,
            canonical=canonical,
            account=account,
            groupings=decisions,
            features=made.to_bytes(),
            keys=index_keys(made),
            vector=_vector(made),
        )
        with self._timed("store"):
            added = self._add(arrival)
        stories = tuple(self.store.stories_of(added.report))
        return Taken(page.name, added.what, report, added.version, stories, decisions, account, reason)

    def _add(self, arrival: Arrival) -> Added:
        """Keep an arrival.  Where that fails, the grouper has decided about a report that is not there: it is made anew
        of what the store holds."""
        self.before_keeping(arrival.report.id)
        if current := self.store.report(arrival.report.id):
            number = self.store.versions(current.report)[-1].number + 1
            if is_turn(arrival.seen, number, current):
                note_turn(self.store, arrival.seen, number, current, back=False)
        try:
            return self.store.add_version(arrival)
        except BaseException:
            self._grouper = None
            raise

    def _group(self, report: str, made: Signature, known: Recognised, seen: str) -> tuple[Grouping, ...]:
        """Decisions for a report that is in no story; another version of one stays where it is."""
        if known.known and self.store.stories_of(report):
            return ()
        if self._grouper is None:
            self._grouper = restored_grouper(self.store)
        return self._grouper.add(report, made, seen)

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        start = self.timer()
        try:
            yield
        finally:
            self.seconds[stage] += self.timer() - start


def _attributed(report: Report) -> tuple[Account | None, str | None]:
    """What the report tells; where the analysis fails, why: one odd report must not stop a stream, nor be lost."""
    try:
        return attribute_reports([report], lambda *_: None)[0], None
    except ReportedlyError:
        raise
    except Exception as error:
        return None, f"kept, but not analysed: {type(error).__name__}: {error}. Report it as a defect."


def _told_address(report: Report) -> str | None:
    """The address that a file tells of its article; a site's front page is none."""
    if not report.url or not urlsplit(report.url).path.strip("/"):
        return None
    return canonical_url(report.url)


def _vector(made: Signature) -> NDArray[np.float32] | None:
    """The signature's vector at unit length, for finding reports that are near."""
    if not made.vector:
        return None
    row = np.frombuffer(made.vector, dtype=np.int8).astype(np.float32)
    length = float(np.linalg.norm(row))
    return row / np.float32(length) if length else None
