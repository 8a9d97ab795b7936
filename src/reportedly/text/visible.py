"""The words of a text as they are seen: however white space is set, and without characters that show nothing.

Reading sets white space anew and drops such characters, so this is how words of a report are held against its page.
"""


def visible_words(text: str) -> list[str]:
    """The words between white space; control and format characters (zero-width ones, soft hyphens) are passed over."""
    return _without_invisible(text, "").split()


def blank_invisible(text: str) -> str:
    """The text with a space for every character that shows nothing; offsets stay."""
    return _without_invisible(text, " ")


def _without_invisible(text: str, instead: str) -> str:
    odd = {ord(c): instead for c in set(text) if not c.isprintable() and not c.isspace()}
    return text.translate(odd) if odd else text
