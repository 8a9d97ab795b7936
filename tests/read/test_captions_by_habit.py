"""Captions without a credit: known by what they show, by the page's habit, or because a paragraph tells them again."""

import pytest
from plain_reports import bodies, report

from reportedly.records import Report

TITLE = "Ferry to Norrin runs aground off northern pier"
RUNNING = [
    "The ferry to Norrin ran aground on Monday night off the northern pier, the harbour authority of the islands said "
    "in a statement.",
    "About forty passengers were taken off by two lifeboats before midnight, and nobody was badly hurt in the crash.",
    "The captain told investigators that a warning light had failed shortly before the vessel left the channel.",
    "Divers will look at the hull on Wednesday, once the wind has dropped and the tide allows it to be reached.",
    "The company said that it would refund all tickets and lay on buses for those who could not travel that day.",
    "The mayor thanked the crews of both lifeboats and promised that the channel would be dredged in the spring.",
]


def within(line: str, at: int = 3) -> Report:
    return report(TITLE, *RUNNING[:at], line, *RUNNING[at:])


SHOWN = [
    "The northern pier is seen from the tower of the town hall. The lamp had been out since the spring",
    "Both lifeboats (pictured) have served on this coast for forty years",
    "Pictured is the lamp of the northern pier, which had not been lit for a week",
    "Split: the hull has a gash of eleven metres. The divers were pictured at the quay in Norrin",
    "Alder Marine Alder Marine has run the ferries for thirty years",
    "2031 Harbour Watch A ferry leaves the quay with tourists on its upper deck",
    "The gash in the hull can be made out below the water line (Institute of Norrin)",
    "The ferry a day after it ran aground off the northern pier (Reuters)",
    "The trail of oil behind the ferry was eleven miles long by the morning. (Reuters)",
    "GETTY Is the old lamp 'to blame'?",
]


@pytest.mark.parametrize("line", SHOWN)
def test_a_line_that_shows_or_names_its_maker_is_a_caption(line: str) -> None:
    made = within(line)
    assert bodies(made) == RUNNING
    assert [x.text for x in made.removed] == [line]


KEPT = [
    "Her uncle made news in spring when he was pictured biting a customs officer. He was given a medal for it",
    "Divers from the island went down with a team of the CHS (Coastal Hydrographic Service)",
    "Ulla Brandt, the member for the islands, is seen as the next minister, two of her friends said",
    "The harbour master had told a radio station that the lamp had been looked at in spring and found whole",
    "The mayor is seen as a friend of the yard.",
]


@pytest.mark.parametrize("line", KEPT)
def test_a_paragraph_that_only_lacks_its_stop_stays(line: str) -> None:
    assert line in bodies(within(line))


def test_an_agency_behind_the_last_paragraphs_is_a_tag_line_and_no_picture() -> None:
    last = RUNNING[-1].removesuffix(".") + ". (Reuters)"
    made = report(TITLE, *RUNNING[:-1], last)
    assert bodies(made) == RUNNING
    assert [c.name for c in made.credits] == ["Reuters"]


def test_reports_of_several_agencies_on_one_page_are_no_captions() -> None:
    tagged = [f"{line} ({agency})" for line, agency in zip(RUNNING, ["AP", "AFP", "AP", "Reuters"], strict=False)]
    made = report(TITLE, *tagged, *RUNNING[4:])
    assert not made.removed


RETOLD = [
    "A warning light failed shortly before the vessel left the channel, the captain has told investigators",
    "Saved: about forty passengers were taken off by the two lifeboats before midnight and nobody was badly hurt",
]


@pytest.mark.parametrize("line", RETOLD)
def test_a_caption_that_a_paragraph_tells_again_leaves_the_text(line: str) -> None:
    made = within(line, 4)
    assert bodies(made) == RUNNING
    assert [x.why for x in made.removed] == ["words of the account shown twice"]


def test_a_headline_below_a_label_is_no_caption_although_the_account_tells_it_again() -> None:
    headline = "Ferry to Norrin runs aground off the northern pier"
    made = report("NORRIN SHIPPING", headline, *RUNNING)
    assert headline in made.text


@pytest.mark.parametrize(
    "line",
    [
        "A warning light failed shortly before the vessel left the channel, captain Ivo Brandt has told investigators",
        "About 41 passengers were taken off by the two lifeboats before midnight and nobody was badly hurt",
        "A warning light failed shortly before the vessel left the channel, and the mate was asleep on the bridge",
    ],
)
def test_a_line_with_a_name_a_number_or_words_of_its_own_stays(line: str) -> None:
    assert line in bodies(within(line, 4))


def test_a_paragraph_that_stands_right_below_itself_is_told_once() -> None:
    made = report(TITLE, *RUNNING[:2], RUNNING[1], *RUNNING[2:])
    assert bodies(made) == RUNNING
    assert [x.text for x in made.removed] == [RUNNING[1]]
    rolling = report(TITLE, *RUNNING[:4], RUNNING[1], *RUNNING[4:])
    assert bodies(rolling).count(RUNNING[1]) == 2, "running coverage says the same again further down"


LONE = "The ferry company has lost two of its vessels along this coast in the last ten years"


def test_captions_with_a_mark_show_the_habit_of_a_page() -> None:
    marked = [
        "Getty Images The ferry leaves with tourists on board",
        "Getty Images The lamp of the northern pier by night",
    ]
    habit = report(TITLE, *RUNNING[:2], marked[0], RUNNING[2], marked[1], RUNNING[3], LONE, *RUNNING[4:])
    assert bodies(habit) == RUNNING
    assert LONE in bodies(report(TITLE, *RUNNING[:4], LONE, *RUNNING[4:])), "one alone may be anything"


def test_two_long_captions_suffice_and_none_that_tells_who_said_something() -> None:
    long = "The company has lost two of its vessels along this coast in the last ten years alone"
    said = "The company said in spring that it would look at every lamp along the coast before the summer"
    made = report(TITLE, *RUNNING[:3], long, RUNNING[3], said, *RUNNING[4:])
    assert [x.text for x in made.removed] == [long]
    assert said in bodies(made)


@pytest.mark.parametrize(
    "item",
    ["Lap 14 Ivo Brandt goes off at the chicane and the safety car comes out", "How to claim a refund from the line"],
)
def test_items_of_a_list_and_questions_are_no_captions_by_habit(item: str) -> None:
    marked = [
        "Getty Images The ferry leaves with tourists on board",
        "Getty Images The lamp of the northern pier by night",
    ]
    made = report(TITLE, *RUNNING[:2], marked[0], RUNNING[2], marked[1], RUNNING[3], item, *RUNNING[4:])
    assert item in made.text
