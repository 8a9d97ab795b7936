"""From what was kept to alerts: reports at once, stories when they have been quiet for a while.

Before a report is kept, its id is noted as touched, and the note goes when all alerts that it calls for wait in the
outbox.  So a crash at any moment loses no alert: after a restart what is still touched is looked at again.
"""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportedly.records import Account
from reportedly.standing import Taken, compile_story, edits_of_report, find_story
from reportedly.store import Store
from reportedly.watch.matching import Alert, alerts_of_edit, alerts_of_report, alerts_of_story
from reportedly.watch.outbox import Outbox, Tell
from reportedly.watch.rules import OF_REPORTS, Rules
from reportedly.watch.snapshots import Snapshot, find_happenings, take_snapshot

NOTE = "watch/touched"
_SHARE = 10  # compiling a story may take a tenth of the time: the next waits ten times as long as the last took


@dataclass(slots=True)
class Alerting:
    """Decides what to alert about; one thread.  `tell` gets "compiled" for each story looked at."""

    store: Store
    rules: Rules
    outbox: Outbox
    tell: Tell = lambda *_, **__: None
    monotonic: Callable[[], float] = time.monotonic
    _touched: dict[str, None] = field(default_factory=dict)
    _dirty: dict[str, float] = field(default_factory=dict)
    _not_before: float = 0.0

    def touch(self, report: str) -> None:
        """Note that a report is about to be kept."""
        if report not in self._touched:
            self._touched[report] = None
            self._keep()

    def resume(self, at: str) -> None:
        """Look again at reports that were touched when the last run ended."""
        for report in json.loads(self.store.note(NOTE) or b"[]"):
            self._touched[report] = None
            self._look_at(report, at)
        self._keep()

    def taken(self, taken: Taken, at: str) -> None:
        """Look at a report that was kept."""
        if taken.report and taken.what in ("new", "version"):
            self._look_at(taken.report.id, at)

    def compile_due(self, at: str, everything: bool = False) -> None:
        """Compile a story that moved and has settled, and alert about what is new in it; at most one a call.

        With `everything`, all that moved, at once.
        """
        now = self.monotonic()
        due = [s for s, when in self._dirty.items() if everything or max(when, self._not_before) <= now]
        for story in due if everything else due[:1]:
            del self._dirty[story]
            try:
                self._compile(story, at)
            except Exception as error:  # one odd story must not end the run; what it would alert about is told as lost
                self._release(story)
                self.tell("compile_failed", story=story, reason=f"{type(error).__name__}: {error}")
            self._not_before = self.monotonic() + _SHARE * (self.monotonic() - now)
        if due:
            self._keep()

    def _look_at(self, report: str, at: str) -> None:
        """Alert about one report, and mark its stories as moved."""
        account = self.store.account(report)
        stories = self.store.stories_of(report)
        if account is not None:
            self.outbox.put(self._of_report(account, stories, at))
        if account is not None and any(rule.on not in OF_REPORTS for rule in self.rules.rules):
            for story in stories:
                self._dirty.setdefault(story, self.monotonic() + self.rules.settle)
        else:
            self._touched.pop(report, None)
            self._keep()

    def _of_report(self, account: Account, stories: Sequence[str], at: str) -> list[Alert]:
        alerts = list(alerts_of_report(self.rules, account, stories, at))
        if any(rule.on == "edit" for rule in self.rules.rules):
            for edit in edits_of_report(self.store, account.report.id)[-1:]:
                alerts += alerts_of_edit(self.rules, account, edit, stories, at)
        return alerts

    def _compile(self, story: str, at: str) -> None:
        found = find_story(self.store, story)
        accounts = self.store.accounts(found.id)
        start = self.monotonic()
        before = self._before(found.id, accounts)
        dossier = compile_story(accounts)
        happenings = find_happenings(before, dossier)
        self.outbox.put(alerts_of_story(self.rules, happenings, accounts, found.id, at))
        self.store.put_note(_note(found.id), take_snapshot(dossier).to_bytes())
        self._release(found.id)
        self.tell("compiled", story=found.id, reports=len(accounts), seconds=round(self.monotonic() - start, 3))

    def _release(self, story: str) -> None:
        """Forget that the reports of a story were touched, but for those that another story still waits for."""
        held = self.store.story(story)
        for report in held.reports if held else ():
            if self._dirty.keys().isdisjoint(self.store.stories_of(report)):
                self._touched.pop(report, None)

    def _before(self, story: str, accounts: Sequence[Account]) -> Snapshot:
        """The story as it was last compiled; else as it was before the reports that were touched."""
        if kept := self.store.note(_note(story)):
            return Snapshot.from_bytes(kept)
        earlier = [a for a in accounts if a.report.id not in self._touched]
        return take_snapshot(compile_story(earlier)) if earlier else Snapshot()

    def _keep(self) -> None:
        self.store.put_note(NOTE, json.dumps(list(self._touched)).encode())


def _note(story: str) -> str:
    return f"watch/story/{story}"
