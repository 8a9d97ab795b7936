"""Makes the source that the tagger labelled word by word a whole phrase: no half of a name, no open bracket.

A phrase is mended by the grammar around its ends; the words of the cue and of the content are never taken.
"""

from collections.abc import Collection, Sequence

from reportedly.attribute.person_words import PERSON_NOUNS
from reportedly.records import Parsed
from reportedly.text.trees import subtree, top_of

# What stands before the head of its phrase and belongs to it.
_BEFORE_HEAD = frozenset("det predet amod compound nmod nummod quantmod".split())
_NOT_BEFORE = frozenset("PRON ADV PUNCT".split())
_NO_SOURCE = frozenset("AUX VERB ADP PUNCT PART SCONJ CCONJ ADV INTJ SPACE SYM X".split())
_RELATIVES = ("WP", "WDT", "WRB")
_NEAR = 6  # tokens to the head that a word waits for
_BRACKET = 12  # tokens to a closing bracket
_NAME = 6  # tokens of a name set off by a comma


def whole_source(parsed: Parsed, run: Sequence[int], barred: Collection[int]) -> list[int]:
    """The ascending, unbroken tokens of a source, mended at both ends; none where no word of it names anyone."""
    tokens = parsed.tokens
    found = list(run)
    if len(found) > 1 and tokens[found[-1]].tag in _RELATIVES:
        found.pop()
    if all(tokens[k].pos in _NO_SOURCE and not tokens[k].text[0].isupper() for k in found):
        return []
    first, last = found[0], found[-1]
    while first > 0 and first - 1 not in barred and _waits_for(parsed, first - 1, first, last):
        first -= 1
    for grown in (_to_head, _to_bracket, _to_name):
        after = grown(parsed, first, last)
        if not any(k in barred for k in range(last + 1, after + 1)):
            last = after
    return list(range(first, last + 1))


def _waits_for(parsed: Parsed, k: int, first: int, last: int) -> bool:
    """Whether a word before the phrase belongs to it; a name of another kind ("the Post") does not."""
    token = parsed.tokens[k]
    if token.dep not in _BEFORE_HEAD or token.pos in _NOT_BEFORE or not first <= token.head <= last:
        return False
    return token.pos != "PROPN" or token.ent in ("", parsed.tokens[token.head].ent)


def _to_head(parsed: Parsed, first: int, last: int) -> int:
    """To the noun that the last word waits for ("leading the | opposition"), or to the end of what it opens ("of")."""
    token = parsed.tokens[last]
    if token.dep in _BEFORE_HEAD and last < token.head <= last + _NEAR:
        named = token.pos == "PROPN" and parsed.tokens[token.head].pos != "PROPN"
        return last if named else token.head
    if token.pos == "ADP" and token.head >= first:
        below = subtree(parsed, last)
        if below == list(range(last, below[-1] + 1)) and below[-1] <= last + _NEAR:
            return below[-1]
    return last


def _to_bracket(parsed: Parsed, first: int, last: int) -> int:
    """To the bracket that closes one that stands open."""
    words = [t.text for t in parsed.tokens[first : last + 1]]
    if words.count("(") <= words.count(")"):
        return last
    ends = range(last + 1, min(last + _BRACKET, parsed.sentences[parsed.tokens[last].sent].last))
    return next((k for k in ends if parsed.tokens[k].text == ")"), last)


def _to_name(parsed: Parsed, first: int, last: int) -> int:
    """To the end of the name that follows whoever is described: "the head of the union (UPW), | Ann Roe,"."""
    tokens = parsed.tokens
    top = top_of(parsed, range(first, last + 1))
    if top is None or tokens[top].lemma.lower() not in PERSON_NOUNS or _names_a_person(parsed, first, last):
        return last
    end = min(parsed.sentences[tokens[last].sent].last, last + 2 + _NAME)
    if end <= last + 2 or tokens[last + 1].text != ",":
        return last
    stop = next((k for k in range(last + 2, end) if tokens[k].pos != "PROPN" and tokens[k].text != "-"), end)
    set_off = stop < end and tokens[stop].text == ","
    return stop - 1 if set_off and _names_a_person(parsed, last + 2, stop - 1) else last


def _names_a_person(parsed: Parsed, first: int, last: int) -> bool:
    return any(t.ent == "PERSON" for t in parsed.tokens[first : last + 1])
