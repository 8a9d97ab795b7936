"""Asserted, denied or doubted."""

import pytest

from reportedly.attribute import attribute
from reportedly.language import load_parser
from reportedly.records import Report


def stances(text: str) -> list[str]:
    report = Report(id="r1", text=text, body=((0, len(text)),), sha256="0" * 64, published="2025-03-09")
    return [s.stance for s in attribute(report, load_parser()).statements]


@pytest.mark.parametrize(
    "text",
    [
        "The presidency denied reports that its leader had fled.",
        "The company rejected claims that it had hidden the leak.",
        "The army dismissed the allegations.",
        '"There is no truth to these reports," the ministry said.',
        "The spokeswoman said the story was not true.",
        "The governor said the report was false.",
        "The army said the reports do not correspond to reality.",
        "“The story is nonsense,” the mayor wrote.",
        "The mayor called the claim a lie.",
        "The ministry described the reports as disinformation.",
        "The firm said that the allegations had no basis in fact.",
    ],
)
def test_denial_is_known_by_cue_or_words(text: str) -> None:
    assert stances(text) == ["denies"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels are reportedly near the port.",
        "The driver allegedly fled on foot.",
        "The claim could not be independently verified.",
        "The fire is believed to have begun in a kitchen.",
        "The minister has possibly left the country.",
        "It was unclear who had fired.",
        "Two suspected smugglers were seen at the pier.",
        "The driver may have fallen asleep.",
        "The fire was likely started by a lamp.",
        "The raiders appear to have left by boat.",
    ],
)
def test_words_of_doubt_make_doubt(text: str) -> None:
    assert stances(text) == ["doubts"]


@pytest.mark.parametrize(
    "text",
    [
        "The government has not commented on the flood.",
        "There was no leak, the mayor said.",
        "The council rejected the plan.",
        "The bridge did not fall.",
        "The minister said the vote would be held on May 5.",
        "The company did not deny the leak.",
        "The town council will meet tomorrow.",
        "Soldiers could not reach the village.",
        "“The bridge could collapse within days,” the engineer said.",
        "The bank warned that prices may rise next year.",
        "The council is likely to meet on Monday.",
        "The vote might be held in May.",
    ],
)
def test_plain_negation_and_prediction_are_assertions(text: str) -> None:
    assert stances(text) == ["asserts"]


def test_words_of_whom_another_contradicts_are_no_denial() -> None:
    text = "The mill denied the leak, contradicting Mayor Lena Orr, who said that the pipe had burst on Monday."
    assert stances(text)[-1] == "asserts"
