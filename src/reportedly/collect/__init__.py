"""Files, folders, mail, web archives, standard input, feeds and web addresses -> pages, byte for byte.  The only user
of the network.

May not parse an article: what the bytes tell is for `read/`.  A database is not known here: a source's state comes in
and goes out as a record.
"""

from reportedly.collect.archive import Archive
from reportedly.collect.canonical import canonical_url
from reportedly.collect.collecting import collect, stream
from reportedly.collect.fetching import Fetcher
from reportedly.collect.limits import Limits
from reportedly.collect.read_back import read_back
from reportedly.collect.watching import Visit, settle, source_at, take_new, visit

__all__ = [
    "Archive",
    "Fetcher",
    "Limits",
    "Visit",
    "canonical_url",
    "collect",
    "read_back",
    "settle",
    "source_at",
    "stream",
    "take_new",
    "visit",
]
