"""The measure of attributions, and the quotation marks that it and the extractor rest on."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.attribute import dependency_extractor
from reportedly.evaluate.attribution import evaluate_attribution, match, paragraphs
from reportedly.language import load_parser
from reportedly.text.quotations import find_quotations

TEXT = "The mayor said that the dam was safe.\n\n“Nobody has to leave,” she said."


def row(*attributions: tuple[str, str, str]) -> dict[str, object]:
    def spans(words: str) -> list[list[int]]:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else []

    labelled = [{"source": spans(s), "cue": spans(c), "content": spans(x)} for s, c, x in attributions]
    return {"id": "a", "text": TEXT, "attributions": labelled}


def test_perfect_predictions_score_one() -> None:
    gold = row(("The mayor", "said", "that the dam was safe"), ("she", "said.", "“Nobody has to leave,”"))
    scores, predictions = evaluate_attribution([gold], load_parser(), dependency_extractor)
    assert (scores["all"]["overlap"], scores["all"]["source"], scores["all"]["exact"]) == (1, 1, 1)
    assert scores["direct"]["gold"] == scores["indirect"]["gold"] == 1
    assert [len(p["attributions"]) for p in predictions] == [2]


def test_other_source_or_words_lose_the_stricter_scores_only() -> None:
    gold = row(("the dam", "said", "that the dam was"))
    scores, _ = evaluate_attribution([gold], load_parser(), lambda p: dependency_extractor(p)[:1])
    assert (scores["all"]["overlap"], scores["all"]["source"], scores["all"]["exact"]) == (1, 0, 0)


def test_matching_takes_the_best_total() -> None:
    wide, left, right = frozenset(range(10)), frozenset(range(6)), frozenset(range(9))
    assert match([wide, right], [right, left]) in ([(0, 0), (1, 1)], [(0, 1), (1, 0)])
    assert match([wide], [left, right]) == [(0, 1)]


def test_no_prediction_and_no_gold_score_zero_without_failing() -> None:
    scores, _ = evaluate_attribution([row()], load_parser(), lambda p: [])
    assert scores["all"]["overlap"] == 0


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, paragraphs(text))]


def test_curly_straight_and_doubled_marks_are_quotations() -> None:
    assert quoted("“One two,” he said, \"three four.\" ''Five six,'' she said.") == [
        "“One two,”",
        '"three four."',
        "''Five six,''",
    ]


def test_apostrophes_are_no_quotations() -> None:
    assert quoted("The rebels’ port wasn’t the ‘90s harbour’s. It's Ann's.") == []


def test_inner_quotation_belongs_to_the_outer() -> None:
    assert quoted("“She told me ‘go home now,’ and I went,” he said.") == ["“She told me ‘go home now,’ and I went,”"]


def test_paragraph_that_opens_again_continues_the_speech() -> None:
    text = "“One two.\n\n“Three four,” he said."
    found = find_quotations(text, paragraphs(text))
    assert [(q.closed, q.continues) for q in found] == [(False, False), (True, True)]


@given(st.text(alphabet="ab .,\n“”\"'’‘„«»", max_size=80))
def test_quotations_stand_in_their_paragraphs_apart_and_in_order(text: str) -> None:
    found = find_quotations(text, paragraphs(text))
    assert all(0 <= q.start < q.end <= len(text) and "\n" not in text[q.start : q.end] for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
