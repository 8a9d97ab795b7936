"""Small invented stories through the whole chain."""

import hashlib
import json

from reportedly.pipeline import brief
from reportedly.records import Dossier, Page


def story(*texts: str, published: str = "2025-03-03") -> Dossier:
    """The dossier of these texts, each an outlet's own, published on one day."""
    pages = []
    for i, text in enumerate(texts):
        content = json.dumps({"text": text, "outlet": f"Outlet {i}", "published": published}).encode()
        pages.append(Page(f"{i}", "article", content, hashlib.sha256(content).hexdigest(), file=f"{i}.json"))
    return brief(pages).dossier
