"""The standing part from the command line: add, stories, and the dossier of a story with its silent edits."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from harbour_pages import FERRY, orchard

from reportedly.cli import main


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_STORE", str(tmp_path / "kept.db"))


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words], catch_exceptions=False)


def write_article(path: Path, outlet: str, injured: str) -> Path:
    """An article with an address, so that other words there are a new version."""
    address = f"https://{outlet.lower()}.example/2031/03/ferry"
    article = {"title": "Ferry left late", "text": FERRY.format(injured=injured), "outlet": outlet, "url": address}
    path.write_text(json.dumps(article) + "\n", encoding="utf-8")
    return path


def test_reports_become_a_story_and_its_dossier_with_what_was_silently_changed(tmp_path: Path) -> None:
    one = write_article(tmp_path / "courier.jsonl", "Courier", "four")
    two = write_article(tmp_path / "lantern.jsonl", "Lantern", "nine")
    added = run("add", one, two)
    assert added.exit_code == 0 and "2 new in 1 story" in added.stderr
    changed = run("add", write_article(one, "Courier", "seven"), two, "--json")
    *lines, total = map(json.loads, changed.stdout.splitlines())
    assert [line["what"] for line in lines] == ["version", "same"]
    assert total == {"new": 0, "versions": 1, "already there": 1, "failures": 0, "stories": 0}

    (listed,) = json.loads(run("stories", "--json").stdout)
    assert (listed["reports"], listed["outlets"], listed["edits"], listed["silent_edits"]) == (2, 2, 1, 1)
    shown = run("stories", "--story", listed["id"]).stdout
    assert "“four” → “seven”" in shown and "opened" in shown and "joined" in shown

    out = tmp_path / "dossier"
    made = run("brief", "--story", listed["id"], "--out", out)
    assert made.exit_code == 0 and "“four” → “seven”" in made.stdout
    edits = json.loads((out / "edits.json").read_text(encoding="utf-8"))
    texts = {(v["report"], v["version"]): v["text"] for v in edits["versions"]}
    (edit,) = edits["edits"]
    for change in edit["changes"]:
        for side, number in (("before", edit["earlier"]), ("after", edit["later"])):
            passage = change[side]
            assert texts[edit["report"], number][passage["start"] : passage["end"]] == passage["text"]
    assert run("verify", out / "dossier.json").exit_code == 0


def test_stories_are_listed_since_a_day(tmp_path: Path) -> None:
    path = tmp_path / "plums.html"
    path.write_bytes(orchard())
    run("add", path, "--quiet")
    assert len(json.loads(run("stories", "--since", "2020-01-01", "--json").stdout)) == 1
    assert json.loads(run("stories", "--since", "2999-01-01", "--json").stdout) == []


def test_adding_nothing_that_can_be_read_ends_with_1(tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text("Nothing here.", encoding="utf-8")
    added = run("add", path)
    assert added.exit_code == 1 and "no article found" in added.stderr


@pytest.mark.parametrize("words", [["brief"], ["brief", "a.html", "--story", "s1"]])
def test_a_brief_is_of_inputs_or_of_a_story(words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_a_story_that_is_not_there_ends_with_1_and_one_line(tmp_path: Path) -> None:
    path = tmp_path / "plums.html"
    path.write_bytes(orchard())
    run("add", path, "--quiet")
    asked = run("brief", "--story", "snone", "--out", tmp_path / "out")
    assert asked.exit_code == 1 and "reportedly stories" in asked.stderr


def test_watching_nothing_says_what_to_name() -> None:
    watched = run("watch", "--once")
    assert watched.exit_code == 1 and "Name a feed" in watched.stderr
