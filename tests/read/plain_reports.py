"""Reports read from lines of plain text."""

import hashlib

from reportedly.language import identify_language
from reportedly.read import read
from reportedly.records import Page, Report


def report(*lines: str) -> Report:
    """The report that these lines make."""
    content = "\n".join(lines).encode()
    made = read(Page("page.txt", "text", content, hashlib.sha256(content).hexdigest()), "r1", identify_language)
    assert isinstance(made, Report), made
    return made


def bodies(made: Report) -> list[str]:
    """Its paragraphs."""
    return [made.text[a:b] for a, b in made.body]
