import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.numbers import compatible, find_quantities, parse_number


def only(text: str) -> tuple[str, float | None, float | None, bool]:
    (found,) = find_quantities(text)
    return text[found.start : found.end], found.low, found.high, found.approximate


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve", 12),
        ("twenty-one", 21),
        ("two hundred and five", 205),
        ("3.5 million", 3_500_000),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("3,500", 3500),
        ("1,20,000", 120_000),
        ("two thousand three hundred", 2300),
        ("zebra", None),
        ("", None),
        ("9" * 400, None),
    ],
)
def test_number_words_and_digits_have_a_value(words: str, value: float | None) -> None:
    assert parse_number(words) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 3,500 goats", ("more than 3,500", 3500, None, False)),
        ("at least 12 goats", ("at least 12", 12, None, False)),
        ("500 or more goats", ("500 or more", 500, None, False)),
        ("up to 50 goats", ("up to 50", None, 50, False)),
        ("fewer than forty goats", ("fewer than forty", None, 40, False)),
        ("nearly 300 goats", ("nearly 300", 300, 300, True)),
        ("some 300 goats", ("some 300", 300, 300, True)),
        ("12 to 15 goats", ("12 to 15", 12, 15, False)),
        ("between 5 and 7 goats", ("between 5 and 7", 5, 7, False)),
        ("2 to 3 million goats", ("2 to 3 million", 2e6, 3e6, False)),
        ("dozens of goats", ("dozens", 24, 99, True)),
        ("tens of thousands of goats", ("tens of thousands", 20_000, 99_999, True)),
        ("a dozen goats", ("a dozen", 12, 12, True)),
        ("two-thirds of the goats", ("two-thirds", 2 / 3, 2 / 3, False)),
        ("no casualties", ("no", 0, 0, False)),
        ("from 45 goats", ("45", 45, 45, False)),
    ],
)
def test_qualifier_decides_the_bounds(text: str, expected: tuple[str, float | None, float | None, bool]) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("162 kilometers away", "km", 162),
        ("$3.5 million", "USD", 3.5e6),
        ("£12m", "GBP", 12e6),
        ("an 80m-deep well", "m", 80),
        ("45% of goats", "percent", 45),
        ("a 7.8-magnitude quake", "magnitude", 7.8),
        ("12km", "km", 12),
        ("60,000km", "km", 60_000),
        ("several hundred feet", "ft", 200),
    ],
)
def test_unit_is_normalised_and_the_value_is_the_sources(text: str, unit: str, value: float) -> None:
    (found,) = find_quantities(text)
    assert (found.unit, found.low) == (unit, value)


@pytest.mark.parametrize(
    "text", ["6:30 a.m.", "the 21st", "F-16", "COVID-19", "1e999", "tensions", "seventh", "9" * 400]
)
def test_what_is_no_number_is_left_out(text: str) -> None:
    assert find_quantities(text) == ()


def test_two_numbers_joined_by_and_are_two() -> None:
    assert [q.low for q in find_quantities("12 and 15 goats")] == [12, 15]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((2000, 9999, True), (3500, None, False), True),
        ((300, 300, True), (310, 310, False), True),
        ((300, 300, True), (400, 400, False), False),
        ((12, 12, False), (13, 13, False), False),
        ((12, None, False), (15, 15, False), True),
        ((12, None, False), (15, None, False), True),
        ((12, None, False), (11, 11, False), False),
        ((None, 50, False), (60, 60, False), False),
        ((1.2e6, 1.2e6, False), (1_203_455, 1_203_455, False), True),
        ((1.2e6, 1.2e6, False), (1.3e6, 1.3e6, False), False),
        ((24, 99, True), (12, 12, False), False),
    ],
)
def test_figures_are_compatible_when_one_value_can_lie_behind_both(
    a: tuple[float | None, float | None, bool], b: tuple[float | None, float | None, bool], expected: bool
) -> None:
    assert compatible(*a, *b) is expected
    assert compatible(*b, *a) is expected


@given(st.text(alphabet="0123456789,.-–$£%km andtoplusmillionfewdz \u00a0", max_size=80))
def test_any_text_gives_ordered_finite_quantities_within_it(text: str) -> None:
    at = 0
    for found in find_quantities(text):
        assert at <= found.start <= found.number < found.end <= len(text)
        assert all(v is None or math.isfinite(v) for v in (found.low, found.high))
        assert found.low is None or found.high is None or found.low <= found.high
        at = found.end


@given(st.floats(0, 1e9), st.booleans())
def test_a_figure_is_compatible_with_itself(value: float, approximate: bool) -> None:
    assert compatible(value, value, approximate, value, value, approximate)
