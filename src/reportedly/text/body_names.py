"""Whether two names name one body: spelling, word order, nationality as adjective or genitive, acronyms; pure.

"Ministry of Defence of Arcadia", "Arcadian defense ministry" and "Arcadia's Defence Ministry" are one.
"""

import re
from functools import lru_cache

from reportedly.text.countries import country_of, country_of_demonym
from reportedly.text.names import fold, like, same_word

_SMALL = frozenset(
    "the of for and in on to a an de la le du des del el al ul das der die und et y e da do dos di".split()
)
_SPELLINGS = {
    "defence": "defense", "centre": "center", "labour": "labor", "organisation": "organization", "programme": "program",
    "ministries": "ministry", "depts": "department", "dept": "department", "min": "ministry", "intl": "international",
    "govt": "government", "affairs": "", "troops": "forces", "corporation": "corp", "company": "co",
    "incorporated": "inc", "limited": "ltd", "movement": "", "group": "", "organizations": "organization",
    "armies": "army", "republican": "republican",
}  # fmt: skip
# Names that initials and word order cannot join.
_ALIASES = (
    "islamic state|isis|isil|daesh|islamic state of iraq and syria|islamic state of iraq and the levant|is",
    "hezbollah|hizbullah|hizballah",
    "doctors without borders|medecins sans frontieres|msf",
    "us department of defense|pentagon",
    "us department of state|us state department|state department",
    "idf|israel defense forces|israeli military|israeli army|israeli defense forces",
    "pla|people's liberation army|chinese military",
    "kurdistan workers' party|pkk",
    "people's protection units|ypg",
    "islamic revolutionary guard corps|irgc|revolutionary guards|revolutionary guard|iranian revolutionary guards",
    "african union|au",
    "nato|north atlantic treaty organization",
    "opec|organization of the petroleum exporting countries",
    "unicef|united nations children's fund|un children's fund",
    "unhcr|un refugee agency|united nations refugee agency|un high commissioner for refugees",
    "who|world health organization",
    "united nations|un|u.n.",
    "european union|eu|e.u.",
    "un security council|united nations security council|security council|unsc",
    "ansar allah|houthis|houthi|houthi movement|ansarullah",
    "agence france-presse|afp",
    "associated press|ap|the ap",
    "international committee of the red cross|international committee for the red cross|international red cross|icrc",
    "federal bureau of investigation|fbi|f.b.i.",
    "white house|the white house",
    "kremlin|the kremlin",
    "elysee|elysee palace",
    "downing street|10 downing street|no 10|number 10",
    "boko haram",
    "hamas",
    "taliban|taleban|islamic emirate of afghanistan",
    "al-qaeda|al-qaida|al qaeda|al qaida|qaeda|qaida",
    "al-shabaab|al-shabab|al shabaab|al shabab|shabab",
    "scotland yard|metropolitan police|met police|metropolitan police service",
    "new york police department|nypd|new york city police department",
    "los angeles police department|lapd",
    "bureau of alcohol, tobacco, firearms and explosives|atf|a.t.f.",
    "department of homeland security|dhs|homeland security",
    "republican party|gop",
    "world bank",
    "international monetary fund|imf",
    "central intelligence agency|cia",
)
_DIGITS = re.compile(r"\d+")
_KIND_AFTER = re.compile(r" (?:(?:armed|militant|jihadi|jihadist|terror|terrorist|rebel|extremist) )?group$")
# What a group's name may carry after it: the Houthi rebels are the Houthis.
_FIGHTERS = frozenset({"rebels", "rebel", "fighters", "militants", "insurgents", "militia", "terrorists", "gunmen"})
_ARMY = frozenset({"arab"})  # "Syrian Arab Army" is the Syrian army


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The folded content words of a body's name, sorted; a country stands as its code ("=SY")."""
    found: list[str] = []
    words = re.findall(r"[\w.]+", fold(name).replace("-", " ").replace("u.s.", "us").replace("u.n.", "un"))
    at = 0
    while at < len(words):
        size, code = _country_at(words, at)
        if code:
            found.append("=" + code)
            at += size
            continue
        word = _SPELLINGS.get(words[at], words[at]).strip(".")
        if word and word not in _SMALL:
            found.append(word)
        at += 1
    if any(w.startswith("=") for w in found):
        found = [w for w in found if w not in _ARMY]
    if "police" in found:  # "Port Alder Police Department" is Port Alder's police
        found = [w for w in found if w not in ("department", "force", "service")]
    if kept := [w for w in found if w not in _FIGHTERS and not w.startswith("=")]:
        found = kept + [w for w in found if w.startswith("=")]
    return tuple(sorted(set(found)))


def _country_at(words: list[str], at: int) -> tuple[int, str | None]:
    for size in (3, 2, 1):
        phrase = " ".join(words[at : at + size])
        if len(words) - at >= size and (code := country_of_demonym(phrase) or _country(phrase)):
            return size, code
    return 1, None


def _country(phrase: str) -> str | None:
    return country_of(phrase.upper()) if phrase in ("us", "uk") else country_of(phrase)


@lru_cache(maxsize=65536)
def country_in(name: str) -> str | None:
    """The ISO code of the country that a body's name tells ("Syrian army"), or None."""
    return next((w[1:] for w in body_words(name) if w.startswith("=")), None)


@lru_cache(maxsize=65536)
def acronyms(name: str) -> frozenset[str]:
    """All initials that `name` may be shortened to, in capitals; with and without its small words.

    acronyms("Hayat Tahrir al-Sham") holds "HTS" and "HTAS"; a name of one word has none.
    """
    words = re.findall(r"\w+", fold(name).replace("-", " "))
    if len(words) < 2:
        return frozenset()
    full = "".join(w[0] for w in words)
    big = "".join(w[0] for w in words if w not in _SMALL)
    bare = "".join(w[0] for w in words if w != "the")
    whole = "".join(w if w in ("us", "uk", "un", "eu") else w[0] for w in words if w not in _SMALL)  # "USGS"
    return frozenset(x.upper() for x in (full, big, bare, whole) if len(x) > 1)


@lru_cache(maxsize=65536)
def is_acronym(name: str) -> bool:
    """Whether `name` is written as initials: two to six letters, all or nearly all capitals ("HTS", "U.N.", "MoD")."""
    letters = name.replace(".", "").strip()
    upper = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 6 and letters.isalnum() and letters[0].isalpha() and upper >= max(2, len(letters) - 1)


@lru_cache(maxsize=65536)
def _alias(name: str) -> int | None:
    plain = re.sub(r"^the ", "", fold(name)).replace("'", "").replace("centre", "center").replace("defence", "defense")
    plain = _KIND_AFTER.sub("", plain.replace("organisation", "organization"))
    return next((i for i, group in enumerate(_ALIASES) if plain in group.replace("'", "").split("|")), None)


def known_body(name: str) -> bool:
    """Whether `name` is among the bodies known by several names, or by one that parsers take for a person or place."""
    return _alias(name) is not None and (len(name) > 4 or is_acronym(name) or " " in name)


@lru_cache(maxsize=65536)
def same_body(a: str, b: str) -> tuple[bool, str]:
    """Whether two names can name one body, and the reason."""
    if (group := _alias(a)) is not None and group == _alias(b):
        return True, "known names of one body"
    for short, long in ((a, b), (b, a)):
        if is_acronym(short) and short.replace(".", "").upper() in acronyms(long):
            return True, f"{short} are the initials of {long}"
    left, right = body_words(a), body_words(b)
    if not left or not right:
        return False, "no name"
    if _DIGITS.findall(a) != _DIGITS.findall(b):
        return False, "another number"
    if left == right:
        return True, "same words"
    if country_in(a) != country_in(b):
        return False, "another country, or none told"
    return _spelt_alike(fold(a), fold(b), left, right)


def _spelt_alike(a: str, b: str, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[bool, str]:
    """Word by word for transliterations, then with the spaces out; short words must be equal."""
    short = len(left) == 1 and min(len(left[0]), len(right[0])) < 7  # Apple is not Apollo
    if len(left) == len(right) and not short and _each_in(left, right) and _each_in(right, left):
        return True, "same words, spelt otherwise"
    first = re.sub(r"\b(?:the|al|el)\b|[^a-z0-9]", "", a)
    second = re.sub(r"\b(?:the|al|el)\b|[^a-z0-9]", "", b)
    if first == second or (len(first) > 7 and _same_long(first, second) and like(first, second) > 0.7):
        return True, "same name, spaced otherwise"
    return False, "names differ"


def _each_in(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return all(any(_same_long(x, y) for y in b) for x in a)


def _same_long(a: str, b: str) -> bool:
    if a == b or (min(len(a), len(b)) > 3 and a.rstrip("s") == b.rstrip("s")):
        return True
    return len(a) > 3 and len(b) > 3 and same_word(a.rstrip("s"), b.rstrip("s"))
