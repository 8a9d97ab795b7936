"""The trained extractor: what it finds beyond rules, long texts, and doing without it."""

import json
import shutil
from pathlib import Path

import pytest

from reportedly.attribute import Attributed, dependency_extractor, load_extractor
from reportedly.attribute.combined import combine
from reportedly.attribute.stretches import PIECES, stretches_of
from reportedly.errors import ModelMissing
from reportedly.evaluate.attribution import paragraphs
from reportedly.language import load_parser
from reportedly.language.tagger import DESCRIPTION, load_tagger
from reportedly.records import Parsed

SHIPPED = Path(__file__).parents[2] / "src" / "reportedly" / "language" / "data" / "attribution"


@pytest.fixture(autouse=True)
def load_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPORTEDLY_TAGGER", raising=False)
    load_tagger.cache_clear()


def parse(text: str) -> Parsed:
    return load_parser()(text, paragraphs(text))


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, in words."""

    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[a:b] for a, b in spans)

    return [(words(one.source), words(one.cue), words(one.content)) for one in load_extractor()(parse(text))]


def test_tagger_comes_with_the_package_and_stays_under_thirty_megabytes() -> None:
    assert load_tagger() is not None
    assert load_extractor() is not dependency_extractor
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 30_000_000


def test_belief_without_a_verb_of_saying_is_attributed() -> None:
    (found,) = told("Growers in the valley fear that the new dam will leave their fields dry by summer.")
    assert found == ("Growers in the valley", "fear", "that the new dam will leave their fields dry by summer")


def test_content_of_two_sentences_in_one_quotation_is_whole() -> None:
    text = "“We saw the lights go out. Then the siren began,” said Ilse Brandt, who lives by the harbour."
    cue, content = next((cue, content) for source, cue, content in told(text) if "Ilse Brandt" in source)
    assert content == "We saw the lights go out. Then the siren began"
    assert cue == "said"


def test_chain_keeps_the_inner_speaker() -> None:
    text = "The mayor said the bridge had been closed, Norpress reported on Monday."
    found = {source: content for source, _, content in told(text)}
    assert found["The mayor"] == "the bridge had been closed"
    assert "said the bridge had been closed" in found["Norpress"]


def test_same_text_gives_the_same_attributions() -> None:
    text = (Path(__file__).parents[2] / "quality" / "attribution" / "articles.txt").read_text(encoding="utf-8")[:6000]
    assert load_extractor()(parse(text)) == load_extractor()(parse(text))


def test_quotation_longer_than_the_tagger_sees_is_whole() -> None:
    speech = " ".join(f"We counted ship number {n} as it left the port." for n in range(300))
    text = f"The harbour master said: “{speech}”\n\nThe port is closed."
    found = [one for one in load_extractor()(parse(text)) if one.lemma == "say"]
    assert any(one.content[-1][1] >= text.index("”") - 1 for one in found)


def test_every_token_is_judged_once_whatever_the_sentences() -> None:
    parsed = parse("One short line.\n\n" + "word " * 700 + ".\n\n" + "She said so. " * 80)
    counts = [1 + (k % 3) for k in range(len(parsed.tokens))]
    stretches = stretches_of(parsed, counts)
    assert [k for s in stretches for k in range(s.mine, s.ours)] == list(range(len(parsed.tokens)))
    assert all(s.first <= s.mine < s.ours <= s.last for s in stretches)
    assert all(sum(counts[s.first : s.last]) <= PIECES for s in stretches)


def test_without_a_tagger_rules_do_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_TAGGER", "none")
    assert load_extractor() is dependency_extractor


def test_damaged_tagger_is_named_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = shutil.copytree(SHIPPED, tmp_path / "own")
    monkeypatch.setenv("REPORTEDLY_TAGGER", str(own))
    content = bytearray((own / "relate.onnx").read_bytes())
    content[5000] ^= 1
    (own / "relate.onnx").write_bytes(content)
    with pytest.raises(ModelMissing, match=r"SHA-256.*REPORTEDLY_TAGGER=none"):
        load_tagger()


def test_own_folder_without_a_tagger_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_TAGGER", str(tmp_path))
    with pytest.raises(ModelMissing, match=DESCRIPTION):
        load_tagger()


def test_description_says_how_it_was_made() -> None:
    described = json.loads((SHIPPED / DESCRIPTION).read_text(encoding="utf-8"))
    assert "scripts/train_encoder.py" in described["made"]
    assert set(described["thresholds"]) == {"outermost", "any"}


def test_rules_add_what_is_nested_and_leave_what_the_tagger_decided() -> None:
    text = "The mayor said the engineer had warned of floods."
    parsed = parse(text)

    def span(words: str) -> tuple[tuple[int, int], ...]:
        at = text.index(words)
        return ((at, at + len(words)),)

    outer = Attributed(span("The mayor"), span("said"), span("the engineer had warned of floods"), "ccomp", "say")
    longer = Attributed(span("The mayor"), span("said"), span("had warned of floods"), "ccomp", "say")
    inner = Attributed(span("the engineer"), span("warned"), span("of floods"), "prep-of", "warn")
    assert combine(parsed, [outer], [longer, inner]) == [outer, inner]
    assert combine(parsed, [], [inner]) == []
