"""A real `reportedly add` that is killed in the middle and given the same inputs again."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from harbour_pages import FERRY, ORCHARD

from reportedly.store import open_store

COUNT = 12
_NUMBERS = "two three four five six seven eight nine ten eleven twelve thirteen".split()


def write_articles(path: Path) -> None:
    """Articles of two events, each at an address of its own."""
    with path.open("w", encoding="utf-8") as file:
        for i, number in enumerate(_NUMBERS[:COUNT]):
            text = FERRY.format(injured=number) if i % 2 else ORCHARD.replace("40 tonnes", f"{40 + i} tonnes")
            article = {"text": text, "outlet": f"Outlet {i}", "url": f"https://outlet{i}.example/2031/03/story-{i}"}
            file.write(json.dumps(article) + "\n")


def start(store: Path, articles: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from reportedly.cli import main; main()", "add", str(articles), "--json"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        [*command, "--store", str(store)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def test_nothing_is_lost_and_nothing_twice_when_add_is_killed(tmp_path: Path) -> None:
    articles, path = tmp_path / "articles.jsonl", tmp_path / "kept.db"
    write_articles(articles)
    killed = start(path, articles)
    assert killed.stdout
    acknowledged = [json.loads(killed.stdout.readline()) for _ in range(4)]
    os.kill(killed.pid, signal.SIGKILL)
    rest, _ = killed.communicate()
    acknowledged += [json.loads(line) for line in rest.splitlines() if line.endswith("}")]
    with open_store(path) as store:
        assert {line["report"] for line in acknowledged} <= set(store.reports())
        assert store.check() == []

    again = start(path, articles)
    told, _ = again.communicate()
    *lines, total = map(json.loads, told.splitlines())
    assert again.returncode == 0
    assert [line["what"] for line in lines[: len(acknowledged)]] == ["same"] * len(acknowledged)
    assert total["new"] + total["already there"] == COUNT
    with open_store(path) as store:
        reports = store.reports()
        assert len(reports) == len(set(reports)) == COUNT
        assert all(store.account(report) and store.stories_of(report) for report in reports)
        assert all(len(store.versions(report)) == 1 for report in reports)
        assert store.check() == []
