"""Floors under the quality of a whole run, on invented events with answer keys; see quality/README.md."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import main
from reportedly.evaluate.claims import evaluate_claims
from reportedly.evaluate.lineage import evaluate_lineage
from reportedly.evaluate.lineage_cases import make_stories
from reportedly.evaluate.lineage_events import read_events
from reportedly.pipeline import brief
from reportedly.publish import to_document

ROOT = Path(__file__).parents[1]
QUALITY = ROOT / "quality"
EVENTS = {
    "semey-depot": (ROOT / "examples" / "semey-depot", QUALITY / "keys" / "semey-depot.json"),
    "clinic-breach": (QUALITY / "events" / "clinic-breach", QUALITY / "events" / "clinic-breach" / "key.json"),
}


@pytest.mark.parametrize("event", EVENTS)
def test_no_figure_falls_below_its_floor(event: str, tmp_path: Path) -> None:
    folder, key_file = EVENTS[event]
    key = json.loads(key_file.read_text(encoding="utf-8"))
    inputs = [str(folder / name) for name in key["seeds"].values()]
    result = CliRunner().invoke(main, ["brief", *inputs, "--out", str(tmp_path), "--quiet"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    document = json.loads((tmp_path / "dossier.json").read_text(encoding="utf-8"))
    measures = evaluate_claims(key, document)
    floors = json.loads((QUALITY / "floors.json").read_text(encoding="utf-8"))[event]
    below = {name: (measures.as_dict()[name], floor) for name, floor in floors.items()
             if measures.as_dict()[name] < floor - 1e-9}  # fmt: skip
    assert not below, "\n".join([f"{event}: {below}", *measures.misses])


@pytest.mark.parametrize("part", ["development", "held out"])
def test_no_figure_of_lineage_falls_below_its_floor(part: str) -> None:
    stories = [s for s in make_stories(read_events(QUALITY / "lineage" / "events")) if s.part == part]
    measures = evaluate_lineage(stories, lambda pages: to_document(brief(pages).dossier))
    figures = measures.as_dict()
    floors = json.loads((QUALITY / "floors.json").read_text(encoding="utf-8"))[f"lineage, {part}"]
    ceilings = {name.removeprefix("at most: "): floors.pop(name) for name in list(floors) if name.startswith("at most")}
    above = {name: (figures[name], most) for name, most in ceilings.items() if figures[name] > most + 1e-9}
    below = {name: (figures[name], floor) for name, floor in floors.items() if figures[name] < floor - 1e-9}
    assert not above | below, "\n".join([f"{part}: {above | below}", *measures.misses])
