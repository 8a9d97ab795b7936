"""Sitemaps, OPML and plain lists name what to take in."""

import gzip

from hypothesis import given
from hypothesis import strategies as st

from reportedly.collect.limits import Limits
from reportedly.collect.listings import read_listing
from reportedly.collect.lists import is_address_list, read_opml
from reportedly.collect.sitemaps import read_sitemap

NEWS = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://a.example/old</loc><lastmod>2031-05-01</lastmod></url>
<url><loc>https://a.example/new</loc><news:news><news:publication><news:name>The Alder Post</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2031-05-04T09:30Z</news:publication_date>
<news:title>Crane falls</news:title></news:news></url>
<url><loc>javascript:alert(1)</loc></url></urlset>"""

INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://a.example/1.xml</loc><lastmod>2031-05-01</lastmod></sitemap>
<sitemap><loc>https://a.example/2.xml.gz</loc><lastmod>2031-05-04</lastmod></sitemap></sitemapindex>"""

OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Desk</title></head><body>
<outline text="North"><outline text="Coast"><outline type="rss" text="A" xmlUrl="https://a.example/feed"/></outline>
<outline type="rss" xmlUrl="https://b.example/feed" isComment="true"/></outline>
<outline type="rss" text="A again" xmlurl="https://a.example/feed"/>
<outline type="link" text="C" url="https://c.example/news"/><outline text="none"/></body></opml>"""


def test_a_news_sitemap_gives_the_newest_first_with_what_it_tells() -> None:
    new, old = read_sitemap(NEWS, 10).entries
    assert (new.address, old.address) == ("https://a.example/new", "https://a.example/old")
    assert {hint.field: hint.value for hint in new.hints} == {
        "title": "Crane falls",
        "published": "2031-05-04T09:30:00+00:00",
        "outlet": "The Alder Post",
        "language": "en",
    }
    assert {hint.how for hint in new.hints} == {"the news sitemap"}


def test_an_index_names_its_sitemaps_newest_first() -> None:
    assert read_sitemap(INDEX, 10).sources == ("https://a.example/2.xml.gz", "https://a.example/1.xml")


def test_packed_sitemaps_are_unpacked_and_bombs_are_not() -> None:
    listing = read_listing(gzip.compress(NEWS), "", Limits())
    assert listing and len(listing.entries) == 2
    assert read_listing(gzip.compress(NEWS + b" " * 9_000_000), "", Limits(page_bytes=100_000)) is None
    assert read_listing(b"\x1f\x8b broken", "", Limits()) is None


def test_opml_is_read_at_any_depth_each_source_once() -> None:
    listing = read_opml(OPML)
    assert listing.sources == ("https://a.example/feed", "https://c.example/news")
    assert listing.title == "Desk"


def test_a_text_of_addresses_alone_is_a_list() -> None:
    content = b"# desk\nhttps://a.example/1\r\n\nhttps://b.example/feed\nhttps://a.example/1\n"
    listing = read_listing(content, "", Limits())
    assert listing and listing.sources == ("https://a.example/1", "https://b.example/feed")
    assert not is_address_list(b"https://a.example/1\nThe harbour was closed.\n")
    assert not is_address_list(b"# only a remark\n")


@given(st.binary(max_size=300), st.sampled_from([b"<opml>", b"<urlset>", b"<sitemapindex>", b""]))
def test_nothing_raises(content: bytes, start: bytes) -> None:
    read_listing(start + content, "https://a.example/", Limits())
