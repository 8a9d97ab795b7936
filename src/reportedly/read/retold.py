"""Lines that tell nothing of their own: captions and points whose every name, number and most words a paragraph has.

An uncredited caption has no mark, but it mostly tells again what stands beside it.  Such a line is taken out only when
nothing goes with it: no name and no number that the covering paragraphs lack.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.read.lines import Line, count_words, is_stopped

WHY = "words of the account shown twice"
# On 152 articles of news_cluster .75 took 24 lines, all of them captions or points above the account, and on 1,914
# articles that hold hardly any furniture (PolNeAR, LGL, TimeBank, GeoVirus) none; .70 took a sub-heading too.
_COVERED = 0.75  # share of a line's telling words that the covering paragraphs have
_LEAST_TELLING = 6  # words that tell something; fewer are a heading
_SHORTEST, _LONGEST = 8, 70  # words of a caption
_LEAST_SAME = 12  # words of a paragraph that is taken out where it stands again right below itself
_HEADLINE = 22  # words up to which a line above the account may be the headline
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_EMPTY = frozenset(
    "the and for with from that this these those they them their there then than when where which while who whom whose "
    "what will would could should have has had been being were was are its his her hers our your after before into "
    "onto "
    "over under about also just more most some such only very not but".split()
)
_ENDING = re.compile(r"(?:ing|edly|ed|es|s|e)$")


def mark_retold(lines: Sequence[Line]) -> list[Line]:
    """The lines with captions and points that only tell again, and copies below a paragraph, marked as removed."""
    marked = _mark_copies(list(lines))
    body = [i for i, line in enumerate(marked) if line.role == "body"]
    running = [i for i in body if is_stopped(marked[i].text) and count_words(marked[i].text) > _SHORTEST]
    told = [_telling(marked[i].text) for i in running]
    told += [a | b for a, b in pairwise(told)]
    for i in body:
        above = not running or i < running[0]
        if _may_be_caption(marked[i].text, above) and _is_covered(marked[i].text, told):
            marked[i] = replace(marked[i], role="removed", why=WHY)
    return marked


def _mark_copies(lines: list[Line]) -> list[Line]:
    body = [i for i, line in enumerate(lines) if line.role == "body"]
    for before, i in pairwise(body):
        same = lines[i].text == lines[before].text and is_stopped(lines[i].text)
        if same and count_words(lines[i].text) >= _LEAST_SAME:
            lines[i] = replace(lines[i], role="removed", why=WHY)
    return lines


def _may_be_caption(text: str, above: bool) -> bool:
    """Whether it is an unstopped sentence or two; `above` the account a short one is its headline."""
    words = count_words(text)
    if is_stopped(text) or not _SHORTEST <= words <= _LONGEST or "(@" in text or text[-1] in ":,;-–—":
        return False
    return text[0].isupper() and (not above or words > _HEADLINE)


def _is_covered(text: str, told: Sequence[set[str]]) -> bool:
    telling = _telling(text)
    needed = {word for word in telling if word[0].isupper() or word[0].isdigit()}
    if len(telling) < _LEAST_TELLING:
        return False
    return any(needed <= other and len(telling & other) >= _COVERED * len(telling) for other in told)


def _telling(text: str) -> set[str]:
    """Names and numbers as they are, other words without their endings; the first word of a sentence is no name."""
    found: set[str] = set()
    for match in _WORD.finditer(text):
        word = match.group().replace("’", "'").removesuffix("'s")
        plain = word.casefold()
        if word[0].isdigit() or (word[0].isupper() and not _opens(text, match.start())):
            found.add(word)
        elif len(plain) >= 4 and plain not in _EMPTY:
            found.add(_ENDING.sub("", plain))
    return found


def _opens(text: str, at: int) -> bool:
    return at == 0 or bool(re.search(r"[.!?:]['\"”’)]?\s+[\"“‘'(]?$|^[\"“‘'(]+$", text[max(0, at - 6) : at]))
