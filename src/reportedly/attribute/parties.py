"""Bodies and parties that are described rather than named: "the Syrian army", "rebels", "the interior ministry".

The lexicon is of the trade, not of a story: offices of state, forces, and the words for armed and political groups.
"""

import re
from collections.abc import Iterator

from reportedly.records import Parsed, Token
from reportedly.text.countries import country_of, country_of_demonym
from reportedly.text.party_words import INSTITUTIONS, PARTIES

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod", "punct"})
_SKIPPED = frozenset({"other", "such", "many", "several", "some", "more", "various", "former", "late", "own", "same"})
_FIELDS = frozenset(
    """defense defence foreign interior health finance justice information education culture energy oil transport
    transportation agriculture environment trade economy labor labour emergency emergencies internal external""".split()
)
_SIZES = frozenset("big bigger small smaller limited divided open opening good self".split())
_HEAD = re.compile(r"^[a-z]", re.I)


def party_spans(parsed: Parsed) -> Iterator[tuple[int, int, bool]]:
    """Give (start, end, named) of each described body or party, articles left out, in order.

    `named` is True where the description tells whose it is ("Arcadian army", "Arcadia's presidency"), so that it can
    stand for a name in other reports too; plural groups are never `named`.
    """
    for token in parsed.tokens:
        word = token.text.lower()
        plural = word in PARTIES
        if token.pos not in ("NOUN", "PROPN") or not (plural or word in INSTITUTIONS):
            continue
        if token.dep in ("amod", "compound", "nmod") and _noun_follows(parsed, token):
            continue
        first = _first(parsed, token)
        modifiers = parsed.tokens[first : token.i]
        if word == "opposition" and _opposing(parsed, token):
            continue
        if word == "government" and modifiers and modifiers[-1].text.lower() in _SIZES:
            continue
        if word in ("officials", "forces", "troops", "authorities", "court", "soldiers") and not modifiers:
            continue
        named = not plural and any(_tells_whose(parsed, t) for t in modifiers)
        yield parsed.tokens[first].start, token.end, named


def _opposing(parsed: Parsed, token: Token) -> bool:
    """ "Opposition to the bill", "their opposition", "drew opposition": an act, not those who oppose."""
    after = parsed.tokens[token.i + 1].text.lower() if token.i + 1 < len(parsed.tokens) else ""
    first = _first(parsed, token)
    before = parsed.tokens[first - 1].text.lower() if first else ""
    lands = [t for t in parsed.tokens[first : token.i] if country_of(t.text) or country_of_demonym(t.text)]
    owned = any(t.tag == "POS" for t in parsed.tokens[first : token.i])
    return after in ("to", "from", "against") or not (lands or (before == "the" and not owned))


def _noun_follows(parsed: Parsed, token: Token) -> bool:
    """ "rebel commander": the word only qualifies the noun after it."""
    return (
        token.i + 1 < len(parsed.tokens)
        and parsed.tokens[token.i + 1].pos in ("NOUN", "PROPN")
        and token.head > token.i
    )


def _first(parsed: Parsed, head: Token) -> int:
    """The first token of the modifiers that stand in one row before `head`."""
    i = head.i
    while i > 0 and parsed.tokens[i - 1].sent == head.sent and _modifies(parsed, parsed.tokens[i - 1], head, i):
        i -= 1
    while i < head.i and (
        parsed.tokens[i].text in ("'s", "’s", "'", "’", "-", ",") or not _HEAD.match(parsed.tokens[i].text)
    ):
        i += 1
    return i


def _modifies(parsed: Parsed, token: Token, head: Token, last: int) -> bool:
    if token.text.lower() in _SKIPPED or token.pos in ("DET", "NUM", "ADP", "VERB", "PRON", "CCONJ"):
        return False
    if token.tag == "POS":
        return True
    if token.text == "-":
        return token.end == parsed.tokens[last].start
    if token.pos not in ("ADJ", "NOUN", "PROPN"):
        return False
    inside = token.dep in _MODIFIERS and token.i < token.head <= head.i
    return inside or bool(country_of_demonym(token.text))


def _tells_whose(parsed: Parsed, token: Token) -> bool:
    return (
        bool(country_of_demonym(token.text) or country_of(token.text))
        or token.text.lower() in _FIELDS
        or (token.pos == "PROPN" and token.text[:1].isupper())
    )
