"""Watches sources until stopped: asks each when it is due, gives what is new to `standing`, tells of it and alerts.

Wires `collect`, `standing` and the store in time.  May not parse an article, decide about a story, or print: the log
goes to whoever called.  Listens on this machine for Prometheus and nowhere else.
"""

from reportedly.watch.alerting import Alerting
from reportedly.watch.log import Log
from reportedly.watch.metrics import Metrics, serving
from reportedly.watch.rules import Rules, load_rules
from reportedly.watch.watcher import Watcher

__all__ = ["Alerting", "Log", "Metrics", "Rules", "Watcher", "load_rules", "serving"]
