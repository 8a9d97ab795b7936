"""Write the stories that `reportedly evaluate lineage` measures on, to read them or to give them to another tool.

    python quality/lineage/generate.py build/lineage

A folder for each story: a file for each report (JSON, or HTML where links are measured), and `key.json` with what each
passage was made from, its true origin and whom its words credit.  The same events give the same files, byte for byte.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from reportedly.evaluate.lineage_cases import Story, make_stories
from reportedly.evaluate.lineage_events import read_events


def write_story(story: Story, folder: Path) -> None:
    """Write a story's reports and its key."""
    folder.mkdir(parents=True, exist_ok=True)
    key = []
    for told in story.reports:
        name = told.page.file or told.name
        (folder / name).write_bytes(told.page.content)
        key.append({"file": name, "outlet": told.outlet, "made_from": told.made_from,
                    "credited": told.credited, "furniture": told.furniture,
                    "passages": [asdict(p) for p in told.passages]})  # fmt: skip
    (folder / "key.json").write_text(json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for made in make_stories(read_events(Path(__file__).parent / "events")):
        write_story(made, Path(sys.argv[1]) / made.part / made.name)
