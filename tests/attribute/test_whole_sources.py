"""Sources that the tagger labelled word by word are made whole phrases."""

import pytest

from reportedly.attribute import attribute
from reportedly.attribute.whole_sources import whole_source
from reportedly.evaluate.attribution import paragraphs
from reportedly.language import load_parser
from reportedly.records import Parsed, Report
from reportedly.text.trees import tokens_within


def mended(text: str, labelled: str, content: str = "") -> str:
    """What becomes of a source whose labelled words are given, beside a content that may not be touched."""
    parsed: Parsed = load_parser()(text, paragraphs(text))

    def tokens(words: str) -> list[int]:
        start = text.index(words)
        return tokens_within(parsed, [(start, start + len(words))])

    found = whole_source(parsed, tokens(labelled), tokens(content) if content else [])
    return text[parsed.tokens[found[0]].start : parsed.tokens[found[-1]].end] if found else ""


@pytest.mark.parametrize(
    ("text", "labelled", "whole"),
    [
        ("Port Velmar has closed its gates, the guild said.", "Port", "Port Velmar"),
        ("The harbour master said nobody was hurt.", "harbour master", "The harbour master"),
        ("An aid worker who saw the camp said it was empty.", "An aid worker who", "An aid worker"),
        ("The Dock Workers Union (DWU) said the strike goes on.", "The Dock Workers Union (DWU",
         "The Dock Workers Union (DWU)"),
        ("The head of the Dock Workers Union (known as DWU), Ann Roe, said the strike goes on.",
         "The head of the Dock Workers Union (known as DWU",
         "The head of the Dock Workers Union (known as DWU), Ann Roe"),
        ("Mayor Lena Orr said the dam was safe.", "Mayor Lena Orr", "Mayor Lena Orr"),
        ("The engineer, who was elected last year, said the dam was safe.", "was", ""),
    ],
)  # fmt: skip
def test_half_a_phrase_becomes_the_whole_one(text: str, labelled: str, whole: str) -> None:
    assert mended(text, labelled) == whole


def test_words_of_the_content_are_never_taken() -> None:
    text = "The head of the Dock Workers Union (known as DWU), Ann Roe, said the strike goes on."
    labelled = "The head of the Dock Workers Union (known as DWU"
    assert mended(text, labelled, content="Ann Roe") == labelled + ")"


def test_a_description_that_belongs_to_one_body_is_nobody_of_another() -> None:
    text = (
        "President Tomas Rehn left the capital on Monday.\n"
        "The leader of the Reform Front said the war was over.\n"
        "The leader said he would return."
    )
    report = Report(id="r1", text=text, body=tuple(paragraphs(text)), sha256="0" * 64, published="2031-03-09")
    told = attribute(report, load_parser())
    chains = {m.text: m.chain for m in told.mentions}
    assert chains["The leader"] != chains["Tomas Rehn"]
    first = [m.chain for m in told.mentions if m.text == "The leader" and m.start < text.rindex("\n")]
    assert first and all(chain != chains["Tomas Rehn"] for chain in first)
