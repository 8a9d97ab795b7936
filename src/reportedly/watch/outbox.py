"""Alerts on their way: sent in a thread of their own, again until they are taken, and noted once they are.

Everything that waits stands in the store, so that a restart goes on with it.  An alert is noted as sent after its
receiver took it: a crash between the two sends it a second time, with the same `Idempotency-Key`.
"""

import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from reportedly import __version__
from reportedly.collect import Fetcher
from reportedly.collect.mailing import send_mail
from reportedly.records import Sent
from reportedly.store import Store
from reportedly.watch.matching import Alert
from reportedly.watch.rules import Rule, Rules

Tell = Callable[..., None]
"""Called with the name of an event and what it tells."""

NOTE = "watch/outbox"
_FIRST_PAUSE, _LONGEST_PAUSE = 5.0, 1800.0  # seconds between tries, doubling
_TRIES = 60  # about a day
_MOST = 10_000  # alerts that wait; the oldest are given up
_COMMAND_SECONDS = 60


@dataclass(slots=True)
class _Waiting:
    alert: Alert
    tries: int = 0
    due: float = 0.0  # monotonic


@dataclass(slots=True)
class Outbox:
    """Sends alerts, each once; `put` them, `start` the thread, `stop` it at the end.

    `tell` is called from the thread with "alert" (sent), "alert_failed" and "alert_given_up".
    """

    store: Store
    rules: Rules
    fetcher: Fetcher
    tell: Tell = lambda *_, **__: None
    _waiting: dict[str, _Waiting] = field(default_factory=dict)
    _lock: threading.Condition = field(default_factory=threading.Condition)
    _resting: dict[tuple[str, ...], tuple[int, float]] = field(default_factory=dict)
    _stopped: bool = False
    _busy: bool = False
    _thread: threading.Thread | None = None

    def __post_init__(self) -> None:
        for told in json.loads(self.store.note(NOTE) or b"[]"):
            alert = Alert(**told)
            self._waiting[alert.id] = _Waiting(alert)

    def put(self, alerts: Iterable[Alert]) -> None:
        """Take alerts that were not sent yet; when this returns they will be sent, also after a crash."""
        with self._lock:
            new = [a for a in alerts if a.id not in self._waiting and not self.store.was_sent(*_noted(a))]
            self._waiting |= {a.id: _Waiting(a) for a in new}
            if not new:
                return
            while len(self._waiting) > _MOST:
                self._give_up(next(iter(self._waiting.values())), "too many wait")
            self._keep()
            self._lock.notify_all()

    def start(self) -> None:
        """Begin to send."""
        self._thread = threading.Thread(target=self._run, name="alerts", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End after the alert that is being sent; what waits is sent after the next start."""
        with self._lock:
            self._stopped = True
            self._lock.notify_all()
        if self._thread:
            self._thread.join(_COMMAND_SECONDS)

    def settle(self, seconds: float) -> None:
        """Wait until each alert was tried once at least or its receiver took none, and no longer than that."""
        with self._lock:
            self._lock.wait_for(lambda: not self._busy and all(map(self._was_tried, self._waiting.values())), seconds)

    def _was_tried(self, waiting: _Waiting) -> bool:
        return bool(waiting.tries) or self._receiver(waiting.alert) in self._resting

    def __len__(self) -> int:
        return len(self._waiting)

    # -- in the thread

    def _run(self) -> None:
        while (waiting := self._next()) is not None:
            reason = self._send(waiting.alert)
            with self._lock:
                self._busy = False
                try:
                    self._done(waiting, reason)
                except Exception as error:  # the store's: the writing thread meets it too, and ends the run
                    waiting.due = time.monotonic() + _LONGEST_PAUSE
                    self.tell("alert_failed", rule=waiting.alert.rule, channel=waiting.alert.channel, reason=str(error))
                self._lock.notify_all()

    def _next(self) -> _Waiting | None:
        """The alert that is due first, as soon as it is; None when it is time to end."""
        with self._lock:
            while not self._stopped:
                first = min(self._waiting.values(), key=self._due, default=None)
                pause = self._due(first) - time.monotonic() if first else None
                if first and pause is not None and pause <= 0:
                    self._busy = True
                    return first
                self._lock.wait(pause)
            return None

    def _due(self, waiting: _Waiting) -> float:
        """When to send an alert: not while its receiver takes nothing, which would keep those of others waiting."""
        return max(waiting.due, self._resting.get(self._receiver(waiting.alert), (0, 0.0))[1])

    def _receiver(self, alert: Alert) -> tuple[str, ...]:
        rule = self.rules.named(alert.rule)
        told = getattr(rule, alert.channel, None)
        return (alert.channel, *told) if isinstance(told, tuple) else (alert.channel, str(told))

    def _send(self, alert: Alert) -> str | None:
        """Why it could not be sent; None when it was."""
        rule = self.rules.named(alert.rule)
        if rule is None or alert.channel not in rule.channels:
            return ""  # the rule is gone
        try:
            return self._deliver(rule, alert)
        except Exception as error:  # whatever a receiver brings about: the next ones have to be served
            return str(error) or type(error).__name__

    def _deliver(self, rule: Rule, alert: Alert) -> str | None:
        body = json.dumps({**alert.body, "key": alert.id}, ensure_ascii=False, indent=1)
        if alert.channel == "webhook":
            headers = {"Content-Type": "application/json", "Idempotency-Key": alert.id}
            headers = {name: value.encode("ascii", "replace").decode() for name, value in headers.items()}
            status = self.fetcher.send(rule.webhook or "", body.encode("utf-8", "replace"), headers)
            return None if 200 <= status < 300 else f"the server answered {status}"
        if alert.channel == "command":
            done = subprocess.run(
                rule.command, input=body.encode("utf-8", "replace"), timeout=_COMMAND_SECONDS, capture_output=True
            )
            return None if done.returncode == 0 else f"the command ended with {done.returncode}"
        if self.rules.mail is None:
            return "there is no [mail] any more"
        name = alert.id.encode("utf-8", "replace").hex()[-48:]
        message_id = f"<{name}@reportedly-{__version__}.invalid>"
        send_mail(self.rules.mail, rule.mail or "", subject(alert), as_text(alert), message_id, time.time())
        return None

    def _done(self, waiting: _Waiting, reason: str | None) -> None:
        alert = waiting.alert
        told = {"rule": alert.rule, "channel": alert.channel, "key": alert.key}
        if reason is None:
            self._resting.pop(self._receiver(alert), None)
            self.store.mark_sent(Sent(*_noted(alert), at=alert.body["at"]))
            self._forget(waiting)
            self.tell("alert", **told, stories=alert.body["stories"])
        elif waiting.tries + 1 >= _TRIES or not reason:
            self._give_up(waiting, reason or "its rule is gone")
            self._keep()
        else:
            pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(waiting.tries, 20))
            waiting.tries, waiting.due = waiting.tries + 1, time.monotonic() + pause
            self._rest(self._receiver(alert))
            self.tell("alert_failed", **told, reason=reason, tries=waiting.tries)

    def _rest(self, receiver: tuple[str, ...]) -> None:
        """Leave a receiver alone for a while, longer each time until it takes something."""
        times = self._resting.get(receiver, (0, 0.0))[0]
        pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(times, 20))
        self._resting[receiver] = times + 1, time.monotonic() + pause

    def _give_up(self, waiting: _Waiting, reason: str) -> None:
        self._waiting.pop(waiting.alert.id, None)
        alert = waiting.alert
        self.tell("alert_given_up", rule=alert.rule, channel=alert.channel, key=alert.key, reason=reason)

    def _forget(self, waiting: _Waiting) -> None:
        self._waiting.pop(waiting.alert.id, None)
        self._keep()

    def _keep(self) -> None:
        told: list[dict[str, Any]] = [asdict(w.alert) for w in self._waiting.values()]
        self.store.put_note(NOTE, json.dumps(told, separators=(",", ":")).encode())


def _noted(alert: Alert) -> tuple[str, str]:
    return f"{alert.rule}/{alert.channel}", alert.key


_WORDS = {
    "report": "A report",
    "edit": "Words were changed",
    "dispute": "A new dispute",
    "figure": "A figure has another value",
    "origin": "A second known origin",
}


def subject(alert: Alert) -> str:
    """The alert in a line."""
    title = next((r["title"] for r in alert.body["reports"] if r["title"]), "")
    return f"[{alert.rule}] {_WORDS[alert.body['on']]}: {title}".rstrip(": ")


def as_text(alert: Alert) -> str:
    """The alert as the text of a mail: the passages, and where they stand."""
    outlets = {r["id"]: r["outlet"] or "outlet unknown" for r in alert.body["reports"]}
    lines = [subject(alert), ""]
    for e in alert.body["evidence"]:
        lines += [
            f"“{e['quote']}”",
            f"  {outlets[e['report']]}, {e['url'] or e['report']} ({e['start']}–{e['end']})",
            "",
        ]
    for change in alert.body.get("changes", []):
        lines += [f"“{change['before']}” → “{change['after']}”", ""]
    return "\n".join([*lines, *(f"reportedly brief --story {story}" for story in alert.body["stories"]), ""])
