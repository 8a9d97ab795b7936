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
# Chosen on the tuning half of tests/data/name_pairs.tsv.
_LIKE = 0.7


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """The folded name without "the", "city of" and the like."""
    plain = fold(_KIND_AFTER.sub("", name.strip()))
    kept = _KINDS.sub("", _ARTICLE.sub("al-", plain))
    return _KINDS.sub("", kept) or plain


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
        return True, "same name, spelt otherwise"
    return False, "names differ"
