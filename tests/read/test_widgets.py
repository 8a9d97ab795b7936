"""What a page's machinery writes, galleries, boxes about authors and uncredited captions leave the text."""

import hashlib

import pytest

from reportedly.language import identify_language
from reportedly.read import read
from reportedly.records import Page, Report

TITLE = "Both piers of Port Alder closed after a crane falls onto a ferry"
LEAD = (
    "The harbour authority of Port Alder closed both of its piers on Tuesday after a crane fell onto a ferry, "
    "injuring four dock workers."
)
SECOND = (
    "Rescue teams worked through the night to free two sailors who were trapped below the deck, the mayor, Ines "
    "Calder, said."
)
THIRD = "“We heard a noise like thunder and then the whole quay shook,” said Oleg Ruiz, a baker."
FOURTH = "The ministry of transport said that an inquiry would begin within a week, and that it would be public."
RUNNING = [f"Berth number {n} was still without light and water when the town hall closed for the day." for n in "1234"]


def report(*lines: str) -> Report:
    content = "\n".join(lines).encode()
    made = read(Page("page.txt", "text", content, hashlib.sha256(content).hexdigest()), "r1", identify_language)
    assert isinstance(made, Report), made
    return made


WIDGETS = [
    "Play video The crane falls from 0:45",
    "See the full gallery above.",
    "The video will start in 8 Cancel",
    "Buy Photo",
    "+12",
    "(VIDEO)",
    "LISTEN: The sound of the quay at night",
    "You have 3 free articles left this month.",
    "Your notification has been saved.",
    "There was a problem saving your notification.",
    "Whenever Ann Lee posts new content, you'll get an email delivered to your inbox with a link.",
    "Please whitelist our site.",
    "Suggest a correction",
    "If you like this story, share it with a friend!",
    "Contact Ann Lee at ann@alder.example or 555-010-0100.",
    "Advertisement - story continues below",
    "Powered by Boatboard",
    "Site Mobile Navigation",
    "Home / News / Port Alder",
    "(Updated 1:04 PM)",
    "Copyright Associated Press / Alder Post",
    "License for publishing multimedia online 0204511",
    "Ann Lee (@annlee)",
    "HIGH AND DRY Ferry runs aground twice in a week LAST CALL Crane firm closes yard NO ENTRY Why the pier is shut",
]


@pytest.mark.parametrize("line", WIDGETS)
def test_lines_of_the_pages_machinery_leave_the_text(line: str) -> None:
    made = report(LEAD, SECOND, line, THIRD, FOURTH)
    assert made.text.split("\n\n") == [LEAD, SECOND, THIRD, FOURTH]
    assert [x.text for x in made.removed] == [line]


CAPTIONS = [
    "A diver waits at the quay. (Harbour Watch)",
    "A diver waits at the quay. Harbour Watch",
    "A diver waits at the quay. Ann Lee for The Alder Post",
    "A diver waits at the quay. Credit Ann Lee/Harbour Watch",
    "A diver waits at the quay - Copyright AFP",
    "REUTERS/Ann Lee A diver waits at the quay",
    "ALDER SEA SCHOOL•GETTY A diver waits at the quay",
    "File - In this May 6, 2031 file photo, the ferry leaves with tourists on board.",
    "Ann Lee/Reuters",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_credited_captions_leave_the_text(line: str) -> None:
    made = report(LEAD, SECOND, line, THIRD, FOURTH)
    assert made.text.split("\n\n") == [LEAD, SECOND, THIRD, FOURTH]


ACCOUNT = [
    "The video will be shown to the families before it is published, the police said.",
    "You have three days to claim the damage, the harbour authority told the fishermen in a letter.",
    "The notification had been saved on a server of the operator, the inquiry found.",
    "The licence of the crane, number 204511, had expired in March, the ministry said.",
    "Calder is a former editor of the Alder Post, and said that she had seen nothing like it.",
    "More on the crew was not known, the coast guard said.",
]


@pytest.mark.parametrize("line", ACCOUNT)
def test_sentences_of_an_account_with_the_same_words_stay(line: str) -> None:
    made = report(LEAD, SECOND, line, THIRD, FOURTH)
    assert made.text.split("\n\n") == [LEAD, SECOND, line, THIRD, FOURTH]


RUN = [
    "Divers went down three times before the film of fuel was found",
    "The ferry had forty people on board when the crane came down",
    "The mayor said that the quay would stay shut until the summer",
]


def test_runs_of_unstopped_sentences_are_captions_where_a_page_sets_several() -> None:
    made = report(TITLE, LEAD, SECOND, *RUN, *RUNNING[:2], RUN[0].replace("Divers", "Sailors"), *RUNNING[2:], THIRD)
    assert made.text.split("\n\n") == [TITLE, LEAD, SECOND, RUN[2], *RUNNING, THIRD]
    assert RUN[2] not in [made.text[a:b] for a, b in made.body], "who said it stays in the text, outside the body"


def test_a_lone_run_and_lines_below_a_colon_stay() -> None:
    listed = report(TITLE, LEAD, SECOND, *RUN, *RUNNING, THIRD)
    below = report(TITLE, LEAD, SECOND, RUNNING[0], "The authority found:", RUN[0], *RUNNING[1:], THIRD, RUN[1], FOURTH)
    assert all(line in listed.text for line in RUN)
    assert RUN[0] in below.text


def test_pictures_of_a_gallery_share_its_heading() -> None:
    heading = "The cranes that shaped the coast"
    pictures = [
        f"{heading} First of its kind Built in 1931, it lifted grain.",
        f"{heading} A new age The second one lifted engines.",
    ]
    made = report(TITLE, LEAD, SECOND, *pictures, THIRD, FOURTH)
    assert made.text.split("\n\n") == [TITLE, LEAD, SECOND, THIRD, FOURTH]
    assert [x.why for x in made.removed] == ["picture of a gallery"] * 2


def test_paragraphs_that_open_with_the_same_title_are_no_gallery() -> None:
    lines = [
        "Former transport minister Sofia Brandt Ruiz opened the pier in 2019.",
        "Former transport minister Sofia Lindqvist closed it a year later.",
    ]
    made = report(TITLE, LEAD, SECOND, *lines, THIRD, FOURTH)
    assert all(line in made.text for line in lines)


def test_box_about_the_author_leaves_the_text_and_a_person_of_the_story_stays() -> None:
    author = "Tove Halden is a reporter for the Alder Post. She covers ports and ships."
    made = report(TITLE, LEAD, SECOND, THIRD, FOURTH, author)
    assert author not in made.text and made.removed[-1].why == "about the author"
    named = "Tove Halden, who filmed the crane, was not hurt, and her film was shown that evening."
    known = report(TITLE, LEAD, named, THIRD, FOURTH, author)
    assert author in known.text


def test_links_that_close_a_page_may_have_two_sentences() -> None:
    links = ["A ferry ran aground here in spring. Nobody was told.", "Why the piers of Port Alder are sinking"]
    made = report(TITLE, LEAD, SECOND, THIRD, FOURTH, "Read more:", *links)
    assert made.text.split("\n\n") == [TITLE, LEAD, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize(
    "title",
    [
        "Harbour Union Chief Slams Plan for Port Alder",
        "Both piers of Port Alder closed after a crane...",
        "Piers closed in Port Alder;",
    ],
)
def test_headline_in_capitals_or_cut_short_is_the_title_and_no_byline(title: str) -> None:
    made = report(title, LEAD, SECOND, THIRD)
    assert (made.title, made.byline) == (title, None)


def test_name_above_the_account_is_still_a_byline() -> None:
    assert report("Ann Lee, Alder Post", LEAD, SECOND, THIRD).byline == "Ann Lee"


def test_where_an_article_first_stood_is_a_credit() -> None:
    line = "Read the original article on Alder Wire."
    made = report(TITLE, LEAD, SECOND, THIRD, line)
    assert line in made.text and line not in [made.text[a:b] for a, b in made.body]
