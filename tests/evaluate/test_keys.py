"""The answer keys are what their scripts write, and every quote in them stands in its report."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

QUALITY = Path(__file__).parents[2] / "quality"
SCRIPTS = {
    QUALITY / "keys" / "semey_depot.py": QUALITY / "keys" / "semey-depot.json",
    QUALITY / "events" / "clinic-breach" / "key.py": QUALITY / "events" / "clinic-breach" / "key.json",
}


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(QUALITY / "keys"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    yield load(QUALITY / "keys" / "keys.py", "keys")
    sys.modules.pop("keys", None)


def load(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.parent.name)
def test_a_key_is_what_its_script_writes(script: Path, keys: ModuleType, tmp_path: Path) -> None:
    module = load(script, "answer_key_script")
    folder = getattr(module, "EVENT", script.parent)
    keys.write_key(module.KEY, folder, tmp_path / "key.json")
    assert (tmp_path / "key.json").read_text(encoding="utf-8") == SCRIPTS[script].read_text(encoding="utf-8")


def test_a_quote_that_is_not_in_its_report_stops_the_key(keys: ModuleType) -> None:
    key = json.loads((QUALITY / "keys" / "semey-depot.json").read_text(encoding="utf-8"))
    key["only"].append(["01", "Nobody ever wrote these words."])
    folder = QUALITY.parent / "examples" / "semey-depot"
    assert keys.missing(key, folder) == [("01", "Nobody ever wrote these words.")]
