"""Whether a list in XML (a feed, a sitemap, OPML) is there to its end, and what of it is whole where it is not.

A server that breaks off, a generator that dies and a full disk all leave the beginning of a list.  Its last entry may
then be half an address: it is left out, and the list is told as broken, so that it is asked for again.
"""

import re

CUT = "it breaks off"  # what may be asked for again
ENTRIES = re.compile(rb"</(?:item|entry)\s*>", re.IGNORECASE)
PLACES = re.compile(rb"</(?:\w+:)?(?:url|sitemap)\s*>", re.IGNORECASE)
TAGS = re.compile(rb">")
_ROOT = re.compile(rb"<((?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex|opml))([\s>])", re.IGNORECASE)
_SAMPLE = 8192


def whole_part(content: bytes, ends: re.Pattern[bytes]) -> tuple[bytes, str | None]:
    """The content to the last match of `ends`, and why that is not all of it; a whole list as it is, and None."""
    root = _ROOT.search(content[:_SAMPLE])
    if root is None or _is_closed(content, root):
        return content, None
    last = 0
    for found in ends.finditer(content):
        last = found.end()
    return content[:last], f"{CUT} {'in the middle' if last else 'before its first entry ends'}"


def _is_closed(content: bytes, root: re.Match[bytes]) -> bool:
    name, behind = re.escape(root.group(1)), content[root.end() - 1 :]
    opening = behind[: behind.find(b">") + 1]
    return opening.endswith(b"/>") or re.search(rb"</" + name + rb"\s*>", behind, re.IGNORECASE) is not None
