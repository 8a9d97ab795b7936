"""Real `reportedly add` and `reportedly watch` that are killed in the middle, on both stores, and started again."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from harbour_pages import FERRY, ORCHARD

from reportedly.store import open_store

_NUMBERS = "two three four five six seven eight nine ten".split()
COUNT = len(_NUMBERS)


def write_articles(folder: Path) -> None:
    """Articles of two events, each in a file and at an address of its own."""
    folder.mkdir()
    for i, number in enumerate(_NUMBERS):
        text = FERRY.format(injured=number) if i % 2 else ORCHARD.replace("40 tonnes", f"{40 + i} tonnes")
        article = {"text": text, "outlet": f"Outlet {i}", "url": f"https://outlet{i}.example/2031/03/story-{i}"}
        (folder / f"{i}.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")


def start(verb: str, address: str, folder: Path) -> subprocess.Popen[str]:
    words = [verb, str(folder), "--json", "--store", address, *(["--once"] if verb == "watch" else [])]
    command = [sys.executable, "-c", "from reportedly.cli import main; main()", *words]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def acknowledged(line: str) -> str | None:
    """The report that a line of the command's output says is kept."""
    told: dict[str, Any] = json.loads(line) if line.endswith("}\n") else {}
    return told.get("report") if told.get("what") == "new" or told.get("event") == "report" else None


@pytest.mark.parametrize("verb", ["add", "watch"])
def test_a_killed_command_loses_nothing_and_the_next_goes_on(verb: str, address: str, tmp_path: Path) -> None:
    write_articles(tmp_path / "inbox")
    killed = start(verb, address, tmp_path / "inbox")
    assert killed.stdout
    kept: list[str] = []
    while len(kept) < 4:
        line = killed.stdout.readline()
        assert line, "it ended by itself"
        kept += filter(None, [acknowledged(line)])
    os.kill(killed.pid, signal.SIGKILL)
    rest, _ = killed.communicate()
    kept += filter(None, map(acknowledged, rest.splitlines(keepends=True)))
    assert len(kept) < COUNT, "it was killed too late"
    with open_store(address) as store:
        assert set(kept) <= set(store.reports())
        assert store.check() == []

    again = start(verb, address, tmp_path / "inbox")
    told, complained = again.communicate()
    assert again.returncode == 0, complained
    new = [report for line in told.splitlines(keepends=True) if (report := acknowledged(line))]
    assert not set(new) & set(kept)
    with open_store(address) as store:
        reports = store.reports()
        assert len(reports) == len(set(reports)) == COUNT
        assert all(store.account(report) and store.stories_of(report) for report in reports)
        assert all(len(store.versions(report)) == 1 for report in reports)
        assert len(store.stories()) == 2 and store.check() == []
