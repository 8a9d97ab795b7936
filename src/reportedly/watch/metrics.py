"""Numbers of the run for Prometheus: counted here, shown on this machine's loopback address as its text format 0.0.4.

Written by hand: the format is a few lines, and its client library would be one more thing to install.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

from reportedly.errors import PortUnusable

Kind = Literal["counter", "gauge"]
_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_HELP: dict[str, tuple[Kind, str]] = {
    "reportedly_pages_total": ("counter", "Pages taken, by what became of them."),
    "reportedly_edits_total": ("counter", "Reports whose words were changed, by whether they say so."),
    "reportedly_stage_seconds_total": ("counter", "Seconds spent in each stage."),
    "reportedly_visits_total": ("counter", "Visits to sources, by how they ended."),
    "reportedly_alerts_total": ("counter", "Alerts, by what became of them."),
    "reportedly_compiled_total": ("counter", "Stories compiled to look for alerts."),
    "reportedly_compiled_seconds_total": ("counter", "Seconds spent on compiling them."),
    "reportedly_sources": ("gauge", "Sources watched, by how they fare."),
    "reportedly_visits_running": ("gauge", "Sources being visited."),
    "reportedly_pages_waiting": ("gauge", "Pages fetched that wait to be read."),
    "reportedly_alerts_waiting": ("gauge", "Alerts that wait to be sent."),
    "reportedly_last_kept_seconds": ("gauge", "When a report was kept last, in seconds since 1970."),
    "reportedly_start_seconds": ("gauge", "When the run began, in seconds since 1970."),
    "reportedly_resident_bytes": ("gauge", "Memory of the process."),
}


class Metrics:
    """Counters and gauges by name and one label; for any number of threads."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, float]] = {}
        self._lock = threading.Lock()

    def add(self, name: str, label: str = "", by: float = 1.0) -> None:
        """Count; a label is written as `what="new"`."""
        with self._lock:
            held = self._values.setdefault(name, {})
            held[label] = held.get(label, 0.0) + by

    def put(self, name: str, value: float, label: str = "") -> None:
        """Set a gauge."""
        with self._lock:
            self._values.setdefault(name, {})[label] = value

    def get(self, name: str, label: str = "") -> float:
        """A value; 0 where there is none yet."""
        with self._lock:
            return self._values.get(name, {}).get(label, 0.0)

    def exposition(self) -> str:
        """All of them in Prometheus' text format, in a fixed order."""
        lines: list[str] = []
        with self._lock:
            for name, (kind, told) in _HELP.items():
                if name in self._values:
                    lines += [f"# HELP {name} {told}", f"# TYPE {name} {kind}"]
                    held = sorted(self._values[name].items())
                    lines += [f"{name}{{{label}}} {v:.10g}" if label else f"{name} {v:.10g}" for label, v in held]
        return "\n".join(lines) + "\n"


@contextmanager
def serving(metrics: Metrics, port: int) -> Iterator[int]:
    """Show the metrics under http://127.0.0.1:PORT/metrics until the block ends; gives the port (0 takes a free one).

    Raises PortUnusable where another program has the port, or the system does not give it.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.path.split("?")[0] in ("/", "/metrics")
            body = metrics.exposition().encode() if known else b"Ask for /metrics.\n"
            self.send_response(200 if known else 404)
            self.send_header("Content-Type", _TYPE)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the log is of the run, not of who looks at it."""

    try:
        listening = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError as error:
        raise PortUnusable(
            f"The metrics cannot be shown on port {port}: {error.strerror}. "
            "Give another with --metrics PORT, or 0 for any that is free."
        ) from error
    with listening as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
