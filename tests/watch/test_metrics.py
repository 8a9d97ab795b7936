"""The numbers of a run, as Prometheus reads them."""

import re
import urllib.request

from reportedly.watch import Metrics, serving


def test_numbers_are_shown_in_the_text_format() -> None:
    metrics = Metrics()
    metrics.add("reportedly_pages_total", 'what="new"')
    metrics.add("reportedly_pages_total", 'what="new"')
    metrics.put("reportedly_pages_waiting", 3)
    with serving(metrics, 0) as port, urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        told = answer.read().decode()
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert 'reportedly_pages_total{what="new"} 2\n' in told
    assert "# TYPE reportedly_pages_waiting gauge\nreportedly_pages_waiting 3\n" in told
    assert families(told) == {"reportedly_pages_total": "counter", "reportedly_pages_waiting": "gauge"}


def families(told: str) -> dict[str, str]:
    """The metrics of an exposition and their types; fails where it is not as Prometheus' text format 0.0.4 has it.

    Each metric once: its help, its type, then its samples without another metric's between them, each with labels of
    its own, and a line feed at the end of every line.
    """
    assert told.endswith("\n") and "\n\n" not in told and "\r" not in told
    name = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
    labels = re.compile(r'\{[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*"\}')
    kinds: dict[str, str] = {}
    current, seen = "", set[str]()
    for line in told.splitlines():
        if line.startswith("# HELP "):
            current = line.split(" ")[2]
            assert name.fullmatch(current) and current not in kinds
        elif line.startswith("# TYPE "):
            _, _, typed, kind = line.split(" ")
            assert typed == current and kind in ("counter", "gauge")
            kinds[typed] = kind
        else:
            sample, value = line.rsplit(" ", 1)
            found = name.match(sample)
            assert found and found.group() == current and float(value) >= 0
            assert sample == current or labels.fullmatch(sample.removeprefix(current))
            assert sample not in seen
            seen.add(sample)
    assert all(kind != "counter" or metric.endswith("_total") for metric, kind in kinds.items())
    return kinds
