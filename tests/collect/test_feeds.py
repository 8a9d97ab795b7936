"""Feeds of every kind become entries with their address, their text and what they tell; broken ones what they can."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.collect.entries import iso_moment
from reportedly.collect.feeds import is_feed, read_feed

WHERE = "https://alder-post.example/feeds/news.xml"

RSS2 = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Alder Post</title>
<item><title>Crane falls &amp; ferry sinks</title><link>/2031/05/crane</link>
<pubDate>Sun, 04 May 2031 09:30:00 +0200</pubDate><dc:creator>Ilse Brandt</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The crane fell on the <b>ferry</b>.</p>]]></content:encoded></item>
<item><title>No link</title><guid isPermaLink="true">https://alder-post.example/2031/05/guid</guid></item>
<item><title>Neither</title></item>
<item><description>Only a text, no address.</description></item>
</channel></rss>"""

RSS091 = b"""<rss version="0.91"><channel><title>Old</title><item><title>One</title>
<link>https://old.example/1</link><description>What happened.</description></item></channel></rss>"""

RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>R</title></channel>
<item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link>
<dc:date>2031-05-04T09:30:00Z</dc:date></item></rdf:RDF>"""

ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>One</title>
<link rel="replies" href="https://a.example/1/comments"/><link rel="alternate" href="https://a.example/1"/>
<id>tag:a.example,2031:1</id><published>2031-05-04T09:30:00Z</published><updated>2031-05-04T11:00:00Z</updated>
<author><name>Tomas Reyl</name></author><content type="html">&lt;p&gt;Text.&lt;/p&gt;</content></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "items": [
            {
                "id": "1",
                "url": "https://j.example/1",
                "title": "One",
                "content_html": "<p>Text.</p>",
                "date_published": "2031-05-04T09:30:00+02:00",
                "authors": [{"name": "Ilse Brandt"}],
            },
            {"id": "2"},
            "no item",
        ],
    }
).encode()


def hints(entry: object) -> dict[str, str]:
    return {hint.field: hint.value for hint in entry.hints}  # type: ignore[attr-defined]


def test_rss_entries_carry_text_date_and_author() -> None:
    listing = read_feed(RSS2, WHERE, 100)
    first, permalink, alone = listing.entries
    assert listing.title == "The Alder Post"
    assert first.address == "https://alder-post.example/2031/05/crane"
    assert first.text == "<p>The crane fell on the <b>ferry</b>.</p>"
    assert hints(first) == {
        "title": "Crane falls & ferry sinks",
        "published": "2031-05-04T09:30:00+02:00",
        "byline": "Ilse Brandt",
    }
    assert {hint.how for hint in first.hints} == {"the feed's entry"}
    assert permalink.address == "https://alder-post.example/2031/05/guid"
    assert (alone.address, alone.text) == ("", "Only a text, no address.")


@pytest.mark.parametrize(
    ("content", "address", "day"),
    [
        (RSS091, "https://old.example/1", None),
        (RDF, "https://r.example/1", "2031-05-04T09:30:00+00:00"),
        (ATOM, "https://a.example/1", "2031-05-04T09:30:00+00:00"),
        (JSON_FEED, "https://j.example/1", "2031-05-04T09:30:00+02:00"),
    ],
)
def test_every_kind_of_feed_is_read(content: bytes, address: str, day: str | None) -> None:
    assert is_feed(content)
    (entry,) = read_feed(content, WHERE, 100).entries
    assert entry.address == address
    assert hints(entry).get("published") == day


def test_a_later_change_of_an_entry_changes_its_mark() -> None:
    later = ATOM.replace(b"11:00:00", b"12:00:00")
    assert read_feed(ATOM, WHERE, 9).entries[0].mark != read_feed(later, WHERE, 9).entries[0].mark


def test_a_long_feed_is_cut_and_says_so() -> None:
    item = b"<item><link>https://a.example/%d</link></item>"
    feed = b"<rss><channel>" + b"".join(item % n for n in range(30)) + b"</channel></rss>"
    listing = read_feed(feed, WHERE, 20)
    assert (len(listing.entries), listing.left_out) == (20, 10)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"<rss><channel><item><title>A & B</title><link>https://a.example/1</link></item></channel></rss>", "A & B"),
        (RSS091[: -len("</channel></rss>")], "One"),
        (b"\n\n " + RSS091, "One"),
        (b'<?xml version="1.0" encoding="utf-8"?>' + RSS091.replace(b"One", b"Caf\xe9"), "Café"),
        (RSS091.decode().replace("One", "Zürich").encode("utf-16"), "Zürich"),
    ],
)
def test_broken_feeds_give_what_they_can(content: bytes, title: str) -> None:
    assert is_feed(content)
    assert hints(read_feed(content, WHERE, 10).entries[0])["title"] == title


def test_a_bomb_of_entities_stays_small() -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{entities}]><rss><channel><item><title>&e9;</title>'
    bomb += "<link>https://a.example/1</link></item></channel></rss>"
    listing = read_feed(bomb.encode(), WHERE, 10)
    assert sum(len(hint.value) for entry in listing.entries for hint in entry.hints) < 1000


@pytest.mark.parametrize(
    "content",
    [
        b"<html><head><link rel=alternate type=application/rss+xml></head><body><rss></rss></body></html>",
        b"<!-- <rdf:RDF --> no",
        b'{"text": "see jsonfeed"}',
        b"",
    ],
)
def test_pages_are_no_feeds(content: bytes) -> None:
    assert not is_feed(content) or not read_feed(content, WHERE, 10).entries


def test_dates_keep_what_is_known_of_them() -> None:
    assert iso_moment("Sun, 04 May 2031 09:30:00 GMT") == "2031-05-04T09:30:00+00:00"
    assert iso_moment("2031-05-04") == "2031-05-04"
    assert iso_moment("2031-05-04T09:30:00Z") == "2031-05-04T09:30:00+00:00"
    assert iso_moment("2031-05-04 09:30") == "2031-05-04T09:30:00"
    assert iso_moment("yesterday") is None and iso_moment("2031-13-44") is None


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: f"<rss>{text}</rss>".encode())))
@settings(max_examples=150)
def test_nothing_raises(content: bytes) -> None:
    is_feed(content)
    read_feed(content, WHERE, 10)
