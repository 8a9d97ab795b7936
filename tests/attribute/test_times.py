from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.times import find_times
from reportedly.language import load_parser
from reportedly.records import Report, Time

SUNDAY = "2031-05-11"


def times(text: str, published: str | None = SUNDAY) -> list[Time]:
    report = Report("r", text, ((0, len(text)),) if text else (), "", published=published)
    found = find_times(load_parser()(text, report.body), report)
    assert all(t.text == text[t.start : t.end] for t in found)
    return list(found)


def only(text: str, published: str | None = SUNDAY) -> tuple[str, str | None, str | None, str]:
    (found,) = times(text, published)
    return found.text, found.begins, found.ends, found.granularity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on Friday.", ("Friday", "2031-05-09", "2031-05-09", "day")),
        ("The bridge fell on Sunday.", ("Sunday", "2031-05-11", "2031-05-11", "day")),
        ("The bridge fell last Sunday.", ("last Sunday", "2031-05-04", "2031-05-04", "day")),
        ("The bridge will reopen on Friday.", ("Friday", "2031-05-16", "2031-05-16", "day")),
        ("The ferry may have sunk on Friday.", ("Friday", "2031-05-09", "2031-05-09", "day")),
        ("It fell late on Friday.", ("late on Friday", "2031-05-09T18:00", "2031-05-09T23:59", "part")),
        ("It fell early on Sunday.", ("early on Sunday", "2031-05-11T00:00", "2031-05-11T08:59", "part")),
        ("Crowds met Saturday evening.", ("Saturday evening", "2031-05-10T18:00", "2031-05-10T23:59", "part")),
        ("It fell on the night of May 9.", ("the night of May 9", "2031-05-09T20:00", "2031-05-09T23:59", "part")),
        ("It fell in the early hours of Sunday.",
         ("the early hours of Sunday", "2031-05-11T00:00", "2031-05-11T08:59", "part")),
        ("It fell Friday of last week.", ("Friday of last week", "2031-05-02", "2031-05-02", "day")),
        ("It fell on 8 December.", ("8 December", "2030-12-08", "2030-12-08", "day")),
        ("It fell on Dec. 7-8, 2029.", ("Dec. 7-8, 2029", "2029-12-07", "2029-12-08", "day")),
        ("It fell at 6:30 a.m. local time on Tuesday.",
         ("6:30 a.m. local time on Tuesday", "2031-05-06T06:30", "2031-05-06T06:30", "minute")),
        ("They left late last month.", ("late last month", "2031-04-01", "2031-04-30", "month")),
        ("They advanced over the past week.", ("the past week", "2031-05-04", "2031-05-11", "week")),
        ("They left three days ago.", ("three days ago", "2031-05-08", "2031-05-08", "day")),
        ("The treaty was signed in 2015.", ("2015", "2015-01-01", "2015-12-31", "year")),
        ("They left in June.", ("June", "2030-06-01", "2030-06-30", "month")),
        ("They left two hours later.", ("two hours later", None, None, "minute")),
        ("They left on 31 February.", ("31 February", None, None, "day")),
    ],
)  # fmt: skip
def test_news_time_is_resolved_with_its_granularity(text: str, expected: tuple[str, str, str, str]) -> None:
    assert only(text) == expected


def test_without_publication_only_full_dates_resolve() -> None:
    assert [t.begins for t in times("They met on Friday and on May 5, 2020.", None)] == [None, "2020-05-05"]


def test_deadline_ahead_is_not_moved_back_a_year() -> None:
    assert only("The court ruled that they must leave by June 3.")[1] == "2031-06-03"


def test_what_is_demanded_by_a_weekday_lies_ahead() -> None:
    assert only("The guards demanded two crates of fuel by Wednesday.")[1] == "2031-05-14"
    assert only("The court gave the owner until Friday to answer.")[1] == "2031-05-16"
    assert only("The guards waited for the fuel until Wednesday.")[1] == "2031-05-07"


def test_day_told_before_carries_over_to_that_evening_and_the_next_day() -> None:
    found = times("The dam broke on Friday. That evening the town flooded, and the next day it was empty.")
    assert [(t.begins or "")[:10] for t in found] == ["2031-05-09", "2031-05-09", "2031-05-10"]


def test_sunday_in_asia_is_told_while_it_is_saturday_in_utc() -> None:
    assert only("They left on Sunday.", "2031-05-10T22:00:00+00:00")[1] == "2031-05-11"


@pytest.mark.parametrize(
    "text",
    ["Resolution 1325 was passed.", "They may march.", "The Sunday Times reported it.", "About 2,000 people fled.",
     "He was on The Tonight Show.", "They meet every Friday.", ""],
)  # fmt: skip
def test_names_and_numbers_are_no_times(text: str) -> None:
    assert times(text) == []


def test_clock_cut_from_its_day_by_the_sentence_splitter_is_one_expression() -> None:
    assert only("The deadline passed at 9 a.m. Tuesday in Velmar.")[:2] == ("9 a.m. Tuesday", "2031-05-06T09:00")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["on", "late", "Friday", "31", "February", "99:99", "2031", "last", "week", "-", "12/13/14", "May",
             "9" * 40, "a.m.", "the", "hours", "of", "1999s", "ago", "9999", "days", "0000-00-00", ",",
             "next", "quarter"]
        ),
        max_size=12,
    ),
    st.sampled_from([None, "", "soon", "0001-01-01", "9999-12-31", SUNDAY, "2031-05-11T99:00"]),
)  # fmt: skip
def test_odd_input_never_raises_and_spans_hold(words: list[str], published: str | None) -> None:
    found = times(" ".join(words), published)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((t.begins is None) == (t.ends is None) and (t.begins or "") <= (t.ends or "") for t in found)
