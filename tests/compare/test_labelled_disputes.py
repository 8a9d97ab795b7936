"""The labelled disputes of public events: offsets alone, two halves that share nothing, and what is a near copy."""

import hashlib
import importlib.util
import json
import sys
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
HALVES = ("development", "test")


def events(half: str) -> list[dict[str, Any]]:
    return list(json.loads((ROOT / "quality" / "disputes" / f"{half}.json").read_text(encoding="utf-8")))


@pytest.fixture
def measuring(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    found = importlib.util.spec_from_file_location("labelled_disputes", ROOT / "scripts" / "labelled_disputes.py")
    assert found is not None and found.loader is not None
    module = importlib.util.module_from_spec(found)
    monkeypatch.setitem(sys.modules, "labelled_disputes", module)
    found.loader.exec_module(module)
    return module


@pytest.mark.parametrize("half", HALVES)
def test_each_event_is_in_the_half_of_its_name(half: str) -> None:
    for event in events(half):
        name = str((event["data"], event["event"]))
        assert HALVES[hashlib.sha256(name.encode()).digest()[0] % 2] == half


@pytest.mark.parametrize("half", HALVES)
def test_labels_are_passages_of_two_articles_of_the_event_without_words(half: str) -> None:
    for event in events(half):
        dropped = [d["pair"] for d in event.get("dropped", ())]
        for (article, start, end), (other, begin, stop) in chain(dropped, *(d["pairs"] for d in event["disputes"])):
            assert article != other and {article, other} <= set(event["articles"])
            assert 0 <= start < end and 0 <= begin < stop


def test_no_event_is_among_the_labelled_claims() -> None:
    labelled = set()
    for path in sorted((ROOT / "quality" / "labels").glob("*.json")):
        labelled |= set(json.loads(path.read_text(encoding="utf-8"))["articles"].values())
    assert not labelled & {article for half in HALVES for event in events(half) for article in event["articles"]}


@pytest.mark.parametrize(
    ("first", "second", "copies"),
    [
        ("The mill burnt down on Sunday night.", "The mill burnt down on Sunday night, police said.", True),
        ("The mill burnt down on Sunday night.", "The mill was sold to a bank in Varden.", False),
        ("The mill burnt.", "The mill burnt.", False),
    ],
)
def test_near_copies_share_nearly_all_of_four_words_or_more(
    measuring: ModuleType, first: str, second: str, copies: bool
) -> None:
    assert measuring.are_copies(first, second) is copies
