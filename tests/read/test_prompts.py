"""What pages ask of readers leaves the text; sentences with a prompt's first words stay; blocks end where account goes
on."""

import pytest
from plain_reports import bodies, report

LEAD = (
    "The ferry to Norrin ran aground on Monday night off the northern pier, the harbour authority of the islands said "
    "in a statement."
)
SECOND = (
    "About forty passengers were taken off by two lifeboats before midnight, and nobody was badly hurt in the accident."
)
THIRD = "The captain told investigators that a warning light had failed shortly before the vessel left the channel."
FOURTH = "Divers will look at the hull on Wednesday, once the wind has dropped and the tide allows it to be reached."
FIFTH = "The mayor thanked the crews of both lifeboats and promised that the channel would be dredged in the spring."
PAGE = [LEAD, SECOND, THIRD, FOURTH, FIFTH]


PROMPTS = [
    "Are you in the area? Have you been affected? Email us: tips@norrinpost.example",
    "Please include a contact number if you are willing to speak to a reporter.",
    "WhatsApp: +44 7700 900123",
    "Text an SMS or MMS to 61124",
    "Upload your pictures here",
    "Ferry runs aground 1:23 autoplay autoplay Copy this code to your website or blog",
    "What do you think? Let us know in the comments below",
    "Have a suggestion on how we can improve this letter? Send us a note.",
    "Got a confidential tip? The Norrin Post would like to hear from readers who want to share papers with our desk.",
    "Quiz: How well do you know the channel?",
    "Never miss a story",
    "Stay up to date with the latest news from the islands",
    "Don't have an account? Sign up today",
    "Please enter a valid email address",
    "I agree to the terms and conditions",
    "Your email address will not be published. Required fields are marked *",
    "Save my name, email, and website in this browser for the next time I comment.",
    "A link has been posted to your Facebook feed.",
    "Sorry, this video is no longer available",
    "LISTEN • 4:12",
    "12 photos",
    "Slide 1 of 5",
    "Heard on Morning Tide",
    "Photo by Ann Lee on Unsplash",
    "Credit Ann Lee for The Norrin Post",
    "Image supplied",
    "3 hours ago",
    "Norrin mourns its old pilots Posted by Norrin Post on Monday, May 3, 2031",
    "Paid for by Norrin Savings Bank",
    "We may earn a commission from links on this page.",
    "When you buy through links here we may earn an affiliate commission.",
    "The views expressed in this article are those of the author.",
    "Full story: Ferry runs aground",
    "More about: Ferries",
    "Opinion: Who will dredge the channel?",
    "Save for later",
    "Link copied!",
    "Learn more",
    "Load more comments",
    "• This article was amended on 4 May 2031. An earlier version said that the ferry was built in 1989.",
    "Earlier versions of this story included an incorrect age for the captain. He is 43.",
    "The cranes of the coast, and the people who drive them. 1 / 18",
    "Ferries by Numbers Sailings have fallen every year since the bridge was opened Source: Harbour authority, Post",
    "BBC's Ann Lee explains how the tides of the channel work.",
    "Read our full coverage of the accident",
    "Watch the moment the ferry hits the reef",
    "More Norrin News",
    "Related Story Ferry captain held after a night on the reef",
    "External Link: Harbour master on the tides",
    "Ann Lee, Staff Photographer",
    "Ann Lee / AFP - Getty Images",
    "Supplied: Ann Lee",
    "Shape Created with Sketch.",
    "This ad will end in 5 seconds",
    "Report abuse",
]


@pytest.mark.parametrize("line", PROMPTS)
def test_what_a_page_asks_of_its_reader_leaves_the_text(line: str) -> None:
    made = report(LEAD, SECOND, THIRD, line, FOURTH, FIFTH)
    assert made.text.split("\n\n") == PAGE
    assert [x.text for x in made.removed] == [line]


TOLD = [
    "Have investigators found information that points to a crime? The harbour authority would not say.",
    "This video, which could not be verified, shows smoke above the pier.",
    "By registering as a foreign agent today, the company avoided a fine.",
    "Something went wrong in the engine room, the captain told the inquiry.",
    "Full access to the wreck was granted to inspectors on Tuesday.",
    "To access the full recording, investigators will need the maker's help.",
    "Not a member of any party, she now leads the council.",
    "By closing the Port Alder site, the company will cut 400 jobs.",
    "Like many on Facebook, she had learned of the accident from a neighbour.",
    "For more information on the inquiry, families will have to wait until spring.",
    "Prices rose as deliveries to the islands were delayed by the storm.",
    "(c) the master failed to keep a proper lookout;",
    "Next up is the final against Alder on Sunday.",
    "The minister wants pupils to read more.",
    "Popular – but never loved – the mayor won a third term.",
    "Details soon emerged of a second explosion.",
    "There was an error in the signal box, the report found.",
    "The law says that cloning for reproduction is prohibited.",
    "Get notifications out sooner, the inquiry told the coastguard.",
    "Join the briefing at noon, reporters were told, and bring your passes.",
    "Home: that is where the survivors wanted to be, one after another.",
    "Call the coastguard on 555-123-4567 if you see wreckage, the authority said.",
    "Keep reading, the judge told the witness.",
    "Did you see the light? No, the witness said.",
    "I agree to the terms, the chairman wrote in the letter.",
    "We may earn a profit next year, the company told investors.",
    "Paid for by the islanders, the lifeboat was launched in 1998.",
    "Stay informed, the authority told the islanders, and keep your radios on.",
]


@pytest.mark.parametrize("line", TOLD)
def test_what_tells_something_is_no_prompt_whatever_it_begins_with(line: str) -> None:
    assert line in bodies(report(LEAD, SECOND, THIRD, line, FOURTH, FIFTH))


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee reported from Port Alder, and Ivo Brandt from Norrin.",
        "Material from the AP was used in this report.",
        "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
        "[Editor: lubrandt]",
    ],
)
def test_who_else_worked_on_a_story_is_a_credit(line: str) -> None:
    made = report(*PAGE, line)
    assert line in made.text and bodies(made) == PAGE


@pytest.mark.parametrize("button", ["View comments (12)", "12 comments", "Discussion", "Responses"])
def test_account_below_a_button_or_heading_of_comments_stays(button: str) -> None:
    assert bodies(report(LEAD, SECOND, THIRD, button, FOURTH, FIFTH)) == PAGE


def test_comments_of_readers_run_to_the_end() -> None:
    said = ["Mara T", "3 days ago", "I was on that boat and nobody told us anything at all, they should all resign."]
    made = report(*PAGE, "Comments", *said)
    assert bodies(made) == PAGE
    assert [x.text for x in made.removed] == ["Comments", *said]


SHORT = ["It has not been seen again.", "The inquiry opens in May."]
TEASER = "Ferry captain held after a night on the reef"


@pytest.mark.parametrize("label", ["Read more", "Related:", "Also read"])
@pytest.mark.parametrize("end", [SHORT, SHORT[:1], [FIFTH]])
def test_last_paragraphs_below_one_link_are_account(label: str, end: list[str]) -> None:
    made = report(LEAD, SECOND, THIRD, FOURTH, label, TEASER, *end)
    assert bodies(made) == [*PAGE[:4], *end]
    assert [x.text for x in made.removed] == [label, TEASER]


def test_a_link_of_two_sentences_below_its_label_leaves_the_text() -> None:
    link = "I ran the ferries for years. Today I would tell them: mind your lamps"
    assert bodies(report(LEAD, SECOND, "Read more", link, THIRD, FOURTH, FIFTH)) == PAGE


def test_headlines_glued_together_below_a_colon_leave_the_text() -> None:
    glued = "Why every pier in Norrin should have this $13 lamp The best rope for small boats is on sale again today"
    made = report(*PAGE, "Norrin Post Top Deals:", glued, "Trending Right Now:", glued.replace("pier", "mole"))
    assert bodies(made) == PAGE


def test_links_in_brackets_may_hold_two_sentences_where_a_page_sets_several() -> None:
    links = ["[Why the U.K. lamp failed on the northern pier]", "[The lamp was old. The oil was older.]"]
    assert bodies(report(LEAD, SECOND, links[0], THIRD, FOURTH, links[1], FIFTH)) == PAGE
    alone = report(LEAD, SECOND, THIRD, FOURTH, "[He did not know. Nobody did.]", FIFTH)
    assert "[He did not know. Nobody did.]" in alone.text


def test_a_refrain_at_the_end_is_no_headline() -> None:
    verses = [
        "They sang as all the boats went down",
        "And none of them came home",
        "They sang as all the boats went down",
    ]
    made = report(*PAGE, *verses)
    assert made.text.endswith("\n\n".join(verses))


def test_a_list_of_headlines_at_the_end_may_hold_one_twice() -> None:
    links = [f"Ferry number {n} runs aground off the northern pier" for n in ("two", "three", "four", "five", "two")]
    assert bodies(report(*PAGE, *links)) == PAGE


def test_words_behind_a_glued_link_of_a_post_keep_their_first_letters() -> None:
    post = "The lamp is lit again https://t.co/Ab1cDpic.twitter.com/Xy2 — Norrin Post (@norrinpost) May 3, 2031"
    made = report(LEAD, SECOND, post, THIRD, FOURTH)
    assert "The lamp is lit again — Norrin Post (@norrinpost) May 3, 2031" in made.text
    assert {"https://t.co/Ab1cD", "pic.twitter.com/Xy2"} == {x.text for x in made.removed}


def test_where_a_feed_says_a_story_first_stood_is_a_credit() -> None:
    line = "Ferry runs aground originally appeared on alderwire.example on Mon, 3 May 2031 at 10:05:01 EDT."
    made = report(*PAGE, line)
    assert line in made.text and line not in bodies(made)
    assert not made.removed
