"""Numbers that count nothing: parts of names, ages, scores, versions, telephone and house numbers.

A part of `figures.py`.
"""

import re

from reportedly.attribute.counted import NumberInPlace
from reportedly.records import Token

_DESIGNATORS = frozenset(
    "resolution flight boeing airbus article section chapter no number nos route highway road motorway interstate room "
    "channel gate platform terminal unit block sector zone district ward floor page line bus train runway pier "
    "phase tier level stage type model grade category class psalm verse version part point protocol "
    "amendment title law act bill rule paragraph annex figure table apollo covid formula group team box "
    "radio studio area camp division brigade regiment battalion".split()
)
_AIRCRAFT = frozenset("jet aircraft plane airliner jetliner max".split())
_CLASSES = frozenset("class grade category phase level type stage tier number no part".split())
_IDLE = frozenset("thing way reason point idea example side hand part aspect sense word area factor moment".split())
_STREETS = frozenset("street st avenue ave road rd lane boulevard blvd drive square place court way downing".split())
# Nouns that are counted without a plural ("500 police", "12 crew").
_UNINFLECTED = frozenset(
    "staff police crew personnel aircraft spacecraft helicopter people cattle sheep fish livestock infantry cavalry "
    "military troop species series offspring deer poultry clergy force dead wounded injured missing elderly youth "
    "million thousand hundred dozen billion percent cent foot euro yen rand baht yuan other more".split()
)


def counts_nothing(text: str, number: NumberInPlace) -> bool:
    """Whether the number is part of a name, an age, a score, a telephone or house number, or a pronoun ("one")."""
    words = text[number.start : number.end].lower()
    if number.quantity.unit:
        return bool(re.match(r"[-‑\s]old\b", text[number.end : number.end + 4])) or _names_span(text, number)
    first = number.start + number.quantity.number - number.quantity.start
    named = bool(number.before) and text[first].isupper() and bool(number.phrase)
    if named and number.phrase[0].pos == "PROPN":  # "the Formula One Grand Prix"
        return True
    if words == "one":
        return _is_pronoun(number)
    if _is_one_of_us(number, words) or _is_marked(text, number) or _is_label(text, number):
        return True
    if number.quantity.start != number.quantity.number:  # "at least 12": a qualifier makes it a count
        return False
    return _names_model(words, number.phrase) or _follows_name(number) or _is_address(number.phrase)


def _names_span(text: str, number: NumberInPlace) -> bool:
    """ "The Six-Day War", "the first half of this year"."""
    words = re.findall(r"[^\W\d_]+", text[number.start : number.end])
    capital = len(words) > 1 and all(w[0].isupper() for w in words)
    return capital and bool(number.phrase) and number.phrase[-1].text[0].isupper()


def _is_pronoun(number: NumberInPlace) -> bool:
    """Leave out "one of the two", "the one that", "one thing is certain"."""
    of = bool(number.after) and number.after[0].text.lower() == "of"
    return of or not number.phrase or number.phrase[-1].text.lower() in _IDLE


def _is_one_of_us(number: NumberInPlace, words: str) -> bool:
    following = [t.text.lower() for t in number.after[:2]]
    return words == "some" and following[:1] == ["of"] and following[1:] in (["them"], ["us"], ["these"])


def _is_marked(text: str, number: NumberInPlace) -> bool:
    """Digits joined to others (scores, telephone numbers, names such as F-16) and adverbs ("one-way", "4th")."""
    following, before = text[number.end : number.end + 12], text[max(0, number.start - 4) : number.start]
    joined = re.match(r"\s?[-–:/.]\s?\d|[°#%]|-(?:year|time|way|sided|on-one)|th\b|,\s\d{3}\b(?!,)", following)
    return bool(joined or re.search(r"(?:\d\s?[-–:/]\s?|\d,\s|#|[A-Za-z]-)$", before))


def _is_label(text: str, number: NumberInPlace) -> bool:
    """Digits that name or number a thing rather than count: "a 5.50 update", "the 4K screen", "0800", "the 12 bus".

    More than one of a thing stands in the plural, and things that are counted one by one come in whole numbers.
    """
    bare = text[number.start + number.quantity.number - number.quantity.start : number.end]
    if not re.fullmatch(r"[\d.,]+[kKm]?", bare):
        return False
    if re.fullmatch(r"0\d+|\d+\.\d+", bare):
        return True
    if number.quantity.low == number.quantity.high == 1 or not number.phrase or not number.phrase[0].text[0].isalnum():
        return False
    head = number.phrase[-1]
    named = bool(number.before) and number.before[-1].pos == "PROPN" and number.before[-1].text[0].isupper()
    singular = head.tag == "NN" or (head.tag == "NNP" and named)
    return singular and head.lemma.lower() not in _UNINFLECTED and not head.text.lower().endswith("s")


def _names_model(words: str, phrase: tuple[Token, ...]) -> bool:
    """ "A 737 jet", "the 2007 Harbour Games"."""
    if not phrase:
        return False
    if re.fullmatch(r"[37]\d7|3[0-8]0", words) and phrase[-1].lemma.lower() in _AIRCRAFT:
        return True
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", words)) and phrase[0].pos == "PROPN"


def _follows_name(number: NumberInPlace) -> bool:
    """ "Resolution 1325", "Lina Faro, 45,", "aged 9", "class one laser"."""
    if not number.before:
        return False
    last, after = number.before[-1], number.after
    word = last.text.lower().rstrip(".")
    if word in ("aged", "age"):
        return True
    if word in _DESIGNATORS and last.pos != "VERB":
        return not (number.phrase and last.text[0].islower() and word not in _CLASSES)
    if last.pos == "PROPN":
        return not number.phrase or (bool(after) and last.head in (after[0].i, after[0].head))
    apposed = last.text == "," and len(number.before) > 1 and not number.phrase
    if apposed and after and after[0].text in (",", "."):
        return number.before[-2].ent == "PERSON" or number.before[-2].pos == "PROPN"
    return False


def _is_address(phrase: tuple[Token, ...]) -> bool:
    return any(t.text.lower().rstrip(".") in _STREETS and t.text[0].isupper() for t in phrase)
