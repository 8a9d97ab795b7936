"""What changed between two texts: the words taken out and those put in their place, at exact offsets.

Sentences are compared first and words only within those that differ, so that a long text with a changed word costs
little.  Pure; what a change means (a figure, a name) is for whoever asks.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportedly.records import Passage, Revision

_SENTENCES = re.compile(r"\S.*?(?:[.!?…][”\"’')\]]*\s+|\n\s*|\Z)|\s+", re.DOTALL)
_WORDS = re.compile(r"\w+(?:[.,'’]\w+)*|\s+|[^\w\s]")
_MOST = 2_000  # words of a stretch that are compared one by one: the cost may grow with their square
_APART = 3  # words between two changes below which they read as one

_Range = tuple[int, int, int, int]


def find_revisions(before: str, after: str) -> tuple[Revision, ...]:
    """The changes that make `after` of `before`, in order.

    Between them both texts are the same, to the last code point: `apply_revisions` gives `after` again.
    """
    if before == after:
        return ()
    found: list[_Range] = []
    for a, b, c, d in _differing(_cut(_SENTENCES, before), _cut(_SENTENCES, after)):
        found += _in_words(before, after, (a, b, c, d))
    return tuple(
        Revision(Passage(a, b, before[a:b]), Passage(c, d, after[c:d])) for a, b, c, d in _joined(before, found)
    )


def apply_revisions(before: str, revisions: Sequence[Revision]) -> str:
    """The later text, made of the earlier one and the changes."""
    made, at = [], 0
    for revision in revisions:
        made += [before[at : revision.before.start], revision.after.text]
        at = revision.before.end
    return "".join([*made, before[at:]])


def _cut(pattern: re.Pattern[str], text: str, offset: int = 0) -> list[tuple[int, str]]:
    """Pieces with their offsets; together they are the text."""
    pieces, at = [], 0
    for match in pattern.finditer(text):
        if match.start() > at:
            pieces.append((offset + at, text[at : match.start()]))
        if match.group():
            pieces.append((offset + match.start(), match.group()))
        at = match.end()
    return [*pieces, (offset + at, text[at:])] if at < len(text) else pieces


def _differing(a: Sequence[tuple[int, str]], b: Sequence[tuple[int, str]]) -> Iterator[_Range]:
    """Stretches (start, end in the one, start, end in the other) in which the pieces differ."""
    matcher = SequenceMatcher(None, [text for _, text in a], [text for _, text in b], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield _at(a, i), _at(a, j), _at(b, k), _at(b, m)


def _at(pieces: Sequence[tuple[int, str]], i: int) -> int:
    """Where the piece begins; behind the last piece, where that ends."""
    if i < len(pieces):
        return pieces[i][0]
    return pieces[-1][0] + len(pieces[-1][1]) if pieces else 0


def _in_words(before: str, after: str, stretch: _Range) -> list[_Range]:
    a, b, c, d = stretch
    old, new = _cut(_WORDS, before[a:b], a), _cut(_WORDS, after[c:d], c)
    if not old or not new or max(len(old), len(new)) > _MOST:
        return [stretch]
    return list(_differing(old, new))


def _joined(before: str, found: Sequence[_Range]) -> list[_Range]:
    """Changes with few words between them as one."""
    joined: list[_Range] = []
    for stretch in found:
        if joined and len(re.findall(r"\w+", before[joined[-1][1] : stretch[0]])) < _APART:
            joined[-1] = (joined[-1][0], stretch[1], joined[-1][2], stretch[3])
        else:
            joined.append(stretch)
    return joined
