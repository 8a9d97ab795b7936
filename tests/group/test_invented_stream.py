"""Floors under the grouping of the invented streams in quality/stories/, with their confusable pairs."""

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.evaluate.stories import evaluate_stories
from reportedly.gazetteer import load_gazetteer
from reportedly.language import identify_language, load_vectors

QUALITY = Path(__file__).parents[2] / "quality"
HELD = json.loads((QUALITY / "floors.json").read_text(encoding="utf-8"))
FLOORS = {name: floors for name, floors in HELD.items() if name.startswith("stories/")}

CONFUSABLE = [
    ("ravna silo strike", "ravna heating plant strike"),
    ("holmestad central knife attack", "holmestad harbour tram knife attack"),
    ("queensmere mall shooting", "queensmere club shooting"),
    ("merrin central bank", "osland central bank"),
    ("united cup match", "united league match"),
    ("veltan fuel protest", "veltan judges protest"),
]


def read_stream(name: str) -> list[dict[str, Any]]:
    lines = (QUALITY / "stories" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("setting", FLOORS)
def test_no_figure_falls_below_its_floor(setting: str) -> None:
    stream, _, without = setting.removeprefix("stories/").partition(" without ")
    embed = None if without else load_vectors()
    rows = read_stream(stream)
    measures = evaluate_stories(rows, identify_language, embed, load_gazetteer().known, without.split())
    below = {name: (measures.figures[name], floor) for name, floor in FLOORS[setting].items()
             if measures.figures[name] < floor - 1e-9}  # fmt: skip
    assert not below, below


def test_two_events_of_one_kind_in_one_city_and_week_are_not_one_story() -> None:
    rows = read_stream("april")
    measures = evaluate_stories(rows, identify_language, load_vectors(), load_gazetteer().known)
    stories: dict[str, set[str]] = {}
    for row, prediction in zip(rows, measures.predictions(rows), strict=True):
        stories.setdefault(str(row["event"]), set()).add(prediction["story"])
    assert [pair for pair in CONFUSABLE if stories[pair[0]] & stories[pair[1]]] == []
