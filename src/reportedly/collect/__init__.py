"""Files, folders, standard input and web addresses -> pages, byte for byte.  The only user of the network.

May not parse an article: what the bytes tell is for `read/`.
"""

from reportedly.collect.collecting import collect
from reportedly.collect.limits import Limits

__all__ = ["Limits", "collect"]
