"""Sentences end where the writer ended them, and every word stays in one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language import load_parser
from reportedly.language.parser import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ms. Orlu left. She did not return.", ["Ms. Orlu left.", "She did not return."]),
        ("He met U.S. Ambassador Lane. They spoke.", ["He met U.S. Ambassador Lane.", "They spoke."]),
        ("He flew to the U.S. The talks went on.", ["He flew to the U.S.", "The talks went on."]),
        ("“We hold the port. We will stay,” she said.", ["“We hold the port. We will stay,” she said."]),
        ("No stop at the end", ["No stop at the end"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text))] == sentences


@given(st.text(max_size=200))
def test_sentences_cover_every_word_and_do_not_overlap(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    between = [text[a:b] for a, b in zip([0, *(b for _, b in spans)], [*(a for a, _ in spans), len(text)], strict=True)]
    assert not "".join(between).strip()


@pytest.mark.parametrize(
    "text", ["", " \n ", "“", "a\u2028b", "x" * 50_000, "الجيش ينفي", "e\u0301\u200b" * 20, "\ufeff1) 2) 3)"]
)
def test_odd_text_parses_to_tokens_at_their_offsets(text: str) -> None:
    parsed = load_parser()(text, [(0, len(text))])
    assert all(0 <= t.start < t.end <= len(text) for t in parsed.tokens)
    assert [t.i for t in parsed.tokens] == list(range(len(parsed.tokens)))
    assert all(s.first < s.last for s in parsed.sentences)
