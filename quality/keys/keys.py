"""Writes an answer key as JSON, after checking that every quote in it stands in its report, word for word.

A key is a small script beside this one (`semey_depot.py`) that calls `write_key`.  HTML is read here by the standard
library alone, so that a key does not depend on the reader that it measures.
"""

import html
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_PARTS = (
    "seeds",
    "furniture",
    "reports",
    "same",
    "different",
    "claims",
    "disputes",
    "only",
    "framing",
    "dates",
    "places",
)


def page_text(path: Path) -> str:
    """All words of a page or text file, white space folded, tags and scripts left out."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", text)
        text = html.unescape(re.sub(r"</?(?:a|b|i|em|strong|span)\b[^>]*>", "", text))
        text = re.sub(r"<[^>]*>", "\n", text)
    return " ".join(text.split())


def quotes(key: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every (report, quote) that a key holds."""
    yield from ((report, quote) for report, quote in key["furniture"])
    yield from ((report, quote) for report, quote in key["only"])
    yield from ((report, quote) for report, quote, _ in key["dates"])
    for claim in key["claims"]:
        yield from ((report, quote) for report, quote, _ in [*claim["evidence"], *claim.get("denied", [])])
    for dispute in key["disputes"]:
        yield from ((report, quote) for report, quote in (dispute["a"], dispute["b"]))
    for report, words in key["framing"].items():
        yield from ((report, quote) for quote in words)


def missing(key: Mapping[str, Any], folder: Path) -> list[tuple[str, str]]:
    """The (report, quote) pairs, and the names in "same" and "different", that do not stand in the event's files."""
    texts = {short: page_text(folder / name) for short, name in key["seeds"].items()}
    lost = [(report, quote) for report, quote in quotes(key) if " ".join(quote.split()) not in texts[report]]
    names = [name for group in [*key["same"], *key["different"]] for name in group]
    return lost + [("any", name) for name in names if not any(name in text for text in texts.values())]


def write_key(key: Mapping[str, Any], folder: Path, target: Path) -> None:
    """Write `key` to `target`; exit with the quotes that are not in the reports of `folder`, if any."""
    if lost := missing(key, folder):
        sys.exit("not in its report:\n" + "\n".join(map(str, lost)))
    ordered = {part: key[part] for part in _PARTS}
    target.write_text(json.dumps(ordered, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    evidence = sum(len(claim["evidence"]) for claim in key["claims"])
    print(f"{target.name}: {len(key['claims'])} claims, {evidence} passages, {len(key['disputes'])} disputes")
