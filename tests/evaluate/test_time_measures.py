from datetime import date

import pytest

from reportedly.evaluate.times import evaluate_times, value_day
from reportedly.language import load_parser


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2031-05-11", date(2031, 5, 11)),
        ("2031-05-11TEV", date(2031, 5, 11)),
        ("2031-05", date(2031, 5, 1)),
        ("2031", date(2031, 1, 1)),
        ("2031-Q3", date(2031, 7, 1)),
        ("2031-W19", date(2031, 5, 5)),
        ("203", date(2030, 1, 1)),
        ("PRESENT_REF", None),
        ("2031-SU", None),
        ("2031-W60", None),
    ],
)
def test_value_of_a_label_is_its_first_day(value: str, day: date | None) -> None:
    assert value_day(value) == day


def test_spans_and_values_are_scored_apart() -> None:
    text = "The dam broke on Friday.\n\nIt was built in 1960."
    labels = [
        {"start": 17, "end": 23, "type": "DATE", "value": "2031-05-09"},
        {"start": 42, "end": 46, "type": "DATE", "value": "1961"},
    ]
    row = {"id": "r", "text": text, "published": "2031-05-11", "times": labels}
    scores = evaluate_times([row], load_parser())
    assert (scores["strict_f1"], scores["value"], scores["value_day"]) == (1.0, 0.5, 1.0)


def test_nothing_to_score_is_zero() -> None:
    assert set(evaluate_times([], load_parser()).values()) == {0.0}
