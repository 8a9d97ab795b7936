"""A real `reportedly watch` against a real server: sources that change, are slow, die; alerts; stopping; going on."""

import json
import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from harbour_pages import ferry, orchard
from server import Reply, Site, rss, running_site

from reportedly.standing import edits_of_report
from reportedly.store import open_store

_LONGEST = 600.0  # seconds after which a run that does not do what is waited for is ended


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as found:
        found.put("/robots.txt", Reply(status=404))
        yield found


class Run:
    """A running `reportedly watch`, and the events of its log."""

    def __init__(self, *words: str | Path) -> None:
        command = [sys.executable, "-c", "from reportedly.cli import main; main()", "watch", *map(str, words)]
        self._process = subprocess.Popen(
            [*command, "--json", "--allow-private"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )
        self._timer = threading.Timer(_LONGEST, self._process.kill)
        self._timer.start()
        self.events: list[dict[str, Any]] = []

    def wait_for(self, event: str, is_it: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        """The next event of that name; fails when the process ends before."""
        assert self._process.stdout
        for line in self._process.stdout:
            self.events.append(json.loads(line))
            if self.events[-1]["event"] == event and is_it(self.events[-1]):
                return self.events[-1]
        raise AssertionError(f"no {event}: {self.events}")

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        self._process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> int:
        """Wait for the end; the exit code."""
        assert self._process.stdout
        self.events += [json.loads(line) for line in self._process.stdout]
        self._timer.cancel()
        self._process.stdout.close()
        return self._process.wait()


def rules_file(folder: Path, hook: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(
        "settle = 0\n"
        f'[[rule]]\nname = "Brandt"\non = "report"\nperson = "Ilse Brandt"\nwebhook = "{hook}"\n'
        f'[[rule]]\nname = "edits"\non = "edit"\nplace = "Varnica"\nwebhook = "{hook}"\n'
        f'[[rule]]\nname = "toll"\non = "figure"\nwebhook = "{hook}"\n',
        encoding="utf-8",
    )
    return path


def posted(site: Site) -> list[dict[str, Any]]:
    return [json.loads(asked.body) for asked in site.asked if asked.method == "POST"]


def test_it_keeps_what_is_new_alerts_once_stops_cleanly_and_goes_on(tmp_path: Path, site: Site) -> None:
    store, rules = tmp_path / "kept.db", rules_file(tmp_path, site.put("/hook", b"ok"))
    site.put("/orchard", orchard())
    site.put("/feed", rss([site.address("/orchard")]))
    site.put("/dead", Reply(b"<html>" * 99, mode="die"))
    site.put("/slow", Reply(mode="slow", body=b"a" * 3000))
    site.put("/page", ferry("four"))
    (tmp_path / "feeds.txt").write_text(
        f"{site.address('/feed')}\n{site.address('/dead')}\n{site.address('/slow')}\n", encoding="utf-8"
    )
    words: list[str | Path] = [
        tmp_path / "feeds.txt",
        site.address("/page"),
        "--store",
        store,
        "--every",
        "1",
        "--alerts",
        rules,
    ]

    run = Run(*words, "--metrics", "0")
    port = run.wait_for("metrics")["port"]
    kept = {run.wait_for("report")["title"] for _ in range(2)}
    assert kept == {"Ferry left Varnica late, harbour master says", "Hail takes half of the plums of Lomsk"}
    if not any(e["event"] == "alert" for e in run.events):
        run.wait_for("alert")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        assert 'reportedly_pages_total{what="new"} 2' in answer.read().decode()
    site.put("/page", ferry("seven"))
    edit = run.wait_for("edit")
    assert edit["silent"] is True and any("seven" in change for change in edit["changes"])
    run.wait_for("alert", lambda e: e["rule"] == "toll")
    assert run.stop() == 0
    assert run.events[-1]["event"] == "stopped"

    alerts = posted(site)
    assert sorted(a["rule"] for a in alerts) == ["Brandt", "edits", "toll"]
    assert all(a["stories"] and a["evidence"] and a["reports"][0]["url"] for a in alerts)
    with open_store(store) as held:
        assert held.check() == []
        (found,) = edits_of_report(held, edit["report"])
        assert found.silent and found.figures[0].after
        asked = {s.address: s for s in held.sources()}
        assert asked[site.address("/feed")].kind == "feed" and asked[site.address("/feed")].etag

    again = Run(site.address("/feed"), site.address("/page"), *words[2:], "--once")
    assert again.ended() == 0
    assert [e for e in again.events if e["event"] in ("report", "edit", "alert")] == []
    assert len(posted(site)) == len(alerts), "an alert was sent twice"
    with open_store(store) as held:
        assert len(held.reports()) == 2
