"""Public articles with the events that `quality/stories/*.json` says they tell: to fit on, and to measure.

    python scripts/story_corpora.py FOLDER timebank > timebank.jsonl && reportedly evaluate stories timebank.jsonl

The label files hold ids and no text; FOLDER holds the articles as gzipped JSON lines.  What no label names keeps its
place in the stream and counts for nothing.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from invented_events import Labelled, read_row, read_rows

LABELS = Path(__file__).parents[1] / "quality" / "stories"
NAMES = ("timebank", "polnear")


def labelled_rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """The articles of a label file in the order of FOLDER's files, each once, with `event` where they have a label."""
    held = json.loads((LABELS / f"{name}.json").read_text(encoding="utf-8"))
    event = {i: label for label, ids in held["events"].items() for i in ids} | {i: f"alone {i}" for i in held["alone"]}
    rows = {row["id"]: row for file in held["files"] for row in reversed(read_rows(folder / file))}
    return [
        {k: row[k] for k in ("id", "title", "date", "published", "text") if row.get(k)} | {"event": event.get(i, "")}
        for i, row in sorted(rows.items())
    ]


def labelled_reports(folder: Path, name: str) -> list[Labelled]:
    """The labelled ones as reports; their ids begin with the label file's name."""
    rows = [row for row in labelled_rows(folder, name) if row["event"]]
    read = ((row, read_row(row, f"{name}{i}")) for i, row in enumerate(rows))
    return [Labelled(report, f"{name} {row['event']}") for row, report in read if report]


def main() -> None:
    """Write one label file's articles as JSON lines."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("name", choices=NAMES)
    given = options.parse_args()
    for row in labelled_rows(given.folder, given.name):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
