# ruff: noqa: E501 - pages as they are
"""Pages in the habits of several publishing systems: the account is kept whole, and little else."""

import hashlib

import pytest

from reportedly.language import identify_language
from reportedly.read import read
from reportedly.records import Page, Report

PARAGRAPHS = [
    "The harbour authority of Port Alder closed both of its piers on Tuesday after a crane fell onto a ferry, injuring at least four dock workers, officials said.",
    "Rescue teams worked through the night to free two sailors who were trapped below the deck, and the mayor, Ines Calder, said that the ferry had been inspected only last week.",
    "“We heard a noise like thunder and then the whole quay shook,” said a baker whose shop faces the water.",
    "The ministry of transport said that an inquiry would begin on Wednesday, and that the operator of the crane had been questioned.",
]
p = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
STYLES = {
    "wordpress": f"""<body class="single-post"><header class="site-header"><nav class="main-navigation"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<article class="post hentry"><header class="entry-header"><h1 class="entry-title">Crane falls on ferry</h1><div class="entry-meta"><span class="posted-on"><time datetime="2031-05-06T10:00:00+00:00">May 6, 2031</time></span> <span class="byline">by <a>Jane Doe</a></span></div></header>
<div class="entry-content"><div class="sharedaddy"><h3>Share this:</h3><ul><li><a>Click to share on Twitter (Opens in new window)</a></li><li><a>Click to share on Facebook (Opens in new window)</a></li></ul></div>
<figure class="wp-caption"><img src="a.jpg"><figcaption class="wp-caption-text">The crane before it fell. (Photo: Harbour Watch)</figcaption></figure>
{p[0]}<p><strong>Also read: <a href="/x">Ten ferries that never came back</a></strong></p>{p[1]}<div class="wp-block-newsletter"><p>Sign up for our newsletter and get the news in your inbox every morning</p><form><input type="email"><button>Subscribe</button></form></div>{p[2]}{p[3]}
<div class="jp-relatedposts"><h3>Related</h3><ul><li><a>Lighthouse moved inland</a></li><li><a>Harbour dues to rise</a></li></ul></div></div>
<footer class="entry-footer">Posted in <a>Region</a> Tagged <a>ferry</a>, <a>crane</a></footer></article>
<div id="comments" class="comments-area"><h2>3 thoughts on “Crane falls on ferry”</h2><ol class="comment-list"><li class="comment"><p>I was there and it was terrible, they should all resign over this.</p></li></ol><div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></div></div></body>""",
    "newspaper": f"""<body><div class="top-ad">Advertisement</div><div class="breadcrumb"><a>News</a> &gt; <a>Region</a></div><main><h1>Crane falls on ferry</h1><p class="standfirst">Both piers are closed and nobody knows for how long.</p>
<div class="article__meta"><span class="author">Jane Doe</span> <span>Tue 6 May 2031 10.20 BST</span><span>Last modified on Tue 6 May 2031 12.45 BST</span></div><div class="article__social"><a>Share on Facebook</a><a>Share on Twitter</a><a>Share via Email</a></div>
<div class="article__body">{p[0]}<figure><img><figcaption><span>Dock workers near the fallen crane.</span> <span class="credit">Photograph: Lena Ruiz/Getty Images</span></figcaption></figure>{p[1]}<aside class="rich-link"><p>Lighthouse moved inland, brick by brick</p><a>Read more</a></aside>{p[2]}<div class="ad-slot">Advertisement</div>{p[3]}</div>
<div class="contributions"><h2>Since you’re here…</h2><p>… we have a small favour to ask. More people are reading us than ever but advertising revenues are falling fast. Support our journalism.</p></div><ul class="topics"><li>Topics</li><li>Ferries</li><li>Port Alder</li></ul><section class="most-viewed"><h2>Most viewed</h2><ol><li><a>Harbour dues to rise again</a></li><li><a>Sailing club wins cup</a></li></ol></section></main><footer>© 2031 Alder Gazette. All rights reserved.</footer></body>""",
    "broadcaster": f"""<body><div id="page"><div class="story-body"><h1 class="story-body__h1">Crane falls on ferry</h1><div class="date">6 May 2031</div><div class="share"><h2>Share this with</h2><ul><li>Email</li><li>Facebook</li><li>Messenger</li></ul><a>Copy this link</a><p>These are external links and will open in a new window</p></div>
<div class="story-body__inner"><figure class="media-with-caption"><div class="player">Media playback is unsupported on your device</div><figcaption><span>Media caption</span> Dock workers run from the quay</figcaption></figure>{p[0]}{p[1]}<figure><span class="off-screen">Image copyright</span> <span>Harbour Watch</span><figcaption><span>Image caption</span> The crane before it fell</figcaption></figure><h2 class="crosshead">'Like thunder'</h2>{p[2]}<ul><li><a>Harbour dues to rise again</a></li><li><a>Live: Updates from Port Alder</a></li></ul>{p[3]}</div>
<div class="tags"><h2>Related Topics</h2><ul><li>Ferries</li></ul></div><div class="more-on"><h2>More on this story</h2><ul><li>Lighthouse moved inland 4 May 2031</li></ul></div></div></div></body>""",
    "divs": f"""<body><div class=wrap><div class=t>Crane falls on ferry</div><div>Alder Gazette | Updated: 2031-05-06 17:52</div><div><a>A+</a> <a>A-</a></div><div id=c>{p[0]}<div style="text-align:center"><img src=x><br>Ambulances wait on the quay of Port Alder on May 6, 2031. [Photo/Agencies]</div>{p[1]}{p[2]}{p[3]}</div><div>Contact the writer at jane@alder.example</div><div><b>Related Stories</b><br>Lighthouse moved inland<br>Harbour dues to rise</div><div>Copyright 2031. All rights reserved.</div></div></body>""",
    "liveblog": f"""<body><main><h1>Port Alder ferry crash: live updates</h1><div class="key-events"><h2>Key events</h2><ul><li>Both piers closed</li><li>Two sailors freed</li></ul></div><article class="block"><time datetime="2031-05-06T12:10:00Z">12:10</time><h2>Two sailors freed</h2>{p[1]}<div class="block-share">Share Updated at 12.15</div></article><article class="block"><time>11:40</time>{p[0]}{p[2]}<div>Share</div></article><article class="block"><time>11:02</time>{p[3]}</article></main></body>""",
    "aggregator": f"""<body><div class="post"><h1>Crane falls on ferry</h1><p>By Jane Doe, Alder Wire</p><p>PORT ALDER (AP) — {PARAGRAPHS[0]}</p>{p[1]}<blockquote class="twitter-tweet"><p>Both piers are closed. Stay away from the quay.</p>&mdash; Port Alder Harbour (@alderharbour) <a>May 6, 2031</a></blockquote><blockquote class="instagram-media"><a>View this post on Instagram</a><p>A post shared by Ann Lee (@annlee) on May 6, 2031 at 9:10am PDT</p></blockquote>{p[2]}{p[3]}<p>(Reporting by Jane Doe; Editing by Bo Dahl)</p><p>Get the app</p><p>Download our mobile app for breaking news alerts</p><p>Read the original article on <a>Alder Wire</a>.</p><div class="taboola"><h3>You may also like</h3><p>One weird trick that dockers hate</p></div></div></body>""",
}
# What stays in the text beside the headline and the account, by style: sub-headings, credits and quoted posts.
BESIDE = {
    "broadcaster": ["'Like thunder'"],
    "liveblog": ["Two sailors freed"],
    "aggregator": ["By Jane Doe, Alder Wire", "Both piers are closed. Stay away from the quay.",
                   "— Port Alder Harbour (@alderharbour) May 6, 2031", "(Reporting by Jane Doe; Editing by Bo Dahl)",
                   "Read the original article on Alder Wire."],
}  # fmt: skip


def made(style: str) -> Report:
    page = f"<!doctype html><html lang=en><head><title>Crane falls on ferry | Alder Gazette</title></head>{STYLES[style]}</html>".encode()
    report = read(Page(style, "html", page, hashlib.sha256(page).hexdigest()), "r1", identify_language)
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize("style", STYLES)
def test_account_is_whole_and_furniture_is_out_of_the_text(style: str) -> None:
    report = made(style)
    bodies = [report.text[a:b] for a, b in report.body]
    assert [body for body in PARAGRAPHS if body not in bodies] == []
    lines = report.text.split("\n\n")
    beside = [line for line in lines[1:] if not any(body in line for body in PARAGRAPHS)]
    assert beside == BESIDE.get(style, [])


def test_byline_and_day_are_found_below_the_headline() -> None:
    assert made("wordpress").byline == "Jane Doe"
    assert made("newspaper").byline == "Jane Doe"
    assert made("broadcaster").published == "2031-05-06"
