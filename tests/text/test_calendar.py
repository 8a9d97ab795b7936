from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text import calendar

SUNDAY = date(2031, 5, 11)


def test_impossible_days_are_none() -> None:
    assert calendar.make_day(2031, 2, 31) is None
    assert calendar.make_day(0, 1, 1) is None
    assert calendar.parse_day("soon") is None
    assert calendar.parse_day(None) is None


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("6:30 a.m.", "06:30"),
        ("12 a.m.", "00:00"),
        ("7pm", "19:00"),
        ("18.30", "18:30"),
        ("0735", "07:35"),
        ("noon", "12:00"),
        ("99:99", None),
        ("13 p.m.", None),
        ("soon", None),
    ],
)
def test_clock_times_are_read_or_none(words: str, clock: str | None) -> None:
    assert calendar.read_clock(words) == clock


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        ("2031-05-10", date(2031, 5, 10)),
        ("25/12/2030", date(2030, 12, 25)),
        ("12/25/2030", date(2030, 12, 25)),
        ("08.03.2029", date(2029, 3, 8)),
        ("09-05-2031", date(2031, 5, 9)),  # the other reading, 5 September, is months away
        ("03-04-2020", None),  # nothing decides
        ("99-99-2031", None),
    ],
)
def test_numeric_date_takes_the_reading_near_publication(digits: str, day: date | None) -> None:
    assert calendar.read_numeric_date(digits, SUNDAY) == day


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_weekdays_before_and_after_enclose_the_day(day: date, weekday: int) -> None:
    before, after = calendar.weekday_before(day, weekday), calendar.weekday_after(day, weekday)
    assert before and after and before <= day <= after
    assert before.weekday() == after.weekday() == weekday
    assert (after - before).days in (0, 7)
