# ruff: noqa: E501 - lines as pages have them
"""What leaves the text of a report because of its form alone, and lines of an account that look like it and stay."""

import pytest
from plain_reports import bodies, report

LEAD = "The harbour authority of Port Alder closed both of its piers on Tuesday after a crane fell onto a ferry, injuring four dock workers."
SECOND = "Rescue teams worked through the night to free two sailors who were trapped below the deck, the mayor, Ines Calder, said."
THIRD = (
    "“We heard a noise like thunder and then the whole quay shook,” said Oleg Ruiz, a baker whose shop faces the water."
)
FOURTH = "The ministry of transport said that an inquiry would begin within a week, and that the operator had been questioned."

FIFTH = "The operator did not answer questions, and its office on the north quay stayed dark for the rest of the day."


CAPTIONS = [
    "A drone's view of the quay on May 6, 2031. (Photo: Harbour Watch)",
    "Dock workers leave the quay of Port Alder. (Lena Ruiz/AFP/Getty Images)",
    "The ferry in an earlier season (AFP/Getty Images)",
    "FILE - In this March 2, 2029, file photo, the ferry Alder Star leaves the harbour with tourists on board.",
    "The ferry was towed into the inner basin (file photo)",
    "In this May 6, 2031 photo released by the coast guard, divers wait beside the crane.",
    "Getty Images Divers are waiting for the tide",
    "EPA • PA The mayor spoke to families outside the terminal",
    "Screen grab from a video obtained by Harbour Watch shows the crane as it leans over the water",
    "Ines Calder, pictured, became mayor three years ago",
    "The mayor (left) with the captain of the ferry",
    "CLOSE A crane has fallen onto a ferry in Port Alder. Alder Video",
    "Steve Dahl Photographer: Ann Lee/Bloomberg",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions_with_a_picture_mark_leave_the_text(line: str) -> None:
    made = report(LEAD, SECOND, line, THIRD)
    assert made.text.split("\n\n") == [LEAD, SECOND, THIRD]
    assert [x.text for x in made.removed] == [line]


FURNITURE = [
    "Read or Share this story: https://alder.example/x1",
    "[Graphic: The cranes of the coast, and how old they are]",
    "[Video shows the quay an hour before the fall]",
    "Live updates on the Port Alder ferry crash",
    "A post shared by Ann Lee (@annlee) on May 6, 2031 at 9:10am PDT",
    "AnnLee via Storyful",
    "For more harbour coverage: https://alder.example/harbour",
    "Interested in Ferries? Add Ferries as an interest to stay up to date on the latest ferry news. Add Interest",
    "The Harbour Letter Sign Up Enter your email address. Tick the box: are you not a robot? That email was invalid, re-enter it. You agree to our privacy policy. Something went wrong, try again later. Unsubscribe whenever you like.",
    "Related Stories 'SHAKEN' Ferry passengers tell of their night SEA CHANGE Who runs the harbours of the north, and what do they earn ROPED IN Council hires divers for the summer",
    "PORT ALDER NORTH QUAY FERRY TERMINAL The crane stood here. SOUTH QUAY FISH MARKET 200 FEET INNER BASIN NORTH QUAY FERRY TERMINAL By The Alder Gazette | Source: Aerial image by Harbour Watch",
    "Share Updated at 12.15",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_in_one_line_leaves_the_text(line: str) -> None:
    made = report(LEAD, SECOND, line, THIRD)
    assert made.text.split("\n\n") == [LEAD, SECOND, THIRD]


ACCOUNT = [
    "Video from Tuesday morning showed the crane swaying.",
    "A photo released by the coast guard shows the crane resting on the deck of the ferry.",
    "Copyright lawyers said that the film of the fall had been sold twice.",
    "Getty and Reuters withdrew the picture on Wednesday after the family complained.",
    "Workers at the scene said that the crane had swayed since morning.",
    "Get the ferry out of the harbour, an alert told its crew.",
    "The captain, left alone on the bridge, called the coast guard at 3 a.m.",
    "Related companies were searched on Friday, and 3/4 of their papers were seized.",
    "“No.”",
]


@pytest.mark.parametrize("line", ACCOUNT)
def test_account_that_looks_like_furniture_stays(line: str) -> None:
    assert bodies(report(LEAD, SECOND, line, THIRD)) == [LEAD, SECOND, line, THIRD]


def test_gallery_leaves_the_text_when_it_has_several_pictures() -> None:
    pictures = [
        "1/12 The crane The crane stood on the north quay since 1999",
        "2/12 The ferry The ferry seen from the mole",
    ]
    assert bodies(report(LEAD, SECOND, *pictures, THIRD)) == [LEAD, SECOND, THIRD]
    assert "1/12" in report(LEAD, SECOND, pictures[0], THIRD).text


def test_scenes_without_a_verb_leave_the_text_when_the_page_has_several() -> None:
    scenes = ["Ambulances arriving on the quay", "Divers near the fallen crane", "Families waiting at the terminal"]
    made = report(LEAD, SECOND, THIRD, *scenes, FOURTH, FIFTH)
    assert bodies(made) == [LEAD, SECOND, THIRD, FOURTH, FIFTH]
    assert not any(scene in made.text for scene in scenes)
    assert scenes[0] in report(LEAD, SECOND, THIRD, scenes[0], FOURTH).text


def test_outlets_before_a_caption_count_only_beside_agencies() -> None:
    line = "BBC Police have sealed the north quay and its approaches"
    assert line in report(LEAD, SECOND, line, THIRD).text
    assert line not in report(LEAD, SECOND, "SWNS The ferry lies on its side", line, THIRD).text


def test_pull_quote_leaves_the_text_and_its_paragraph_stays() -> None:
    pulled = "We heard a noise like thunder and then the whole quay shook Oleg Ruiz, baker"
    made = report(LEAD, SECOND, pulled, THIRD)
    assert bodies(made) == [LEAD, SECOND, THIRD]
    assert [(x.text, x.why) for x in made.removed] == [(pulled, "pull quote")]


def test_words_shown_twice_and_told_nowhere_else_stay() -> None:
    twice = "We heard a noise like an avalanche and then silence Oleg Ruiz, baker"
    assert bodies(report(LEAD, SECOND, twice, FOURTH, twice)).count(twice) == 2


def test_post_below_a_line_of_its_own_is_cut_from_it() -> None:
    made = report(
        LEAD, SECOND, "The quay this morning A post shared by Ann Lee (@annlee) on May 6, 2031 at 9:10am PDT", THIRD
    )
    assert "The quay this morning" in made.text
    assert "annlee" not in made.text
