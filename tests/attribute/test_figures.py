from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.figures import find_figures
from reportedly.language import load_parser
from reportedly.records import Figure, Report


def figures(text: str) -> list[Figure]:
    report = Report("r", text, ((0, len(text)),) if text else (), "", published="2031-05-11")
    found = find_figures(load_parser()(text, report.body), report)
    assert all(f.text == text[f.start : f.end] for f in found)
    return list(found)


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "counted", "action"),
    [
        ("The militia freed more than 3,500 prisoners.", "more than 3,500 prisoners", 3500, None, "prisoners", "free"),
        ("They released thousands of political detainees.", "thousands of political detainees", 2000, 9999,
         "political detainees", "free"),
        ("At least 12 were killed.", "At least 12", 12, None, "", "die"),
        ("The blast left 12 dead.", "12 dead", 12, 12, "dead", "die"),
        ("Twelve fishermen were still missing.", "Twelve fishermen", 12, 12, "fishermen", "miss"),
        ("The death toll rose to 12.", "12", 12, 12, "deaths", "die"),
        ("Up to 50 migrants are feared dead.", "Up to 50 migrants", None, 50, "migrants", "die"),
        ("A statement from five Andean countries was read.", "five Andean countries", 5, 5, "andean countries", None),
        ("Police arrested 14 protesters.", "14 protesters", 14, 14, "protesters", "arrest"),
        ("Nearly 300 homes were destroyed.", "Nearly 300 homes", 300, 300, "homes", "destroy"),
        ("The driver of two trams was held.", "two trams", 2, 2, "trams", None),
        ("A two-car tram overturned.", "two-car", 2, 2, "car", None),
        ("The release of 21 of the hostages was welcomed.", "21 of the hostages", 21, 21, "hostages", "free"),
        ("Four fire and rescue crews came.", "Four fire and rescue crews", 4, 4, "fire and rescue crews", None),
        ("One man was killed.", "One man", 1, 1, "man", "die"),
        ("There were no survivors.", "no survivors", 0, 0, "survivors", None),
        ("The number of injured people reached 120.", "120", 120, 120, "injured people", "injure"),
    ],
)  # fmt: skip
def test_figure_tells_what_is_counted_and_what_befell_it(
    text: str, span: str, low: float | None, high: float | None, counted: str, action: str | None
) -> None:
    (found,) = figures(text)
    assert (found.text, found.low, found.high, found.counted) == (span, low, high, counted)
    if action:
        assert found.action == action


def test_killed_and_wounded_of_one_sentence_are_two_figures() -> None:
    killed, wounded = figures("Two soldiers were killed and five wounded.")
    assert (killed.action, wounded.action) == ("die", "injure")


@pytest.mark.parametrize(
    ("text", "span", "unit", "counted"),
    [
        ("The town lies 162 kilometers north of Arkan.", "162 kilometers", "km", "kilometers"),
        ("Some 60 percent of voters stayed home.", "Some 60 percent of voters", "percent", "voters"),
        ("They sent $3.5 million in aid.", "$3.5 million in aid", "USD", "aid"),
        ("Half of the residents fled.", "Half of the residents", "fraction", "residents"),
    ],
)
def test_measures_keep_their_value_and_get_a_unit(text: str, span: str, unit: str, counted: str) -> None:
    (found,) = figures(text)
    assert (found.text, found.unit, found.counted) == (span, unit, counted)


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1325 and Article 5 were cited.",
        "The wreck of Flight 19 lay on Highway 4.",
        "A Boeing 737 landed.",
        "They won 3-1 on penalties.",
        "Call 555-123-4567 now.",
        "Lina Faro, 45, spoke.",
        "The 13-year-old conflict goes on.",
        "She lives at 12 Baker Street.",
        "He came second on 8 December 2029 at 6:30 a.m.",
        "One of them left.",
        "One thing is certain.",
        "One resident said that it was loud.",
        "He won the Formula One Grand Prix.",
        "The G20 met.",
        "The sum of 1e999 and " + "9" * 400 + " is odd.",
        "",
    ],
)
def test_names_ages_dates_and_scores_are_not_counted(text: str) -> None:
    assert figures(text) == []


def test_as_of_is_the_day_that_the_sentence_names() -> None:
    (found,) = figures("As of Friday, 45 people were missing.")
    assert (found.as_of, found.text) == ("2031-05-09", "45 people")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["at least", "12", "dead", "of", "the", "-", "$", "million", "one", "dozens", "people", "were", "killed",
             "%", "31 February", "99:99", "1e999", "9" * 400, "and", "to", "between", "\n\n", "half",
             "year-old", "km", "'s"]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_odd_input_never_raises_and_spans_are_ordered(words: list[str]) -> None:
    found = figures(" ".join(words).strip())
    assert all(a.start < b.start for a, b in pairwise(found))
    assert all(f.low is None or f.high is None or f.low <= f.high for f in found)
