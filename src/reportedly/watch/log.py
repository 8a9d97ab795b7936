"""What a run tells of itself: one line an event, as JSON for programs or as words for people.

People get less: reports by themselves are counted in the summary, not listed.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

_WORDS: dict[str, str] = {
    "started": "watching {sources}, kept in {store}",
    "metrics": "metrics on http://127.0.0.1:{port}/metrics",
    "dropped": "{source} is named by no list any more and is not watched further",
    "source_failed": "{source}: {reason} ({failures} in a row)",
    "edit": "{outlet} {took} its words{silent}: {changes} ({report} in {stories})",
    "defect": "{input}: {reason}",
    "alert": "alert {rule} sent by {channel} ({stories})",
    "alert_failed": "alert {rule} not sent by {channel}: {reason}; it is tried again",
    "alert_given_up": "alert {rule} given up: {reason}",
    "compile_failed": "story {story}: {reason}",
    "summary": "{new} new, {version}, {same} already there, {failure}; {sources}, {failing} failing; "
    "{waiting} waiting; {alerts} waiting; {megabytes} MB",
    "stopped": "stopped; everything that was counted is kept",
}

_COUNTED = {
    "sources": ("source", "sources"),
    "version": ("new version", "new versions"),
    "failure": ("failure", "failures"),
    "waiting": ("page", "pages"),
    "alerts": ("alert", "alerts"),
}


@dataclass(frozen=True, slots=True)
class Log:
    """Writes events through `write`, one line each; `clock` tells when."""

    write: Callable[[str], None]
    clock: Callable[[], datetime]
    as_json: bool = False

    def tell(self, event: str, **told: Any) -> None:
        """Write an event down; for people, those that concern them."""
        at = self.clock().isoformat(timespec="seconds")
        if self.as_json:
            self.write(json.dumps({"at": at, "event": event, **told}, ensure_ascii=False, default=str))
        elif event in _WORDS:
            self.write(f"{at[11:19]} {_WORDS[event].format(**{k: _plain(v) for k, v in _worded(told).items()})}")


def _worded(told: dict[str, Any]) -> dict[str, Any]:
    """What is told, with what people read in the place of numbers and of yes and no."""
    worded = {
        name: f"{told[name]} {one if told[name] == 1 else many}"
        for name, (one, many) in _COUNTED.items()
        if name in told
    }
    if "silent" in told:
        worded |= {"silent": " silently" if told["silent"] else ""}
        worded |= {"took": "took back" if told.get("taken_back") else "changed"}
    return told | worded


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "unknown" if value is None else str(value)
