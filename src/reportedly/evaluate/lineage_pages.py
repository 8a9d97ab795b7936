"""Web pages for measuring links as credits: a made account with its links, and those of menus and lists around it."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from reportedly.evaluate.lineage_events import Passage

FURNITURE = ("menu", "list", "line")
"""Where a page links to another account without being the account: its menu, a list of stories, a line between two."""


def address_of(outlet: str, event: str) -> str:
    """The address of an outlet's account of an event, at a host of its own."""
    return f"https://{re.sub('[^a-z0-9]', '', outlet.lower())}.example/{event}"


def furniture_address(address: str, kind: str) -> str:
    """The address by which the furniture of that kind links to an account."""
    return f"{address}?from={kind}"


def write_webpage(
    fields: Mapping[str, str], address: str, passages: Sequence[Passage], targets: Mapping[str, str], beside: str
) -> bytes:
    """The page of an account: `fields` as of an article, `targets` the addresses that its passages link to by name.

    `beside` is the address of another account, to which the menu, a list and a line of the page link.
    """
    menu, listed, line = (escape(furniture_address(beside, kind)) for kind in FURNITURE)
    paragraphs = [_paragraph(row, passages, targets) for row in fields["text"].split("\n\n")]
    paragraphs.insert(2, f'<p><a href="{line}">Read more: How the first hours went</a></p>')
    day = f'<meta property="article:published_time" content="{fields["published"]}">' if "published" in fields else ""
    title, outlet = escape(fields["title"]), escape(fields["outlet"])
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta property="og:site_name" content="{outlet}">{day}\n'
        f'<link rel="canonical" href="{escape(address)}"></head>\n'
        f'<body><nav><a href="/">Home</a> <a href="{menu}">First reported here</a></nav>\n'
        f"<article><h1>{title}</h1>\n" + "\n".join(paragraphs) + "\n</article>\n"
        f'<aside><h2>More on this story</h2><ul><li><a href="{listed}">What was reported first</a></li></ul></aside>\n'
        f"<footer>© {outlet}</footer></body></html>\n"
    ).encode()


def _paragraph(row: str, passages: Sequence[Passage], targets: Mapping[str, str]) -> str:
    html = escape(row, quote=False)
    for passage in passages:
        for link in passage.links if passage.text in row else ():
            words = escape(link.words, quote=False)
            html = html.replace(words, f'<a href="{escape(targets[link.target])}">{words}</a>', 1)
    return f"<p>{html}</p>"
