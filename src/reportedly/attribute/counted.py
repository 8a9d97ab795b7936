"""The noun phrase that a number counts, in the source's words; a part of `attribute/figures.py`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.records import Parsed, Sentence, Token
from reportedly.text.numbers import Quantity

_HYPHENS = ("-", "–", "‑")
_BEFORE, _AFTER = 4, 24  # tokens of the sentence that are looked at around a number
_PREMODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
_DROPPED = frozenset("other more additional further new such".split())
STATES = frozenset(
    "dead killed wounded injured hurt missing displaced arrested detained freed released homeless trapped stranded "
    "hospitalised hospitalized evacuated rescued infected unaccounted destroyed damaged captured abducted "
    "kidnapped".split()
)


@dataclass(frozen=True, slots=True)
class NumberInPlace:
    """A number with its qualifier and unit at `start` to `end` of the text, and the tokens around it in its sentence.

    `inside` are the tokens of the number itself, `phrase` is the noun phrase that follows it.
    """

    quantity: Quantity
    start: int
    end: int
    inside: tuple[Token, ...]
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    phrase: tuple[Token, ...]


def place_number(parsed: Parsed, sentence: Sentence, quantity: Quantity) -> NumberInPlace | None:
    """A quantity found in the sentence's text, with its tokens; None where the parser has none there."""
    tokens, last = parsed.tokens, sentence.last
    first = bisect_right(tokens, sentence.start + quantity.start, sentence.first, last, key=lambda t: t.end)
    if first < last and quantity.start < quantity.number and _is_particle(tokens, first):
        quantity = replace(quantity, start=quantity.number, high=quantity.low)
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    at = bisect_right(tokens, sentence.start + quantity.number, sentence.first, last, key=lambda t: t.end)
    to = bisect_left(tokens, end, at, last, key=lambda t: t.start)
    if at == to:
        return None
    after = tokens[to : min(to + _AFTER, last)]
    before = tokens[max(at - _BEFORE, sentence.first) : at]
    inside = tokens[at:to]
    line = parsed.text.find("\n", end)  # a noun on the next line belongs to something else
    near = [t for t in after if line < 0 or t.start < line]
    return NumberInPlace(quantity, start, end, inside, before, after, counted_phrase(near))


def _is_particle(tokens: Sequence[Token], i: int) -> bool:
    """ "Handed over 21 prisoners": no bound, as in "took over 21 hours"."""
    return tokens[i].text.lower() == "over" and tokens[tokens[i].head].lemma.lower() in ("hand", "turn", "sign")


def counted_phrase(after: Sequence[Token]) -> tuple[Token, ...]:
    """The noun phrase that follows a number, up to its last noun: "of" and determiners are passed over.

    A lone participle ("12 wounded") is no noun, whatever its tag.
    """
    rest = list(after)
    if rest and rest[0].text.lower() == "of":
        rest = skip_determiners(rest[1:])
    phrase: list[Token] = []
    for i, token in enumerate(rest):
        if not _continues(rest, i, phrase):
            break
        phrase.append(token)
    while phrase and phrase[-1].pos not in ("NOUN", "PROPN") and not re.fullmatch(r"\d+s", phrase[-1].text):
        phrase.pop()
    alone = len(phrase) == 1 and phrase[0].text.lower() in STATES
    return () if alone else tuple(phrase)


def skip_determiners(tokens: Sequence[Token]) -> list[Token]:
    """The tokens from the first that is no determiner, pronoun or number ("of the 12 soldiers")."""
    at = 0
    while at < len(tokens) and (tokens[at].pos in ("DET", "PRON", "NUM") or tokens[at].tag == "PRP$"):
        at += 1
    return list(tokens[at:])


def _continues(rest: list[Token], i: int, phrase: list[Token]) -> bool:
    """Whether the token belongs to the noun phrase begun: modifiers, hyphens, possessives, "current or former"."""
    token, following = rest[i], rest[i + 1] if i + 1 < len(rest) else None
    if phrase and phrase[-1].pos == "PROPN" and token.text[0].isdigit():  # "three Falcon 9 rockets", "18 Boeing 747s"
        return token.text[-1] == "s" or (following is not None and following.pos in ("NOUN", "PROPN"))
    if phrase and phrase[-1].tag in ("NNS", "NNPS") and token.pos != "NOUN" and token.tag != "POS":
        return False
    if token.pos in _PREMODIFIERS or (phrase and phrase[-1].text in _HYPHENS):
        return True
    if token.text in _HYPHENS:
        return following is not None and following.text.isalpha() and following.start == token.end
    if token.tag == "POS":
        return bool(phrase)
    if token.pos == "CCONJ":
        return _joins_modifiers(phrase, rest[i + 1 : i + 3])
    return token.tag in ("VBN", "VBG") and token.dep == "amod" and token.head > token.i


def _joins_modifiers(phrase: list[Token], following: list[Token]) -> bool:
    """ "12 current or former mayors", "four fire and rescue crews"."""
    if not phrase or not following:
        return False
    adjectives = phrase[-1].pos == "ADJ" and following[0].pos == "ADJ"
    return adjectives or (phrase[-1].tag == "NN" and [t.tag for t in following] == ["NN", "NNS"])


def phrase_words(noun: Sequence[Token]) -> str:
    """The phrase in the source's words, lower-cased, without "other" or "more" before it."""
    kept = list(noun)
    while len(kept) > 1 and kept[0].text.lower() in _DROPPED:
        kept = kept[1:]
    words = ""
    for i, token in enumerate(kept):
        words += (" " if i and token.start > kept[i - 1].end else "") + token.text.lower()
    return words
