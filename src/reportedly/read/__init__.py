"""Page -> report: main text, furniture removed, metadata, language.  Touches neither the network nor a database.

    decoding -> webpages | articles | lines -> marking (furniture, blocks, captions, credits) -> assembling

Everything that is removed is kept in `Report.removed` with the name of its rule.
"""

from reportedly.read.infer import infer_days
from reportedly.read.reading import read

__all__ = ["infer_days", "read"]
