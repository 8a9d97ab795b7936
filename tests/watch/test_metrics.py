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
    line = re.compile(r"# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+=\"[^\"]*\"\})? [-+.\de]+")
    assert all(line.fullmatch(row) for row in told.splitlines())
