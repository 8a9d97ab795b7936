"""The loop that runs for weeks: visits what is due, takes what comes, one page at a time, and keeps how sources fare.

One thread writes.  A source's state is kept after all that its visit brought is safe: a crash costs a second visit.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from reportedly.collect import Fetcher, Visit, settle, source_at
from reportedly.collect.fetching import utc_now
from reportedly.collect.watching import INTERVAL
from reportedly.records import Edit, Failure, Page, SourceState
from reportedly.standing import Intake, Taken, last_edit_to
from reportedly.store import Store
from reportedly.watch.alerting import Alerting
from reportedly.watch.log import Log
from reportedly.watch.metrics import Metrics
from reportedly.watch.visiting import Brought, Ended, Visits

_MINUTE = 60.0
_DAY = 86_400.0
_SECOND = 1.0
_TICK = 0.25  # seconds in which nothing comes, after which is looked what is due
_SHOWN = 3  # changes of an edit in the log


@dataclass(slots=True)
class _Bringing:
    """What a visit brought so far."""

    fetched: int = 0
    new: int = 0
    failures: list[Failure] = field(default_factory=list)


@dataclass(slots=True)
class Watcher:
    """Watches sources; `run` it.  `every` is the seconds between visits where given; an article is looked at again
    `again_after` so many seconds each since it came, as long as its feed shows it."""

    store: Store
    fetcher: Fetcher
    log: Log
    metrics: Metrics = field(default_factory=Metrics)
    alerting: Alerting | None = None
    every: float | None = None
    again_after: tuple[float, ...] = ()
    clock: Callable[[], datetime] = utc_now
    _due: dict[str, str] = field(default_factory=dict)
    _bringing: dict[str, _Bringing] = field(default_factory=dict)
    _failing: dict[str, None] = field(default_factory=dict)
    _named_by: dict[str, set[str]] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def run(self, addresses: Sequence[str], stop: threading.Event, once: bool = False) -> Counter[str]:
        """Watch the addresses, and what lists among them name, until `stop` is set; without any, all that is known.

        With `once`, visit each a single time.  What became of the pages is counted and given back, with the visits that
        a source other than a list answered ("source read").  Raises what the store raises when it cannot keep
        something.
        """
        self.metrics.put("reportedly_start_seconds", self.clock().timestamp())
        for address in addresses or [state.address for state in self.store.sources()]:
            self._watch(address, self.every, "", now=once)
        self.log.tell("started", sources=len(self._due), store=self.store.info().address)
        intake = Intake(self.store, self.alerting.touch if self.alerting else lambda _: None)
        visits = Visits(self.fetcher, self.clock, again_after=self.again_after)
        try:
            if self.alerting:
                self.alerting.resume(self._at())
            self._loop(visits, intake, stop, once)
        finally:
            visits.stop()
            self._summarise(visits)
            self.log.tell("stopped")
        return self._counts

    def _loop(self, visits: Visits, intake: Intake, stop: threading.Event, once: bool) -> None:
        summary, shown = time.monotonic() + _MINUTE, 0.0
        while not stop.is_set():
            self._begin_due(visits)
            if time.monotonic() >= shown:
                shown = time.monotonic() + _SECOND
                self._show(visits)
            found = visits.take(_TICK)
            if isinstance(found, Brought):
                self._brought(found, intake)
            elif found is not None:
                self._ended(found, once)
            elif once and not visits.running and not self._visitable():
                break
            if self.alerting and not once:
                self.alerting.compile_due(self._at())
            if time.monotonic() >= summary:
                summary += _MINUTE
                self._summarise(visits)
        if once and self.alerting and not stop.is_set():
            self.alerting.compile_due(self._at(), everything=True)

    # -- sources

    def _watch(self, address: str, interval: float | None, by: str, now: bool = False) -> str:
        """Watch a source from now on, that a list (or "", the user) names; one that is known goes on where it was."""
        address = place_of(address)
        self._named_by.setdefault(address, set()).add(by)
        if address in self._due:
            return address
        state = self.store.source(address)
        if state is None:
            state = source_at(address, interval)
        elif interval is not None:
            state = replace(state, interval=interval)
        if state.kind == "list":  # what it names is not kept with it: it has to be read at each start
            state = replace(state, etag=None, last_modified=None, next_due=None, cursor=None)
        self.store.put_source(state)
        self._due[address] = "" if now else self._believable(state)
        return address

    def _believable(self, state: SourceState) -> str:
        """When a source is due; at once where that lies so far ahead that a clock must have been wrong."""
        latest = self.clock() + timedelta(seconds=_DAY + (state.interval or INTERVAL))
        due = state.next_due or ""
        return due if due <= latest.isoformat(timespec="seconds") else ""

    def _follow_list(self, visited: Visit, once: bool) -> None:
        """Watch what a list names, and no more what it named before and nothing else does."""
        by = visited.state.address
        named = {self._watch(source.address, self.every, by, now=once) for source in visited.sources}
        if visited.error or visited.failures or not named:
            return
        for address in [a for a, lists in self._named_by.items() if by in lists and a not in named]:
            self._named_by[address].discard(by)
            if not self._named_by[address]:
                for held in (self._named_by, self._due, self._failing):
                    held.pop(address, None)
                self.log.tell("dropped", source=address)

    def _visitable(self) -> list[str]:
        """The sources that are due, the longest due first."""
        at = self._at()
        return [address for due, address in sorted((due, a) for a, due in self._due.items()) if due <= at]

    def _begin_due(self, visits: Visits) -> None:
        room = visits.at_once - len(visits.running)
        for address in [a for a in self._visitable() if a not in visits.running][: max(0, room)]:
            state = self.store.source(address)
            if state is not None:
                self._bringing[address] = _Bringing()
                visits.begin(state)

    def _ended(self, ended: Ended, once: bool) -> None:
        """Keep how a source fares, now that all that it brought is safe."""
        address = ended.state.address
        brought = self._bringing.pop(address, _Bringing())
        now = self.clock()
        if ended.visited is None:
            state = _broken(ended.state, ended.broken or "", now)
        else:
            state = settle(ended.visited, brought.failures, now, fetched=brought.fetched, new=brought.new)
            self._follow_list(ended.visited, once)
        self.store.put_source(state)
        if address not in self._due:  # dropped while it was visited
            return
        self._due[address] = "9999" if once else state.next_due or ""
        failed = state.failures > 0
        self._failing.pop(address, None)
        if failed:
            self._failing[address] = None
        elif state.kind != "list":
            self._counts["source read"] += 1
        self.metrics.add("reportedly_visits_total", f'result="{"failed" if failed else "ok"}"')
        if failed:
            self.log.tell("source_failed", source=address, reason=state.last_error, failures=state.failures)
        else:
            self.log.tell("visited", source=address, fetched=brought.fetched, new=brought.new, next=state.next_due)

    # -- pages

    def _brought(self, brought: Brought, intake: Intake) -> None:
        bringing = self._bringing.setdefault(brought.source, _Bringing())
        if isinstance(brought.found, Failure):
            bringing.failures.append(brought.found)
            self._count("failure")
            self.log.tell("failure", input=brought.found.input, reason=brought.found.reason, source=brought.source)
            return
        taken = self._take(brought.found, intake)
        bringing.fetched += 1
        bringing.new += taken.what in ("new", "version")

    def _take(self, page: Page, intake: Intake) -> Taken:
        before = dict(intake.seconds)
        taken = intake.take(page, self.clock())
        for stage, seconds in intake.seconds.items():
            self.metrics.add("reportedly_stage_seconds_total", f'stage="{stage}"', seconds - before[stage])
        self._count(taken.what)
        if taken.what in ("new", "version"):
            self.metrics.put("reportedly_last_kept_seconds", self.clock().timestamp())
        self._tell(taken)
        if self.alerting:
            self.alerting.taken(taken, self._at())
        return taken

    def _tell(self, taken: Taken) -> None:
        report = taken.report
        if report is None:
            self.log.tell("failure", input=taken.name, reason=taken.reason)
            return
        about: dict[str, Any] = {"report": report.id, "stories": list(taken.stories), "outlet": report.outlet}
        about |= {"title": report.title, "url": report.url}
        if taken.what == "new":
            self.log.tell("report", **about)
        elif taken.what == "version":
            self._tell_edit(last_edit_to(self.store, report.id, taken.version), about)
        if taken.reason:
            self.log.tell("defect", input=taken.name, reason=taken.reason)

    # -- telling

    def _tell_edit(self, edit: Edit | None, about: dict[str, Any]) -> None:
        """Tell of changed words; None where an older copy came, to which no edit leads."""
        if edit is None:
            return
        self.metrics.add("reportedly_edits_total", f'silent="{str(edit.silent).lower()}"')
        changes = [f"“{r.before.text}” → “{r.after.text}”" for r in edit.revisions[:_SHOWN]]
        about |= {"silent": edit.silent, "taken_back": edit.back, "version": edit.later, "changes": changes}
        self.log.tell("edit", **about)

    def _count(self, what: str) -> None:
        self._counts[what] += 1
        self.metrics.add("reportedly_pages_total", f'what="{what}"')

    def _summarise(self, visits: Visits) -> None:
        self._show(visits)
        told = {what: self._counts[what] for what in ("new", "version", "same", "failure")}
        about = {"sources": len(self._due), "failing": len(self._failing), "waiting": visits.waiting}
        alerts = len(self.alerting.outbox) if self.alerting else 0
        self.log.tell("summary", **told, **about, alerts=alerts, megabytes=resident_bytes() // 1_000_000)

    def _show(self, visits: Visits) -> None:
        """Bring the gauges up to date."""
        self.metrics.put("reportedly_sources", len(self._due) - len(self._failing), 'state="ok"')
        self.metrics.put("reportedly_sources", len(self._failing), 'state="failing"')
        self.metrics.put("reportedly_visits_running", len(visits.running))
        self.metrics.put("reportedly_pages_waiting", visits.waiting)
        self.metrics.put("reportedly_alerts_waiting", len(self.alerting.outbox) if self.alerting else 0)
        self.metrics.put("reportedly_resident_bytes", resident_bytes())

    def _at(self) -> str:
        return self.clock().isoformat(timespec="seconds")


def place_of(address: str) -> str:
    """The address of a source as it is kept: that of a file or folder from the root on."""
    return address if "://" in address else str(Path(address).absolute())


def resident_bytes() -> int:
    """What the process holds in memory, by Linux's account; 0 elsewhere."""
    try:
        told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    line = next((line for line in told.splitlines() if line.startswith("VmRSS:")), "VmRSS: 0 kB")
    return int(line.split()[1]) * 1024


def _broken(state: SourceState, reason: str, now: datetime) -> SourceState:
    """The state of a source whose visit ended in a defect: asked again, later each time."""
    failures = state.failures + 1
    wait = min(_DAY, (INTERVAL if state.interval is None else state.interval) * 2 ** min(failures, 10))
    at, due = now.isoformat(timespec="seconds"), (now + timedelta(seconds=wait)).isoformat(timespec="seconds")
    return replace(state, failures=failures, last_error=reason, last_error_at=at, next_due=due)
