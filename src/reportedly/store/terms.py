"""Words as they are searched: the same cutting for what is kept and for what is asked, in both databases.

The databases index these terms and cut nothing themselves, so a search finds the same in either, and what matched is
shown as exact offsets.  A term is a word without case, accents and English ending (Porter's second stemmer, Snowball);
Chinese and Japanese are cut into characters.  What a user types is never an error: words are all required, "words in
quotation marks" stand together, -word excludes, word* is the beginning of one.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

MOST_TERMS = 16_000  # of one report that are found; a PostgreSQL tsvector numbers no more places than 16,383
_LONGEST = 80  # characters of a term; longer ones are no words
_CHARACTER = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e"
_LETTERS = f"(?:[^\\W_{_CHARACTER}]|[{_MARKS}])+"
_WORD = re.compile(f"[{_CHARACTER}]|{_LETTERS}(?:['’]{_LETTERS})*")
_ASKED = re.compile(r'(-?)(?:["“”„«]([^"“”„«»]*)(?:["“”»]|$)|([^\s"“”„«»]+))')
_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand next to each other; with `opens` the last one is only the beginning of a word."""

    terms: tuple[str, ...]
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for: all of `wanted`, none of `unwanted`; without `wanted` it finds nothing."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One term of a text, and the code points that it stands on."""

    term: str
    start: int
    end: int


def places_of(text: str) -> list[Place]:
    """The terms of a text in order, as many as are searched."""
    found = []
    for match in _WORD.finditer(text):
        if term := term_of(match.group()):
            found.append(Place(term, match.start(), match.end()))
            if len(found) == MOST_TERMS:
                break
    return found


def terms_of(text: str) -> list[str]:
    """The terms of a text in order."""
    return [place.term for place in places_of(text)]


@lru_cache(maxsize=65_536)
def term_of(word: str) -> str:
    """The term of one word: "Café’s" and "cafes" are both "cafe"; "" for what is no word."""
    plain = fold(word).replace("’", "'")
    stem = _stemmer.stemWord(plain) if plain.isascii() else plain
    return "".join(c for c in stem if c.isalnum())[:_LONGEST]


def fold(text: str) -> str:
    """The text without case and accents, for comparing names."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()


def parse_query(asked: str) -> Query:
    """What a user typed, as terms; nothing typed is an error."""
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    for minus, quoted, word in _ASKED.findall(asked):
        opens = word.endswith("*")
        terms = tuple(terms_of(quoted or word))
        if terms:
            (unwanted if minus else wanted).append(Phrase(terms, opens))
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def matches(query: Query, places: Sequence[Place]) -> list[tuple[int, int]] | None:
    """The spans that match, in order; None when a wanted phrase is missing or an unwanted one is there."""
    if not query.wanted or any(_spans(phrase, places) for phrase in query.unwanted):
        return None
    found = [_spans(phrase, places) for phrase in query.wanted]
    return sorted({span for spans in found for span in spans}) if all(found) else None


def _spans(phrase: Phrase, places: Sequence[Place]) -> list[tuple[int, int]]:
    size = len(phrase.terms)
    *firsts, last = phrase.terms
    return [
        (places[i].start, places[i + size - 1].end)
        for i in range(len(places) - size + 1)
        if all(places[i + k].term == term for k, term in enumerate(firsts))
        and (places[i + size - 1].term.startswith(last) if phrase.opens else places[i + size - 1].term == last)
    ]
