"""BCubed as the paper defines it, and what a stream of labelled articles gives."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.evaluate.stories import apply_decisions, bcubed, evaluate_stories
from reportedly.gazetteer import load_gazetteer
from reportedly.language import identify_language
from reportedly.records import Grouping

Groups = dict[str, frozenset[str]]
grouped = st.dictionaries(
    st.sampled_from("abcdefgh"), st.frozensets(st.sampled_from("123"), min_size=1, max_size=2), min_size=1
)


def by_definition(labels: Groups, stories: Groups) -> tuple[float, float]:
    """Multiplicity BCubed over all pairs, as in section 5 of Amigó et al. (2009)."""

    def half(of: Groups, by: Groups) -> float:
        means = []
        for a in of:
            shares = [min(len(of[a] & of[b]), len(by[a] & by[b])) / len(of[a] & of[b]) for b in of if of[a] & of[b]]
            means.append(sum(shares) / len(shares))
        return sum(means) / len(means)

    return half(stories, labels), half(labels, stories)


@given(grouped, st.data())
def test_the_measure_is_that_of_the_definition(labels: Groups, data: st.DataObject) -> None:
    groups = st.frozensets(st.sampled_from("xyz"), min_size=1, max_size=2)
    stories = {report: data.draw(groups) for report in labels}
    precision, recall, _ = bcubed(labels, stories)
    assert (precision, recall) == pytest.approx(by_definition(labels, stories))


@given(grouped)
def test_stories_that_are_the_labels_are_perfect(labels: Groups) -> None:
    assert bcubed(labels, labels) == pytest.approx((1, 1, 1))


def test_one_story_for_all_loses_precision_and_a_story_each_loses_recall() -> None:
    labels = {r: frozenset({e}) for r, e in zip("abcd", "1122", strict=True)}
    together = {r: frozenset({"s"}) for r in labels}
    assert bcubed(labels, together)[:2] == pytest.approx((0.5, 1))
    assert bcubed(labels, {})[:2] == pytest.approx((1, 0.5))


def test_decisions_tell_where_each_report_stands_in_the_end() -> None:
    steps: list[tuple[str, str, str | None, str | None]] = [
        ("opened", "s1", "a", None),
        ("opened", "s2", "b", None),
        ("joined", "s2", "c", None),
    ]
    steps += [("merged", "s2", None, "s1"), ("joined", "s1", "d", None), ("split", "s1", "c", "s3")]
    decisions = [Grouping(kind, story, "why", "", report, other) for kind, story, report, other in steps]  # type: ignore[arg-type]
    assert apply_decisions(decisions) == {"a": ("s1",), "b": ("s1",), "d": ("s1",), "c": ("s3",)}


def article(name: str, event: str, text: str, day: str | None) -> dict[str, str | None]:
    return {"id": name, "event": event, "text": f"{text} " * 3, "title": text[:40], "date": day}


FLOOD = "The river Olmet flooded the mill town of Brask on Tuesday and carried off the old weir, said mayor Ines Korda."
HEIST = "Thieves took eleven paintings by Jan Wessel from the Lindqvist museum in Tarhaven, director Otto Brun said."


def test_a_stream_is_grouped_and_measured() -> None:
    rows = [article(str(i), e, t, f"2031-05-{6 + i:02}") for i, (e, t) in enumerate(product("fh", [FLOOD, HEIST]))]
    for row in rows:
        row["event"] = "flood" if FLOOD in str(row["text"]) else "heist"
    measures = evaluate_stories(rows, identify_language, None, load_gazetteer().known)
    assert measures.figures["BCubed F1"] == 1
    assert (measures.figures["stories"], measures.figures["singletons"], measures.figures["events"]) == (2, 0, 2)
    assert [row["id"] for row in measures.predictions(rows)] == ["0", "1", "2", "3"]


def test_articles_without_a_day_come_last_and_unreadable_ones_are_grouped_too() -> None:
    rows = [article("late", "f", FLOOD, None), article("first", "f", FLOOD, "2031-05-06")]
    rows.append({"id": "short", "event": "x", "text": "Too short.", "title": None, "date": None})
    measures = evaluate_stories(rows, identify_language, None, None)
    assert [d.report for d in measures.decisions] == ["a1", "a0", "a2"]
    assert len(measures.predictions(rows)) == 3
