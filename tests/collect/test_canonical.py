"""One article has one address, and two articles never share one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.collect.canonical import canonical_url, site_of
from reportedly.collect.declared import declared_address

STORY = "https://alder-post.example/2031/05/harbour-crane-falls-on-ferry"


@pytest.mark.parametrize(
    "url",
    [
        STORY,
        STORY + "/",
        STORY + "#comments",
        STORY + "?utm_source=x&UTM_Medium=y&fbclid=1",
        STORY + "/index.html",
        STORY + "/amp/",
        STORY + ".amp",
        STORY + "?amp=1",
        STORY + "?outputType=amp",
        STORY.replace("https://", "http://"),
        STORY.replace("https://", "https://www."),
        STORY.replace("https://", "HTTPS://WWW."),
        STORY.replace("https://", "https://m."),
        STORY.replace("https://", "https://mobile."),
        STORY.replace("https://", "https://amp."),
        STORY.replace(".example", ".example:443"),
        STORY.replace("harbour", "%68arbour"),
        STORY.replace("/2031", "/x/../2031/."),
        STORY.replace(".example/", ".example/amp/"),
        "https://alder--post-example.cdn.ampproject.org/c/s/alder-post.example/2031/05/harbour-crane-falls-on-ferry",
        "https://www.google.com/amp/s/m.alder-post.example/2031/05/harbour-crane-falls-on-ferry/amp/?usqp=mq331",
        f"  {STORY}\n",
    ],
)
def test_copies_of_one_article_have_one_address(url: str) -> None:
    assert canonical_url(url) == STORY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/story?id=1", "https://a.example/story?id=2"),
        ("https://a.example/?p=1", "https://a.example/?p=2"),
        ("https://a.example/news?page=2", "https://a.example/news"),
        ("https://a.example/index.php?p=1", "https://a.example/"),
        ("https://a.example/Story", "https://a.example/story"),
        ("https://a.example/a%2Fb", "https://a.example/a/b"),
        ("https://a.example:8443/x", "https://a.example/x"),
        ("https://news.a.example/x", "https://a.example/x"),
        ("https://m.co.uk/x", "https://co.uk/x"),
        ("https://a.example/tags/amp", "https://a.example/tags"),
        ("https://a.example/x#!/story/1", "https://a.example/x#!/story/2"),
        ("https://a.example/x?ref=front", "https://a.example/x"),
        ("https://a.example/100%", "https://a.example/100"),
    ],
)
def test_what_may_be_two_articles_stays_two(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    "url", ["", "mailto:a@b.example", "notes.html", "https://", "http://[::1/", "ftp://a.example/x"]
)
def test_what_is_no_web_address_is_left_as_it_is(url: str) -> None:
    assert canonical_url(url) == url


def declare(link: str) -> str:
    return f'<html><head><LINK href="{link}" rel=canonical></head></html>'


@pytest.mark.parametrize(
    ("url", "link", "taken"),
    [
        ("https://a.example/?p=4711", "/2031/05/harbour-crane-falls/", True),
        ("https://a.example/news/story-48123?ref=front", "https://a.example/news/harbour-crane-48123", True),
        ("https://a.example/x/harbour-crane-falls?cid=9", "https://a.example/harbour-crane-falls", True),
        ("https://news.a.example/x/harbour-crane-falls", "https://a.example/x/harbour-crane-falls", True),
        ("https://a.example/x/harbour-crane-falls", "https://a.example/", False),
        ("https://a.example/x/harbour-crane-falls", "https://a.example/x", False),
        ("https://a.example/x/harbour-crane-falls", "https://b.example/x/harbour-crane-falls", False),
        ("https://a.example/x/harbour-crane-falls", "https://a.example/x/mayor-opens-new-school", False),
        ("https://a.example/story-48123", "https://a.example/story-48124", False),
        ("https://a.example/x/harbour-crane-falls?page=2", "https://a.example/x/harbour-crane-falls", False),
        ("https://a.example/x/harbour-crane-falls", "javascript:void(0)", False),
        ("https://a.example/x/harbour-crane-falls", "http://[broken", False),
    ],
)
def test_a_declared_address_is_taken_only_where_it_is_believable(url: str, link: str, taken: bool) -> None:
    named = canonical_url(url, declare(link))
    assert (named != canonical_url(url)) is taken


def test_og_url_is_second_and_comments_are_no_declaration() -> None:
    assert declared_address(b"<meta property='og:url' content='https://a.example/x?a=1&amp;b=2'>") == (
        "https://a.example/x?a=1&b=2"
    )
    assert declared_address('<!-- <link rel="canonical" href="/x"> -->') is None
    assert declared_address('<link rel="canonical" href="/x"><link rel="canonical" href="/y">') is None


def test_site_is_known_without_its_copies() -> None:
    assert {site_of(f"https://{host}a.example/x") for host in ("", "www.", "m.", "amp.")} == {"a.example"}
    assert site_of("notes.txt") == ""


_PART = st.text(st.sampled_from("abAZ09-._~%/?#&=;:@!+ äß中amp"), max_size=30)


@given(st.builds(lambda a, b, c: f"{a}://{b}/{c}", st.sampled_from(["http", "https", "HTTP"]), _PART, _PART))
@settings(max_examples=400)
def test_the_address_of_an_address_is_itself(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


@given(st.text(max_size=60), st.text(max_size=200))
@settings(max_examples=100)
def test_nothing_raises(url: str, html: str) -> None:
    assert isinstance(canonical_url(url, html), str)
