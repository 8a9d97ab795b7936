"""A real `reportedly watch` that is killed with SIGKILL again and again loses no report and no alert."""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from harbour_pages import html
from server import Reply, Site, rss, running_site

from reportedly.store import open_store

_KILLS = 4
_REPORTS = 11
_WORDS = (
    "VARNICA, March {day} - Diver number {day} searched basin {day} of the port of Varnica, harbour master Ilse Brandt "
    "said. “Nothing was found in basin {day},” she told the Coast Courier. {day} boats stayed in the port overnight."
)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as found:
        found.put("/robots.txt", Reply(status=404))
        yield found


def posted(site: Site) -> list[dict[str, Any]]:
    return [json.loads(asked.body) for asked in site.asked if asked.method == "POST"]


def start(words: list[str], log: Path) -> "subprocess.Popen[bytes]":
    with log.open("ab") as out:
        return subprocess.Popen(
            [sys.executable, "-c", "from reportedly.cli import main; main()", "watch", *words, "--allow-private"],
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )


def test_killed_at_random_it_loses_nothing_and_tells_everything(tmp_path: Path, site: Site) -> None:
    chance = random.Random(4)
    pages = [site.put(f"/{n}", html(f"Basin {n} searched", _WORDS.format(day=n))) for n in range(1, _REPORTS + 1)]
    site.put("/hook", Reply(b"ok", pause=0.05))
    rules, log = tmp_path / "rules.toml", tmp_path / "log.txt"
    rule = f'[[rule]]\nname = "Brandt"\non = "report"\nperson = "Ilse Brandt"\nwebhook = "{site.address("/hook")}"\n'
    rules.write_text(f"settle = 0\n{rule}", encoding="utf-8")
    words = [
        site.put("/feed", rss(pages)),
        "--store",
        str(tmp_path / "kept.db"),
        "--alerts",
        str(rules),
        "--every",
        "1",
    ]
    for kill in range(_KILLS):
        before, process = len(posted(site)) + len(site.paths()), start(words, log)
        until = time.monotonic() + 120
        while len(posted(site)) + len(site.paths()) < before + 4 + kill and time.monotonic() < until:
            assert process.poll() is None, log.read_text("utf-8")
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.6))
        process.kill()
        process.wait()
        with open_store(tmp_path / "kept.db") as store:
            assert store.check() == []
    last = start([*words, "--once"], log)
    assert last.wait(300) == 0, log.read_text("utf-8")

    with open_store(tmp_path / "kept.db") as store:
        assert len(store.reports()) == _REPORTS and store.check() == []
        kept = set(store.reports())
    sent = Counter(alert["key"] for alert in posted(site))
    assert {alert["reports"][0]["id"] for alert in posted(site)} == kept, "a report was kept and not told"
    # A kill between a receiver's answer and the note of it is the one case in which an alert goes out twice.
    assert sum(sent.values()) - len(sent) <= _KILLS and max(sent.values()) <= 2
