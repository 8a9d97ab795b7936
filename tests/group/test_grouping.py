"""What becomes of reports as they come: the same event, another of its kind, follow-ups, copies, round-ups."""

from dataclasses import replace
from itertools import permutations

import pytest
from stream_of_reports import BRIEFS, FOLLOW_UP, MARKET, SEAL, STATION, report, signed

from reportedly.evaluate.stories import apply_decisions
from reportedly.group import Grouper, Row
from reportedly.group.likeness import load_model
from reportedly.records import Grouping, Report


def run(grouper: Grouper, *reports: Report) -> list[Grouping]:
    return [d for r in reports for d in grouper.add(r.id, signed(r), r.published or "2031-05-20")]


def stories(decisions: list[Grouping]) -> dict[str, tuple[str, ...]]:
    return apply_decisions(decisions)


def test_reports_of_one_event_are_one_story_and_the_reason_says_what_matched() -> None:
    decisions = run(Grouper(), *MARKET)
    assert [d.kind for d in decisions] == ["opened", "joined", "joined"]
    assert len({d.story for d in decisions}) == 1
    assert "balsa" in decisions[1].reason


def test_another_bombing_in_the_same_city_and_week_is_another_story() -> None:
    found = stories(run(Grouper(), *MARKET, *STATION))
    assert {found[r.id] for r in MARKET} != {found[r.id] for r in STATION}
    assert len(set(found.values())) == 2


def test_a_follow_up_a_week_later_joins_or_is_linked() -> None:
    decisions = run(Grouper(), *MARKET, *STATION, FOLLOW_UP)
    found = stories(decisions)
    links = [(d.story, d.other) for d in decisions if d.kind == "linked"]
    assert found["m9"] == found["m1"] or (found["m9"][0], found["m1"][0]) in links


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whichever_report_comes_first_they_are_one_story(order: tuple[int, ...]) -> None:
    assert len(set(stories(run(Grouper(), *(MARKET[i] for i in order), SEAL)).values())) == 2


def test_a_report_like_no_other_opens_a_story() -> None:
    (decision,) = run(Grouper(), SEAL)
    assert (decision.kind, decision.report) == ("opened", "z1")


def test_a_copy_joins_the_report_that_it_repeats() -> None:
    copy = replace(MARKET[0], id="c1", title="Fish market bomb", published="2031-05-06")
    decisions = run(Grouper(), *STATION, MARKET[0], copy)
    assert decisions[-1].reason == "a copy of m1"


def test_a_round_up_belongs_to_each_story_that_it_tells() -> None:
    found = stories(run(Grouper(), *MARKET, *STATION, BRIEFS))
    assert set(found["b1"]) == {found["m1"][0], found["s1"][0]}


def test_a_story_that_opens_later_is_found_in_a_round_up_that_came_before() -> None:
    found = stories(run(Grouper(), *MARKET, BRIEFS, *STATION))
    assert found["s1"][0] in found["b1"]


def test_the_same_reports_in_the_same_order_give_the_same_decisions() -> None:
    every = (*MARKET, SEAL, *STATION, BRIEFS, FOLLOW_UP)
    assert run(Grouper(), *every) == run(Grouper(), *every)


def test_reports_without_a_day_are_grouped_by_what_they_tell() -> None:
    undated = [replace(r, published=None) for r in (*MARKET, *STATION)]
    found = stories(run(Grouper(), *undated))
    assert [len({found[r.id] for r in part}) for part in (MARKET, STATION)] == [1, 1]
    assert found["m1"] != found["s1"]


def test_another_version_of_a_report_keeps_its_place() -> None:
    grouper = Grouper()
    run(grouper, *MARKET)
    assert run(grouper, MARKET[1]) == []


def test_a_restored_grouper_goes_on_as_the_first_would_have() -> None:
    first, second = Grouper(), Grouper()
    before = run(first, *MARKET, SEAL, STATION[0])
    found = stories(before)
    every = {r.id: r for r in (*MARKET, SEAL, *STATION)}
    second.restore(Row(r, signed(every[r]), found[r], str(every[r].published)) for r in found)
    assert [(s.id, s.reports) for s in second.stories()] == [(s.id, s.reports) for s in first.stories()]
    rest = (STATION[1], BRIEFS, FOLLOW_UP)
    assert run(second, *rest) == run(first, *rest)


def test_stories_leave_the_memory_and_are_found_again_by_what_they_hold() -> None:
    asked: list[tuple[str, ...]] = []
    opened = stories(run(Grouper(), MARKET[0]))["m1"]

    def recall(keys: object) -> list[Row]:
        asked.append(tuple(keys))  # type: ignore[arg-type]
        return [Row("m1", signed(MARKET[0]), opened, "2031-05-05")]

    grouper = Grouper(recall=recall, horizon=30)
    run(grouper, MARKET[0])
    asked.clear()
    late = replace(SEAL, id="late", published="2031-07-30")
    run(grouper, late)
    assert len(asked) == 1 and not grouper.holds(opened[0]), "a story that is not joined stays outside"
    again = report("m8", "2031-07-31", str(MARKET[0].title), *(MARKET[0].text[a:b] for a, b in MARKET[0].body))
    decisions = run(grouper, again)
    assert decisions[-1].story == opened[0]


def placed(report: Report, share: float, in_memory: bool) -> Grouping:
    """What becomes of a report beside two stories, one of three reports that are much alike, that a grouper holds or
    that left it; anything may join that is as near as `share` asks."""
    model = replace(load_model(), join=-8.0, cohesion=share)
    kept = [*((r, "market") for r in MARKET), (SEAL, "seal")]
    rows = [Row(r.id, signed(r), (story,), str(r.published)) for r, story in kept]
    grouper = Grouper(model, recall=None if in_memory else lambda keys: rows, reviewing=False)
    if in_memory:
        grouper.restore(rows)
    return run(grouper, report)[0]


@pytest.mark.parametrize("in_memory", [True, False])
@pytest.mark.parametrize(("share", "story"), [(0.0, "market"), (0.5, "seal")])
def test_a_story_asks_as_much_of_a_report_whether_it_is_in_memory_or_left_it(
    share: float, story: str, in_memory: bool
) -> None:
    """Reports that are near each other ask a share of that; then the next story has its turn."""
    decision = placed(STATION[0], share, in_memory)
    assert (decision.kind, decision.story) == ("joined", story)


@pytest.mark.parametrize("in_memory", [True, False])
def test_what_is_as_near_as_a_storys_own_reports_joins_it_from_wherever_it_is(in_memory: bool) -> None:
    assert placed(replace(FOLLOW_UP, published="2031-05-07"), 0.5, in_memory).story == "market"


def test_the_memory_is_bounded() -> None:
    grouper = Grouper(most_reports=2)
    run(grouper, *MARKET[:1], SEAL, *STATION)
    assert sum(len(s.reports) for s in grouper.stories()) <= 3
