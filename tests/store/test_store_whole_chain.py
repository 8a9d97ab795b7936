"""The commands from `add` to a story's dossier with a PostgreSQL store, beside the same with a file."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from harbour_pages import FERRY, ORCHARD

from reportedly.cli import main

_BY_THE_CLOCK = re.compile(
    r'20\d\d-\d\d-\d\dT[\d:]{8}\+00:00|"digest": "\w+"'
)  # when words were seen, and what follows


def run(*words: str | Path) -> str:
    """What a command prints; it has to succeed."""
    done = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def write_article(folder: Path, outlet: str, text: str) -> Path:
    """An article in a file, at an address of its own."""
    folder.mkdir(exist_ok=True)
    article = {"title": "", "text": text, "outlet": outlet, "url": f"https://{outlet.lower()}.example/2031/03/news"}
    path = folder / f"{outlet}.jsonl"
    path.write_text(json.dumps(article) + "\n", encoding="utf-8")
    return path


def outcome(address: str, folder: Path) -> dict[str, Any]:
    """What the commands give: reports added, one changed, others from a folder that is watched; all asked for."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    store = ("--store", address)
    courier = write_article(folder / "first", "Courier", FERRY.format(injured="four"))
    write_article(folder / "first", "Lantern", FERRY.format(injured="nine"))
    write_article(folder / "inbox", "Gazette", ORCHARD)
    write_article(folder / "inbox", "Beacon", FERRY.format(injured="eleven"))
    added = run("add", folder / "first", "--json", *store).splitlines()
    write_article(folder / "first", "Courier", FERRY.format(injured="seven"))
    changed = run("add", courier, "--json", *store).splitlines()
    watched = [json.loads(line) for line in run("watch", folder / "inbox", "--once", "--json", *store).splitlines()]
    listed = json.loads(run("stories", "--json", *store))
    (story,) = (one["id"] for one in listed if one["reports"] == 3)
    run("brief", "--story", story, "--out", folder / "dossier", *store)
    run("verify", folder / "dossier" / "dossier.json")
    found = json.loads(run("search", "Brandt quay", "--json", *store))
    superseded = json.loads(run("search", "four people", "--json", *store))
    run("store", "check", *store)
    dossier = [(folder / "dossier" / name).read_text() for name in ("dossier.json", "claims.csv", "ledger.csv")]
    return {
        "added": [{k: v for k, v in json.loads(line).items() if k != "input"} for line in (*added, *changed)],
        "watched": sorted(e["report"] for e in watched if e["event"] == "report"),
        "stories": sorted((one["id"], one["reports"], one["outlets"], one["edits"]) for one in listed),
        "dossier": [_BY_THE_CLOCK.sub("", text) for text in dossier],
        "found": sorted((f["kind"], f["id"], f["report"], f["start"], f["end"]) for f in found),
        "superseded": [(f["kind"], f["report"], f["version"]) for f in superseded if f["superseded"]],
    }


def test_postgresql_gives_what_a_file_gives(new_database: str, tmp_path: Path) -> None:
    file = outcome(str(tmp_path / "kept.db"), tmp_path / "desk")
    server = outcome(new_database, tmp_path / "desk")
    assert server.keys() == file.keys()
    for part in file:
        assert server[part] == file[part], part
    assert len(file["watched"]) == 2 and len(file["stories"]) == 2
    assert {kind for kind, *_ in file["found"]} >= {"report", "statement"}
    assert file["superseded"][0][0] == "report" and file["superseded"][0][2] == 1
