"""Whether some bytes are a list of what to take in (a feed, a sitemap, OPML, addresses), and what it lists."""

from reportedly.collect.entries import Listing
from reportedly.collect.feeds import is_feed, read_feed
from reportedly.collect.limits import Limits
from reportedly.collect.lists import is_address_list, is_opml, read_address_list, read_opml
from reportedly.collect.sitemaps import is_sitemap, read_sitemap, unpack


def read_listing(content: bytes, address: str, limits: Limits) -> Listing | None:
    """What the bytes list, links made whole with `address`; None when they are no list."""
    if content.startswith(b"\x1f\x8b"):
        return _packed(content, limits)
    if is_feed(content):
        return read_feed(content, address, limits.entries)
    if is_sitemap(content):
        return read_sitemap(content, limits.entries)
    if is_opml(content):
        return read_opml(content)
    if is_address_list(content):
        return read_address_list(content)
    return None


def _packed(content: bytes, limits: Limits) -> Listing | None:
    """A gzipped sitemap; nothing else is published packed as a file."""
    try:
        inner = unpack(content, 5 * limits.page_bytes)
    except ValueError:
        return None
    if len(inner) > 5 * limits.page_bytes or not is_sitemap(inner):
        return None
    return read_sitemap(inner, limits.entries)
