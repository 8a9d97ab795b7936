"""The words of a text as they are seen: however white space is set, and without characters that show nothing.

Reading sets white space anew and drops such characters, so this is how words of a report are held against its page.
"""

import re

TAG = re.compile(r"<[^<>]*>")
"""A tag of HTML or XML."""


def visible_words(text: str) -> list[str]:
    """The words between white space; control and format characters (zero-width ones, soft hyphens) are passed over."""
    return _without_invisible(text, "").split()


def shows(stretch: str, text: str) -> bool:
    """Whether a stretch of a page shows the words of a text, tags between them aside, and begins and ends with them."""
    words = _solid(text)
    if not words or stretch[:1] != words[0] or stretch[-1:] != words[-1]:
        return False
    return visible_words(stretch) == visible_words(text) or ("<" in stretch and _solid(TAG.sub(" ", stretch)) == words)


def _solid(text: str) -> str:
    return "".join(visible_words(text))


def blank_invisible(text: str) -> str:
    """The text with a space for every character that shows nothing; offsets stay."""
    return _without_invisible(text, " ")


def _without_invisible(text: str, instead: str) -> str:
    odd = {ord(c): instead for c in set(text) if not c.isprintable() and not c.isspace()}
    return text.translate(odd) if odd else text
