"""Notices around an account leave its text; sentences of an account that begin like one stay."""

import hashlib

import pytest

from reportedly.language import identify_language
from reportedly.read import read
from reportedly.records import Page, Report

LEAD = (
    "The waterworks of Norrin shut two of its wells on Friday after a film of fuel was seen on the lake, the town said."
)
SECOND = (
    "Engineers took samples from eleven houses, and the results are due within three days, said the mayor, Tove Halden."
)
THIRD = "The depot above the lake had been inspected in spring, and its owner denies that anything has leaked from it."
TITLE = "Wells shut in Norrin after fuel is seen on lake"


def report(*lines: str) -> Report:
    content = "\n".join(lines).encode()
    made = read(Page("page.txt", "text", content, hashlib.sha256(content).hexdigest()), "r1", identify_language)
    assert isinstance(made, Report), made
    return made


@pytest.mark.parametrize(
    "line",
    [
        "Update: This article has been updated with new figures from the town.",
        "Correction: An earlier version of this story misstated the number of wells.",
        "This is a developing story. Please refresh the page for updates.",
        "Disclaimer: Nothing on this page is meant as advice of any kind.",
        "This article is for information only and is not investment advice.",
        "Our privacy notice has changed. Read more here.",
        "Rate this article: 1 2 3 4 5",
        "Noticed a mistake? Select the text and press Ctrl+Enter",
        "Craving more? Like us on Facebook or find us on Instagram.",
        "Subscribe to the Lakeside Letter",
        "Read more about the letter seen by the Lake Post here.",
        "tips@lakepost.example",
        "Fuel seen on the lake of Norrin 11:03 AM ET Fri, 7 March 2031 | 00:40",
        "Related What Do the Wells of Norrin Have in Common? Three engineers answer",
        "Email: ann@lakepost.example; Follow Ann Lee @annlee on Twitter",
        "Signing up is easy – just click here and fill in the form with your details.",
        "The Shore is a new daily newsletter from the Lake Post that tells what matters. Do subscribe.",
        "A version of this article appears in print on Page A 4 of the Norrin edition",
        "(Lake Post 03/07/2031 page4)",
        "Review: Ann Lee's 'Deep Water' is a shallow film",
        "4 show all Norrin in pictures",
        "The depot above the lake ©Ann Lee (AFP)",
        "Sponsored: The kettle that everyone in Norrin wants",
        "Lake Post Top Deals:",
        "Now Playing:",
        "(SOUNDBITE OF ARCHIVED RECORDING)",
        "Tove Halden ✔ @tovehalden",
        "9:14 PM - 5 Feb 2031",
        "1,204 people are talking about this",
        "MARKETS | FUNDS | COMPANIES | VIDEO",
        "Menu News City Weather Announcements Search",
        "Ann Lee is a reporter who covers the lakes for the Post. Follow her on Twitter @annlee",
        "The Lake Post is an independent news outlet. Our reporting is free; write to us at desk@lakepost.example",
        "Archives Select Month January 2031 December 2030 November 2030",
        "Fuel on the lake 1/3 The depot 2/3 A well near Norrin 3/3 Divers at the pier",
        "A well near the shore (Getty Images)",
        "The depot seen in spring (Ann Lee / Lake Post)",
        "Screenshot: “norrin-water.example”",
    ],
)
def test_notice_leaves_the_text_and_is_kept_as_removed(line: str) -> None:
    made = report(TITLE, LEAD, SECOND, line, THIRD)
    assert made.text.split("\n\n") == [TITLE, LEAD, SECOND, THIRD]
    assert line in [x.text for x in made.removed]


@pytest.mark.parametrize(
    "line",
    [
        "Update: The owner of the depot has answered; it says that its tanks are tight.",
        "Residents can find updates on the town's page, and follow the mayor on Facebook, the town said.",
        "Halden, who was a reporter for ten years, wrote on Twitter that she would drink from the lake herself.",
        "This report by the ministry was corrected after the town complained, Halden said on Friday.",
        "Subscribers of the town's alerts were told at six in the morning, two hours before everyone else.",
        "Related Companies said that its depot was tight and that it would open its books to the town.",
        "Analysis: the water holds eleven parts of fuel in a million, the town's laboratory wrote.",
        "Users of the town's page have to click here and there until they find the map, the mayor said “in despair”.",
        "“Noticed a mistake? Tell us,” reads the sign at the gate of the depot.",
        "Sponsored runners wore blue on Friday to remember the two divers who died in the lake.",
        "Two of 3 wells on the east shore and 2 of 5 on the west shore were found clean, the town said.",
    ],
)
def test_account_that_begins_like_a_notice_stays(line: str) -> None:
    assert line in report(TITLE, LEAD, SECOND, line, THIRD).text


def test_links_of_a_post_are_cut_and_its_words_stay() -> None:
    post = "The wells are shut. Boil your water! pic.twitter.com/Ab1 — Tove Halden (@tovehalden) March 7, 2031"
    made = report(TITLE, LEAD, "Skip Twitter post by @tovehalden " + post, SECOND, THIRD)
    assert "The wells are shut. Boil your water! — Tove Halden (@tovehalden) March 7, 2031" in made.text
    assert "pic.twitter.com/Ab1" in [x.text for x in made.removed]


def test_points_above_the_account_that_it_tells_again_leave_the_text() -> None:
    point = "The depot above the lake had been inspected in spring, and its owner denies"
    made = report(TITLE, LEAD, point, SECOND, THIRD)
    assert made.text.split("\n\n") == [TITLE, LEAD, SECOND, THIRD]


@pytest.mark.parametrize("line", ["07.03.2031 20:10    Views: 14 208    Comments: 61", "7 March 2031 | 4 comments"])
def test_counts_beside_the_date_do_not_hide_it(line: str) -> None:
    assert report(TITLE, line, LEAD, SECOND, THIRD).published == "2031-03-07"


UNSTOPPED = [
    "Divers went down three times before the film of fuel was found",
    "The depot has eleven tanks and stands a mile above the shore",
    "Two of the wells have given the town its water for ninety years",
]
RUNNING = [
    f"In the street of house number {n} the taps were still dry when the town hall closed for the day." for n in "12345"
]


def test_single_unstopped_sentences_are_captions_where_a_page_has_several() -> None:
    mixed = [line for pair in zip(UNSTOPPED, RUNNING, strict=False) for line in pair]
    made = report(TITLE, LEAD, SECOND, *mixed, *RUNNING[3:], THIRD)
    assert not any(line in made.text for line in UNSTOPPED)
    assert [x.text for x in made.removed] == UNSTOPPED


def test_one_unstopped_sentence_and_a_list_stay() -> None:
    one = report(TITLE, LEAD, SECOND, UNSTOPPED[0], *RUNNING, THIRD)
    listed = report(TITLE, LEAD, SECOND, *RUNNING, *UNSTOPPED, THIRD)
    assert UNSTOPPED[0] in one.text and all(line in listed.text for line in UNSTOPPED)
