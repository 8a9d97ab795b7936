"""Numbers that count nothing: parts of names, ages, scores, telephone and house numbers; a part of `figures.py`."""

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


def counts_nothing(text: str, number: NumberInPlace) -> bool:
    """Whether the number is part of a name, an age, a score, a telephone or house number, or a pronoun ("one")."""
    words = text[number.start : number.end].lower()
    if number.quantity.unit:
        return bool(re.match(r"[-‑\s]old\b", text[number.end : number.end + 4]))
    named = bool(number.before) and text[number.start].isupper() and bool(number.phrase)
    if named and number.phrase[0].pos == "PROPN":  # "the Formula One Grand Prix"
        return True
    if words == "one":
        return _is_pronoun(number)
    if _is_one_of_us(number, words) or _is_marked(text, number):
        return True
    if number.quantity.start != number.quantity.number:  # "at least 12": a qualifier makes it a count
        return False
    return _names_model(words, number.phrase) or _follows_name(number) or _is_address(number.phrase)


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
    joined = re.match(r"\s?[-–:/.]\s?\d|[°#%]|-(?:year|time|way|sided|on-one)|th\b", following)
    return bool(joined or re.search(r"(?:\d\s?[-–:/]\s?|#|[A-Za-z]-)$", before))


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
