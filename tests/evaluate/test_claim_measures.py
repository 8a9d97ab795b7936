"""The measures of an answer key, on a dossier small enough to follow by hand, and against the reference scorer."""

import importlib.util
import json
import random
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reportedly.errors import DossierInvalid
from reportedly.evaluate.answer_key import cover, locate, words
from reportedly.evaluate.claims import evaluate_claims

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "gold" / "score.py"

WIRE = "Six miners are missing, the ministry said. The pit was closed on Monday. “It is safe,” the owner said."
LOCAL = "Six men are missing at the pit. Nobody may enter, the owner, Ana Reis, told the radio. Snow fell."


def statement(name: str, report: str, text: str, quote: str, source: str | None = None) -> dict[str, Any]:
    start = text.index(quote)
    end = start + len(quote)
    where = text.find(source) if source else 0
    voice = [{"source": {"start": where, "end": where + len(source), "text": source}, "relays": []}] if source else []
    return {
        "id": name,
        "report": report,
        "start": start,
        "end": end,
        "quote": quote,
        "stance": "asserts",
        "attributions": voice,
        "origin": None,
    }


def small_key() -> dict[str, Any]:
    return {
        "seeds": {"1": "wire.txt", "2": "local.txt"},
        "furniture": [["1", "Share this"]],
        "same": [["Ana Reis", "Ms Reis"]],
        "different": [["Ana Reis", "Rui Reis"]],
        "claims": [
            {
                "id": "missing",
                "evidence": [["1", "Six miners are missing", "the ministry"], ["2", "Six men are missing", None]],
                "denied": [["1", "It is safe", "owner"]],
            }
        ],
        "disputes": [{"id": "safe", "a": ["1", "It is safe"], "b": ["2", "Nobody may enter"]}],
        "only": [["2", "Snow fell."]],
        "framing": {},
        "dates": [["1", "on Monday", "2025-02-03"]],
        "places": {"Serra Alta": [40.0, -8.0]},
    }


def small_dossier() -> dict[str, Any]:
    monday = WIRE.index("on Monday")
    return {
        "reports": [
            {"id": "r1", "file": "in/wire.txt", "text": WIRE},
            {"id": "r2", "file": "in/local.txt", "text": LOCAL},
        ],
        "statements": [
            statement("s1", "r1", WIRE, "Six miners are missing, the ministry said.", "the ministry"),
            statement("s2", "r1", WIRE, "The pit was closed on Monday."),
            statement("s3", "r1", WIRE, "“It is safe,” the owner said.", "the owner"),
            statement("s4", "r2", LOCAL, "Six men are missing at the pit."),
            statement("s5", "r2", LOCAL, "Nobody may enter, the owner, Ana Reis, told the radio.", "Ana Reis"),
            statement("s6", "r2", LOCAL, "Snow fell."),
        ],
        "claims": [
            {"id": "c1", "statements": ["s1", "s4"]},
            *({"id": f"c{n}", "statements": [s]} for n, s in enumerate(["s2", "s3", "s5", "s6"], 2)),
        ],
        "origins": [],
        "disputes": [{"id": "d1", "kind": "contradiction", "sides": [{"statements": ["s3"]}, {"statements": ["s5"]}]}],
        "entities": [
            {"id": "e1", "name": "Ana Reis", "names": ["Ana Reis", "Ms Reis"]},
            {"id": "e2", "name": "Rui Reis", "names": ["Rui Reis"]},
        ],
        "places": [{"name": "Serra Alta", "latitude": 40.1, "longitude": -8.0}],
        "times": [{"report": "r1", "start": monday, "end": monday + 9, "text": "on Monday", "from": "2025-02-03"}],
    }


def test_a_dossier_that_has_all_that_the_key_asks_scores_one_everywhere() -> None:
    measures = evaluate_claims(small_key(), small_dossier())
    assert measures.misses == ()
    assert {name: value for name, value in measures.figures if value != 1} == {}


@pytest.mark.parametrize(
    ("figure", "change"),
    [
        ("spans are the source's words", lambda d: d["statements"][1].update(quote="The pit was opened on Monday.")),
        ("alignment recall", lambda d: d["claims"][0].update(statements=["s1"])),
        ("origins named", lambda d: d["statements"][0].update(attributions=[])),
        ("own voice left alone", lambda d: d["statements"][3].update(attributions=d["statements"][0]["attributions"])),
        ("denials found", lambda d: d["disputes"].clear()),
        ("disputes found", lambda d: d["disputes"][0].update(sides=[{"statements": ["s3", "s5"]}])),
        ("told by one", lambda d: d["claims"][-1]["statements"].append("s2")),
        ("names joined", lambda d: d["entities"][0].update(names=["Ana Reis"])),
        ("names kept apart", lambda d: d["entities"][0]["names"].append("Rui Reis")),
        ("dates", lambda d: d["times"][0].update({"from": "2025-01-27"})),
        ("places", lambda d: d["places"][0].update(latitude=41.0)),
    ],
)
def test_what_is_wrong_lowers_its_own_figure_and_says_why(figure: str, change: Any) -> None:
    dossier = small_dossier()
    change(dossier)
    measures = evaluate_claims(small_key(), dossier)
    assert measures.as_dict()[figure] < 1
    assert measures.misses


def test_furniture_that_was_kept_is_a_miss() -> None:
    dossier = small_dossier()
    dossier["reports"][0]["text"] += " Share this"
    assert evaluate_claims(small_key(), dossier).as_dict()["furniture removed"] == 0


def test_statements_joined_across_claims_of_the_key_lower_precision() -> None:
    key, dossier = small_key(), small_dossier()
    key["claims"].append({"id": "closed", "evidence": [["1", "The pit was closed", None]]})
    dossier["claims"][0]["statements"].append("s2")
    measures = evaluate_claims(key, dossier).as_dict()
    assert (measures["alignment recall"], measures["alignment precision"]) == (1, 0.5)


def test_an_unknown_origin_names_nobody() -> None:
    dossier = small_dossier()
    dossier["statements"][0].update(attributions=[], origin="o1")
    dossier["origins"] = [{"id": "o1", "kind": "unknown", "name": "the ministry"}]
    assert evaluate_claims(small_key(), dossier).as_dict()["origins named"] == 0
    dossier["origins"][0]["kind"] = "body"
    assert evaluate_claims(small_key(), dossier).as_dict()["origins named"] == 1


def test_a_dossier_without_a_report_of_the_key_is_refused() -> None:
    dossier = small_dossier()
    del dossier["reports"][1]
    with pytest.raises(DossierInvalid, match="not in the dossier: 2"):
        evaluate_claims(small_key(), dossier)


def test_json_that_is_no_dossier_is_refused() -> None:
    with pytest.raises(DossierInvalid):
        evaluate_claims(small_key(), {"statements": []})


def test_a_quote_is_found_in_spite_of_white_space_and_typographic_marks() -> None:
    assert locate("he said  “it\nis”", 'said "it is"') == (3, 16)
    assert locate("he said", "she said") is None


def test_words_and_cover() -> None:
    assert words("The Workers’ Union!") == ["the", "workers", "union"]
    assert cover((0, 10), (5, 20)) == 0.5
    assert cover((0, 10), (10, 20)) == 0


def reference() -> ModuleType:
    if not REFERENCE.exists():
        pytest.skip(f"the reference scorer is not beside this repository ({REFERENCE.name})")
    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


def made_up_dossier(key: dict[str, Any], seed: int) -> dict[str, Any]:
    """Every passage of a key in a text of its own, with claims, voices, disputes and names drawn by chance."""
    draw = random.Random(seed)
    texts: dict[str, list[str]] = {short: [] for short in key["seeds"]}
    people = [name for group in [*key["same"], *key["different"]] for name in group]
    for claim in key["claims"]:
        for short, quote, _ in [*claim["evidence"], *claim.get("denied", [])]:
            texts[short].append(quote)
    for short, quote in [*key["only"], *((r, q) for r, q, _ in key["dates"])]:
        texts[short].append(quote)
    reports = [{"id": f"r{k}", "file": key["seeds"][k], "text": ". ".join(v)} for k, v in texts.items()]
    statements: list[dict[str, Any]] = []
    for report in reports:
        for found in re.finditer(r"[^.]+", str(report["text"])):
            source = draw.choice([None, *people])
            made = statement(f"s{len(statements)}", str(report["id"]), str(report["text"]), found.group(), source)
            made["origin"] = draw.choice([None, "o1", "o2"])
            made["start"], made["end"] = found.span()
            statements.append(made)
    ids = [s["id"] for s in statements]
    return {
        "reports": reports,
        "statements": statements,
        "claims": [{"id": f"c{n}", "statements": draw.sample(ids, 3)} for n in range(len(ids))],
        "origins": [
            {"id": "o1", "kind": "unknown", "name": None},
            {"id": "o2", "kind": "person", "name": draw.choice(people)},
        ],
        "disputes": [{"id": f"d{n}", "sides": [{"statements": draw.sample(ids, 9)} for _ in "ab"]} for n in range(20)],
        "entities": [{"id": f"e{n}", "name": a, "names": [a, draw.choice(people)]} for n, a in enumerate(people)],
        "places": [{"name": n, "latitude": a, "longitude": b + draw.random()} for n, (a, b) in key["places"].items()],
        "times": [
            {"report": r["id"], "start": at, "end": at + len(q), "from": draw.choice([day, None])}
            for short, q, day in key["dates"]
            for r in reports
            if r["id"] == f"r{short}"
            for at in [str(r["text"]).index(q)]
        ],
    }


@pytest.mark.parametrize("seed", range(3))
def test_figures_and_misses_are_those_of_the_reference_scorer(seed: int) -> None:
    key = json.loads((ROOT / "quality" / "keys" / "semey-depot.json").read_text(encoding="utf-8"))
    dossier = made_up_dossier(key, seed)
    score = reference().Score(key, dossier)
    ours = evaluate_claims(key, dossier)
    assert ours.as_dict() == pytest.approx(score.all())
    assert list(ours.misses) == sorted(score.why)
