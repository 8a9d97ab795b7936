"""Floors under what attribution finds in our own texts (quality/attribution/), where no corpus is at hand."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from extractors import extractors
from spoken import judge, load_cases

from reportedly.attribute import Extractor
from reportedly.evaluate.attribution import evaluate_attribution, paragraphs
from reportedly.language import load_parser

SAMPLE = Path(__file__).parents[2] / "quality" / "attribution" / "sample.jsonl"
DEVELOPMENT = Path(__file__).parents[2].parent / "shared" / "data" / "polnear_dev.jsonl.gz"
# A point or less below what each reaches on PolNeAR's development split, from which neither was learnt.
ON_DEVELOPMENT = {
    "dependency": {"overlap": 0.715, "source": 0.635, "exact": 0.56},
    "trained": {"overlap": 0.78, "source": 0.73, "exact": 0.62},
}
DIRECT_WITH_SOURCE = {"dependency": 0.83, "trained": 0.88}
# A few points below what the rules reach (.954, .954, .892), as a single attribution is 1.5 points.
FLOORS = {"overlap": 0.92, "source": 0.92, "exact": 0.84}
# Shares of the judged aspects; the rules reach .99 of the cases looked at while they were written, .91 of those kept
# aside; with the tagger, which was not made for them, .99 and .89.
WORKED = 0.97
KEPT = {"dependency": 0.89, "trained": 0.87}


@pytest.fixture(params=sorted(extractors()))
def extract(request: pytest.FixtureRequest) -> Extractor:
    return extractors()[request.param]


def test_sample_articles_do_not_fall_below_their_floors(extract: Extractor) -> None:
    rows = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 25
    scores, _ = evaluate_attribution(rows, load_parser(), extract)
    below = {name: scores["all"][name] for name, floor in FLOORS.items() if scores["all"][name] < floor}
    assert not below


@pytest.mark.skipif(not DEVELOPMENT.exists(), reason="PolNeAR's development split is not beside the repository")
def test_development_split_does_not_fall_below_its_floors() -> None:
    rows = [json.loads(line) for line in gzip.decompress(DEVELOPMENT.read_bytes()).decode("utf-8").splitlines()]
    parsed = {row["text"]: load_parser()(row["text"], paragraphs(row["text"])) for row in rows}
    below: dict[tuple[str, str], float] = {}
    for name, extract in extractors().items():
        scores, _ = evaluate_attribution(rows, lambda text, _: parsed[text], extract)
        floors = {**ON_DEVELOPMENT[name], "direct with source": DIRECT_WITH_SOURCE[name]}
        figures = {**scores["all"], "direct with source": scores["direct"]["source"]}
        below |= {(name, what): figures[what] for what, floor in floors.items() if figures[what] < floor}
    assert not below


@pytest.mark.parametrize("name", sorted(extractors()))
@pytest.mark.parametrize("part", ["worked", "kept"])
def test_short_cases_do_not_fall_below_their_floor(name: str, part: str) -> None:
    extract, floor = extractors()[name], WORKED if part == "worked" else KEPT[name]
    met, asked = Counter[str](), Counter[str]()
    for case in load_cases(part):
        for aspect, (ok, _, _) in judge(case, extract).items():
            asked[aspect] += 1
            met[aspect] += ok
    assert sum(met.values()) >= floor * sum(asked.values()), {a: f"{met[a]}/{n}" for a, n in asked.items()}


def test_sample_is_what_its_marked_articles_say() -> None:
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("write_sample", SAMPLE.parent / "write.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = module.read_articles((SAMPLE.parent / "articles.txt").read_text(encoding="utf-8"))
    assert rows == [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
