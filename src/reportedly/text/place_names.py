"""Whether two names name one place by their spelling alone; the gazetteer decides what spelling cannot; pure."""

import re
from functools import lru_cache

from reportedly.text.countries import country_of
from reportedly.text.names import fold, like, skeleton

_KINDS = re.compile(r"^(?:(?:the )?(?:city|town|village|port|capital) of |the )")
_KIND_AFTER = re.compile(r" (?:city|town)$")  # small letters: the City of Mexico City is its name
_ARTICLE = re.compile(r"(?<![a-z])(?:e[lzdrsn]|a[lzdrsn]|ash|esh)-")  # Arabic's article, assimilated or not
_EXONYMS = (
    "kyiv kiev|odesa odessa|kharkiv kharkov|lviv lvov|mumbai bombay|kolkata calcutta|chennai madras|yangon rangoon|"
    "beijing peking|guangzhou canton|ho chi minh city,saigon|makkah mecca|tehran teheran|aleppo halab|"
    "jerusalem al-quds|mariupol mariupil|rome roma|turin torino|munich munchen|cologne koln|prague praha|"
    "vienna wien|warsaw warszawa|lisbon lisboa|moscow moskva|bengaluru bangalore|dnipro dnepr"
)
_EXONYM = {w: i for i, g in enumerate(_EXONYMS.split("|")) for w in (g.split(",") if "," in g else g.split())}
SPELT_OTHERWISE = "same name, spelt otherwise"
_TOWNS = r"(?:towns?|villages?|city|suburbs?|districts?|neighbou?rhood|borough|hamlet|settlement|island|port|county)"
_TOWN_OF = re.compile(rf"\b{_TOWNS} of $")
_A_TOWN = re.compile(rf",? (?:which is )?an? (?:[a-z-]+ ){{0,3}}{_TOWNS}\b")
# Last words of the names of buildings and grounds, left out when people speak of them.
VENUES = frozenset(
    """resort casino hotel spa suites inn arena stadium mall hall theatre theater tower towers plaza hospital airport
    station beach resorts casinos convention center centre""".split()
)
# Last words of the names of things that take place.
_EVENTS = frozenset(
    "festival concert conference tournament marathon championship parade summit expo fair rally".split()
)
# Chosen on the tuning half of tests/data/name_pairs.tsv.
_LIKE = 0.7


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """The folded name without "the", "city of" and the like."""
    plain = fold(_KIND_AFTER.sub("", name.strip()))
    kept = _KINDS.sub("", _ARTICLE.sub("al-", plain))
    return _KINDS.sub("", kept) or plain


def shortened(short: str, long: str) -> str:
    """Why `short` may be what people call the venue or event that is named `long` in full, "" if it may not.

    "Harbour Lights" for "Harbour Lights Resort and Casino", "Route 9" for "Route 9 Harvest Festival": one word by
    itself is too little to tell.
    """
    few, many = fold(short).removeprefix("the ").split(), fold(long).removeprefix("the ").split()
    if not 1 < len(few) < len(many) or many[: len(few)] != few:
        return ""
    if all(w in VENUES | {"and", "&"} for w in many[len(few) :]):
        return "the same venue, its kind left out"
    return "the event's name, shortened" if many[-1] in _EVENTS else ""


def called_place(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name say that it is of a place: "the town of X", "X, a small town"."""
    return bool(_TOWN_OF.search(text[max(0, start - 30) : start]) or _A_TOWN.match(text[end : end + 60]))


@lru_cache(maxsize=65536)
def same_place(a: str, b: str) -> tuple[bool, str]:
    """Whether two names are spellings of one place, and the reason."""
    left, right = country_of(a), country_of(b)
    if left or right:
        return (left == right, "names of one country" if left == right else "another country, or none")
    first, second = place_key(a), place_key(b)
    if first == second:
        return True, "same name"
    if first in _EXONYM and _EXONYM[first] == _EXONYM.get(second):
        return True, "known names of one place"
    alike = skeleton(first) == skeleton(second) and len(skeleton(first)) > 1 and like(first, second) >= _LIKE
    if alike and min(len(first), len(second)) > 3:
        return True, SPELT_OTHERWISE
    return False, "names differ"
