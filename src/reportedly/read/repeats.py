"""Lines that only a gallery or an author's box explains: known by what stands beside them, not by their own form."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.read.lines import Line, count_words, is_stopped
from reportedly.text.outlets import find_outlet

_LEAST_SHARED = 4  # words that captions of one gallery open with: its heading
_OPEN = frozenset(
    "in at on of to from by for with and or but that the a an as near says said told is was are were has had who when "
    "while after before between against minister president spokesman spokeswoman mayor leader".split()
)
_WORDS = re.compile(r"\S+")
_NAMED = re.compile(
    r"(?P<name>(?!The )[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}) "
    r"(?:is|covers|writes|reports|works|has (?:covered|written|reported|worked))\b[^\"“]{0,300}"
)
_TRADE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|columnist|journalist|producer|fellow|contributor|author|newsroom|"
    r"covers|covering|writes|reports)\b",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})(?:\s?(?:,|/|\||-)\s?| for )(?P<outlet>.{2,40})"
)
_TAIL = 4  # lines at the end of a page in which boxes about its authors stand


def mark_repeats(lines: Sequence[Line]) -> list[Line]:
    """The lines with galleries that share a heading, headings of galleries, lone credits and authors' boxes marked."""
    return _mark_authors(_mark_credits(_mark_headings(_mark_galleries(list(lines)))))


def _mark_galleries(lines: list[Line]) -> list[Line]:
    """Neighbouring lines that open with the same heading, each with a caption of its own behind it."""
    for i, (line, after) in enumerate(pairwise(lines[1:]), 1):
        if {line.role, after.role} <= {"body", "removed"} and _share_heading(line.text, after.text):
            for at in (i, i + 1):
                if lines[at].role == "body":
                    lines[at] = replace(lines[at], role="removed", why="picture of a gallery")
    return lines


def _share_heading(a: str, b: str) -> bool:
    one, two = _WORDS.findall(a), _WORDS.findall(b)
    shared = next((n for n, (x, y) in enumerate(zip(one, two, strict=False)) if x != y), 0)
    if shared < _LEAST_SHARED or any(is_stopped(w) or w.endswith((",", ";")) for w in one[:shared]):
        return False
    last = one[shared - 1]
    if (
        last in _OPEN or last[0].isupper()
    ):  # the next capitals may belong to a name, or to what the sentence goes on with
        return False
    opens = all(w[0].isupper() or w[0] in "\"“‘'" for w in (one[shared], two[shared]))
    return opens and any(w.islower() and len(w) > 3 for w in one[:shared])


def _mark_headings(lines: list[Line]) -> list[Line]:
    """The heading above a gallery that was removed, where the gallery says it again."""
    first = next((i for i, x in enumerate(lines) if x.role == "body"), 0)
    for i, (line, after) in enumerate(pairwise(lines)):
        if i == first or line.role != "body" or after.role != "removed" or is_stopped(line.text):
            continue
        if count_words(line.text) >= _LEAST_SHARED and line.text.casefold() in after.text.casefold():
            lines[i] = replace(line, role="removed", why="media player or gallery label")
    return lines


def _mark_credits(lines: list[Line]) -> list[Line]:
    """A photographer and whom they work for, alone between two paragraphs of the account."""
    body = [i for i, x in enumerate(lines) if x.role == "body"]
    running = [i for i in body if is_stopped(lines[i].text) and count_words(lines[i].text) > 12]
    for i in body:
        if len(running) > 2 and running[1] < i < running[-1] and _is_credit(lines[i].text):
            lines[i] = replace(lines[i], role="removed", why="photo credit")
    return lines


def _is_credit(text: str) -> bool:
    found = _CREDITED.fullmatch(text)
    return found is not None and not is_stopped(text) and find_outlet(found["outlet"].strip()) is not None


def _mark_authors(lines: list[Line]) -> list[Line]:
    """What the page tells of its author at the end: whom the account does not name is nobody of the story."""
    kept = [i for i, x in enumerate(lines) if x.role != "removed"]
    for i in reversed(kept[-_TAIL:]):
        found = _NAMED.fullmatch(lines[i].text) if lines[i].role == "body" else None
        if found is None or not _TRADE.search(lines[i].text):
            continue
        if not any(found["name"] in lines[k].text for k in kept if k != i and lines[k].role in ("body", "title")):
            lines[i] = replace(lines[i], role="removed", why="about the author")
    return lines
