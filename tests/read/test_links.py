"""Links of the account to other hosts are kept at their words; menus' and the page's own are not."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language import identify_language
from reportedly.read import read
from reportedly.read.links import Anchor, place_links
from reportedly.records import Page, Report

PARAGRAPHS = [
    'The mayor of Port Alder resigned on Monday over the broken crane, <a href="https://tidewire.example/news/1?u=2">'
    "Tide Wire first reported</a>, after a night of talks with the council.",
    'Divers found <a href="/cranes">the hook</a> of the crane, and <a href="https://www.gazette.example/hook">a film '
    "of it</a> was shown to the council on Tuesday.",
    "“We heard a noise like thunder,” said a baker whose shop faces the water, and who had just opened his doors.",
]
TOLD = "The mayor of Port Alder heard of the broken crane from a fisherman on the quay before the divers came,"


def made(paragraphs: list[str], kind: str = "html") -> Report:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    html = (
        "<!doctype html><html lang='en'><head><title>The mayor resigns</title>"
        "<link rel='canonical' href='https://gazette.example/mayor'></head><body>"
        "<nav><a href='https://shop.example/boats'>Boats for sale here</a></nav>"
        f"<article><h1>The mayor resigns</h1>{body}</article></body></html>"
    )
    content = (html if kind == "html" else "\n\n".join(paragraphs)).encode()
    page = Page("page", "html" if kind == "html" else "text", content, hashlib.sha256(content).hexdigest())
    report = read(page, "r1", identify_language)
    assert isinstance(report, Report), report
    return report


def test_a_link_to_another_host_is_kept_at_its_words() -> None:
    report = made(PARAGRAPHS)
    assert [(link.text, link.target) for link in report.links] == [
        ("Tide Wire first reported", "https://tidewire.example/news/1?u=2")
    ]
    assert all(report.text[link.start : link.end] == link.text for link in report.links)


def test_words_that_stand_twice_are_linked_where_the_link_is() -> None:
    again = "Tide Wire first reported the break of the crane, too, and nobody in the harbour denied a word of it."
    report = made([*PARAGRAPHS, again])
    assert [link.start for link in report.links] == [report.text.index("Tide Wire")]


@pytest.mark.parametrize(
    "line",
    [
        f"{TOLD} [she told Tide Wire]. Read more",
        f"Continue reading the main story [Tide Wire reported] {TOLD.lower()} in the end.",
    ],
)
def test_a_link_beside_a_label_that_is_taken_out_is_kept(line: str) -> None:
    html = line.replace("[", '<a href="https://tidewire.example/news">').replace("]", "</a>")
    assert "Tide Wire" in line and "more" not in made([html, *PARAGRAPHS[1:]]).text
    assert [link.target for link in made([html, PARAGRAPHS[2]]).links] == ["https://tidewire.example/news"]


def test_a_link_of_a_list_is_not_placed_at_the_same_words_of_the_account() -> None:
    teaser = "The council <a href='https://tidewire.example/news'>names the divers</a> of the year"
    report = made([f"{TOLD} the council names the divers who found the hook.", *PARAGRAPHS[1:], f"Read more: {teaser}"])
    assert "https://tidewire.example/news" not in [link.target for link in report.links]


def test_an_address_in_plain_text_is_a_link() -> None:
    line = (
        "The crane had been measured in spring (https://harbourwatch.example/crane), and nobody was told of the crack."
    )
    report = made([line, PARAGRAPHS[2]], "text")
    assert [link.text for link in report.links] == ["https://harbourwatch.example/crane"]


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=60))
def test_placed_links_hold_the_words_of_the_text(before: str, words: str, after: str) -> None:
    text = f"{before}{words}{after}"
    squeezed = ["".join(part.split()) for part in (before[-30:], words, after[:30])]
    anchors = [Anchor(squeezed[0][-30:], squeezed[1], squeezed[2][:30], "https://a.example/b")] if squeezed[1] else []
    for link in place_links(text, [(0, len(text))], anchors, None):
        assert text[link.start : link.end] == link.text


def test_links_of_the_account_are_found_behind_a_long_menu() -> None:
    menu = "".join(f"<li><a href='https://shop.example/{n}'>Boat number {n}</a></li>" for n in range(900))
    report = made([f"<ul>{menu}</ul>", *PARAGRAPHS])
    assert "Tide Wire first reported" in [link.text for link in report.links]
