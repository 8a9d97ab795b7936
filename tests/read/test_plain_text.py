# ruff: noqa: E501 - lists of lines as pages have them
"""Reading text that was already extracted: what is the account, what is the page, and what is known about it."""

import hashlib
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.language import identify_language
from reportedly.read import infer_days, read
from reportedly.records import Failure, Page, Report

LEAD = (
    "The harbour authority of Port Alder closed both of its piers on Tuesday after a crane fell onto a ferry, "
    "injuring at least four dock workers, officials said."
)
SECOND = (
    "Rescue teams worked through the night to free two sailors who were trapped below the deck, and the mayor, "
    "Ines Calder, said that the ferry had been inspected only last week."
)
THIRD = "“We heard a noise like thunder and then the whole quay shook,” said a baker whose shop faces the water."


def read_text(text: str, **fields: str) -> Report | Failure:
    content = text.encode()
    page = Page("page.txt", "text", content, hashlib.sha256(content).hexdigest())
    return read(replace(page, **fields), "r1", identify_language)  # type: ignore[arg-type]


def report(*lines: str, **fields: str) -> Report:
    made = read_text("\n".join(lines), **fields)
    assert isinstance(made, Report), made
    return made


def bodies(made: Report) -> list[str]:
    return [made.text[a:b] for a, b in made.body]


FURNITURE = [
    "A+ A-", "Comment (0)", "12 Comments", "Be the first to comment", "Share this story on Facebook", "Print Email Share",
    "Advertisement", "Sign up for our morning newsletter and get it in your inbox", "Follow us on Telegram and Facebook",
    "© 2031 Alder Gazette. All rights reserved.", "Photo: Harbour Watch", "(Photo by Lena Ruiz/Getty Images)", "File photo",
    "Image copyright Harbour Watch Image caption The crane before it fell", "Media playback is unsupported on your device",
    "These are external links and will open in a new window", "Read more: Ten ferries that never came back",
    "This website uses cookies to improve your experience.", "Continue reading the main story", "5 min read", "* * *",
    "Skip to main content", "Home > Region > Harbours", "Required",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_leaves_the_text_and_is_kept_with_its_rule(line: str) -> None:
    made = report(LEAD, line, SECOND, THIRD)
    assert bodies(made) == [LEAD, SECOND, THIRD]
    assert made.text == f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
    assert [(x.text, bool(x.why)) for x in made.removed] == [(line, True)]


ACCOUNT = [
    "The ministry said that it would not comment on the newsletter that named its envoy.",
    "Residents were told to follow updates on Telegram, where the governor posts every evening.",
    "She signed up as a volunteer in 2019 and was sent to the northern front within a month.",
    "The photo, taken by a drone, shows three burnt vehicles on the road to the airport.",
    "Watch officers heard the alarm at 3 a.m. and called the coast guard.",
    "Reporting from the island was impossible for most of the day, as every line was down.",
    "Comments by the minister drew anger, and moderators of the talks said they would publish nothing.",
    "“Share this story with everyone you know,” the captain said.",
    "Written in 1994, the treaty was never approved by the upper house.",
    "The law will take effect in Port Alder on 3 May 2031.",
    "Parliament votes in Calderon on Monday.",
]


@pytest.mark.parametrize("line", ACCOUNT)
def test_sentences_that_only_mention_furniture_stay(line: str) -> None:
    assert bodies(report(LEAD, line, SECOND)) == [LEAD, line, SECOND]


def test_comment_rules_run_to_the_end() -> None:
    rules = ["Comments", "We welcome comments on every article. All comments are moderated before they are published.",
             "Profanity, threats and personal attacks are removed.", "Post a comment", "Required"]  # fmt: skip
    made = report(LEAD, SECOND, THIRD, *rules)
    assert bodies(made) == [LEAD, SECOND, THIRD]
    assert [x.text for x in made.removed] == rules


def test_other_stories_at_the_end_go_with_their_blurbs() -> None:
    teasers = ["Most read", "A lighthouse on the move. Photo: Harbour Watch", "Lighthouse to be moved inland brick by brick",
               "The oldest light on the coast will be carried two miles this summer, the council said."]  # fmt: skip
    made = report(LEAD, SECOND, THIRD, *teasers)
    assert bodies(made) == [LEAD, SECOND, THIRD]


def test_a_list_of_other_stories_within_the_text_gives_the_account_back() -> None:
    made = report(
        LEAD, "Related", "Lighthouse to be moved inland brick by brick", SECOND, THIRD, SECOND.replace("two", "six")
    )
    assert bodies(made) == [LEAD, SECOND, THIRD, SECOND.replace("two", "six")]


def test_headline_stands_first_and_outside_the_body() -> None:
    made = report("Crane falls on ferry in Port Alder", "", LEAD, SECOND)
    assert made.title == "Crane falls on ferry in Port Alder"
    assert made.text.startswith(made.title + "\n\n")
    assert bodies(made) == [LEAD, SECOND]


def test_standfirst_is_no_headline() -> None:
    made = report("Both piers of the harbour are closed and nobody knows for how long.", LEAD, SECOND)
    assert made.title is None
    assert len(made.body) == 3


@pytest.mark.parametrize(
    ("opening", "dateline", "place", "credit"),
    [
        ("ALDER, Northern Region - ", "ALDER, Northern Region", "Alder, Northern Region", None),
        ("NAIROBI, Kenya (AP) — ", "NAIROBI, Kenya", "Nairobi, Kenya", "AP"),
        ("LONDON, Dec 8 (Reuters) - ", "LONDON, Dec 8", "London", "Reuters"),
        ("BEIJING -- ", "BEIJING", "Beijing", None),
        ("MOSCOW, December 8. /TASS/. ", "MOSCOW, December 8", "Moscow", "TASS"),
        ("Lima, Peru (CNN) — ", "Lima, Peru", "Lima, Peru", "CNN"),
        ("(Reuters) - ", None, None, "Reuters"),
        ("RIYADH: ", "RIYADH", "Riyadh", None),
    ],
)
def test_dateline_is_set_apart(opening: str, dateline: str | None, place: str | None, credit: str | None) -> None:
    made = report(opening + LEAD, SECOND)
    assert (made.dateline, made.place) == (dateline, place)
    assert bodies(made)[0] == LEAD
    assert [c.name for c in made.credits] == ([credit] if credit else [])
    assert all(made.text[c.start : c.end] == c.name for c in made.credits)


@pytest.mark.parametrize("opening", ["WATCH: ", "The plan - ", "HOST: ", "UPDATE - "])
def test_labels_are_no_datelines(opening: str) -> None:
    assert report(opening + LEAD, SECOND).dateline is None


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    made = report("MARTA: " + LEAD, "OLEG RUIZ: " + SECOND, "MARTA: " + THIRD)
    assert made.dateline is None


def test_byline_and_tag_lines_are_credits_outside_the_body() -> None:
    made = report(
        "Crane falls on ferry",
        "By Jane Doe, Reuters",
        LEAD,
        SECOND,
        "(Reporting by Jane Doe; Editing by Ann Lee)",
        "With agencies",
    )
    assert made.byline == "Jane Doe"
    assert bodies(made) == [LEAD, SECOND]
    assert {"Jane Doe", "Reuters"} <= {c.name for c in made.credits}
    assert "Editing by Ann Lee" in made.text


def test_tag_line_glued_to_a_paragraph_is_outside_the_body() -> None:
    assert bodies(report(LEAD, SECOND + " (Writing by Ann Lee; Editing by Bo Dahl)"))[-1] == SECOND


def test_caption_and_subheading_stay_in_the_text_but_not_in_the_body() -> None:
    made = report(LEAD, "Rescue workers in Port Alder on May 3.", SECOND, "What happens now", THIRD)
    assert bodies(made) == [LEAD, SECOND, THIRD]
    assert "Rescue workers in Port Alder on May 3." in made.text
    assert "What happens now" in made.text


def test_list_items_stay_body() -> None:
    items = ["North pier: closed until Friday", "South pier: open to fishing boats", "Ferry terminal: no date yet"]
    assert bodies(report(LEAD, SECOND, *items, THIRD, LEAD[:-1] + " again.")) == [
        LEAD,
        SECOND,
        *items,
        THIRD,
        LEAD[:-1] + " again.",
    ]


def test_source_line_becomes_outlet_and_address() -> None:
    made = report(LEAD, SECOND, "Source: https://www.alder-gazette.example/2031/05/06/crane.html")
    assert made.outlet == "alder-gazette.example"
    assert made.url == "https://www.alder-gazette.example/2031/05/06/crane.html"
    assert made.published == "2031-05-06"


def test_named_source_is_a_credit_and_no_outlet() -> None:
    made = report(LEAD, SECOND, "Source: AFP")
    assert made.outlet is None
    assert [c.name for c in made.credits] == ["AFP"]


def test_outlet_and_day_beside_each_other() -> None:
    made = report("Crane falls on ferry", "", "06-05-2031", "Gazeta", "", LEAD, SECOND)
    assert (made.outlet, made.published) == ("Gazeta", "2031-05-06")
    assert dict(made.how)["published"].endswith("06-05-2031")


def test_days_that_the_text_names_decide_the_order_of_day_and_month() -> None:
    text = LEAD.replace("on Tuesday", "on May 6")
    assert report("Crane falls on ferry", "05/06/2031", text, SECOND).published == "2031-05-06"


def test_day_within_the_number_of_an_address_needs_the_text_to_name_it() -> None:
    url = "Source: https://alder.example/crane-17731050611223344.htm"
    assert report(LEAD, SECOND, url).published is None
    assert report(LEAD.replace("on Tuesday", "on May 6"), SECOND, url).published == "2031-05-06"


def test_date_within_the_account_heads_a_part_of_it() -> None:
    parts = [LEAD, SECOND, THIRD, LEAD, SECOND, THIRD, LEAD, SECOND]
    made = report(*parts, "3 p.m. Saturday, September 16", THIRD, *parts)
    assert "September 16" in made.text
    assert made.published is None


def test_day_is_inferred_from_the_story_only_where_the_words_fit() -> None:
    dated = report("Crane falls on ferry", "06-05-2031", LEAD, SECOND)  # a Tuesday
    same = report(LEAD, SECOND)
    other = report(LEAD.replace("Tuesday", "Saturday"), SECOND)
    silent = report(LEAD.replace(" on Tuesday", ""), SECOND)
    later = report(LEAD, SECOND + " A hearing was held on May 8.")
    got = infer_days([dated, same, other, silent, later])
    assert [r.published for r in got] == ["2031-05-06", "2031-05-06", None, None, None]
    assert dict(got[1].how)["published"].startswith("inferred from the story")


def test_wrapped_text_becomes_paragraphs() -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(p, 68) for p in (LEAD, SECOND, THIRD))
    assert bodies(report(wrapped)) == [LEAD, SECOND, THIRD]


def test_other_languages_and_pages_without_an_article_are_failures() -> None:
    spanish = (
        "Las autoridades del puerto cerraron ayer los dos muelles de la ciudad después de que una grúa cayera. " * 4
    )
    failed = read_text(spanish)
    assert isinstance(failed, Failure)
    assert "Spanish (es)" in failed.reason
    menu = read_text("Home\nNews\nWorld\nSign in\nSubscribe\nContact us")
    assert isinstance(menu, Failure)
    assert "no article" in menu.reason


@pytest.mark.parametrize(
    "unit", ["a", "a b ", "x, ", "Ab. ", "- ", "A A", "(", '"', "http://a ", "1/2 ", "By A ", "A/", "12 ", "[@", "A+ "]
)
def test_long_lines_take_linear_time(unit: str) -> None:
    start = time.process_time()
    read_text(unit * (1_000_000 // len(unit)))
    read_text("\n".join([unit * (410 // len(unit))] * 30))
    assert time.process_time() - start < 10


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cc", "Cf"]), max_size=40)
LINES = st.lists(st.one_of(st.sampled_from([*FURNITURE, *ACCOUNT, LEAD, SECOND, THIRD, "Comments", "Related", "By Ann Lee", "Reuters", "06-05-2031", "ALDER (AP) - " + LEAD, LEAD + " (AFP)"]), WORDS), max_size=14)  # fmt: skip


def words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text))


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_nothing_is_lost_and_ranges_are_sound(lines: list[str]) -> None:
    text = "\n".join([LEAD, *lines, SECOND])
    made = read_text(text)
    assert isinstance(made, Report)
    assert words(made.text) + words("") == sorted(words(made.text))
    assert sorted(words(made.text) + [w for x in made.removed for w in words(x.text)]) == words(text)
    ends = [0]
    for start, end in made.body:
        assert ends[-1] <= start < end <= len(made.text)
        assert "\n" not in made.text[start:end]
        assert made.text[start:end] == made.text[start:end].strip()
        ends.append(end)
    assert "\n\n\n" not in made.text
    assert all(made.text[c.start : c.end] == c.name for c in made.credits)
    assert read_text(text) == made
