"""Stories merge and split through the grouper, with the reason kept and ids that survive.

Thresholds are moved so that reports are first put wrongly; the weights that correct it are those of the package.
"""

from dataclasses import replace

from stream_of_reports import FOLLOW_UP, MARKET, SEAL, STATION, report, signed

from reportedly.evaluate.stories import apply_decisions
from reportedly.group import Grouper
from reportedly.group.likeness import load_model
from reportedly.records import Grouping, Report

TOO_STRICT = replace(load_model(), join=9.0)
"""No report is near enough to join: stories can only merge."""
TOO_LAX = replace(load_model(), join=-8.0, merge=9.0, cohesion=0.0)
"""A report joins whatever shares a word with it: stories can only split."""
THIRD = report(
    "s3", "2031-05-10", "Coach station reopens after rucksack bomb",
    "The waiting hall of Kolva's bus station opened again on Saturday, a day after a rucksack bomb killed four people"
    " there. Station master Hedda Krol said the students' tickets for the night coach to Orlin would be kept.",
)  # fmt: skip


def run(grouper: Grouper, *reports: Report) -> list[Grouping]:
    return [d for r in reports for d in grouper.add(r.id, signed(r), str(r.published))]


def test_stories_that_prove_to_be_one_merge_into_the_older_id_and_say_why() -> None:
    decisions = run(Grouper(TOO_STRICT), *MARKET[:2])
    assert [d.kind for d in decisions if d.kind != "linked"] == ["opened", "opened", "merged"]
    older, newer, merged = (d for d in decisions if d.kind != "linked")
    assert (merged.story, merged.other) == (newer.story, older.story)
    assert merged.reason.startswith("one story: ")


def test_after_a_merge_reports_are_under_the_surviving_id_and_later_ones_find_it() -> None:
    grouper = Grouper(TOO_STRICT)
    decisions = run(grouper, *MARKET, SEAL)
    older = decisions[0].story
    assert {story.id: set(story.reports) for story in grouper.stories()}[older] == {r.id for r in MARKET}
    assert apply_decisions(decisions) == {r.id: (s.id,) for s in grouper.stories() for r in (*MARKET, SEAL)
                                          if r.id in s.reports}  # fmt: skip
    copy = replace(MARKET[1], id="m7")
    assert run(grouper, copy)[0].story == older


def test_stories_of_two_events_do_not_merge() -> None:
    decisions = run(Grouper(TOO_STRICT), *MARKET, *STATION)
    assert len(set(apply_decisions(decisions).values())) == 2


def test_a_story_that_proves_to_be_two_splits_and_the_larger_part_keeps_the_id() -> None:
    grouper = Grouper(TOO_LAX)
    decisions = run(grouper, *MARKET, *STATION, FOLLOW_UP)
    leaving = [d for d in decisions if d.kind == "split"]
    assert {d.report for d in leaving} == {r.id for r in STATION}
    assert {d.story for d in leaving} == {decisions[0].story}
    assert all(d.reason.startswith("two stories: ") for d in leaving)
    assert {frozenset(s.reports) for s in grouper.stories()} == {
        frozenset(r.id for r in STATION),
        frozenset(r.id for r in (*MARKET, FOLLOW_UP)),
    }


def test_after_a_split_a_report_goes_to_the_part_that_it_tells() -> None:
    grouper = Grouper(TOO_LAX)
    new = next(d.other for d in run(grouper, *MARKET, *STATION, FOLLOW_UP) if d.kind == "split")
    assert run(grouper, THIRD)[0].story == new


def test_decisions_applied_one_by_one_give_the_stories_that_the_grouper_holds() -> None:
    for model in (TOO_STRICT, TOO_LAX, load_model()):
        grouper = Grouper(model)
        found = apply_decisions(run(grouper, *MARKET, SEAL, *STATION, FOLLOW_UP, THIRD))
        held = {r: s.id for s in grouper.stories() for r in s.reports}
        assert {r: s[0] for r, s in found.items()} == held
